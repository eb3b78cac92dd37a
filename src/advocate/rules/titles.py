"""Rules on how people and seats are named: MP, peers, letters after a name, official names."""

import re
from collections.abc import Iterator
from datetime import date

from advocate.errors import Severity
from advocate.models.workspace import Signatory, Workspace
from advocate.rules.desk import Desk
from advocate.rules.pattern import Pattern
from advocate.rules.rule import Finding, Scope, rule
from advocate.rules.said import PERSON, Breach, Said, on_texts

SEATS_OF_2024 = date(2024, 7, 4)
"""First day on which anybody held one of today's seats."""
_KINGS_COUNSEL = date(2022, 9, 8)
_BANDS = (
    ("Bt", "Bart"),
    (
        *("VC", "GC", "KG", "LG", "KT", "LT", "GCB", "OM", "GCMG", "GCVO", "GBE", "CH"),
        *("KCB", "DCB", "KCMG", "DCMG", "KCVO", "DCVO", "KBE", "DBE", "CB", "CMG", "CVO", "CBE"),
        *("DSO", "LVO", "OBE", "MVO", "MBE", "QPM", "KPM", "BEM", "TD"),
    ),
    ("PC",),
    ("KC", "QC", "JP", "DL"),
    ("PhD", "DPhil", "MD", "LLD", "LLB", "MBA", "MA", "MSc", "BA", "BSc"),
    ("FRS", "FBA", "FREng", "FMedSci", "FRSE", "FRSA", "FAcSS"),
    ("MP",),
    ("RN", "RM", "RAF"),
)
_RANK = {
    letters: (band, place) for band, row in enumerate(_BANDS) for place, letters in enumerate(row)
}
_LETTER = "|".join(sorted(_RANK, key=len, reverse=True))
_RUN = Pattern(rf"(?<=[\w’'-] )(?:{_LETTER})(?:,? (?:{_LETTER}))+\b")
_MP = Pattern(
    rf"(?:(?P<name>{PERSON})(?:,? (?:{_LETTER}))*,? (?:the |our |your |your local )?MP\b"
    r"|\bMP for (?=[A-Z]))"
)
_NAME = r"[A-Z][\w’'ôŷâ.-]*"
_SEAT = Pattern(
    rf"\b(?<!Cabinet )(?<!Executive )(?:MPs?|Member of Parliament|Member) for (?:the )?"
    rf"(?P<seat>{_NAME}(?:,? (?:(?:and|of|upon|the|under|in|on|le) )*{_NAME})*)"
)
_PEER = Pattern(
    r"\b(?:Lord|Lady|Baroness) (?!(?:St|De|Le|Van|Mac|Bishop|Chief|Justice|High|Privy|Great|Mayor"
    r"|Chancellor|Speaker|President|Advocate|Lieutenant|Commissioner)\b)"
    r"[A-Z][a-z’'-]+ [A-Z][\w’'-]+(?! of\b)"
)
_OF_COMMITTEE = Pattern(
    r"\b(?!The |A |An |This |That |Our |Its |Each |Every |Any |Which |House of )"
    r"(?P<name>[A-Z][\w-]+(?:,? (?:(?:and|of|the) )*[A-Z][\w-]+)*) Select Committee\b"
)
_TWO_TITLES = Pattern(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:Sir|Dame|Dr|Professor|Prof)"
    r"|(?:Sir|Dame|Dr|Professor|Prof)\.? (?:Mr|Mrs|Ms|Miss|Mx))\b"
)
_QC = Pattern(rf"{PERSON}(?:,? (?:{_LETTER}))*?,? QC\b", only_with=(" qc",))
_OF_KNIGHTS = ("KBE", "DBE", "KCB", "DCB", "KCMG", "DCMG", "KCVO", "DCVO")
_KNIGHTED = Pattern(
    rf"(?P<before>(?:[\w’'.]+ ){{0,3}})(?P<name>{PERSON}),? "
    rf"(?P<letters>{'|'.join(_OF_KNIGHTS)})\b",
    only_with=tuple(f" {letters.lower()}" for letters in _OF_KNIGHTS),
)
_TITLED = Pattern(r"\b(?:Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|Bishop|Revd?)\b")


