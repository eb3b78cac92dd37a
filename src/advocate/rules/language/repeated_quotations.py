"""Finds quoted sentences that repeat an earlier one, names and a word in eight aside."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from advocate.models.evidence import Quotation
from advocate.models.prose import sentences
from advocate.rules.language.similar_sentences import is_within

_SHORTEST = 8
"""Words; many people say the same shorter sentence."""
_RUN = 3
_RUNS_IN_COMMON = 2
"""Common runs of words from which on two sentences are compared further."""
_WORD = re.compile(r"[\w'’-]+")
_NAME = "*"
_SPEAKER = frozenset(("I", "I'm", "I've", "I'd", "I'll"))


class QuotedSentences:
    """The sentences quoted so far, indexed by their runs of words."""

    def __init__(self, places: Iterable[str]) -> None:
        """Keep the names of places, which may stand first in a sentence."""
        self._places = frozenset(word for place in places for word in _WORD.findall(place))
        self._said: list[tuple[tuple[str, ...], Quotation]] = []
        self._with: dict[tuple[str, ...], list[int]] = {}

    def add(self, quotation: Quotation) -> None:
        """Take in the sentences of a quotation."""
        for _, sentence in sentences(quotation.text):
            words = self._masked(sentence)
            if len(words) < _SHORTEST:
                continue
            for run in _runs(words):
                self._with.setdefault(run, []).append(len(self._said))
            self._said.append((words, quotation))

    def same_as(self, sentence: str) -> Iterator[Quotation]:
        """Return the quotations that hold this sentence, or one that stands within it."""
        words = self._masked(sentence)
        if len(words) < _SHORTEST:
            return
        shared = Counter(number for run in _runs(words) for number in self._with.get(run, ()))
        for number, count in shared.items():
            other, quotation = self._said[number]
            if count >= _RUNS_IN_COMMON and is_within(*sorted((words, other), key=len)):
                yield quotation

    def _masked(self, sentence: str) -> tuple[str, ...]:
        """Return the words in small letters, each run of names as one mark."""
        masked: list[str] = []
        for at, found in enumerate(_WORD.findall(sentence)):
            word = found.replace("’", "'")
            is_name = word[:1].isupper() and word not in _SPEAKER and (at or found in self._places)
            if not is_name:
                masked.append(word.casefold())
            elif masked[-1:] != [_NAME]:
                masked.append(_NAME)
        return tuple(masked)


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}
