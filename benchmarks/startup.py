"""How long short commands take, as whole processes, beside a Typer program that does nothing.

Usage, from the repository's folder:
    python -m benchmarks.startup              15 rounds
    python -m benchmarks.startup --rounds 40  more rounds, for a machine that has other work

The rival has one command: what Python and Typer cost anybody. Time is that of the processor, which
other work on the machine disturbs least; the runs take turns, and each round has its ratios.
Bytecode is compiled before the clock starts; so are templates and YAML, but where a row says
otherwise. The exit code is 1 where a ratio is over its bound, or `--help` loads what it should not.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.documents.rows import Row, at_most, paired_ratio, table

REPOSITORY = Path(__file__).parents[1]
NOT_FOR_HELP = ("jinja2", "yaml", "docx", "requests", "matplotlib")
_TEN = "39,40,54,55,87,146,152,163,165,172"
"""Members who sit."""
_RIVAL = """
import typer

app = typer.Typer()


@app.command()
def main() -> None:
    pass


app()
"""


@dataclass(frozen=True)
class Timed:
    """One command line, what it is held against, and what has to be done before each run."""

    name: str
    line: list[str]
    rival: str
    bound: float
    before: Callable[[], None] | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Time the runs and print the figures; return 1 where a bound is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup")
    parser.add_argument("--rounds", type=int, default=15, metavar="N")
    asked = parser.parse_args(arguments)
    rows = measure(asked.rounds)
    print(table(rows))
    loaded = loaded_by_help()
    if loaded:
        print(f"--help loads {', '.join(loaded)}")
    return 1 if loaded or any(row.is_kept is False for row in rows) else 0


def measure(rounds: int = 15) -> list[Row]:
    """Return the comparisons, from so many rounds in which every program runs once."""
    with _place() as (folder, environment):
        rivals, ours = _rivals(folder), _ours(folder, Path(environment["ADVOCATE_CACHE_DIR"]))
        lines = rivals | {timed.name: timed.line for timed in ours}
        before = {timed.name: timed.before for timed in ours}
        times: dict[str, list[float]] = {name: [] for name in lines}
        for number in range(-2, rounds):  # the first two make what is kept
            for name, line in lines.items():
                if prepare := before.get(name):
                    prepare()
                seconds = _seconds(line, environment)
                if number >= 0:
                    times[name].append(seconds)
    return [_row(timed, times) for timed in ours]


def _row(timed: Timed, times: Mapping[str, list[float]]) -> Row:
    ours, rival = times[timed.name], times[timed.rival]
    one, other = (f"{statistics.median(each) * 1000:.0f} ms" for each in (ours, rival))
    name = f"{timed.name}, beside {timed.rival}"
    return at_most(name, one, other, paired_ratio(ours, rival), timed.bound)


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


def _rivals(folder: Path) -> dict[str, list[str]]:
    program = folder / "rival.py"
    program.write_text(_RIVAL, encoding="utf-8")
    bare = [sys.executable, str(program)]
    return {"bare Typer": bare, "its --help": [*bare, "--help"]}


def _ours(folder: Path, copies: Path) -> list[Timed]:
    def started(*words: str) -> list[str]:
        return [sys.executable, "-m", "advocate", *words]

    workspace = _workspace(folder)
    made = ("--on", "2026-11-20", "--workspace", str(workspace), "--out", str(folder / "briefs"))
    brief = started("brief", "--mp", "Jess Phillips", "--offline", *made)
    letters = started("letters", "--mp", _TEN, "--offline", *made)
    check = started("check", *made[:4])

    def forget() -> None:
        for name in ("templates", "yaml"):
            shutil.rmtree(copies / name, ignore_errors=True)

    def change() -> None:
        with (workspace / "templates" / "brief.md.j2").open("a", encoding="utf-8") as template:
            template.write("{# another word #}")

    return [
        Timed("brief", brief, "bare Typer", 1.5),
        Timed("ten letters", letters, "bare Typer", 2.0),
        Timed("manifesto", started("manifesto", "2024", *made), "bare Typer", 2.0),
        Timed("check", check, "bare Typer", 1.6),
        Timed("check, a template changed", check, "bare Typer", 2.3, change),
        Timed("brief without copies", brief, "bare Typer", 2.0, forget),
        Timed("--help", started("--help"), "its --help", 1.3),
    ]


def _workspace(folder: Path) -> Path:
    """Return a copy of the sample workspace, whose templates may be changed."""
    copy = folder / "sample"
    copy.mkdir()
    shutil.copyfile(REPOSITORY / "advocate.yaml", copy / "advocate.yaml")
    for name in ("data", "templates"):
        shutil.copytree(REPOSITORY / name, copy / name)
    return copy


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
    """Run a program and return the processor time of its process, user and system.

    One that finds something wrong, as `check` may, ends with 1.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1) or b"error:" in done.stderr:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()[-500:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
