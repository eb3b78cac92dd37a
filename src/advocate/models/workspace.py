"""Everything the workspace's YAML said, checked."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct, field

from advocate.errors import Problem, Severity
from advocate.models import field_types as fields
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar
from advocate.models.campaign import Ask, Manifesto
from advocate.models.constituency import ConstituencyStatistic, OwnStatistic
from advocate.models.dates import is_recent
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Evidence, Quotation
from advocate.models.field_types import DatedRecord, Place, Record, YamlPath
from advocate.models.kinds import BUILT_IN, Kind
from advocate.models.name_folding import name_key
from advocate.models.programme import Programme
from advocate.models.sector import Sector
from advocate.models.settings import Settings


class LocalKnowledge(DatedRecord, frozen=True, kw_only=True):
    """What the charity knows of one constituency."""

    constituency: fields.Name
    aliases: tuple[fields.Name, ...] = ()
    context: fields.Prose | None = None
    evidence: tuple[fields.EvidenceId, ...] = ()
    source: fields.Published | None = None
    illustrative: bool = False

    def place_keys(self) -> frozenset[str]:
        """What its own name and its aliases are compared by."""
        return frozenset(map(name_key, (self.constituency, *self.aliases)))


class SalutationOverride(DatedRecord, frozen=True, kw_only=True):
    """How this person has asked to be addressed, or how we know to."""

    text: fields.Name
    reason: fields.Reason


class FieldOverride(DatedRecord, frozen=True, kw_only=True):
    """One field of Parliament's record that we know better, and why."""

    field: fields.Key
    value: fields.Name
    reason: fields.Reason


class KnownPost(DatedRecord, frozen=True, kw_only=True):
    """An office the charity has read of, for when Parliament's list is not at hand."""

    name: fields.Name
    kind: fields.Key
    source: fields.Published
    checked_on: date


class MemberKnowledge(Record, frozen=True, kw_only=True):
    """What the charity knows of one member."""

    member: int
    name: fields.Name
    relationship: fields.Prose | None = None
    letter_line: fields.Prose | None = None
    salutation: SalutationOverride | None = None
    overrides: tuple[FieldOverride, ...] = ()
    posts: tuple[KnownPost, ...] = ()
    internal_note: fields.Note | None = None
    since: date | None = None
    illustrative: bool = False


class Waiver(Record, frozen=True, kw_only=True):
    """One exception to one rule; every report that it touches prints it."""

    rule: fields.Key
    about: fields.Key
    reason: fields.Reason
    by: fields.Name
    date: datetime.date
    expires: datetime.date | None = None


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
    own_statistics: tuple[OwnStatistic, ...] = ()
    own_figures: Mapping[str, Sequence[ConstituencyStatistic]] = field(default_factory=dict)
    """By GSS code, what the CSV files of its own statistics say."""
    sector: Sector
    """The fields of work that it names, joined, with its own terms."""
    kinds: tuple[Kind, ...] = BUILT_IN
    """The kinds of documents there are here."""
    lines: Mapping[str, Mapping[YamlPath, int]] = field(default_factory=dict)
    """By file, the line of everything in it, by its path: (3, "unit")."""
    warnings: tuple[Problem, ...] = ()
    """What its files say that was read otherwise than it is typed."""
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

    @property
    def small_number(self) -> int:
        """The limit below which counts of people are not printed."""
        return self.settings.thresholds.small_number or self.sector.helped[0].small_number

    def days_of(self, year: str) -> tuple[date, date]:
        """Return the first and the last day of a programme year, as "2025/26"."""
        month, day = map(int, (self.sector.year_starts or "01-01").split("-"))
        first = date(int(year[:4]), month, day)
        return first, first.replace(year=first.year + 1) - timedelta(days=1)

    def has_all_programmes(self, on: date) -> bool:
        """Say whether every programme of a day is listed; else that none is says nothing."""
        newest = max((self.days_of(p.year)[0] for p in self.programmes), default=date.min)
        return self.settings.programmes_are_complete and newest <= on

    def current_programmes(self, on: date) -> tuple[Programme, ...]:
        """Return the programmes whose year has begun by `on`, and ended no more than a year ago."""
        dated = ((programme, *self.days_of(programme.year)) for programme in self.programmes)
        return tuple(p for p, first, last in dated if first <= on and is_recent(last, on))

    def seat_keys(self, names: Iterable[str | None]) -> frozenset[str]:
        """Return the keys of every name that our files may have for the seats called `names`."""
        keys = {name_key(name) for name in names if name}
        for known in self.constituencies:
            if not keys.isdisjoint(known.place_keys()):
                keys |= known.place_keys()
        return frozenset(keys)

    def seats_called(self, name: str) -> tuple[str, ...]:
        """Return the constituencies of which `name` is the name or an alias in our files."""
        key = name_key(name)
        return tuple(k.constituency for k in self.constituencies if key in k.place_keys())

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
