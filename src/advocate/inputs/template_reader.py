"""Reads a workspace's own templates as text, for the rules that look at their words."""

from pathlib import Path

TEMPLATE_FOLDER = "templates"


def read_templates(folder: Path) -> dict[str, str]:
    """Return the templates below `folder` by their path in it.

    What cannot be read as text is left out: filling it in says what is wrong with it.
    """
    found = {}
    for path in sorted((folder / TEMPLATE_FOLDER).rglob("*.j2")):
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        found[path.relative_to(folder).as_posix()] = text.replace("\r\n", "\n")
    return found
