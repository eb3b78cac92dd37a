"""A document dated in the past says what was asked and known on that day."""

import re
from pathlib import Path

import pytest

from tests.features.conftest import Run

LATER_YEARS = re.compile(r"\b202[2-9]\b(?!/)")
MARKED = ("Record as at", "record as at", "last checked", "packaged record")
"""What may be later than a document, since it says of which day it is."""


@pytest.mark.parametrize(
    ("member", "day"), [("Alex Norris", "2021-07-02"), ("Jess Phillips", "2021-07-08")]
)
def test_briefs_of_july_2021_hold_nothing_later_that_is_not_marked(
    run_sample: Run, member: str, day: str
) -> None:
    outcome = run_sample("brief", "--mp", member, "--on", day)

    lines = outcome.text("briefs/*.md").splitlines()
    later = [line for line in lines if LATER_YEARS.search(line)]
    assert [line for line in later if not any(mark in line for mark in MARKED)] == []
    assert not re.search("guarantee|closed on 31 August", "\n".join(lines))


def test_the_brief_of_that_day_puts_the_ask_of_that_summer(run_sample: Run) -> None:
    outcome = run_sample("brief", "--mp", "Alex Norris", "--on", "2021-07-02")

    brief = outcome.text("briefs/*.md")
    assert "how the next places will be shared out" in brief
    assert "Jen Fox, Interim CEO" in brief
    assert "Before you go" not in brief
    assert "we ask for it by 31 December 2021" in brief.replace("\N{NO-BREAK SPACE}", " ")


def test_what_happens_on_the_day_is_no_history_in_the_morning(run_sample: Run) -> None:
    outcome = run_sample("brief", "--mp", "Alex Norris", "--on", "2021-07-02")

    history = outcome.text("briefs/*.md").partition("## Our history")[2].partition("\n## ")[0]
    assert "2019" in history
    assert "2021" not in history


def test_a_visit_is_not_known_before_it_was_planned(run_sample: Run) -> None:
    for day, is_known in (("2017-06-20", False), ("2021-05-31", False), ("2021-06-01", True)):
        outcome = run_sample("brief", "--mp", "Alex Norris", "--on", day)
        assert ("Heathfield Primary School" in outcome.text(f"briefs/{day}*.md")) is is_known


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        ("2020-09-01", "a longer National Tutoring Programme"),
        ("2021-07-08", "tutoring that reaches disadvantaged pupils first"),
        ("2026-11-20", "a tutoring guarantee"),
    ],
)
def test_letters_ask_what_was_asked_on_their_day(run_sample: Run, day: str, asked: str) -> None:
    outcome = run_sample("letters", "--mp", "Jess Phillips", "--on", day)

    assert outcome.exit_code == 0, outcome.stderr
    assert asked in outcome.text("briefs/*.md")


def test_a_letter_of_a_time_of_which_nothing_is_known_is_refused(run_sample: Run) -> None:
    outcome = run_sample("letters", "--mp", "Jess Phillips", "--on", "2018-03-01")

    assert outcome.exit_code == 1
    assert "says what letters of 1 March 2018 asked" in outcome.stderr
    assert "dated" in outcome.stderr
    assert outcome.files() == []


def test_a_manifesto_has_the_asks_that_were_put_on_its_date(run_sample: Run) -> None:
    counts = {}
    for day in ("2019-11-15", "2020-09-15", "2026-11-20"):
        outcome = run_sample("manifesto", "2019", "--on", day)
        counts[day] = outcome.text(f"briefs/{day}*.md").count("\n### ")

    assert counts == {"2019-11-15": 7, "2020-09-15": 8, "2026-11-20": 7}


def test_the_month_of_the_last_reading_comes_from_the_register(run_sample: Run) -> None:
    register = Path("data/evidence.yaml")
    text = register.read_text("utf-8")
    entry = text[text.index("- id: at_rct_2025") :]
    changed = re.sub(r"retrieved: \S+", "retrieved: 2026-10-05", entry, count=1)
    register.write_text(text.replace(entry, changed), encoding="utf-8")

    outcome = run_sample("letters", "--mp", "Jess Phillips", "--on", "2026-11-20")

    letter = outcome.text("briefs/*.md").replace("\N{NO-BREAK SPACE}", " ")
    assert "no results had been published when we last checked, in October 2026" in letter


def test_a_day_of_checking_that_is_typed_by_hand_is_warned_of(run_sample: Run) -> None:
    settings = Path("advocate.yaml")
    text = settings.read_text("utf-8").replace('{{ checked("at_rct_2025") }}', "December 2025")
    settings.write_text(text, encoding="utf-8")

    outcome = run_sample("check", "--rule", "N20", "--on", "2026-11-20")

    assert "last checked, in December 2025" in outcome.stdout + outcome.stderr


def test_when_a_source_was_read_is_not_told_in_documents_of_before(run_sample: Run) -> None:
    early = run_sample("brief", "--mp", "Alex Norris", "--on", "2021-07-02").text("briefs/2021*.md")
    late = run_sample("brief", "--mp", "Alex Norris", "--on", "2026-11-20").text("briefs/2026*.md")

    assert ", read " not in early
    assert ", read " in late


def test_figures_of_todays_seats_are_in_no_document_of_the_former_ones(run_sample: Run) -> None:
    outcome = run_sample("brief", "--mp", "Jess Phillips", "--on", "2021-07-08")

    assert "The constituency beside the rest" not in outcome.text("briefs/*.md")
