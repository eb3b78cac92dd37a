"""Makes a new workspace: the sample that comes with the program, or a blank start.

The files of a blank start stand in `blank/`. Where one of them has `<name>`, an answer goes, or
else TODO and the name; where it has `<name?>`, an answer or nothing.
"""

import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from advocate.errors import OutputNotWritable, WorkspaceError
from advocate.inputs.packaged_folder import packaged_folder
from advocate.storage.atomic_write import replace_file

BLANK = Path(__file__).with_name("blank")
_PARTS = ("advocate.yaml", "data")
"""Templates and sectors come from the program, so that a workspace follows its releases."""
_GAP = re.compile(r"<(\w+)(\??)>")
_PLAIN = re.compile(r"(?!(?i:true|false|null)\Z)[^\W\d_](?:[\w ,.'’&()/@-]|:(?=\S))*")


def make_workspace(
    folder: Path, answers: Mapping[str, str] | None, *, dry_run: bool = False
) -> list[str]:
    """Copy into `folder` a blank start with what was answered, or without answers the sample.

    Return the names of what was made.

    Raises:
        WorkspaceError: something of that name is there already; nothing is changed.
        OutputNotWritable: the folder cannot be written.
    """
    for name in _PARTS:
        if os.path.lexists(folder / name):  # a link that leads nowhere would be followed
            said = f"{folder / name} is there already, so nothing was changed."
            raise WorkspaceError(said, hint="Choose another folder: advocate init FOLDER")
    try:
        if not dry_run:
            _copy(packaged_folder() if answers is None else BLANK, folder, answers)
    except OSError as error:
        said = f"{folder} cannot be written: {error.strerror}."
        raise OutputNotWritable(said, hint="Choose a folder that you may write to.") from error
    return [_PARTS[0], *(f"{name}/" for name in (*_PARTS[1:], "briefs"))]


def _copy(source: Path, folder: Path, answers: Mapping[str, str] | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in _PARTS:
        copy = shutil.copytree if (source / name).is_dir() else shutil.copyfile
        copy(source / name, folder / name)
    (folder / "briefs").mkdir(exist_ok=True)
    for path in BLANK.rglob("*.yaml") if answers is not None else ():
        text = filled_in(path.read_text(encoding="utf-8"), answers or {})
        replace_file(folder / path.relative_to(BLANK), text.encode())


def filled_in(text: str, answers: Mapping[str, str]) -> str:
    """Return the text of a file with each gap closed."""
    return _GAP.sub(lambda gap: answers.get(gap[1], "" if gap[2] else f"TODO-{gap[1]}"), text)


def as_yaml(text: str) -> str:
    """Return a text as it stands in YAML, on one line: in quotation marks where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
