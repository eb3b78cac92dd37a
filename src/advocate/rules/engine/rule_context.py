"""What rules may look things up in: the workspace, the date, and Parliament's names."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from advocate.errors import Problem
from advocate.models.campaign import Ask
from advocate.models.comparison import Comparison, comparators_among
from advocate.models.engagement import Visit
from advocate.models.evidence import Evidence, Unit
from advocate.models.field_types import PHONE, WORDS, NameType, Place, Record, is_for_colleagues
from advocate.models.prose import comparisons_in, paragraphs
from advocate.models.sector import Sector
from advocate.models.sources import Names
from advocate.models.workspace import Workspace
from advocate.rules.language.name_spelling import NameIndex, all_names
from advocate.rules.language.passages import (
    Passage,
    Sentence,
    letters_only,
    passages_of_template,
    sentences_with_claims,
    texts_in,
)
from advocate.rules.language.people_counts import PeopleCounts
from advocate.rules.language.people_names import PeopleNames
from advocate.rules.language.sample_texts import SampleTexts
from advocate.rules.language.typed_figures import TypedFigures

T = TypeVar("T")
_MOST_KEPT = 112
"""Paragraphs of which the results of each rule are kept."""
Conflicts = Iterable[tuple[str, Mapping[str, Sequence[str]]]]
"""By id of a claim, each value printed and the files that print it."""


class RuleContext(Struct, frozen=True, eq=False, dict=True):
    """One workspace on one date; it reads files and records only by the functions it is given."""

    workspace: Workspace
    on: date
    """Date of the documents in question."""
    read_seats: Callable[[], Sequence[str]] = tuple
    """Reads the names of the constituencies in force; none where they are not at hand."""
    read_former_seats: Callable[[], Mapping[str, tuple[str, ...]]] = dict
    """Reads the names that ended since 1997, each with those of the seats that followed."""
    is_building: bool = False
    """Whether `on` is the date of documents being built; else the workspace itself is checked."""
    nation_of: Callable[[str | None, int, date], str | None] = lambda _seat, _member_id, _on: None
    """The nation of a constituency, else of a member's on a day; None where it is not known."""
    is_politician: Callable[[str], bool] = lambda _name: False
    """Whether somebody of that name has sat in the Commons."""
    party_of: Callable[[int, date], str | None] = lambda _member_id, _on: None
    """Party of a Members API id on a day; None where it is not known."""
    read_names: Callable[[], Names | None] = lambda: None
    """Reads what Parliament's record knows of names; None where it is not at hand."""
    read_templates: Callable[[], Mapping[str, str]] = dict
    """Reads the workspace's own templates, by their path below it; asked only where it matters."""
    reads_records: bool = True
    """Whether the texts of records are looked at, and not those of templates alone."""
    read_conflicts: Callable[[], Conflicts] = tuple
    """Reads which claims the documents on disk state with different values."""

    @cached_property
    def known_problems(self) -> dict[Hashable, tuple[Problem, ...]]:
        """What rules found in records so far, by scope, kind and record; the runner adds to it."""
        return {}

    @cached_property
    def _found_in(self) -> dict[object, Callable[[str], tuple[Any, ...]]]:
        return {}

    @property
    def small_number(self) -> int:
        """The house limit: counts of people below it are not told."""
        return self.workspace.small_number

    @property
    def sector(self) -> Sector:
        """The fields of work of the workspace, joined."""
        return self.workspace.sector

    @cached_property
    def seats(self) -> tuple[str, ...]:
        """The names of the constituencies in force; empty where they are not at hand."""
        return tuple(self.read_seats())

    @cached_property
    def former_seats(self) -> Mapping[str, tuple[str, ...]]:
        """The names that ended since 1997, each with those of the seats that followed."""
        return self.read_former_seats()

    @cached_property
    def texts(self) -> tuple[Passage, ...]:
        """Every text of the workspace's records, keys and names among them."""
        return tuple(texts_in(self.workspace)) if self.reads_records else ()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The prose that documents may print: of the records, and of the workspace's templates.

        What several records say in the same words stands once; `equal_texts` has all its places.
        """
        read = self.read_templates().items()
        templates = (part for name, text in read for part in passages_of_template(name, text))
        return (*self._each_once(is_printed=True), *templates)

    @cached_property
    def name_texts(self) -> tuple[Passage, ...]:
        """The names of people, places and bodies that the records give."""
        return tuple(text for text in self.distinct_texts if isinstance(text.kind, NameType))

    @property
    def all_prose(self) -> Iterator[Passage]:
        """The prose, printed or not, and the quotations; visits have rules of their own."""
        quoted = (text for text in self.distinct_texts if text.kind == WORDS)
        texts = (*self.passages, *self._each_once(is_printed=False), *quoted)
        return (text for text in texts if not isinstance(text.record, Visit))

    @property
    def distinct_texts(self) -> Iterator[Passage]:
        """Every text of the records, those in the same words once."""
        return (same[0] for same in self._same_texts.values())

    @cached_property
    def internal_texts(self) -> tuple[Passage, ...]:
        """What is written for colleagues alone."""
        return tuple(texts_in(self.workspace, is_for_colleagues))

    @cached_property
    def phones(self) -> tuple[str, ...]:
        """The phone numbers that records hold as such."""
        return tuple(text.text for text in texts_in(self.workspace, lambda kind: kind == PHONE))

    def equal_texts(self, passage: Passage) -> Sequence[Passage]:
        """Return every place of a text that several records have in the same words."""
        return self._same_texts.get(passage.same_text_key, (passage,))

    @cached_property
    def _same_texts(self) -> dict[Hashable, list[Passage]]:
        found: dict[Hashable, list[Passage]] = {}
        for text in self.texts:
            found.setdefault(text.same_text_key, []).append(text)
        return found

    def _each_once(self, *, is_printed: bool) -> tuple[Passage, ...]:
        return tuple(t for t in self.distinct_texts if t.prose and t.prose.is_printed is is_printed)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of passages that may cite, with the figures of their claims filled in."""
        citing = (p for p in self.passages if not (p.prose and p.prose.may_state_figures))
        return tuple(s for p in citing for s in sentences_with_claims(p, self.claims))

    @cached_property
    def sources(self) -> dict[str, Sentence]:
        """The same by their letters, under which a sentence of a document finds what it is from."""
        return {letters_only(sentence.text): sentence for sentence in reversed(self.sentences)}

    @cached_property
    def names(self) -> NameIndex:
        """The right spelling of every name of the workspace and of the seats."""
        return NameIndex(all_names(self.workspace, self.seats), self.sector.word_list("site_kinds"))

    @cached_property
    def claims(self) -> dict[str, Evidence]:
        """The register by id."""
        return {claim.id: claim for claim in self.workspace.evidence}

    @cached_property
    def point_gaps(self) -> frozenset[float]:
        """The sizes of all gaps and changes in percentage points that the register holds."""
        points = (c for c in self.workspace.evidence if c.unit is Unit.PERCENTAGE_POINTS)
        return frozenset(abs(claim.value) for claim in points if claim.value is not None)

    @cached_property
    def series(self) -> dict[str, tuple[Evidence, ...]]:
        """The claims of each series, in the order of the register."""
        found: dict[str, list[Evidence]] = {}
        for claim in self.workspace.evidence:
            if claim.series:
                found.setdefault(claim.series, []).append(claim)
        return {name: tuple(claims) for name, claims in found.items()}

    @cached_property
    def cited_claims(self) -> tuple[Evidence, ...]:
        """The claims that the workspace's own texts and lists use."""
        used = self.workspace.citations
        return tuple(claim for claim in self.workspace.evidence if claim.id in used)

    def cited_at(self, claim: Evidence) -> str | None:
        """Return the first place that cites a claim, as "advocate.yaml:70"."""
        file, path = next(iter(self.workspace.citations.get(claim.id, ())), (None, ()))
        return f"{file}:{self.workspace.line_in(file, path)}" if file else None

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Pairs of claims that the texts and the register compare, with the place of each."""
        found = [
            replace(item, file=passage.file, line=passage.line_at(0, self.workspace))
            for passage in self.passages
            for item in comparisons_in(passage.text)
        ]
        for manifesto in self.workspace.manifestos:
            for pair, row in manifesto.chart.comparisons() if manifesto.chart else ():
                at = self.workspace.place_in(manifesto, "chart", "rows", row) or Place("")
                found.append(replace(pair, file=at.file, line=at.line))
        for item in comparators_among(self.workspace.evidence):
            at = self.place_of(self.claims[item.first], "comparator") or Place("")
            found.append(replace(item, file=at.file, line=at.line))
        return tuple(found)

    @cached_property
    def compared_by_id(self) -> dict[str, Comparison]:
        """The same by id, each with the first text, template or claim that compares so."""
        return {item.id: item for item in reversed(self.comparisons)}

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """The asks of all manifestos."""
        return tuple(ask for manifesto in self.workspace.manifestos for ask in manifesto.asks)

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of members of Parliament that the workspace speaks of."""
        named = [visit.member_name for visit in self.workspace.visits]
        named += [entry.member_name for entry in self.workspace.engagements]
        named += [member.name for member in self.workspace.members]
        return frozenset(name for name in named if name)

    def has_sat(self, name: str) -> bool:
        """Say if somebody of that name has been a member, as far as we or Parliament know."""
        return name in self.people or self.is_politician(name)

    @cached_property
    def people_names(self) -> tuple[PeopleNames, ...]:
        """How texts name those whom we help, by group."""
        return tuple(PeopleNames(group, self.sector) for group in self.sector.helped)

    def group_of(self, role: str) -> PeopleNames | None:
        """Return the group of those whom we help that a role is of, if it is of one."""
        return next((names for names in self.people_names if names.is_role(role)), None)

    @cached_property
    def named_with_leave(self) -> tuple[str, ...]:
        """The names of speakers whose leave is on record."""
        return tuple(q.speaker for q in self.workspace.quotations if q.consent.given_on)

    @cached_property
    def people_counts(self) -> PeopleCounts:
        """How texts count those whom we help."""
        return PeopleCounts(self.sector)

    @cached_property
    def sample_texts(self) -> SampleTexts:
        """What the workspace still has of the sample."""
        return SampleTexts(self.workspace.settings)

    @cached_property
    def figures(self) -> TypedFigures:
        """Finds the figures in a text."""
        return TypedFigures(self.sector)

    def is_other_name(self, name: str, is_open: bool) -> bool:
        """Say if a name is of nobody whom we help, but a site or a place; an `IsKnownName`."""
        is_ours = re.search(rf"\b{re.escape(name)}\b", self._other_names) is not None
        return is_ours or (is_open and self.is_politician(name))

    @cached_property
    def _other_names(self) -> str:
        found: list[str | None] = [*self.people]
        found += [name for p in self.workspace.programmes for name in (p.site, p.place)]
        for visit in self.workspace.visits:
            found.append(visit.venue)
            found += [person.name for person in visit.people if not self.group_of(person.role)]
        found += [q.speaker for q in self.workspace.quotations if not self.group_of(q.role)]
        found += [signatory.name for signatory in self.workspace.settings.signatories]
        return "\n".join((*filter(None, found), *self.seats))

    def in_paragraphs(
        self, look: Callable[[str, "RuleContext"], Iterable[T]], text: str
    ) -> Iterator[T]:
        """Yield what `look` finds in each paragraph; it is called once for equal paragraphs.

        What it finds must depend on nothing but the paragraph and this context: most documents of
        a run share most of their paragraphs.
        """
        found = self._found_in.get(look)
        if found is None:
            found = lru_cache(maxsize=_MOST_KEPT)(lambda part: tuple(look(part, self)))
            self._found_in[look] = found
        for _, part in paragraphs(text):
            yield from found(part)

    def place_of(self, subject: object, name: str | None = None) -> Place | None:
        """Return where a record of the workspace stands, or one field of it."""
        if not isinstance(subject, Record):
            return None
        return self.workspace.place_in(subject, *([name] if name else ()))
