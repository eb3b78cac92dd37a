"""Whole jobs, from the sample's own records: one person or one manifesto on different days."""

from pathlib import Path
from typing import Any

import pytest

from tests.features.breaches import change, put
from tests.features.conftest import Outcome, Run, everything_in

VISITS, QUOTES = "data/visits.yaml", "data/quotes.yaml"
THE_SENTENCE = (
    "The pandemic has meant that pupils, particularly those that are disadvantaged have fallen "
    "further behind their peers, and programmes like this one are providing invaluable support to "
    "young people in {} and across the country."
)
"""Published in July 2021 as the words of two members, a week apart."""


def built(outcome: Outcome) -> str:
    """Return the one Markdown file of a run that must have succeeded."""
    assert outcome.exit_code == 0, outcome.stderr
    return outcome.text("briefs/*.md").replace("\N{NO-BREAK SPACE}", " ")


def rules(outcome: Outcome) -> dict[str, Any]:
    """Return the problems that a run reports, by rule."""
    return {problem["rule"]: problem for problem in outcome.json["problems"]}


def norris(run_sample: Run, on: str, *options: str) -> Outcome:
    return run_sample("brief", "--mp", "Alex Norris", "--on", on, "--format", "md", *options)


def test_the_visit_to_heathfield_in_june_2021(run_sample: Run) -> None:
    text = built(norris(run_sample, "2021-06-25"))

    assert "# Alex Norris MP" in text
    assert "| Constituency | Nottingham North |" in text
    assert "Kimberley" not in text
    assert "Friday 2 July 2021" in text
    assert "Jen Fox, Interim CEO, Action Tutoring;" in text
    assert "Two journalists and a camera person" in text
    assert "20 pupils" in text
    assert "Shadow Minister for Public Health and Patient Safety" in text
    assert "put the case for tutoring that reaches disadvantaged pupils first to" in text
    assert "tutoring guarantee" not in text
    assert "agreed to visit a partner school" in text


def test_the_report_of_june_2021_finds_nothing_later_than_its_date(run_sample: Run) -> None:
    found = rules(norris(run_sample, "2021-06-25", "--json"))

    assert found["X11"]["file"] == VISITS
    assert not {"R07", "N03", "N04", "P03", "P04", "P05", "P11", "P15", "P17"} & set(found)


def test_a_text_of_june_2021_with_a_figure_of_later_is_told_of(run_sample: Run) -> None:
    folder = norris(run_sample, "2021-06-25").folder
    context = "Our first programme in Nottingham began in 2019."
    later = f'{context} By now {{{{ fact("ks2_rwm_dis_2024") }}}} reach the standard.'
    change(folder, "data/constituencies.yaml", context, later)

    found = rules(norris(run_sample, "2021-06-25", "--json"))

    assert "later than the document's date" in found["R07"]["message"]
    assert "ks2_rwm_dis_2024" in found["R07"]["message"]


def test_the_same_brief_in_october_2025(run_sample: Run) -> None:
    text = built(norris(run_sample, "2025-10-25"))

    assert "| Constituency | Nottingham North and Kimberley, East Midlands |" in text
    assert "Minister for Border Security and Asylum" in text
    assert "Shadow Minister" not in text
    assert "raise with colleagues in the Department for Education" in text
    assert "Jen Fox" not in text


def test_by_november_2026_the_figures_are_stale_and_newer_ones_known(run_sample: Run) -> None:
    found = rules(norris(run_sample, "2026-11-25", "--json"))

    assert "could be used until 31 October 2025" in found["N04"]["message"]
    assert "is followed by" in found["N03"]["message"]


def test_a_title_of_2021_stops_a_visit_of_october_2025(run_sample: Run) -> None:
    folder = norris(run_sample, "2021-06-25").folder
    change(folder, VISITS, "  date: 2021-07-02\n", "  date: 2025-10-31\n")
    before = everything_in(folder)

    outcome = norris(run_sample, "2025-10-25")

    assert outcome.exit_code == 1
    assert "Jen Fox is not Interim CEO, Action Tutoring on 31 October 2025" in outcome.stderr
    assert everything_in(folder) == before


def test_a_seat_of_2021_stops_a_brief_of_october_2025(run_sample: Run) -> None:
    folder = norris(run_sample, "2021-06-25").folder
    old = "Alex Norris saw our tutors at work at Heathfield Primary School"
    put_name = "Alex Norris, MP for Nottingham North, saw our tutors at work at Heathfield School"
    change(folder, "data/mps.yaml", old, put_name)
    log = "Alex Norris met Year 6 pupils during"
    change(
        folder,
        "data/engagements.yaml",
        log,
        "Alex Norris, MP for Nottingham North, met Year 6 pupils during",
    )

    outcome = norris(run_sample, "2025-10-25")

    assert outcome.exit_code == 1
    assert "on 25 October 2025 the seat was Nottingham North and Kimberley" in outcome.stderr
    assert norris(run_sample, "2021-06-25").exit_code == 0


def test_the_visit_to_ark_victoria_in_july_2021(run_sample: Run) -> None:
    text = built(
        run_sample("brief", "--mp", "Jess Phillips", "--on", "2021-07-01", "--format", "md")
    )

    assert "Thursday 8 July 2021" in text
    assert "| Constituency | Birmingham, Yardley |" in text
    assert "Tutors log in at 8am" in text
    assert "Elaine, volunteer tutor (lives elsewhere in the country" in text


