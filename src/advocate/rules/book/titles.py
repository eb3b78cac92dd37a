"""Rules on how people and seats are named: MP, peers, letters after a name, official names."""

import re
from collections.abc import Iterator
from datetime import date

from advocate.errors import Severity
from advocate.models.constituency import SEATS_OF_2024
from advocate.models.dates import plainly
from advocate.models.post_nominals import known_letters
from advocate.models.settings import Signatory
from advocate.models.workspace import MemberKnowledge
from advocate.rules.book.seat_names import misnamed_seats, name_on_the_day, official_name
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import MEMBER, SIGNATORY
from advocate.rules.engine.text_rules import Breach, DatedText, on_texts
from advocate.rules.language.name_spelling import PERSON
from advocate.rules.language.passages import one_line
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.people_names import either

_KINGS_COUNSEL = date(2022, 9, 8)
_RANK = known_letters()
_LETTER = "|".join(sorted(_RANK, key=len, reverse=True))
_BOOK = PatternFile(__file__, PERSON=PERSON, LETTER=_LETTER)


@on_texts("P03", Severity.ERROR)
def members_of_no_parliament(dated: DatedText, context: RuleContext) -> Iterator[Breach]:
    """Find people called MP for a day without a Parliament."""
    is_said = "MP" in dated.text or "Member of Parliament" in dated.text
    if not is_said or not context.workspace.calendar.dissolution_covering(dated.on):
        return
    places = {found.start(): found for found in _BOOK["mp"].finditer(dated.text)}
    for found in _BOOK.finditer("called_mp", dated.text):
        name = found.groupdict().get("name")
        if not _BOOK["no_longer"].search(found[0]) and (name is None or context.has_sat(name)):
            places.setdefault(found.start(), found)
    for start, found in sorted(places.items()):
        if not dated.is_past(start, found.end()):
            shown = one_line(dated.text[start : found.end() + 25].split("\n")[0])
            yield start, f"“{shown}” on {plainly(dated.on)}, when nobody is."


@on_texts("P04", Severity.ERROR)
def names_of_the_day(dated: DatedText, context: RuleContext) -> Iterator[Breach]:
    """Find seats by a name of another time."""
    for found in misnamed_seats(dated, context):
        right = name_on_the_day(found, dated, context)
        is_old = dated.is_of_year_up_to(SEATS_OF_2024.year, found.start)
        is_over = _BOOK["ended"].match(dated.text, found.end) or dated.is_past(
            found.start, found.end
        )
        if right and not is_old and not is_over:
            yield found.start, f"“{found.shown}”: on {plainly(dated.on)} the seat was {right}."


@on_texts("P07", Severity.ERROR)
def peers_by_forename(dated: DatedText, context: RuleContext) -> Iterator[Breach]:
    """Find Lord, Lady or Baroness with forename and surname."""
    for found in _BOOK["peer"].finditer(dated.text):
        is_site = any(found[0] in programme.site for programme in context.workspace.programmes)
        if not is_site and not _is_no_peer(found, context):
            yield found.start(), f"“{found[0]}” gives a peer a forename."


def _is_no_peer(found: re.Match[str], context: RuleContext) -> bool:
    """Say if Lord, Lady, Baroness or Baron begins the name of a place, a street or an honour."""
    first, last, text = found["first"], found["last"], found.string
    if first.endswith(("’s", "'s", "’", "'")) or f"{first} {last}" in _BOOK.words["whole_titles"]:
        return True
    after = text[found.start("last") - 1 : found.end() + 80]
    kinds = either(context.sector.word_list("site_kinds"))
    if re.match(rf"(?: [\w’'-]+){{0,5}}? (?:{kinds})s?\b", after):
        return True
    if _BOOK["no_surname"].fullmatch(last) or _BOOK["of_a_place"].match(text, found.end()):
        return True
    before = text[max(0, found.start() - 50) : found.start()]
    is_surname = found["title"] == "Baron" and _BOOK["forename_before"].search(before)
    return bool(is_surname) or (len(first.rstrip(".")) > 1 and first.endswith("."))


@on_texts("P09", Severity.ERROR)
def letters_in_order(dated: DatedText, _context: RuleContext) -> Iterator[Breach]:
    """Find letters after a name out of their order."""
    for found in _BOOK["run"].finditer(dated.text):
        if message := _disorder(found[0]):
            yield found.start(), message


@rule("P09", Severity.ERROR, SIGNATORY)
def signs_in_order(signatory: Signatory, _context: RuleContext) -> Findings:
    """Find signatories whose post-nominals are out of order."""
    if signatory.post_nominals and (message := _disorder(signatory.post_nominals)):
        yield Finding(f"{signatory.name}: {message}", field="post_nominals")


@rule("P09", Severity.ERROR, MEMBER)
def overrides_in_order(member: MemberKnowledge, _context: RuleContext) -> Findings:
    """Find overrides of a member's title with letters out of order."""
    for override in member.overrides:
        found = _BOOK["run"].search(override.value)
        if found and (message := _disorder(found[0])):
            message = f"{member.name}: {message}"
            yield Finding(message, "value", about=member.name, subject=override)


@on_texts("P10", Severity.ERROR)
def titles_agree(dated: DatedText, _context: RuleContext) -> Iterator[Breach]:
    """Find two styles before one name, QC of today, and honours without their title."""
    for found in _BOOK["two_titles"].finditer(dated.text):
        yield found.start(), f"“{found[0]}” are two titles."
    if dated.on >= _KINGS_COUNSEL and "QC" in dated.text:
        for found in _BOOK["qc"].finditer(dated.text):
            is_old = dated.is_of_year_up_to(_KINGS_COUNSEL.year, found.start())
            if not is_old and not dated.is_past(found.start(), found.end()):
                yield found.start(), f"“{found[0]}”: since 8 September 2022 it is KC."
    for found in _BOOK["knighted"].finditer(dated.text):
        if not _BOOK["titled"].search(found["before"] + found["name"]):
            yield found.start("name"), f"“{found['name']} {found['letters']}” lacks Sir or Dame."


@on_texts("P11", Severity.ERROR)
def official_names(dated: DatedText, context: RuleContext) -> Iterator[Breach]:
    """Find committees and seats by names that are not theirs."""
    if "Select Committee" in dated.text:
        for found in _BOOK["of_committee"].finditer(dated.text):
            name = found["name"].rpartition("House of Commons ")[2].rpartition("Commons ")[2]
            if not _BOOK["no_subject"].search(found["name"]):
                yield found.start(), f"“{found[0]}” is officially the {name} Committee."
    for found in _BOOK["committee_on"].finditer(dated.text):
        name = (found["name"] or found["lower"]).title().replace(" And ", " and ")
        yield found.start(), f"“{found[0]}” is officially the {name} Committee."
    for mention in misnamed_seats(dated, context):
        if official := official_name(mention, dated, context):
            yield mention.start, f"“{mention.shown}”: the seat is {official}."


def without_letters(name: str) -> str:
    """Return a name without the letters after it: "Ann Example" of "Ann Example MBE"."""
    words = name.replace(",", "").split()
    while words and words[-1] in _RANK:
        words.pop()
    return " ".join(words)


def _disorder(letters: str) -> str | None:
    """Return what is wrong with letters after a name."""
    known = [name for name in letters.replace(",", " ").split() if name in _RANK]
    ordered = sorted(known, key=lambda name: _RANK[name])
    if "PC" in known and "MP" in known:
        return f"“{letters}”: of a commoner the Privy Council is shown by Rt Hon, not PC."
    if known != ordered:
        return f"“{letters}” should be “{' '.join(ordered)}”."
    return None
