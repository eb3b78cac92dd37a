"""Rules of elections and neutrality, through the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.features.breaches import MANIFESTO, change, found, line_of, put
from tests.features.conftest import Outcome, Run, everything_in

LOG, VISITS, SETTINGS = "data/engagements.yaml", "data/visits.yaml", "advocate.yaml"
ON = ("--on", "2026-11-20")
ENTRY = "- id: entry\n  date: 2024-11-20\n  kind: event\n  summary: >-\n    {}\n"
PROBLEM = 'problem: The gap is {{ fact("gap") }}.\nasks'


def of(outcome: Outcome, rule: str) -> list[Any]:
    """Return what a build found of one rule."""
    return [problem for problem in outcome.json["problems"] if problem["rule"] == rule]


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        ("2024-06-10", "10 June 2024 is in the dissolution before the general election of 4 July"),
        ("2024-05-27", "is in the pre-election period of the general election of 4 July 2024"),
        ("2023-09-10", "is in the regulated period of"),
        ("2024-07-05", "is in the days between poll and new Parliament"),
        ("2024-07-04", "whoever is elected is a Member from today"),
    ],
)
def test_the_report_states_the_phase_once(run: Run, on: str, phase: str) -> None:
    outcome = run("manifesto", "2024", "--on", on, "--dry-run", "--json")

    (note,) = of(outcome, "X01")

    assert note["severity"] == "note"
    assert phase in note["message"]


def test_several_letters_state_the_phase_once(run: Run) -> None:
    people = ("--mp", "Jess Phillips", "--mp", "Alex Norris")

    outcome = run("letters", *people, "--on", "2024-05-27", "--dry-run", "--json")

    assert len(of(outcome, "X01")) == 1


@pytest.mark.parametrize(
    ("rule", "severity", "wrong", "right"),
    [
        ("X02", "error", "We ask you to vote for Labour.", "We ask how you would vote."),
        ("X02", "error", "Vote Green Party!", "Members vote for the motion of the Green Party."),
        ("X02", "error", "We support the Conservative candidate.",
         "We support no party: not Labour, not the Conservatives."),
        ("X02", "error", "We endorse Jess Phillips for re-election.",
         "Jess Phillips and we support the school."),
        ("X02", "error", "Reform UK would betray these pupils.",
         "Reform UK and the Liberal Democrats were sent this."),
        ("X02", "error", "Gavin Williamson has failed pupils.",
         "Pupils have failed maths; Gavin Williamson asked why."),
        ("X02", "error", "We applaud Labour.", "We do not applaud Labour or any party."),
        ("X02", "error", "Jess Phillips is a tireless champion of tutoring.",
         "A volunteer is a tireless champion of tutoring."),
        # a blog of 2020 that is in the sample's sources
        ("X12", "warning", "Gavin Williamson was slamming the door on these pupils.",
         "The Department for Education was slamming the door on these pupils."),
        ("X12", "warning", "Jess Phillips ignored our letter.",
         "Jess Phillips never ignored our letter."),
    ],
)  # fmt: skip
def test_words_for_and_against_are_found_where_they_stand(
    run: Run, workspace: Path, rule: str, severity: str, wrong: str, right: str
) -> None:
    put(workspace, LOG, ENTRY.format(wrong))
    (problem,) = found(run, rule, *ON)
    put(workspace, LOG, ENTRY.format(right))

    assert found(run, rule, *ON) == []
    assert (problem["severity"], problem["file"], problem["line"]) == (severity, LOG, 4)


@pytest.mark.parametrize(
    "text",
    [
        "We back Helen Hayes.",
        "We urge you to re-elect Helen Hayes.",
        "Vote for Helen Hayes!",
        "We want Labour to win.",
        "We do not want Labour to win.",
        "Keep the Tories out.",
        "Never vote Conservative.",
        "Do not vote for Labour.",
        "Helen Hayes is not only a brilliant MP.",
        "Helen Hayes is a fantastic MP.",
        "Labour were brilliant.",
        "We thank the brilliant Helen Hayes.",
        "Helen Hayes's brilliant work went on.",
        "We saw the brilliant work of Helen Hayes.",
        "The Conservative government let down a generation of children.",
        "The Labour government failed disadvantaged pupils.",
    ],
)
def test_a_side_is_taken_in_many_words(run: Run, workspace: Path, text: str) -> None:
    put(workspace, LOG, ENTRY.format(text))

    assert [p["severity"] for p in found(run, "X02", *ON)] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "Both main parties have abandoned our poorest children.",
        "Plaid Cymru and Labour together neglected rural Wales.",
        "Our schools were let down by the SNP.",
        "The Liberal Democrats and the Conservatives broke their promise to students.",
        "The plan breaks Labour's promise to carers.",
        "With this the Conservatives broke their main promise.",
        "Fourteen years of Tory austerity emptied the libraries.",
        "Reform UK would wreck our schools.",
        "Only the Green Party can mend this.",
        "Shame on the Conservatives.",
    ],
)
def test_blame_and_praise_of_whole_parties_take_a_side(
    run: Run, workspace: Path, text: str
) -> None:
    put(workspace, LOG, ENTRY.format(text))

    assert [p["severity"] for p in found(run, "X02", *ON)] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "Labour and the Conservatives both voted for the bill.",
        "Under the Conservatives it fell by 9%; under Labour it rose.",
        "The Conservative government ended the programme, and the Labour government kept it so.",
        "Labour lost the election.",
        "Labour has not broken its promise to carers.",
        "In its manifesto Labour made a promise to carers.",
        "Plaid Cymru asked the minister about cuts to services.",
        "Only Labour has answered our letter so far.",
        "Members of the Scottish National Party, the Greens and Labour met our children.",
    ],
)
def test_what_parties_did_is_told_without_a_side(run: Run, workspace: Path, text: str) -> None:
    put(workspace, LOG, ENTRY.format(text))

    assert found(run, "X02", *ON) == []


PRAISED_OR_BLAMED_BESIDE_A_NAME = (
    *("That is the best party", "She is the best candidate", "It was the best choice"),
    *("He is the best hope", "They are the only party", "She is an outstanding MP"),
    *("An outstanding record", "A brilliant local MP", "A visionary government"),
    *("It is a disgrace", "It is shameful", "It is a betrayal", "Schools were betrayed"),
    *("It is incompetence", "It is hypocrisy", "That was dishonest", "He is a liar"),
    *("They lied", "They were lying", "It was cowardly", "It was callous"),
    *("It was heartless", "He broke his promises", "These are broken promises"),
    *("A hopeless minister", "A failing government", "A rotten Labour government"),
)
PRAISED_OR_BLAMED = (
    *("is a true friend of schools", "is a great champion of pupils", "is superb"),
    *("deserves your vote", "deserves our thanks", "let down pupils", "has failed pupils"),
    *("fails children", "has failed to act", "let schools down"),
)
CRITICISED = (
    *("is clueless", "was careless", "was reckless", "is out of touch", "made a U-turn"),
    *("was humiliated", "made it a fiasco", "left it in a shambles", "was chaotic"),
    *("is arrogant", "is complacent", "turned her back", "washed her hands of it"),
    *("slammed the scheme", "attacked tutors", "blames schools", "ignores tutors"),
    *("refused to come", "dodged the question", "botched the scheme", "bungled it"),
)


def minded(run: Run, workspace: Path, rule: str, sentences: list[str]) -> list[str]:
    """Those of the sentences in which a rule finds something."""
    entries = "".join(
        ENTRY.replace("id: entry", f"id: entry{number}").format(sentence)
        for number, sentence in enumerate(sentences)
    )
    put(workspace, LOG, entries)
    lines = entries.splitlines()
    return [lines[problem["line"]].strip() for problem in found(run, rule, *ON)]


def test_praise_and_blame_are_known_in_many_words(run: Run, workspace: Path) -> None:
    beside = [f"{words}, and Helen Hayes knows it." for words in PRAISED_OR_BLAMED_BESIDE_A_NAME]
    sentences = [*beside, *(f"Helen Hayes {words}." for words in PRAISED_OR_BLAMED)]

    assert minded(run, workspace, "X02", sentences) == sentences


def test_a_politician_is_criticised_in_many_words(run: Run, workspace: Path) -> None:
    sentences = [f"Helen Hayes {words}." for words in CRITICISED]

    assert minded(run, workspace, "X12", sentences) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Helen Hayes thanked the volunteers for their brilliant work.",
        "Helen Hayes saw a wonderful session.",
        "Helen Hayes met a passionate advocate of tutoring.",
        "The Labour MP for Dulwich and West Norwood described the brilliant work of the tutors.",
        "Alex Norris spoke of the exemplary conduct of the pupils.",
        "Helen Hayes spoke of a system that has failed pupils for years.",
        "Pupils vote for their school council; Helen Hayes told them of hers.",
        "We do not ask you to vote for Labour.",
        "We support Helen Hayes's call for tutors.",
        "We applaud the volunteers, and thank Helen Hayes for coming.",
        "Helen Hayes spoke of her father's heart attack.",
        "Helen Hayes saw pupils attack a hard problem.",
        "Nobody should blame Helen Hayes.",
        "Helen Hayes asked why schools ignore tutoring.",
    ],
)
def test_what_is_said_of_others_beside_a_politician_takes_no_side(
    run: Run, workspace: Path, text: str
) -> None:
    put(workspace, LOG, ENTRY.format(text))

    assert found(run, "X02", *ON) == found(run, "X12", *ON) == []


@pytest.mark.parametrize(
    "text",
    ["We blame Gavin Williamson.", "Gavin Williamson has twice refused to answer.",
     "Gavin Williamson is out of touch."],
)  # fmt: skip
def test_hard_words_about_a_politician_are_warned_of(run: Run, workspace: Path, text: str) -> None:
    put(workspace, LOG, ENTRY.format(text))

    assert [p["severity"] for p in found(run, "X12", *ON)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "Schools were rated good in 2019; the Labour MP for the area opened one.",
        "We ask all parties, Labour and Conservative alike, to adopt our asks.",
        "In line with the law, we wrote to Labour, Conservative and other candidates.",
        "Seven out of ten of us met members of Labour, out of ten who asked.",
        "We met more than one member of Labour.",
    ],
)
def test_a_party_beside_our_asks_is_no_comparison(run: Run, workspace: Path, text: str) -> None:
    change(workspace, MANIFESTO, PROBLEM, f"problem: {text!r}\nasks")

    assert found(run, "X03", *ON) == []


@pytest.mark.parametrize(
    ("wrong", "severity"),
    [
        ("Our plan is better than Labour's.", "warning"),
        ("Our asks are in line with Labour policy.", "warning"),
        ("We rate the parties: Labour comes first.", "error"),
        ("Our asks go further than those of the Liberal Democrats.", "warning"),
        ("Labour's plan falls short of our own.", "warning"),
        ("We rated the parties: Labour 4/5, the Conservatives 3/5.", "error"),
        ("Our traffic lights: Labour amber, the Greens green.", "error"),
    ],
)
def test_a_manifesto_compares_itself_with_no_party(
    run: Run, workspace: Path, wrong: str, severity: str
) -> None:
    change(workspace, MANIFESTO, PROBLEM, f"problem: {wrong!r}\nasks")
    (problem,) = found(run, "X03", *ON)
    change(workspace, MANIFESTO, f"problem: {wrong!r}", "problem: We ask Labour and all others.")

    assert found(run, "X03", *ON) == []
    assert (problem["severity"], problem["file"], problem["line"]) == (severity, MANIFESTO, 5)


@pytest.mark.parametrize("words", ["Vote for Labour.", "Labour scores 2 out of 10."])
def test_a_manifesto_that_takes_sides_is_not_written(run: Run, workspace: Path, words: str) -> None:
    change(workspace, MANIFESTO, PROBLEM, f"problem: {words}\nasks")
    before = everything_in(workspace)

    outcome = run("manifesto", "2024", *ON)

    assert outcome.exit_code == 1
    assert everything_in(workspace) == before


def test_somebody_elses_words_are_theirs(run: Run, workspace: Path) -> None:
    put(
        workspace,
        "data/quotes.yaml",
        "- {id: q, text: Labour were brilliant., speaker: Ann Example, role: Tutor, "
        "said_on: 2026-11-01, source: Us, consent: {scope: public, given_by: Ann Example, "
        "given_on: 2026-11-01}}\n",
    )
    change(workspace, MANIFESTO, "    why: Because", "    quotations: [q]\n    why: Because")

    outcome = run("manifesto", "2024", *ON, "--format", "md")

    assert outcome.exit_code == 0, outcome.stderr
    assert "Labour were brilliant." in outcome.text("briefs/*.md")


def test_letters_to_likely_candidates_need_a_neutral_rule(run: Run, workspace: Path) -> None:
    order = ("letters", "--mp", "Jess Phillips", "--on", "2024-05-27", "--dry-run", "--json")
    (problem,) = of(run(*order), "X04")
    line = line_of(workspace, SETTINGS, "letter:")
    change(
        workspace,
        SETTINGS,
        "letter:\n",
        "letter:\n  candidate_criterion: Every candidate where we have a programme\n",
    )

    assert of(run(*order), "X04") == []
    assert (problem["severity"], problem["line"]) == ("warning", line)


def test_letters_in_quiet_times_need_none(run: Run) -> None:
    outcome = run("letters", "--mp", "Jess Phillips", *ON, "--dry-run", "--json")

    assert of(outcome, "X04") == []


PLAN = """\
- id: plan
  member: 4370
  date: {date}
  venue: Copper Lane Primary School
  purpose: To see pupils at work
  supervised_by: The head
  sign_in: Front desk
  safeguarding_lead: Ada Example
