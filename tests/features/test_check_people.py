"""Rules on people, titles, seats and visits, through the command line."""

import shutil
from pathlib import Path

import pytest

from tests.features.breaches import change, found, line_of, put
from tests.features.conftest import REPOSITORY, Run, everything_in
from tests.standin.members_api import StandIn
from tests.standin.people import made_up

LOG, MEMBERS, VISITS = "data/engagements.yaml", "data/mps.yaml", "data/visits.yaml"
ON = ("--on", "2026-11-20")


def log(folder: Path, summary: str, day: str = "2024-11-20", member: str = "") -> None:
    """Write a log with one entry."""
    of = f"  member: {member}\n" if member else ""
    text = f"- id: entry\n  date: {day}\n  kind: event\n{of}  summary: >-\n    {summary}\n"
    put(folder, LOG, text)


def visit(folder: Path, **fields: str) -> None:
    """Write a plan of one visit, with `fields` in place of its own or beside them."""
    plan = {
        "id": "plan",
        "member": "4370",
        "date": "2027-01-22",
        "venue": "Copper Lane Library",
        "purpose": "To talk",
        "supervised_by": "The librarian",
        "sign_in": "Front desk",
        "safeguarding_lead": "Ada Example",
    } | fields
    lines = [f"{name}: {text}" for name, text in plan.items()]
    put(folder, VISITS, "- " + "\n  ".join(lines) + "\n")


@pytest.mark.parametrize(
    ("rule", "day", "wrong", "right"),
    [
        # P03: nobody is an MP from 30 May to 4 July 2024
        ("P03", "2024-06-10", "Jess Phillips MP came.", "Jess Phillips came."),
        ("P03", "2024-06-10", "We met Jess Phillips, MP for Birmingham Yardley.",
         "We met Jess Phillips, then MP for Birmingham Yardley."),
        ("P03", "2019-11-15", "The MP for Harlow came.",
         "Robert Halfon, MP for Harlow until Parliament was dissolved, came."),
        # P04: the seat was renamed at the poll of 4 July 2024
        ("P04", "2025-10-20", "We met Alex Norris, MP for Nottingham North, there.",
         "We met Alex Norris, MP for Nottingham North and Kimberley, there."),
        ("P04", "2025-10-20", "The Member of Parliament for Sedgefield spoke.",
         "The then Member of Parliament for Sedgefield spoke."),
        ("P04", "2025-10-20", "The MP for Nottingham North came.",
         "The former MP for Nottingham North came."),
        # P07: published in 2024 by a charity
        ("P07", "2024-03-01", "The Rt Hon. the Lord David Blunkett signed.",
         "The Rt Hon the Lord Blunkett signed."),
        ("P07", "2024-03-01", "Baroness Estelle Morris signed.",
         "Baroness Morris of Yardley and the Lord Chief Justice signed."),
        ("P09", "2024-11-20", "The Rt Hon Dame Diana Johnson MP DBE came.",
         "The Rt Hon Dame Diana Johnson DBE MP came."),
        ("P09", "2024-11-20", "Sir Keir Starmer KC KCB MP came.",
         "Sir Keir Starmer KCB KC MP came."),
        ("P09", "2024-11-20", "Ann Example KPM BEM spoke.", "Ann Example BEM KPM spoke."),
        ("P09", "2024-11-20", "Damian Hinds PC MP came.", "The Rt Hon Damian Hinds MP came."),
        ("P10", "2022-09-08", "Ann Example QC spoke.", "Ann Example KC spoke."),
        ("P10", "2024-11-20", "Mr Sir Gavin Example spoke.", "Mr Lord and Sir Gavin spoke."),
        ("P10", "2024-11-20", "Rachel Example DBE spoke.", "Dame Rachel Example DBE spoke."),
        ("P11", "2024-11-20", "The Education Select Committee heard us.",
         "The House of Commons Education Committee heard us."),
        ("P11", "2021-07-08", "We met the committed MP for Yardley there.",
         "We met the committed MP for Birmingham Yardley there."),
        ("P14", "2023-01-10", "The Tutor Trust sent evidence (ERSOOO7).",
         "We sent evidence (ERS0002)."),
        ("P14", "2023-01-10", "See UIN 98O7.", "See UIN 9807 and UIN HL1234."),
        ("P14", "2023-01-10", "See HC 2S4.", "See HC 254, Q384-452, HC 12-ii and HC Deb."),
        ("P14", "2023-01-10", "Hansard, Volume 7A7.", "Hansard, Volume 747."),
        ("P15", "2021-07-02", "We met on Thursday 2 July 2021.", "We met on Friday 2 July 2021."),
        ("P15", "2021-07-02", "We met on Friday 31 June 2021.", "We met on Friday, 25 June 2021."),
        ("P15", "2021-07-02", "We met on 31 September 2020.", "We met on 30 September 2020."),
        ("P15", "2021-07-02", "By the 30th of February.", "By the 28th of February."),
        ("P15", "2021-07-02", "We met on 31/11/2020.", "We met on 31/10/2020."),
        ("P15", "2021-07-02", "We met on 2019-02-29.", "We met on 2020-02-29."),
        ("P15", "2021-07-02", "It was April 31st.", "It was April 30th."),
        ("P15", "2021-07-02", "It ended on 31 November", "All 31 November sessions were full"),
    ],
)  # fmt: skip
def test_a_wrong_word_in_the_log_is_an_error_at_its_line(
    run: Run, workspace: Path, rule: str, day: str, wrong: str, right: str
) -> None:
    log(workspace, wrong, day)
    (problem,) = found(run, rule, *ON)
    log(workspace, right, day)

    assert found(run, rule, *ON) == []
    assert (problem["severity"], problem["rule"]) == ("error", rule)
    assert (problem["file"], problem["line"]) == (LOG, 4)
    assert problem["hint"]


