"""The sections that a brief may have, in order: both Word templates are laid out by this plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.documents.values import Part, words_of


@dataclass(frozen=True)
class Place:
    """Where one section stands in a template, and in what styles."""

    name: str
    words: str = ""
    """What its heading says, or a part of it."""
    level: int = 2
    table: str = ""
    """Style of its table, if it has one."""
    columns: int = 0
    before: str = ""
    """Style of its paragraphs before the table, or of all."""
    then: str = ""
    """Style of those before the table that follow the first, where it is another."""
    after: str = ""


PLACES = (
    Place("opening", level=1, table="glance", columns=2, before="note", after="callout"),
    Place("policy", "The policy", 0, table="facts", columns=2, after="body"),
    Place("messages", "What to say", 0, table="table", columns=2, after="note"),
    Place("figure", "Here", 0, table="facts", columns=2, after="note"),
    Place("day", "The day", table="table", columns=5, before="body", after="body"),
    Place("more", "More on the ask", before="bullet"),
    Place("history", "Our history", before="bullet"),
    Place("record", "Their record", before="bullet"),
    Place("local", "Local picture", before="body"),
    Place("place", "Here", 0, table="facts", columns=2, after="note"),
    Place("programme", "What we do there", 0, table="table", columns=3, after="note"),
    Place("hardest", "The hardest questions", before="body"),
    Place("annex", "Annex", before="body"),
    Place("questions", "A. ", 3, before="body"),
    Place("figures", "B. ", 3, before="body"),
    Place("programmes", "What we do there", 0, table="table", columns=3, after="note"),
    Place("measures", "easure", 0, table="table", columns=4, after="note"),
    Place("member", "C. ", 3, table="facts", columns=2, before="note", after="body"),
    Place("follow_up", "What is to be done", 0, table="table", columns=2),
    Place("sources", "D. ", 3, before="sources"),
)
"""Those of level 0 have no heading: they begin with their table."""
OPENING = ("heading 1", "subtitle", "note")
"""The paragraphs that every brief begins with."""


@dataclass(frozen=True)
class Section:
    """What one brief has for a place."""

    place: Place
    heading: Part | None
    before: list[Part] = field(default_factory=list)
    table: list[Part] = field(default_factory=list)
    """One table, or none."""
    after: list[Part] = field(default_factory=list)


def sections_of(parts: Sequence[Part]) -> list[Section]:
    """Sort the parts of a brief into sections.

    Raises:
        ValueError: the brief has something that the templates have no place for.
    """
    sections = [Section(PLACES[0], None)]
    for part in parts:
        if part["kind"].startswith("heading") and part["kind"] != "heading 1":
            sections.append(Section(_place_for(words_of(part), sections[-1].place), part))
            continue
        words = " ".join(part["header"] or ())
        if part["header"] and (sections[-1].table or not sections[-1].place.columns):
            sections.append(Section(_place_for(words, sections[-1].place, headless=True), None))
        section = sections[-1]
        if part["header"]:
            section.table.append(part)
        else:
            (section.after if section.table else section.before).append(part)
    for section in sections:
        _refuse_strangers(section)
    return sections


def _place_for(words: str, last: Place, *, headless: bool = False) -> Place:
    for place in PLACES[max(PLACES.index(last), 1) :]:
        if place.words in words and headless is (place.level == 0):
            return place
    raise ValueError(f"the benchmark's templates have no place for “{words}”")


def _refuse_strangers(section: Section) -> None:
    place = section.place
    has_room = place.after or not section.after
    if len(section.table) > bool(place.columns) or not has_room:
        raise ValueError(f"the benchmark's templates have no place for all of {place.name}")
    for part in section.table:
        if len(part["header"]) != place.columns:
            raise ValueError(f"the table of {place.name} has other columns than the template")
