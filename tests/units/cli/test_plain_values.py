"""What is read without Typer's own library comes out as with it."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner

from advocate.cli.options import OnOption
from advocate.cli.plain_values import read_plainly


def _program(seen: list[Any], *, plain: bool) -> typer.Typer:
    class Command(typer.core.TyperCommand):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            for _again in range(2 if plain else 0):
                read_plainly(self.get_params(ctx))
            return super().parse_args(ctx, args)

    program = typer.Typer(add_completion=False)

    @program.command(cls=Command)
    def _command(
        year: Annotated[int | None, typer.Argument()] = None,
        text: str | None = None,
        several: Annotated[list[str] | None, typer.Option("--several")] = None,
        path: Path | None = None,
        folder: Annotated[Path | None, typer.Option(exists=True, file_okay=False)] = None,
        on: OnOption = None,
        switch: Annotated[bool, typer.Option("--switch", envvar="SWITCH")] = False,
        jobs: Annotated[int | None, typer.Option(min=1, max=64, envvar="JOBS")] = None,
        clamped: Annotated[int, typer.Option(max=9, clamp=True)] = 3,
    ) -> None:
        seen.append((year, text, several, path, folder, on, switch, jobs, clamped))

    return program


def _outcome(arguments: list[str], environment: dict[str, str], *, plain: bool) -> Any:
    seen: list[Any] = []
    result = CliRunner().invoke(_program(seen, plain=plain), arguments, env=environment)
    return seen, result.exit_code, result.output


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["2024", "--text", "a b", "--several", "x", "--several", "y", "--path", "p/q"],
        ["--text", " a", "--path", ".", "--on", "2026-11-20", "--switch"],
        ["x"],
        ["--on", "2026-02-30"],
        ["--folder", "."],
        ["--folder", "nowhere-at-all"],
        ["--folder", __file__],
        ["--several"],
        ["--help"],
        ["2024", "--jobs", "1", "--clamped", "7"],
        ["--jobs", "64"],
        ["--jobs", "0"],
        ["--jobs", "65"],
        ["--jobs", "-1"],
        ["--jobs", "two"],
        ["--jobs", ""],
        ["--clamped", "10"],
        *([number] for number in ("007", "1_000", " 7", "+7", "7.0", "7.5", "²", "٣", "9" * 25)),
    ],
)
def test_values_and_messages_are_those_of_typer(arguments: list[str]) -> None:
    assert _outcome(arguments, {}, plain=True) == _outcome(arguments, {}, plain=False)


@pytest.mark.parametrize("word", ["1", "0", "true", "false", "", "yes", "off", "True", "perhaps"])
def test_a_switch_in_the_environment_is_read_as_typer_reads_it(word: str) -> None:
    environment = {"SWITCH": word}
    assert _outcome([], environment, plain=True) == _outcome([], environment, plain=False)


@pytest.mark.parametrize("number", ["2", "0", "", "2 "])
def test_a_number_in_the_environment_is_read_as_typer_reads_it(number: str) -> None:
    environment = {"JOBS": number}
    assert _outcome([], environment, plain=True) == _outcome([], environment, plain=False)


def test_values_are_of_the_type_that_is_asked_for() -> None:
    arguments = ["2024", "--path", "p", "--on", "2026-11-20", "--several", "x", "--jobs", "2"]
    (values,), _code, _output = _outcome(arguments, {}, plain=True)
    assert values == (2024, None, ["x"], Path("p"), None, date(2026, 11, 20), False, 2, 3)


def test_parameters_of_another_typer_are_left_alone() -> None:
    class Parameter:
        name = "x"

    parameter = Parameter()
    read_plainly([parameter])
    assert vars(parameter) == {}
