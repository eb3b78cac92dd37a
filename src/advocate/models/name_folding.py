"""Names reduced to what people type: no case, accents or punctuation. By this alone names agree.

The snapshot's importer stores names folded by `fold`, so a change here needs a rebuild.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_QUOTES = str.maketrans("", "", f"'’‘ʼ`´{_UNSEEN}")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "&": " and "})
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return `text` in plain small letters: "Siân O’Hara-Smith" gives "sian ohara smith"."""
    plain = text.translate(_QUOTES).casefold().translate(_LETTERS)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_A_LETTER.sub(" ", plain).strip()


def did_you_mean(names: Iterable[str]) -> str:
    """Return the question by which a hint offers `names`."""
    offered = '" or "'.join(names)
    return f'Did you mean "{offered}"?'


name_key = lru_cache(maxsize=8192)(fold)
"""Returns what all spellings of a name share: names of places are compared by it, and found."""
