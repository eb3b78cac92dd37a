"""What a build and `advocate check` say of a document as a whole, and of names in it."""

from pathlib import Path
from typing import Any

import pytest

from tests.features.conftest import Run, everything_in

ON = "2026-11-20"
BRIEF = ("brief", "--mp", "4370", "--on", ON, "--format", "md")
SETTINGS = "advocate.yaml"
TITLE = "# {{ address.plain_name }}\n\n"


def template(folder: Path, text: str, name: str = "brief") -> None:
    """Give the workspace a template of its own."""
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / f"{name}.md.j2").write_text(text, "utf-8")


def say(folder: Path, text: str) -> int:
    """Make `text` the objective of briefs; return its line."""
    path = folder / SETTINGS
    lines = path.read_text("utf-8").splitlines()
    (at,) = [i for i, line in enumerate(lines) if line.startswith("  objective:")]
    lines[at] = f"  objective: '{text}'"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return at + 1


def built(run: Run, rule: str, *command: str) -> list[dict[str, Any]]:
    """What one rule finds while a document is built."""
    problems = run(*(command or BRIEF), "--json").json["problems"]
    return [problem for problem in problems if problem["rule"] == rule]


def assert_stops(run: Run, folder: Path, rule: str, said: str) -> None:
    """A brief is refused by that rule, with these words, and the folder is as it was."""
    before = everything_in(folder)
    (problem,) = built(run, rule)
    assert problem["severity"] == "error"
    assert said in problem["message"]
    assert run(*BRIEF).exit_code == 1
    assert everything_in(folder) == before


# --- length (F05) -----------------------------------------------------------------------------


def test_a_summary_longer_than_a_page_is_warned_of(run: Run, workspace: Path) -> None:
    path = workspace / "data" / "manifestos" / "2024.yaml"
    command = ("manifesto", "2024", "--on", ON)
    assert built(run, "F05", *command) == []

    lines = [
        f"summary: {'word ' * 500}" if line.startswith("summary:") else line
        for line in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    (problem,) = built(run, "F05", *command)

    assert problem["severity"] == "warning"
    assert "its first page holds some 450" in problem["message"]


# --- structure (F07) --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("# One\n\nText.\n\n# Two\n\nText.\n", "There are 2 headings of level 1"),
        ("Text alone.\n", "There are no headings of level 1"),
        ("# One\n\n### Three\n\nText.\n", "“Three” is of level 3, below “One” of level 1"),
        ("# One\n\n| A | |\n| --- | --- |\n| b | c |\n", "a column without a header (A | )"),
        ("# One\n\n![](chart.png)\n", "The picture chart.png has no alternative text"),
        ("# One\n\nSee [](https://example.org).\n", "The link to https://example.org has no text"),
    ],
)
def test_a_structure_that_cannot_be_followed_stops_the_build(
    run: Run, workspace: Path, body: str, said: str
) -> None:
    template(workspace, body)

    assert_stops(run, workspace, "F07", said)


def test_a_sound_structure_is_built(run: Run, workspace: Path) -> None:
    template(
        workspace,
        "# One\n\nText.\n\n## Two\n\n### Three\n\n| A | B |\n| --- | --- |\n| c | |\n\n"
        "## Four\n\n![A chart](chart.png) and [a link](https://example.org).\n",
    )

    assert run(*BRIEF).exit_code == 0


