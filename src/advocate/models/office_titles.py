"""Titles of offices as Parliament, the press and people write them, reduced to what they mean.

"Secretary of State for Education", "Education Secretary" and "the education secretary" are one.
Their words stand in `office_titles.toml`.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from msgspec import Struct

from advocate.models.packaged_table import packaged_table


class OfficeTitle(Struct, frozen=True, kw_only=True):
    """What one title means, in plain words and small letters."""

    rank: str
    """"secretary" of state, "minister", or "" for an office that has a name of its own."""
    words: tuple[str, ...]
    """What a secretary or minister is for; the name of any other office."""
    is_shadow: bool
    department: tuple[str, ...] = ()
    """Words in brackets at the end: "Minister for Skills (Department for Education)"."""

    def fit(self, typed: "OfficeTitle") -> int | None:
        """Return how badly this suits who types `typed`, from 0 for the same; None if not at all.

        A part of it suits worse than the whole, and words of the department worse than those.
        """
        if (typed.rank, typed.is_shadow) != (self.rank, self.is_shadow) or not typed.words:
            return None
        words, ours = set(typed.words), set(self.words)
        if self.rank != "minister":
            starts = not self.rank and self.words[: len(typed.words)] == typed.words
            return 0 if typed.words == self.words else 3 if starts else None
        if words <= ours:
            return 0 if words == ours else 1
        return 2 if words <= ours.union(self.department) else None


@lru_cache(maxsize=256)
def read_titles(text: str) -> tuple[OfficeTitle, ...]:
    """Return what a title means, at least one; "Lord Chancellor and Justice Secretary" are two."""
    table = packaged_table(__file__)
    name, _, bracketed = re.sub("['’]", "", text.casefold()).partition("(")
    parts = [" ".join(re.findall(r"[a-z]+", part)) for part in re.split(table["joined"], name)]
    department = _kept(bracketed, table["not_said"])
    return tuple(_title(part, department) for part in filter(None, parts)) or (_title("", ()),)


def _title(plain: str, department: tuple[str, ...]) -> OfficeTitle:
    table = packaged_table(__file__)
    is_shadow = bool(re.match(r"(?:the )?shadow ", plain))
    plain = re.sub(r"^(?:the )?(?:shadow )?(?:the )?", "", plain)
    if found := re.fullmatch(table["secretary"], plain):
        return OfficeTitle(rank="secretary", words=_subject(found), is_shadow=is_shadow)
    if re.search(r"\bministers?\b|\bunder secretary\b", plain) and "prime minister" not in plain:
        words = _kept(plain, [*table["not_said"], *table["ministerial"]])
        return OfficeTitle(rank="minister", words=words, is_shadow=is_shadow, department=department)
    return OfficeTitle(rank="", words=_kept(plain, table["not_said"]), is_shadow=is_shadow)


def _subject(found: re.Match[str]) -> tuple[str, ...]:
    table, said = packaged_table(__file__), (found["of"] or found["short"]).split()
    words = [word for word in said if word not in table["not_said"]]
    size = 2 if words[:1] and words[0] in {"international", "exiting"} else 1
    return tuple(table["subjects"].get(word, word) for word in words[:size])


def _kept(text: str, unsaid: Collection[str]) -> tuple[str, ...]:
    """Return the words that tell one office from another, those in the plural without their s."""
    words = re.findall(r"[a-z]+", text)
    return tuple(word.removesuffix("s") for word in words if word not in unsaid)


def reads_as_office(text: str) -> bool:
    """Say if a text is a title of an office rather than somebody's name."""
    return not text.isdigit() and re.search(packaged_table(__file__)["office"], text) is not None
