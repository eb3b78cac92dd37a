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
    """Who we are, in one sentence."""
    vision: fields.Prose
    charity_number: fields.Figure
    address: tuple[fields.Address, ...]
    website: fields.Address
    email: fields.Address
    short_name: fields.Name | None = None
    company_number: fields.Figure | None = None
    founded: int | None = None
    """Year that every text gives for the charity's beginning."""
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
    """What not to say."""
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
    """Committees API id of the committee on our subject: its members are asked in that capacity."""
    objective: fields.Prose | None = None


class BriefSettings(DatedBrief, frozen=True, kw_only=True):
    """What every brief says unless a visit says otherwise."""

    ask: fields.AskId
    """Ask id."""
    manifesto: int
    """Election year whose asks the id belongs to."""
    objective: fields.Prose
    dated: tuple[DatedBrief, ...] = ()
    """What they said on days outside start and end."""
    key_messages: tuple[KeyMessage, ...] = ()
    questions: tuple[Question, ...] = ()
    local_statistics: tuple[fields.StatisticId, ...] = ()
    """Identifiers in the snapshot, in the order to print; else the sectors choose."""
    follow_up_by: fields.Name | None = None
    """Who does what is to be done after a meeting that no visit names a lead for."""
    chart: tuple[fields.StatisticId, ...] = ()
    """Those to draw beside the nation's median, percentages only; the others stay in the table."""
    length: Length = Length.FULL
    """Where `--length` says nothing: page, core (two pages), or full (two pages and an annex)."""


class DatedLetter(DatedRecord, frozen=True, kw_only=True):
    """What letters of another time said; what it leaves out is as in all others."""

    subject: fields.Prose | None = None
    problem: fields.Prose | None = None
    works: fields.Prose | None = None
    ask: fields.AskId | None = None
    manifesto: int | None = None
    offer: fields.Prose | None = None
    offer_other: fields.Prose | None = None
    """The offer to everybody else, MPs and peers; without it they are only thanked."""
    offer_minister: fields.Prose | None = None
    """The offer to a minister who is written to as such; without it there is none."""
    local_statistic: fields.StatisticId | None = None
    """Identifier of the snapshot's statistic to set beside the member's own constituency."""
    when_below_median: fields.Prose | None = None
    """What a local figure below the nation's median means; said only there."""


class LetterSettings(DatedLetter, frozen=True, kw_only=True):
    """What every letter says; prose may cite evidence."""

    subject: fields.Prose
    problem: fields.Prose
    works: fields.Prose
    ask: fields.AskId
    """Ask id; its actions say what is asked of a chair and of a member."""
    manifesto: int
    dated: tuple[DatedLetter, ...] = ()
    """What they said on days outside start and end."""
    offer: fields.Prose
    """The offer to a committee, which may speak of it."""
    signatory: fields.SignatoryId | None = None
    """Signatory id; else whoever was first in the list on the date."""
    candidate_criterion: fields.Reason | None = None
    """In an election: the neutral rule by which those written to were chosen; not printed."""


class Thresholds(Record, frozen=True, kw_only=True):
    """House limits."""

    small_number: Annotated[int, NumberType(SAFE_FROM)] | None = None
    """Counts of people below this are not printed; else the limit for those whom we help."""
    letter_words: int = 420
    """A letter with more words than this is warned of."""


class Settings(Record, frozen=True, kw_only=True):
    """`advocate.yaml`."""

    organisation: Organisation
    signatories: tuple[Signatory, ...]
    brief: BriefSettings
    letter: LetterSettings
    brand: Brand = Brand()
    topics: tuple[Topic, ...] = ()
    sectors: tuple[fields.Key, ...] = ()
    """Fields of work, by the names of their files in sectors/."""
    terms: Terms = field(default_factory=dict)
    """What we call things, where it is not what the sectors call them."""
    people_are: fields.Key | None = None
    """Whom we help: children, adults, patients …; else what the last of the sectors says."""
    year_starts: fields.Figure | None = None
    """Month and day on which a programme year begins, for example 04-01."""
    thresholds: Thresholds = Thresholds()
    programmes_are_complete: bool = False
    """Whether data/programmes.yaml lists every programme of its newest year: briefs then give the
    totals of authority, region and nation, which would otherwise be too low."""
    formats: tuple[fields.Key, ...] = ("docx", "md")
    """What is written where `--format` says nothing: docx, md, html, pdf."""
    sample_notice: fields.Prose | None = None
    """Printed on every document of a workspace that is only a sample."""
