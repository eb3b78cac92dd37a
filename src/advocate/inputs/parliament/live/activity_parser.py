"""What a member did, from Parliament's JSON; spells the field names that `parse.py` does not.

Every field may be missing, null or of another type: an item without a day or a title is counted and
left out. Only an answer that holds no list at all raises `UnexpectedResponse`.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct

from advocate.inputs.parliament.live.json_fields import (
    Json,
    date_of,
    dict_of,
    int_of,
    list_of,
    shortened,
    text_of,
    unexpected,
)
from advocate.models.activity import Activity, ActivityKind
from advocate.models.dates import plainly

QUESTION_PAGE = "https://questions-statements.parliament.uk/written-questions/detail"
MOTION_PAGE = "https://edm.parliament.uk/early-day-motion"
HANSARD_PAGE = "https://hansard.parliament.uk"
DIVISION_PAGE = "https://votes.parliament.uk/votes/commons/division"
TAG = re.compile(r"<[^<>]*>")
IN_AN_ADDRESS = re.compile(r"[A-Za-z0-9-]+")
NOT_IN_A_SLUG = re.compile(r"[^A-Za-z0-9]+")
LONGEST_TITLE = 120


class Item(Struct, frozen=True, kw_only=True):
    """One item, and the texts in which keywords are looked for."""

    activity: Activity
    texts: tuple[str, ...]


def parse_list(
    parse: Callable[[Json], Item | None], raw: object, key: str = "items"
) -> tuple[int, tuple[Item, ...]]:
    """Return the entries of the list at `key`, counted, and what `parse` can read of them.

    Null is a list without entries, which ends it. Entries are wrapped in `value` or not.
    """
    if not isinstance(raw, dict) or not isinstance(raw.get(key, 0), list | None):
        raise unexpected("no list where one was expected")
    entries = [dict_of(entry) for entry in list_of(raw[key])]
    items = (parse(dict_of(entry["value"]) if "value" in entry else entry) for entry in entries)
    return len(entries), tuple(item for item in items if item)


def parse_question(value: Json, *, member_id: int, on: date) -> Item | None:
    """Return the written question, where `member_id` asked it, with its answer by `on`.

    Why the asker is compared: the service passes over a parameter it does not know.
    """
    is_others = int_of(value, "askingMemberId") not in {None, member_id}
    if is_others or value.get("isWithdrawn") is True:
        return None
    heading, uin = text_of(value, "heading"), _label(value, "uin")
    text = _plain(text_of(value, "questionText"))
    answered = date_of(value, "dateAnswered")
    is_answered = answered and answered <= on and value.get("answerIsHolding") is not True
    tabled = date_of(value, "dateTabled")
    return _item(
        ActivityKind.WRITTEN_QUESTION,
        tabled,
        heading or (shortened(text, LONGEST_TITLE) if text else None),
        *filter(None, (heading, text)),
        reference=f"UIN {uin}" if uin else None,
        url=_address(QUESTION_PAGE, str(tabled), uin),
        detail=f"answered {plainly(answered)}" if answered and is_answered else None,
        body=text_of(value, "answeringBodyName"),
    )


def parse_motion(value: Json) -> Item | None:
    """Return the early day motion on which the member's name stands."""
    number, is_amendment = _label(value, "number"), value.get("isAmendment") is True
    return _item(
        ActivityKind.EARLY_DAY_MOTION,
        date_of(value, "dateTabled"),
        text_of(value, "title"),
        reference=f"EDM {number}" if number else None,
        url=_address(MOTION_PAGE, _label(value, "id")),
        detail="amendment" if is_amendment else None,
        is_amendment=is_amendment,
    )


def parse_contribution(value: Json) -> Item | None:
    """Return the debate in which the member spoke."""
    day, title = date_of(value, "sittingDate"), text_of(value, "debateTitle")
    house, count = text_of(value, "house"), int_of(value, "totalContributions") or 0
    # Hansard finds the page by the id, yet has none without some form of the title behind it.
    slug = NOT_IN_A_SLUG.sub("", title or "") or "debate"
    debate, section = text_of(value, "debateWebsiteId"), text_of(value, "section")
    address = _address(HANSARD_PAGE, house, str(day), "debates", debate, slug)
    times = f"{count} contribution{'s' if count > 1 else ''}" if count > 0 else None
    return _item(
        ActivityKind.CONTRIBUTION,
        day,
        title,
        url=address if house in {"Commons", "Lords"} else None,
        detail=", ".join(filter(None, (section, times))) or None,
        place=section,
    )


def parse_vote(value: Json) -> Item | None:
    """Return the Commons division in which the member voted or was a teller."""
    if value.get("house", 1) in (2, "Lords"):
        return None
    number = _label(value, "divisionNumber")
    return _item(
        ActivityKind.VOTE,
        date_of(value, "date"),
        text_of(value, "title"),
        reference=f"Division {number}" if number else None,
        url=_address(DIVISION_PAGE, _label(value, "id")),
        detail=_lobby(value),
    )


def _item(
    kind: ActivityKind, day: date | None, title: str | None, *texts: str, **facts: Any
) -> Item | None:
    """Return the item, if it has a day and a title; without `texts` its text is the title."""
    if day is None or title is None:
        return None
    activity = Activity(kind=kind, date=day, title=title, **facts)
    return Item(activity=activity, texts=texts or (title,))


def _lobby(value: Json) -> str | None:
    """Tellers count the votes of a side and cast none."""
    is_for = value.get("inAffirmativeLobby")
    if not isinstance(is_for, bool):
        return None
    if value.get("actedAsTeller") is True:
        return f"teller for the {'Ayes' if is_for else 'Noes'}"
    return "voted for" if is_for else "voted against"


def _label(value: Json, key: str) -> str | None:
    """Return a number or a name by which Parliament calls something, whichever way it is sent."""
    number = int_of(value, key)
    return text_of(value, key) if number is None else str(number)


def _address(*parts: str | None) -> str | None:
    """Return the parts as an address; `None` where one is missing or is no word for an address."""
    root, *rest = parts
    known = [part for part in rest if part and IN_AN_ADDRESS.fullmatch(part)]
    return "/".join((root or "", *known)) if len(known) == len(rest) else None


def _plain(text: str | None) -> str | None:
    return (" ".join(TAG.sub(" ", text).split()) or None) if text else None
