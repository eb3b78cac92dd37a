"""The table that the benchmark prints: figures, ratios, bounds, and whether each was kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median


@dataclass(frozen=True)
class Ratio:
    """How one figure stands to another, over several rounds."""

    median: float
    least: float
    most: float

    @property
    def spread(self) -> str:
        """From the least to the most of the rounds."""
        return f"{self.least:.2f}..{self.most:.2f}"


@dataclass(frozen=True)
class Row:
    """One figure of the program beside that of a rival."""

    what: str
    ours: str
    rival: str = ""
    ratio: Ratio | None = None
    bound: str = ""
    is_kept: bool | None = None
    """None where nothing is promised, or nothing could be measured."""
    remark: str = ""

    @property
    def verdict(self) -> str:
        """What the last column says."""
        if self.is_kept is None:
            return self.remark or "for information"
        return "kept" if self.is_kept else "MISSED"


def at_least(what: str, ours: str, rival: str, ratio: Ratio, bound: float) -> Row:
    """Return a row whose ratio may not be below its bound."""
    return Row(what, ours, rival, ratio, f"≥ {bound:.3g}×", ratio.median >= bound)


def at_most(what: str, ours: str, rival: str, ratio: Ratio, bound: float) -> Row:
    """Return a row whose ratio may not be above its bound."""
    return Row(what, ours, rival, ratio, f"≤ {bound:.3g}×", ratio.median <= bound)


def within(what: str, value: float, bound: float, unit: str) -> Row:
    """Return a row whose own figure may not be above its bound."""
    return Row(what, f"{value:.1f} {unit}", "", None, f"≤ {bound:g} {unit}", value <= bound)


def not_yet(row: Row) -> Row:
    """Return a row whose bound is known, and is not to stop anybody before it is worked on."""
    return replace(row, is_kept=None, remark=f"{row.verdict}, bound of later work")


def unmeasured(what: str, bound: str, why: str) -> Row:
    """Return a row for what cannot be measured here, and why."""
    return Row(what, "", bound=bound, remark=why)


def paired_ratio(above: Sequence[float], below: Sequence[float]) -> Ratio:
    """Return the ratios of each round, median and spread: what slows a whole round cancels out."""
    ratios = [one / other for one, other in zip(above, below, strict=True)]
    return Ratio(median(ratios), min(ratios), max(ratios))


def table(rows: Sequence[Row]) -> str:
    """Return the rows as aligned text under a header."""
    cells = [("what", "ours", "rival", "ratio", "spread", "bound", "kept?")]
    for row in rows:
        ratio, spread = (f"{row.ratio.median:.2f}×", row.ratio.spread) if row.ratio else ("", "")
        cells.append((row.what, row.ours, row.rival, ratio, spread, row.bound, row.verdict))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths) for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    numbers = range(1, 5)
    return "  ".join(
        cell.rjust(width) if place in numbers else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ).rstrip()


def missed(rows: Sequence[Row]) -> list[str]:
    """Return what was promised and not kept."""
    return [row.what for row in rows if row.is_kept is False]