# --- short forms (F08) ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The NTP has closed.", 1),
        ("The NTP has closed. The National Tutoring Programme is missed.", 1),
        ("The National Tutoring Programme (NTP) has closed. The NTP is missed.", 0),
        ("The NTP (National Tutoring Programme) has closed.", 0),
        ("Pupils sit GCSEs, as every MP in the UK knows.", 0),
        ("Results at KS2, by the DfE and the EEF.", 3),
        ("An APPG heard of SEND.", 2),
        ("Three MATs, two SENCos and the ALBs came.", 3),
        ("Pupils with FSM6 or SEMH needs come; so do CYP.", 3),
        ("Three multi-academy trusts (MATs) and the arm’s length bodies (ALBs) came.", 0),
        ("Multi academy trusts are many: MATs are everywhere.", 0),
        ("KPMG, HSBC and HS2 spoke on LBC. Text SHARE to 70707. ENDS", 0),
        ("The HLF, an NGB and QS4 spoke.", 3),
        ("MATs are many. Multi-academy trusts are everywhere.", 1),
        ("The QTLS and three RJPs are on no list.", 2),
        ("The Quite Tried Learning Scheme (QTLS) is on no list, nor RJPs (red joint plans).", 0),
        (
            "DO NOT call the BBC, HMRC, GPs, the CEOs, MSPs or PTAs in World War II about VAT.",
            0,
        ),
        ("Read HC 254, CBP 1234 and UIN 98073 of the NAO in SW1A 0AA.", 0),
    ],
)
@pytest.mark.usefixtures("in_schools")
def test_a_short_form_is_spelt_out_by_its_first_use(
    run: Run, workspace: Path, text: str, count: int
) -> None:
    template(workspace, f"{TITLE}{text}\n")

    problems = built(run, "F08")

    assert [problem["severity"] for problem in problems] == ["warning"] * count


# --- loose ends (F09) -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("From our talks it emerged that:\n", "Nothing follows “From our talks it emerged that:”"),
        ("It emerged that:\n\n## Then\n\nText.\n", "Nothing follows “It emerged that:”"),
        ("- Ask for:\n- More.\n", "Nothing follows “Ask for:”"),
        ("Our matron says:\n\nSo it is.\n", "Nothing follows “Our matron says:”"),
        ("## Empty\n\n## Full\n\nText.\n", "Nothing stands below the heading “Empty”"),
        ("## Last\n", "Nothing stands below the heading “Last”"),
        ("The date is TBC.\n", "“TBC” is left to be filled in"),
        ("Lorem ipsum dolor.\n", "“Lorem ipsum” is left to be filled in"),
        ("Dear [insert name],\n", "“[insert name]” is left to be filled in"),
        ("It costs XXX pounds.\n", "“XXX” is left to be filled in"),
        ("Who ??? says so.\n", "“???” is left to be filled in"),
    ],
)
def test_a_loose_end_stops_the_build(run: Run, workspace: Path, body: str, said: str) -> None:
    template(workspace, f"{TITLE}{body}")

    assert_stops(run, workspace, "F09", said)


def test_what_is_announced_and_follows_is_no_loose_end(run: Run, workspace: Path) -> None:
    template(
        workspace,
        f"{TITLE}It emerged that:\n\n- tutors help.\n\n## A\n\n### B\n\nAs follows:\n\n"
        "| A | B |\n| --- | --- |\n| c | d |\n\nShe said:\n\n> So it is.\n\n"
        "Our matron says:\n\n“So it is.”\n\nA guest says:\n\n‘So it is.’\n\n"
        "[Insert a card](https://example.org) is a link.\n",
    )

    assert run(*BRIEF).exit_code == 0


def test_a_placeholder_in_the_yaml_is_named_with_its_line(run: Run, workspace: Path) -> None:
    line = say(workspace, "Agree on TBD.")

    (problem,) = run("check", "--rule", "F09", "--on", ON, "--json").json["problems"]

    assert (problem["severity"], problem["file"], problem["line"]) == ("error", SETTINGS, line)


VISIT = """\
- id: soon
  member: 4370
  date: 2026-12-04
  venue: A School
  purpose: To see a session
  supervised_by: {supervised_by}
  safeguarding_lead: {lead}
  running_order:
    - start: "12:30"
      minutes: 20
      what: Welcome
      lead: {welcome}
"""
NAMED = {"supervised_by": "the class teacher", "lead": "Odile Farrow", "welcome": "Ann Lee"}


