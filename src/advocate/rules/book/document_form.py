"""Rules on a document as a whole: its length, its structure, its short forms, its loose ends."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.sector import EITHER
from advocate.models.workspace import Workspace
from advocate.rules.book.document_structure import structure_faults, unfinished_parts
from advocate.rules.engine.document_choice import public_kinds
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, PASSAGE, VISIT, WORKSPACE
from advocate.rules.engine.text_rules import Breach, on_prose
from advocate.rules.engine.typed_places import at_origin
from advocate.rules.language.passages import Passage, quoted, without_tags
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.people_names import either
from advocate.rules.language.placeholders import placeholder_kinds, placeholders_in

_FORMS = PatternFile(str(Path(__file__).with_name("short_forms")))
SUMMARY_WORDS = 450
"""About one page."""
_MARKS = re.compile(r"<!--.*?-->|(<!--.*)|\[\^\d+\]")
_SECTION = re.compile(r"^## ", re.MULTILINE)


@rule("F05", Severity.WARNING, DOCUMENT)
def too_long(document: PrintedDocument, context: RuleContext) -> Findings:
    """Count the words of a letter, salutation to close, or of another text; without its notes."""
    kind, written = document.kind, document.rendered.markdown
    house = context.workspace.settings.thresholds.letter_words if kind.letter else None
    limit = kind.words or house
    letter = written.partition("\nDear ")[2].partition("\nYours ")[0]
    body = letter if kind.letter else document.text
    words = len(_MARKS.sub(r"\1", body).split())
    if limit is not None and words > limit:
        what = "letter" if kind.letter else "document"
        yield Finding(f"{document.stem} has {words} words; a {what} should have at most {limit}.")


@rule("F05", Severity.WARNING, DOCUMENT, kinds=public_kinds)
def long_summary(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Count the words from the title to the second section: the summary and the list of asks."""
    opening = "".join(_SECTION.split(document.text, maxsplit=2)[:2])
    words = len(opening.replace("|", " ").replace("---:", "").replace("---", "").split())
    if words > SUMMARY_WORDS:
        room = f"its first page holds some {SUMMARY_WORDS}"
        yield Finding(f"{document.stem} opens with {words} words; {room}.")


_LINK_WITHOUT_TEXT = re.compile(r"(?<!!)\[\s*\]\(([^)\s\[]*)\)")


@rule("F07", Severity.ERROR, DOCUMENT)
def structure(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find what the structure of a document lacks."""
    faults = structure_faults(document.rendered.blocks, needs_title=not document.kind.letter)
    yield from map(Finding, faults)
    for match in _LINK_WITHOUT_TEXT.finditer(document.rendered.markdown):
        yield Finding(f"The link to {match[1] or 'nothing'} has no text.")


@rule("F08", Severity.WARNING, DOCUMENT)
def short_forms(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find short forms typed by us that the document has not spelt out by then."""
    for name in sorted(set(context.in_paragraphs(_short_forms_in, document.rendered.typed_text))):
        full = context.sector.abbreviations.get(name, "")
        at = re.search(rf"\b{re.escape(name)}s?\b", document.text)
        if at and not any(_is_spelt_out(at, each) for each in full.split(EITHER)):
            told = full or "it is on no list of what everybody knows"
            yield Finding(f"“{name}” is not spelt out: {told}.")


def _short_forms_in(text: str, context: RuleContext) -> Iterator[str]:
    names = tuple(name for name in context.sector.abbreviations if name in text)
    yield from (match[1] for match in (_short_form(names).finditer(text) if names else ()))
    for found in _FORMS["short_form"].finditer(text):
        is_known = _FORMS["known"].fullmatch(found["name"])
        if not is_known and not any(found["name"] in name.text for name in context.name_texts):
            yield found["name"]


def _is_spelt_out(short: re.Match[str], full: str) -> bool:
    """Say if the words stand before a short form or just behind it, one or more of their kind."""
    until = short.string[: short.end() + len(full) + 4]
    if full:
        return f" {_singular(full)} " in f" {_singular(until)} "
    return until.endswith(" (", 0, short.end() + 2) or until[: short.start()].endswith("(")


def _singular(text: str) -> str:
    words = re.findall(r"\w+", re.sub("[’'‑]", "", text.lower().replace("children", "child")))
    return " ".join(re.sub(r"ies$", "y", word).rstrip("s") for word in words)


@lru_cache(maxsize=256)
def _short_form(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&-])({either(sorted(names, key=len, reverse=True))})s?(?![\w&-])")