BREACHES = [
    *(
        ("P03", "2024-06-10", text)
        for text in (
            "Our MP, Jess Phillips, came.",
            "Your MP is Jess Phillips.",
            "Jess Phillips, a Labour MP, came.",
            "Jess Phillips is our Member of Parliament.",
            "The local MP will visit.",
            "Two MPs, Jess Phillips and Alex Norris, came.",
        )
    ),
    *(
        ("P04", "2025-10-20", text)
        for text in (
            "The Nottingham North MP came.",
            "Alex Norris MP (Nottingham North) came.",
            "Alex Norris, MP for Nottingham North, came to us in 2021.",
            "Alex Norris, who represents Nottingham North, came.",
        )
    ),
    *(
        ("P11", "2025-10-20", text)
        for text in (
            "Yardley MP Jess Phillips came.",
            "Yardley's MP came.",
            "Jess Phillips MP (Yardley) came.",
            "We wrote to the education select committee.",
            "The Select Committee on Education met.",
        )
    ),
    *(
        ("P07", "2024-11-20", f"{name} came.")
        for name in (
            "Lord D Blunkett",
            "Lord D. Blunkett",
            "Lord Jean-Paul Blunkett",
            "Lord Élan Blunkett",
            "Lord (David) Blunkett",
            "Baron David Blunkett",
            "Lord Jim Knight of Weymouth",
        )
    ),
    ("P10", "2024-11-20", "Dr Sir John Smith came."),
    ("P14", "2024-11-20", "See HC 94O-I."),
]
RIGHT = [
    *(
        ("P03", "2024-06-10", text)
        for text in (
            "Jess Phillips, a former MP, came.",
            "Our then MP, Jess Phillips, came.",
            "Whoever is elected as the local MP will visit.",
            "Two MPs, Ann Example said, had written.",
        )
    ),
    *(
        (rule, "2025-10-20", text)
        for rule in ("P04", "P11")
        for text in (
            "Jo Cox, MP for Batley and Spen, was killed in 2016.",
            "The Warwickshire MP came.",
            "Alex Norris visited in 2021 as MP for Nottingham North.",
            "In 2019 the MP for Harborough came.",
            "She stood down as the MP for Harborough.",
            "She was first elected MP for Brent Central.",
            "We wrote to the MPs for London seats.",
            "The MP for Hull East came.",
            "The Joint Select Committee on Human Rights met.",
            "The Lords Select Committee on Social Mobility met.",
            "The Commons Select Committee met.",
            "Alex Norris, who represents Nottingham North and Kimberley, came.",
            "The Birmingham Yardley MP, Jess Phillips, came.",
            "Labour MP Jess Phillips, London MP Helen Hayes and Ms Hayes MP came.",
            "Northumberland MP Joe Morris and Sheffield MP Clive Betts came.",
            "The then Nottingham North MP came.",
        )
    ),
    *(
        ("P07", "2024-11-20", f"We met at {name}.")
        for name in (
            "Lady Manners School",
            "Lady Margaret Hall",
            "Lord Wandsworth College",
            "Lord Grey School",
            "Lady Bay Primary School",
            "Lord Street West",
        )
    ),
    *(
        ("P07", "2024-11-20", f"{name} came.")
        for name in (
            "Lady Hermon MP",
            "Lord Lloyd Webber",
            "Lord Ashcroft Polls",
            "Baroness Barran MBE",
            "Baroness Scotland KC",
            "Sacha Baron Cohen Smith",
            "Lord Blunkett's Education Secretary",
        )
    ),
    ("P10", "2024-11-20", "In 2018 Keir Starmer QC opened it with Professor Sir John Smith."),
    ("P14", "2024-11-20", "See HC 940-I, each HC inquiry and the UIN of a question."),
]


