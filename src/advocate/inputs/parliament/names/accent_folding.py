"""Names of people reduced to the words that people type: no titles, and no letters after them.

The snapshot's importer stores names by these words, so a change here needs a rebuild.
"""

import re

from advocate.models.name_folding import fold

_PARTED_PREFIX = re.compile(r"\b(o|mc|mac) (?=[a-z]{2})")
_TITLES = frozenset(
    {"the", "rt", "right", "hon", "honourable", "sir", "dame", "lord", "lady", "baroness"}
    | {"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor"}
    | {"rev", "revd", "reverend"}
)
_LETTERS_AFTER = frozenset({"mp", "pc", "kc", "qc", "obe", "cbe", "mbe", "kbe", "dbe", "bt"})


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
