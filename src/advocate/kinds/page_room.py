"""What goes on one page: an estimate of the room that texts take, in points, by their look.

It knows no document: whoever plans a page says what has to stand there, and what may, by worth.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import ceil

from msgspec import Struct

from advocate.models.evidence import Evidence
from advocate.models.packaged_table import packaged_table
from advocate.models.prose import CALL, ids_in

_FIGURE, _TREND = "00.0%", "rose from 00.0% in 0000/00 to 00.0% in 0000/00"
"""What stands for figures while their text is measured."""
_INVENTED = " (illustrative)"


class Part(Struct, frozen=True):
    """Something that a page has, or may have; `look` and `heading` are looks of the table."""

    name: str
    look: str
    text: str
    instead_of: str = ""
    """A shorter text that stands there already."""
    beside: str = ""
    """What stands in the narrow cell beside it, and may make its row higher."""
    note: str = ""
    heading: str = ""


class PageRoom:
    """The room left on one page; what is cited there takes room for its note, once."""

    def __init__(self, evidence: Iterable[Evidence], *, has_logo: bool) -> None:
        """Begin with an empty page."""
        self._table = packaged_table(__file__)
        self._notes = {
            item.id: _INVENTED if item.illustrative else f"{item.publisher}, {item.title}, 2023/24"
            for item in evidence
        }
        self._cited: set[str] = set()
        size = self._table["sizes"]
        self.left = float(size["page"] - size["in_hand"] - size["notes"] - has_logo * size["logo"])

    def put(self, part: Part) -> None:
        """Put in a part, whether it fits or not."""
        self.left -= self._room_for(part)
        self._cited |= self._cited_in(part)

    def choose(self, parts: Iterable[Part]) -> dict[str, int]:
        """Put in what fits, the worthiest first; return how many parts of each name are in.

        Of a name nothing more goes in after the first that does not fit.
        """
        taken: Counter[str] = Counter()
        full: set[str] = set()
        for part in parts:
            if part.name in full or self._room_for(part) > self.left:
                full.add(part.name)
            else:
                self.put(part)
                taken[part.name] += 1
        return taken

    def _room_for(self, part: Part) -> float:
        least = self._height("narrow", part.beside) if part.beside else 0
        room = max(least, self._height(part.look, part.text))
        if part.instead_of:
            room -= max(least, self._height(part.look, part.instead_of))
        new = self._cited_in(part) - self._cited
        room += self._height(part.heading, "") if part.heading else 0
        return room + sum(self._height("footnote", note) for note in new)

    def _cited_in(self, part: Part) -> set[str]:
        """Return the notes of a part: those of the claims that it cites, and its own."""
        names = (name for call in CALL.finditer(part.text) for name in ids_in(call))
        return {self._notes.get(name, name) for name in names} | ({part.note} - {""})

    def _height(self, look: str, text: str) -> float:
        around, line, ems = self._table["looks"][look]
        width = sum(_widths().get(letter, 0.515) for letter in CALL.sub(self._shown, text))
        lines = max(1, ceil((width - ems) / (ems - self._table["sizes"]["wrap"])) + 1)
        return float(around + line * lines)

    def _shown(self, call: re.Match[str]) -> str:
        is_invented = any(self._notes.get(name) == _INVENTED for name in ids_in(call))
        return _TREND if call[3] == "trend" else _FIGURE + _INVENTED * is_invented


@cache
def _widths() -> Mapping[str, float]:
    groups = packaged_table(__file__)["widths"].items()
    return {letter: int(width) / 1000 for width, letters in groups for letter in letters}
