"""Rules on figures in text: every one from the register, of the right nation, in house style."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.field_types import NameType, Record
from advocate.models.prose import sentences
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import (
    ASK,
    DOCUMENT,
    ENGAGEMENT,
    PROGRAMME,
    QUOTATION,
    SENTENCE,
    TEXT,
    VISIT,
)
from advocate.rules.engine.text_rules import on_sentences
from advocate.rules.language.passages import Passage, Sentence, quoted, texts_of_record
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.places import PLACES, said_elsewhere
from advocate.rules.language.typed_figures import Figure

_EMPHASIS = dict.fromkeys(map(ord, "*_\\"), " ")
_NEARBY = 200
"""Letters within which the next word of a figure is looked for."""


@rule("N01", Severity.ERROR, TEXT)
def typed_in_text(passage: Passage, context: RuleContext) -> Findings:
    """Find figures typed into the YAML's texts and names, and into the workspace's templates."""
    if passage.prose is None:
        yield from _figures_in_name(passage, context)
        return
    weight = Severity.WARNING if passage.prose.may_state_figures else None
    for start, text in sentences(passage.text):
        for found in _by_weight(_open_figures(text, passage.prose.counts_up_to, context)):
            finding = _typed(found, text, passage, start + found[0].start)
            yield replace(finding, severity=weight or finding.severity)


@rule("N01", Severity.ERROR, DOCUMENT)
def typed_in_document(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find figures in a document that no record accounts for, and where they were typed."""
    planned = set(_planned(document.context.visit, context))
    for part, found in context.in_paragraphs(_figures_in, document.rendered.typed_text):
        if left := [figure for figure in found if _around(part, figure) not in planned]:
            yield _typed(left, part, *_typed_at(part, left[0], context))


def _figures_in_name(name: Passage, context: RuleContext) -> Findings:
    """Find figures in a name; a plain number, as in “Unit 4”, is none."""
    if found := [figure for figure in context.figures.typed(name.text) if figure.count is None]:
        yield _typed(found, name.text, name)


def _figures_in_names(record: Record, context: RuleContext) -> Findings:
    for text in texts_of_record(record):
        if isinstance(text.kind, NameType):
            yield from _figures_in_name(text, context)


_WITH_NAMES = (ASK, ENGAGEMENT, PROGRAMME, QUOTATION, VISIT)
figures_in_names = tuple(
    rule("N01", Severity.ERROR, scope)(_figures_in_names) for scope in _WITH_NAMES
)


def _figures_in(text: str, context: RuleContext) -> Iterator[tuple[str, list[Figure]]]:
    """Yield the figures of each sentence in a paragraph, by their weight."""
    for _, part in sentences(text):
        for found in _by_weight(_open_figures(part, 0, context)):
            yield part, found


def _open_figures(text: str, counts_up_to: int, context: RuleContext) -> Iterator[Figure]:
    for figure in context.figures.typed(text):
        if figure.count is None or figure.count > counts_up_to:
            yield figure
    yield from context.figures.in_words(text)


def _by_weight(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """Return the figures in digits together, and those in words together."""
    found = list(figures)
    for in_words in (False, True):
        if chosen := [figure for figure in found if figure.in_words is in_words]:
            yield chosen


def _typed(
    found: Sequence[Figure], text: str, passage: Passage | None = None, start: int = 0
) -> Finding:
    shown = (f"{figure.text[:40]}{'…' * (len(figure.text) > 40)}" for figure in found)
    named = ", ".join(dict.fromkeys(shown))
    message = f"{named} {'is' if len(found) == 1 else 'are'} typed by hand: {quoted(text)}"
    weight = Severity.WARNING if found[0].in_words else None
    return Finding(message, severity=weight, passage=passage, start=start)


def _around(text: str, figure: Figure) -> str:
    """Return a figure with the word on either side, by which it can be found again."""
    end = figure.start + len(figure.text)
    before = text[max(0, figure.start - _NEARBY) : figure.start].translate(_EMPHASIS).split()[-1:]
    after = text[end : end + _NEARBY].translate(_EMPHASIS).split()[:1]
    return " ".join((*before, figure.text, *after)).strip(".,;:")


def _planned(visit: Visit | None, context: RuleContext) -> Iterator[str]:
    """Return the counts that the plan of the document's own visit may hold."""
    for passage in texts_of_record(visit) if visit else ():
        most = passage.prose.counts_up_to if passage.prose else 0
        for figure in context.figures.typed(passage.text) if most else ():
            if figure.count is not None and figure.count <= most:
                yield _around(passage.text, figure)


@lru_cache(maxsize=1)
def _places_of(context: RuleContext) -> dict[str, tuple[Passage, int]]:
    """Return by what `_around` gives the first text that holds it as a figure, and where in it."""
    found: dict[str, tuple[Passage, int]] = {}
    for passage in context.passages:
        for figure in _open_figures(passage.text, 0, context):
            found.setdefault(_around(passage.text, figure), (passage, figure.start))
    return found


def _typed_at(text: str, figure: Figure, context: RuleContext) -> tuple[Passage, int] | tuple[()]:
    """Return the text or template that holds the same words, if any, and where in it."""
    wanted = _around(text, figure)
    if place := _places_of(context).get(wanted):
        return place
    for passage in context.passages:
        for found in re.finditer(rf"(?={re.escape(figure.text)})", passage.text):
            if _around(passage.text, replace(figure, start=found.start())) == wanted:
                return passage, found.start()
    return ()


# --- nations ----------------------------------------------------------------------------------


@on_sentences("N12", Severity.ERROR)
def said_of_another_place(sentence: Sentence, context: RuleContext) -> str | None:
    """Find figures for England stretched over the UK, and others given to another place."""
    claims = sentence.claims
    is_of_england = all(claim.geography.strip().lower() == "england" for claim in claims)
    is_open = is_of_england and claims and not PLACES["england"].search(sentence.text)
    if is_open and (word := PLACES["whole_uk"].search(sentence.text)):
        return f"“{word[0]}” stands beside {claims[0].id}, which is for England only"
    return said_elsewhere(sentence, context.seats) if claims else None


# --- house style ------------------------------------------------------------------------------

_BOOK = PatternFile(__file__)
_LONG_NUMBER = 4
_PER_CENT = Pattern(r"\bper\s?cent\b", re.IGNORECASE, only_with=("cent",))
_DIGIT = re.compile(r"\d")


@rule("N17", Severity.NOTE, SENTENCE)
def style_in_prose(sentence: Sentence, context: RuleContext) -> Findings:
    """Find numbers in the texts that are not in house style."""
    return map(Finding, _out_of_style(sentence.text, context))


@rule("N17", Severity.NOTE, DOCUMENT)
def style_in_document(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find numbers typed into a document that are not in house style, and mixed styles."""
    typed = document.rendered.typed_text
    yield from map(Finding, context.in_paragraphs(_out_of_style_in, typed))
    if "%" in document.text and _PER_CENT.search(typed):
        yield Finding("The document has both “%” and “per cent”.")


def _out_of_style_in(text: str, context: RuleContext) -> Iterator[str]:
    return (fault for _, part in sentences(text) for fault in _out_of_style(part, context))


def _out_of_style(text: str, context: RuleContext) -> Iterator[str]:
    if not _DIGIT.search(text):
        return
    for why, (pattern,) in _BOOK.patterns.items():
        if match := pattern.search(text):
            yield f"“{match[0]}” is not in house style: {why}."
    for figure in context.figures.typed(text):
        if (count := figure.count) is not None and len(figure.text) >= _LONG_NUMBER:
            yield f"“{figure.text}” is not in house style: {count:,}."
