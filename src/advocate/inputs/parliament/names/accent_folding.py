"""Names of people reduced to the words that people type: no titles, and no letters after them.

The snapshot's importer stores names by these words, so a change here needs a rebuild.
"""

import re

from advocate.models.name_folding import fold
from advocate.models.packaged_table import packaged_table
from advocate.models.post_nominals import folded_letters

_PARTED_PREFIX = re.compile(r"\b(o|mc|mac) (?=[a-z]{3})")


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name without titles and letters after it.

    "Phillips, Jess" is read back to front; a name that is nothing but a title keeps it, because
    there are members called Lord.
    """
    family, _, given = name.partition(",")
    first = bare_words(given)
    last = family if first else name
    return first + (bare_words(last) or tuple(fold(last).split()))


def bare_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles and letters; none of "KC" between commas."""
    words = _PARTED_PREFIX.sub(r"\1", fold(name)).split()
    while words and words[0] in packaged_table(__file__)["titles"]:
        words.pop(0)
    while size := next((n for n in range(5, 0, -1) if "".join(words[-n:]) in folded_letters()), 0):
        del words[-size:]
    return tuple(words)
