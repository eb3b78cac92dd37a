"""Runs every accessibility check on one finished Word file."""

from collections.abc import Callable, Iterator

from advocate.accessibility import (
    appearance,
    links,
    pictures,
    properties,
    reading,
    structure,
    tables,
)
from advocate.accessibility.finding import Audit, Finding
from advocate.accessibility.word_file import WordFile

_CHECKS: tuple[Callable[[WordFile], Iterator[Finding]], ...] = (
    properties.check_title,
    properties.check_author,
    properties.check_language,
    structure.check_headings,
    structure.check_empty_paragraphs,
    tables.check_tables,
    pictures.check_pictures,
    links.check_links,
    appearance.check_appearance,
    appearance.check_charts,
    reading.check_reading,
)


def audit(data: bytes) -> Audit:
    """Return what is found in a Word file, each finding once, in the order of the checks.

    Raises:
        BadZipFile, KeyError, ParseError: `data` is no Word file.
    """
    file = WordFile(data)
    findings = dict.fromkeys(finding for check in _CHECKS for finding in check(file))
    return Audit(findings=tuple(findings), reading_grade=reading.grade_of(file))
