"""Copies of the program's own templates in a workspace: which are as released, which not."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches, unified_diff
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from advocate.errors import Problem, RecordNotFound, Severity, WorkspaceError
from advocate.inputs.packaged_folder import packaged_folder
from advocate.inputs.template_reader import TEMPLATE_FOLDER
from advocate.models.packaged_table import packaged_table
from advocate.storage.atomic_write import replace_file
from advocate.storage.workspace_files import leads_out, read_below


class TemplateCopy(Struct, frozen=True):
    """A file of a workspace that stands in for one of the program."""

    file: str
    """Below the workspace, with `/`."""
    is_current: bool
    """Whether it is as in this release."""
    is_released: bool
    """Whether it is as in this or a former one, so that nothing is lost without it."""
    diff: tuple[str, ...]
    """How it differs from the program's, in lines as `diff -u` prints them."""


def fingerprint(content: bytes) -> str:
    """Return what tells the versions of a template apart, whatever ends their lines."""
    plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip()
    return blake2b(plain, digest_size=6).hexdigest()


def packaged_templates() -> dict[str, str]:
    """Return the program's templates and reference document, by what people call them: "brief"."""
    folder = packaged_folder()
    paths = sorted((folder / TEMPLATE_FOLDER).rglob("*.*"))
    ours = (p.relative_to(folder).as_posix() for p in paths if p.suffix in (".j2", ".docx"))
    return {_short(file): file for file in ours}


def _short(file: str) -> str:
    return file.replace("\\", "/").removeprefix(f"{TEMPLATE_FOLDER}/").removesuffix(".md.j2")


def find_copies(folder: Path) -> Iterator[TemplateCopy]:
    """Yield the files below templates/ that the program has too; none where they are its own.

    What cannot be read is left to those who use it.
    """
    own, home = folder / TEMPLATE_FOLDER, packaged_folder()
    is_ours = own.exists() and own.samefile(home / TEMPLATE_FOLDER)
    for name, file in () if is_ours else packaged_templates().items():
        with suppress(OSError):
            sides = read_below(None, home / file), read_below(folder, folder / file)
            ours, theirs = map(fingerprint, sides)
            former = packaged_table(__file__)["released"].get(name, "").split()
            yield TemplateCopy(file, ours == theirs, theirs in (ours, *former), _diff(file, *sides))


def _diff(file: str, ours: bytes, theirs: bytes) -> tuple[str, ...]:
    names = (f"{file} (the program's)", f"{file} (yours)")
    if not file.endswith(".j2"):
        return (f"--- {names[0]}", f"+++ {names[1]}", "A Word file: open both to compare them.")
    old, new = (side.decode("utf-8-sig", "replace").splitlines() for side in (ours, theirs))
    return tuple(unified_diff(old, new, *names, lineterm=""))


def check_copies(folder: Path) -> Iterator[Problem]:
    """Yield what is to be known of copies that nobody has changed: they do not get better."""
    released = [copy for copy in find_copies(folder) if copy.is_released]
    for is_current, severity, said in (
        (False, Severity.WARNING, "As in an earlier release, so documents lack what came since"),
        (True, Severity.NOTE, "The same as the program's own, and will fall behind it"),
    ):
        files = [copy.file for copy in released if copy.is_current is is_current]
        message, hint = f"{said}: {', '.join(files)}.", "advocate init --update takes them out."
        for first in files[:1]:
            yield Problem(message=message, hint=hint, severity=severity, file=first, line=1)


def remove_copies(folder: Path, files: Sequence[str]) -> None:
    """Remove these files of a workspace, and the folders that are empty then."""
    for file in files:
        (folder / file).unlink()
    for place in sorted({(folder / file).parent for file in files}, reverse=True):
        with suppress(OSError):  # something else is in it
            place.rmdir()


def copy_template(folder: Path, wanted: str) -> str:
    """Copy one of the program's templates into a workspace, to be changed there; return its file.

    Raises:
        RecordNotFound: the program has none of that name; the hint has the nearest.
        WorkspaceError: a file is there already, or templates/ leads elsewhere.
    """
    packaged = packaged_templates()
    file = packaged.get(_short(wanted))
    if file is None:
        called = {name.rpartition("/")[2]: name for name in packaged} | {n: n for n in packaged}
        near = get_close_matches(_short(wanted).lower(), called, n=1)
        hint = f"Did you mean {called[near[0]]}?" if near else f"There are: {', '.join(packaged)}."
        raise RecordNotFound(f"The program has no template “{wanted}”.", hint=hint)
    if os.path.lexists(folder / file) or leads_out(folder, file):
        said = f"{file} is there already, or leads out of the workspace; nothing was changed."
        hint = "advocate init --update shows how yours differ from the program's."
        raise WorkspaceError(said, hint=hint)
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    replace_file(folder / file, read_below(None, packaged_folder() / file))
    return file
