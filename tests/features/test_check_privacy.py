"""Rules on audiences and on the charity's own texts, through the command line."""

from pathlib import Path

import pytest

from tests.features.breaches import change, found, line_of, put
from tests.features.conftest import Run, everything_in

ON = ("--on", "2026-11-20")
NOTE = "He was rather late for the visit and left before the end of it."


def test_a_claim_for_colleagues_never_reaches_a_public_document(run: Run, workspace: Path) -> None:
    change(
        workspace,
        "data/evidence.yaml",
        "  statement: The gap in reading\n",
        "  statement: The gap in reading\n  audience: internal\n",
    )
    before = everything_in(workspace)

    public = run("manifesto", "2024", "--json", *ON)
    after = everything_in(workspace)
    internal = run("brief", "--mp", "Jess Phillips", "--json", *ON)

    assert (public.exit_code, internal.exit_code) == (1, 0)
    assert "R01" in {p["rule"] for p in public.json["problems"]}
    assert after == before


def test_the_words_of_an_internal_note_never_reach_a_letter(run: Run, workspace: Path) -> None:
    put(
        workspace,
        "data/mps.yaml",
        f"- member: 4510\n  name: Helen Hayes\n  internal_note: {NOTE}\n"
        "  letter_line: You kindly came, though He was rather late for the visit and left.\n",
    )

    outcome = run("letters", "--committee", "education", "--json", *ON)

    assert outcome.exit_code == 1
    assert [p["rule"] for p in outcome.json["problems"] if p["severity"] == "error"] == ["R01"]
    assert outcome.files() == []


@pytest.mark.parametrize(
    ("note", "line", "is_stopped"),
    [
        ("Drinks too much.", "You came. Drinks too much.", True),
        ("Was late. Talks about himself.", "Talks about himself. You kindly came.", True),
        ("Met in 2019.", "We met in 2019 at a school.", False),
        ("Friendly.", "You were friendly. Friendly.", False),
    ],
)
def test_a_short_note_for_colleagues_never_reaches_a_letter_as_a_sentence(
    run: Run, workspace: Path, note: str, line: str, is_stopped: bool
) -> None:
    put(
        workspace,
        "data/mps.yaml",
        f"- member: 4510\n  name: Helen Hayes\n  internal_note: {note}\n  letter_line: {line}\n",
    )

    outcome = run("letters", "--committee", "education", "--json", *ON)

    assert outcome.exit_code == is_stopped
    assert ("R01" in {p["rule"] for p in outcome.json["problems"]}) is is_stopped


AVOID = "Never say that the tutors are cheaper than a teacher would be."


@pytest.mark.parametrize("where", ["avoid", "programme"])
@pytest.mark.parametrize(
    ("said", "is_stopped"),
    [
        ("We say that the tutors are cheaper than a teacher would be.", True),
        ("Our tutors are cheaper than a teacher.", False),
    ],
)
def test_what_is_written_for_colleagues_never_reaches_a_letter(
    run: Run, workspace: Path, where: str, said: str, is_stopped: bool
) -> None:
    if where == "avoid":
        put(
            workspace,
            "advocate.yaml",
            (workspace / "advocate.yaml")
            .read_text("utf-8")
            .replace(
                "brief:\n",
                f"brief:\n  questions:\n    - question: Why?\n      answer: So.\n"
                f"      avoid: {AVOID}\n",
            ),
        )
    else:
        put(
            workspace,
            "data/programmes.yaml",
            "- id: one\n  site: A Place\n  constituency: Birmingham Yardley\n"
            f"  year: 2025/26\n  note: {AVOID}\n",
        )
    change(workspace, "advocate.yaml", "We would gladly visit", f"{said} We would visit")

    outcome = run("letters", "--committee", "education", "--json", *ON)

    assert ("R01" in {p["rule"] for p in outcome.json["problems"]}) is is_stopped
    assert outcome.exit_code == is_stopped


def test_a_mobile_number_never_reaches_a_letter(run: Run, workspace: Path) -> None:
    change(workspace, "advocate.yaml", "We would gladly visit", "Call 07700 900 123. We will visit")

    outcome = run("letters", "--committee", "education", "--json", *ON)

    assert "R01" in {p["rule"] for p in outcome.json["problems"] if p["severity"] == "error"}
    assert outcome.exit_code == 1


IDENTIFYING = (
    *("NHS No: 4857773456 was on it.", "His number is 485 777 3456.", "NI JG103759A is hers."),
    *(
        "UPN H801204500017 came.",
        "Hospital number K445512 came.",
        "Case ref. HSG/2026/0042 is shut.",
    ),
    *("She was born on 3 May 2011.", "Lisa (b. 03/05/2011) came.", "Date of birth: 2011-05-03"),
    *("He lives at 7 Elm Close, Leeds LS6 2AB.", "Flat 3, 12 Mill Road, Bath BA1 1AA, is damp."),
    *("Mrs A Khan, 9 Elm Close, Leeds LS6 2AB, told us.", "The family moved to LS6 2AB."),
    *("Write to lisa77@yahoo.co.uk.", "Their van, YK19 LMN, stood there.", "Reg: YK19LMN"),
    *(
        "Ring Mr Khan on 0113 496 0123.",
        "Her home phone is (0113) 496 0123.",
        "Or +44 (0)7700 900123.",
    ),
    *("Prison number A1234BC is his.", "Card 4929 1234 5678 9012 was lost."),
)
OF_NOBODY = (
    *(
        "Our charity number is 1095385, our company number 04642321.",
        "We were founded on 3 May 2011.",
    ),
    *("Our office is at 12 High Street, Leeds LS1 4AB.", "Call the office on 0113 496 0123."),
    *("Write to hello@example.org or ann.example.mp@parliament.uk.", "Ring 0800 123 4567."),
    *("See UIN 98073, HC 254, ERS0002 and ISBN 978-0-306-40615-7.", "Pupil numbers rose to 12345."),
    *("The care home at 12 High Street, Leeds LS1 4AB, has a garden.", "He was born in May 2011."),
    *(
        "Case study 12345 is of a school.",
        "It costs 485 777 pounds.",
        "The charity was born on 3 May 2011.",
    ),
    "The Lord Mayor, 1 Town Hall Square, came; we moved to 12 High Street, Leeds LS1 4AB.",
)


