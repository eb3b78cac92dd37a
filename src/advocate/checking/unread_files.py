"""Names what lies in data/ and is read by nothing, since somebody may think that it counts."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from advocate.errors import Problem, Severity
from advocate.storage.workspace_files import list_inside, read_below

_OF_SYSTEMS = (".", "~$", "thumbs.db", "desktop.ini")
"""How the names begin of what programs leave behind, in small letters."""
_NAMING = ("advocate.yaml", "data/statistics.yaml")
_OURS = (".yaml", ".yml")
_MOST_NAMED = 20


def unread_files(folder: Path, templates: Iterable[str]) -> Iterator[Problem]:
    """Yield the files below data/ whose names stand in no template and in no file that names any.

    Those that end in .yaml or .yml are left to the reader of the workspace.
    """
    naming = (path for name in _NAMING if (path := folder / name).is_file())
    named = (read_below(folder, path).decode("utf-8", "replace") for path in naming)
    words = "\n".join((*templates, *named))
    others = (path for path in list_inside(folder, "data", "*") if path.suffix not in _OURS)
    unnamed = (path for path in others if path.name not in words and not path.is_dir())
    unread = [path for path in unnamed if not path.name.lower().startswith(_OF_SYSTEMS)]
    for path in unread[:_MOST_NAMED]:
        is_like_ours = any(end in path.name.lower() for end in _OURS)
        severity = Severity.WARNING if is_like_ours else Severity.NOTE
        hint = "Take it out of data/, or give it a name that docs/data.md has."
        said, name = "Nothing reads this file.", path.relative_to(folder).as_posix()
        yield Problem(message=said, hint=hint, severity=severity, file=name, line=1)
    if len(unread) > _MOST_NAMED:
        said = f"Nothing reads {len(unread) - _MOST_NAMED} more files in data/."
        yield Problem(message=said, severity=Severity.NOTE, file="data", line=1)