@pytest.mark.parametrize(("rule", "day", "text"), BREACHES)
def test_other_ways_to_say_it_are_found_too(
    run: Run, workspace: Path, rule: str, day: str, text: str
) -> None:
    log(workspace, text, day)

    assert [p["severity"] for p in found(run, rule, *ON)] == ["error"]


@pytest.mark.parametrize(("rule", "day", "text"), RIGHT)
@pytest.mark.usefixtures("in_schools")
def test_what_only_looks_like_it_is_left_alone(
    run: Run, workspace: Path, rule: str, day: str, text: str
) -> None:
    log(workspace, text, day)

    assert found(run, rule, *ON) == []


def test_a_seat_without_its_comma_is_the_same_seat(run: Run, workspace: Path) -> None:
    context = "The Member for Birmingham Yardley knows Birmingham, Yardley."
    text = f'- {{constituency: "Birmingham Yardley", source: Us, context: "{context}"}}\n'
    put(workspace, "data/constituencies.yaml", text)

    outcome = run("brief", "--mp", "Jess Phillips", "--on", "2023-03-01", "--dry-run", "--json")

    assert not {"P04", "P11"} & {p["rule"] for p in outcome.json["problems"]}


@pytest.mark.parametrize("about", ["letter-jess-phillips", "letter-Jess Phillips"])
def test_a_letter_goes_out_with_a_waiver_under_its_file_name(
    run: Run, workspace: Path, about: str
) -> None:
    line = "Baroness Estelle Morris sends her regards."
    put(workspace, MEMBERS, f"- {{member: 4370, name: Jess Phillips, letter_line: {line}}}\n")
    order = ("letters", "--mp", "Jess Phillips", *ON, "--json")
    stopped = run(*order)
    waiver = (
        f"- {{rule: P07, about: {about}, reason: Both words are the title, "
        "by: Ann Example, date: 2026-11-20}\n"
    )
    put(workspace, "data/waivers.yaml", waiver)
    outcome = run(*order)

    assert stopped.exit_code == 1
    assert {p["rule"] for p in stopped.json["problems"]} == {"P07"}
    assert outcome.exit_code == 0, outcome.stderr
    notes = [p for p in outcome.json["problems"] if p["rule"] == "P07"]
    assert [(p["severity"], p["message"][:21]) for p in notes] == [
        ("note", "Waived by Ann Example")
    ]
    assert any("letter-jess-phillips" in name for name in outcome.files())


def test_before_july_2024_an_older_name_is_the_right_one(run: Run, workspace: Path) -> None:
    log(workspace, "We met Alex Norris, MP for Nottingham North, there.", "2021-07-02")

    assert found(run, "P04", *ON) == []


def test_the_letter_of_the_law_says_what_the_seat_is_called(run: Run, workspace: Path) -> None:
    log(workspace, "We met the committed MP for Yardley there.", "2021-07-08")

    (problem,) = found(run, "P11", *ON)

    assert "Birmingham Yardley" in problem["message"]


@pytest.mark.parametrize(
    "summary",
    ["A talk on 2 July 2021 with the MP for Yardley.", "Baroness Estelle Morris wrote to us."],
)
def test_a_document_that_would_print_it_is_not_written(
    run: Run, workspace: Path, summary: str
) -> None:
    log(workspace, summary, "2021-07-08", member="4370")
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Jess Phillips", *ON)

    assert outcome.exit_code == 1
    assert "nothing was written" in outcome.stderr
    assert everything_in(workspace) == before


