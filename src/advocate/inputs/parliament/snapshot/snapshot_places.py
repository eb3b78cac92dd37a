"""Constituencies of 2024 in the snapshot, by any of their names, and the figures known of them."""

from datetime import date
from functools import cached_property
from typing import Any

from advocate.errors import ConstituencyNotFound, NotFound, Problem
from advocate.inputs.parliament.names.accent_folding import fold
from advocate.inputs.parliament.names.name_matching import nearest_hint
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile
from advocate.models.constituency import Constituency, ConstituencyStatistic

_COLUMNS = """
    SELECT gss_code, members_api_id, name, name_welsh, nation, region, local_authorities,
           education_authorities, predecessor, predecessor_share
    FROM constituency c
"""
_BY_NAME = f"{_COLUMNS} JOIN constituency_key k ON k.constituency = c.id WHERE k.key = ?"
_FIGURES = """
    SELECT st.id AS statistic, st.label, st.definition, se.period, f.value, st.unit, se.estimated,
           se.aggregated, st.publisher, st.title, st.url, c.nation, b.median AS nation_median,
           f.nation_rank, b.count AS nation_count
    FROM constituency c
    JOIN figure f ON f.constituency = c.id
    JOIN benchmark b ON b.series = f.series AND b.nation = c.nation
    JOIN series se ON se.id = f.series
    JOIN statistic st ON st.id = se.statistic
    WHERE c.gss_code = ?
    ORDER BY st.position
"""
_SUCCESSORS = """
    SELECT name, predecessor_share FROM constituency WHERE predecessor = ?
    ORDER BY predecessor_share DESC, name
"""


class SnapshotPlaces:
    """The constituencies and their figures; every source answers with these."""

    def __init__(self, file: SnapshotFile) -> None:
        self._file = file
        self.guesses: dict[str, Problem] = {}
        """What was only probable of the places asked about, by postcode: each is told once."""

    def find_constituency(self, query: str) -> Constituency:
        """Return the 2024 constituency that `query` (English or Welsh name, or GSS code) means."""
        text = query.strip()
        found = self.by_gss_code(text.upper()) or self._first(_BY_NAME, fold(text))
        if found is None:
            raise self._unknown(text)
        return found

    def find_or_none(self, name: str | None) -> Constituency | None:
        """Return the 2024 constituency called so, or None."""
        try:
            return self.find_constituency(name) if name else None
        except NotFound:
            return None

    def by_gss_code(self, gss_code: str | None) -> Constituency | None:
        """Return the 2024 constituency with that code; None for codes of earlier boundaries."""
        return self._first(f"{_COLUMNS} WHERE c.gss_code = ?", gss_code)

    def statistics(self, gss_code: str) -> tuple[ConstituencyStatistic, ...]:
        """Return the newest figure of each statistic for that constituency, in a fixed order."""
        return tuple(self._file.records(ConstituencyStatistic, _FIGURES, (gss_code,)))

    def seats_around(self, area: str) -> tuple[tuple[Constituency, int], ...]:
        """Return the seats of a sector ("SW1A 0") or outward code, the largest first.

        Each with the share of its postcodes there, per thousand.
        """
        row = self._file.row("SELECT seats FROM postcode WHERE area = ?", (area,))
        pairs = [pair.split(":") for pair in row[0].split("|")] if row else []
        query = f"{_COLUMNS} WHERE c.id = ?"
        found = ((self._file.row(query, (key,)), int(share)) for key, share in pairs)
        return tuple((_constituency(seat, self._holidays), share) for seat, share in found)

    @cached_property
    def _holidays(self) -> dict[str, tuple[date, ...]]:
        """The bank holidays of each nation."""
        days: dict[str, tuple[date, ...]] = {}
        for nation, day in self._file.rows("SELECT nation, day FROM bank_holiday ORDER BY day"):
            days[nation] = (*days.get(nation, ()), date.fromisoformat(day))
        return days

    def _first(self, query: str, key: str | None) -> Constituency | None:
        row = self._file.row(query, (key,))
        return _constituency(row, self._holidays) if row else None

    def _unknown(self, text: str) -> ConstituencyNotFound:
        key = fold(text)
        if old := self._file.row("SELECT name FROM seat WHERE key = ?", (key,)):
            return ConstituencyNotFound(
                f"{old[0]} is a constituency of earlier boundaries, which ended by 30 May 2024.",
                hint=self._successors(old[0]),
            )
        names = self._file.rows(
            "SELECT k.key, c.name FROM constituency_key k "
            "JOIN constituency c ON c.id = k.constituency"
        )
        hint = nearest_hint(key, dict(names)) or "Names are those of the 2024 boundaries."
        return ConstituencyNotFound(f"No constituency is called “{text}”.", hint=hint)

    def _successors(self, old: str) -> str:
        shares = "; ".join(
            f"{name} ({100 * share:.0f}% of its people lived in {old})"
            for name, share in self._file.rows(_SUCCESSORS, (old,))
        )
        if not shares:
            return (
                "Its area was shared out; find the seat by one of its towns in the list of members."
            )
        return f"Most of what it was is now in: {shares}."


def _constituency(row: Any, holidays: dict[str, tuple[date, ...]]) -> Constituency:
    gss, api_id, name, welsh, nation, region, councils, authorities, before, share = row
    return Constituency(
        gss_code=gss,
        id=api_id,
        name=name,
        name_welsh=welsh,
        nation=nation,
        region=region,
        local_authorities=tuple(filter(None, councils.split("|"))),
        education_authorities=tuple(filter(None, authorities.split("|"))),
        predecessor=before,
        predecessor_share=share,
        bank_holidays=holidays.get(nation, ()),
    )
