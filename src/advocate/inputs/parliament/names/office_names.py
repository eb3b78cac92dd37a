"""Which office a typed text means, and who of its holders; knows titles only, and never guesses."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from advocate.errors import Ambiguous, RecordNotFound
from advocate.inputs.parliament.names.short_names import table
from advocate.models.dates import plainly
from advocate.models.member import OfficeHolder
from advocate.models.office_titles import read_titles

_KINDS = ("government", "opposition", "other")


def title_meant(text: str) -> str:
    """Return the title that a short form stands for, or the text itself."""
    return str(table("office_names")["typed"].get(_plain(text), text))


def holders_meant(query: str, holders: Iterable[OfficeHolder]) -> tuple[OfficeHolder, ...]:
    """Return those of `holders` whose office `query` means best, each person once.

    A whole title wins over a part of it, the government over the opposition, and that over others.
    """
    typed = read_titles(title_meant(query))[0]
    fits: dict[tuple[int, int], dict[int, OfficeHolder]] = {}
    for each in holders:
        for title in read_titles(each.post.name):
            if (fit := title.fit(typed)) is not None:
                found = fits.setdefault((fit, _KINDS.index(each.post.kind)), {})
                found[each.member_id] = each
    return tuple(fits[min(fits)].values()) if fits else ()


def only_holder(query: str, hits: Sequence[OfficeHolder], on: date) -> OfficeHolder:
    """Return the one of `hits`.

    Raises:
        Ambiguous: there are several.
    """
    if len(hits) == 1:
        return hits[0]
    raise Ambiguous(
        f"{len(hits)} people hold an office on {plainly(on)} that “{query}” may mean.",
        hint="Type the whole title, or the number instead, for example: "
        f"advocate letters --mp {hits[0].member_id}",
        candidates=tuple((str(h.member_id), f"{h.member_name}, {h.post.name}") for h in hits),
    )


def no_such_office(query: str, holders: Iterable[OfficeHolder], on: date) -> RecordNotFound:
    """Return the error for a text that means no office, with the titles that look like it."""
    by_title = {_plain(each.post.name): each.post.name for each in holders}
    near = get_close_matches(_plain(title_meant(query)), by_title, n=4, cutoff=0.6)
    shown = "; ".join(by_title[key] for key in near)
    return RecordNotFound(
        f"No office called “{query}” is known on {plainly(on)}.",
        hint=f"Nearest: {shown}."
        if shown
        else "Type a title: --office "
        '"Secretary of State for Education"; or a name: --mp "Jess Phillips".',
    )


def _plain(text: str) -> str:
    words = re.findall(r"[a-z]+", text.casefold().replace("’", "").replace("'", ""))
    return " ".join(words).removeprefix("the ")
