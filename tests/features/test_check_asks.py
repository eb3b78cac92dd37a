"""Rules on asks, through the command line."""

from pathlib import Path

import pytest

from tests.features.breaches import MANIFESTO, change, found, line_of, put
from tests.features.conftest import Run, everything_in

ON = ("--on", "2026-11-20")
SEVEN = "\n".join(
    f"  - {{id: ask_{n}, title: Do thing {n}, what: Do it., why: It is needed.}}" for n in "abcdefg"
)


@pytest.mark.parametrize(
    ("rule", "old", "new", "severity", "field"),
    [
        ("A01", "    owner: HM Treasury\n", "", "error", "more_tutors"),
        ("A01", "    by_when: 2030-09-01\n", "", "error", "more_tutors"),
        ("A01", "    mechanism: spending\n", "", "error", "more_tutors"),
        ("A03", "any_member: write to", "any_member: take evidence from", "error", "actions"),
        (
            "A03",
            "      any_member: write to the minister\n",
            "      any_member: write to the minister\n      minister: table a written question\n",
            "error",
            "actions",
        ),
        (
            "A03",
            "      any_member: write to the minister\n",
            "      any_member: write to the minister\n      peer: sign an early day motion\n",
            "error",
            "actions",
        ),
        ("A05", "{no_new_spending: true, basis: Money that is there already.}", "{amount: 5}",
         "error", "cost"),
        ("A05", "    cost: {no_new_spending: true, basis: Money that is there already.}\n", "",
         "error", "more_tutors"),
        ("A09", "HM Treasury", "Rt Hon Bridget Phillipson MP", "error", "owner"),
        ("A11", "2030-09-01", "2026-11-20", "error", "by_when"),
    ],
)  # fmt: skip
def test_an_open_ask_that_breaks_a_rule_is_named_with_its_line(
    run: Run, workspace: Path, rule: str, old: str, new: str, severity: str, field: str
) -> None:
    before = [p for p in found(run, rule, *ON) if p["severity"] == severity]
    change(workspace, MANIFESTO, old, new)

    after = [p for p in found(run, rule, *ON) if p["severity"] == severity]

    assert before == []
    assert [(p["file"], p["line"]) for p in after] == [
        (MANIFESTO, line_of(workspace, MANIFESTO, field))
    ]
    assert "more_tutors" in after[0]["message"]


def test_a_politician_owns_no_ask_even_without_a_title(run: Run, workspace: Path) -> None:
    owner = "    owner: HM Treasury\n"
    change(workspace, MANIFESTO, owner, "    owner: Bridget Phillipson\n")
    (problem,) = found(run, "A09", *ON)
    office = "    owner: Secretary of State for Education, with the Prime Minister's Office\n"
    change(workspace, MANIFESTO, "    owner: Bridget Phillipson\n", office)

    assert found(run, "A09", *ON) == []
    assert (problem["severity"], problem["line"]) == ("error", line_of(workspace, MANIFESTO, "own"))


def ask_of(workspace: Path, role: str, action: str) -> None:
    """Ask `action` of a role in the one ask of the manifesto."""
    old = "      any_member: write to the minister\n"
    kept = "" if role == "any_member" else old
    change(workspace, MANIFESTO, old, f"{kept}      {role}: {action}\n")


@pytest.mark.parametrize(
    ("role", "action"),
    [
        ("any_member", "table a written question"),
        ("any_member", "sign the early day motion on tutoring"),
        ("any_member", "ask about it at Prime Minister's Questions"),
        ("any_member", "bring tutoring before the Education Committee"),
        ("minister", "propose that the Education Committee hold an inquiry"),
        ("shadow_minister", "launch a Committee inquiry"),
        ("peer", "bring tutoring before the Education Committee"),
        ("minister", "put a question to the Secretary of State in the House"),
        ("peer", "put a question to the Secretary of State in the House"),
        ("minister", "ask the Prime Minister about it at Prime Minister's Questions"),
        ("peer", "ask about it at PMQs"),
        ("minister", "introduce a Private Member's Bill on tutoring"),
    ],
)
def test_nobody_is_asked_for_what_their_role_cannot_do(
    run: Run, workspace: Path, role: str, action: str
) -> None:
    ask_of(workspace, role, action)

    problems = found(run, "A03", *ON)

    assert {p["severity"] for p in problems} == {"error"}
    assert {p["line"] for p in problems} == {line_of(workspace, MANIFESTO, "actions")}