@on_texts(
    "P03",
    Severity.ERROR,
    says="Nobody is called an MP for a day on which Parliament is dissolved.",
    remedy="Write the name alone, or “then MP for …”; keep Rt Hon, Sir, Dame and offices.",
    why="Every seat in the Commons is vacant from the dissolution to the poll, and Parliament asks "
    "that nobody use the title MP in that time.",
)
def members_of_no_parliament(said: Said, desk: Desk) -> Iterator[Breach]:
    """Find people called MP for a day without a Parliament."""
    if "MP" not in said.text or not desk.workspace.calendar.dissolution_covering(said.on):
        return
    for found in _MP.finditer(said.text):
        if not said.is_past(found.start(), found.end()):
            yield found.start(), f"“{_shown(said, found)}” on {_plainly(said.on)}, when nobody is."


@on_texts(
    "P04",
    Severity.ERROR,
    says="A constituency is called what it was called on the date.",
    remedy="Write the name of that day, or “then MP for …”.",
    why="Most seats were redrawn for the poll of 4 July 2024, and many renamed: Nottingham North "
    "became Nottingham North and Kimberley.",
)
def names_of_the_day(said: Said, desk: Desk) -> Iterator[Breach]:
    """Find seats by a name of another time."""
    for found in _seats_in(said, desk):
        seat, right = found["seat"], _right_name(found["seat"], said, desk)
        if right and not said.is_past(found.start(), found.end()):
            yield found.start(), f"“for {seat}”: on {_plainly(said.on)} the seat was {right}."


@on_texts(
    "P07",
    Severity.ERROR,
    says="A peer is never called Lord or Lady with forename and surname.",
    remedy="Write the title alone: Lord Blunkett, Baroness Morris of Yardley.",
    why="Lord with a forename is the style of a younger son of a duke or marquess; “The Rt Hon. "
    "the Lord David Blunkett” has been published. Where both words are the title itself, waive it.",
)
def peers_by_forename(said: Said, _desk: Desk) -> Iterator[Breach]:
    """Find Lord, Lady or Baroness with forename and surname."""
    if "Lord " in said.text or "Lady " in said.text or "Baroness " in said.text:
        for found in _PEER.finditer(said.text):
            yield found.start(), f"“{found[0]}” gives a peer a forename."


@on_texts(
    "P09",
    Severity.ERROR,
    says="Letters after a name stand in their order, MP after all but the armed forces.",
    remedy="Order: Bt, Crown honours, PC (peers only), KC, degrees, fellowships, MP.",
    why="Debrett's gives the order; a wrong one is the first thing an office notices.",
)
def letters_in_order(said: Said, _desk: Desk) -> Iterator[Breach]:
    """Find letters after a name out of their order."""
    for found in _RUN.finditer(said.text):
        if message := _disorder(found[0]):
            yield found.start(), message


@rule(
    "P09",
    Severity.ERROR,
    Scope.SIGNATORY,
    says="The letters after a signatory's name stand in their order.",
    remedy="Order: Bt, Crown honours, KC, degrees, fellowships.",
    why="Debrett's gives the order; a wrong one is the first thing an office notices.",
)
def signs_in_order(signatory: Signatory, _desk: Desk) -> Iterator[Finding]:
    """Find signatories whose post-nominals are out of order."""
    if signatory.post_nominals and (message := _disorder(signatory.post_nominals)):
        yield Finding(f"{signatory.name}: {message}", field="post_nominals")


@rule(
    "P09",
    Severity.ERROR,
    Scope.WORKSPACE,
    says="The letters in a title we know better stand in their order.",
    remedy="Order: Bt, Crown honours, PC (peers only), KC, degrees, fellowships, MP.",
    why="Debrett's gives the order; a wrong one is the first thing an office notices.",
)
def overrides_in_order(workspace: Workspace, desk: Desk) -> Iterator[Finding]:
    """Find overrides of a member's title with letters out of order."""
    for index, member in enumerate(workspace.members):
        for place, override in enumerate(member.overrides):
            found = _RUN.search(override.value)
            if found and (message := _disorder(found[0])):
                path = (index, "overrides", place, "value")
                yield Finding(
                    f"{member.name}: {message}",
                    about=member.name,
                    file="data/mps.yaml",
                    line=desk.workspace.line_of("data/mps.yaml", path),
                )


@on_texts(
    "P10",
    Severity.ERROR,
    says="Titles agree: KC since 8 September 2022, Sir or Dame with DBE and KBE, never two styles.",
    remedy="Write one title, and the one that the person has on the date.",
    why="Queen's Counsel became King's Counsel on the day of the accession; a DBE makes a Dame; "
    "and Mr goes with none of Sir, Dame or Dr.",
)
def titles_agree(said: Said, _desk: Desk) -> Iterator[Breach]:
    """Find two styles before one name, QC of today, and honours without their title."""
    for found in _TWO_TITLES.finditer(said.text):
        yield found.start(), f"“{found[0]}” are two titles."
    if said.on >= _KINGS_COUNSEL and "QC" in said.text:
        for found in _QC.finditer(said.text):
            if not said.is_past(found.start(), found.end()):
                yield found.start(), f"“{found[0]}”: since 8 September 2022 it is KC."
    for found in _KNIGHTED.finditer(said.text):
        if not _TITLED.search(found["before"] + found["name"]):
            yield found.start("name"), f"“{found['name']} {found['letters']}” lacks Sir or Dame."


