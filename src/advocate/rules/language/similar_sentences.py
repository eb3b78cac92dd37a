"""Finds sentences that are the same text with a word or two changed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_NEAR, _SAME = 0.8, 0.995
_SHARED = 0.6
"""Share of common words below which two sentences are not compared further."""
_EIGHTH = 8
"""One word in so many may differ in two sentences that count as the same."""
_SPARE = 2
"""Words that may stand between those of a repeated sentence."""
_WORD = re.compile(r"[\w']+")


@lru_cache(maxsize=64)
def plain_words(text: str) -> str:
    """Return the words of `text` in small letters, between single spaces."""
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))


class SimilarSentences:
    """Sentences, indexed so that those are found which another nearly repeats.

    Why by their rarer words: two texts that share `_SHARED` of their words share at least three
    sevenths of those of either, and so one of its rarest four sevenths; few texts have that one.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the sentences, as `plain_words` gives them."""
        kept = dict.fromkeys(texts)
        common = Counter(word for text in kept for word in _set_of(text))
        self._with: dict[str, list[str]] = {}
        for text in kept:
            words = sorted(_set_of(text), key=lambda word: (common[word], word))
            for word in words[: len(words) * 4 // 7 + 1]:
                self._with.setdefault(word, []).append(text)

    def similar_to(self, sentence: str) -> Iterator[str]:
        """Return the sentences that `sentence` nearly repeats, each once."""
        found = dict.fromkeys(t for word in sentence.split() for t in self._with.get(word, ()))
        return (text for text in found if is_nearly_same(sentence, text))


def is_nearly_same(sentence: str, standing: str) -> bool:
    """Say if `sentence` is `standing` but for a word or two; both as `plain_words` gives them."""
    longest_gap = 0.4 * len(standing)
    if sentence in ("", standing) or abs(len(sentence) - len(standing)) > longest_gap:
        return False
    ours, theirs = _set_of(standing), frozenset(sentence.split())
    if 2 * len(ours & theirs) < _SHARED * (len(ours) + len(theirs)):
        return False
    matcher = SequenceMatcher(None, sentence, standing, autojunk=False)
    is_close = matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR
    return is_close and _NEAR <= matcher.ratio() < _SAME


def is_within(short: Sequence[str], longer: Sequence[str]) -> bool:
    """Say if a sentence stands, but for a word in eight, within another that is no shorter."""
    matcher = SequenceMatcher(None, short, longer, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < len(short) - len(short) // _EIGHTH:
        return False
    span = blocks[-1].b + blocks[-1].size - blocks[0].b
    return span <= len(short) + _SPARE


@lru_cache(maxsize=2048)
def _set_of(text: str) -> frozenset[str]:
    return frozenset(text.split())
