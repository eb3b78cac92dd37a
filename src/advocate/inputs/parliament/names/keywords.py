"""Which of the workspace's topics a text of Parliament names: whole words, no case, no accents."""

import re
from collections.abc import Iterable, Mapping, Sequence

from advocate.models.name_folding import fold
from advocate.models.settings import Topic

POSSESSIVE = re.compile(r"[’'ʼ]s\b", re.IGNORECASE)

Keywords = Mapping[str, tuple[str, ...]]
"""Each topic's keywords by its id, in the form in which `topics_named` compares them."""


def keywords_of(topics: Iterable[Topic]) -> Keywords:
    """Return the keywords of each topic that has any but punctuation."""
    found = {topic.id: tuple(_words(topic.keywords)) for topic in topics}
    return {topic: words for topic, words in found.items() if words}


def topics_named(texts: Sequence[str], keywords: Keywords) -> tuple[str, ...]:
    """Return the ids of the topics of which a keyword stands in one of `texts`."""
    plain = tuple(_words(texts))
    return tuple(
        topic
        for topic, words in keywords.items()
        if any(word in text for word in words for text in plain)
    )


def _words(texts: Iterable[str]) -> Iterable[str]:
    """Return each text as plain words with a space on either side, so that words match whole."""
    folded = (fold(POSSESSIVE.sub("", text)) for text in texts)
    return (f" {words} " for words in folded if words)
