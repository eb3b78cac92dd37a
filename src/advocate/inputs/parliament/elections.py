"""The result that put a member in, from the snapshot: July 2024 and the by-elections since."""

import sqlite3
from datetime import date

from advocate.inputs.parliament.standing import Position, Term
from advocate.models.member import ElectionResult, Standing

_RESULTS = """
    SELECT r.title, r.held_on, c.name, r.result, r.is_general_election, r.electorate,
           r.valid_votes, r.turnout_percent, r.majority, r.majority_percent, r.winning_party,
           r.runner_up_party
    FROM constituency c JOIN result r ON r.constituency = c.id
    WHERE c.gss_code = ? AND r.held_on <= ?
    ORDER BY r.held_on DESC
"""


def election_of(
    connection: sqlite3.Connection, terms: tuple[Term, ...], position: Position, on: date
) -> ElectionResult | None:
    """Return the newest result in the seat held on `on`, if this very person won it.

    None for anybody who does not sit on `on`, and for elections before July 2024. A by-election
    has no majority here, since the votes of its candidates are not in the tables.
    """
    term = position.term
    if term is None or position.standing is not Standing.SITTING:
        return None
    row = connection.execute(_RESULTS, (term.gss_code, on.isoformat())).fetchone()
    if row is None:
        return None
    held_on = date.fromisoformat(row[1])
    won = any(t.starts == held_on and t.gss_code == term.gss_code for t in terms)
    if not won:
        return None
    return ElectionResult(
        title=row[0],
        held_on=held_on,
        constituency=row[2],
        result=row[3],
        is_general_election=bool(row[4]),
        electorate=row[5],
        valid_votes=row[6],
        turnout_percent=row[7],
        majority=row[8],
        majority_percent=row[9],
        winning_party=row[10],
        runner_up_party=row[11],
    )
