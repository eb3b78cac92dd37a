"""The options that several commands share."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from advocate.cli.completion import kinds_beginning
from advocate.models.formats import EVERY_FORMAT, FORMATS
from advocate.models.packaged_table import packaged_table
from advocate.models.typed_values import day_advice


def _read_date(text: str) -> date:
    try:
        if text[4:5] == text[7:8] == "-" and len(text) == len("2026-11-21"):
            return date.fromisoformat(text)  # strptime first loads the language's names of days
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise typer.BadParameter(f'"{text}" is not a date. {day_advice(text)}') from error


def option(flag: str, *short: str, told: str = "", **settings: Any) -> Any:
    """Return an option with the help that `options.toml` has under its name, or under `told`."""
    said = packaged_table(__file__)[told or flag].format(formats=EVERY_FORMAT)
    return typer.Option(flag, *short, help=said, **settings)


KindArgument = Annotated[
    str,
    typer.Argument(metavar="KIND", help="For example thank-you.", autocompletion=kinds_beginning),
]
WorkspaceOption = Annotated[Path | None, option("--workspace", metavar="DIR")]
OnOption = Annotated[date | None, option("--on", parser=_read_date, metavar="DATE")]
OfflineOption = Annotated[bool, option("--offline", envvar="ADVOCATE_OFFLINE")]
CsvOption = Annotated[bool, option("--csv")]
BomOption = Annotated[bool, option("--bom")]
FormatOption = Annotated[
    list[str] | None, option("--format", metavar="FORMAT", autocompletion=lambda: [*FORMATS])
]
OutOption = Annotated[Path | None, option("--out", metavar="DIR")]
PlaceOption = Annotated[Path | None, option("--out", told="--out of others", metavar="DIR")]
DryRunOption = Annotated[bool, option("--dry-run")]
YesOption = Annotated[bool, option("--yes")]
ForceOption = Annotated[bool, option("--force")]
CleanOption = Annotated[bool, option("--clean")]
JobsOption = Annotated[int | None, option("--jobs", metavar="N", min=1)]
DraftOption = Annotated[bool, option("--draft")]
CommentsOption = Annotated[bool, option("--comments")]
JsonOption = Annotated[bool, option("--json")]
QuietOption = Annotated[bool, option("--quiet", "-q")]
VerboseOption = Annotated[bool, option("--verbose")]
DebugOption = Annotated[bool, option("--debug")]
