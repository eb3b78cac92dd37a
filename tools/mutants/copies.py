"""Copies of the repository in which code may be broken, and one run of all tests in the first."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

WORK = Path(".venv-mutants/work").absolute()
_SETTINGS = "[run]\nsource = src/advocate\n"


def copy_repository(number: int) -> Path:
    """Return a fresh copy of the files that git knows or would add."""
    folder = WORK / str(number)
    shutil.rmtree(folder, ignore_errors=True)
    for name in _files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(name, folder / name)
    return folder


def run_tests(copy: Path, *arguments: str, seconds: float | None = None) -> int | None:
    """Return the exit code of pytest in a copy, or None where it was not done in time."""
    python = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    settings = os.environ | {
        "PYTHONPATH": str(copy / "src"),
        "COVERAGE_FILE": str(WORK / "reached"),
    }
    with (
        copy.with_suffix(".log").open("w", encoding="utf-8") as log,
        subprocess.Popen(  # noqa: S603 - our own tests
            [*python, "--hypothesis-seed=0", *arguments],
            cwd=copy,
            env=settings,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as run,
    ):
        try:
            return run.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            return None


def measure_all_tests(copy: Path, jobs: int) -> Path:
    """Return the folder with what each test reached and its time; kept until a file changes."""
    digest = hashlib.sha256(b"".join(Path(name).read_bytes() for name in _files())).hexdigest()
    folder = WORK / f"measured-{digest[:16]}"
    if not folder.exists():
        print("First all tests run once, with coverage; this takes some minutes.", flush=True)
        settings = WORK / "coverage.ini"
        settings.write_text(_SETTINGS, encoding="utf-8")
        run_tests(
            copy,
            *("-n", str(jobs), "--dist", "worksteal", "--cov", f"--cov-config={settings}"),
            *("--cov-context=test", "--cov-report=", "-o", "junit_family=xunit1"),
            f"--junitxml={WORK / 'tests.xml'}",
        )
        folder.mkdir()
        (WORK / "tests.xml").rename(folder / "tests.xml")
        (WORK / "reached").rename(folder / "reached")
    return folder


def _files() -> list[str]:
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = subprocess.run(listing, capture_output=True, text=True, check=True).stdout  # noqa: S603
    return sorted(name for name in set(names.split("\0")) if Path(name).is_file())
