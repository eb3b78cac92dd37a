"""Word files → PDF files, by LibreOffice: tagged, with bookmarks, title and language.

One run of LibreOffice makes all files of a batch, in a folder of its own with settings of its own:
whatever of it is open already is not disturbed. Comments stay in the Word file: as notes of a PDF
they would hide the words they stand at. LibreOffice cannot be told a date, and puts its clock and
sums of that into each file; both are replaced, so that the same document gives the same bytes.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from advocate.errors import OutputError
from advocate.models.packaged_table import packaged_table
from advocate.writers.pdf_alternatives import with_alternatives

_OPTIONS = ("UseTaggedPDF", "PDFUACompliance", "ExportBookmarks", "DisplayPDFDocumentTitle")
PATIENCE_SECONDS = 120.0
"""How long LibreOffice may take for its next file, or for its start."""
_GLANCE_SECONDS = 0.1
_MOST_AT_ONCE = 1000
"""Files of one run: the names must fit into a command line."""
_TAIL_BYTES = 1024
"""How far from its end a PDF file may say that it ends."""
_DATES = re.compile(rb"(/(?:Creation|Mod)Date\(D:)\d{14}")
_META_DATES = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)[\d-]{10}T[\d:]{8}")
_SUMS = re.compile(
    rb"/ID\s*\[\s*<([0-9A-F]{32})>\s*<([0-9A-F]{32})>\s*\]"
    rb"(?:\s*/DocChecksum\s*/([0-9A-F]{32}))?"
)


class PdfConverter:
    """Makes PDF files of Word files."""

    source = "docx"

    def __init__(self, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        """Find LibreOffice.

        Raises:
            OutputError: it is not on this machine.
        """
        self._office = find_office()
        self._patience = patience_seconds

    def convert(
        self, files: Sequence[Callable[[], bytes]], on: date, on_step: Callable[[int], None]
    ) -> Iterator[bytes]:
        """Yield the PDF file of each Word file, in their order; all are dated `on`.

        `files` are read one by one. `on_step` is told how many are made.

        Raises:
            OutputError: LibreOffice failed, made no file, or took too long for one.
        """
        with TemporaryDirectory(prefix="advocate-pdf-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            names = [f"{number:05}" for number in range(len(files))]
            try:
                for stem, read in zip(names, files, strict=True):
                    (folder / f"{stem}.docx").write_bytes(read())
                for first in range(0, len(names), _MOST_AT_ONCE):
                    self._run(folder, names[first : first + _MOST_AT_ONCE], on_step)
                for stem in names:
                    made = (folder / f"{stem}.pdf").read_bytes()
                    if not made.startswith(b"%PDF-") or b"%%EOF" not in made[-_TAIL_BYTES:]:
                        raise _failed("what it made is no whole PDF file")
                    word = (folder / f"{stem}.docx").read_bytes()
                    yield with_alternatives(_settled(made, on), word)
            except OSError as error:
                raise _failed(f"{error.strerror or type(error).__name__}") from error

    def _run(self, folder: Path, names: Iterable[str], on_step: Callable[[int], None]) -> None:
        sources = [f"{name}.docx" for name in names]
        said = folder / "said.txt"
        with said.open("wb") as log:
            office = subprocess.Popen(  # noqa: S603 - found by its name, and no shell in between
                [self._office, *_arguments(folder), *sources],
                cwd=folder,
                env=os.environ | {"TZ": "UTC"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that all of its processes can be ended together
            )
            try:
                self._watch(office, folder, on_step)
            except BaseException:
                _end(office)
                raise
        missing = [name for name in sources if not (folder / name).with_suffix(".pdf").is_file()]
        if office.returncode or missing:
            raise _failed(_last_line(said) or f"exit code {office.returncode}")

    def _watch(
        self, office: subprocess.Popen[bytes], folder: Path, on_step: Callable[[int], None]
    ) -> None:
        """Wait for the end, as long as one file after the other comes."""
        made, since = 0, monotonic()
        while True:
            with suppress(subprocess.TimeoutExpired):
                office.wait(_GLANCE_SECONDS)
                return
            now = sum(path.suffix == ".pdf" for path in folder.iterdir())
            if now > made:
                made, since = now, monotonic()
                on_step(made)
            if monotonic() - since > self._patience:
                raise _failed(f"nothing came for {self._patience:.0f} seconds")


def find_office() -> str:
    """Return how LibreOffice is called here, or raise an `OutputError` where there is none."""
    table = packaged_table(__file__)
    found = next(filter(None, map(shutil.which, table["commands"])), None)
    found = found or next((place for place in table["places"] if Path(place).is_file()), None)
    if found is None:
        raise OutputError(
            "PDF files are made by LibreOffice, and there is none on this machine.",
            hint="Install LibreOffice (libreoffice.org), or choose another format: --format docx",
        )
    return found


def _arguments(folder: Path) -> list[str]:
    chosen = dict.fromkeys(_OPTIONS, "true") | {"ExportNotes": "false"}
    options = {name: {"type": "boolean", "value": value} for name, value in chosen.items()}
    return [
        f"-env:UserInstallation={(folder / 'settings').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck"),
        *("--convert-to", f"pdf:writer_pdf_Export:{json.dumps(options)}", "--outdir", "."),
    ]


def _end(office: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(office.pid)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell
    else:
        from signal import SIGKILL

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(office.pid, SIGKILL)
    office.kill()
    office.wait()


def _last_line(said: Path) -> str:
    """Return the last thing that LibreOffice said which is about something wrong."""
    lines = said.read_text("utf-8", errors="replace").splitlines()
    told = [line.strip() for line in lines if "rror" in line or "ould not" in line]
    return told[-1][:200].rstrip(".") if told else ""


def _failed(why: str) -> OutputError:
    return OutputError(
        f"LibreOffice could not make the PDF files: {why}. Nothing was written.",
        hint="Try again; if it fails again, choose --format docx and save as PDF from Word.",
    )


def _settled(pdf: bytes, on: date) -> bytes:
    """Return the file with the day `on` for LibreOffice's clock, and no sum of that clock in it.

    Nothing changes its place, so that the file's table of contents still holds.
    """
    pdf = _DATES.sub(rb"\g<1>" + on.strftime("%Y%m%d").encode() + b"000000", pdf)
    pdf = _META_DATES.sub(rb"\g<1>" + on.isoformat().encode() + b"T00:00:00", pdf)
    found = next(reversed([*_SUMS.finditer(pdf)]), None)
    if found is None:
        return pdf
    spans = [found.span(number) for number in (1, 2, 3) if found[number]]
    settled = bytearray(pdf)
    for start, end in spans:
        settled[start:end] = b"0" * (end - start)
    digest = hashlib.sha256(settled).hexdigest()[:32].upper().encode()
    for start, end in spans:
        settled[start:end] = digest
    return bytes(settled)
