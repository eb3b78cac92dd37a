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
    Place("opening", level=1, table="glance", columns=2, before="kicker", after="warning"),
    Place("objective", "Objective", before="body"),
    Place("ask", "The ask", before="callout", then="body"),
    Place("messages", "Key messages", before="number"),
    Place("running", "Running order", table="table", columns=5),
    Place("people", "Who will be there", before="bullet"),
    Place("press", "Press, photographs and access", before="bullet"),
    Place("profile", "Profile", table="facts", columns=2, after="body"),
    Place("election", "lection", 3, table="facts", columns=2, after="body"),
    Place("local", "Local picture", before="body"),
    Place("programmes", "Our programmes", 3, table="table", columns=3, after="note"),
    Place("seat", "The constituency beside", 3, table="table", columns=4, before="body"),
    Place("history", "History with us", table="table", columns=2, before="bullet"),
    Place("voices", "Voices from the area", before="voice", then="attribution"),
    Place("questions", "Likely questions", before="body"),
    Place("follow_up", "Follow-up", table="table", columns=3),
    Place("sources", "Sources and data notes", before="sources"),
)
OPENING = ("kicker", "heading 1", "subtitle", "warning")
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
        section = sections[-1]
        if part["header"]:
            section.table.append(part)
        else:
            (section.after if section.table else section.before).append(part)
    for section in sections:
        _refuse_strangers(section)
    return sections


def _place_for(words: str, last: Place) -> Place:
    for place in PLACES[max(PLACES.index(last), 1) :]:
        if place.words in words:
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
