"""What of a machine a run depends on: each looked at by itself, so that none hides another."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryFile
from urllib.request import getproxies
from zoneinfo import ZoneInfo

from msgspec import Struct

from advocate import __version__
from advocate.errors import AdvocateError, WorkspaceNotFound
from advocate.inputs.workspace_reader import find_workspace, read_workspace
from advocate.models.dates import plainly
from advocate.models.packaged_table import packaged_table
from advocate.models.workspace import Workspace
from advocate.storage.private_cache import why_not_private
from advocate.writers.pdf_converter import find_office

Found = tuple[bool, str]
"""Whether it is as it should be, and what was found."""
_FREE_BYTES = 200_000_000
_OLD_DAYS = 60
_CREDENTIALS = re.compile(r"//[^/@\s]*@")


class Check(Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    name: str
    ok: bool
    found: str
    hint: str | None
    """What to do; None where all is well."""
    required: bool
    """Whether the program cannot do its work without it."""


class Machine(Struct, frozen=True, kw_only=True):
    """What the command line knows of the machine and of what was asked for."""

    folder: Path | None
    """The workspace named; None for the nearest upwards from here."""
    cache: Path | None
    today: date
    facts_as_of: date
    """Day of the list of members that is used without a connection."""
    encoding: str
    """Of the console."""

    def workspace(self) -> Workspace:
        """Return the workspace; the errors are those of reading one."""
        return read_workspace(self.folder or find_workspace(Path.cwd()), self.cache)


def machine_checks(machine: Machine) -> Iterator[Check]:
    """Yield all that can be told without a connection."""
    for look in _LOOKS:
        try:
            ok, found = look(machine)
        except Exception as error:  # noqa: BLE001 - whatever one of them meets, the others are told
            ok, found = False, f"cannot be looked at: {error}"
        yield as_check(look.__name__[1:], ok, found)


def as_check(name: str, ok: bool, found: str) -> Check:
    """Return a check with what the table beside this module says of it."""
    known = packaged_table(__file__)[name]
    hint, required = None if ok else known["hint"], known.get("required", False)
    return Check(name=name, ok=ok, found=found, hint=hint, required=required)


def _python(_machine: Machine) -> Found:
    told = f"{platform.python_version()} on {platform.system()} {platform.release()}"
    return sys.version_info >= (3, 11), f"{told}, {sys.executable}"


def _packages(_machine: Machine) -> Found:
    names = packaged_table(__file__)["packages"]["names"]
    there = {each.name.lower(): each.version for each in metadata.distributions()}
    told = ", ".join(f"{name} {there.get(name, 'missing')}" for name in names)
    return there.keys() >= {*names}, f"advocate {__version__}; {told}"


def _workspace(machine: Machine) -> Found:
    try:
        return True, str(machine.workspace().folder)
    except WorkspaceNotFound as error:
        return machine.folder is None, error.message  # where none is named, none may be wanted
    except AdvocateError as error:
        return False, f"{len(error.problems)} × wrong: {error.problems[0].message}"


def _output(machine: Machine) -> Found:
    place = machine.folder or Path.cwd()
    target = place / "briefs" if (place / "briefs").is_dir() else place
    with TemporaryFile(dir=target):
        free = shutil.disk_usage(target).free
    return free >= _FREE_BYTES, f"{target} can be written; {free // 1_000_000:,} MB are free"


def _cache(machine: Machine) -> Found:
    folder = machine.cache
    if folder is None or not folder.exists():
        return folder is not None, f"{folder}, not made yet" if folder else "no folder for copies"
    if why := why_not_private(folder):
        return False, f"{folder}: {why}"
    with TemporaryFile(dir=folder):
        kept = [path.stat() for path in folder.rglob("*") if path.is_file()]
    newest = max(
        (datetime.fromtimestamp(each.st_mtime, tz=UTC).date() for each in kept), default=None
    )
    size = sum(each.st_size for each in kept) / 1_000_000
    age = f", the newest of {plainly(newest)}" if newest else ""
    return True, f"{folder}: {len(kept)} files, {size:.1f} MB{age}"


def _facts(machine: Machine) -> Found:
    age = (machine.today - machine.facts_as_of).days
    return 0 <= age <= _OLD_DAYS, f"as at {plainly(machine.facts_as_of)}, {age} days old"


def _proxy(_machine: Machine) -> Found:
    told = {name: _CREDENTIALS.sub("//", url) for name, url in sorted(getproxies().items())}
    is_good = all("//" in url for name, url in told.items() if name != "no")
    return is_good, ", ".join(f"{name}: {url}" for name, url in told.items()) or "none"


def _certificates(_machine: Machine) -> Found:
    names = packaged_table(__file__)["certificates"]["names"]
    told = {name: os.environ[name] for name in names if os.environ.get(name)}
    missing = [
        f"{name} is not there: {path}" for name, path in told.items() if not Path(path).exists()
    ]
    shown = missing or [f"{name}: {path}" for name, path in told.items()]
    return not missing, ", ".join(shown) or "those that come with Python"


def _libreoffice(_machine: Machine) -> Found:
    try:
        return True, find_office()
    except AdvocateError:
        return False, "not found"


def _fonts(machine: Machine) -> Found:
    """Look for the fonts of documents, or for those that take their room."""
    try:
        brand = machine.workspace().settings.brand
        named = [brand.heading_font, brand.body_font] if brand else []
    except AdvocateError:
        named = []
    wanted = dict.fromkeys(name.split(",")[0].strip() for name in (*filter(None, named), "Calibri"))
    if (lister := shutil.which("fc-list")) is None:
        return True, f"{', '.join(wanted)}; whether they are there is not known here"
    ran = subprocess.run([lister, ":", "family"], capture_output=True, check=False)  # noqa: S603
    there = {
        name.strip().lower() for name in re.split(r"[,\n]", ran.stdout.decode("utf-8", "replace"))
    }
    alike = packaged_table(__file__)["fonts"]["alike"]
    missing = [n for n in wanted if not there & {n.lower(), alike.get(n, n).lower()}]
    told = f"missing: {', '.join(missing)}" if missing else "or those of their width, are there"
    return not missing, f"{', '.join(wanted)}, {told}"


def _clock(machine: Machine) -> Found:
    here = datetime.now(tz=UTC).astimezone()
    london = here.astimezone(ZoneInfo("Europe/London"))
    same = here.utcoffset() == london.utcoffset()
    told = f"{here:%H:%M} {here.tzname()}, documents are dated {plainly(machine.today)}"
    told += "" if same else f"; in London it is {london:%H:%M}, {plainly(london.date())}"
    return same and machine.today >= machine.facts_as_of, told


def _console(machine: Machine) -> Found:
    shown = "“Siân Ŵyn – £5”".encode(machine.encoding, "replace").decode(machine.encoding)
    return "?" not in shown, machine.encoding


_LOOKS: tuple[Callable[[Machine], Found], ...] = (
    *(_python, _packages, _workspace, _output, _cache, _facts, _proxy, _certificates),
    *(_libreoffice, _fonts, _clock, _console),
)
"""Named as the checks are."""
