"""The options that choose people, spelt once, and the selection they make."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

from advocate.cli.completion import committees_beginning, members_beginning
from advocate.cli.options import option
from advocate.models.selection import Selection

Names = list[str] | None
_named = partial(option, metavar="NAME")
numbered = partial(option, metavar="NAME-OR-ID")


def selection_of(
    *,
    mp: Annotated[Names, numbered("--mp", autocompletion=members_beginning)] = None,
    constituency: Annotated[Names, _named("--constituency")] = None,
    postcode: Annotated[Names, option("--postcode", metavar="CODE")] = None,
    committee: Annotated[
        Names, numbered("--committee", autocompletion=committees_beginning)
    ] = None,
    appg: Annotated[Names, _named("--appg")] = None,
    region: Annotated[Names, _named("--region")] = None,
    party: Annotated[Names, _named("--party")] = None,
    office: Annotated[Names, option("--office", metavar="TITLE")] = None,
    with_programmes: Annotated[bool, option("--with-programmes")] = False,
    everyone: Annotated[bool, option("--all")] = False,
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
