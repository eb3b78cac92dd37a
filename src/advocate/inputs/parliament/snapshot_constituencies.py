"""Constituencies of 2024 in the snapshot, by any of their names, and the figures known of them."""

import sqlite3

from advocate.errors import ConstituencyNotFound
from advocate.inputs.parliament.folding import fold
from advocate.inputs.parliament.matching import nearest_texts
from advocate.inputs.parliament.snapshot_file import records
from advocate.models.constituency import Constituency, ConstituencyStatistic

_COLUMNS = """
    SELECT gss_code, members_api_id, name, name_welsh, nation, region, local_authorities,
           education_authorities, predecessor, predecessor_share
    FROM constituency c
"""
_FIGURES = """
    SELECT st.id AS statistic, st.label, st.definition, se.period, f.value, st.unit, se.estimated,
           st.publisher, st.title, st.url, c.nation, b.median AS nation_median, f.nation_rank,
           b.count AS nation_count
    FROM constituency c
    JOIN figure f ON f.constituency = c.id
    JOIN series se ON se.id = f.series AND se.is_newest
    JOIN statistic st ON st.id = se.statistic
    LEFT JOIN benchmark b ON b.series = se.id AND b.nation = c.nation
    WHERE c.gss_code = ?
    ORDER BY st.position
"""


def find_constituency(connection: sqlite3.Connection, query: str) -> Constituency:
    """Return the 2024 constituency that `query` (English or Welsh name, or GSS code) means.

    Raises:
        ConstituencyNotFound: none; the hint names the successors of an abolished one.
    """
    text = query.strip()
    found = by_gss_code(connection, text.upper()) or _by_name(connection, fold(text))
    if found is None:
        raise _unknown(connection, text)
    return found


def by_gss_code(connection: sqlite3.Connection, gss_code: str | None) -> Constituency | None:
    """Return the 2024 constituency with that code; None for codes of earlier boundaries."""
    row = connection.execute(f"{_COLUMNS} WHERE c.gss_code = ?", (gss_code,)).fetchone()
    return _constituency(row) if row else None


def statistics(connection: sqlite3.Connection, gss_code: str) -> tuple[ConstituencyStatistic, ...]:
    """Return the newest figure of each statistic for that constituency, in a fixed order."""
    return tuple(records(ConstituencyStatistic, connection.execute(_FIGURES, (gss_code,))))


def _by_name(connection: sqlite3.Connection, key: str) -> Constituency | None:
    row = connection.execute(
        f"{_COLUMNS} JOIN constituency_key k ON k.constituency = c.id WHERE k.key = ?", (key,)
    ).fetchone()
    return _constituency(row) if row else None


def _constituency(row: tuple[str, ...]) -> Constituency:
    gss, api_id, name, welsh, nation, region, councils, authorities, before, share = row
    return Constituency(
        gss_code=gss,
        id=int(api_id),
        name=name,
        name_welsh=welsh,
        nation=nation,
        region=region,
        local_authorities=tuple(filter(None, councils.split("|"))),
        education_authorities=tuple(filter(None, authorities.split("|"))),
        predecessor=before,
        predecessor_share=float(share) if share is not None else None,
    )


def _unknown(connection: sqlite3.Connection, text: str) -> ConstituencyNotFound:
    key = fold(text)
    old = connection.execute("SELECT name FROM seat WHERE key = ?", (key,)).fetchone()
    if old:
        return ConstituencyNotFound(
            f"{old[0]} is a constituency of earlier boundaries, which ended by 30 May 2024.",
            hint=_successors(connection, old[0]),
        )
    names = dict(
        connection.execute(
            "SELECT k.key, c.name FROM constituency_key k "
            "JOIN constituency c ON c.id = k.constituency"
        )
    )
    near = nearest_texts(key, names)
    hint = f"Nearest: {'; '.join(near)}." if near else "Names are those of the 2024 boundaries."
    return ConstituencyNotFound(f"No constituency is called “{text}”.", hint=hint)


def _successors(connection: sqlite3.Connection, old: str) -> str:
    rows = connection.execute(
        "SELECT name, predecessor_share FROM constituency WHERE predecessor = ? "
        "ORDER BY predecessor_share DESC, name",
        (old,),
    ).fetchall()
    if not rows:
        return "Its area was shared out; find the seat by one of its towns in the list of members."
    shares = "; ".join(
        f"{name} ({_percent(share)} of its people lived in {old})" for name, share in rows
    )
    return f"Most of what it was is now in: {shares}."


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"
