"""Knows places by their names, and tells of which of them a sentence says a figure.

The names and the wordings stand in `places.toml`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from advocate.models.evidence import Evidence
from advocate.models.name_folding import name_key
from advocate.models.packaged_table import packaged_table
from advocate.rules.language.passages import Sentence
from advocate.rules.language.pattern_file import PatternFile

_SEAT = "seat "
_PARTS = re.compile(r",\s|\sand\s")


PLACES = PatternFile(__file__)
"""What stretches a figure over the UK, says England, names a place, gives a figure."""


@lru_cache(maxsize=4)
def _known(seats: tuple[str, ...]) -> dict[str, str]:
    """Return the one name of each place by all of its names; that of a seat is marked."""
    others = dict(packaged_table(__file__)["same"])
    known = {name: name for name in (*others.pop("more"), *others)}
    known |= {form: name for name, forms in others.items() for form in forms}
    return known | {name_key(seat): f"{_SEAT}{name_key(seat)}" for seat in seats}


def said_elsewhere(sentence: Sentence, seats: tuple[str, ...]) -> str | None:
    """Return what is wrong where a sentence gives a figure of one place to another.

    Silent where the register's place is none that is known, or is named in the sentence too.
    """
    known = _known(seats)
    for match in PLACES.finditer("said_of", sentence.text):
        number = float(match["figure"].replace(",", ""))
        for claim in (one for one in sentence.claims if number in _numbers(one)):
            own = _places_of(claim.geography, known)
            for found in PLACES["place"].finditer(match["then"]) if own else ():
                shown = _other(found, own, known)
                rest = f" {name_key(sentence.text.replace(shown or '', ''))} "
                if shown and not any(f" {form} " in rest for form in known if known[form] in own):
                    return f"“{shown}” stands beside {claim.id}, which is for {claim.geography}"
    return None


def _numbers(claim: Evidence) -> Iterator[float]:
    """Yield the numbers that may be printed of a claim."""
    ends = (claim.range.low, claim.range.high) if claim.range else (claim.value,)
    return (round(end / scale, 2) for end in ends if end is not None for scale in (1, 1e6, 1e9))


def _places_of(geography: str, known: dict[str, str]) -> set[str]:
    """Return the places that a geography names, all or none."""
    dress = PLACES["dress"].compiled
    for parts in ([geography.partition(" (")[0]], _PARTS.split(geography)):
        keys = [" ".join(dress.sub("", name_key(part)).split()) for part in parts]
        if all(key in known for key in keys):
            return {known[key] for key in keys}
    return set()


def _other(found: re.Match[str], own: set[str], known: dict[str, str]) -> str | None:
    """Return the place that is named, if it is known and no other name of these."""
    if found["here"]:
        return None if any(name.startswith(_SEAT) for name in own) else found["here"]
    words = re.sub(r"[’\']s\b", "", found["name"]).split()
    ends = (n for n, word in enumerate((*words[1:], "and"), 1) if word.islower())  # no body’s name
    heads = [" ".join(words[:end]) for end in ends]
    head = next((head for head in reversed(heads) if name_key(head) in known), None)
    return head if head and known[name_key(head)] not in own else None
