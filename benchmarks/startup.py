"""How long one offline brief and `advocate --help` take, as whole processes, beside bare Typer.

Usage, from the repository's folder:
    python -m benchmarks.startup              15 rounds
    python -m benchmarks.startup --rounds 40  more rounds, for a machine that has other work

The rival is a Typer program of one command that does nothing: what Python and Typer cost anybody.
Time is that of the processor, which other work on the machine disturbs least; the runs take turns,
and medians are compared. Bytecode is compiled and copies are kept before the clock starts, as they
are for every run of a user but the first; what the first one takes is said too. The exit code is 1
where a ratio is over its bound, or `--help` loads what it should not.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[1]
BRIEF_BOUND = 1.6
HELP_BOUND = 1.3
NOT_FOR_HELP = ("jinja2", "yaml", "docx", "requests", "matplotlib")
_RIVAL = """
import typer

app = typer.Typer()


@app.command()
def main() -> None:
    pass


app()
"""


class Row(NamedTuple):
    """One comparison; times are medians in seconds of processor time."""

    name: str
    ours: float
    rival: float
    ratio: float
    bound: float
    ok: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Time the runs and print the figures; return 1 where a bound is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup")
    parser.add_argument("--rounds", type=int, default=15, metavar="N")
    asked = parser.parse_args(arguments)
    rows = measure(asked.rounds)
    for row in rows:
        kept = "" if row.ok else "  MISSED"
        print(
            f"{row.name:<24}{row.ours * 1000:6.0f} ms  bare Typer {row.rival * 1000:5.0f} ms"
            f"  ratio {row.ratio:.2f}  at most {row.bound}{kept}"
        )
    with _place() as (folder, environment):
        commands = _commands(folder)
        _seconds(commands["bare"], environment)  # compiles what Typer needs
        first, second = (_seconds(commands["brief"], environment) for _run in range(2))
        print(f"the very first brief {first * 1000:.0f} ms, the second {second * 1000:.0f} ms")
    loaded = loaded_by_help()
    if loaded:
        print(f"--help loads {', '.join(loaded)}")
    return 0 if all(row.ok for row in rows) and not loaded else 1


def measure(rounds: int = 15) -> list[Row]:
    """Return the two comparisons, from so many rounds in which every program runs once."""
    with _place() as (folder, environment):
        commands = _commands(folder)
        for command in commands.values():
            for _warming in range(2):
                _seconds(command, environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _round in range(rounds):
            for name, command in commands.items():
                times[name].append(_seconds(command, environment))
    medians = {name: statistics.median(found) for name, found in times.items()}
    return [
        _row("brief, offline", medians["brief"], medians["bare"], BRIEF_BOUND),
        _row("advocate --help", medians["help"], medians["bare help"], HELP_BOUND),
    ]


def loaded_by_help() -> list[str]:
    """Return what `--help` loads though it should not."""
    program = (
        "import sys\n"
        "sys.argv = ['advocate', '--help']\n"
        "from advocate.cli.app import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(*sorted(set(sys.modules) & set({NOT_FOR_HELP!r})), file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return result.stderr.split()


def _row(name: str, ours: float, rival: float, bound: float) -> Row:
    ratio = ours / rival
    return Row(name, ours, rival, ratio, bound, ratio <= bound)


def _commands(folder: Path) -> dict[str, list[str]]:
    rival = folder / "rival.py"
    rival.write_text(_RIVAL, encoding="utf-8")
    bare = [sys.executable, str(rival)]
    ours = [sys.executable, "-m", "advocate"]
    brief = [*ours, "brief", "--mp", "Jess Phillips", "--offline", "--on", "2026-11-20"]
    return {
        "brief": [*brief, "--workspace", str(REPOSITORY), "--out", str(folder / "briefs")],
        "bare": bare,
        "help": [*ours, "--help"],
        "bare help": [*bare, "--help"],
    }


@contextmanager
def _place() -> Iterator[tuple[Path, Mapping[str, str]]]:
    """Give a folder for files, bytecode and copies, and an environment that says so."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = dict(os.environ)
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        environment["ADVOCATE_CACHE_DIR"] = str(folder / "copies")
        yield folder, environment


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Run a program and return the processor time of its process, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
