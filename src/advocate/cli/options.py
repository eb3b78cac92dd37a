"""The options that several commands share."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from advocate.cli.completion import kinds_beginning
from advocate.models.formats import EVERY_FORMAT, FORMATS
from advocate.models.typed_values import day_advice


def _read_date(text: str) -> date:
    try:
        if text[4:5] == text[7:8] == "-" and len(text) == len("2026-11-21"):
            return date.fromisoformat(text)  # strptime first loads the language's names of days
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise typer.BadParameter(f'"{text}" is not a date. {day_advice(text)}') from error


KindArgument = Annotated[
    str,
    typer.Argument(metavar="KIND", help="For example thank-you.", autocompletion=kinds_beginning),
]
WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        metavar="DIR",
        help="The workspace; default: the nearest folder upwards with advocate.yaml.",
    ),
]
OnOption = Annotated[
    date | None,
    typer.Option(
        "--on",
        parser=_read_date,
        metavar="DATE",
        help="The document's date, as YYYY-MM-DD; default: today.",
    ),
]
OfflineOption = Annotated[
    bool,
    typer.Option(
        "--offline",
        envvar="ADVOCATE_OFFLINE",
        help="Open no connection; use the facts at hand.",
    ),
]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
BomOption = Annotated[
    bool, typer.Option("--bom", help="Begin the CSV so that Excel reads its accents.")
]
FormatOption = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"{EVERY_FORMAT}; may be repeated. Default: the formats in advocate.yaml.",
        autocompletion=lambda: [*FORMATS],
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Where to write; default: briefs/ there."),
]
PlaceOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Where documents were written; default: briefs/."),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Ask nothing: take every answer as yes.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Also overwrite files that were edited by hand.")
]
CleanOption = Annotated[
    bool,
    typer.Option(
        "--clean", help="Leave out of the files the token and list that trace reads from them."
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Processes that make documents; default: 1, or more for a large batch.",
    ),
]
DraftOption = Annotated[
    bool,
    typer.Option("--draft", help="Say DRAFT on every page, and in what the file says of itself."),
]
CommentsOption = Annotated[
    bool,
    typer.Option(
        "--comments",
        help="Put comments for sign-off into Word files, and into no others; delete them before "
        "sending.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", help="List every warning and note by itself, with its remedy.")
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show where in the program it failed.")]
