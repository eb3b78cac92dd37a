"""What passed between the charity and Parliament: visits planned, and the log of what happened."""

import datetime
from datetime import date
from enum import StrEnum

from advocate.models import field_types as fields
from advocate.models.field_types import CountOfSome, Record


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

    what: fields.Prose
    by: fields.Name
    due: date | None = None
    kept_on: date | None = None
    closed: fields.Reason | None = None

    def is_open_on(self, on: date) -> bool:
        """Say whether it was neither kept nor closed by a day."""
        return (self.kept_on is None or on < self.kept_on) and self.closed is None


class Engagement(Record, frozen=True, kw_only=True):
    """One entry in the log."""

    id: fields.Key
    date: date
    kind: EngagementKind
    summary: fields.Prose
    member: int | None = None
    member_name: fields.Name | None = None
    committee: int | None = None
    date_precision: DatePrecision = DatePrecision.DAY
    promises: tuple[Promise, ...] = ()
    internal_note: fields.PrivateNote | None = None
    source: fields.Published | None = None
    url: fields.Address | None = None
    illustrative: bool = False


class VisitStep(Record, frozen=True, kw_only=True):
    """One line of a running order."""

    start: fields.Figure
    minutes: CountOfSome
    what: fields.Plan
    where: fields.Plan | None = None
    lead: fields.Name | None = None
    photographs: bool | None = None


class VisitPerson(Record, frozen=True, kw_only=True):
    """Somebody the member will meet. Those whom we help never stand here by name."""

    name: fields.Name
    role: fields.Prose
    note: fields.Plan | None = None
    phone: fields.Phone | None = None


class Visit(Record, frozen=True, kw_only=True):
    """One visit, planned or past."""

    id: fields.Key
    member: int
    date: date
    venue: fields.Name
    purpose: fields.Prose
    asked_by: fields.Prose | None = None
    planned_on: datetime.date | None = None
    member_name: fields.Name | None = None
    start: fields.Figure | None = None
    end: fields.Figure | None = None
    place: fields.Name | None = None
    postcode: fields.Address | None = None
    constituency: fields.Name | None = None
    programme: fields.ProgrammeId | None = None
    objective: fields.Prose | None = None
    ask: fields.AskId | None = None
    running_order: tuple[VisitStep, ...] = ()
    people: tuple[VisitPerson, ...] = ()
    lead: fields.Name | None = None
    press: fields.Plan | None = None
    consent: fields.Consents | None = None
    supervised_by: fields.Name | None = None
    sign_in: fields.Plan | None = None
    safeguarding_lead: fields.Name | None = None
    access: fields.Plan | None = None
    local_member_told: datetime.date | None = None
    approved_by: fields.Reason | None = None
    impartiality: fields.Plan | None = None
    source: fields.Published | None = None
    illustrative: bool = False
