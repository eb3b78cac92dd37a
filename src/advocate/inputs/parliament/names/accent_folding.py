"""Names reduced to what people type: no case, accents, punctuation or titles.

The snapshot's importer stores names folded by these functions, so a change here needs a rebuild.
"""

import re
import unicodedata

_QUOTES = str.maketrans("", "", "'’‘ʼ`´")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "&": " and "})
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_PARTED_PREFIX = re.compile(r"\b(o|mc|mac) (?=[a-z]{2})")
_TITLES = frozenset(
    {"the", "rt", "right", "hon", "honourable", "sir", "dame", "lord", "lady", "baroness"}
    | {"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor"}
    | {"rev", "revd", "reverend"}
)
_LETTERS_AFTER = frozenset({"mp", "pc", "kc", "qc", "obe", "cbe", "mbe", "kbe", "dbe", "bt"})


def fold(text: str) -> str:
    """Return `text` in plain small letters: "Siân O’Hara-Smith" gives "sian ohara smith"."""
    plain = text.translate(_QUOTES).casefold().translate(_LETTERS)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_A_LETTER.sub(" ", plain).strip()


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name without titles and letters after it.

    "Phillips, Jess" is read back to front; a name that is nothing but a title keeps it, because
    there are members called Lord.
    """
    family, _, given = name.partition(",")
    first = _bare(given)
    if not first:
        return _bare(name) or tuple(fold(name).split())
    return first + (_bare(family) or tuple(fold(family).split()))


def _bare(name: str) -> tuple[str, ...]:
    words = _PARTED_PREFIX.sub(r"\1", fold(name)).split()
    while words and words[0] in _TITLES:
        words.pop(0)
    while words and words[-1] in _LETTERS_AFTER:
        words.pop()
    return tuple(words)