@pytest.mark.parametrize(
    ("role", "action"),
    [
        (
            "any_member",
            "write to the Chair to propose that the Education Committee hold an inquiry",
        ),
        ("any_member", "speak about tutoring in your constituency"),
        ("minister", "answer the written questions of colleagues on tutoring"),
        ("minister", "raise tutoring with colleagues in the Department"),
        ("shadow_minister", "table a written question"),
        ("peer", "put a question to the minister in the House of Lords"),
        ("committee_member", "propose that the Committee hold an inquiry"),
    ],
)
def test_what_a_role_can_do_may_be_asked_of_it(
    run: Run, workspace: Path, role: str, action: str
) -> None:
    if role == "committee_member":
        change(workspace, MANIFESTO, "committee_member: suggest a session of evidence",
               f"{role}: {action}")  # fmt: skip
    else:
        ask_of(workspace, role, action)

    assert found(run, "A03", *ON) == []


@pytest.mark.parametrize(
    ("rule", "new"),
    [
        ("A06", "    checked_on: 2026-11-01\n"),
        ("A08", "    purpose: Tutoring is what the charity is for.\n"),
        ("A10", "    fallback: Pay for some tutors.\n"),
    ],
)
def test_a_warning_goes_when_the_ask_is_completed(
    run: Run, workspace: Path, rule: str, new: str
) -> None:
    warned = found(run, rule, *ON)
    change(workspace, MANIFESTO, "    mechanism: spending\n", f"    mechanism: spending\n{new}")

    assert [p["severity"] for p in warned] == ["warning"]
    assert found(run, rule, *ON) == []


def test_an_ask_checked_long_ago_is_to_be_checked_again(run: Run, workspace: Path) -> None:
    change(
        workspace,
        MANIFESTO,
        "    mechanism: spending\n",
        "    mechanism: spending\n    checked_on: 2026-08-21\n",
    )

    assert found(run, "A06", "--on", "2026-11-19") == []
    (problem,) = found(run, "A06", "--on", "2026-11-20")
    assert problem["message"] == 'The ask "more_tutors" was last checked 91 days ago.'


@pytest.mark.parametrize(("count", "warns"), [(1, 0), (2, 1), (3, 0), (4, 1), (5, 0), (6, 1)])
def test_a_manifesto_has_one_three_or_five_asks(
    run: Run, workspace: Path, count: int, warns: int
) -> None:
    text = (workspace / MANIFESTO).read_text("utf-8")
    more = SEVEN.splitlines()[: count - 1]
    put(workspace, MANIFESTO, "\n".join([text.rstrip(), *more]) + "\n")

    assert len(found(run, "A04", *ON)) == warns


def test_the_seven_asks_of_2019_would_not_pass_today(run: Run, workspace: Path) -> None:
    head = "election: 2019\ntitle: Seven asks\npublished: 2019-11-15\nsummary: Seven things.\n"
    put(workspace, "data/manifestos/2019.yaml", f"{head}problem: Schools.\nasks:\n{SEVEN}\n")
    before = everything_in(workspace)

    outcome = run("manifesto", "2019", "--on", "2019-11-15", "--json")

    rules = [problem["rule"] for problem in outcome.json["problems"]]
    assert outcome.exit_code == 1
    assert (rules.count("A01"), rules.count("A05")) == (7, 7)
    assert len(found(run, "A04", "--on", "2019-11-15")) == 1
    assert everything_in(workspace) == before


def test_asks_kept_for_the_record_only_warn_when_they_are_printed(
    run: Run, workspace: Path
) -> None:
    past = SEVEN.replace("}", ", status: superseded}")
    head = "election: 2019\ntitle: Seven asks\npublished: 2019-11-15\nsummary: Seven things.\n"
    put(workspace, "data/manifestos/2019.yaml", f"{head}problem: Schools.\nasks:\n{past}\n")

    outcome = run("manifesto", "2019", "--on", "2019-11-15", "--json")

    problems = [p for p in outcome.json["problems"] if p["rule"] in {"A01", "A05"}]
    assert outcome.exit_code == 0
    assert [(p["rule"], p["severity"]) for p in problems] == [("A01", "warning")]
    assert "7 past asks give no owner" in problems[0]["message"]


