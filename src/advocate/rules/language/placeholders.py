"""Finds what templates, forms, spreadsheets, mail merges and wrong encodings leave in a text.

What that looks like stands in `placeholders.toml`, which is read when the first text is looked at.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from msgspec import Struct, convert

from advocate.models.packaged_table import packaged_table
from advocate.rules.language.pattern import Pattern, blanked

_QUOTED = re.compile(
    r"^>.*$|“[^“”]*”|\"(?:[^\"\n]|\n(?!\s*\n))*+\"|(?<!\w)‘(?:[^‘’\n]|’(?=\w))*+’", re.MULTILINE
)


class PlaceholderKind(Struct, frozen=True, dict=True):
    """One sort of what is left over, as the table has it."""

    pattern: str
    signs: tuple[str, ...] = ()
    says: str = "is left to be filled in"
    own_words: bool = False
    everywhere: bool = False

    @cached_property
    def look(self) -> Pattern:
        """What finds it."""
        return Pattern(self.pattern, only_with=self.signs)


class Placeholder(Struct, frozen=True):
    """What is left over at one place of a text, and what is wrong, as a sentence without end."""

    start: int
    text: str
    said: str
    kind: PlaceholderKind


@cache
def placeholder_kinds() -> tuple[PlaceholderKind, ...]:
    """Return every sort that the table knows; of the first, a field is nothing else as a whole."""
    table = packaged_table(__file__)
    return convert(table["kind"], tuple[PlaceholderKind, ...])


@lru_cache(maxsize=256)
def placeholders_in(text: str) -> tuple[Placeholder, ...]:
    """Return what is left over in a text, in its order."""
    return tuple(sorted(_found_in(text), key=lambda found: found.start))


def _found_in(text: str) -> Iterator[Placeholder]:
    for kind in placeholder_kinds()[1:]:
        own = _QUOTED.sub(blanked, text) if kind.own_words and kind.look.may_match(text) else text
        for match in kind.look.finditer(own):
            shown = match[0].strip(" |")
            yield Placeholder(match.start(), shown, f"“{shown}” {kind.says}", kind)
