"""The Typer application: its commands, and the one place where errors become messages."""

import io
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from advocate import __version__
from advocate.cli import brief, init, letters, manifesto
from advocate.cli.run import run_of
from advocate.errors import AdvocateError


class AdvocateGroup(TyperGroup):
    """Shows every `AdvocateError` of every command the same way, with its exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command. Unknown exceptions are bugs and keep their traceback."""
        try:
            return super().invoke(ctx)
        except AdvocateError as error:
            run = run_of(ctx)
            if run.debug:
                raise
            run.show_failure(error)
            raise typer.Exit(error.exit_code) from error


app = typer.Typer(
    cls=AdvocateGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn your charity's facts and Parliament's records into documents an MP will read.",
    epilog="Start here: advocate init my-charity, then advocate brief --mp NAME in that folder.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"advocate {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and stop."
        ),
    ] = False,
) -> None:
    pass


app.command("brief")(brief.brief)
app.command("letters")(letters.letters)
app.command("manifesto")(manifesto.manifesto)
app.command("init")(init.init)


def main() -> None:
    """Run the program; a character that the terminal cannot show never stops it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