def test_a_letter_puts_its_ask_within_sixty_words_or_is_not_written(
    run: Run, workspace: Path
) -> None:
    template = Path(__file__).parents[2] / "templates" / "letter.md.j2"
    text = template.read_text("utf-8")
    opening = "I am writing to you"
    assert opening in text
    put(workspace, "templates/letter.md.j2", text.replace(opening, f"{'Well now. ' * 40}{opening}"))
    before = everything_in(workspace)

    outcome = run("letters", "--committee", "education", "--json", *ON)

    assert outcome.exit_code == 1
    assert {p["rule"] for p in outcome.json["problems"]} == {"A02"}
    assert everything_in(workspace) == before


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("Pay for trained tutors in every school in England for five years.", 0),
        ("Pay for trained tutors in each school in England for five years.", 1),
        ("Pay for trained tutors in every school of England for four years.", 1),
        ("We would gladly visit your office on any day.", 0),
    ],
)
def test_an_ask_has_one_wording(run: Run, workspace: Path, said: str, count: int) -> None:
    ask = "Pay for trained tutors in every school in England for five years."
    change(workspace, MANIFESTO, "what: Pay for tutors.", f"what: {ask}")
    change(workspace, "advocate.yaml", "We would gladly visit “your” office — any day 😀.", said)

    problems = found(run, "A07", *ON)

    assert [p["severity"] for p in problems] == ["warning"] * count
    assert all(p["line"] == line_of(workspace, "advocate.yaml", "offer:") for p in problems)


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        ("Lindsay Hoyle", "The Speaker is impartial"),
        ("Chris Hazzard", "do not take their seats"),
        ("Ian Murray", "In Scotland this is for the Scottish Government"),
        ("Jess Phillips", None),
    ],
)
def test_a_letter_that_does_not_suit_its_reader_is_warned_of(
    run: Run, workspace: Path, member: str, reason: str | None
) -> None:
    change(workspace, MANIFESTO, "    mechanism:", "    subject: volunteering\n    mechanism:")

    outcome = run("letters", "--mp", member, "--json", "--dry-run", *ON)

    told = [p["message"] for p in outcome.json["problems"] if p["rule"] == "A03"]
    assert outcome.exit_code == 0
    assert len(told) == (reason is not None)
    assert all(str(reason) in message for message in told)


BRIEF = "# {{ address.first_mention }}\n\nWould you {{ prose(action) }}?\n\n"
PARTS = (
    "Cost: {{ ask | cost_in_brief('none') }}. {{ ask.owner }} decides. "
    "Else {{ prose(ask.actions.fallback) }}.\n"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BRIEF + PARTS, []),
        (BRIEF + PARTS + BRIEF.partition("\n\n")[2], [("error", "puts its ask 2 times.")]),
        (BRIEF, [("error", "puts its ask without its cost and its decider and its fallback.")]),
        (BRIEF + PARTS.replace("{{ ask.owner }}", "Somebody"),
         [("error", "puts its ask without its decider.")]),
        ("# {{ address.first_mention }}\n", [("warning", "never puts its ask.")]),
    ],
)  # fmt: skip
def test_a_brief_puts_its_ask_once_and_whole(
    run: Run, workspace: Path, text: str, said: list[tuple[str, str]]
) -> None:
    change(
        workspace,
        MANIFESTO,
        "      any_member: write to the minister\n",
        "      any_member: write to the minister\n      fallback: ask a colleague\n",
    )
    put(workspace, "templates/brief.md.j2", text)

    problems = run("brief", "--mp", "Jess Phillips", "--json", *ON).json["problems"]

    of_brief = (p for p in problems if p["rule"] == "A12" and p["severity"] != "note")
    told = [(p["severity"], p["message"]) for p in of_brief]
    assert [(weight, message.partition(" ")[2]) for weight, message in told] == said


def test_a_brief_on_the_speaker_puts_no_ask_and_breaks_no_rule(run_sample: Run) -> None:
    outcome = run_sample("brief", "--mp", "Lindsay Hoyle", "--json", *ON)

    assert not [p for p in outcome.json["problems"] if p["rule"] == "A12"]


@pytest.mark.parametrize(("among", "count"), [("{{ figure.nation_count }}", 1), ("ours", 0)])
def test_a_rank_among_many_is_told_as_a_fifth(
    run: Run, workspace: Path, among: str, count: int
) -> None:
    rank = "{% set figure = statistics[0] %}\nThe {{ figure.nation_rank }}th highest of " + among
    put(workspace, "templates/brief.md.j2", f"# {{{{ address.first_mention }}}}\n\n{rank}.\n")

    problems = run("brief", "--mp", "Jess Phillips", "--json", *ON).json["problems"]

    assert len([p for p in problems if p["rule"] == "N21"]) == count