def test_letters_for_noughts_in_the_title_of_a_source_are_an_error(
    run: Run, workspace: Path
) -> None:
    file, title = "data/evidence.yaml", "  title: Survey of reading\n"
    change(workspace, file, title, "  title: Evidence of The Tutor Trust (ERSOOO7)\n")
    (problem,) = found(run, "P14", *ON)
    line = line_of(workspace, file, "ERSOOO7")
    change(workspace, file, "ERSOOO7", "ERS0007")

    assert found(run, "P14", *ON) == []
    assert (problem["severity"], problem["file"], problem["line"]) == ("error", file, line)


MINISTER = """\
- member: 4370
  name: Jess Phillips
  relationship: {relationship}
  posts:
    - name: Parliamentary Under-Secretary of State, Home Office
      kind: government
      start: {start}
      source: Hansard
      checked_on: {checked}
    - name: Shadow Minister for Safeguarding
      kind: opposition
      start: 2020-04-09
      end: 2023-11-15
      source: Press
      checked_on: 2026-11-01
"""


def notes(
    relationship: str = "She knows us.", start: str = "2024-11-27", checked: str = "2026-11-01"
) -> str:
    return MINISTER.format(relationship=relationship, start=start, checked=checked)


@pytest.mark.parametrize(
    ("rule", "severity", "wrong", "field"),
    [
        ("P05", "error", notes(start="2023-01-01"), "- name: Shadow Minister"),
        (
            "P05",
            "error",
            notes("Jess Phillips is Shadow Minister for Safeguarding."),
            "relationship",
        ),
        (
            "P05",
            "error",
            notes("The Shadow Minister for Safeguarding, Jess Phillips, knows us."),
            "relationship",
        ),
        ("P06", "warning", notes(checked="2026-10-01"), "checked_on: 2026-10-01"),
        ("P06", "warning", notes(checked="2026-10-20"), "checked_on: 2026-10-20"),
    ],
)
def test_an_office_that_cannot_be_or_was_not_looked_at_is_named(
    run: Run, workspace: Path, rule: str, severity: str, wrong: str, field: str
) -> None:
    put(workspace, MEMBERS, wrong)
    (problem,) = found(run, rule, *ON)
    line = line_of(workspace, MEMBERS, field)
    put(workspace, MEMBERS, notes("Jess Phillips, then Shadow Minister for Safeguarding, met us."))

    assert found(run, rule, *ON) == []
    assert (problem["severity"], problem["file"], problem["line"]) == (severity, MEMBERS, line)


def test_a_member_of_a_select_committee_is_no_minister(run: Run, workspace: Path) -> None:
    office = notes().replace("4370", "4510").replace("Jess Phillips", "Helen Hayes")
    put(workspace, MEMBERS, office)
    before = everything_in(workspace)

    outcome = run("letters", "--committee", "education", *ON)

    assert outcome.exit_code == 1
    assert "Helen Hayes is Parliamentary Under-Secretary of State, Home Office" in outcome.stderr
    assert everything_in(workspace) == before


