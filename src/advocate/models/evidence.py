"""The claim register: figures with unit, population, period, status and source; and quotations."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from advocate.models import field_types as fields
from advocate.models.field_types import Count, CountOfSome, Record


class Unit(StrEnum):
    """What a value counts; decides how it is printed."""

    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    PEOPLE = "people"
    SITES = "sites"
    VOLUNTEERS = "volunteers"
    SESSIONS = "sessions"
    HOURS = "hours"
    AREAS = "areas"
    COURSES = "courses"
    MONTHS = "months"
    GBP = "gbp"
    INDEX = "index"
    COUNT = "count"
    TEXT = "text"
    """No number: the statement itself is the claim, `value` is null."""


class Status(StrEnum):
    """How settled a published figure is."""

    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"
    PUBLISHED = "published"
    """Published once, with no provisional or final edition."""


class Verified(StrEnum):
    """How the figure was checked."""

    PRIMARY = "primary"
    """Read in the publisher's own text."""
    SECONDARY = "secondary"
    """Read in a text that attributes it."""
    UNVERIFIED = "unverified"
    DISPUTED = "disputed"
    """Contradicted by another source that was read."""


class Audience(StrEnum):
    """Who reads a document, or may read a record. No rank: not all that an MP may read, a host may.

    What is cleared for a circle may also go to ourselves, and what is public to anybody.
    """

    PUBLIC = "public"
    RECIPIENT = "recipient"
    """The member of Parliament whom a document is for."""
    HOST = "host"
    """Whoever receives a visit, for example the head of a hospice."""
    INTERNAL = "internal"

    def covers(self, readers: Iterable["Audience"]) -> bool:
        """Say whether what is cleared for this circle may go to all of `readers`."""
        circles = set(readers)
        return bool(circles) and (self is Audience.PUBLIC or circles <= {self, Audience.INTERNAL})


class Range(Record, frozen=True, kw_only=True):
    """Lowest and highest value, both included, in the claim's unit."""

    low: float
    high: float


class Effect(Record, frozen=True, kw_only=True):
    """What must be said with a result that a programme claims for itself."""

    comparison: fields.Reason | None = None
    threshold: fields.Reason | None = None


class Evidence(Record, frozen=True, kw_only=True):
    """One claim that documents may print, by its id."""

    id: fields.Key
    statement: fields.Claim
    unit: Unit
    population: fields.Reason
    geography: fields.Name
    period: fields.Figure
    status: Status
    verified: Verified
    publisher: fields.Published
    title: fields.Published
    value: float | None = None
    range: Range | None = None
    decimals: Count | None = None
    qualifier: fields.Key | None = None
    published: date | None = None
    retrieved: date | None = None
    url: fields.Address | None = None
    reference: fields.Published | None = None
    series: fields.Key | None = None
    measure: fields.Key | None = None
    threshold: fields.Figure | None = None
    base: CountOfSome | None = None
    comparator: fields.EvidenceId | None = None
    gap_of: tuple[fields.EvidenceId, ...] = ()
    part_of: fields.EvidenceId | None = None
    share_of: fields.Key | None = None
    break_in_series: fields.Reason | None = None
    price_base: fields.Figure | None = None
    basis: fields.Reason | None = None
    effect: Effect | None = None
    as_of: date | None = None
    good_until: date | None = None
    licence: fields.Published | None = None
    caveat: fields.Claim | None = None
    audience: Audience = Audience.PUBLIC
    illustrative: bool = False


class Use(StrEnum):
    """What somebody's leave may be for."""

    QUOTE = "quote"
    PHOTO = "photo"
    SOCIAL = "social"
    PRESS = "press"


class Answer(StrEnum):
    """What somebody said when asked; a field left out means that nobody asked."""

    YES = "yes"
    NO = "no"
    DIVIDED = "divided"
    """Those who may answer for a child do not agree."""


class Consent(Record, frozen=True, kw_only=True):
    """Leave to use somebody's words."""

    scope: Audience
    given_by: fields.Name
    given_on: date | None = None
    expires: date | None = None
    reference: fields.Key | None = None
    uses: tuple[Use, ...] = ()
    withdrawn: date | None = None
    guardians: Answer | None = None
    child: Answer | None = None

    @property
    def is_refused(self) -> bool:
        """Whether a child, or one who answers for a child, said no: nothing outweighs that."""
        refusals = (Answer.NO, Answer.DIVIDED)
        return self.guardians in refusals or self.child in refusals

    def holds_on(self, day: date) -> bool:
        """Say if it was neither refused, nor withdrawn, nor run out by that day."""
        ends = [end for end in (self.expires, self.withdrawn) if end is not None]
        return not self.is_refused and all(day < end for end in ends)

    def covers(self, use: Use) -> bool:
        """Say if it is for that use."""
        return use in (self.uses or (Use.QUOTE,))


class Quotation(Record, frozen=True, kw_only=True):
    """Words somebody said, with the role they had when they said them."""

    id: fields.Key
    text: fields.Words
    speaker: fields.Name
    role: fields.Prose
    said_on: date
    source: fields.Published
    consent: Consent
    original: fields.Words | None = None
    place: fields.Name | None = None
    url: fields.Address | None = None
    topics: tuple[fields.TopicId, ...] = ()
    illustrative: bool = False
