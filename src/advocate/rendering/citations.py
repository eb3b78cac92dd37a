"""Puts figures into text with their notes, and remembers which were used."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from advocate.errors import Problem, Severity
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.evidence import Evidence, Status, Unit, Verified
from advocate.rendering.filters import (
    date_long,
    evidence_value,
    in_sentence,
    sentence,
    statistic_value,
)
from advocate.rendering.markdown_text import Markdown, escape_markdown

_CITATION = re.compile(r"""\{\{\s*(fact|cite)\(\s*["']([\w-]+)["']\s*\)\s*\}\}""")


class UnknownFact(KeyError):
    """A template asks for a claim that the register does not hold."""

    def __init__(self, fact_id: str) -> None:
        """Keep the id that was asked for."""
        super().__init__(fact_id)
        self.fact_id = fact_id


class Citations:
    """The notes of one document, numbered by first use; the same source has one note."""

    def __init__(self, evidence: Mapping[str, Evidence], *, on: date, small_number: int) -> None:
        self._evidence = evidence
        self._on = on
        self._small_number = small_number
        self._notes: dict[str, int] = {}
        self.used: list[Evidence] = []
        """Claims in order of first use."""
        self.used_statistics: list[ConstituencyStatistic] = []

    def fact(self, fact_id: str) -> Markdown:
        """Return the figure of a claim as printed, marked where it must be, with its note.

        Raises:
            UnknownFact: the register has no such id.
        """
        evidence = self._evidence.get(fact_id)
        if evidence is None:
            raise UnknownFact(fact_id)
        value = escape_markdown(evidence_value(evidence, self._small_number))
        marks = "".join(f" ({mark})" for mark in _marks(evidence))
        return Markdown(f"{value}{marks}{self._cite_evidence(evidence)}")

    def cite(self, fact_id: str) -> Markdown:
        """Return only the note of a claim, for a sentence that states it in words."""
        evidence = self._evidence.get(fact_id)
        if evidence is None:
            raise UnknownFact(fact_id)
        return Markdown(self._cite_evidence(evidence))

    def statement(self, fact_id: str) -> Markdown:
        """Return a claim as a line of a list: what it says, its figure, its note."""
        evidence = self._evidence.get(fact_id)
        if evidence is None:
            raise UnknownFact(fact_id)
        if evidence.unit is Unit.TEXT:
            return Markdown(f"{escape_markdown(evidence.statement)}{self.cite(fact_id)}")
        said = escape_markdown(in_sentence(evidence.statement))
        return Markdown(f"{said}, {escape_markdown(evidence.period)}: {self.fact(fact_id)}")

    def figure(self, statistic: ConstituencyStatistic) -> Markdown:
        """Return a constituency statistic: about so much, and whole, where it is an estimate."""
        value = statistic_value(statistic.value, statistic.unit, is_estimate=statistic.estimated)
        return Markdown(f"about {value}" if statistic.estimated else value)

    def measure(self, statistic: ConstituencyStatistic) -> Markdown:
        """Return what a statistic measures, its period, and its note."""
        said = f"{escape_markdown(statistic.label)}, {escape_markdown(statistic.period)}"
        return Markdown(f"{said}{self.source(statistic)}")

    def source(self, statistic: ConstituencyStatistic) -> Markdown:
        """Return only the note of a statistic."""
        self.used_statistics.append(statistic)
        return Markdown(self._note(_statistic_note(statistic)))

    def median(self, statistic: ConstituencyStatistic) -> Markdown:
        """Return the median of the nation's constituencies for that statistic."""
        assert statistic.nation_median is not None  # noqa: S101 - templates ask only where it is
        return Markdown(statistic_value(statistic.nation_median, statistic.unit))

    def prose(self, text: str) -> Markdown:
        """Return Markdown from YAML with its `fact` and `cite` filled in."""

        def filled(match: re.Match[str]) -> str:
            put = self.fact if match.group(1) == "fact" else self.cite
            return put(match.group(2))

        return Markdown(_CITATION.sub(filled, text.strip()))

    @property
    def publications(self) -> list[Evidence]:
        """Return one claim for each publication used, in order of first use."""
        real = [item for item in self.used if not item.illustrative]
        return list({(item.publisher, item.title): item for item in reversed(real)}.values())[::-1]

    @property
    def has_illustrative(self) -> bool:
        """Whether any invented figure was printed."""
        return any(item.illustrative for item in self.used)

    def has(self, fact_id: str) -> bool:
        """Return whether that claim has been printed already."""
        return any(item.id == fact_id for item in self.used)

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with the figures used, given the date of the document."""
        real = [item for item in self.used if not item.illustrative]
        later = [item.id for item in real if _known_from(item) > self._on]
        if not later:
            return []
        figures = "1 figure is" if len(later) == 1 else f"{len(later)} figures are"
        return [
            Problem(
                severity=Severity.WARNING,
                rule="R07",
                message=f"{figures} later than the document's date: {', '.join(later)}.",
                hint="Use figures that were public then, or date the document later.",
            )
        ]

    def not_yet_cited(self, claims: Sequence[Evidence]) -> list[Evidence]:
        """Return those of the claims that the document has not printed so far."""
        return [claim for claim in claims if not self.has(claim.id)]

    def notes_markdown(self) -> str:
        """Return the definitions of all notes, a line each."""
        lines = (f"[^{number}]: {text}" for text, number in self._notes.items())
        return "\n\n".join(lines)

    def _cite_evidence(self, evidence: Evidence) -> str:
        if not self.has(evidence.id):
            self.used.append(evidence)
        return self._note(evidence_note(evidence))

    def _note(self, text: str) -> str:
        return f"[^{self._notes.setdefault(text, len(self._notes) + 1)}]"


def _known_from(evidence: Evidence) -> date:
    """Return the first day on which a claim can have been known."""
    if evidence.published:
        return evidence.published
    school_year = re.fullmatch(r"(\d{4})[/-]\d{2}", evidence.period)
    if school_year:
        return date(int(school_year[1]) + 1, 8, 31)
    year = re.fullmatch(r"\d{4}", evidence.period)
    return date(int(year[0]), 1, 1) if year else date.min


def _marks(evidence: Evidence) -> list[str]:
    marks = []
    if evidence.status is Status.PROVISIONAL:
        marks.append("provisional")
    if evidence.verified is Verified.DISPUTED:
        marks.append("disputed")
    if evidence.illustrative:
        marks.append("illustrative")
    return marks


def evidence_note(evidence: Evidence) -> str:
    """Return the source note of a claim in Markdown: who published what, when, about whom."""
    if evidence.illustrative:
        return "Illustrative figure, invented for this sample; it has no published source."
    title = escape_markdown(evidence.title)
    parts: list[str] = [escape_markdown(evidence.publisher)]
    parts.append(f"*[{title}]({evidence.url})*" if evidence.url else f"*{title}*")
    period = escape_markdown(evidence.period)
    settled = evidence.status in (Status.PROVISIONAL, Status.REVISED, Status.FINAL)
    parts.append(f"{period} ({evidence.status.value})" if settled else period)
    if evidence.reference:
        parts.append(escape_markdown(evidence.reference))
    if evidence.published:
        parts.append(f"published {date_long(evidence.published)}")
    if evidence.retrieved:
        parts.append(f"read {date_long(evidence.retrieved)}")
    text = ", ".join(parts) + "."
    if evidence.caveat:
        text += f" {sentence(escape_markdown(evidence.caveat))}"
    return text


def _statistic_note(statistic: ConstituencyStatistic) -> str:
    source = f"{statistic.publisher}, *{escape_markdown(statistic.title)}*, {statistic.period}."
    text = f"{source} {sentence(in_sentence(escape_markdown(statistic.definition)))}"
    if statistic.estimated:
        text += " Estimated for the 2024 boundaries from the 2010 constituencies, by population."
    return text