SIGNATORY = "    role: Director\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (VISITS, "    - {name: Zoë O'Brien, role: Interim CEO}"),
        (
            "data/quotes.yaml",
            "- {id: q, text: It works., speaker: Zoë O'Brien, role: Interim CEO, "
            "said_on: 2027-01-22, source: Us, consent: {scope: public, given_by: Zoë O'Brien, "
            "given_on: 2026-11-01}}",
        ),
        (
            LOG,
            "- {id: entry, date: 2027-01-22, kind: event, "
            'summary: "Zoë O\'Brien, then our interim chief executive, spoke."}',
        ),
    ],
)
def test_staff_appear_in_the_role_of_the_day(
    run: Run, workspace: Path, file: str, text: str
) -> None:
    change(workspace, "advocate.yaml", SIGNATORY, "    role: Interim CEO\n    end: 2026-12-31\n")
    if file == VISITS:
        visit(workspace, people=f"\n{text}")
    else:
        put(workspace, file, f"{text}\n")
    (problem,) = found(run, "P17", *ON)
    change(workspace, "advocate.yaml", "2026-12-31", "2027-01-31")

    assert found(run, "P17", *ON) == []
    assert (problem["severity"], problem["file"]) == ("error", file)


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("Director", "Our Interim CEO Zoë O'Brien began it."),
        ("Director", "Zoë O'Brien (Interim Chief Executive) began it."),
        (None, "Our Director Zoë O'Brien began it."),
        (None, "Zoë O'Brien (Director) began it."),
        (None, "Zoë O'Brien, then our Interim CEO, began it with Ann Example."),
    ],
)
def test_texts_name_staff_in_the_role_they_have(
    run: Run, workspace: Path, role: str | None, text: str
) -> None:
    former = "\n  - {id: former, name: Zoë O'Brien, role: Interim CEO, end: 2022-01-01}\n"
    change(workspace, "advocate.yaml", SIGNATORY, f"{SIGNATORY.rstrip()}{former}")
    text = f'- {{constituency: Edinburgh South, context: "{text}", source: Us}}\n'
    put(workspace, "data/constituencies.yaml", text)

    problems = found(run, "P17", *ON)

    assert [p["severity"] for p in problems] == (["error"] if role else [])
    assert all("but director" in p["message"] for p in problems)


def test_letters_after_a_name_do_not_hide_a_role_of_another_day(run: Run, workspace: Path) -> None:
    change(workspace, "advocate.yaml", SIGNATORY, "    role: Interim CEO\n    end: 2026-12-31\n")
    visit(workspace, people="\n    - {name: Zoë O'Brien MBE, role: Interim CEO}")

    assert [p["severity"] for p in found(run, "P17", *ON)] == ["error"]


def test_letters_after_a_signatory_stand_in_their_order(run: Run, workspace: Path) -> None:
    change(workspace, "advocate.yaml", SIGNATORY, f"{SIGNATORY}    post_nominals: MA MBE\n")
    (problem,) = found(run, "P09", *ON)
    change(workspace, "advocate.yaml", "MA MBE", "MBE MA")

    assert found(run, "P09", *ON) == []
    assert "MBE MA" in problem["message"]
    assert problem["line"] == line_of(workspace, "advocate.yaml", "post_nominals")


def test_letters_in_a_title_of_our_own_stand_in_their_order(run: Run, workspace: Path) -> None:
    override = (
        "- member: 4370\n  name: Jess Phillips\n  overrides:\n    - field: name_full_title\n"
        "      value: Jess Phillips MP OBE\n      reason: Her office\n"
    )
    put(workspace, MEMBERS, override)

    (problem,) = found(run, "P09", *ON)

    assert (problem["file"], problem["line"]) == (MEMBERS, 5)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"start": "'25:00'"}, "start"),
        ({"start": "'13:30'", "end": "'13:00'"}, "end"),
        ({"start": "'13:30'", "running_order": "[{start: '13:35', minutes: 5, what: Talk}]"},
         "running_order"),
        ({"running_order": "[{start: '13:30', minutes: 5, what: A}, "
                           "{start: '13:40', minutes: 5, what: B}]"}, "running_order"),
        ({"end": "'14:00'", "running_order": "[{start: '13:30', minutes: 5, what: A}]"}, "end"),
    ],
)  # fmt: skip
def test_a_plan_that_does_not_add_up_is_an_error(
    run: Run, workspace: Path, fields: dict[str, str], field: str
) -> None:
    visit(workspace, **fields)
    (problem,) = found(run, "P15", *ON)
    order = "[{start: '13:30', minutes: 10, what: A}, {start: '13:40', minutes: 5, what: B}]"
    line = line_of(workspace, VISITS, f"  {field}:")
    visit(workspace, start="'13:30'", end="'13:45'", running_order=order)

    assert found(run, "P15", *ON) == []
    assert (problem["severity"], problem["file"], problem["line"]) == ("error", VISITS, line)


