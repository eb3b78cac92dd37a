"""What passed between the charity and Parliament: visits planned, and the log of what happened."""

import datetime
from datetime import date
from enum import StrEnum

from msgspec import Struct


class DatePrecision(StrEnum):
    """How much of a date is known; the rest is printed away."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class EngagementKind(StrEnum):
    """What sort of contact it was."""

    VISIT = "visit"
    MEETING = "meeting"
    EVENT = "event"
    LETTER = "letter"
    CALL = "call"
    EVIDENCE = "evidence"
    SUPPORT = "support"


class Promise(Struct, frozen=True, kw_only=True):
    """Something somebody said they would do."""

    what: str
    by: str
    due: date | None = None
    kept_on: date | None = None
    closed: str | None = None
    """Why it is no longer open, if it was never kept."""


class Engagement(Struct, frozen=True, kw_only=True):
    """One entry in the log."""

    id: str
    date: date
    kind: EngagementKind
    summary: str
    """One sentence that can be read without context."""
    member: int | None = None
    """Members API id; null where the source names nobody."""
    member_name: str | None = None
    """As known then; for people who read the file."""
    committee: int | None = None
    date_precision: DatePrecision = DatePrecision.DAY
    promises: tuple[Promise, ...] = ()
    internal_note: str | None = None
    source: str | None = None
    url: str | None = None
    illustrative: bool = False


class VisitStep(Struct, frozen=True, kw_only=True):
    """One line of a running order."""

    start: str
    """Clock time, for example 12:30."""
    minutes: int
    what: str
    where: str | None = None
    lead: str | None = None
    photographs: bool | None = None


class VisitPerson(Struct, frozen=True, kw_only=True):
    """Somebody the member will meet. Pupils never stand here by name."""

    name: str
    role: str
    note: str | None = None


class Visit(Struct, frozen=True, kw_only=True):
    """One visit, planned or past."""

    id: str
    member: int
    date: date
    venue: str
    purpose: str
    """One line."""
    member_name: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    postcode: str | None = None
    constituency: str | None = None
    programme: str | None = None
    """Id in programmes.yaml."""
    objective: str | None = None
    ask: str | None = None
    """Ask id; overrides the workspace's own choice for the brief."""
    running_order: tuple[VisitStep, ...] = ()
    people: tuple[VisitPerson, ...] = ()
    lead: str | None = None
    press: str | None = None
    consent: str | None = None
    """Photographs: what was agreed, in counts, never names."""
    supervised_by: str | None = None
    """Who of the school's staff is with the visitors and the pupils at all times."""
    sign_in: str | None = None
    """Where and how visitors sign in."""
    safeguarding_lead: str | None = None
    """Name of the school's designated safeguarding lead."""
    access: str | None = None
    local_member_told: datetime.date | None = None
    """Day on which a visitor from another seat told the local member's office."""
    approved_by: str | None = None
    """Which trustees agreed to it, and when; for visits while an election is on."""
    impartiality: str | None = None
    """How the school keeps it balanced when a politician speaks to pupils."""
    source: str | None = None
    illustrative: bool = False
