"""Everything that needs Rich: the progress bar, and tables in a terminal."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from advocate.cli.messages import printable
from advocate.errors import Problem, Severity
from advocate.models.progress import OnStep

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


@contextmanager
def progress_bar() -> Iterator[OnStep]:
    """Show one bar on stderr that vanishes when the work is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def on_step(what: str, done: int, total: int) -> None:
            progress.update(task, description=what, completed=done, total=total)

        yield on_step


def print_problems(problems: Sequence[Problem]) -> None:
    """Print a table on stdout: weight and rule, place, what is wrong; each remedy once."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Rule", no_wrap=True)
    table.add_column("Where", overflow="fold", max_width=30)
    table.add_column("What, and what to do", overflow="fold")
    told: set[tuple[str | None, str]] = set()
    for problem in problems:
        weight = " ".join(filter(None, (problem.severity.value, problem.rule)))
        place = printable(f"{problem.file}:{problem.line or 1}") if problem.file else ""
        said = Text(printable(problem.message))
        if problem.hint and (problem.rule, problem.hint) not in told:
            told.add((problem.rule, problem.hint))
            said.append(f"\n{printable(problem.hint)}", style="dim")
        table.add_row(Text(weight, style=_STYLES[problem.severity]), place, said)
    Console().print(table)


def print_rows(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table of plain text on stdout; long cells are folded, none is cut."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console().print(table)
