"""The claim register: figures with unit, population, period, status and source; and quotations."""

from datetime import date
from enum import StrEnum

from advocate.models.record import record


class Unit(StrEnum):
    """What a value counts; decides how it is printed."""

    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    PUPILS = "pupils"
    SCHOOLS = "schools"
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
    """Who may see a record."""

    PUBLIC = "public"
    RECIPIENT = "recipient"
    INTERNAL = "internal"


@record
class Evidence:
    """One claim that documents may print, by its id."""

    id: str
    statement: str
    """The claim in one sentence without its figure, for people who search the register."""
    unit: Unit
    population: str
    geography: str
    period: str
    """For example 2023/24 or July 2021."""
    status: Status
    verified: Verified
    publisher: str
    title: str
    value: float | None = None
    """In `unit`; null only for `text` claims."""
    decimals: int | None = None
    """Places to print, where a whole number stands beside others with decimals."""
    qualifier: str | None = None
    """"over", "about", "more than", "at least": printed before the figure."""
    published: date | None = None
    retrieved: date | None = None
    url: str | None = None
    reference: str | None = None
    """Table, page, UIN or paper number in the source."""
    series: str | None = None
    """Same measure over the years, for example ks2_rwm_disadvantaged."""
    comparator: str | None = None
    """Id of the claim this one is to be read beside."""
    caveat: str | None = None
    audience: Audience = Audience.PUBLIC
    illustrative: bool = False


@record
class Consent:
    """Leave to use somebody's words."""

    scope: Audience
    """The widest audience that may read them."""
    given_by: str
    given_on: date | None = None
    expires: date | None = None
    reference: str | None = None


@record
class Quotation:
    """Words somebody said, with the role they had when they said them."""

    id: str
    text: str
    speaker: str
    role: str
    said_on: date
    source: str
    consent: Consent
    place: str | None = None
    url: str | None = None
    topics: tuple[str, ...] = ()
    illustrative: bool = False
