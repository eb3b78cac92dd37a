"""Which committees a typed name means: by name, former name, short form, first letters or words.

What the snapshot does not know of committees stands in `committee_names.toml`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from msgspec import convert
from msgspec.structs import asdict, replace

from advocate.errors import Ambiguous, CommitteeNotFound
from advocate.inputs.parliament.names.name_matching import nearest_hint
from advocate.inputs.parliament.names.short_names import table
from advocate.models.dates import plainly
from advocate.models.member import Committee
from advocate.models.name_folding import fold

NO_DAY = date.min
"""The end of a committee that sits no more, from a day that is not known."""


def with_table(packaged: Mapping[int, Committee], on: date) -> dict[int, Committee]:
    """Return the committees of the snapshot, and those of the table, as they are called on `on`."""
    found = dict(packaged)
    for entry in table("committee_names")["committee"]:
        fields = asdict(found[entry["id"]]) if entry["id"] in found else {}
        borne = [(date.min, fields.get("name")), *map(tuple, entry.get("names", ()))]
        name = max(pair for pair in borne if pair[0] <= on)[1] or borne[1][1]
        former = {each for _, each in borne if each} | set(entry.get("was", ()))
        fields |= entry | {"name": name, "former_names": sorted(former - {name})}
        found[entry["id"]] = convert(fields, Committee)
    return found


def with_packaged_names(live: Committee, packaged: Committee, *, is_now: bool) -> Committee:
    """Return the service's record with short and former names; in the past with the name then."""
    name = live.name if is_now else packaged.name
    former = {live.name, packaged.name, *packaged.former_names, *live.former_names} - {name}
    kept = {"short_names": packaged.short_names, "followed_by": packaged.followed_by}
    return replace(live, name=name, former_names=tuple(sorted(former)), **kept)


def sorted_by_name(committees: Iterable[Committee]) -> list[Committee]:
    """Return them by name, and by House where two are called alike."""
    return sorted(committees, key=lambda each: (each.name, each.house, each.id))


def choose_committee(typed: str, known: Iterable[Committee], *, on: date) -> Committee:
    """Return the one of `known` that `typed` means on `on`.

    Raises:
        CommitteeNotFound: none, or one that does not sit; the hint tells who is near, or followed.
        Ambiguous: several; never guesses.
    """
    everything, typed = sorted_by_name(known), typed.strip()
    hits = match_committees(typed, everything, on)
    if len(hits) > 1:
        raise Ambiguous(
            f"{len(hits)} committees match “{typed}”.",
            hint="Type the number or the whole name, for example: "
            f"advocate letters --committee {hits[0].id}",
            candidates=tuple(
                (str(c.id), c.name if c.house in c.name else f"{c.name} ({c.house})") for c in hits
            ),
        )
    if hits and hits[0].sits_on(on):
        return hits[0]
    now = {" ".join(_words(each.name)): each for each in everything if each.sits_on(on)}
    if not hits:
        near = nearest_hint(" ".join(_words(typed)), {key: now[key].name for key in now})
        raise CommitteeNotFound(
            f"No committee is called “{typed}” on {plainly(on)}.",
            hint=f"{near or 'Type a word of its name.'} For all that sit: advocate committees",
        )
    gone, why = hits[0], "is not on Parliament's list of those that sit"
    if gone.start and gone.start > on:
        why = f"began on {plainly(gone.start)}"
    elif gone.end and gone.end > NO_DAY:
        why = f"ended on {plainly(gone.end)}"
    after = [f"Now: {c.name}, --committee {c.id}" for c in now.values() if c.id in gone.followed_by]
    hint = "; ".join(after) or "For a day on which it sat, add: --on YYYY-MM-DD"
    raise CommitteeNotFound(f"The {gone.name} {why}.", hint=hint)


def match_committees(typed: str, known: Iterable[Committee], on: date) -> tuple[Committee, ...]:
    """Return those of `known` whom `typed` means best: of those called so, those that sit first.

    Why a whole name wins over a part even if it is over: “Regulatory Reform” is a committee that
    ended, and no part of another's name. Committees on bills, and sub-committees, go last.
    """
    words, houses = _words(typed), {"commons", "lords", "joint"} & set(fold(typed).split())
    everything = [c for c in known if c.house.casefold() in (houses or {c.house.casefold()})]
    ranks: dict[int, tuple[int, ...]] = {}
    for each in everything if words else ():
        close = _distance(words, each)
        is_sub = "sub" in _words(each.name) and "sub" not in words
        rank = (close >= _PART, not each.sits_on(on), close, each.is_general, is_sub)
        ranks |= {each.id: rank} if close < _NOT_MEANT else {}
    best = min(ranks.values(), default=())
    return tuple(each for each in everything if ranks.get(each.id) == best)


_PART, _NOT_MEANT = 5, 7


def _distance(words: tuple[str, ...], committee: Committee) -> int:
    """Return how far the name is that `words` could mean, 0 being the closest."""
    now, former = _words(committee.name), [_words(name) for name in committee.former_names]
    degrees = (
        words == (str(committee.id),) or words in map(_words, committee.short_names),
        words == now,
        words in _initials(now),
        words in former,
        any(words in _initials(name) for name in former),
        set(words) <= set(now),
        any(set(words) <= set(name) for name in former),
        True,
    )
    return degrees.index(True)


@cache
def _words(name: str) -> tuple[str, ...]:
    plain = fold(name).replace("subcommittee", "sub").split()
    return tuple(word for word in plain if word not in table("committee_names")["said_of_all"])


def _initials(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the first letters of a name as people join them: hclg, pac, hasc, efracom."""
    letters = "".join(word[0] for word in name)
    return tuple((f"{letters}{end}",) for end in ("", "c", "sc", "com"))