"""


@pytest.mark.parametrize(
    ("rule", "date", "on", "field", "remedy"),
    [
        ("X05", "2024-06-14", "2024-06-01", "date", "approved_by: Trustees on 3 June 2024"),
        ("X05", "2024-05-27", "2024-05-25", "date", "approved_by: Trustees on 3 May 2024"),
        ("X11", "2027-01-22", "2026-11-20", "id", "impartiality: The school hears all sides."),
    ],
)
@pytest.mark.usefixtures("in_schools")
def test_a_visit_without_the_leave_it_needs_is_warned_of(
    run: Run, workspace: Path, rule: str, date: str, on: str, field: str, remedy: str
) -> None:
    put(workspace, VISITS, PLAN.format(date=date))
    (problem,) = found(run, rule, "--on", on)
    line = line_of(workspace, VISITS, f"{field}:")
    put(workspace, VISITS, f"{PLAN.format(date=date)}  {remedy}\n")

    assert found(run, rule, "--on", on) == []
    assert (problem["severity"], problem["file"], problem["line"]) == ("warning", VISITS, line)


@pytest.mark.usefixtures("in_schools")
def test_a_visit_to_a_library_on_a_quiet_day_needs_neither(run: Run, workspace: Path) -> None:
    plan = PLAN.format(date="2027-01-22").replace("Primary School", "Library")
    put(workspace, VISITS, plan)

    assert found(run, "X05", *ON) == found(run, "X11", *ON) == []


TEST = """\
purpose_test:
  call_to_action: It asks parties to adopt a policy.
  tone: It names no party.
  context_and_timing: It follows the school year.
  reasonable_person: It is about pupils.
