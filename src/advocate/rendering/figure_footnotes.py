"""Prints figures of evidence with their footnotes, and remembers which were used."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from advocate.models.comparison import Comparison, computed_gap, direction, published_gap
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document import FactKind, PrintedFact
from advocate.models.evidence import Evidence, Status, Unit, Verified
from advocate.models.field_types import RecordText
from advocate.models.prose import CALL, comparisons_in, ids_in
from advocate.rendering import filters, footnote_texts
from advocate.rendering.markdown_text import Markdown, escape_markdown, known
from advocate.rendering.missing_values import place_in_template

OPEN_GOVERNMENT_LICENCE = "Open Government Licence v3.0"
OPEN_PARLIAMENT_LICENCE = "Open Parliament Licence v3.0"


class UnknownFact(KeyError):
    """A template asks for a claim that is not in the evidence; its argument is the id."""


class Citations:
    """The notes of one document, numbered by first use; the same source has one note."""

    def __init__(
        self,
        evidence: Mapping[str, Evidence],
        *,
        small_number: int,
        on: date | None = None,
        source_notes: dict[str, str] | None = None,
        is_short: bool = False,
    ) -> None:
        """Take the evidence by id; documents of one day share `source_notes`, by id of claim.

        Notes are short where the document has its `sources` in full at its end.
        """
        self._evidence, self._on, self._is_short = evidence, on, is_short
        self._source_notes = {} if source_notes is None else source_notes
        self.small_number = small_number
        """Counts of people below this are not printed."""
        self._notes: dict[str, int] = {}
        self._printed: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        """By id of a claim, the label of its note."""
        self._figures: dict[str, PrintedFact] = {}
        self.used: list[Evidence] = []
        """Claims in order of first use."""
        self.compared: dict[Comparison, None] = {}
        """The comparisons in prose and in templates, each once."""
        self.used_statistics: list[ConstituencyStatistic] = []

    def fact(self, fact_id: str) -> Markdown:
        """Return the figure of a claim as printed, marked where it must be, with its note.

        Raises:
            UnknownFact: the evidence has no such id.
        """
        evidence = self.claim(fact_id)
        value = filters.evidence_value(evidence, self.small_number)
        self._printed[evidence.id] = value
        shown = known(escape_markdown(value) + _marks(evidence))
        return Markdown(f"{shown}{self._cite_evidence(evidence)}")

    def cite(self, fact_id: str) -> Markdown:
        """Return only the note of a claim, for a sentence that states it in words."""
        return Markdown(self._cite_evidence(self.claim(fact_id)))

    def checked(self, fact_id: str) -> Markdown:
        """Return the month in which the source of a claim was last read: "December 2025"."""
        evidence = self.claim(fact_id)
        day = evidence.retrieved or evidence.published
        return known(filters.month_year(day) if day else evidence.period)

    def gap(self, first: str, second: str) -> Markdown:
        """Return the difference of two claims: the published gap, else "about" the computed one.

        Whether they may be compared at all is for the rules to say, before anything is written.
        """
        self._compare("gap", first, second)
        return self._gap(first, second)

    def trend(self, new: str, old: str) -> Markdown:
        """Return how a figure changed: "rose from 44% in 2022/23 to 46% in 2023/24".

        Whether they may be compared at all is for the rules to say, before anything is written.
        """
        self._compare("trend", new, old)
        return self._trend(new, old)

    def claim(self, fact_id: str) -> Evidence:
        """Return a claim of the evidence.

        Raises:
            UnknownFact: there is none.
        """
        if (evidence := self._evidence.get(fact_id)) is None:
            raise UnknownFact(fact_id)
        return evidence

    def statement(self, fact_id: str) -> Markdown:
        """Return a claim as a sentence without its stop: what it says, its figure, its note."""
        evidence = self.claim(fact_id)
        if evidence.unit is Unit.TEXT:
            return Markdown(f"{known(escape_markdown(evidence.statement))}{self.cite(fact_id)}")
        said = escape_markdown(filters.in_sentence(evidence.statement))
        when = known(f"in {escape_markdown(evidence.period)}")
        return Markdown(f"{known(said)} came to {self.fact(fact_id)} {when}")

    def figure(self, statistic: ConstituencyStatistic) -> Markdown:
        """Return the figure of a constituency; estimates are "about" a whole number."""
        text = filters.statistic_text(statistic, self.small_number)
        self._figures[statistic.statistic] = _printed(statistic, text)
        return known(f"{text}{filters.mark(statistic.illustrative)}")

    def measure(self, statistic: ConstituencyStatistic) -> Markdown:
        """Return what a statistic measures, its period, and its note."""
        said = f"{escape_markdown(statistic.label)}, {escape_markdown(statistic.period)}"
        return Markdown(f"{known(said)}{self.source(statistic)}")

    def source(self, statistic: ConstituencyStatistic) -> Markdown:
        """Return only the note of a statistic."""
        self.used_statistics.append(statistic)
        return Markdown(self._note(footnote_texts.statistic_note(statistic)))

    def source_line(self, statistics: Sequence[ConstituencyStatistic]) -> Markdown:
        """Return who published the figures above, each with a note of the titles."""
        groups: dict[str, list[ConstituencyStatistic]] = {}
        for item in statistics:
            groups.setdefault(footnote_texts.publisher_line(item, self._on), []).append(item)
        self.used_statistics += statistics
        shown = (
            f"{known(who)}{self._note(footnote_texts.titles_note(of))}"
            for who, of in groups.items()
        )
        return Markdown("; ".join(shown))

    def median(self, statistic: ConstituencyStatistic) -> Markdown:
        """Return the median of the nation's constituencies for that statistic, "–" without one."""
        if statistic.nation_median is None:
            return known("–")
        return known(filters.statistic_value(statistic.nation_median, statistic.unit))

    def prose(self, text: str) -> Markdown:
        """Return Markdown from YAML with `fact`, `cite`, `checked`, `gap` and `trend` filled in."""
        self.compared.update(dict.fromkeys(comparisons_in(text)))
        return Markdown(CALL.sub(self._filled, text.strip()))

    def _filled(self, call: re.Match[str]) -> str:
        if call[3]:
            return (self._gap if call[3] == "gap" else self._trend)(*ids_in(call))
        by_name = {"fact": self.fact, "cite": self.cite, "checked": self.checked}
        return by_name[call[1]](*ids_in(call))

    def _gap(self, first: str, second: str) -> Markdown:
        """Return the published gap with its note, else "about" the computed one with both notes."""
        one, other = self.claim(first), self.claim(second)
        if published := published_gap(one, other, tuple(self._evidence.values())):
            return self.fact(published.id)
        apart = None if self._is_small(one, other) else computed_gap(one, other)
        if apart is None:
            return Markdown(f"{self.fact(first)} and {self.fact(second)}")
        notes = dict.fromkeys((self.cite(first), self.cite(second)))
        return Markdown(f"{known(escape_markdown(_about(apart, one.unit)))}{''.join(notes)}")

    def _trend(self, new: str, old: str) -> Markdown:
        """Return "rose from … in 2022/23 to … in 2023/24", "fell from …" or "did not change …"."""
        newer, older = self.claim(new), self.claim(old)
        was = f"{self.fact(old)} in {known(escape_markdown(older.period))}"
        now = f"{self.fact(new)} in {known(escape_markdown(newer.period))}"
        way = None if self._is_small(newer, older) else direction(newer, older)
        if way is None:
            return Markdown(f"was {was} and {now}")
        if way == 0:
            return Markdown(f"did not change, at {was} and {now}")
        return Markdown(f"{'rose' if way > 0 else 'fell'} from {was} to {now}")

    def _is_small(self, *claims: Evidence) -> bool:
        return any(filters.is_small_count(claim, self.small_number) for claim in claims)

    def _compare(self, kind: str, first: str, second: str) -> None:
        name, line = place_in_template()
        file = f"templates/{name}" if name else None
        pair = Comparison(kind=kind, first=first, second=second, file=file, line=line)
        self.compared[pair] = None

    @property
    def publications(self) -> list[Evidence]:
        """Return one claim for each publication used, in order of first use."""
        real = [item for item in self.used if not item.illustrative]
        return list({(item.publisher, item.title): item for item in reversed(real)}.values())[::-1]

    @property
    def sources(self) -> list[Markdown]:
        """Return all that was used, in full: who published what, about whom, with what caution."""
        claims = (footnote_texts.evidence_note(item, self._on) for item in self.used)
        places = map(footnote_texts.statistic_note, self.used_statistics)
        return list(map(known, dict.fromkeys((*claims, *places))))

    def licences(self, *, parliament: bool = False) -> dict[str, list[str]]:
        """Return the publishers whose work was used, by licence, in order of first use.

        Constituency figures are published under the Open Government Licence; of what stands in
        Parliament's own papers the title is given. `parliament` says that Parliament's licence has
        been printed already.
        """
        found: dict[str, dict[str, None]] = {}
        if not all(item.is_own for item in self.used_statistics):
            found[OPEN_GOVERNMENT_LICENCE] = {"constituency figures": None}
        for item in self.used:
            if item.licence and not item.illustrative:
                is_paper = item.licence == OPEN_PARLIAMENT_LICENCE
                whose = item.title if is_paper else item.publisher
                found.setdefault(item.licence, {})[whose] = None
        if parliament:
            found.pop(OPEN_PARLIAMENT_LICENCE, None)
        return {RecordText(name): list(map(RecordText, whose)) for name, whose in found.items()}

    @property
    def printed(self) -> tuple[PrintedFact, ...]:
        """Return every claim used and every statistic printed, as text with its source."""
        claims = (_printed(item, self._printed.get(item.id)) for item in self.used)
        return (*claims, *self._figures.values())

    @property
    def has_illustrative(self) -> bool:
        """Whether any invented figure was printed."""
        invented = [item.illustrative for item in self.used]
        return any((*invented, *(item.illustrative for item in self.used_statistics)))

    def has(self, fact_id: str) -> bool:
        """Return whether that claim has been printed already."""
        return any(item.id == fact_id for item in self.used)

    def not_yet_cited(self, claims: Sequence[Evidence]) -> list[Evidence]:
        """Return those of the claims that the document has not printed so far."""
        return [claim for claim in claims if not self.has(claim.id)]

    def notes_markdown(self) -> str:
        """Return the definitions of all notes, a line each."""
        return "\n\n".join(f"[^{number}]: {text}" for text, number in self._notes.items())

    def _cite_evidence(self, evidence: Evidence) -> str:
        if not self.has(evidence.id):
            self.used.append(evidence)
        if evidence.id not in self._source_notes:
            self._source_notes[evidence.id] = footnote_texts.evidence_note(
                evidence, self._on, is_short=self._is_short
            )
        mark = self._note(self._source_notes[evidence.id])
        self.labels[evidence.id] = mark[2:-1]
        return mark

    def _note(self, text: str) -> str:
        return f"[^{self._notes.setdefault(text, len(self._notes) + 1)}]"


def _printed(of: Evidence | ConstituencyStatistic, text: str | None) -> PrintedFact:
    if isinstance(of, Evidence):
        kind, name, day = FactKind.CLAIM, of.id, of.published or of.retrieved
    else:
        kind, name, day = FactKind.STATISTIC, of.statistic, of.retrieved
    source = "illustrative" if of.illustrative else f"{of.publisher}, {of.title}"
    return PrintedFact(kind=kind, id=name, text=text, source=source, dated=day, period=of.period)


def _marks(evidence: Evidence) -> str:
    """Return the warnings behind a figure: " (provisional) (disputed)"."""
    marks = {
        "provisional": evidence.status is Status.PROVISIONAL,
        "disputed": evidence.verified is Verified.DISPUTED,
        "illustrative": evidence.illustrative,
    }
    return "".join(f" ({mark})" for mark, applies in marks.items() if applies)


def _about(apart: float, unit: Unit) -> str:
    unit = Unit.PERCENTAGE_POINTS if unit is Unit.PERCENT else unit
    if apart == 0:
        is_share = unit is Unit.PERCENTAGE_POINTS
        return f"less than {filters.in_unit(1, unit)}" if is_share else "no gap"
    return f"about {filters.in_unit(apart, unit)}"
