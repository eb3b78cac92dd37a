"""Every kind of document held against an OOXML validator and our accessibility checks.

Usage, from the repository's folder:
    python -m benchmarks.conformance               650 briefs, letters, indexes and manifestos
    python -m benchmarks.conformance --sample 10   every tenth file
    python -m benchmarks.conformance --folder DIR  files that are there already

The exit code is 1 where anything is found, or a run did not end as it should.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from openxml_audit import OpenXmlValidator

from advocate.accessibility.audit import audit

REPOSITORY = Path(__file__).parents[1]
ON = "2026-11-20"
IN_2020 = "2020-10-20"
"""Committees other than ours are known until then."""
COMMITTEES = ("treasury", "public accounts", "home affairs", "health and social care")
ORDERS = (
    ("brief", "--all", "--on", ON, "--offline"),
    ("letters", "--committee", "education", "--on", ON, "--offline"),
    *(("letters", "--committee", name, "--on", IN_2020, "--offline") for name in COMMITTEES),
    ("letters", "--appg", "schools", "--on", ON, "--offline"),
    ("letters", "--region", "North East", "--on", ON, "--offline"),
    ("letters", "--with-programmes", "--on", ON, "--offline"),
    ("write", "thank-you", "--mp", "4370,4510,4641", "--on", ON, "--offline"),
    ("brief", "--mp", "Alex Norris", "--on", "2021-06-25", "--offline"),
    ("manifesto", "2024", "--on", ON),
    ("manifesto", "2019", "--on", "2019-11-15"),
)
Result = tuple[str, list[str], list[str], float | None]
"""Name; what the validator found; what the accessibility checks found; reading grade."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the documents, look at each, and print what is found; return 1 for anything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conformance")
    parser.add_argument("--processes", type=int, default=2, metavar="N")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth file only")
    parser.add_argument("--folder", type=Path, help="look at the Word files that are here")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or _documents(Path(temporary) / "charity")
        files = sorted(folder.glob("*.docx"))[:: asked.sample]
        start = time.perf_counter()
        with ProcessPoolExecutor(asked.processes) as pool:
            results = list(pool.map(look_at, files, chunksize=10))
    return _report(results, time.perf_counter() - start)


def look_at(path: Path) -> Result:
    """Return what is found in one file.

    The validator is a new one each time: it keeps what it read of a file under that file's place in
    memory, and takes it for the next file's when the place is used again (openxml-audit 0.8.0).
    """
    audited = audit(path.read_bytes())
    breaches = [f"{found.check}: {found.message} ({found.place})" for found in audited.findings]
    invalid = [str(error) for error in OpenXmlValidator().validate(path).errors]
    return path.name, invalid, breaches, audited.reading_grade


def _documents(workspace: Path) -> Path:
    """Make every document in a copy of the sample workspace and return the folder they are in."""
    for name in ("data", "templates"):
        shutil.copytree(REPOSITORY / name, workspace / name)
    shutil.copyfile(REPOSITORY / "advocate.yaml", workspace / "advocate.yaml")
    for order in ORDERS:
        done = subprocess.run(
            [sys.executable, "-m", "advocate", *order, "--format", "docx", "--json"],
            cwd=workspace,
            env=os.environ | {"PYTHONPATH": str(REPOSITORY / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"advocate {' '.join(order)}: {done.stdout}{done.stderr}")
        made = json.loads(done.stdout)
        found = len(made["accessibility"]["findings"])
        print(f"{len(made['written']):5} files, {found} findings: advocate {' '.join(order)}")
    return workspace / "briefs"


def _report(results: Sequence[Result], seconds: float) -> int:
    grades: dict[str, list[float]] = {}
    for name, invalid, breaches, grade in results:
        for finding in (*invalid, *breaches):
            print(f"{name}: {finding}")
        if grade is not None:
            grades.setdefault("letter" if "-letter-" in name else name.split("-")[3], []).append(
                grade
            )
    for kind, all_of_kind in sorted(grades.items()):
        lowest, highest = min(all_of_kind), max(all_of_kind)
        print(f"reading grade of {len(all_of_kind)} × {kind}: {lowest} to {highest}")
    counts = Counter(
        invalid=sum(bool(r[1]) for r in results), hard=sum(bool(r[2]) for r in results)
    )
    print(
        f"{len(results)} files in {seconds:.0f} s: {counts['invalid']} with findings of the "
        f"validator, {counts['hard']} with findings of the accessibility checks"
    )
    return int(not results or any(counts.values()))


if __name__ == "__main__":
    raise SystemExit(main())
