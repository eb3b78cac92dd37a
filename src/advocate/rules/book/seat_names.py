"""Where a text names the seat of a Member, and what that seat is really called."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from advocate.models.constituency import SEATS_OF_2024
from advocate.models.name_folding import fold, name_key
from advocate.models.packaged_table import packaged_table
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.text_rules import DatedText
from advocate.rules.language.name_spelling import PERSON
from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__, PERSON=PERSON)
_LONGEST = 12
"""Words; no name of a seat has more."""


class SeatMention(Struct, frozen=True):
    """One place where a text names the seat of a Member."""

    start: int
    end: int
    shown: str
    seat: str
    """As written, with all words that may belong to it."""
    forms: tuple[str, ...]
    """Readings of the seat's name, the longest first."""
    is_loose: bool = False
    """Whether it is probably no seat at all, so that only a certain match counts."""


def misnamed_seats(dated: DatedText, context: RuleContext) -> Iterator[SeatMention]:
    """Return the mentions that are the name of no seat on the day."""
    for mention in _mentions(dated.text):
        own = dated.profile.constituency_name if dated.profile else None
        todays = _all_plain(context.seats) if dated.on >= SEATS_OF_2024 else frozenset()
        seats = todays | {_plain(own)} if own else todays
        if mention.is_loose:
            is_right = any(_plain(form) in seats for form in mention.forms)
        else:
            following = dated.text[mention.end - len(mention.seat) : mention.end + 80]
            is_right = _plain(following).startswith(tuple(seats))
        if not is_right:
            yield mention


@lru_cache(maxsize=512)
def _mentions(text: str) -> tuple[SeatMention, ...]:
    """Return the mentions in a text, which several rules look at one after the other."""
    return tuple(_found_in(text))


def _found_in(text: str) -> Iterator[SeatMention]:
    if "MP" in text or "Member" in text:
        for found in _BOOK["for"].finditer(text):
            yield _mention(found, tuple(heads(found["seat"])))
        for found in _BOOK["in_brackets"].finditer(text):
            parts = tuple(part.strip() for part in found["seat"].split(","))
            yield _mention(found, parts, is_loose=True)
        for found in _BOOK["before"].finditer(text):
            yield from _before(text, found)
    for found in _BOOK["represents"].finditer(text):
        several = tuple(head for head in heads(found["seat"]) if " " in head)
        yield _mention(found, several)


def _before(text: str, found: re.Match[str]) -> Iterator[SeatMention]:
    """Return what stands before MP, if it may be a place: most often it is somebody's name."""
    lead = _BOOK["no_part"].match(found["seat"])
    seat = found["seat"][lead.end() if lead else 0 :]
    start = found.start() + (lead.end() if lead else 0)
    article = lead or _BOOK["article"].search(text[max(0, start - 6) : start])
    if found["of"] or article or _BOOK["somebody"].match(text, found.end()):
        shown = text[start : found.end()]
        yield SeatMention(start, found.end(), shown, seat, (seat,), is_loose=True)


def _mention(
    found: re.Match[str], forms: tuple[str, ...], *, is_loose: bool = False
) -> SeatMention:
    end = found.end("seat")
    return SeatMention(found.start(), end, found[0], found["seat"], forms, is_loose=is_loose)


def heads(seat: str) -> Iterator[str]:
    """Yield what was matched as a seat, then again with one word fewer each time."""
    words = seat.rstrip(",.").split()[:_LONGEST]
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count]).rstrip(",.")


def name_on_the_day(mention: SeatMention, dated: DatedText, context: RuleContext) -> str | None:
    """Return what the seat was called on the day, where the mention has a name of another time."""
    right = dated.profile.constituency_name if dated.profile else None
    if right and any(form in _other_names(right, dated, context) for form in mention.forms):
        return right
    if dated.on < SEATS_OF_2024 or not context.seats:
        return None
    former = context.former_seats
    return " or ".join(next((former[form] for form in mention.forms if form in former), ())) or None


def _other_names(right: str, dated: DatedText, context: RuleContext) -> frozenset[str]:
    """Return official names of other times of the seat that is called `right` on the day."""
    seat = dated.profile.constituency if dated.profile else None
    names = {seat.name, seat.predecessor or seat.name} if seat else set()
    names.update(context.workspace.seats_called(right))
    return frozenset(name for name in names if name_key(name) != name_key(right))


def official_name(mention: SeatMention, dated: DatedText, context: RuleContext) -> str | None:
    """Return the one official name that a mention is a part of; None where it is whole."""
    own = dated.profile.constituency_name if dated.profile else None
    known = _all_plain(context.seats) | _all_plain(tuple(context.former_seats))
    if any(_plain(_in_full(form)) in known for form in mention.forms):
        return None
    seats = context.seats or ((own,) if own else ())
    for form in mention.forms if context.seats else mention.forms[:1]:
        wanted = fold(form).split()
        words = f" {' '.join(wanted)} "
        found = [name for name, said_so in _each_plain(seats) if words in said_so]
        if found:
            is_clear = len(found) == 1 and not _is_an_area(wanted, found[0], mention)
            return found[0] if is_clear else None
    return None


def _is_an_area(wanted: list[str], name: str, mention: SeatMention) -> bool:
    """Say if words mean a county or a town rather than the one seat whose name holds them."""
    compass = packaged_table(__file__)["compass"]
    if len(wanted) == 1 and wanted[0] in (*compass, *packaged_table(__file__)["areas"]):
        return True
    words = [word for word in fold(name).split() if word not in compass]
    return mention.is_loose and (words == wanted or wanted[0].endswith("shire"))


def _in_full(name: str) -> str:
    first, space, rest = name.partition(" ")
    return f"{packaged_table(__file__)['shortened'].get(first, first)}{space}{rest}"


def _plain(name: str) -> str:
    return " ".join(name.replace(",", "").split())


@lru_cache(maxsize=8)
def _all_plain(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_plain(name) for name in names)


@lru_cache(maxsize=8)
def _each_plain(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return each name with its words folded, a space on either side of each."""
    return tuple((name, f" {fold(name)} ") for name in names)
