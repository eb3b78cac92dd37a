"""Peers and bishops: rank, title and the short form in which to write to them.

A peer's title is read from Parliament's own words and never built from a surname.
"""

import re
from datetime import date

from advocate.kinds.address.address_names import letters_on, split_letters, without_stops
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.packaged_table import packaged_patterns, packaged_table

_NO_PLACE = re.compile(r"^of\s+", re.IGNORECASE)
_TERRITORY = re.compile(r"(?<!\s)\s+of\s+.+")


def read_peer(
    full_title: str, list_as: str, *, on: date, is_peer: bool, is_ours: bool
) -> FormsOfAddress | None:
    """Return the forms of a peer or bishop, or None where the words hold no rank.

    "of X" stands on the address line and in the first mention, not in the salutation.
    Of somebody who is not known to be a peer (`is_peer`) a rank counts only with "the" before it:
    no commoner is "The Lord", some are "Lord X".
    `full_title` is nameFullTitle, or our override of it (`is_ours`). nameListAs unmasks a forename:
    "Lord David Blunkett" is listed as "Blunkett, Lord".
    """
    text, all_letters = split_letters(without_stops(full_title))
    found = packaged_patterns(__file__)["full"].match(text)
    if not found or not (is_peer or found.group("article")):
        return None
    written = found.group("rank").title()
    rank = f"Lord {written}" if written in {"Bishop", "Archbishop"} else written
    name, masked = _without_forename(found.group("name"), list_as)
    before = _before(found.group("before"), rank)
    letters, later = letters_on(all_letters, on, is_ours=is_ours)
    article = "the" if before else "The"
    bare = _TERRITORY.sub("", _NO_PLACE.sub("", name))
    table = packaged_table(__file__)
    alone = rank.removeprefix("Lord ") if rank in table["alone"] else None
    salutation = alone or f"{table['short'].get(rank, rank)} {bare}"
    first_mention = _first_mention(rank, name)
    return FormsOfAddress(
        address_line=" ".join(p for p in (before, article, rank, name, *letters) if p),
        first_mention=first_mention,
        later_mention=f"the {alone}" if alone else salutation,
        salutation=salutation,
        spoken=f"Lady {bare}" if rank == "Baroness" else salutation,
        plain_name=first_mention,
        surname=bare,
        warning=" ".join(filter(None, (masked, later))) or None,
    )


def _before(written: str, rank: str) -> str:
    """Return what stands before "the Lord": a style, a profession, or nothing."""
    before = re.sub(r"\bRev\b", "Revd", " ".join(written.split()))
    before = re.sub(r"\bRight Hon(ourable)?\b", "Rt Hon", before)
    before = re.sub(r" the$", "", before, flags=re.IGNORECASE)
    before = re.sub(r"^(?:Rt|Most) ", r"The \g<0>", before)
    before = "" if before.lower() == "the" else before
    style = packaged_table(__file__)["style"].get(rank, "")
    if style in before:
        return before
    if before == "The Rt Hon":
        return f"{style} and Rt Hon" if style.endswith("Revd") else style
    return f"{style} {before}".strip()


def _first_mention(rank: str, name: str) -> str:
    if rank in {"Lord Bishop", "Lord Archbishop"}:
        return f"the {rank.removeprefix('Lord ')} {name}"
    return f"The {rank} {name}" if _NO_PLACE.match(name) else f"{rank} {name}"


def _without_forename(name: str, list_as: str) -> tuple[str, str | None]:
    """Return the title without a forename before it: "David Blunkett" is "Blunkett"."""
    listed = without_stops(list_as.partition(",")[0])
    title, territory = _TERRITORY.sub("", name), _TERRITORY.search(name)
    wanted = _TERRITORY.sub("", listed)
    if not listed or _NO_PLACE.match(name) or not title.endswith(f" {wanted}"):
        return name, None
    right = f"{wanted}{territory.group(0) if territory else ''}"
    return right, f"A forename was written between the rank and the title: “{name}” is “{right}”."
