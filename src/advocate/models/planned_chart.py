"""A chart that YAML asks for: which claims it sets side by side, and under which names."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations, islice, zip_longest

from advocate.models.comparison import Comparison
from advocate.models.field_types import EvidenceId, Prose, Record

MOST_SERIES = 4
"""More cannot be told apart on a black-and-white printer."""
_MOST_BARS, _MOST_YEARS = 12, 24


def most_rows(kind: str) -> int:
    """Return how many rows a chart can show before their names run into each other."""
    return _MOST_YEARS if kind == "line" else _MOST_BARS


class ChartKind(StrEnum):
    """How figures are drawn."""

    BAR = "bar"
    GAP = "gap"
    GROUPED = "grouped"
    LINE = "line"


class ChartRow(Record, frozen=True, kw_only=True):
    """One category: a group of people, a place or a year."""

    label: Prose
    evidence: tuple[EvidenceId | None, ...]


class PlannedChart(Record, frozen=True, kw_only=True):
    """A chart of claims; its figures are printed, cited and tracked as in a text."""

    kind: ChartKind
    title: Prose
    heading: Prose
    series: tuple[Prose, ...]
    rows: tuple[ChartRow, ...]

    @property
    def bars(self) -> tuple[ChartRow, ...]:
        """The rows that are drawn to one scale: all, but not the gap."""
        return self.rows[:-1] if self.kind is ChartKind.GAP else self.rows

    def comparisons(self) -> Iterator[tuple[Comparison, int]]:
        """Yield the pairs that a reader will compare, each with the place of its later row.

        That is each figure with those beside it in its row, and with those of its own series.
        """
        for place, row in enumerate(self.bars):
            for first, second in combinations(filter(None, row.evidence), 2):
                yield _pair(first, second), place
        columns = zip_longest(*(row.evidence for row in self.bars))
        for column in islice(columns, len(self.series)):
            known = [(claim, place) for place, claim in enumerate(column) if claim]
            for (first, _), (second, place) in combinations(known, 2):
                yield _pair(first, second), place


def _pair(first: str, second: str) -> Comparison:
    return Comparison(kind="chart", first=first, second=second)
