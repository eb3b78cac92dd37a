"""All 650 members: every brief can be written, and none shows the seams of the program."""

import re
from datetime import date
from pathlib import Path

import pytest

from advocate.building.build_order import BuildOrder
from advocate.building.pipeline import build_briefs
from advocate.inputs.parliament.snapshot.snapshot import open_snapshot
from advocate.models.selection import Selection
from tests.features.conftest import REPOSITORY

ON = date(2026, 11, 20)
PARTY_AND_SEAT = re.compile(r"^[^|\n]+, [^|\n]+( · brief for a (meeting|visit))?$", re.M)
SEAMS = {
    "None": re.compile(r"\bNone\b"),
    "braces": re.compile(r"\{\{|\}\}|\{%|%\}"),
    "nan": re.compile(r"\bnan\b"),
    "double space": re.compile(r"(?<=\S)  +(?=\S)"),
    "empty heading": re.compile(r"^#{1,6}\s*$", re.M),
    "heading with nothing under it": re.compile(r"^(#{2,6}) [^\n]+\n+(?=\1 |\Z)", re.M),
    "empty table cell where a value belongs": re.compile(r"^\| [A-Z][^|]+ \|\s*\|$", re.M),
    "space before a stop": re.compile(r"\w [.,;](?=\s)"),
    "repeated stop": re.compile(r"(?<!\.)\.\.(?!\.)"),
    "python object": re.compile(r"<[\w.]+ object|Member\("),
    "style comment": re.compile(r"<!--"),
}


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """The Markdown of every brief, by member."""
    out = tmp_path_factory.mktemp("all")
    snapshot = open_snapshot()
    ids = tuple(str(member_id) for member_id in snapshot.names.sitting_ids())
    order = BuildOrder(folder=REPOSITORY, on=ON, out=out)
    report = build_briefs(order, Selection(members=ids), parliament=snapshot.parliament())
    assert all(Path(item.path).stat().st_size for item in report.written)
    return {
        item.member_id or 0: item.path.read_text("utf-8")
        for item in report.written
        if item.format == "md"
    }


def test_every_member_gets_a_brief(briefs: dict[int, str]) -> None:
    assert len(briefs) == 650


@pytest.mark.parametrize("seam", SEAMS)
def test_no_brief_shows_a_seam(briefs: dict[int, str], seam: str) -> None:
    found = {
        member_id: match.group(0)
        for member_id, text in briefs.items()
        if (match := SEAMS[seam].search(text))
    }
    assert found == {}


def test_every_brief_names_party_constituency_result_and_date(briefs: dict[int, str]) -> None:
    for member_id, text in briefs.items():
        assert re.search(r"^[^|\n]+, [^|\n]+( · brief for a (meeting|visit))?$", text, re.M), (
            member_id
        )
        for part in ("| Seat | ", "| Constituency | ", "20\u00a0August\u00a02026"):
            assert part in text, (member_id, part)


def test_every_brief_is_headed_with_the_member_as_mp(briefs: dict[int, str]) -> None:
    for member_id, text in briefs.items():
        assert PARTY_AND_SEAT.search(text), member_id
        assert " MP MP" not in text, member_id
