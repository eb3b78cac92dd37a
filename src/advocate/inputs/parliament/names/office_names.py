"""Which office a typed text means, and who of its holders; knows titles only, and never guesses."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from advocate.errors import Ambiguous, RecordNotFound
from advocate.models.dates import plainly
from advocate.models.member import OfficeHolder
from advocate.models.office_titles import OfficeTitle, read_titles

_SHORT_FORMS = Path(__file__).with_name("office_names.toml")
_WORDS_OF_OFFICES = re.compile(
    r"\b(?:secretary|minister|chancellor|speaker|whip|leader|attorney|solicitor|advocate general"
    r"|paymaster|postmaster|pm|dpm|cdl|loto|privy seal|president of)\b",
    re.IGNORECASE,
)
_KINDS = ("government", "opposition", "other")


@cache
def _short_forms() -> dict[str, str]:
    import tomllib

    with _SHORT_FORMS.open("rb") as file:
        return {form: str(title) for form, title in tomllib.load(file)["typed"].items()}


def reads_as_office(text: str) -> bool:
    """Say if a text is a title of an office rather than somebody's name."""
    return bool(_WORDS_OF_OFFICES.search(text)) or _plain(text) in _short_forms()


def title_meant(text: str) -> str:
    """Return the title that a short form stands for, or the text itself."""
    return _short_forms().get(_plain(text), text)


def holders_meant(query: str, holders: Iterable[OfficeHolder]) -> tuple[OfficeHolder, ...]:
    """Return those of `holders` whose office `query` means best, each person once.

    A whole title wins over a part of it, the government over the opposition, and that over others.
    """
    typed = read_titles(title_meant(query))[0]
    titled = [(each, read_titles(each.post.name)) for each in holders]
    for means in _LEVELS:
        for kind in _KINDS:
            hits = (
                each
                for each, titles in titled
                if each.post.kind == kind and any(means(typed, title) for title in titles)
            )
            if found := {each.member_id: each for each in hits}:
                return tuple(found.values())
    return ()


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


def _is_whole(typed: OfficeTitle, title: OfficeTitle) -> bool:
    return title.is_meant_by(typed) and set(typed.words) == set(title.words)


def _is_in_title(typed: OfficeTitle, title: OfficeTitle) -> bool:
    return title.is_meant_by(typed) and set(typed.words) <= set(title.words)


def _is_meant(typed: OfficeTitle, title: OfficeTitle) -> bool:
    return title.is_meant_by(typed)


def _begins(typed: OfficeTitle, title: OfficeTitle) -> bool:
    is_named = not typed.rank and not title.rank and typed.is_shadow == title.is_shadow
    return is_named and title.words[: len(typed.words)] == typed.words != ()


_LEVELS: tuple[Callable[[OfficeTitle, OfficeTitle], bool], ...] = (
    _is_whole,
    _is_in_title,
    _is_meant,
    _begins,
)
