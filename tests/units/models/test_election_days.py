"""The days of the elections we know, against sources that do not come from the calendar.

The packaged record says when terms in the Commons began and ended. What it does not say stands here
as Parliament, the Cabinet Office and the Electoral Commission published it, and as the law has it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from advocate.inputs.parliament.snapshot import snapshot
from advocate.models.calendar import GENERAL_ELECTIONS, GeneralElection

RECORD = Path(snapshot.__file__).with_name("snapshot.sqlite")
MOST_OF_THE_HOUSE = 600
PUBLISHED = """
poll          dissolution   House meets   announced     pre-election  regulated
1997-05-01    1997-04-08    1997-05-07    -             -             -
2001-06-07    2001-05-14    2001-06-13    -             -             -
2005-05-05    2005-04-11    2005-05-11    -             -             -
2010-05-06    2010-04-12    2010-05-18    -             -             -
2015-05-07    2015-03-30    2015-05-18    -             2015-03-30    -
2017-06-08    2017-05-03    2017-06-13    2017-04-18    2017-04-22    2016-06-09
2019-12-12    2019-11-06    2019-12-17    2019-10-29    2019-11-06    2018-12-13
2024-07-04    2024-05-30    2024-07-09    2024-05-22    2024-05-25    2023-07-06
"""
"""A dash where the calendar has no such day on record."""
BANK_HOLIDAYS = {
    *(date(2001, 5, 28), date(2005, 5, 2), date(2010, 5, 3)),
    *(date(2015, 4, 3), date(2015, 4, 6), date(2015, 5, 4), date(2017, 5, 29)),
    date(2019, 12, 2),  # in Scotland, for St Andrew's Day; it counts for the whole kingdom
}
"""Those between a dissolution and its poll."""


def published() -> list[list[str]]:
    return [line.split() for line in PUBLISHED.strip().splitlines()[1:]]


def days_when_most_terms(end: str) -> list[date]:
    query = f"select {end} from membership where {end} is not null group by 1 having count(*) > ?"  # noqa: S608
    with closing(sqlite3.connect(f"file:{RECORD}?mode=ro", uri=True)) as record:
        return [date.fromisoformat(day) for (day,) in record.execute(query, (MOST_OF_THE_HOUSE,))]


def working_days(first: date, last: date) -> Iterator[date]:
    """The working days after `first`, up to and with `last`."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return (day for day in days if day.weekday() < 5 and day not in BANK_HOLIDAYS)


def test_the_whole_house_begins_its_terms_on_the_polling_days() -> None:
    assert [e.poll for e in GENERAL_ELECTIONS] == days_when_most_terms("starts")


def test_the_whole_house_ends_its_terms_with_the_dissolutions() -> None:
    since_the_record_begins = GENERAL_ELECTIONS[1:]
    assert [e.dissolution for e in since_the_record_begins] == days_when_most_terms("ends")


@pytest.mark.parametrize(
    ("election", "days"),
    list(zip(GENERAL_ELECTIONS, published(), strict=True)),
    ids=[row[0] for row in published()],
)
def test_the_days_of_an_election_are_those_published(
    election: GeneralElection, days: list[str]
) -> None:
    known = (
        *(election.poll, election.dissolution, election.parliament_meets),
        *(election.announced, election.pre_election_from, election.regulated_from),
    )
    assert [str(day) if day else "-" for day in known] == days


@pytest.mark.parametrize("election", GENERAL_ELECTIONS, ids=lambda e: str(e.poll.year))
def test_each_poll_is_on_a_thursday_as_many_working_days_after_the_dissolution_as_the_law_has_it(
    election: GeneralElection,
) -> None:
    """Representation of the People Act 1983, schedule 1; the Act of 2013 made 17 days 25."""
    assert election.dissolution is not None
    assert f"{election.poll:%A}" == "Thursday"
    days = list(working_days(election.dissolution, election.poll))
    assert len(days) == (25 if election.poll.year > 2013 else 17)


def test_the_regulated_period_is_the_year_that_ends_on_polling_day() -> None:
    """Political Parties, Elections and Referendums Act 2000, schedules 9 and 10: 365 days."""
    known = [(e.regulated_from, e.poll) for e in GENERAL_ELECTIONS if e.regulated_from]

    assert len(known) == 3
    assert {(poll - first).days + 1 for first, poll in known} == {365}
