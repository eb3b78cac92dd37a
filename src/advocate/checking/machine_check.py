"""What `advocate doctor` looks at on this machine; order, remedies and lists stand in the TOML."""

import os
import platform
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from urllib.request import getproxies
from zoneinfo import ZoneInfo

from msgspec import Struct

from advocate.errors import Problem, Severity
from advocate.inputs.parliament.live.api import ParliamentApi
from advocate.inputs.parliament.live.failures import CERTIFICATES, CREDENTIALS, host_of
from advocate.inputs.parliament.live.service_addresses import addresses_in
from advocate.inputs.workspace_reader import survey_workspace
from advocate.models.brand import Brand
from advocate.models.dates import plainly
from advocate.models.packaged_table import packaged_table
from advocate.storage.private_cache import why_not_private
from advocate.writers.pdf_converter import find_office


class Machine(Struct, frozen=True, kw_only=True):
    """What the command line knows of the machine; each method says if a thing is in order."""

    folder: Path | None
    cache: Path | None
    now: datetime
    is_offline: bool

    def checks(self) -> list[tuple[bool, Problem]]:
        """Return of everything whether it is in order, what was found, and what to do."""
        names = packaged_table(__file__)["checks"]
        with ThreadPoolExecutor(len(names)) as pool:
            return [*pool.map(self._check, names)]

    def _check(self, name: str) -> tuple[bool, Problem]:
        text = packaged_table(__file__)["checks"][name]
        try:
            ok, found = self._ask(**text) if "path" in text else getattr(self, f"_{name}")()
        except Exception as error:  # noqa: BLE001 - whatever fails here must not hide the others
            ok, found = False, getattr(error, "message", f"{type(error).__name__}: {error}")
        hint = None if ok else text["hint"]
        severity = Severity.ERROR if "required" in text else Severity.NOTE
        name = name.replace("_", " ")
        return ok, Problem(message=found.rstrip("."), hint=hint, severity=severity, about=name)

    def _ask(self, service: str, path: str, **_: str) -> tuple[bool, str]:
        url, began = getattr(addresses_in(os.environ), service) + path, monotonic()
        if self.is_offline:
            return True, f"{host_of(url)} was not asked (--offline)"
        if error := ParliamentApi(patience_seconds=2.0, slow_seconds=1.0).reply(url).error:
            raise error
        return True, f"{host_of(url)} answered in {monotonic() - began:.1f} seconds"

    def _program(self) -> tuple[bool, str]:
        wanted = [line for line in metadata.requires("advocate") or () if "extra ==" not in line]
        names = ("advocate", *(re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in wanted))
        found = ", ".join(f"{name} {metadata.version(name)}" for name in names)
        return True, f"Python {platform.python_version()} ({sys.executable}); {found}"

    def _workspace(self) -> tuple[bool, str]:
        wrong = survey_workspace(self.folder, None).problems if self.folder else ()
        told = [f", errors: {len(wrong)}; {p.file}:{p.line or 1}: {p.message}" for p in wrong[:1]]
        return not wrong, f"{self.folder or 'none here or above'}{''.join(told)}"

    def _output_folder(self) -> tuple[bool, str]:
        return _writable((self.folder or Path.cwd()) / "briefs")

    def _copies(self) -> tuple[bool, str]:
        if self.cache is None or (why := why_not_private(self.cache)):
            return False, f"{self.cache} is not used: {why}" if self.cache else "no folder for them"
        kept = [path.stat() for path in self.cache.rglob("*") if path.is_file()]
        newest = max((each.st_mtime for each in kept), default=self.now.timestamp())
        size, days = sum(each.st_size for each in kept), (self.now.timestamp() - newest) // 86_400
        ok, found = _writable(self.cache)
        told = f"; files: {len(kept)}, {size / 1e6:.1f} MB, the newest {days:.0f} days old"
        return ok, found + told * bool(kept)

    def _network_settings(self) -> tuple[bool, str]:
        files = [f"{name} {os.environ[name]}" for name in CERTIFICATES if os.environ.get(name)]
        lost = [each for each in files if not Path(each.split(" ", 1)[1]).exists()]
        told = [f"{kind} proxy {CREDENTIALS.sub('//', url)}" for kind, url in getproxies().items()]
        found = ", ".join(told + files) or "no proxy, and the program's own certificates"
        return not lost, f"there is no such file: {', '.join(lost)}" if lost else found

    def _time_zone(self) -> tuple[bool, str]:
        london = self.now.astimezone(ZoneInfo("Europe/London"))
        told = f"{self.now.tzname()}, {self.now:%H:%M} on {plainly(self.now.date())}"
        is_same = london.utcoffset() == self.now.utcoffset()
        return is_same, told if is_same else f"{told}; in London {london:%H:%M}"

    def _console(self) -> tuple[bool, str]:
        return sys.stdout.encoding.lower() in ("utf-8", "utf8"), sys.stdout.encoding

    def _libreoffice(self) -> tuple[bool, str]:
        return True, find_office()

    def _fonts(self) -> tuple[bool, str]:
        table = packaged_table(__file__)["fonts"]
        read = survey_workspace(self.folder, None).workspace if self.folder else None
        brand = read.settings.brand if read else Brand()
        fonts = (brand.heading_font or table["usual"], brand.body_font or table["usual"])
        names = sorted({font.partition(",")[0].strip() for font in fonts})
        known = subprocess.getoutput(table[os.name], errors="replace")  # noqa: S605 - ours
        known = known.replace(" ", "")
        alike = {name: (name, table["alike"].get(name, name)) for name in names}
        lost = [n for n in names if not any(a.replace(" ", "") in known for a in alike[n])]
        told = f"not installed: {', '.join(lost)}" if lost else f"{', '.join(names)}, or as wide"
        return not lost, told


def _writable(folder: Path) -> tuple[bool, str]:
    """Say if a file can be made there, or in the nearest folder above that there is."""
    place = next(each for each in (folder, *folder.parents) if each.exists())
    try:
        with TemporaryFile(dir=place):
            return True, f"{folder}, {shutil.disk_usage(place).free / 1e9:.1f} GB free"
    except OSError as error:
        return False, f"{folder} cannot be written to: {error.strerror}"
