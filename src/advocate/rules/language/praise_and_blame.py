"""Words of praise, blame and calls to vote, and whether they are about a name in the sentence.

The word lists are short and plain on purpose: a word of praise beside a name is no praise of it.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from advocate.rules.language.name_spelling import PERSON
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.pattern_file import PatternFile

SIDES = PatternFile(__file__, PERSON=PERSON)
"""Votes, praise and blame by name or party, and what stands between them and whom they are of."""
_FAR = 60


class NameMention(Struct, frozen=True):
    """One mention of a party or a politician in a sentence."""

    start: int
    end: int
    name: str


def matches_about(
    pattern: Pattern, sentence: str, named: Sequence[NameMention]
) -> Iterator[re.Match[str]]:
    """Return where a word of `pattern` is about somebody the sentence names, and is not denied."""
    for found in pattern.finditer(sentence) if named else ():
        kind = found.lastgroup
        if is_denied(sentence, found):
            continue
        if kind == "anyhow" or any(_is_of(sentence, found, name, kind) for name in named):
            yield found


def is_denied(sentence: str, found: re.Match[str]) -> bool:
    """Say if a no, not or never stands shortly before the word."""
    return bool(SIDES["negated"].search(sentence[: found.start()]))


def _is_of(sentence: str, found: re.Match[str], named: NameMention, kind: str | None) -> bool:
    if named.start >= found.end():
        between = sentence[found.end() : named.start]
        if kind == "applaud":
            return len(between) <= _FAR and not SIDES["other_clause"].search(between)
        return bool(SIDES["object"].fullmatch(between))
    return bool(SIDES["subject"].fullmatch(sentence, named.end, max(found.start(), named.end)))
