"""What texts say of members, held against Parliament's record of the day (P19)."""

from pathlib import Path

import pytest

from tests.features.breaches import found, put
from tests.features.conftest import Run

LOG, PLACES = "data/engagements.yaml", "data/constituencies.yaml"
ON = ("--on", "2026-11-20")
BRIEF = ("brief", "--constituency", "Sheffield Hallam", "--format", "md", "--json")
NOT_SO = (
    # who does not sit
    *("Caroline Lucas MP came.", "We met our MP, Nick Clegg.", "Harriet Harman MP spoke."),
    *("MPs Hilary Benn and Jack Dromey came.", "Boris Johnson is the MP for Uxbridge."),
    *("In 2025 Robert Halfon MP came.", "Lord Pickles MP came.", "Baroness Harman, MP, came."),
    # for which seat
    *("Damian Hinds, MP for Sheffield Hallam, came.", "The MP for Harlow, Ben Lake, came."),
    "Wes Streeting MP (Labour, Bath) came.",
    # for which party
    *("Wes Streeting, the Conservative MP for Ilford North, came.", "Labour MP Ben Lake came."),
    *("The then Labour MP Damian Hinds came.", "Robert Jenrick, a Conservative MP, came."),
    "Ed Davey (Conservative, Kingston and Surbiton) came.",
    # with which title
    *("The Rt Hon Ben Lake came.", "Right Honourable Wes Example and Rt Hon Helen Hayes came."),
    *("Sir Ben Lake MP came.", "Dame Helen Hayes MP came.", "Mrs Clive Betts MP came."),
    *("Siobhain McDonagh MP came.", "Iain Duncan Smith MP came."),
    # in which office
    *("The Home Secretary, Yvette Cooper, came.", "Prime Minister Rishi Sunak came."),
    *(
        "Rachel Reeves, Chancellor of the Exchequer, came.",
        "The Secretary of State, Ben Lake, came.",
    ),
    *("Ben Lake MP, chair of the Education Committee, came.", "Robert Halfon chairs nothing."),
)
IS_SO = (
    "Helen Hayes MP came, and Sir Iain Duncan Smith MP.",
    "Ben Lake, the Plaid Cymru MP for Ceredigion Preseli, came.",
    "Wes Streeting MP (Labour, Ilford North) and Damian Hinds (Conservative, East Hampshire) came.",
    "The late Jack Dromey MP wrote to us, and so did Caroline Lucas, the former Green MP.",
    "Robert Halfon, then MP for Harlow, came.",
    "Robert Jenrick, formerly a Conservative MP, came.",
    "In 2019 Caroline Lucas MP came; Robert Halfon MP came in 2022.",
    "Nick Clegg was MP for Sheffield Hallam, and Boris Johnson lost.",
    "Yvette Cooper, Health Secretary, and the former Home Secretary, Amber Rudd, came.",
    "Helen Hayes, chair of the Education Committee, came.",
    "Then Education Secretary Gavin Williamson came.",
    "The Welsh Education Secretary, Jack Dromey, and Councillor Nick Clegg came.",
    "Sir Ed Davey MP and Rt Hon Miatta Fahnbulleh MP came.",
    "Mary Caroline Lucas MP, Ann Example MP and Sir Nick Example came.",
    "Stephen Phillips, our treasurer, and Conservative candidate Paul Holmes came.",
    "Gareth Thomas MP and Mike Wood MP came.",
    "We planted a tree in memory of Jo Cox MP.",
    "The Lord Chancellor Alex Norris MP came; Lord Pickles, once an MP, came too.",
    "“Robert Halfon MP came”, the paper said.",
)


def entries(sentences: tuple[str, ...], day: str = "2026-11-20") -> str:
    rows = (
        f"- id: entry{i}\n  date: {day}\n  kind: event\n  summary: >-\n    {sentence}\n"
        for i, sentence in enumerate(sentences)
    )
    return "".join(rows)


def test_what_the_record_knows_to_be_false_of_a_member_is_warned_of(
    run: Run, workspace: Path
) -> None:
    put(workspace, LOG, entries(NOT_SO))
    lines = entries(NOT_SO).splitlines()

    problems = found(run, "P19", *ON)

    told = {lines[problem["line"]].strip() for problem in problems}
    assert told == set(NOT_SO) - {"Robert Halfon chairs nothing."}
    assert {problem["severity"] for problem in problems} == {"warning"}
    assert all(problem["hint"] for problem in problems)


def test_what_is_so_or_was_or_cannot_be_known_is_let_alone(run: Run, workspace: Path) -> None:
    put(workspace, LOG, entries(IS_SO))

    assert found(run, "P19", *ON) == []


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-06-25", "Robert Halfon MP and Education Secretary Gavin Williamson came."),
        ("2016-05-03", "Jo Cox MP and Theresa May MP came."),
        ("2020-06-10", "Keir Starmer MP came."),
        ("2024-06-10", "Robert Halfon and Helen Hayes came."),
    ],
)
def test_a_text_is_judged_by_its_own_day(run: Run, workspace: Path, day: str, text: str) -> None:
    put(workspace, LOG, entries((text,), day))

    assert found(run, "P19", *ON) == []


def test_a_document_says_who_holds_it_now(run: Run, workspace: Path) -> None:
    text = "- constituency: Sheffield Hallam\n  context: {}\n"
    put(workspace, PLACES, text.format("Home Secretary Yvette Cooper and Jo Cox MP came."))

    problems = [p for p in run(*BRIEF, *ON).json["problems"] if p["rule"] == "P19"]

    said = " ".join(problem["message"] for problem in problems)
    assert "on 20 November 2026 that is Shabana Mahmood" in said
    assert "Jo Cox was a member of the Commons until 16 June 2016" in said
