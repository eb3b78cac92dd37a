"""A blank start: what a newcomer fills in, and what the program needs no words for."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.features.conftest import Outcome, Run, everything_in

Start = Callable[..., Outcome]
SEAT = "Gateshead Central and Whickham"
TO_AN_MP = ("letters", "--constituency", SEAT, "--format", "md")
OWN = (
    *("--name", "Tyne Larder", "--seat", SEAT, "--sector", "poverty_and_food"),
    *("--signed-by", "Ann O'Porter, Chair, Trustees", "--charity-number", "SC012345"),
    *("--address", "1 Example Street, Gateshead", "--email", "hello@example.org"),
    *("--website", "www.example.org"),
)
MANIFESTO = "data/manifestos/2024.yaml"
WHY = "    why: TODO-why  # what is wrong today, for whom; letters say it too"
EDITS = [
    ("advocate.yaml", "description", "Tyne Larder is a charity that runs food banks."),
    ("advocate.yaml", "local_statistic", "child_poverty_after_housing_costs_pct"),
    (MANIFESTO, "title", "Fund local crisis help for three years at a time"),
    (MANIFESTO, "what", "Give councils money for crisis help for three years at a time."),
    (MANIFESTO, "why", "Families who wait for a first payment need help within days."),
    (MANIFESTO, "subject", "local_crisis_help"),
    (MANIFESTO, "mechanism", "spending"),
    (MANIFESTO, "owner", "Department for Work and Pensions (minister for crisis support)"),
    (MANIFESTO, "by_when", "2040-11-30"),
    (MANIFESTO, "any_member", "write to the minister about crisis help, and share the reply"),
    (MANIFESTO, "fallback", "spend an hour with us at a food bank"),
]
FOR_THE_MANIFESTO = [
    ("advocate.yaml", "vision", "A region in which nobody needs a food bank."),
    (MANIFESTO, "purpose", "Relief of poverty is what the charity is for."),
    (MANIFESTO, "amount", "1000000"),
    (MANIFESTO, "period", "Each financial year"),
    (MANIFESTO, "price_base", "2026-27 prices"),
    (MANIFESTO, "basis", "An estimate of our own."),
    (MANIFESTO, "summary", "We ask for help that lasts."),
    (MANIFESTO, "problem", "Families in a crisis cannot wait."),
]
PROGRAMMES = (
    f"- {{id: a, site: Bensham Hall, constituency: {SEAT}, year: 2025/26, people_helped: 240}}\n"
)


def test_a_letter_without_texts_of_its_own_takes_them_from_the_ask_and_from_who_we_are(
    run: Run, workspace: Path
) -> None:
    settings = workspace / "advocate.yaml"
    own = r"  (subject: Tutors|problem:|works:|website:).*\n"
    settings.write_text(re.sub(own, "", settings.read_text("utf-8")), "utf-8")

    made = run(*TO_AN_MP)
    letter = made.text("briefs/*-letter-*.md")

    assert made.exit_code == 0
    assert "\n**Pay for more tutors**\n" in letter
    assert "\nBecause the gap is 22" in letter
    assert "is a charity for people who have" in letter
    assert "\nhello@example.org\n" in letter
    assert "None" not in letter


@pytest.fixture
def start(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Start a workspace and go there."""

    def started(*options: str) -> Outcome:
        folder = tmp_path / "new"
        outcome = run("init", str(folder), *options)
        monkeypatch.chdir(folder)
        return replace(outcome, folder=folder)

    return started


def test_facts_of_a_charity_make_a_start_with_nothing_of_the_samples(start: Start) -> None:
    made = start(*OWN)

    texts = {path.name: path.read_text("utf-8") for path in made.folder.rglob("*.yaml")}
    assert made.exit_code == 0
    assert made.stdout.splitlines() == ["advocate.yaml", "data/", "briefs/"]
    assert not [name for name, text in texts.items() if re.search("[Tt]utor|Wetherall", text)]
    assert "  name: Tyne Larder\n" in texts["advocate.yaml"]
    assert "  charity_number: SC012345\n" in texts["advocate.yaml"]
    assert "sectors: [poverty_and_food]\n" in texts["advocate.yaml"]
    assert "    name: Ann O'Porter\n    role: Chair, Trustees\n" in texts["advocate.yaml"]
    assert f"\n- constituency: {SEAT}\n" in texts["constituencies.yaml"]
    assert "    nations: [England] " in texts["2024.yaml"]
    assert f'Then: advocate letters --constituency "{SEAT}"' in made.stderr


