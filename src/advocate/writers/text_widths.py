"""Column widths from the texts of the columns; all widths are twentieths of a point."""

from collections.abc import Sequence
from functools import lru_cache

_CHARACTER = 95
"""An average character of table text, bold included."""
_NARROW, _CAPITAL, _WIDE = 62, 120, 165
"""Characters that differ much from the average, bold included; no word may be broken."""
_CLASSES = dict.fromkeys("fijlrt.,;:'’!|()[]-/ ", _NARROW) | dict.fromkeys("mwMW@%&", _WIDE)
_FIGURE_CHARACTER = 215
_PADDING = 215
_UNBROKEN = 19
"""A cell up to this many characters should stay on one line."""
_EVENNESS = 0.75
"""Below 1, a column five times as wordy gets less than five times the room."""


def column_widths(columns: Sequence[Sequence[str]], total: int) -> list[int]:
    """Share `total` between `columns`, each given as the texts of its cells."""
    floors = [_floor(cells, _UNBROKEN) for cells in columns]
    if sum(floors) > total:
        floors = [_floor(cells, 0) for cells in columns]
    if sum(floors) > total:
        return _scaled(floors, total)
    wishes = [
        max(0, max(map(len, cells), default=0) * _CHARACTER + _PADDING - floor)
        for cells, floor in zip(columns, floors, strict=True)
    ]
    spare = total - sum(floors)
    if not sum(wishes):
        return _scaled(floors, total)
    shares = _scaled([wish**_EVENNESS for wish in wishes], spare)
    return [floor + share for floor, share in zip(floors, shares, strict=True)]


def label_widths(labels: Sequence[str], total: int) -> list[int]:
    """Return the widths of a label and a value column, the label's between 16 % and 30 %."""
    wanted = max(map(len, labels), default=0) * _CHARACTER + _PADDING
    first = min(max(wanted, total * 16 // 100), total * 30 // 100)
    return [first, total - first]


def figure_width(figures: Sequence[str], total: int) -> int:
    """Return the width of a column of large figures, at most 40 %."""
    wanted = max(map(len, figures), default=0) * _FIGURE_CHARACTER + _PADDING
    return min(wanted, total * 40 // 100)


def _floor(cells: Sequence[str], unbroken: int) -> int:
    longest = _CHARACTER
    for cell in cells:
        words = [cell] if len(cell) <= unbroken else cell.split()
        longest = max(longest, *map(room, words)) if words else longest
    return longest + _PADDING


@lru_cache(maxsize=1024)
def room(text: str) -> int:
    """Return the width of table text on one line, at nine and a half points; on the safe side."""
    return sum(_CLASSES.get(c) or (_CAPITAL if c.isupper() else _CHARACTER + 8) for c in text)


def _scaled(parts: Sequence[float], total: int) -> list[int]:
    """Return whole numbers in proportion to `parts` that sum to `total`."""
    whole = sum(parts) or 1
    shares = [int(part * total / whole) for part in parts]
    shares[-1] += total - sum(shares)
    return shares
