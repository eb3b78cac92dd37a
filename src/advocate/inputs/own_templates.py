"""Reads a workspace's own templates as text, for the rules that look at their words."""

from collections.abc import Callable, Mapping
from pathlib import Path

TEMPLATE_FOLDER = "templates"


def templates_of(folder: Path) -> Callable[[], Mapping[str, str]]:
    """Return a function that reads the templates below `folder` by their path in it, once asked.

    What cannot be read as text is left out: filling it in says what is wrong with it.
    """
    return lambda: dict(_texts(folder))


def _texts(folder: Path) -> list[tuple[str, str]]:
    found = []
    for path in sorted((folder / TEMPLATE_FOLDER).rglob("*.j2")):
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        found.append((path.relative_to(folder).as_posix(), text.replace("\r\n", "\n")))
    return found
