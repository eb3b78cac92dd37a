"""Reads a workspace's own templates as text, for the rules that look at their words."""

from pathlib import Path

from advocate.storage.workspace_files import LARGEST_TEMPLATE, list_inside, read_inside

TEMPLATE_FOLDER = "templates"


def read_templates(folder: Path, errors: str = "strict") -> dict[str, str]:
    """Return the templates below `folder` by their path in it.

    What cannot be read as text is left out: filling it in says what is wrong with it. `errors` are
    those of `bytes.decode`.
    """
    found = {}
    for path in list_inside(folder, TEMPLATE_FOLDER, "*.j2"):
        name = path.relative_to(folder).as_posix()
        try:
            text = read_inside(folder, name, most=LARGEST_TEMPLATE).decode("utf-8-sig", errors)
        except (OSError, UnicodeDecodeError):
            continue
        found[name] = text.replace("\r\n", "\n")
    return found
