"""The Typer application: its commands, and the only place where errors become messages."""

from functools import cache
from importlib import import_module
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command

from advocate import __version__
from advocate.cli.messages import show
from advocate.cli.plain_values import read_plainly
from advocate.cli.run import run_of
from advocate.cli.streams import streams_of_any_kind
from advocate.errors import AdvocateError

_UsageError: type[Exception] = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""What Typer raises for wrong usage; Typer itself has no public name for it."""


_COMMANDS = (
    *("brief", "letters", "manifesto", "write", "members", "member", "committees", "check", "sync"),
    *("status", "trace", "impact", "import", "init", "doctor", "schema"),
)
"""Their names, in the order of the help; each is a function of the module of that name."""
_ELSEWHERE = {"member": ("members", "member"), "import": ("import_sheet", "import_sheet")}
"""Module and function where that is not so."""


@cache
def _command(name: str) -> Any:
    """Return a command; of the others, a run needs neither the module nor the options."""
    module, function = _ELSEWHERE.get(name, (name, name))
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    alone.command(name)(getattr(import_module(f"advocate.cli.{module}"), function))
    return get_command(alone)


class AdvocateGroup(TyperGroup):
    """Shows every error of every command the same way, with its exit code."""

    def __init__(self, **settings: Any) -> None:
        """Know the commands by name alone: each is made when it is asked for."""
        super().__init__(**{**settings, "commands": dict.fromkeys(_COMMANDS)})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Note whether JSON is wanted, before any error can happen."""
        ctx.meta["wants_json"] = "--json" in args
        ctx.meta["typed"] = [*args]
        read_plainly(self.get_params(ctx))
        try:
            return super().parse_args(ctx, args)
        except _UsageError as error:
            if not ctx.meta["typed"]:
                raise
            raise self._misused(ctx, error) from error

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of that name, if there is one."""
        command = _command(cmd_name) if cmd_name in self.commands else None
        read_plainly(command.get_params(ctx) if command else ())
        return command

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command; a traceback is shown with --debug only."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort):
            raise
        except _UsageError as error:
            raise self._misused(ctx, error) from error
        except AdvocateError as error:
            raise self._shown(ctx, error) from error
        except BrokenPipeError:
            raise  # whoever reads has read enough: Typer ends the program quietly
        except Exception as error:
            if type(error).__module__.startswith("typer"):
                raise
            found = _as_refused(error) if isinstance(error, OSError) else _as_bug(error)
            raise self._shown(ctx, found) from error

    def _misused(self, ctx: Any, error: Exception) -> BaseException:
        from advocate.cli.usage import wrong_usage  # late: few runs need it

        name, *typed = ctx.meta["typed"]
        command = self.get_command(ctx, name)
        return self._shown(ctx, wrong_usage(error, command or self, typed))

    def _shown(self, ctx: Any, error: AdvocateError) -> BaseException:
        run = run_of(ctx)
        if run.debug:
            return error
        run.show_failure(error, as_json=run.as_json or bool(ctx.meta.get("wants_json")))
        return typer.Exit(error.exit_code)


def _as_refused(error: OSError) -> AdvocateError:
    """Return an error for something that the system refuses and that no stage has reported."""
    reason = error.strerror or type(error).__name__
    named = str(error.filename or "")
    what = f"{named[:77]}…" if len(named) > 78 else named
    return AdvocateError(
        f"{what} cannot be used: {reason}." if what else f"The system refused: {reason}.",
        hint="Check the path, the room on the disk and what you may write to.",
    )


def _as_bug(error: Exception) -> AdvocateError:
    what = str(error).strip() or "no message"
    return AdvocateError(
        f"Something failed that the program does not foresee ({type(error).__name__}: {what}).",
        hint="Run again with --debug, and report what it prints.",
    )


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
        show(f"advocate {__version__}")
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


def main() -> None:
    """Run the program, whatever it prints to."""
    with streams_of_any_kind():
        app()
