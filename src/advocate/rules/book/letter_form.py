"""Rules on letters: one salutation, to the person in the address, and words of their own."""

import re
from collections.abc import Sequence

from advocate.errors import Severity
from advocate.models.dates import plainly
from advocate.models.member import Standing
from advocate.models.packaged_table import packaged_table
from advocate.models.prose import sentences
from advocate.models.record_collections import SETTINGS_FILE
from advocate.models.settings import LetterSettings
from advocate.rules.book.election_periods import CAMPAIGN
from advocate.rules.engine.document_choice import letters, letters_to_members
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, counted, rule, run_rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT
from advocate.rules.language.passages import one_line
from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__)
_CITATION = re.compile(r"\{\{[^{}]*\}\}")
_MOST_ALIKE = 0.8
_NAMED_AT_MOST = 3


@rule("P01", Severity.ERROR, DOCUMENT, kinds=letters)
def one_salutation(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find letters with no, several or another person's salutation."""
    greeted = [found["name"] for found in _BOOK["dear"].finditer(document.text)]
    address = document.context.address if letters_to_members.takes(document.kind) else None
    if len(greeted) != 1:
        yield Finding(f"{document.stem} has {len(greeted) or 'no'} lines that begin with “Dear”.")
    elif address and greeted[0] != (right := address.salutation):
        yield Finding(f"{document.stem} begins “Dear {greeted[0]}”; it should be “Dear {right}”.")


@rule("P02", Severity.ERROR, DOCUMENT, kinds=letters_to_members)
def one_person(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find letters whose address or greeting is not of the person they are for."""
    address, profile = document.context.address, document.context.profile
    if address is None:
        return
    greeting, line = address.salutation, address.address_line
    is_peer = profile is not None and profile.standing is Standing.PEER
    names = _words(f"{address.plain_name} {address.surname}")
    table = packaged_table(__file__)
    names.difference_update(table["titles"] if is_peer else ())
    greeted_words = _words(greeting)
    if line not in document.text:
        yield Finding(f"{document.stem} is not addressed to {line}.")
    if not names & _words(line):
        yield Finding(f"{document.stem}: the address “{line}” does not name its reader.")
    if not greeted_words & names and greeted_words.isdisjoint(table["offices"]):
        yield Finding(f"{document.stem} greets “{greeting}”, and is to {line}.")
    closing = _BOOK["closing"].search(document.text)
    is_nobody = bool(_BOOK["nobody"].search(greeting))
    if closing and (closing["how"] == "faithfully") != is_nobody:
        yield Finding(f"{document.stem} begins “Dear {greeting}” and closes “{closing[0]}”.")


def _own_sentences(document: PrintedDocument, _context: RuleContext) -> tuple[str, frozenset[str]]:
    """Return the name of a letter, and its sentences that no standard text and no ask accounts for.

    The reader's own seat is taken out: a circular with a name filled in is a circular.
    """
    context = document.context
    given = context.committee_history
    to_all = [one_line(t) for t in (context.action, given.summary if given else None) if t]
    text = one_line(document.letter_body)
    if context.profile is not None and context.profile.constituency_name:
        text = text.replace(context.profile.constituency_name, "here")
    for pattern in _standard(context.letter) if context.letter else ():
        text = pattern.sub(". ", text)
    own = (sentence.strip(" .*") for _, sentence in sentences(text))
    own = (s for s in own if s and not any(part.rstrip(".") in s for part in to_all))
    return document.stem, frozenset(own)


@run_rule("P16", Severity.WARNING, kinds=letters_to_members, keep=_own_sentences)
def words_of_its_own(
    letters: Sequence[tuple[str, frozenset[str]]], _context: RuleContext
) -> Findings:
    """Find letters of one run that more than four fifths of another repeat."""
    seen: dict[str, dict[str, frozenset[str]]] = {}
    alike: dict[str, str] = {}
    for name, own in letters:
        for key in sorted(own, key=len, reverse=True)[:2] or [""]:
            near = seen.setdefault(key, {})
            twin = next((stem for stem, other in near.items() if _is_alike(own, other)), None)
            if twin and twin != name:
                alike.setdefault(name, twin)
            elif len(near) < _NAMED_AT_MOST:
                near[name] = own
    if alike:
        first, twin = next(iter(alike.items()))
        others = f" (and {len(alike) - 1} more such letters)" if len(alike) > 1 else ""
        yield Finding(f"{first} says nothing that {twin} does not say{others}.", about=first)


@rule("P18", Severity.WARNING, DOCUMENT, kinds=letters_to_members)
def not_guessed(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Tell where a letter begins with the full name."""
    address, profile = document.context.address, document.context.profile
    if profile and address and address.is_full_name_salutation:
        unknown = f"Parliament gives no Mr, Ms or Dr for {address.plain_name}"
        message = f"{unknown}; the letter begins “Dear {address.salutation}”."
        hint = f"If you know the form, add it under salutation for member {profile.member.id}."
        hint += " Of many: fill in the salutations of advocate members --csv, and import that file."
        yield Finding(message, hint=hint, severity=Severity.NOTE, file="data/mps.yaml")


def _is_to_a_candidate(document: PrintedDocument, _context: RuleContext) -> bool:
    """Say if a letter goes to somebody who is likely to stand."""
    profile = document.context.profile
    return profile is not None and profile.standing is not Standing.PEER


@run_rule("X04", Severity.WARNING, kinds=letters_to_members, keep=_is_to_a_candidate)
def all_candidates(letters: Sequence[bool], context: RuleContext) -> Findings:
    """Find letters to members in an election for whose choice no rule is on record."""
    phase = context.workspace.calendar.phase_on(context.on)
    if phase not in CAMPAIGN or context.workspace.settings.letter.candidate_criterion:
        return
    if likely := sum(letters):
        some = counted(likely, "letter goes", "letters go")
        told = f"{some} to likely candidates on {plainly(context.on)}"
        line = context.workspace.line_in(SETTINGS_FILE, ("letter",))
        yield Finding(f"{told}, and no rule says why to them.", file=SETTINGS_FILE, line=line)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", text.casefold()))


def _standard(settings: LetterSettings) -> list[re.Pattern[str]]:
    texts = (
        *(settings.subject, settings.problem, settings.works, settings.offer),
        *(settings.offer_other, settings.when_below_median),
    )
    parts = (_CITATION.split(one_line(text)) for text in texts if text)
    return [re.compile(".*?".join(map(re.escape, each))) for each in parts]


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say if more than four fifths of the words of one stand in sentences of the other."""
    same, *sizes = (sum(len(s.split()) for s in part) for part in (one & other, one, other))
    return same > _MOST_ALIKE * max(sizes) if max(sizes) else True
