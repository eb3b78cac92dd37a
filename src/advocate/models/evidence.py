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
    """With whom the result is compared, or that it is compared with nobody."""
    threshold: fields.Reason | None = None
    """How much of the programme somebody must have had to be counted."""


class Evidence(Record, frozen=True, kw_only=True):
    """One claim that documents may print, by its id."""

    id: fields.Key
    statement: fields.Claim
    """The claim in one sentence without its figure, for people who search the register."""
    unit: Unit
    population: fields.Reason
    geography: fields.Name
    period: fields.Figure
    """For example 2023/24 or July 2021."""
    status: Status
    verified: Verified
    publisher: fields.Published
    title: fields.Published
    value: float | None = None
    """In `unit`; null only for `text` claims and for those with a `range`."""
    range: Range | None = None
    """In place of `value`, where the source gives no single figure: "1,500 to 2,000"."""
    decimals: Count | None = None
    """Places to print, where a whole number stands beside others with decimals."""
    qualifier: fields.Key | None = None
    """"over", "about", "more than", "at least": printed before the figure."""
    published: date | None = None
    retrieved: date | None = None
    url: fields.Address | None = None
    reference: fields.Published | None = None
    """Table, page, UIN or paper number in the source."""
    series: fields.Key | None = None
    """Same measure over the years, for example ks2_rwm_disadvantaged."""
    measure: fields.Key | None = None
    """What is measured, whoever it is measured of, for example ks2_rwm."""
    threshold: fields.Figure | None = None
    """What a person had to reach to be counted, for example grade 4, or expected standard."""
    base: CountOfSome | None = None
    """Number of people that a percentage is of."""
    comparator: fields.EvidenceId | None = None
    """Id of the claim this one is to be read beside."""
    gap_of: tuple[fields.EvidenceId, ...] = ()
    """Ids of the two claims between which this is the gap, as its publisher works it out."""
    part_of: fields.EvidenceId | None = None
    """Id of the claim that counts the whole of which this counts a part."""
    share_of: fields.Key | None = None
    """Name of a whole whose shares, all of them in the register, make up 100%."""
    break_in_series: fields.Reason | None = None
    """Why figures from this period on cannot be set beside earlier ones of the series."""
    price_base: fields.Figure | None = None
    """Of money: in whose prices, for example 2025-26 prices."""
    basis: fields.Reason | None = None
    """Of money: how the amount was reckoned, or what it is paid for."""
    effect: Effect | None = None
    """Of results that a programme claims for itself."""
    as_of: date | None = None
    """Day on which "the widest", "a record" and the like was last known to be true."""
    good_until: date | None = None
    """Last day on which the figure may be used without a warning of its age."""
    licence: fields.Published | None = None
    """Under which the source may be quoted, for example Open Government Licence v3.0."""
    caveat: fields.Claim | None = None
    audience: Audience = Audience.PUBLIC
    """Who may read it, beside ourselves."""
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
    """Who may read them, beside ourselves."""
    given_by: fields.Name
    """Who gave it; for a child, somebody who answers for it."""
    given_on: date | None = None
    expires: date | None = None
    """First day on which it no longer holds."""
    reference: fields.Key | None = None
    uses: tuple[Use, ...] = ()
    """What it is for; where nothing is said, the words alone. For a child it must be said."""
    withdrawn: date | None = None
    """First day on which it no longer holds because somebody took it back."""
    guardians: Answer | None = None
    """What those with parental responsibility said of a child."""
    child: Answer | None = None
    """What the child said."""

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
    """The words as first published, where `text` cuts them; cuts are marked with …."""
    place: fields.Name | None = None
    url: fields.Address | None = None
    topics: tuple[fields.TopicId, ...] = ()
    illustrative: bool = False
