"""Which people a typed name means; knows names only, and never guesses between two of them."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from msgspec import Struct

from advocate.inputs.parliament.names.accent_folding import name_words
from advocate.inputs.parliament.names.peerages import PeerTitle, bears_title, read_peerage


@cache
def _same_names() -> dict[str, frozenset[str]]:
    """Return, by first name, all that are used for it: each line of `nicknames.txt` has some."""
    found: dict[str, frozenset[str]] = {}
    for group in Path(__file__).with_name("nicknames.txt").read_text("utf-8").splitlines():
        names = frozenset(group.split())
        for name in names:
            found[name] = found.get(name, frozenset()) | names
    return found


class PersonName(Struct, frozen=True, kw_only=True):
    """One person's names, folded, beside what a list of candidates shows of them."""

    person: int
    """Key in the snapshot, which also holds people without a Members API id."""
    member_id: int | None
    display: str
    words: tuple[str, ...]
    """Folded words of the display name, without titles."""
    formal: tuple[str, ...]
    """The same from the given name in full: "edward davey"."""
    family: tuple[str, ...]
    """The words of the family name: "long bailey"."""

    @property
    def given(self) -> tuple[str, ...]:
        """Return every first and middle name that the person is known to have."""
        size = len(self.family)
        return self.words[:-size] + self.formal[:-size]


def match_people(
    query: str, people: Iterable[PersonName], *, by_part: bool = False
) -> tuple[PersonName, ...]:
    """Return those whom `query` means best, in the order given; empty when it means nobody.

    An exact name wins over a name in full, that over a nickname with the family name, that over a
    family name alone. A first name alone means nobody, nor does part of a double family name, which
    is to be asked about: `by_part` finds whose it is. A name with a peer's rank means the peer of
    that title, never an MP who only has the surname.
    """
    if by_part:
        return tuple(person for person in people if _is_part(name_words(query), person))
    everyone = tuple(people)
    title = read_peerage(query)
    return _best(name_words(query), everyone) if title is None else _of_title(title, everyone)


def _of_title(title: PeerTitle, everyone: tuple[PersonName, ...]) -> tuple[PersonName, ...]:
    """Return those with that title; those whose own name the rank is go first ("Lord Jonathan")."""
    called = tuple(person for person in everyone if title.rank in (*person.words, *person.family))
    return _best((*title.words, title.rank), called) or tuple(
        person for person in everyone if bears_title(title, person.display)
    )


def _best(words: tuple[str, ...], everyone: tuple[PersonName, ...]) -> tuple[PersonName, ...]:
    for means in _LEVELS:
        found = tuple(person for person in everyone if words and means(words, person))
        if found:
            return found
    return ()


def nearest_people(query: str, people: Iterable[PersonName]) -> tuple[PersonName, ...]:
    """Return up to four people whose names look like `query`, likeliest first.

    Why by family name too: a slip in the first name still leaves it right. Why by first name last:
    alone it means nobody, but people who type it want to see who has it.
    """
    words = name_words(query)
    if not words:
        return ()
    by_name: dict[str, list[PersonName]] = {}
    by_family: dict[str, list[PersonName]] = {}
    for person in people:
        by_name.setdefault(" ".join(person.words), []).append(person)
        by_family.setdefault(" ".join(person.family), []).append(person)
    close = get_close_matches(" ".join(words), by_name, n=4, cutoff=0.68)
    families = get_close_matches(words[-1], by_family, n=4, cutoff=0.8)
    found = [p for name in close for p in by_name[name]]
    found += [p for family in families for p in by_family[family]]
    found += [p for some in by_name.values() for p in some if words[0] in p.given]
    return tuple({person.person: person for person in found}.values())[:4]


def nearest_hint(key: str, by_key: Mapping[str, str]) -> str | None:
    """Return a hint with up to four of the texts whose folded keys look like `key`, best first.

    Keys that hold every word of `key` come first: "yardley" is near "birmingham yardley".
    """
    words = set(key.split())
    holding = [other for other in by_key if words and words <= set(other.split())]
    close = get_close_matches(key, by_key, n=4, cutoff=0.65)
    near = list(dict.fromkeys(by_key[other] for other in (*holding, *close)))[:4]
    return f"Nearest: {'; '.join(near)}." if near else None


def _is_familiar(words: tuple[str, ...], person: PersonName) -> bool:
    rest = _without(words, person.family)
    return bool(rest) and all(_is_given(word, person) for word in rest)


def _is_part(words: tuple[str, ...], person: PersonName) -> bool:
    rest = [word for word in words if word not in person.family]
    is_short = 0 < len(words) - len(rest) < len(person.family)
    return is_short and all(_is_given(word, person) for word in rest)


def _without(words: tuple[str, ...], family: tuple[str, ...]) -> tuple[str, ...]:
    """Return `words` less `family` at its start or end; nothing when it stands at neither."""
    size = len(family)
    if words[-size:] == family:
        return words[:-size]
    return words[size:] if words[:size] == family else ()


def _is_given(word: str, person: PersonName) -> bool:
    others = _same_names().get(word, frozenset())
    return any(
        word == name or name in others or (len(word) == 1 and name.startswith(word))
        for name in person.given
    )


_LEVELS: tuple[Callable[[tuple[str, ...], PersonName], bool], ...] = (
    lambda words, person: sorted(words) == sorted(person.words),
    lambda words, person: sorted(words) == sorted(person.formal),
    _is_familiar,
    lambda words, person: words == person.family,
)
