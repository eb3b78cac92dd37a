"""Makes a new workspace out of the sample that comes with the program."""

import os
import shutil
from pathlib import Path

from advocate.errors import OutputNotWritable, WorkspaceError
from advocate.inputs.packaged_folder import packaged_folder

_PARTS = ("advocate.yaml", "data")
"""Templates and sectors come from the program, so that a workspace follows its releases."""


def copy_starter(folder: Path) -> list[str]:
    """Copy the sample workspace into `folder` and return the names of what was made.

    Raises:
        WorkspaceError: something of that name is there already; nothing is changed.
        OutputNotWritable: the folder cannot be written.
    """
    for name in _PARTS:
        if os.path.lexists(folder / name):  # a link that leads nowhere would be followed
            said = f"{folder / name} is there already, so nothing was changed."
            raise WorkspaceError(said, hint="Choose another folder: advocate init FOLDER")
    source = packaged_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _PARTS:
            copy = shutil.copytree if (source / name).is_dir() else shutil.copyfile
            copy(source / name, folder / name)
        (folder / "briefs").mkdir(exist_ok=True)
    except OSError as error:
        said = f"{folder} cannot be written: {error.strerror}."
        raise OutputNotWritable(said, hint="Choose a folder that you may write to.") from error
    return [f"{name}/" if (folder / name).is_dir() else name for name in (*_PARTS, "briefs")]
