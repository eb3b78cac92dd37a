"""`advocate init`."""

from pathlib import Path
from typing import Annotated

import typer

from advocate.cli import options
from advocate.cli.run import start_run


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder to make; default: here.")
    ] = Path(),
    quiet: options.QuietOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Start a workspace: the sample's data and templates, for you to change."""
    run = start_run(ctx, on=None, as_json=False, quiet=quiet, debug=debug)
    from advocate.inputs.starter import copy_starter

    made = copy_starter(folder.expanduser())
    for path in made:
        typer.echo(path)
    if not run.quiet:
        typer.echo("Next: change advocate.yaml, then: advocate brief --mp NAME", err=True)
