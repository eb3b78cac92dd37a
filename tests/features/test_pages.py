"""The first two pages of a brief are two pages; all 650: `benchmarks/pages.py`."""

import shutil
from pathlib import Path

import pytest
from benchmarks.pages import breach_of, measured, write_briefs

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdfinfo", "pdftotext"))),
    reason="needs LibreOffice and poppler",
)
SIX = ("4370", "4510", "467", "3966", "Chris Hazzard", "Liz Saville Roberts")
"""A minister, a visit, the Speaker, Scotland, the longest cautions of all, Wales."""


@pytest.mark.parametrize("length", ["page", "core"])
def test_a_brief_has_as_many_pages_as_its_length_says(tmp_path: Path, length: str) -> None:
    files = write_briefs(tmp_path, "--mp", ",".join(SIX), "--length", length)

    found = [
        (name, breach_of(length, pages, empty)) for name, pages, empty in measured(files, tmp_path)
    ]

    assert len(found) == len(SIX)
    assert [row for row in found if row[1]] == []
