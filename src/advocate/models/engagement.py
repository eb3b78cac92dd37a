"""What passed between the charity and Parliament: visits planned, and the log of what happened."""

import datetime
from datetime import date
from enum import StrEnum

from advocate.models.field_types import (
    Address,
    AskId,
    Consents,
    CountOfSome,
    Figure,
    Key,
    Name,
    Phone,
    Plan,
    PrivateNote,
    ProgrammeId,
    Prose,
    Published,
    Reason,
    Record,
)


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


class Promise(Record, frozen=True, kw_only=True):
    """Something somebody said they would do."""

    what: Prose
    by: Name
    due: date | None = None
    kept_on: date | None = None
    closed: Reason | None = None
    """Why it is no longer open, if it was never kept."""


class Engagement(Record, frozen=True, kw_only=True):
    """One entry in the log."""

    id: Key
    date: date
    kind: EngagementKind
    summary: Prose
    """One sentence that can be read without context."""
    member: int | None = None
    """Members API id; null where the source names nobody."""
    member_name: Name | None = None
    """As known then; for people who read the file."""
    committee: int | None = None
    date_precision: DatePrecision = DatePrecision.DAY
    promises: tuple[Promise, ...] = ()
    internal_note: PrivateNote | None = None
    source: Published | None = None
    url: Address | None = None
    illustrative: bool = False


class VisitStep(Record, frozen=True, kw_only=True):
    """One line of a running order."""

    start: Figure
    """Clock time, for example 12:30."""
    minutes: CountOfSome
    what: Plan
    where: Plan | None = None
    lead: Name | None = None
    photographs: bool | None = None


class VisitPerson(Record, frozen=True, kw_only=True):
    """Somebody the member will meet. Pupils never stand here by name."""

    name: Name
    role: Prose
    note: Plan | None = None
    phone: Phone | None = None
    """For the day; printed for colleagues only."""


class Visit(Record, frozen=True, kw_only=True):
    """One visit, planned or past."""

    id: Key
    member: int
    date: date
    venue: Name
    purpose: Prose
    """One line."""
    member_name: Name | None = None
    start: Figure | None = None
    end: Figure | None = None
    place: Name | None = None
    postcode: Address | None = None
    constituency: Name | None = None
    programme: ProgrammeId | None = None
    """Id in programmes.yaml."""
    objective: Prose | None = None
    ask: AskId | None = None
    """Ask id; overrides the workspace's own choice for the brief."""
    running_order: tuple[VisitStep, ...] = ()
    people: tuple[VisitPerson, ...] = ()
    lead: Name | None = None
    press: Plan | None = None
    consent: Consents | None = None
    """Photographs: what was agreed, in counts, never names."""
    supervised_by: Name | None = None
    """Who of the school's staff is with the visitors and the pupils at all times."""
    sign_in: Plan | None = None
    """Where and how visitors sign in."""
    safeguarding_lead: Name | None = None
    """Name of the school's designated safeguarding lead."""
    access: Plan | None = None
    local_member_told: datetime.date | None = None
    """Day on which a visitor from another seat told the local member's office."""
    approved_by: Reason | None = None
    """Which trustees agreed to it, and when; for visits while an election is on."""
    impartiality: Plan | None = None
    """How the school keeps it balanced when a politician speaks to pupils."""
    source: Published | None = None
    illustrative: bool = False
