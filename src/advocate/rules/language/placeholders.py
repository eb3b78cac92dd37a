"""Finds what templates, forms, spreadsheets, mail merges and wrong encodings leave in a text.

What that looks like stands in `placeholders.toml`, which is read when the first text is looked at.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from advocate.rules.language.pattern import Pattern

_QUOTED = re.compile(
    r"^>.*$|“[^“”]*”|\"(?:[^\"\n]|\n(?!\s*\n))*+\"|(?<!\w)‘(?:[^‘’\n]|’(?=\w))*+’", re.MULTILINE
)


class PlaceholderKind(Struct, frozen=True):
    """One sort of what is left over."""

    pattern: Pattern
    says: str
    own_words: bool
    everywhere: bool


class Placeholder(Struct, frozen=True):
    """What is left over at one place of a text."""

    start: int
    text: str
    said: str
    """What is wrong, as a whole sentence but for its full stop."""
    kind: PlaceholderKind


@cache
def _table() -> dict[str, Any]:
    import tomllib  # late, for start-up time

    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def placeholder_kinds() -> tuple[PlaceholderKind, ...]:
    """Return every sort that the table knows."""
    return tuple(
        PlaceholderKind(
            Pattern(row["pattern"], only_with=tuple(row["signs"])),
            row.get("says", "is left to be filled in"),
            row.get("own_words", False),
            row.get("everywhere", False),
        )
        for row in _table()["kind"]
    )


@cache
def nothing_yet() -> Pattern:
    """Return what a field matches as a whole that holds nothing yet."""
    return Pattern(_table()["alone"])


@lru_cache(maxsize=256)
def placeholders_in(text: str) -> tuple[Placeholder, ...]:
    """Return what is left over in a text, in its order."""
    return tuple(sorted(_found_in(text), key=lambda found: found.start))


def _found_in(text: str) -> Iterator[Placeholder]:
    for kind in placeholder_kinds():
        if kind.pattern.may_match(text):
            looked_at = _without_quoted(text) if kind.own_words else text
            for match in kind.pattern.compiled.finditer(looked_at):
                shown = match[0].strip(" |")
                yield Placeholder(match.start(), shown, f"“{shown}” {kind.says}", kind)


def _without_quoted(text: str) -> str:
    return _QUOTED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
