"""The result that put a member in, from the snapshot: July 2024 and the by-elections since."""

import sqlite3
from datetime import date

from advocate.inputs.parliament.snapshot_file import records
from advocate.inputs.parliament.standing import Position, Term
from advocate.models.member import ElectionResult, Standing

_RESULTS = """
    SELECT r.title, r.held_on, c.name AS constituency, r.result, r.is_general_election,
           r.electorate, r.valid_votes, r.turnout_percent, r.majority, r.majority_percent,
           r.winning_party, r.runner_up_party
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
    rows = connection.execute(_RESULTS, (term.gss_code, on.isoformat()))
    newest = next(records(ElectionResult, rows), None)
    won = newest and any(t.starts == newest.held_on and t.gss_code == term.gss_code for t in terms)
    return newest if won else None
