"""`advocate init`."""

from pathlib import Path
from typing import Annotated

import typer

from advocate.cli import options
from advocate.cli.completion import templates_beginning
from advocate.cli.messages import say, show
from advocate.cli.run import start_run
from advocate.errors import WrongUsage

_HERE = Path()
_ALONE = "--copy goes with neither --update nor --dry-run, and --dry-run with --update alone."


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder to make; default: here.")
    ] = _HERE,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help="Take out copies of our templates; show what you changed in others."
        ),
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
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Start a workspace: the sample's data, for you to change; templates stay the program's."""
    run = start_run(ctx=ctx, as_json=as_json, quiet=quiet, debug=debug)
    run.dry_run = dry_run
    if (update and copy) or (dry_run and not update):
        raise WrongUsage(_ALONE, hint="Write: advocate init --update --dry-run")
    if update or copy:
        from advocate.cli.init_update import change_templates  # late, for start-up time

        change_templates(run, None if folder == _HERE else folder, copy, yes=yes)
        return
    from advocate.inputs.new_workspace import copy_starter

    made = copy_starter(folder.expanduser())
    if as_json:
        run.show_json(written=[{"path": name} for name in made], skipped=[])
        return
    for name in made:
        show(name)
    if not quiet:
        say("Next: change advocate.yaml, then: advocate brief --mp NAME")
