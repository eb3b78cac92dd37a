"""Where a text calls a peer by title, forename and surname; places, streets and honours do not."""

import re
from collections.abc import Iterator, Sequence

from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__)
_WHOLE_TITLES = frozenset(("Lloyd Webber", "Lloyd George", "Baden Powell", "Baron Cohen"))


def peers_with_forename(text: str, site_kinds: Sequence[str]) -> Iterator[re.Match[str]]:
    """Return where Lord, Lady, Baroness or Baron stands before a forename and a surname."""
    if any(title in text for title in ("Lord ", "Lady ", "Baroness ", "Baron ")):
        for found in _BOOK["peer"].finditer(text):
            if not _is_something_else(text, found, site_kinds):
                yield found


def _is_something_else(text: str, found: re.Match[str], site_kinds: Sequence[str]) -> bool:
    first, last = found["first"], found["last"]
    if first.endswith(("’s", "'s", "’", "'")) or f"{first} {last}" in _WHOLE_TITLES:
        return True
    after = text[found.start("last") - 1 : found.end() + 80]
    kinds = "|".join(map(re.escape, site_kinds)) or "(?!)"
    if re.match(rf"(?: [\w’'-]+){{0,5}}? (?:{kinds})s?\b", after):
        return True
    if _BOOK["no_surname"].fullmatch(last) or _BOOK["of_a_place"].match(text, found.end()):
        return True
    before = text[max(0, found.start() - 50) : found.start()]
    is_surname = found["title"] == "Baron" and _BOOK["forename_before"].search(before)
    return bool(is_surname) or (len(first.rstrip(".")) > 1 and first.endswith("."))
