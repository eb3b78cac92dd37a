"""Reads a workspace's own templates as text, for the rules that look at their words."""

from contextlib import suppress
from pathlib import Path

from advocate.storage.workspace_files import LARGEST_TEMPLATE, list_inside, read_below

TEMPLATE_FOLDER = "templates"


def read_templates(folder: Path, errors: str = "strict") -> dict[str, str]:
    """Return the templates below `folder` by their path in it.

    What cannot be read as text is left out: filling it in says what is wrong with it. `errors` are
    those of `bytes.decode`.
    """
    found = {}
    for path in list_inside(folder, TEMPLATE_FOLDER, "*.j2"):
        with suppress(OSError, UnicodeDecodeError):
            text = read_below(folder, path, most=LARGEST_TEMPLATE).decode("utf-8-sig", errors)
            found[path.relative_to(folder).as_posix()] = text.replace("\r\n", "\n")
    return found
