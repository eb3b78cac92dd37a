"""Runs every accessibility check on one finished Word file."""

from collections.abc import Callable, Iterator

from advocate.accessibility import (
    appearance_checks,
    link_checks,
    picture_checks,
    property_checks,
    reading_checks,
    structure_checks,
    table_checks,
)
from advocate.accessibility.finding import Audit, Finding
from advocate.accessibility.word_file import WordFile

_CHECKS: tuple[Callable[[WordFile], Iterator[Finding]], ...] = (
    property_checks.check_title,
    property_checks.check_author,
    property_checks.check_language,
    structure_checks.check_headings,
    structure_checks.check_empty_paragraphs,
    table_checks.check_tables,
    picture_checks.check_pictures,
    link_checks.check_links,
    appearance_checks.check_appearance,
    appearance_checks.check_charts,
    reading_checks.check_reading,
)


def audit(data: bytes) -> Audit:
    """Return what is found in a Word file, each finding once, in the order of the checks.

    Raises:
        BadZipFile, KeyError, ParseError: `data` is no Word file.
    """
    file = WordFile(data)
    findings = dict.fromkeys(finding for check in _CHECKS for finding in check(file))
    return Audit(findings=tuple(findings), reading_grade=reading_checks.grade_of(file))