@pytest.mark.parametrize(
    ("field", "text", "line"),
    [
        ("supervised_by", "tbc", 6),
        ("lead", "TBC", 7),
        ("lead", "Tbd.", 7),
        ("lead", "to be confirmed", 7),
        ("welcome", "t.b.a.", 12),
        ("welcome", "???", 12),
        ("supervised_by", "Ms Tba, teacher", None),
        ("supervised_by", "the head, who will confirm", None),
        ("welcome", "Xanthe", None),
    ],
)
def test_a_field_that_nobody_filled_in_is_found_by_check(
    run: Run, workspace: Path, field: str, text: str, line: int | None
) -> None:
    (workspace / "data" / "visits.yaml").write_text(VISIT.format(**NAMED | {field: text}), "utf-8")

    problems = run("check", "--rule", "F09", "--on", ON, "--json").json["problems"]

    assert [(p["severity"], p["file"], p["line"]) for p in problems] == (
        [("error", "data/visits.yaml", line)] if line else []
    )


def test_a_placeholder_in_small_letters_is_named_once(run: Run, workspace: Path) -> None:
    line = say(workspace, "tbc")

    (problem,) = run("check", "--rule", "F09", "--on", ON, "--json").json["problems"]

    assert problem["line"] == line


# --- names (F10) ------------------------------------------------------------------------------

PROGRAMME = """\
- id: ark
  site: Ark Victoria Primary Academy
  constituency: Birmingham Yardley
  year: 2025/26
"""
PERSON = "- member: 4370\n  name: Jess Phillips\n"


@pytest.fixture
def names(workspace: Path, in_schools: None) -> Path:
    """The small workspace with a school and a member."""
    (workspace / "data" / "programmes.yaml").write_text(PROGRAMME, "utf-8")
    (workspace / "data" / "mps.yaml").write_text(PERSON, "utf-8")
    return workspace


@pytest.mark.parametrize(
    ("text", "written", "known"),
    [
        ("We met at Ark Vitoria in July.", "Ark Vitoria", "Ark Victoria"),
        ("At Ark Victora Primary Academy.", "Ark Victora Primary Academy", "Ark Victoria Primary"),
        ("Jess Philips came.", "Jess Philips", "Jess Phillips"),
        ("In Birmingham Yardly we work.", "Birmingham Yardly", "Birmingham Yardley"),
        ("In Birmingham Yardely we work.", "Birmingham Yardely", "Birmingham Yardley"),
        ("Ark Vitcoria has tutors.", "Ark Vitcoria", "Ark Victoria"),
        ("Jess Fhillips came.", "Jess Fhillips", "Jess Phillips"),
        ("Jses Phillips came.", "Jses Phillips", "Jess Phillips"),
        ("Jeess Phillips came.", "Jeess Phillips", "Jess Phillips"),
        ("Jest Phillips came.", "Jest Phillips", "Jess Phillips"),
    ],
)
def test_a_name_that_is_nearly_one_of_ours_is_a_warning(
    run: Run, names: Path, text: str, written: str, known: str
) -> None:
    line = say(names, text)

    (problem,) = run("check", "--rule", "F10", "--on", ON, "--json").json["problems"]

    assert (problem["severity"], problem["file"], problem["line"]) == ("warning", SETTINGS, line)
    assert f"“{written}” is nearly “{known}" in problem["message"]
    assert run(*BRIEF).exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ark Victoria and Jess Phillips, in Birmingham Yardley.",
        "Jess Phillips's office; Ark Victoria’s pupils.",
        "Nottingham South and Nottingham East are others.",
        "Jess Asato came to Ark Boulton.",
        "Jean Phillips and Jo Phillips came.",
        "Jess Phillipses are many.",
    ],
)
def test_names_that_are_right_or_others_are_left_alone(run: Run, names: Path, text: str) -> None:
    say(names, text.replace("'", "’"))

    assert run("check", "--rule", "F10", "--on", ON, "--json").json["problems"] == []


def test_a_venue_that_is_nearly_a_school_of_ours_is_a_warning(run: Run, names: Path) -> None:
    (names / "data" / "visits.yaml").write_text(
        "- id: soon\n  member: 4370\n  date: 2026-12-04\n  venue: Ark Vitoria Primary Academy\n"
        "  purpose: To see a session\n",
        "utf-8",
    )

    (problem,) = run("check", "--rule", "F10", "--on", ON, "--json").json["problems"]

    assert (problem["file"], problem["line"]) == ("data/visits.yaml", 4)
