"""`advocate init`."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from advocate.cli import options
from advocate.cli.completion import templates_beginning
from advocate.cli.init_questions import Answers, ask_charity, typed_answers
from advocate.cli.messages import say, show
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with
from advocate.errors import WrongUsage

_HERE = Path()
_ALONE = "--copy goes with neither --update nor --dry-run, and neither with a new workspace."


@made_with(run=start_run, answers=typed_answers)
def init(
    *,
    run: Run,
    answers: Answers,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder to make; default: here.")
    ] = _HERE,
    blank: Annotated[
        bool, typer.Option("--blank", help="Nothing of the sample's: TODO where your words go.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Take out copies of our templates; show your changes.")
    ] = False,
    copy: Annotated[
        str | None,
        typer.Option(
            metavar="TEMPLATE",
            help="Bring one of our templates into the workspace, to be changed: brief.",
            autocompletion=templates_beginning,
        ),
    ] = None,
    dry_run: options.DryRunOption = False,
    yes: options.YesOption = False,
) -> None:
    """Start a workspace: a blank one with facts of your charity, or the sample to look around in.

    In a terminal it asks for what no option says. Templates stay the program's own.
    """
    run.dry_run = dry_run
    is_new = not update and copy is None
    if (copy is not None and (update or dry_run)) or (not is_new and (blank or answers)):
        raise WrongUsage(_ALONE, hint="Write: advocate init --update --dry-run")
    if not is_new:
        from advocate.cli.init_update import change_templates  # late, for start-up time

        change_templates(run, None if folder == _HERE else folder, copy, yes=yes)
        return
    is_asked = not (yes or run.quiet or run.as_json) and sys.stdin.isatty() and sys.stdout.isatty()
    told = ask_charity(answers, is_blank=blank) if is_asked else answers or ({} if blank else None)
    _make(run, folder.expanduser(), told)


def _make(run: Run, folder: Path, answers: Answers | None) -> None:
    """Make the workspace, and say what is in it and what is left to do."""
    # late, for start-up time
    from advocate.cli.check import show_todo
    from advocate.cli.wiring import parliament_source
    from advocate.inputs.new_workspace import make_workspace

    given = None if answers is None else {"today": run.day.isoformat(), **answers}
    made = make_workspace(folder, given, dry_run=run.dry_run)
    keys: dict[str, Any] = {"written": [{"path": name} for name in made], "skipped": []}
    if not run.as_json:
        show(*(f"{name}{'  (dry run: not written)' * run.dry_run}" for name in made))
    elif run.dry_run:
        run.show_json(todo=[], **keys)
    if run.dry_run or (run.quiet and not run.as_json):
        return
    show_todo(run, folder, parliament_source(offline=True), **keys)
    if not run.as_json:
        seat = (given or {}).get("constituency", "NAME")
        say(f"Next: in {folder}, fill in what is listed; advocate check --todo lists what is left.")
        say(f'Then: advocate letters --constituency "{seat}"')
