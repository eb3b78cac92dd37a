"""Checks that tables can be read aloud: a marked header row, no joined cells, no nested tables."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from advocate.accessibility.finding import Finding, finding
from advocate.accessibility.story_text import Table
from advocate.accessibility.word_file import WordFile
from advocate.storage.word_package import W, is_on, value_of


def check_tables(file: WordFile) -> Iterator[Finding]:
    """Find what prevents a screen reader from naming the column of a cell.

    Tables in headers and footers are skipped: a letterhead uses them for layout.
    """
    for story in (file.body, *file.notes):
        for table in story.tables:
            yield from _findings(table)


def _findings(table: Table) -> Iterator[Finding]:
    first = table.rows[0] if table.rows else []
    place = " | ".join(first)
    if table.is_nested:
        yield finding("nested-table", place)
    if not is_on(table.element.find(f"{W}tr[1]/{W}trPr/{W}tblHeader")):
        yield finding("no-header-row", place)
    elif not all(cell.strip() for cell in first):
        yield finding("empty-header", place)
    if any(_is_joined(cell) for cell in table.element.iter(f"{W}tcPr")):
        yield finding("joined-cells", place)
    if len({len(row) for row in table.rows}) > 1:
        yield finding("uneven-rows", place)


def _is_joined(properties: Element) -> bool:
    is_merged = any(properties.find(f"{W}{name}") is not None for name in ("vMerge", "hMerge"))
    return is_merged or value_of(properties, "gridSpan", "1") != "1"
