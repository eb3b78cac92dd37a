"""Where a text calls a peer by title, forename and surname; places, streets and honours do not."""

import re
from collections.abc import Iterator, Sequence

from advocate.rules.language.pattern import Pattern

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_OFFICES = (
    "St|De|Le|Van|Mac|Bishop|Archbishop|Chief|Justice|High|Privy|Great|Mayor|Chancellor|Speaker"
    "|President|Advocate|Lieutenant|Commissioners?|Provost|Warden|Deputy|Chamberlain|Steward"
    "|Ordinary|Clerk|Keeper|Sheriff|Chair|Street|Road|Lane"
)
_PEER = Pattern(
    rf"\b(?P<title>Lord|Lady|Baroness|Baron) (?!(?:{_OFFICES})\b)"
    rf"(?P<first>\([{_CAPITAL}][\w’'-]*\)|[{_CAPITAL}][\w’'-]*\.?)"
    rf" (?P<last>[{_CAPITAL}][\w’'-]*)"
)
_PLACE = (
    r"(?:Nursery|Hall"
    r"|Streets?|Road|Lane|Avenue|Way|Close|Square|Park|House|Hospital|Centre|University|Library"
    r"|Theatre|Museum|Chapel|Church|Trust|Foundation|Federation|Fund|Review|Report|Inquiry|Prize"
    r"|Commission|Committee|Polls?|Polling|Awards?|Lecture|Institute|Ward|Estate|Arms|Inn|Hotel"
    r"|Bridge|Hill|Bay|Court|Gardens|Stadium|Building|Amendment|Bill|Act|Rules?|Scheme|Programme)"
)
_OF_A_PLACE = Pattern(rf"(?:(?: (?:of|and|the|upon))* [{_CAPITAL}][\w’'-]*){{0,4}}? {_PLACE}\b")
_NO_SURNAME = Pattern(
    rf"{_PLACE}|[{_CAPITAL}]{{2,}}|Bt|Bart|PhD|DPhil|MSc|BSc|FREng|FMedSci|FAcSS|Labour|Conservative"
    r"|Liberal|Crossbench|Independent|Minister|Secretary|Parliamentary|Education|January|February"
    r"|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes"
    r"|Thurs|Fri|Satur|Sun)day"
)
_WHOLE_TITLES = frozenset(("Lloyd Webber", "Lloyd George", "Baden Powell", "Baron Cohen"))
_FORENAME_BEFORE = Pattern(rf"(?!The\b)[{_CAPITAL}]\w{{1,40}} \Z")


def peers_with_forename(text: str, site_kinds: Sequence[str]) -> Iterator[re.Match[str]]:
    """Return where Lord, Lady, Baroness or Baron stands before a forename and a surname."""
    if any(title in text for title in ("Lord ", "Lady ", "Baroness ", "Baron ")):
        for found in _PEER.finditer(text):
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
    if _NO_SURNAME.fullmatch(last) or _OF_A_PLACE.match(text, found.end()):
        return True
    before = text[max(0, found.start() - 50) : found.start()]
    is_surname = found["title"] == "Baron" and _FORENAME_BEFORE.search(before)
    return bool(is_surname) or (len(first.rstrip(".")) > 1 and first.endswith("."))
