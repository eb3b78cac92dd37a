"""What the prose of YAML files may ask the tool to fill in: {{ fact("id") }} and its like."""

import re
from functools import lru_cache
from itertools import accumulate

from advocate.models.comparison import Comparison
from advocate.models.packaged_table import packaged_patterns

_ID = r"""\s*["']([\w-]+)["']\s*"""
CALL = re.compile(
    r"\{\{\s*(?:(fact|cite|checked)\(" + _ID + r"\)|(gap|trend)\(" + _ID + "," + _ID + r"\))\s*\}\}"
)
"""One call: groups 1 and 2 are the function and the id, or 3 to 5 the function and both ids."""
_LONGEST_ABBREVIATION = 6
_LONG = 4000
"""Characters from which on a text is a whole document rather than a passage of many."""


def ids_in(call: re.Match[str]) -> tuple[str, ...]:
    """Return the ids of claims that a match of `CALL` names."""
    return tuple(group for group in (call[2], call[4], call[5]) if group)


def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Return the sentences of a text, calls and all, each with the place where it begins.

    List items, table rows and headings end a sentence; an abbreviation and a line that is only
    wrapped do not.
    """
    return _sentences(text) if len(text) < _LONG else _by_paragraph(text)


def first_sentence(text: str) -> str:
    """Return the first sentence of prose, calls and all."""
    return next((said for _, said in sentences(text.strip())), "")


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[tuple[int, str], ...]:
    found, start, look = [], 0, packaged_patterns(__file__)
    for match in look["sentence_end"].finditer(text):
        end = match.start("space") if match["space"] else match.start()
        before = text[max(start, end - _LONGEST_ABBREVIATION) : end]
        if match["space"] and look["abbreviation"].search(before):
            continue
        found.append((start, text[start:end]))
        start = match.end()
    found.append((start, text[start:]))
    return tuple((at, part) for at, part in found if part.strip())


@lru_cache(maxsize=4)
def paragraphs(text: str) -> tuple[tuple[int, str], ...]:
    """Return what empty lines part in a text, each with the place where it begins."""
    starts = accumulate((len(part) + 2 for part in text.split("\n\n")), initial=0)
    return tuple(zip(starts, text.split("\n\n"), strict=False))


@lru_cache(maxsize=4)
def _by_paragraph(text: str) -> tuple[tuple[int, str], ...]:
    """Return the sentences of a whole document: others of its run share most paragraphs."""
    found = ((start, _sentences(part)) for start, part in paragraphs(text))
    return tuple((start + at, said) for start, inside in found for at, said in inside)


@lru_cache(maxsize=256)
def comparisons_in(text: str) -> tuple[Comparison, ...]:
    """Return what a text compares: by gap() and trend(), or by two facts joined in a sentence."""
    found: list[Comparison] = []
    for _, part in sentences(text) if "{{" in text else ():
        sentence = " ".join(part.split())
        calls = (call for call in CALL.finditer(sentence) if call[3])
        found += (Comparison(kind=call[3], first=call[4], second=call[5]) for call in calls)
        for pair in packaged_patterns(__file__)["set_beside"].finditer(sentence):
            found.append(Comparison(kind="sentence", first=pair[1], second=pair[2]))
    return tuple(found)
