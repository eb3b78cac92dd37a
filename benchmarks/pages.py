"""Whether the first two pages of every brief are two pages, and well filled, in LibreOffice.

Usage, from the repository's folder:
    python -m benchmarks.pages                  `page` and `core` of all 650 members
    python -m benchmarks.pages --sample 25      every 25th of them
    python -m benchmarks.pages --length page    one length

A brief of length `page` has one page with at most 15 % of it empty at its foot, `core` has two. The
exit code is 1 where one breaks that.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PAGES = {"page": 1, "core": 2}
"""How many each length has."""
MOST_EMPTY = 15
"""Per cent of the text area of page one."""
_BATCH = 65
_TOP, _BOTTOM = 62, 779
"""Edges of the text area, in points; between them a gap is empty."""
_LINE = re.compile(r'<line [^>]*yMin="([\d.]+)" [^>]*yMax="([\d.]+)"')


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, convert and count; print what breaks, and return 1 for anything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth file only")
    parser.add_argument("--length", choices=PAGES, action="append")
    asked = parser.parse_args(arguments)
    broken = 0
    for length in asked.length or PAGES:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            files = write_briefs(folder, "--all", "--length", length)[:: asked.sample]
            found = list(measured(files, folder))
            emptiest = max(empty for _, _, empty in found)
        breaches = [row for row in found if breach_of(length, *row[1:])]
        for name, pages, empty in breaches:
            print(f"{name}: {breach_of(length, pages, empty)}")
        print(f"{len(found)} briefs of length {length}: {len(breaches)} break; page one is at most"
              f" {emptiest:.0f} % empty at its foot")  # fmt: skip
        broken += len(breaches)
    return int(broken > 0)


def breach_of(length: str, pages: int, empty: float) -> str:
    """Return what is wrong with a brief of that many pages, or nothing."""
    if pages != PAGES[length]:
        return f"{pages} pages"
    return f"{empty:.0f} % of page one is empty" if empty > MOST_EMPTY else ""


def write_briefs(folder: Path, *whom: str, workspace: Path = REPOSITORY) -> list[Path]:
    """Write briefs in Word's format into `folder`, from a copy of a workspace."""
    copy = folder / "charity"
    copy.mkdir()
    shutil.copyfile(workspace / "advocate.yaml", copy / "advocate.yaml")
    shutil.copytree(workspace / "data", copy / "data")
    done = subprocess.run(
        [sys.executable, "-m", "advocate", "brief", *whom, "--on", "2026-11-20", "--offline",
         "--format", "docx", "--quiet", "--out", str(folder / "briefs")],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "src")},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return sorted((folder / "briefs").glob("*.docx"))


def measured(files: Sequence[Path], folder: Path) -> Iterator[tuple[str, int, float]]:
    """Yield each file's name, its pages, and the share of page one that its foot leaves empty."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for start in range(0, len(files), _BATCH):
        batch = files[start : start + _BATCH]
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*convert, *map(str, batch)], check=True, capture_output=True)
        for file in batch:
            pdf = folder / f"{file.stem}.pdf"
            count = ["pdfinfo", str(pdf)]
            told = subprocess.run(count, check=True, capture_output=True, text=True).stdout
            pages = int(re.findall(r"Pages:\s+(\d+)", told)[0])
            yield file.stem, pages, _empty_at_the_foot(pdf)
            pdf.unlink()


def _empty_at_the_foot(pdf: Path) -> float:
    """Return the largest gap of page one below its middle, in per cent of the text area."""
    asked = ["pdftotext", "-l", "1", "-bbox-layout", str(pdf), "-"]
    text = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    lines = sorted((float(top), float(bottom)) for top, bottom in _LINE.findall(text))
    reached, gaps = float(_TOP), [0.0]
    for top, bottom in [*lines, (_BOTTOM, _BOTTOM)]:
        if top <= _BOTTOM:
            gaps.append(top - reached if top > (_TOP + _BOTTOM) / 2 else 0)
            reached = max(reached, bottom)
    return 100 * max(gaps) / (_BOTTOM - _TOP)


if __name__ == "__main__":
    raise SystemExit(main())
