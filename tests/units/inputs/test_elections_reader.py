"""The file of elections: what may stand in it, and what each mistake is told."""

from datetime import date
from pathlib import Path

import pytest

from advocate.errors import Problem
from advocate.inputs.elections_reader import ELECTIONS_FILE, find_calendar, read_calendar
from advocate.inputs.yaml_reader import read_yaml
from advocate.models.calendar import KNOWN_CALENDAR, ElectionCalendar

NEXT = """- election: 2029
  poll: 2029-05-03
"""


def read(folder: Path, text: str) -> tuple[ElectionCalendar, list[Problem]]:
    path = folder / "elections.yaml"
    path.write_text(text, encoding="utf-8")
    file = read_yaml(path, ELECTIONS_FILE)
    return read_calendar(file), file.problems


@pytest.mark.parametrize("text", ["", "# Nothing yet.\n", "[]\n"])
def test_a_file_without_entries_changes_nothing(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (KNOWN_CALENDAR, [])


def test_a_poll_is_enough_for_an_election(tmp_path: Path) -> None:
    calendar, problems = read(tmp_path, NEXT)

    assert problems == []
    assert calendar.next_poll_after(date(2026, 11, 20)) == date(2029, 5, 3)


@pytest.mark.parametrize("name", ["dissolution", "parliament_meets", "announced"])
def test_a_day_not_yet_known_may_be_null(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, f"{NEXT}  {name}: null\n")[1] == []


def test_a_known_election_is_replaced_whole_where_a_reason_is_given(tmp_path: Path) -> None:
    calendar, problems = read(
        tmp_path,
        "- election: 2024\n  poll: 2024-07-04\n  dissolution: 2024-05-30\n"
        "  parliament_meets: 2024-07-09\n  reason: We were told otherwise\n",
    )

    assert problems == []
    changed = calendar.election_of(2024)
    assert changed is not None
    assert (changed.poll, changed.regulated_from) == (date(2024, 7, 4), None)


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("election: 2029\npoll: 2029-05-03\n", 1, "must be one list", "- "),
        (NEXT + "  disolution: 2029-03-30\n", 3, '"disolution" is not a field', '"dissolution"'),
        ("- election: 2029\n", 1, '"poll" is missing', "poll"),
        ("- poll: 2029-05-03\n", 1, '"election" is missing', "election"),
        (NEXT + "  dissolution: 30 March\n", 3, "must be a date", "year-month-day"),
        (NEXT + "  dissolution: 2029-06-01\n", 2, "must be later than", "Correct"),
        (NEXT + "  dissolution: 2029-05-03\n", 2, "must be later than", "Correct"),
        (NEXT + "  parliament_meets: 2029-05-03\n", 3, "must be later than", "Correct"),
        (
            NEXT + "  announced: 2029-03-21\n  regulated_from: 2029-03-22\n",
            3,
            "must not be earlier than",
            "Correct",
        ),
        ("- election: 2028\n  poll: 2029-05-03\n", 2, "the election is that of 2028", "Correct"),
        (NEXT + NEXT, 3, "election of 2029 stands twice; first on line 1", "Join"),
        ("- election: 2024\n  poll: 2024-07-04\n", 1, '"reason" is missing', "reason"),
        ("- election: 2020\n  poll: 2020-07-04\n", 1, "no year of a general election", "2019"),
        ("- election: 1992\n  poll: 1992-04-09\n", 1, "no year of a general election", "1997"),
        ("- election: 9999\n  poll: 9999-12-31\n", 1, "too far off", "Correct"),
        (
            NEXT + "  announced: 2024-07-01\n",
            1,
            "begins on 2024-07-01, which is not after the poll of 2024 (2024-07-04)",
            "Correct",
        ),
    ],
)
def test_each_mistake_is_named_with_its_line_and_remedy(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    _, problems = read(tmp_path, text)

    (problem,) = problems
    assert (problem.file, problem.line) == (ELECTIONS_FILE, line)
    assert message in problem.message
    assert hint in (problem.hint or "")


def test_who_asks_before_the_workspace_is_read_gets_the_known_days_of_a_bad_file(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").mkdir()
    assert find_calendar(None, None) is find_calendar(tmp_path, None) is KNOWN_CALENDAR
    path = tmp_path / ELECTIONS_FILE
    path.write_text(f"{NEXT}- election: 2034\n", encoding="utf-8")
    assert find_calendar(tmp_path, None) is KNOWN_CALENDAR
    path.write_text(NEXT, encoding="utf-8")
    assert find_calendar(tmp_path, None).election_of(2029)
