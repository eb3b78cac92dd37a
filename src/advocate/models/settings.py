"""What `advocate.yaml` says: the charity, who signs, the house limits, the standard texts."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from advocate.models import field_types as fields
from advocate.models.brand import Brand
from advocate.models.field_types import DatedRecord, NumberType, Record
from advocate.models.sector import Terms

SAFE_FROM = 3
"""No limit for small numbers may be lower: two of a group know the third."""


class Organisation(Record, frozen=True, kw_only=True):
    """The charity, as it stands on its letterhead."""

    name: fields.Name
    description: fields.Prose
    vision: fields.Prose
    charity_number: fields.Figure
    address: tuple[fields.Address, ...]
    email: fields.Address
    website: fields.Address | None = None
    short_name: fields.Name | None = None
    company_number: fields.Figure | None = None
    founded: int | None = None
    phone: fields.Phone | None = None

    def is_called(self, name: str) -> bool:
        """Say whether `name` is the charity's, in full or short, in any letters."""
        return name.casefold() in {self.name.casefold(), (self.short_name or self.name).casefold()}


class Signatory(DatedRecord, frozen=True, kw_only=True):
    """Who signs, and the dates between which they held the role."""

    id: fields.Key
    name: fields.Name
    role: fields.Prose
    post_nominals: fields.Name | None = None
    illustrative: bool = False


class Topic(Record, frozen=True, kw_only=True):
    """A subject of ours, with the words that mark it in Parliament's records."""

    id: fields.Key
    name: fields.Name
    keywords: tuple[fields.Key, ...]


class KeyMessage(DatedRecord, frozen=True, kw_only=True):
    """Claim, fact, human line: what a visitor should remember. Prose may cite evidence."""

    claim: fields.Prose
    fact: fields.Prose
    line: fields.Prose | None = None
    illustrative: bool = False


class Asked(StrEnum):
    """In which briefs a question is likely."""

    ALWAYS = "always"
    NO_PROGRAMME = "where we have no programme"
    OUTSIDE_ENGLAND = "outside England"
    DEVOLVED = "where it is devolved"


class Question(DatedRecord, frozen=True, kw_only=True):
    """A hard question and our honest answer. The answer may cite evidence."""

    question: fields.Prose
    answer: fields.Prose
    avoid: fields.Caution | None = None
    asked: Asked = Asked.ALWAYS
    illustrative: bool = False


class Length(StrEnum):
    """How long a brief is: a page that stands alone; that and another; both and an annex."""

    PAGE, CORE, FULL = "page", "core", "full"


class DatedBrief(DatedRecord, frozen=True, kw_only=True):
    """What briefs of another time said; what it leaves out is as in all others."""

    ask: fields.AskId | None = None
    manifesto: int | None = None
    committee: int | None = None
    objective: fields.Prose | None = None


class BriefSettings(DatedBrief, frozen=True, kw_only=True):
    """What every brief says unless a visit says otherwise."""

    ask: fields.AskId
    manifesto: int
    objective: fields.Prose
    dated: tuple[DatedBrief, ...] = ()
    key_messages: tuple[KeyMessage, ...] = ()
    questions: tuple[Question, ...] = ()
    local_statistics: tuple[fields.StatisticId, ...] = ()
    follow_up_by: fields.Name | None = None
    chart: tuple[fields.StatisticId, ...] = ()
    length: Length = Length.FULL


class DatedLetter(DatedRecord, frozen=True, kw_only=True):
    """What letters of another time said; what it leaves out is as in all others."""

    subject: fields.Prose | None = None
    problem: fields.Prose | None = None
    works: fields.Prose | None = None
    ask: fields.AskId | None = None
    manifesto: int | None = None
    offer: fields.Prose | None = None
    offer_other: fields.Prose | None = None
    offer_minister: fields.Prose | None = None
    local_statistic: fields.StatisticId | None = None
    when_below_median: fields.Prose | None = None


class LetterSettings(DatedLetter, frozen=True, kw_only=True):
    """What every letter says; prose may cite evidence."""

    ask: fields.AskId
    manifesto: int
    dated: tuple[DatedLetter, ...] = ()
    offer: fields.Prose
    signatory: fields.SignatoryId | None = None
    candidate_criterion: fields.Reason | None = None


class Thresholds(Record, frozen=True, kw_only=True):
    """House limits."""

    small_number: Annotated[int, NumberType(SAFE_FROM)] | None = None
    letter_words: int = 420


class Settings(Record, frozen=True, kw_only=True):
    """`advocate.yaml`."""

    organisation: Organisation
    signatories: tuple[Signatory, ...]
    brief: BriefSettings
    letter: LetterSettings
    brand: Brand = Brand()
    topics: tuple[Topic, ...] = ()
    sectors: tuple[fields.SectorName, ...] = ()
    terms: Terms = field(default_factory=dict)
    people_are: fields.PeopleName | None = None
    year_starts: fields.Figure | None = None
    thresholds: Thresholds = Thresholds()
    programmes_are_complete: bool = False
    formats: tuple[fields.Key, ...] = ("docx", "md")
    sample_notice: fields.Prose | None = None