@on_texts(
    "P11",
    Severity.ERROR,
    says="Committees and constituencies are called by their official names.",
    remedy="Write the official name that the message gives.",
    why="Parliament says Education Committee, and a seat's short name may be that of another: a "
    "charity's post of 2021 spoke of the MP for Yardley, whose seat is Birmingham Yardley.",
)
def official_names(said: Said, desk: Desk) -> Iterator[Breach]:
    """Find committees and seats by names that are not theirs."""
    if "Select Committee" in said.text:
        for found in _OF_COMMITTEE.finditer(said.text):
            name = found["name"].rpartition("House of Commons ")[2].rpartition("Commons ")[2]
            yield found.start(), f"“{found[0]}” is officially the {name} Committee."
    for found in _seats_in(said, desk):
        if official := _official_seat(found["seat"], said, desk):
            yield found.start(), f"“{found[0]}”: the seat is {official}."


def _seats_in(said: Said, desk: Desk) -> Iterator[re.Match[str]]:
    """Yield where somebody is called MP or Member for what is no seat's name on the day."""
    if " for " not in said.text:
        return
    own = said.profile.constituency_name if said.profile else None
    for found in _SEAT.finditer(said.text):
        place = " ".join(said.text[found.start("seat") : found.start("seat") + 80].split())
        is_right = bool(own) and place.startswith(f"{own}")
        is_todays = said.on >= SEATS_OF_2024 and any(place.startswith(seat) for seat in desk.seats)
        if not is_right and not is_todays:
            yield found


def _heads(seat: str) -> Iterator[str]:
    """Yield what was matched as a seat, and it again with ever fewer words at its end."""
    words = seat.rstrip(",.").split()
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count]).rstrip(",.")


def _right_name(seat: str, said: Said, desk: Desk) -> str | None:
    """Return what the seat was called on the day, where `seat` is a name of another time."""
    right = said.profile.constituency_name if said.profile else None
    if right and any(head in _other_names(right, said, desk) for head in _heads(seat)):
        return right
    if said.on < SEATS_OF_2024 or not desk.seats:
        return None
    successors = next((desk.former_seats[h] for h in _heads(seat) if h in desk.former_seats), ())
    return " or ".join(successors) or None


def _other_names(right: str, said: Said, desk: Desk) -> frozenset[str]:
    """Return official names of other times of the seat that is called `right` on the day."""
    seat = said.profile.constituency if said.profile else None
    names = {seat.name, seat.predecessor or seat.name} if seat else set()
    names |= {
        known.constituency for known in desk.workspace.constituencies if right in known.aliases
    }
    return frozenset(names - {right})


def _official_seat(seat: str, said: Said, desk: Desk) -> str | None:
    """Return the one official name that `seat` is a part of; None where it is one, or of many."""
    heads = list(_heads(seat))
    own = said.profile.constituency_name if said.profile else None
    if any(head in desk.seats or head in desk.former_seats for head in heads):
        return None
    seats = desk.seats or ((own,) if own else ())
    for head in heads if desk.seats else heads[:1]:
        wanted = head.casefold().split()
        found = [name for name in seats if _has_words(name, wanted)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _has_words(name: str, wanted: list[str]) -> bool:
    words = name.casefold().replace(",", "").split()
    starts = range(len(words) - len(wanted) + 1)
    return any(words[start : start + len(wanted)] == wanted for start in starts)


def _disorder(letters: str) -> str | None:
    """Return what is wrong with letters after a name."""
    said = letters.replace(",", " ").split()
    known = [name for name in said if name in _RANK]
    ordered = sorted(known, key=lambda name: _RANK[name])
    if "PC" in known and "MP" in known:
        return f"“{letters}”: of a commoner the Privy Council is shown by Rt Hon, not PC."
    if known != ordered:
        return f"“{letters}” should be “{' '.join(ordered)}”."
    return None


def _shown(said: Said, found: re.Match[str]) -> str:
    return " ".join(said.text[found.start() : found.end() + 25].split("\n")[0].split())


def _plainly(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
