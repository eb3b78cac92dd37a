"""What `advocate.yaml` says: the charity, who signs, the house limits, the standard texts."""

from datetime import date
from enum import StrEnum

from advocate.models import field_types as fields
from advocate.models.brand import Brand
from advocate.models.field_types import Record


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


class Signatory(Record, frozen=True, kw_only=True):
    """Who signs, and the dates between which they held the role."""

    id: fields.Key
    name: fields.Name
    role: fields.Prose
    start: date | None = None
    end: date | None = None
    post_nominals: fields.Name | None = None
    illustrative: bool = False


class Topic(Record, frozen=True, kw_only=True):
    """A subject of ours, with the words that mark it in Parliament's records."""

    id: fields.Key
    name: fields.Name
    keywords: tuple[fields.Key, ...]


class KeyMessage(Record, frozen=True, kw_only=True):
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


class Question(Record, frozen=True, kw_only=True):
    """A hard question and our honest answer. The answer may cite evidence."""

    question: fields.Prose
    answer: fields.Prose
    avoid: fields.Caution | None = None
    """What not to say."""
    asked: Asked = Asked.ALWAYS
    illustrative: bool = False


class BriefSettings(Record, frozen=True, kw_only=True):
    """What every brief says unless a visit says otherwise."""

    ask: fields.AskId
    """Ask id."""
    manifesto: int
    """Election year whose asks the id belongs to."""
    objective: fields.Prose
    committee: int | None = None
    """Committees API id of the committee on our subject: its members are asked in that capacity."""
    key_messages: tuple[KeyMessage, ...] = ()
    questions: tuple[Question, ...] = ()
    local_statistics: tuple[fields.StatisticId, ...] = ()
    """Identifiers in the snapshot, in the order to print."""
    chart: tuple[fields.StatisticId, ...] = ()
    """Those to draw beside the nation's median, percentages only; the others stay in the table."""


class LetterSettings(Record, frozen=True, kw_only=True):
    """What every letter says; prose may cite evidence."""

    subject: fields.Prose
    problem: fields.Prose
    works: fields.Prose
    ask: fields.AskId
    """Ask id; its actions say what is asked of a chair and of a member."""
    manifesto: int
    offer: fields.Prose
    """The offer to a committee, which may speak of it."""
    offer_other: fields.Prose | None = None
    """The offer to everybody else, MPs and peers; without it they are only thanked."""
    local_statistic: fields.StatisticId | None = None
    """Identifier of the snapshot's statistic to set beside the member's own constituency."""
    when_below_median: fields.Prose | None = None
    """What a local figure below the nation's median means; said only there."""
    signatory: fields.SignatoryId | None = None
    """Signatory id; else whoever was first in the list on the date."""
    candidate_criterion: fields.Reason | None = None
    """In an election: the neutral rule by which those written to were chosen; not printed."""


class Thresholds(Record, frozen=True, kw_only=True):
    """House limits."""

    small_number: int = 10
    """Counts of pupils below this are not printed."""
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
    thresholds: Thresholds = Thresholds()
    programmes_are_complete: bool = False
    """Whether data/programmes.yaml lists every programme of its newest year: briefs then give the
    totals of authority, region and nation, which would otherwise be too low."""
    formats: tuple[fields.Key, ...] = ("docx", "md")
    """What is written where `--format` says nothing: docx, md, html, pdf."""
    sample_notice: fields.Prose | None = None
    """Printed on every document of a workspace that is only a sample."""