@pytest.mark.parametrize(
    ("day", "venue", "reason"),
    [
        ("2027-01-20", "Town Hall", "the Commons usually sits"),
        ("2027-01-23", "Town Hall", "it is a Saturday"),
        ("2027-05-14", "Copper Lane Primary School", "key stage 2 tests"),
        ("2027-06-11", "Copper Lane High School", "GCSEs"),
        ("2027-08-06", "Copper Lane Primary School", "on holiday"),
        ("2027-02-19", "Copper Lane Primary School", "may be a holiday (half-term)"),
        ("2026-11-27", "Copper Lane Primary School", None),
        ("2027-05-31", "Copper Lane Primary School", "may be a holiday (half-term)"),
        ("2027-10-29", "Copper Lane High School", "may be a holiday (half-term)"),
        ("2027-10-22", "Copper Lane Primary School", None),
        ("2027-04-02", "Copper Lane Primary School", "may be a holiday (Easter)"),
        ("2028-04-21", "Copper Lane Primary School", "may be a holiday (Easter)"),
        ("2027-02-19", "Town Hall", None),
        ("2027-01-22", "Copper Lane Primary School", None),
        ("2027-05-21", "Copper Lane Primary School", None),
        ("2027-05-14", "Town Hall", None),
        ("2025-01-20", "Town Hall", None),
    ],
)
@pytest.mark.usefixtures("in_schools")
def test_a_day_that_suits_nobody_is_warned_of_while_it_can_be_moved(
    run: Run, workspace: Path, day: str, venue: str, reason: str | None
) -> None:
    visit(workspace, date=day, venue=venue)

    problems = found(run, "P13", *ON)

    assert [p["severity"] for p in problems] == (["warning"] if reason else [])
    assert all(reason and reason in p["message"] for p in problems)


@pytest.mark.parametrize(
    ("seat", "day", "reason"),
    [
        ("Edinburgh South", "2027-10-22", "may be a holiday (October)"),
        ("Birmingham Yardley", "2027-10-22", None),
        ("Clwyd North", "2027-07-23", "schools in Wales are on holiday"),
        ("Birmingham Yardley", "2027-07-23", None),
        ("Edinburgh South", "2027-05-28", "Advanced Higher examinations are being sat"),
        ("Strangford", "2027-06-18", "GCSEs"),
        ("Edinburgh South", "2027-06-18", None),
    ],
)
@pytest.mark.usefixtures("in_schools")
def test_term_times_and_examinations_are_those_of_the_nation_of_the_visit(
    run: Run, workspace: Path, seat: str, day: str, reason: str | None
) -> None:
    visit(workspace, date=day, venue="Copper Lane High School", constituency=seat)

    problems = found(run, "P13", *ON)

    assert [p["severity"] for p in problems] == (["warning"] if reason else [])
    assert all(reason and reason in p["message"] for p in problems)


@pytest.mark.parametrize("day", ["2027-05-14", "2027-06-11", "2027-02-19", "2027-04-02"])
def test_a_charity_of_no_field_has_no_term_times(run: Run, workspace: Path, day: str) -> None:
    visit(workspace, date=day, venue="Copper Lane High School")

    assert found(run, "P13", *ON) == []


def test_a_visit_in_another_members_seat_needs_that_member_told(run: Run, workspace: Path) -> None:
    def rules(**fields: str) -> list[str]:
        visit(workspace, **fields)
        outcome = run("brief", "--mp", "Jess Phillips", *ON, "--dry-run", "--json")
        return [p["rule"] for p in outcome.json["problems"] if p["rule"] == "P12"]

    assert rules(constituency="Dulwich and West Norwood") == ["P12"]
    assert rules(constituency="Dulwich and West Norwood", local_member_told="2026-11-01") == []
    assert rules(constituency="Birmingham Yardley") == []