"""


@pytest.mark.parametrize("on", ["2023-09-10", "2024-05-27", "2024-06-10"])
def test_public_material_in_a_regulated_period_needs_its_purpose_test(
    run: Run, workspace: Path, on: str
) -> None:
    order = ("manifesto", "2024", "--on", on, "--dry-run", "--json")
    (problem,) = of(run(*order), "X06")
    change(workspace, MANIFESTO, "summary:", f"{TEST}summary:")

    assert of(run(*order), "X06") == []
    assert (problem["severity"], problem["file"]) == ("warning", MANIFESTO)


def test_outside_it_does_not(run: Run) -> None:
    assert of(run("manifesto", "2024", *ON, "--dry-run", "--json"), "X06") == []


@pytest.mark.parametrize(
    ("cost", "said"),
    [("600", "near the limit of £700"), ("701", "above the limit of £700"),
     ("9500", "near the limit of £10,000"), ("10001", "above the limit of £10,000"),
     ("500", None)],
)  # fmt: skip
def test_spending_near_a_legal_limit_is_warned_of(
    run: Run, workspace: Path, cost: str, said: str | None
) -> None:
    change(workspace, MANIFESTO, "summary:", f"campaign_cost: {cost}\nsummary:")

    problems = found(run, "X07", *ON)

    assert [(p["severity"], p["line"]) for p in problems] == ([("warning", 4)] if said else [])
    assert all(said and said in p["message"] for p in problems)


IMPRINT = "imprint: {promoter: Ann Example, address: '1 High Street, London'}\n"


def test_election_material_without_an_imprint_is_not_written(run: Run, workspace: Path) -> None:
    change(workspace, MANIFESTO, "summary:", "election_material: true\nsummary:")
    before = everything_in(workspace)

    outcome = run("manifesto", "2024", *ON)
    (problem,) = found(run, "X08", *ON)

    assert outcome.exit_code == 1
    assert everything_in(workspace) == before
    assert (problem["severity"], problem["line"]) == ("error", 4)


def test_the_imprint_is_printed(run: Run, workspace: Path) -> None:
    change(workspace, MANIFESTO, "summary:", f"election_material: true\n{IMPRINT}summary:")

    outcome = run("manifesto", "2024", *ON, "--format", "md")

    assert outcome.exit_code == 0, outcome.stderr
    assert "Promoted by Ann Example, 1 High Street, London." in outcome.text("briefs/*.md")
    assert found(run, "X08", *ON) == []


@pytest.mark.parametrize(
    ("on", "count"), [("2023-07-03", 0), ("2023-07-04", 1), ("2024-07-03", 1), ("2024-07-04", 0)]
)
def test_within_a_year_of_a_poll_the_difference_is_told(run: Run, on: str, count: int) -> None:
    outcome = run("manifesto", "2024", "--on", on, "--dry-run", "--json")

    assert len(of(outcome, "X09")) == count


def log_of(*members: int, on: str = "2026-03-01") -> str:
    """Return a log with one meeting for each of the members."""
    return "".join(
        f"- {{id: e{number}, date: {on}, kind: meeting, member: {member}, summary: We met.}}\n"
        for number, member in enumerate(members)
    )


PHILLIPS, NORRIS, HAYES, HINDS, WILSON = 4370, 4641, 4510, 3969, 4776


def test_two_years_with_one_party_are_told_with_the_tally(run: Run, workspace: Path) -> None:
    put(workspace, LOG, log_of(PHILLIPS, HAYES, PHILLIPS, HAYES, PHILLIPS, WILSON))

    (problem,) = found(run, "X10", *ON)

    assert (problem["severity"], problem["file"]) == ("warning", LOG)
    assert "by party: Labour 5, Liberal Democrat 1." in problem["message"]


@pytest.mark.parametrize(
    "text",
    [
        log_of(PHILLIPS, HAYES, PHILLIPS, HAYES),
        log_of(PHILLIPS, HAYES, PHILLIPS, HAYES, HINDS),
        log_of(PHILLIPS, HAYES, PHILLIPS, HAYES, PHILLIPS, on="2024-11-19"),
    ],
    ids=["too few to say", "four in five", "longer ago"],
)
def test_a_log_that_is_short_mixed_or_old_is_not(run: Run, workspace: Path, text: str) -> None:
    put(workspace, LOG, text)

    assert found(run, "X10", *ON) == []


MINISTER = """\
- member: 4370
  name: Jess Phillips
  posts:
    - name: Minister for Examples
      kind: government
      source: Hansard
      checked_on: 2024-05-20
"""


def test_ministers_are_asked_for_nothing_new_in_an_election(run: Run, workspace: Path) -> None:
    order = ("brief", "--mp", "Jess Phillips", "--dry-run", "--json", "--on")
    assert of(run(*order, "2024-05-27"), "X13") == []
    put(workspace, "data/mps.yaml", MINISTER)

    (problem,) = of(run(*order, "2024-05-27"), "X13")

    assert problem["severity"] == "warning"
    assert of(run(*order, "2024-05-20"), "X13") == []
