"""Checks of title and headings, and of empty paragraphs used as spacing."""

from collections.abc import Iterator

from advocate.accessibility.finding import Finding, excerpt, finding
from advocate.accessibility.formatting import parse_formatting
from advocate.accessibility.story_text import Paragraph
from advocate.accessibility.word_file import WordFile
from advocate.storage.word_package import W

_LONGEST_WITHOUT_HEADINGS = 800
"""Words; a letter of two pages needs none."""
_BODY_TEXT = 9


def check_headings(file: WordFile) -> Iterator[Finding]:
    """Find two titles, levels that are skipped, and long texts without any heading."""
    headings = [
        (level, p) for p in file.body.paragraphs if (level := heading_level(file, p)) is not None
    ]
    titles = [p for level, p in headings if level == 0]
    for title in titles[1:]:
        yield finding("several-titles", title.text)
    if not titles:
        yield from _without_title(file, headings)
    above = 0
    for level, paragraph in headings:
        if level > above + 1:
            before = f"Heading {above}" if above else "the title"
            text = paragraph.text
            yield finding("skipped-level", text, level=level, before=before, right=above + 1)
        above = level


def _without_title(file: WordFile, headings: list[tuple[int, Paragraph]]) -> Iterator[Finding]:
    highest = [p for level, p in headings if level == 1]
    words = sum(len(p.text.split()) for p in file.body.paragraphs)
    if headings and len(highest) != 1:
        yield finding("no-title-in-text", headings[0][1].text)
    elif not headings and words > _LONGEST_WITHOUT_HEADINGS:
        yield finding("no-headings", words=words)


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
                # Word requires the only one of a cell, and one after the last table.
                is_last_of_table = paragraph.cell is not None or paragraph.follows_table
                if not (paragraph.ends_story and is_last_of_table):
                    yield finding("empty-paragraph", before)
            elif "\n\n" in text.replace(" ", ""):
                yield finding("repeated-breaks", text)
            before = f"after: {excerpt(text)}" if text.strip() else before
