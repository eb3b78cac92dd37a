"""The words by which a sector speaks of those whom it helps."""

import re
from collections.abc import Callable

from advocate.models.sector import PeopleGroup, Sector

ANYBODY = ("people", "person", "individuals", "men", "women", "adults", "families", "households")
"""Whoever they are; counts of them are counts of those whom we help where that is said."""
_WORD = re.compile(r"[\w’'-]+")


def nouns_of(group: PeopleGroup, *, many: bool) -> tuple[str, ...]:
    """Return the nouns for one of a group, or for several."""
    pairs = (noun.partition("/") for noun in group.nouns)
    return tuple((plural or f"{one}s") if many else one for one, _, plural in pairs)


def nouns_for(sector: Sector, *, many: bool) -> tuple[str, ...]:
    """Return the nouns for one, or for several, of those whom the charity helps."""
    person = sector.terms.get("person")
    named = () if person is None else (person.many if many else person.one,)
    found = (noun for group in sector.helped for noun in nouns_of(group, many=many))
    return tuple(dict.fromkeys((*named, *found)))


def first_is_person(sector: Sector) -> Callable[[str], bool]:
    """Return what says if the first thing that a text speaks of is somebody who is helped.

    "Patients of our hospice" are people, "hospices with many patients" are none.
    """
    many, one = nouns_for(sector, many=True), nouns_for(sector, many=False)
    people = {noun.casefold().split()[-1] for noun in (*many, *one, *ANYBODY)}
    known = people | {noun.split()[-1] for noun in sector.word_list("counted")}

    def is_person(text: str) -> bool:
        words = (word for word in _WORD.findall(text.casefold()) if word in known)
        return next((word in people for word in words), False)

    return is_person
