"""Rules on who may read what, on people's details, and on one text of our own."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from advocate.errors import Severity
from advocate.models.dates import plainly
from advocate.models.engagement import Visit
from advocate.models.evidence import Evidence, Quotation
from advocate.models.field_types import ADDRESS, PHONE
from advocate.models.periods import is_yearly, period_end
from advocate.models.prose import sentences
from advocate.models.settings import Organisation
from advocate.models.workspace import Workspace
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, counted, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, PASSAGE, QUOTATION, VISIT, WORKSPACE
from advocate.rules.language.passages import Passage, one_line
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.similar_sentences import is_nearly_same, plain_words

_BOOK = PatternFile(__file__)
_LONGEST_PHRASE = 8
"""So many words of an internal note in a document are no accident."""
_SHORTEST_SENTENCE = 2
"""Fewest words of a note's sentence that is looked for as a whole sentence of a document."""
_DAY = len("2026-11-20")
"""Characters of a file name that give the document's date."""


@rule("R01", Severity.ERROR, DOCUMENT)
def within_its_circle(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find claims, quotations, internal notes and private details in too public a document."""
    cleared = [(claim.id, claim.audience) for claim in document.rendered.claims]
    cleared += [(quotation.id, quotation.consent.scope) for quotation in document.quotations]
    for identity, audience in cleared:
        if not audience.covers(document.kind.audience):
            yield Finding(f"{document.stem} prints {identity}, which is for {audience.value} use.")
    for quotation in _nearly_quoted(document, context):
        scope = quotation.consent.scope.value
        yield Finding(f"{document.stem} prints words of {quotation.id}, which is for {scope} use.")
    held = context.phones if document.kind.is_internal else ()
    for _, what in _private_in(document.text, context, held):
        yield Finding(f"{document.stem} prints {what}.")
    for where in () if document.kind.is_internal else _notes_in(document.text, context):
        yield Finding(f"{document.stem} prints words that are for colleagues ({where}).")


def _nearly_quoted(document: PrintedDocument, context: RuleContext) -> Iterator[Quotation]:
    """Yield quotations that a document uses, a comma changed, without being cleared for it."""
    readers, quoted = document.kind.audience, {quotation.id for quotation in document.quotations}
    uncleared = [q for q in context.workspace.quotations if not q.consent.scope.covers(readers)]
    words = plain_words(document.text) if uncleared else ""
    yield from (q for q in uncleared if q.id not in quoted and _overlaps(q.text, words))


def _private_in(
    text: str, context: RuleContext, held: Iterable[str] = ()
) -> Iterator[tuple[int, str]]:
    """Yield where a text identifies one person, and by what; not by what is ours, or `held`."""
    ours, text = context.workspace.settings.organisation, text.replace("\u00a0", " ")
    known = {_bare(each) for each in (*held, ours.phone or "", ours.email, *ours.address)}
    for what, patterns in _BOOK.patterns.items():
        for found in (each for one in patterns for each in one.finditer(text)):
            if "it" in found.groupdict() and _bare(found["it"]) not in known:
                yield found.start("it"), f"{what}: {found['it'][:6]}…"


def _bare(number: str) -> str:
    """Return a number or an address in letters and figures, without the code of the country."""
    return re.sub(r"[^\w@]", "", number).removeprefix("00").removeprefix("44").removeprefix("0")


@rule("R01", Severity.ERROR, WORKSPACE)
def private_details(_workspace: Workspace, context: RuleContext) -> Findings:
    """Find what identifies one person in texts and templates, but for contact data of its field."""
    templates = (text for text in context.passages if text.record is None)
    for text in (*context.distinct_texts, *templates):
        if text.kind not in (PHONE, ADDRESS) and (
            found := next(_private_in(text.text, context), ())
        ):
            yield Finding(f"A text holds {found[1]}.", passage=text, start=found[0])


@rule("R02", Severity.WARNING, VISIT)
def staff_are_not_public(visit: Visit, _context: RuleContext) -> Findings:
    """Find named staff of members in a plan that does not say where the contact is from."""
    for person in visit.people:
        if _BOOK["staff"].search(person.role) and " " in person.name.strip() and not visit.source:
            yield Finding(f"{visit.id} names {person.name}, {person.role}.", field="people")


@rule("R03", Severity.WARNING, QUOTATION)
def within_its_time(quotation: Quotation, context: RuleContext) -> Findings:
    """Find quotations whose consent was taken back or has run out."""
    consent = quotation.consent
    ends = ((consent.withdrawn, "was withdrawn"), (consent.expires, "ended"))
    for day, how in ends:
        if day and day <= context.on:
            ended = f"{quotation.id}: the consent {how} on {plainly(day)}"
            yield Finding(f"{ended}; documents leave it out.", field="consent")
            return


@rule("R04", Severity.ERROR, WORKSPACE)
def one_value_in_all_documents(_workspace: Workspace, context: RuleContext) -> Findings:
    """Find claims that documents of the same day, as written, state with different values."""
    for claim, values in context.read_conflicts():
        by_day: dict[str, dict[str, str]] = {}
        for value, files in values.items():
            for file in files:
                by_day.setdefault(file[:_DAY], {}).setdefault(value, file)
        for stated in by_day.values():
            if len(stated) > 1:
                told = "; ".join(f"{value} in {file}" for value, file in stated.items())
                yield Finding(f"{claim} is {told}.", about=claim, file=f"briefs/{file}", line=1)


@rule("R05", Severity.ERROR, PASSAGE)
def one_text_of_our_own(passage: Passage, context: RuleContext) -> Findings:
    """Find sentences that nearly, but not quite, repeat the vision or description; other years."""
    ours = context.workspace.settings.organisation
    if passage.path[:1] == ("organisation",):
        return  # this is the text itself
    for start, sentence in sentences(passage.text):
        shown = one_line(sentence)[:90]
        for name, text in (("vision", ours.vision), ("description", ours.description)):
            if is_nearly_same(plain_words(sentence), plain_words(text)):
                message = f"“{shown}” is not quite the {name} in advocate.yaml."
                yield Finding(message, about=name, start=start)
        if year := _other_year(sentence, ours):
            message = f"“{shown}” has the charity begin in {year}; advocate.yaml says "
            yield Finding(f"{message}{ours.founded}.", about="founded", start=start)


@rule("R07", Severity.WARNING, DOCUMENT)
def known_by_then(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find claims that were published after the document's date."""
    real = [claim for claim in document.rendered.claims if not claim.illustrative]
    later = [claim.id for claim in real if _known_from(claim) > context.on]
    if later:
        figures = counted(len(later), "figure is", "figures are")
        yield Finding(f"{figures} later than the document's date: {', '.join(later)}.")


def _known_from(claim: Evidence) -> date:
    """Return the first day on which a claim can have been known."""
    if claim.published:
        return claim.published
    if is_yearly(claim.period):
        return period_end(claim.period) or date.min
    year = re.fullmatch(r"\d{4}", claim.period)
    return date(int(year[0]), 1, 1) if year else date.min


def _notes_in(printed: str, context: RuleContext) -> Iterator[str]:
    """Yield the places of the notes for colleagues whose words stand in a text."""
    text = plain_words(printed)
    words = frozenset(plain_words(sentence) for _, sentence in sentences(printed))
    for note in context.internal_texts:
        is_aside = note.prose is not None and note.prose.is_aside
        is_long = not is_aside or len(plain_words(note.text).split()) >= _LONGEST_PHRASE
        is_short = not is_aside and not words.isdisjoint(_short_sentences(note.text))
        if is_short or (is_long and _overlaps(note.text, text)):
            yield f"{note.file}, {note.about}"


def _short_sentences(note: str) -> Iterator[str]:
    """Yield the sentences of a note that are so short that only all of their words tell them."""
    told = (plain_words(sentence) for _, sentence in sentences(note))
    return (s for s in told if _SHORTEST_SENTENCE <= len(s.split()) <= _LONGEST_PHRASE)


def _overlaps(note: str, text: str) -> bool:
    """Say if so many words of `note` stand in `text` in a row that it can be no accident."""
    words = plain_words(note).split()
    length = min(_LONGEST_PHRASE, len(words))
    runs = (words[start : start + length] for start in range(len(words) - length + 1))
    return length > 3 and any(f" {' '.join(run)} " in f" {text} " for run in runs)


def _other_year(sentence: str, ours: Organisation) -> str | None:
    """Return a year of beginning that differs from ours, in a sentence about us."""
    found = _BOOK["began"].search(sentence)
    if found is None or ours.founded is None:
        return None
    names = (ours.name, ours.short_name or ours.name)
    is_about_us = any(name in sentence for name in names)
    is_ours = _BOOK["ours"].search(sentence[: found.start()])
    tells_of_it = is_ours and _BOOK["beginning"].search(sentence)
    return found[1] if (is_about_us or tells_of_it) and found[1] != str(ours.founded) else None
