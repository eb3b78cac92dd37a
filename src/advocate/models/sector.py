"""A field of work: what it calls things, whom it helps, and what its documents must heed.

Read from `sectors/NAME.yaml`: `general` always, and those that `advocate.yaml` names. What the
fields are for is told in `field_notes.toml`, and as a whole in docs/sectors.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import Any, Literal, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from advocate.errors import Severity
from advocate.models.field_types import (
    Figure,
    Key,
    Name,
    PeopleName,
    Reason,
    Record,
    StatisticId,
    defaults_of,
)

S = TypeVar("S", bound=Struct)
GENERAL = "general"
EITHER = " or else "
"""Between two full forms of one short form, where sectors differ."""


class Nation(StrEnum):
    """The nations of the United Kingdom, as Parliament's records call them."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """What a sector has in a list."""


class Term(Entry, frozen=True):
    """What one thing is called, in small letters."""

    one: Name
    many: Name
    before: Name = "at"

    def of(self, count: float | None) -> str:
        """Return the word that goes with a number."""
        return self.one if count == 1 else self.many


TermName = Literal[
    "site", "person", "helper", "session", "help", "year", "host_contact", "safeguarding_contact",
    "authority",
]  # fmt: skip
Terms = Mapping[TermName, Term]
"""What documents and messages call things; `general` names all but the authority."""
WordList = Literal[
    "sites", "site_kinds", "site_types", "counted", "numbered", "helped", "results", "staff",
    "settings", "speakers", "never_a_name", "no_article", "sayings",
]  # fmt: skip
QuestionList = Literal["likely", "do_not_say"]


class PeopleGroup(Entry, frozen=True, kw_only=True):
    """Those whom a charity helps, and what protects them."""

    naming: Literal["first_name", "with_leave", "never"] = "with_leave"
    are_children: bool = False
    nouns: tuple[Key, ...] = ()
    role_nouns: tuple[Key, ...] = ()
    not_people: tuple[Key, ...] = ()
    consent_by: tuple[Key, ...] = ()
    consent_from: Reason = "the person"
    statuses: tuple[Key, ...] = ()
    small_number: int = 10
    why: Reason | None = None


class Window(Entry, frozen=True, kw_only=True):
    """A time at which a visit or letter is ill timed, given in one of four ways."""

    effect: Literal["closed", "ask", "busy", "letters"]
    says: Reason
    nations: tuple[Nation, ...] = ()
    at_sites: bool = False
    where: tuple[Key, ...] = ()
    not_where: tuple[Key, ...] = ()
    every: Mapping[str, str] | None = None
    week_of: Figure | None = None
    easter: Mapping[str, int] | None = None
    dates: tuple[Mapping[str, date], ...] = ()
    certainty: Literal["fixed", "published", "pattern", "rough"] | None = None
    source: Key | None = None


class Break(Entry, frozen=True, kw_only=True):
    """One reason why figures of two years are not to be compared."""

    why: Reason
    measure: Key | None = None
    words: tuple[Key, ...] = ()
    years: tuple[int, ...] = ()
    since: int | None = None
    nations: tuple[Nation, ...] = ()
    is_small: bool = False
    source: Key | None = None

    def lies_between(self, early: int, late: int) -> bool:
        """Say if it parts two years, the earlier first."""
        is_crossed = self.since is not None and early < self.since <= late
        return is_crossed or early in self.years or late in self.years


Ratio = Literal["hours_per_person", "sessions_per_person", "people_per_site", "hours_per_helper"]


class PlausibleRange(Entry, frozen=True, kw_only=True):
    """Between what a figure of a programme lies in one year, unless something is wrong."""

    low: float
    high: float
    severity: Severity = Severity.WARNING
    why: Reason
    source: Key | None = None


