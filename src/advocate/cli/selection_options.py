"""The options that choose people, spelt once, and the selection they make."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

import typer

from advocate.cli.completion import committees_beginning, members_beginning
from advocate.models.selection import Selection

Names = list[str] | None
_named = partial(typer.Option, metavar="NAME")


def selection_of(
    *,
    mp: Annotated[
        Names,
        _named(
            metavar="NAME-OR-ID",
            help='Members, for example "Jess Phillips" or 4370; may be repeated.',
            autocompletion=members_beginning,
        ),
    ] = None,
    constituency: Annotated[Names, _named(help="Whoever holds that seat.")] = None,
    postcode: Annotated[
        Names, _named(metavar="CODE", help="Whoever holds the seat of that postcode.")
    ] = None,
    committee: Annotated[
        Names,
        _named(
            metavar="NAME-OR-ID",
            help="Serving members of that committee.",
            autocompletion=committees_beginning,
        ),
    ] = None,
    appg: Annotated[Names, _named(help="Officers of that all-party group.")] = None,
    region: Annotated[Names, _named(help="Seats in that region or nation.")] = None,
    party: Annotated[Names, _named(help="Members of that party.")] = None,
    office: Annotated[
        Names,
        _named(
            metavar="TITLE",
            help='Whoever holds that office on the date: "Education Secretary", Speaker.',
        ),
    ] = None,
    with_programmes: Annotated[
        bool, typer.Option("--with-programmes", help="Seats in which we have a programme.")
    ] = False,
    everyone: Annotated[
        bool, typer.Option("--all", help="Everybody who sits in the Commons.")
    ] = False,
) -> Selection:
    """Return the selection that these options make; postcodes and parties may list with commas."""
    return Selection(
        members=tuple(mp or ()),
        constituencies=tuple(constituency or ()),
        postcodes=_listed(postcode),
        offices=tuple(office or ()),
        committees=tuple(committee or ()),
        groups=tuple(appg or ()),
        regions=_listed(region),
        parties=_listed(party),
        with_programmes=with_programmes,
        everyone=everyone,
    )


def _listed(values: Iterable[str] | None) -> tuple[str, ...]:
    parts = (part.strip() for value in values or () for part in value.split(","))
    return tuple(filter(None, parts))