@on_prose("F11", Severity.WARNING, typed_only=True)
def words_to_avoid(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find words that a sector advises against."""
    for item in context.sector.avoid.values():
        if found := _phrase(item.phrases).search(text):
            said = f"says “{found[0]}” ({item.why}); better: {item.better}"
            yield found.start(), said, item.severity


@lru_cache(maxsize=256)
def _phrase(phrases: tuple[str, ...]) -> Pattern:
    signs = tuple(phrase.lower().strip("*").partition("*")[0] for phrase in phrases)
    return Pattern(rf"\b(?:{either(phrases)})(?!\w)", re.IGNORECASE, only_with=signs)


_LONGEST = 24
"""Letters of a field that is nothing but a placeholder."""


@rule("F09", Severity.ERROR, WORKSPACE)
def placeholders_in_fields(_workspace: Workspace, context: RuleContext) -> Findings:
    """Find fields of the YAML that hold a placeholder and nothing else."""
    for field in context.distinct_texts:
        is_alone = len(field.text) <= _LONGEST and placeholder_kinds()[0].look.fullmatch(field.text)
        found = placeholders_in(field.text)
        if found and field.prose and field.prose.is_printed:
            continue
        if is_alone or any(one.text == field.text.strip() for one in found):
            yield Finding(f"“{field.text}” is left to be filled in.", passage=field)
        elif said := next((one.said for one in found if one.kind.everywhere), None):
            yield Finding(f"{said}.", passage=field)


@rule("F09", Severity.ERROR, PASSAGE)
def placeholders_in_prose(passage: Passage, _context: RuleContext) -> Findings:
    """Find placeholders in the texts and templates of a workspace."""
    for found in placeholders_in(without_tags(passage.text))[:1]:
        yield Finding(f"{found.said}.", start=found.start)


@rule("F09", Severity.ERROR, DOCUMENT)
def loose_ends(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find placeholders, empty sections, and announcements of what does not follow."""
    for message, words in islice(context.in_paragraphs(_placeholder_in, document.text), 1):
        yield at_origin(Finding(message), words, context)
    yield from map(Finding, unfinished_parts(document.rendered.blocks))


def _placeholder_in(text: str, context: RuleContext) -> Iterator[tuple[str, str]]:
    for found in placeholders_in(text):
        names = (name.text for name in context.name_texts)
        if any(found.text in name != found.text and name in text for name in names):
            continue  # Tba is also what somebody is called
        at = text.rfind("\n", 0, found.start) + 1
        yield f"{found.said}: {quoted(text[at:])}", found.text


@rule("F10", Severity.WARNING, PASSAGE)
def names_in_prose(passage: Passage, context: RuleContext) -> Findings:
    """Find names in the texts that differ by a letter from a site, a seat or a person."""
    for written, known in context.names.near_misses(without_tags(passage.text)):
        at = passage.text.find(written.split()[0])
        yield Finding(f"“{written}” is nearly “{known}”.", start=max(at, 0))


@rule("F10", Severity.WARNING, VISIT)
def venue_of_visit(visit: Visit, context: RuleContext) -> Findings:
    """Find venues that differ by a letter from a site in the programmes."""
    for written, known in context.names.near_misses(visit.venue):
        yield Finding(f"“{written}” is nearly “{known}”.", field="venue")


@rule("F10", Severity.WARNING, DOCUMENT)
def names_in_document(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find names in what was typed into a document that differ by a letter from a record's."""
    found = context.in_paragraphs(_near_misses_in, document.rendered.typed_text)
    for written, known in dict.fromkeys(found):
        yield Finding(f"“{written}” is nearly “{known}”.")


def _near_misses_in(text: str, context: RuleContext) -> Iterable[tuple[str, str]]:
    return context.names.near_misses(text)
