"""Everything the workspace's YAML said, checked."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from advocate.errors import Problem, Severity
from advocate.models import field_types as fields
from advocate.models.brand import Brand
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar
from advocate.models.campaign import Ask, Manifesto
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Evidence, Quotation
from advocate.models.field_types import Place, Record, YamlPath
from advocate.models.kinds import BUILT_IN, Kind
from advocate.models.programme import Programme
from advocate.models.waiver import Waiver


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


class LocalKnowledge(Record, frozen=True, kw_only=True):
    """What the charity knows of one constituency."""

    constituency: fields.Name
    aliases: tuple[fields.Name, ...] = ()
    context: fields.Prose | None = None
    """Prose; may cite evidence."""
    evidence: tuple[fields.EvidenceId, ...] = ()
    """Ids of local figures."""
    source: fields.Published | None = None
    illustrative: bool = False


class SalutationOverride(Record, frozen=True, kw_only=True):
    """How this person has asked to be addressed, or how we know to."""

    text: fields.Name
    """Without "Dear"; for example "Jess"."""
    reason: fields.Reason
    start: date | None = None
    end: date | None = None


class FieldOverride(Record, frozen=True, kw_only=True):
    """One field of Parliament's record that we know better, and why."""

    field: fields.Key
    value: fields.Name
    reason: fields.Reason
    start: date | None = None
    end: date | None = None


class KnownPost(Record, frozen=True, kw_only=True):
    """An office the charity has read of, for when Parliament's list is not at hand."""

    name: fields.Name
    kind: fields.Key
    """"government", "opposition" or "other"."""
    source: fields.Published
    checked_on: date
    start: date | None = None
    end: date | None = None
    """Last day in the post."""


class MemberKnowledge(Record, frozen=True, kw_only=True):
    """What the charity knows of one member."""

    member: int
    name: fields.Name
    """For people who read the file; must be the person the id means."""
    relationship: fields.Prose | None = None
    """One sentence, fit to be read by the member."""
    letter_line: fields.Prose | None = None
    """The same said to the member ("You kindly …"), for the opening of a letter."""
    salutation: SalutationOverride | None = None
    overrides: tuple[FieldOverride, ...] = ()
    posts: tuple[KnownPost, ...] = ()
    internal_note: fields.Note | None = None
    since: date | None = None
    """First day on which these sentences are true; documents dated before leave them out."""
    illustrative: bool = False


class Workspace(Struct, frozen=True, kw_only=True):
    """One checked workspace. Collections keep the order of their files."""

    folder: Path
    settings: Settings
    constituencies: tuple[LocalKnowledge, ...] = ()
    members: tuple[MemberKnowledge, ...] = ()
    programmes: tuple[Programme, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    visits: tuple[Visit, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    manifestos: tuple[Manifesto, ...] = ()
    calendar: ElectionCalendar = KNOWN_CALENDAR
    """With what data/elections.yaml adds."""
    waivers: tuple[Waiver, ...] = ()
    kinds: tuple[Kind, ...] = BUILT_IN
    """The kinds of documents there are here."""
    lines: Mapping[str, Mapping[YamlPath, int]] = field(default_factory=dict)
    """By file, the line of everything in it, by its path: (3, "unit")."""
    citations: Mapping[str, tuple[tuple[str, YamlPath], ...]] = field(default_factory=dict)
    """By id of a claim, the files and paths that cite it."""

    def place_in(self, record: Record, *within: str | int) -> Place | None:
        """Return where something inside a record stands; None of one that no file holds."""
        if record.at is None:
            return None
        path = (*record.at.path, *within)
        return Place(record.at.file, path, self.line_in(record.at.file, path))

    def problem(
        self,
        record: Record,
        *within: str | int,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return what is wrong with a record, or with something inside it, at its place."""
        at = self.place_in(record, *within) or Place("")
        return Problem(
            message=message, hint=hint, severity=severity, file=at.file or None, line=at.line
        )

    def line_in(self, file: str, path: YamlPath) -> int | None:
        """Return the line of `path` in a file, or of the nearest thing around it."""
        lines = self.lines.get(file, {})
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path)

    def kind(self, name: str) -> Kind | None:
        """Return the kind of documents of that name, or None."""
        return next((kind for kind in self.kinds if kind.name == name), None)

    @property
    def own_kinds(self) -> tuple[Kind, ...]:
        """The kinds that `advocate write` is for."""
        return tuple(kind for kind in self.kinds if kind.command == "write")

    def manifesto(self, election: int) -> Manifesto | None:
        """Return the manifesto of that election year, or None."""
        return next((m for m in self.manifestos if m.election == election), None)

    def ask(self, election: int, ask_id: str) -> Ask | None:
        """Return one ask of one manifesto, or None."""
        manifesto = self.manifesto(election)
        asks = manifesto.asks if manifesto else ()
        return next((ask for ask in asks if ask.id == ask_id), None)
