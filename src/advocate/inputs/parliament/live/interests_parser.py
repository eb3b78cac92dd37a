"""A member's interests from Parliament's JSON: the focus list of their page, and the register.

Every field may be missing, null or of another type, and only an answer without `value` raises
`UnexpectedResponse`. Nothing of the register is kept that is about a relative or is an address.
"""

import html
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from advocate.inputs.parliament.live.json_fields import (
    Json,
    contents_of,
    date_of,
    entries_of,
    list_of,
    plain,
    text_of,
)
from advocate.models.findings import FocusArea, RegisteredInterest

REGISTERED = re.compile(r"\(\s*Registered\s+(?:on\s+)?(\d{1,2} [A-Z][a-z]+ \d{4})[^)]*\)")
NUMBERED = re.compile(r"^\d+[a-z]?\.\s*(?:\([a-z]\)\s*)?")
ABOUT_RELATIVES = re.compile(r"\bfamily\b", re.IGNORECASE)
ADDRESS = re.compile(r"^\s*address\b", re.IGNORECASE)
BETWEEN_PHRASES = re.compile(r"(?:(?<!\s)\s+)?[,;\r\n]\s*")


def parse_focus(raw: object) -> tuple[FocusArea, ...]:
    """Return the areas of focus, each phrase once; the service runs them together with commas."""
    areas: dict[str, dict[str, str]] = {}
    for value in contents_of(raw):
        if category := text_of(value, "category"):
            named = areas.setdefault(category, {})
            for phrase in chain.from_iterable(map(_phrases, list_of(value.get("focus")))):
                named.setdefault(phrase.casefold(), phrase)
    return tuple(
        FocusArea(category=name, phrases=tuple(found.values()))
        for name, found in areas.items()
        if found
    )


def parse_register(raw: object, *, on: date) -> tuple[RegisteredInterest, ...]:
    """Return what stood in the register on `on`, on any topic, sub-entries after their own."""
    found: dict[RegisteredInterest, None] = {}
    for category in contents_of(raw):
        name = NUMBERED.sub("", text_of(category, "name") or "").strip()
        if not name or ABOUT_RELATIVES.search(name):
            continue
        for value in entries_of(category, "interests"):
            found.update(dict.fromkeys(_entries(value, name, on)))
    return tuple(found)


def _phrases(text: object) -> Iterator[str]:
    if isinstance(text, str):
        parts = map(plain, BETWEEN_PHRASES.split(html.unescape(text)))
        yield from (part.strip(" .") for part in parts if part.strip(" ."))


def _entries(value: Json, category: str, on: date) -> Iterator[RegisteredInterest]:
    """Yield an entry and those under it, without what was deleted or came later."""
    deleted = date_of(value, "deletedWhen")
    if deleted is not None and deleted <= on:
        return
    raw = value.get("interest")
    lines = list(map(plain, html.unescape(raw).splitlines())) if isinstance(raw, str) else []
    whole = " ".join(" ".join(lines).split())
    registered = _registered(whole)
    if registered is None or registered <= on:
        kept = "; ".join(line.strip() for line in lines if line.strip() and not ADDRESS.match(line))
        if text := " ".join(REGISTERED.sub("", kept).split()).strip(" ;"):
            yield RegisteredInterest(category=category, text=text, registered=registered)
    for child in entries_of(value, "childInterests"):
        yield from _entries(child, category, on)


def _registered(text: str) -> date | None:
    """Return the day in "(Registered 6 November 2023)"; the dates beside it are the database's."""
    said = REGISTERED.search(text)
    try:
        return datetime.strptime(said.group(1), "%d %B %Y").date() if said else None  # noqa: DTZ007 - days only
    except ValueError:
        return None
