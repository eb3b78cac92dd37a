"""Names what lies in data/ and is read by nothing, since somebody may think that it counts."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from advocate.errors import Problem, Severity

_OF_SYSTEMS = (".", "~$", "thumbs.db", "desktop.ini")
"""How the names begin of what programs leave behind, in small letters."""
_NAMING = ("advocate.yaml", "data/statistics.yaml")
_MOST_NAMED = 20


def unread_files(folder: Path, templates: Iterable[str]) -> Iterator[Problem]:
    """Yield the files below data/ whose names stand in no template and in no file that names any.

    Those that end in .yaml or .yml are left to the reader of the workspace.
    """
    naming = (path for name in _NAMING if (path := folder / name).is_file())
    words = "\n".join((*templates, *(path.read_text("utf-8", "replace") for path in naming)))
    found = (
        path
        for path in sorted((folder / "data").rglob("*"))
        if not path.is_dir()
        and path.suffix not in (".yaml", ".yml")
        and not path.name.lower().startswith(_OF_SYSTEMS)
        and path.name not in words
    )
    for path in islice(found, _MOST_NAMED):
        is_like_ours = any(ending in path.name.lower() for ending in (".yaml", ".yml"))
        yield Problem(
            message="Nothing reads this file.",
            hint="Take it out of data/, or call it as docs/data.md says.",
            severity=Severity.WARNING if is_like_ours else Severity.NOTE,
            file=path.relative_to(folder).as_posix(),
            line=1,
        )
    if more := sum(1 for _ in found):
        said = f"Nothing reads {more} more files in data/."
        yield Problem(message=said, severity=Severity.NOTE, file="data", line=1)
