"""Reads `data/elections.yaml`: general elections not known to the program, or known otherwise.

It holds no defaults: what is not in the file is that of `KNOWN_CALENDAR`.
"""

import os
from datetime import date
from itertools import pairwise
from pathlib import Path

from advocate.inputs.record_reader import read_records
from advocate.inputs.yaml_cache import yaml_reader
from advocate.inputs.yaml_file import YamlFile
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar, GeneralElection
from advocate.models.field_types import Reason

ELECTIONS_FILE = "data/elections.yaml"
_DAYS = (
    "regulated_from", "announced", "pre_election_from", "dissolution", "poll", "parliament_meets",
)  # fmt: skip
"""In the order in which they come."""
_FURTHEST_YEARS = 100
"""A year later than that is a slip of the keyboard."""


class ElectionEntry(GeneralElection, frozen=True, kw_only=True):
    """One entry of the file."""

    election: int
    dissolution: date | None = None
    parliament_meets: date | None = None
    reason: Reason | None = None


def find_calendar(folder: Path | None, cache: Path | None) -> ElectionCalendar:
    """Return the calendar of a workspace, for those who ask before it is read as a whole.

    That of the program where there is none, and where the file cannot be used: reading the
    workspace reports why.
    """
    if folder is None or not os.path.lexists(folder / ELECTIONS_FILE):
        return KNOWN_CALENDAR
    file = yaml_reader(cache, folder)(folder / ELECTIONS_FILE, ELECTIONS_FILE)
    calendar = read_calendar(file)
    return KNOWN_CALENDAR if file.problems else calendar


def read_calendar(file: YamlFile) -> ElectionCalendar:
    """Return the known elections with those of `file`; its problems are noted in it."""
    if file.problems:
        return KNOWN_CALENDAR
    places: dict[int, int] = {}
    added: list[GeneralElection] = []
    for place, entry in read_records(file, ElectionEntry).items():
        before = len(file.problems)
        _check_year(file, place, entry, places)
        _check_days(file, place, entry)
        if len(file.problems) == before:
            added.append(entry)
    calendar = KNOWN_CALENDAR.with_elections(tuple(added))
    _check_order(file, calendar, places)
    return calendar


def _check_year(file: YamlFile, place: int, entry: ElectionEntry, places: dict[int, int]) -> None:
    """Note a year that stands twice, is not that of the poll, or had no election."""
    year = entry.election
    at_year = (place, "election")
    if (first := places.setdefault(year, place)) != place:
        line = file.line_of((first, "election"))
        said = f"The election of {year} stands twice; first on line {line}."
        file.complain(at_year, said, "Join the two records.")
    if entry.poll.year != year:
        said = f'"poll" is in {entry.poll.year}, but the election is that of {year}.'
        file.complain((place, "poll"), said, "Correct one of the two.")
    years = [election.poll.year for election in KNOWN_CALENDAR.elections]
    if year in years and entry.reason is None:
        said = f'The program knows the election of {year}, and "reason" is missing.'
        hint = 'Say under "reason" why these days count instead, or take the entry out.'
        file.complain((place,), said, hint)
    if year > years[-1] + _FURTHEST_YEARS:
        file.complain(at_year, f"The year {year} is too far off.", "Correct it.")
    if year not in years and year < years[-1]:
        said = f"{year} is no year of a general election since {years[0]}."
        file.complain(at_year, said, f"Known: {', '.join(map(str, years))}.")


def _check_days(file: YamlFile, place: int, entry: ElectionEntry) -> None:
    """Note each day that is not later than the one before it; some may fall together."""
    known = [(name, day) for name in _DAYS if (day := getattr(entry, name))]
    for (earlier, start), (later, end) in pairwise(known):
        is_apart = "poll" in {earlier, later}
        if start > end or (is_apart and start == end):
            must = "must be later than" if is_apart else "must not be earlier than"
            said = f'{entry.election}: "{later}" ({end}) {must} "{earlier}" ({start}).'
            file.complain((place, later), said, "Correct one of the two.")


def _check_order(file: YamlFile, calendar: ElectionCalendar, places: dict[int, int]) -> None:
    """Note an election that begins before the poll of the one before it."""
    for before, after in pairwise(calendar.elections):
        if after.begins <= before.poll:
            year = after.poll.year if after.poll.year in places else before.poll.year
            begins = f"The election of {after.poll.year} begins on {after.begins}"
            said = f"{begins}, which is not after the poll of {before.poll.year} ({before.poll})."
            file.complain((places[year],), said, "Correct the days.")