def test_a_letter_greets_the_person_it_is_addressed_to(run: Run, workspace: Path) -> None:
    wrong = (
        "- member: 4370\n  name: Jess Phillips\n  salutation: {text: Mr Norris, reason: Typed}\n"
    )
    put(workspace, MEMBERS, wrong)
    before = everything_in(workspace)

    outcome = run("letters", "--mp", "4370", *ON)

    assert outcome.exit_code == 1
    assert "greets “Mr Norris”, and is to Jess Phillips MP" in outcome.stderr
    assert everything_in(workspace) == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Dear {{ address.salutation }},", "Dear Minister,", "should be “Dear Jess Phillips”"),
        ("Dear {{ address.salutation }},", "Hello,", "no lines that begin with “Dear”"),
        ("Yours sincerely,", "Yours faithfully,", "closes “Yours faithfully”"),
        ("{{ address.address_line }}", "Alex Norris MP", "is not addressed to Jess Phillips MP"),
    ],
)
def test_a_template_of_ones_own_cannot_write_to_somebody_else(
    run: Run, workspace: Path, old: str, new: str, said: str
) -> None:
    shutil.copytree(REPOSITORY / "templates", workspace / "templates")
    names = ("letter_head", "letter_close")
    parts = [workspace / "templates" / "_partials" / f"{name}.md.j2" for name in names]
    (part,) = [each for each in parts if old in each.read_text(encoding="utf-8")]
    part.write_text(part.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    outcome = run("letters", "--mp", "4370", *ON)

    assert outcome.exit_code == 1
    assert said in outcome.stderr


@pytest.fixture
def peer(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> str:
    """Id of a peer with a place in her title, whom Parliament's services know."""
    person = made_up(90001, "Baroness Morris of Yardley", seat="Life peer", seat_id=4, house=2)
    person.member.update(
        nameFullTitle="The Rt Hon. the Baroness Morris of Yardley",
        nameListAs="Morris of Yardley, B.",
    )
    parliament.add(person)
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    return "90001"


def test_a_peer_is_first_named_with_the_place_in_the_title(
    run: Run, workspace: Path, peer: str
) -> None:
    change(
        workspace,
        "data/manifestos/2024.yaml",
        "      committee_member:",
        "      peer: put down a question\n      committee_member:",
    )
    right = run("letters", "--mp", peer, *ON, "--dry-run", offline=False)
    head = "_partials/letter_head.md.j2"
    text = (REPOSITORY / "templates" / head).read_text(encoding="utf-8")
    short = text.replace("<!-- dateline -->", "To Baroness Morris\n\n<!-- dateline -->")
    (workspace / "templates" / "_partials").mkdir(parents=True)
    put(workspace, f"templates/{head}", short)

    wrong = run("letters", "--mp", peer, *ON, "--dry-run", offline=False)

    assert right.exit_code == 0, right.stderr
    assert wrong.exit_code == 1
    assert "first names Baroness Morris of Yardley without “of Yardley”" in wrong.stderr


def test_letters_that_differ_by_nothing_are_told_of_once(run: Run, workspace: Path) -> None:
    people = ("--mp", "Ian Murray", "--mp", "Kirsty Blackman", "--mp", "Torcuil Crichton")
    outcome = run("letters", *people, *ON, "--dry-run", "--json")
    (problem,) = [p for p in outcome.json["problems"] if p["rule"] == "P16"]
    put(
        workspace,
        "data/constituencies.yaml",
        "- {constituency: Edinburgh South, context: We began here in an old church hall., "
        "source: Us}\n- {constituency: Aberdeen North, context: The harbour lends us a room., "
        "source: Us}\n",
    )
    after = run("letters", *people, *ON, "--dry-run", "--json")

    assert problem["severity"] == "warning"
    assert "says nothing that" in problem["message"]
    assert "P16" not in {p["rule"] for p in after.json["problems"]}


def test_the_samples_letters_are_each_their_readers_own(run_sample: Run) -> None:
    outcome = run_sample("letters", "--committee", "education", *ON, "--dry-run", "--json")

    assert "P16" not in {p["rule"] for p in outcome.json["problems"]}


def test_a_missing_form_of_address_is_a_note_with_the_number_to_add_it_under(run: Run) -> None:
    people = ("--mp", "Jess Phillips", "--mp", "Sir Keir Starmer")

    outcome = run("letters", *people, *ON, "--dry-run", "--json")
    (problem,) = [p for p in outcome.json["problems"] if p["rule"] == "P18"]

    assert (problem["severity"], problem["file"]) == ("note", MEMBERS)
    assert "“Dear Jess Phillips”" in problem["message"]
    assert "4370" in problem["hint"]


def test_a_brief_on_an_office_that_nobody_looked_at_lately_is_warned_of(
    run: Run, workspace: Path
) -> None:
    put(workspace, MEMBERS, notes(checked="2026-10-01"))

    outcome = run("brief", "--mp", "Jess Phillips", *ON, "--dry-run", "--json")

    (problem,) = [p for p in outcome.json["problems"] if p["rule"] == "P06"]
    assert "last checked 50 days ago" in problem["message"]
    assert problem["line"] == line_of(workspace, MEMBERS, "checked_on: 2026-10-01")
