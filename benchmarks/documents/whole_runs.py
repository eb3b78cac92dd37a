"""Times the program as a user runs it: whole processes from cold YAML, every rule included.

The floor is timed alike, from contexts that were kept: it has nothing to read.
"""

import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.documents.data import ON, REPOSITORY, Sample
from msgspec.structs import replace

CAN_MEASURE = hasattr(os, "wait4")
"""Windows has no such thing."""
_LAUNCHER = """
import json, os, subprocess, sys, time
began = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
said = child.stderr.read()
_, status, used = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps({
    "exit_code": child.returncode, "said": said.decode()[-500:],
    "seconds": time.perf_counter() - began, "processor_seconds": used.ru_utime + used.ru_stime,
    "peak": used.ru_maxrss,
}))
"""
"""A small process in between: a child begins with the peak of the process that it came from."""


@dataclass(frozen=True)
class WholeRun:
    """What one run of the program took."""

    seconds: float
    processor_seconds: float
    """Of all its processes."""
    peak_megabytes: float
    """Of the largest of its processes."""


def run_ours(command: str, *whom: str, jobs: int) -> WholeRun:
    """Write the documents of `command` on the members that the options `whom` mean.

    They go into a folder that is then gone, and so do the copies.

    Raises:
        SystemExit: the run failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        line = [sys.executable, "-m", "advocate", command, *whom, "--offline", "--quiet"]
        line += ["--jobs", str(jobs), "--on", ON.isoformat(), "--workspace", str(REPOSITORY)]
        return _measured([*line, "--out", f"{folder}/out"], Path(folder))


def keep_contexts(sample: Sample, folder: Path) -> Path:
    """Return a file that holds what `run_floor` begins with."""
    kept = folder / "contexts.pickle"
    workspace = replace(sample.workspace, lines={})  # the floor names no lines
    kept.write_bytes(pickle.dumps((workspace, sample.contexts)))
    return kept


def run_floor(kept: Path) -> WholeRun:
    """Write the same briefs by the floor, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        line = [sys.executable, "-m", "benchmarks.documents.floor_run", str(kept), f"{folder}/out"]
        return _measured(line, Path(folder))


def _measured(line: Sequence[str], folder: Path) -> WholeRun:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, *line],
        cwd=REPOSITORY,
        env=_environment(folder),
        capture_output=True,
        check=True,
    )
    told = json.loads(done.stdout)
    if told["exit_code"]:
        raise SystemExit(f"{' '.join(line)} ended with {told['exit_code']}: {told['said']}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, elsewhere kilobytes
    return WholeRun(told["seconds"], told["processor_seconds"], told["peak"] * unit / 1024**2)


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment with its own cache, and bytecode kept as usual."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"ADVOCATE_CACHE_DIR": str(folder / "cache"), "NO_COLOR": "1"}
