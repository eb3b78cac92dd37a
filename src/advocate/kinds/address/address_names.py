"""Parts of a name as Parliament writes it: titles, name, letters after it, surname.

Reads what is written and puts it in order; adds nothing that the words do not settle.
"""

import re
from datetime import date
from itertools import takewhile

from msgspec import Struct

from advocate.models.post_nominals import AFTER_FELLOWSHIPS, known_letters

KNIGHTLY = frozenset({"Sir", "Dame"})
"""Stand before the first name, never before the surname alone."""
COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx"})
"""Left off before a post-nominal and after Rt Hon; back in the salutation."""
PROFESSIONAL = frozenset({"Dr", "Prof", "Professor", "Rev", "Revd", "Reverend"})
"""Stand before the surname, and stay on the address line."""

_HONOURABLE = re.compile(r"^(?:The )?((?:Rt|Right)\.? )?Hon(?:ourable|\.)?\s+(?:the\s+)?", re.I)
_FULL_STOP = re.compile(r"\b(Rt|Hon|Dr|Prof|Rev|Revd|Mr|Mrs|Ms|Mx|St|The)\.(?=\s|$)", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{2,}")

_IMPLIES = {
    **dict.fromkeys(("KG", "KT", "KCB", "KCMG", "KCVO", "KBE"), "Sir"),
    **dict.fromkeys(("DCB", "DCMG", "DCVO", "DBE"), "Dame"),
}
_KINGS_COUNSEL_FROM = date(2022, 9, 8)


class WrittenName(Struct, frozen=True, kw_only=True):
    """One full title, taken apart; `titles` and `letters` in the order in which to print them."""

    honourable: str | None
    """"The Rt Hon", "The Hon" or None."""
    titles: tuple[str, ...]
    name: str
    letters: tuple[str, ...]
    """Post-nominals, without MP."""

    @property
    def title(self) -> str | None:
        """The title that decides the salutation: Sir or Dame before any other."""
        return next((t for t in self.titles if t in KNIGHTLY), next(iter(self.titles), None))


def read_name(written: str) -> WrittenName:
    """Take apart a name such as "Rt Hon Sir Geoffrey Cox KC MP".

    Debrett's order of post-nominals; PC after a commoner's name becomes The Rt Hon before it; a
    knight's letters bring Sir or Dame, except to the clergy; Mr and Ms give way to any other title.
    """
    text, letters = split_letters(without_stops(written))
    found = _HONOURABLE.match(text)
    words = (text[found.end() :] if found else text).split(" ")
    titles = tuple(takewhile((KNIGHTLY | COURTESY | PROFESSIONAL).__contains__, words[:-1]))
    name = " ".join(words[len(titles) :])
    if not found and titles and (found := _HONOURABLE.match(name)):
        name = name[found.end() :]  # "Dr the Rt Hon Ann Example": the style stands after a title.
    honourable = ("The Rt Hon" if found.group(1) else "The Hon") if found else None
    if "PC" in letters:
        honourable = "The Rt Hon"
    implied = next((_IMPLIES[one] for one in letters if one in _IMPLIES), None)
    is_clergy = any(title.startswith("Rev") for title in titles)
    if implied and not is_clergy and not KNIGHTLY & set(titles):
        titles = (*titles, implied)
    if len(titles) > 1:
        titles = tuple(title for title in titles if title not in COURTESY)
    kept = tuple(one for one in letters if one not in {"PC", "MP"})
    return WrittenName(honourable=honourable, titles=titles, name=name, letters=kept)


def split_letters(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the name and its post-nominals in order, each once, without stops and commas.

    At least one word of the name is left; capitals that nobody knows count as letters unless the
    whole name is in capitals.
    """
    words = text.replace(",", " ").split()
    letters: list[str] = []
    while len(words) > 1:
        bare = words[-1].replace(".", "")
        is_shouted = " ".join(words[:-1]).isupper()
        if bare not in known_letters() and (is_shouted or not _LETTERS.fullmatch(bare)):
            break
        letters.insert(0, bare)
        words.pop()
    unique = dict.fromkeys("Bt" if one == "Bart" else one for one in letters)
    ordered = sorted(unique, key=lambda one: known_letters().get(one, AFTER_FELLOWSHIPS))
    # Commas inside a name ("Prince Edward, Earl of Wessex") stay where no letters follow.
    return (" ".join(words) if letters else text.strip().rstrip(", "), tuple(ordered))


def letters_on(
    letters: tuple[str, ...], on: date, *, is_ours: bool
) -> tuple[tuple[str, ...], str | None]:
    """Return the post-nominals of that day, and what to check of them.

    Our own override says QC or KC as the sovereign of the day would have it. Parliament's KC is of
    today and does not say who was a QC before 8 September 2022, so there it is left out.
    """
    if not {"KC", "QC"} & set(letters):
        return letters, None
    if on >= _KINGS_COUNSEL_FROM or is_ours:
        right = "KC" if on >= _KINGS_COUNSEL_FROM else "QC"
        return tuple(dict.fromkeys(right if x in {"KC", "QC"} else x for x in letters)), None
    return tuple(one for one in letters if one not in {"KC", "QC"}), (
        "Parliament’s KC is of a later date, so it is left out; if this person was a QC on the "
        "date, say so in an override of name_full_title."
    )


def without_stops(text: str) -> str:
    """Return "Rt Hon", "Dr" and "St" without full stops and with single spaces."""
    return " ".join(_FULL_STOP.sub(r"\1", text).split())


def surname_of(list_as: str, name: str) -> str:
    """Return Parliament's surname where `name` ends with it, else the last word and its particles.

    Source: nameListAs, for example "de Silva, Mr Ranil".
    """
    listed, comma, _ = list_as.partition(",")
    listed = listed.strip()
    if comma and listed and f" {name}".endswith(f" {listed}"):
        return listed
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])