def test_a_start_with_options_only_says_what_to_fill_in_where_and_why(start: Start) -> None:
    made = start("--blank", "--json")

    settings = made.folder.joinpath("advocate.yaml").read_text("utf-8").splitlines()
    manifesto = made.folder.joinpath("data/manifestos/2024.yaml").read_text("utf-8").splitlines()
    first, *others = made.json["todo"]
    assert first["file"] == "advocate.yaml"
    assert settings[first["line"] - 1].startswith("  name: TODO-name")
    assert (first["what"], first["why"]) == ("organisation.name", "It heads every document.")
    by_when = next(each for each in others if each["what"] == "asks.by_when")
    assert manifesto[by_when["line"] - 1].startswith("    by_when:")
    assert [each["path"] for each in made.json["written"]] == ["advocate.yaml", "data/", "briefs/"]
    assert {"sectors", "asks.subject", "says nothing yet"} <= {each["what"] for each in others}


def test_a_check_of_a_blank_start_finds_what_is_on_the_list_and_nothing_else(
    run: Run, start: Start
) -> None:
    start("--blank")

    found, todo = run("check", "--json").json["problems"], run("check", "--todo", "--json").json
    places = {(each["file"], each["line"]) for each in todo["todo"]}
    assert {each["rule"] for each in found} == {"F09", "A01", "A05", "A12"}
    assert {(p["file"], p["line"]) for p in found if p["rule"] == "F09"} <= places


def test_a_letter_of_a_blank_start_names_the_line_that_is_to_be_filled_in(
    run: Run, start: Start
) -> None:
    made = start(*OWN)
    fill(made.folder, [edit for edit in EDITS if edit[1] != "why"])

    refused = run(*TO_AN_MP)

    line = made.folder.joinpath(MANIFESTO).read_text("utf-8").splitlines().index(WHY) + 1
    assert refused.exit_code == 1
    assert f"{MANIFESTO}:{line}: “TODO-why” is left to be filled in" in refused.stderr
    assert made.files() == []


def test_a_newcomer_has_a_right_letter_with_a_dozen_edited_lines(run: Run, start: Start) -> None:
    made = start(*OWN)
    (made.folder / "data" / "programmes.yaml").write_text(PROGRAMMES, "utf-8")
    edited = fill(made.folder, EDITS)

    outcomes = run(*TO_AN_MP), run("brief", "--constituency", SEAT, "--format", "md")

    letter = made.text("briefs/*-letter-*.md")
    assert edited <= 12
    assert [each.exit_code for each in outcomes] == [0, 0]
    assert [p for each in outcomes for p in re.findall(r"\[(\w\d\d)\]", each.stderr)] == ["P18"]
    assert "In Gateshead Central and Whickham we helped 240 people in 2025/26" in letter
    assert "Tyne Larder is a charity that runs food banks.\nIn Gateshead" in letter
    assert not re.search("TODO|None|Tutor", letter + made.text("briefs/*-brief-*.md"))


