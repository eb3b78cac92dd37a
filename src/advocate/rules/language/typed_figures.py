"""Finds the figures in a text that say something about the world.

What only dates, names, numbers or orders things (30 June 2025, 2023/24, 1.30pm, HC 254, a postcode,
a list's numbers, what a sector numbers) is blanked first. A percentage, a sum of money, a decimal
or a number with a thousands comma is never blanked. How that is written stands in
`typed_figures.toml`.
"""

import re
from functools import lru_cache

from msgspec import Struct

from advocate.models.people_words import ANYBODY, nouns_for
from advocate.models.sector import Sector
from advocate.rules.language.pattern import Pattern, blanked
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.people_names import either, either_case

_HARD_AFTER = Pattern(r"\s?(?:%|per\s?cent\b|percentage\b)|[,.]\d")
_DIGIT = re.compile(r"[\d½⅓⅔¼¾]")


class Figure(Struct, frozen=True):
    """A figure typed by hand, and where it begins in its text."""

    text: str
    start: int
    in_words: bool = False

    @property
    def count(self) -> int | None:
        """The figure as a plain count; None for percentages, money, decimals, words and codes."""
        return int(self.text) if self.text.isdecimal() and len(self.text) < 16 else None


class TypedFigures:
    """Finds figures, in the words that the sectors count and number things with."""

    def __init__(self, sector: Sector) -> None:
        """Take the words; patterns are compiled when they are needed."""
        words = sector.word_list
        self._look = PatternFile(
            __file__,
            COUNTED=either(words("counted")),
            NUMBERED=either_case(words("numbered")),
            PEOPLE=either((*ANYBODY, *nouns_for(sector, many=True))),
        )
        self.typed = lru_cache(maxsize=256)(self._typed)
        """Every figure in digits that no date, name or reference explains."""
        self.in_words = lru_cache(maxsize=256)(self._in_words)
        """Numbers above ten, fractions and multiples in words that count something."""
        self.without_explained = lru_cache(maxsize=256)(self._without_explained)
        """Text with dates, names and references blanked, so that only figures are left."""

    def _typed(self, text: str) -> tuple[Figure, ...]:
        found = self._look["figure"].finditer(self.without_explained(text))
        return tuple(Figure(match[0].rstrip(","), match.start()) for match in found)

    def _without_explained(self, text: str) -> str:
        if not _DIGIT.search(text):
            return text
        rest = self._look["unread"].compiled.sub(blanked, text)
        common = self._look["common"].compiled.sub(blanked, rest)
        if not _DIGIT.search(common):
            return common
        return self._look["harmless"].compiled.sub(_unless_figure, rest)

    def _in_words(self, text: str) -> tuple[Figure, ...]:
        found = self._look["in_words"].finditer(text)
        return tuple(Figure(" ".join(m[0].split()), m.start(), in_words=True) for m in found)


def _unless_figure(match: re.Match[str]) -> str:
    """Blank a match, unless the number in it turns out to be a figure after all."""
    before = match.string[match.start() - 1 : match.start()]
    if before in {"£", "$", "€"} or _HARD_AFTER.match(match.string, match.end()):
        return match[0]
    if before in {",", "."} and match.string[match.start() - 2 : match.start() - 1].isdigit():
        return match[0]
    return blanked(match)
