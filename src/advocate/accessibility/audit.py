"""Runs every accessibility check on one finished Word file."""

from collections.abc import Callable, Iterator

from advocate.accessibility.appearance_checks import check_appearance, check_charts
from advocate.accessibility.finding import Audit, Finding
from advocate.accessibility.link_checks import check_links
from advocate.accessibility.picture_checks import check_pictures
from advocate.accessibility.property_checks import check_author, check_language, check_title
from advocate.accessibility.reading_checks import check_reading, grade_of
from advocate.accessibility.structure_checks import check_empty_paragraphs, check_headings
from advocate.accessibility.table_checks import check_tables
from advocate.accessibility.word_file import WordFile

_CHECKS: tuple[Callable[[WordFile], Iterator[Finding]], ...] = (
    check_title, check_author, check_language, check_headings, check_empty_paragraphs,
    check_tables, check_pictures, check_links, check_appearance, check_charts, check_reading,
)  # fmt: skip


def audit(data: bytes) -> Audit:
    """Return what is found in a Word file, each finding once, in the order of the checks.

    Raises:
        UNREADABLE: `data` is no Word file.
    """
    file = WordFile(data)
    findings = dict.fromkeys(finding for check in _CHECKS for finding in check(file))
    return Audit(findings=tuple(findings), reading_grade=grade_of(file))