@pytest.mark.parametrize("mp", ["Alex Norris", "Jess Phillips"])
def test_one_sentence_under_two_names_is_an_error(run_sample: Run, mp: str, tmp_path: Path) -> None:
    assert run_sample("check", "--rule", "Q02").exit_code == 0
    entry = (
        "- id: said_{number}\n  text: >-\n    {text}\n  speaker: {speaker}\n"
        "  role: Member of Parliament\n  said_on: {day}\n  source: Press\n"
        "  consent: {{scope: public, given_by: published, given_on: {day}}}\n\n"
    )
    quotes = [
        entry.format(number=1, text=THE_SENTENCE.format("Nottingham"), speaker="Alex Norris",
                     day="2021-07-06"),
        entry.format(number=2, text=THE_SENTENCE.format("Birmingham"), speaker="Jess Phillips",
                     day="2021-07-13"),
    ]  # fmt: skip
    put(tmp_path / "sample", QUOTES, "".join(quotes if mp == "Alex Norris" else quotes[::-1]))

    outcome = run_sample("check", "--rule", "Q02", "--json")

    (problem,) = [p for p in outcome.json["problems"] if p["rule"] == "Q02"]
    assert outcome.exit_code == 1
    assert (problem["rule"], problem["severity"], problem["file"]) == ("Q02", "error", QUOTES)
    assert "Alex Norris" in problem["message"]
    assert "Jess Phillips" in problem["message"]


def education(run_sample: Run, on: str) -> Outcome:
    outcome = run_sample("letters", "--committee", "education", "--on", on, "--format", "md")
    assert outcome.exit_code == 0, outcome.stderr
    return outcome


def test_letters_to_the_committee_of_november_2024_and_of_july_2025(run_sample: Run) -> None:
    first = education(run_sample, "2024-11-20")
    education(run_sample, "2025-07-10")
    then = {name.rpartition("committee-")[2] for name in first.files("briefs/2024-*.md")}
    later = {name.rpartition("committee-")[2] for name in first.files("briefs/2025-*.md")}

    assert len(then) == len(later) == 12  # eleven letters, and the list of them
    assert then - later == {"patrick-spencer.md"}
    assert later - then == {"james-cleverly.md"}


def test_the_chair_is_written_to_as_one_and_reminded_of_the_day_she_was_our_host(
    run_sample: Run,
) -> None:
    outcome = education(run_sample, "2024-11-20")
    chair = outcome.text("briefs/*helen-hayes.md")

    assert "Chair, Education Committee" in chair
    assert "You kindly hosted the launch of our impact report" in chair
    assert "Dear Dr Johnson," in outcome.text("briefs/*caroline-johnson.md")
    assert "**Susannah Hardyman MBE**" in chair


def test_who_signs_follows_the_date(run_sample: Run) -> None:
    chair = education(run_sample, "2025-07-10").text("briefs/*helen-hayes.md")

    assert "Susannah Hardyman MBE" not in chair
    assert "**Frances Wetherall**" in chair


def test_the_manifesto_of_2019_in_the_dissolution(run_sample: Run) -> None:
    order = ("manifesto", "2019", "--on", "2019-11-15", "--format", "md")
    text = built(run_sample(*order))
    found = rules(run_sample(*order, "--json"))

    assert " MP " not in text
    assert "We ask every party and every candidate" in text
    assert "Assistant Headteacher, Action Tutoring partner school, Brighton" in text
    assert "nobody is an MP" in found["X01"]["message"]
    assert {"A01", "X06", "X09"} <= set(found)
    assert "7 past asks" in found["A01"]["message"]


def test_its_seven_asks_are_too_many(run_sample: Run) -> None:
    outcome = run_sample("check", "--rule", "A04", "--json", "--on", "2026-11-20")

    assert "The manifesto of 2019 has 7 asks" in outcome.json["problems"][0]["message"]


def test_an_mp_in_the_manifesto_of_2019_stops_it(run_sample: Run, tmp_path: Path) -> None:
    file = "data/manifestos/2019.yaml"
    text = (tmp_path / "sample" / file).read_text(encoding="utf-8")
    start = text.index("summary: >-\n") + len("summary: >-\n")
    put(tmp_path / "sample", file, f"{text[:start]}  Robert Halfon MP agreed.\n{text[start:]}")
    before = everything_in(tmp_path / "sample")

    outcome = run_sample("manifesto", "2019", "--on", "2019-11-15")

    assert outcome.exit_code == 1
    assert "Robert Halfon MP" in outcome.stderr
    assert everything_in(tmp_path / "sample") == before


@pytest.mark.parametrize(
    ("on", "asked", "expected"),
    [
        ("2023-09-10", "We ask every party to commit to these asks in its manifesto.",
         {"X01", "X06", "X09"}),
        ("2024-06-10", "We ask every party and every candidate to say where they stand",
         {"X01", "X06", "X09"}),
        ("2024-07-09", "We put these asks to the Government and to every party in Parliament",
         set()),
    ],
)  # fmt: skip
def test_the_manifesto_of_2024_at_three_moments(
    run_sample: Run, on: str, asked: str, expected: set[str]
) -> None:
    order = ("manifesto", "2024", "--on", on, "--format", "md")
    text = built(run_sample(*order))
    found = set(rules(run_sample(*order, "--json")))

    assert asked in text
    assert {rule for rule in found if rule and rule.startswith("X")} == expected