class Statistics(Entry, frozen=True, kw_only=True):
    """Which figures of constituencies matter, by their ids in the packaged record."""

    order: Mapping[Nation, tuple[StatisticId, ...]] = field(default_factory=dict)
    need_is_high: tuple[StatisticId, ...] = ()
    need_is_low: tuple[StatisticId, ...] = ()
    across: Mapping[str, str] = field(default_factory=dict)


class Power(StrEnum):
    """Who has the power to decide: the United Kingdom's Parliament, another, or each a part."""

    RESERVED = "reserved"
    DEVOLVED = "devolved"
    MIXED = "mixed"


class Decision(Record, frozen=True, kw_only=True):
    """Who decides a subject in some nations; none stands for all."""

    nations: tuple[Nation, ...] = ()
    power: Power
    body: Name
    post: Name | None = None


class Subject(Entry, frozen=True, kw_only=True):
    """Something that Parliament or another legislature decides."""

    title: Name
    answers: tuple[Decision, ...]
    checked_on: date | None = None
    source: Key | None = None


class Avoided(Entry, frozen=True, kw_only=True):
    """Words to avoid, with better ones, and a sentence that it finds and one that it does not."""

    phrases: tuple[Key, ...]
    better: Reason
    why: Reason
    severity: Severity = Severity.WARNING
    hit: Reason
    miss: Reason
    source: Key | None = None


class Sector(Entry, frozen=True, kw_only=True):
    """One field of work, or all those of a workspace joined."""

    title: Reason
    reviewed: date | None = None
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    terms: Terms = field(default_factory=dict)
    people_are: PeopleName | None = None
    year_starts: Figure | None = None
    words: Mapping[WordList, tuple[Key, ...]] = field(default_factory=dict)
    people: Mapping[str, PeopleGroup] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    calendar: Mapping[str, Window] = field(default_factory=dict)
    measures: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    ranges: Mapping[Ratio, PlausibleRange] = field(default_factory=dict)
    statistics: Statistics = Statistics()
    decides: Mapping[str, Subject] = field(default_factory=dict)
    questions: Mapping[QuestionList, tuple[Reason, ...]] = field(default_factory=dict)
    avoid: Mapping[str, Avoided] = field(default_factory=dict)
    counties: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)

    def word_list(self, name: WordList) -> tuple[str, ...]:
        """Return the words that rules look for; those of all sectors."""
        return self.words.get(name, ())

    @property
    def helped(self) -> tuple[PeopleGroup, ...]:
        """Those whom the charity helps; and children, who are protected whoever helps them."""
        wanted = dict.fromkeys((self.people_are or "", "children"))
        return tuple(self.people[name] for name in wanted if name in self.people)


def joined_sectors(sectors: Iterable[Sector]) -> Sector:
    """Return several sectors as one: words are joined, else what the last of them says counts."""
    return reduce(_merged, sectors)


def _merged(one: S, other: S) -> S:
    return replace(one, **dict(_changes(one, other)))


def _changes(one: Struct, other: Struct) -> Iterator[tuple[str, object]]:
    for name, default in defaults_of(type(one)).items():
        mine, theirs = getattr(one, name), getattr(other, name)
        if isinstance(mine, tuple):
            yield name, tuple(dict.fromkeys((*mine, *theirs)))
        elif isinstance(mine, Mapping):
            is_joined = name in {"words", "people", "abbreviations"}
            yield name, {**mine, **(_joined(mine, theirs) if is_joined else theirs)}
        elif isinstance(mine, Statistics):
            yield name, _merged(mine, theirs)
        elif theirs != default:
            yield name, theirs


def _joined(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, object]:
    """Return lists of words, groups of people, or full forms, of the same name as one."""
    return {
        name: _both(mine[name], item) if name in mine else item for name, item in theirs.items()
    }


def _both(one: Any, other: Any) -> Any:
    if isinstance(other, tuple):
        return (*one, *other)
    if isinstance(other, str):
        return one if other in one.split(EITHER) else f"{one}{EITHER}{other}"
    return _merged(one, other)