def test_what_identifies_one_person_is_an_error_where_it_stands(run: Run, workspace: Path) -> None:
    texts = (*IDENTIFYING, *OF_NOBODY)
    entry = "- id: entry{}\n  date: 2024-11-20\n  kind: event\n  summary: >-\n    {}\n"
    log = "".join(entry.format(i, text) for i, text in enumerate(texts))
    put(workspace, "data/engagements.yaml", log)

    problems = found(run, "R01", *ON)

    assert {p["severity"] for p in problems} == {"error"}
    told = {log.splitlines()[problem["line"]].strip() for problem in problems}
    assert told == set(IDENTIFYING)


@pytest.mark.parametrize(
    "said",
    ["Ask for Ann, born on 3 May 2011.", "Write to ann77@gmail.com.", "Case no. 20/4411/26."],
)
def test_what_identifies_one_person_never_reaches_a_letter(
    run: Run, workspace: Path, said: str
) -> None:
    change(workspace, "advocate.yaml", "We would gladly visit", f"{said} We would gladly visit")

    outcome = run("letters", "--committee", "education", "--json", *ON)

    assert "R01" in {p["rule"] for p in outcome.json["problems"] if p["severity"] == "error"}
    assert (outcome.exit_code, outcome.files()) == (1, [])


def test_the_charitys_own_address_at_a_private_provider_is_printed(
    run: Run, workspace: Path
) -> None:
    text = (workspace / "advocate.yaml").read_text("utf-8")
    mail = next(line.split()[1] for line in text.splitlines() if line.startswith("  email:"))
    put(workspace, "advocate.yaml", text.replace(mail, "our.charity@gmail.com"))

    assert found(run, "R01", *ON) == []
    assert run("letters", "--committee", "education", *ON).exit_code == 0


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("A world where no child’s life chances are determined by their background.", 1),
        ("A world where no child’s life chances are limited by their background.", 0),
        ("Our world is one of schools.", 0),
    ],
)
def test_the_vision_has_the_same_words_everywhere(
    run: Run, workspace: Path, said: str, count: int
) -> None:
    vision = "A world where no child's life chances are limited by their background."
    change(workspace, "advocate.yaml", "A fair start for everybody.", vision)
    change(workspace, "data/manifestos/2024.yaml", "We ask for tutors.", said)

    problems = found(run, "R05")

    assert [p["severity"] for p in problems] == ["error"] * count
    assert all(
        p["line"] == line_of(workspace, "data/manifestos/2024.yaml", "summary") for p in problems
    )


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("R&A Tutors <north> was founded in 2012 by teachers.", 1),
        ("R&A Tutors <north> was founded in 2011 by teachers.", 0),
        ("We have existed since 2012.", 1),
        ("Prices have risen since 2012.", 0),
    ],
)
def test_the_charity_begins_in_one_year(run: Run, workspace: Path, said: str, count: int) -> None:
    change(workspace, "advocate.yaml", '  charity_number: "0000000"\n',
           '  charity_number: "0000000"\n  founded: 2011\n')  # fmt: skip
    change(workspace, "data/manifestos/2024.yaml", "We ask for tutors.", f"'{said}'")

    assert len(found(run, "R05")) == count


def test_a_document_that_prints_what_was_not_yet_known_warns(run: Run) -> None:
    early = run("brief", "--mp", "Jess Phillips", "--json", "--on", "2024-10-01")
    later = run("brief", "--mp", "Jess Phillips", "--json", "--on", "2024-12-12")

    rules = [[p["rule"] for p in outcome.json["problems"]] for outcome in (early, later)]
    assert [found_rules.count("R07") for found_rules in rules] == [1, 0]


@pytest.mark.parametrize(
    ("name", "role", "source", "count"),
    [
        ("Ann Example", "Senior caseworker, office of Jess Phillips MP", "", 1),
        ("Ann Example", "Senior caseworker", "  source: Phone call; to be looked at in May\n", 0),
        ("Ann Example", "Headteacher", "", 0),
        ("Ann", "caseworker", "", 0),
    ],
)
def test_a_member_s_staff_are_not_named_without_a_reason(
    run: Run, workspace: Path, name: str, role: str, source: str, count: int
) -> None:
    visit = (
        "- id: visit_one\n  member: 4370\n  date: 2021-07-08\n  venue: A School\n"
        f"  purpose: To see a session\n{source}"
        f"  people:\n    - name: {name}\n      role: {role}\n"
    )
    put(workspace, "data/visits.yaml", visit)

    assert [p["severity"] for p in found(run, "R02", *ON)] == ["warning"] * count
