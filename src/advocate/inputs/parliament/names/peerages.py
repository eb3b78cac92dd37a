"""Names of peers as people type them, and whom of the peers known they mean; knows names only.

A peer's title is no surname: "Morris of Yardley" is one name, of which "Yardley" is no part that
means anybody. Why ranks stand in groups: "Lady" is said of every peeress, "Lord" of most peers.
"""

import re

from msgspec import Struct

from advocate.models.name_folding import fold
from advocate.models.packaged_table import packaged_table

_LORDS = frozenset({"lord", "baron", "viscount", "earl", "marquess", "duke"})
_LADIES = frozenset({"lady", "baroness", "viscountess", "countess", "marchioness", "duchess"})
_BISHOPS = frozenset({"bishop", "archbishop"})
_RANKS = _LORDS | _LADIES | _BISHOPS
_GENERAL = {"lord": _LORDS, "baron": _LORDS, "lady": _LADIES, "baroness": _LADIES}
"""Ranks that are said, and mistaken, of others too."""
_LETTERS_AFTER = re.compile(r"(?<=\w)(?:[ ,]{1,3}(?:[A-Z]{2,4}|Bt|DStJ)){1,12}$")


class PeerTitle(Struct, frozen=True, kw_only=True):
    """A name with a rank before it, folded."""

    rank: str
    words: tuple[str, ...]
    """What follows the rank: "morris of yardley", "of clancarty"."""

    @property
    def short(self) -> tuple[str, ...]:
        """Return the title without its territory, or all of "of clancarty"."""
        place = self.words.index("of") if "of" in self.words else 0
        return self.words[:place] if place else self.words


def read_peerage(name: str) -> PeerTitle | None:
    """Return the title in "The Lord Bishop of Leeds" or "Blunkett, Lord"; None where there is none.

    A rank alone, or behind a first name, is somebody's own name: there are MPs called Lord.
    """
    bare = _LETTERS_AFTER.sub("", name.strip())
    name = name if name.isupper() or fold(bare).rpartition(" ")[2] in _RANKS else bare
    family, comma, given = name.partition(",")
    words = fold(f"{given} {family}" if comma else name).split()
    while words and words[0] in packaged_table(__file__)["before"]:
        words.pop(0)
    if words[:1] == ["lord"] and len(words) > 1 and words[1] in _BISHOPS:
        words.pop(0)
    if len(words) < 2 or words[0] not in _RANKS or words[1:] == ["of"]:
        return None
    return PeerTitle(rank=words[0], words=tuple(words[1:]))


def bears_title(typed: PeerTitle, display: str) -> bool:
    """Return whether `display` is a peer's name of that title: territory and article may lack."""
    known = read_peerage(display)
    if known is None or not _is_rank_of(typed.rank, known.rank):
        return False
    place = known.words[1:] if known.words[0] == "of" else known.short
    is_part = known.rank in _BISHOPS and typed.words[1:] == place[: len(typed.words) - 1]
    return typed.words in (known.words, known.short, place) or is_part


def peers_meant(query: str, displays: dict[int, str]) -> tuple[int, ...]:
    """Return the keys of the peers whom `query` means best: the whole title, else a part of it.

    Of a whole title the rank may be left out.
    """
    typed = read_peerage(query)
    words = typed.words if typed else tuple(fold(query).split())
    whole = tuple(
        key
        for key, name in displays.items()
        if (known := read_peerage(name))
        and words == known.words
        and (typed is None or _is_rank_of(typed.rank, known.rank))
    )
    if whole or typed is None:
        return whole
    return tuple(key for key, name in displays.items() if bears_title(typed, name))


def _is_rank_of(typed: str, known: str) -> bool:
    return typed == known or known in _GENERAL.get(typed, ())