def test_the_list_ends_when_everything_is_filled_in(run: Run, start: Start) -> None:
    made = start(*OWN)
    fill(made.folder, EDITS + FOR_THE_MANIFESTO)
    for name in ("programmes", "mps", "evidence"):
        with (made.folder / "data" / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write("[]\n")

    assert run("check", "--todo").stdout == "Nothing left to fill in.\n"
    assert run("check").stdout.startswith("nothing to put right")
    assert run("manifesto", "2024").exit_code == 0


def test_the_list_of_the_sample_says_that_it_is_one(run: Run, start: Start) -> None:
    made = start()

    place, why, count, *_ = made.stderr.splitlines()
    line = made.folder.joinpath("advocate.yaml").read_text("utf-8").splitlines()
    assert line[int(place.split(":")[1]) - 1].startswith("sample_notice:")
    assert "--blank" in why
    assert count == "1 thing to fill in."


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (
            ("--sector", "povert"),
            2,
            "hint:  Known: education | health_and_care | poverty_and_food.",
        ),
        (("--seat", "Gateshed East"), 1, "No constituency is called “Gateshed East”."),
        (("--postcode", "NE99 9ZZ"), 3, "NE99 9ZZ"),
        (("--email", "hello"), 2, "hint:  Write for example: policy@example.org"),
        (("--signed-by", "Ann Porter"), 2, "hint:  Write a name, a comma and the role"),
        (("--charity-number", "none"), 2, "“none” is no answer to --charity-number."),
        (("--name", "Tyne\x1bLarder"), 2, "hint:  Write the name as it stands on the letterhead."),
        (("--copy", "brief", "--blank"), 2, "--copy goes with neither"),
    ],
)
def test_an_answer_that_means_nothing_makes_no_workspace(
    run: Run, tmp_path: Path, typed: tuple[str, ...], code: int, said: str
) -> None:
    refused = run("init", str(tmp_path / "new"), *typed)

    assert refused.exit_code == code
    assert said in refused.stderr
    assert not (tmp_path / "new").exists()


def test_a_seat_from_a_postcode_is_marked_as_probable(start: Start) -> None:
    made = start("--postcode", "ne8 1ab")

    listed = f"- constituency: {SEAT}  # probably: from the postcode ne8 1ab\n"
    assert "warning: NE8 1AB is probably in Gateshead Central and Whickham" in made.stderr
    assert listed in made.folder.joinpath("data/constituencies.yaml").read_text("utf-8")


def test_a_blank_start_overwrites_nothing_and_a_dry_run_writes_nothing(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    before = everything_in(workspace)

    refused = run("init", str(workspace), "--blank")
    dry = run("init", str(tmp_path / "new"), "--blank", "--dry-run")

    assert refused.exit_code == 1
    assert "advocate.yaml is there already, so nothing was changed." in refused.stderr
    assert everything_in(workspace) == before
    assert dry.stdout.splitlines()[0] == "advocate.yaml  (dry run: not written)"
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("typed", "files"),
    [
        (f"Tyne Larder\nGateshed East\n{SEAT}\n\n\n\n\n\n\n", "own"),
        ("\n", "sample"),
    ],
)
def test_in_a_terminal_it_asks_again_until_an_answer_means_something(
    tmp_path: Path, typed: str, files: str
) -> None:
    said = in_a_terminal(tmp_path, typed)

    settings = (tmp_path / "new" / "advocate.yaml").read_text("utf-8")
    if files == "sample":
        assert "name: Action Tutoring" in settings
    else:
        assert "No constituency is called “Gateshed East”." in said
        assert said.count("In which constituency do you work?") == 2
        assert "name: Tyne Larder" in settings
        assert "charity_number: TODO-charity_number" in settings


def in_a_terminal(folder: Path, typed: str) -> str:
    """Return what `advocate init new` prints in a terminal where somebody types that."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "advocate", "init", "new"]
    with subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs) as run:
        os.close(theirs)
        os.write(ours, typed.encode())
        said = b""
        with suppress(OSError):
            while part := os.read(ours, 4096):
                said += part
    os.close(ours)
    assert run.returncode == 0, said
    return said.decode()


def fill(folder: Path, edits: list[tuple[str, str, str]]) -> int:
    """Write a value behind each field that waits for one, and return how many lines that took."""
    for file, field, value in edits:
        path = folder / file
        waiting = rf"(?m)^( *{field}:) *(?:TODO[\w-]*)?(?:  #.*)?$"
        filled = rf"\1 {value}"
        text, changed = re.subn(waiting, filled, path.read_text("utf-8"), count=1)
        assert changed == 1, field
        path.write_text(text, "utf-8")
    return len(edits)
