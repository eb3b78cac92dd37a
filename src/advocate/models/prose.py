"""What the prose of YAML files may ask the tool to fill in: {{ fact("id") }} and its like."""

import re
from collections.abc import Iterator

from advocate.models.comparison import Comparison

_ID = r"""\s*["']([\w-]+)["']\s*"""
CALL = re.compile(
    r"\{\{\s*(?:(fact|cite)\(" + _ID + r"\)|(gap|trend)\(" + _ID + "," + _ID + r"\))\s*\}\}"
)
"""One call: groups 1 and 2 are the function and the id, or 3 to 5 the function and both ids."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_SET_BESIDE = re.compile(
    r"\{\{\s*fact\(" + _ID + r"\)\s*\}\}[^{}]*?"
    r"\b(?:compared (?:with|to)|against|versus|vs|v|(?<!more )(?<!fewer )(?<!less )than"
    r"|up from|down from)\b[^{}]*?"
    r"(?=\{\{\s*fact\(" + _ID + r"\)\s*\}\})"
)


def ids_in(call: re.Match[str]) -> tuple[str, ...]:
    """Return the ids of claims that a match of `CALL` names."""
    return tuple(group for group in (call[2], call[4], call[5]) if group)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, calls and all."""
    return _SENTENCE_END.split(" ".join(text.split()))


def comparisons_in(text: str) -> Iterator[Comparison]:
    """Yield what a text compares: by gap() and trend(), or by two facts joined in a sentence."""
    if "{{" not in text:
        return
    for sentence in sentences(text):
        for call in CALL.finditer(sentence):
            if call[3]:
                yield Comparison(kind=call[3], first=call[4], second=call[5])
        for pair in _SET_BESIDE.finditer(sentence):
            yield Comparison(kind="sentence", first=pair[1], second=pair[2])
