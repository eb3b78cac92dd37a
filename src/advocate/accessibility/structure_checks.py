"""Checks of title and headings, and of empty paragraphs used as spacing."""

from collections.abc import Iterator
from functools import partial

from advocate.accessibility.finding import Finding, excerpt, finding
from advocate.accessibility.formatting import parse_formatting
from advocate.accessibility.story_text import Paragraph
from advocate.accessibility.word_file import WordFile
from advocate.errors import Severity
from advocate.storage.word_package import W

_LONGEST_WITHOUT_HEADINGS = 800
"""Words; a letter of two pages needs none."""
_BODY_TEXT = 9
_heading = partial(finding, "headings", severity=Severity.ERROR)
_empty = partial(
    finding,
    "empty-paragraphs",
    remedy="Let the style of the paragraph before or after make the room.",
)


def check_headings(file: WordFile) -> Iterator[Finding]:
    """Find two titles, levels that are skipped, and long texts without any heading."""
    headings = [
        (level, p) for p in file.body.paragraphs if (level := heading_level(file, p)) is not None
    ]
    titles = [p for level, p in headings if level == 0]
    for title in titles[1:]:
        yield _heading("There is more than one title.", "Make it a Heading 1 or lower.", title.text)
    if not titles:
        yield from _without_title(file, headings)
    above = 0
    for level, paragraph in headings:
        if level > above + 1:
            seen = f"Heading {level} follows " + (f"Heading {above}" if above else "the title")
            yield _heading(
                f"{seen}: a level is skipped.", f"Use Heading {above + 1}.", paragraph.text
            )
        above = level


def _without_title(file: WordFile, headings: list[tuple[int, Paragraph]]) -> Iterator[Finding]:
    highest = [p for level, p in headings if level == 1]
    words = sum(len(p.text.split()) for p in file.body.paragraphs)
    if headings and len(highest) != 1:
        yield _heading(
            "Neither a title nor one single Heading 1 says what the document is.",
            "Begin the template with a heading of level 1: # Title",
            headings[0][1].text,
        )
    elif not headings and words > _LONGEST_WITHOUT_HEADINGS:
        yield _heading(f"A text of {words} words has no heading.", "Divide it: ## Heading")


def heading_level(file: WordFile, paragraph: Paragraph) -> int | None:
    """Return 0 for the title, from 1 on for headings, and None for all other text."""
    if paragraph.cell is not None or not paragraph.text.strip():
        return None
    if file.styles.name(paragraph.style).casefold() == "title":
        return 0
    direct = parse_formatting(paragraph.element.find(f"{W}pPr"), file.styles.theme).outline
    outline = file.styles.look(paragraph.style).outline if direct is None else direct
    return outline + 1 if outline is not None and outline < _BODY_TEXT else None


def check_empty_paragraphs(file: WordFile) -> Iterator[Finding]:
    """Find empty paragraphs and repeated line breaks: a screen reader says "blank" for each."""
    for story in (file.body, *file.notes):
        before = "at the beginning"
        for paragraph in story.paragraphs:
            text = paragraph.text
            if not text.strip() and not paragraph.has_other:
                if not _is_demanded(paragraph):
                    yield _empty("An empty paragraph stands in for spacing.", text=before)
            elif "\n\n" in text.replace(" ", ""):
                yield _empty("Repeated line breaks stand in for spacing.", text=text)
            before = f"after: {excerpt(text)}" if text.strip() else before


def _is_demanded(paragraph: Paragraph) -> bool:
    """Say if Word requires the paragraph: the only one of a cell, or one after the last table."""
    return paragraph.ends_story and (paragraph.cell is not None or paragraph.follows_table)
