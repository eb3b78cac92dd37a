"""Rules on a document as a whole: its length, its structure, its short forms, its loose ends."""

import re
from collections.abc import Iterable, Iterator

from advocate.errors import Severity
from advocate.models.engagement import Visit
from advocate.models.workspace import Workspace
from advocate.rules.book.document_structure import structure_faults, unfinished_parts
from advocate.rules.engine.document_choice import public_kinds
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, RuleText, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, PASSAGE, VISIT, WORKSPACE
from advocate.rules.language.passages import Passage, quoted, without_tags
from advocate.rules.language.pattern import Pattern

SUMMARY_WORDS = 450
"""About one page."""
_MARKS = re.compile(r"<!--.*?-->|(<!--.*)|\[\^\d+\]")
_SECTION = re.compile(r"^## ", re.MULTILINE)
_F05_WHY = (
    "An office that receives hundreds of letters reads the first page. A manifesto is judged by "
    "its first page, and so the summary and the list of asks stand on it."
)


@rule("F05", Severity.WARNING, DOCUMENT).says(
    "A letter is no longer than thresholds.letter_words, or a document than its kind allows.",
    remedy="Shorten the texts under letter in advocate.yaml, or the local context.",
    why=_F05_WHY,
)
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


@rule("F05", Severity.WARNING, DOCUMENT, kinds=public_kinds).says(
    "What stands before a manifesto's second section fits on one page.",
    remedy="Shorten the summary and the titles of the asks.",
    why=_F05_WHY,
)
def long_summary(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Count the words from the title to the second section: the summary and the list of asks."""
    opening = "".join(_SECTION.split(document.text, maxsplit=2)[:2])
    words = len(opening.replace("|", " ").replace("---:", "").replace("---", "").split())
    if words > SUMMARY_WORDS:
        yield Finding(
            f"{document.stem} opens with {words} words; its first page holds some {SUMMARY_WORDS}."
        )


_LINK_WITHOUT_TEXT = re.compile(r"(?<!!)\[\s*\]\(([^)\s\[]*)\)")


@rule("F07", Severity.ERROR, DOCUMENT).says(
    "Headings, tables, pictures and links can be followed by people who cannot see the page.",
    remedy="Correct the template: one title, no level left out, header cells, alternative texts.",
    why="Screen readers move by headings and by table headers, and read out a picture's text "
    "instead of the picture. Public bodies must publish documents in this form under the "
    "accessibility regulations of 2018; those who write to them should too.",
)
def structure(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find what the structure of a document lacks."""
    yield from map(
        Finding, structure_faults(document.rendered.blocks, needs_title=not document.kind.letter)
    )
    for match in _LINK_WITHOUT_TEXT.finditer(document.rendered.markdown):
        yield Finding(f"The link to {match[1] or 'nothing'} has no text.")


SHORT_FORMS = {
    "APPG": "all-party parliamentary group", "CAG": "centre assessed grade",
    "CPD": "professional development", "DfE": "Department for Education",
    "DSL": "designated safeguarding lead", "EAL": "English as an additional language",
    "EDM": "early day motion", "EEF": "Education Endowment Foundation",
    "EHCP": "education, health and care plan", "EPI": "Education Policy Institute",
    "FSM": "free school meals", "IFS": "Institute for Fiscal Studies", "KS1": "key stage 1",
    "KS2": "key stage 2", "KS3": "key stage 3", "KS4": "key stage 4", "KS5": "key stage 5",
    "MAT": "multi-academy trust", "NTP": "National Tutoring Programme",
    "PAC": "Public Accounts Committee", "PP": "pupil premium", "PPG": "pupil premium grant",
    "PRU": "pupil referral unit", "RCT": "randomised controlled trial",
    "RWM": "reading, writing and maths", "SEN": "special educational needs",
    "SENCO": "special educational needs coordinator",
    "SEND": "special educational needs and disabilities",
}  # fmt: skip
"""Short forms that readers outside schools may not know. GCSE, MP and UK are words by now."""
_SHORT_FORM = Pattern(rf"\b(?:{'|'.join(sorted(SHORT_FORMS, key=len, reverse=True))})\b")


@rule("F08", Severity.WARNING, DOCUMENT).says(
    "A short form is spelt out at its first use or before.",
    remedy="Write the name in full, with the short form in brackets if it comes again.",
    why="New Members and their staff do not know the short forms of schools. Plain English spells "
    "each one out once.",
)
def short_forms(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find short forms typed by us that the document has not spelt out by then."""
    small = document.text.lower()
    for name in sorted(set(context.in_paragraphs(_short_forms_in, document.rendered.typed_text))):
        at = re.search(rf"\b{name}s?\b", document.text)
        full = small.find(SHORT_FORMS[name.rstrip("s")].lower())
        if at and not 0 <= full <= at.end() + 2:
            yield Finding(f"“{name}” is not spelt out: {SHORT_FORMS[name.rstrip('s')]}.")


def _short_forms_in(text: str, _context: RuleContext) -> Iterator[str]:
    return (match[0] for match in _SHORT_FORM.finditer(text))


_F09 = RuleText(
    "Nothing is left to be filled in, and no heading or colon stands before nothing.",
    remedy="Fill it in, or take it out.",
    why="A post of 2021 said of a meeting that “it emerged that:” and then nothing: the list "
    "had been lost on the way. A placeholder tells the reader that nobody read the page.",
)
_NOTHING_YET = re.compile(
    r"\W*(?:t\.?b\.?[cda]|x{3,}|\?{2,}|todo|fixme|to be (?:confirmed|decided|announced|added))\W*",
    re.IGNORECASE,
)
_LONGEST = 24
"""Letters of a field that is nothing but a placeholder."""
_PLACEHOLDER = Pattern(
    r"[Tt](?<![\w/.-][Tt])\.?[Bb]\.?[CDAcda]\b|X(?<!\wX)XX+\b|[Ll]orem ipsum\b"
    r"|\[(?:[Ii]nsert|[Nn]ame|[Dd]ate|[Aa]dd)\b[^\]]*\](?!\()|\?\?\?|TODO\b|FIXME\b|\{\s*\}"
)


@rule("F09", Severity.ERROR, WORKSPACE).with_text(_F09)
def placeholders_in_fields(_workspace: Workspace, context: RuleContext) -> Findings:
    """Find fields of the YAML that hold a placeholder and nothing else."""
    for field in context.distinct_texts:
        is_alone = len(field.text) <= _LONGEST and _NOTHING_YET.fullmatch(field.text)
        is_told = field.prose and field.prose.is_printed and _PLACEHOLDER.search(field.text)
        if is_alone and not is_told:
            yield Finding(f"“{field.text}” is left to be filled in.", passage=field)


@rule("F09", Severity.ERROR, PASSAGE).with_text(_F09)
def placeholders_in_prose(passage: Passage, _context: RuleContext) -> Findings:
    """Find placeholders in the texts and templates of a workspace."""
    if match := _PLACEHOLDER.search(without_tags(passage.text)):
        yield Finding(f"“{match[0]}” is left to be filled in.", start=match.start())


@rule("F09", Severity.ERROR, DOCUMENT).with_text(_F09)
def loose_ends(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find placeholders, empty sections, and announcements of what does not follow."""
    if message := next(context.in_paragraphs(_placeholder_in, document.text), None):
        yield Finding(message)
    yield from map(Finding, unfinished_parts(document.rendered.blocks))


def _placeholder_in(text: str, context: RuleContext) -> Iterator[str]:
    for match in _PLACEHOLDER.finditer(text):
        if any(
            match[0] in name.text != match[0] and name.text in text for name in context.name_texts
        ):
            continue  # Tba is also what somebody is called
        at = text.rfind("\n", 0, match.start()) + 1
        yield f"“{match[0]}” is left to be filled in: {quoted(text[at:])}"


_F10 = RuleText(
    "Names are spelt as in the records.",
    remedy="Correct the spelling, or add the other name to the record.",
    why="A published post called one of our partner schools “Ark Vitoria”. People notice "
    "first when their own name is wrong.",
)


@rule("F10", Severity.WARNING, PASSAGE).with_text(_F10)
def names_in_prose(passage: Passage, context: RuleContext) -> Findings:
    """Find names in the texts that differ by a letter from a school, a seat or a person."""
    for written, known in context.names.near_misses(without_tags(passage.text)):
        at = passage.text.find(written.split()[0])
        yield Finding(f"“{written}” is nearly “{known}”.", start=max(at, 0))


@rule("F10", Severity.WARNING, VISIT).with_text(_F10)
def venue_of_visit(visit: Visit, context: RuleContext) -> Findings:
    """Find venues that differ by a letter from a school in the programmes."""
    for written, known in context.names.near_misses(visit.venue):
        yield Finding(f"“{written}” is nearly “{known}”.", field="venue")


@rule("F10", Severity.WARNING, DOCUMENT).with_text(_F10)
def names_in_document(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find names in what was typed into a document that differ by a letter from a record's."""
    found = context.in_paragraphs(_near_misses_in, document.rendered.typed_text)
    for written, known in dict.fromkeys(found):
        yield Finding(f"“{written}” is nearly “{known}”.")


def _near_misses_in(text: str, context: RuleContext) -> Iterable[tuple[str, str]]:
    return context.names.near_misses(text)
