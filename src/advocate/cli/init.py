"""`advocate init`."""

from pathlib import Path
from typing import Annotated

import typer

from advocate.cli import options
from advocate.cli.messages import say, show
from advocate.cli.run import start_run


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder to make; default: here.")
    ] = Path(),
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Start a workspace: the sample's data, for you to change; templates stay the program's."""
    run = start_run(ctx=ctx, as_json=as_json, quiet=quiet, debug=debug)
    from advocate.inputs.new_workspace import copy_starter

    made = copy_starter(folder.expanduser())
    if as_json:
        run.show_json(written=[{"path": name} for name in made], skipped=[])
        return
    for name in made:
        show(name)
    if not quiet:
        say("Next: change advocate.yaml, then: advocate brief --mp NAME")
