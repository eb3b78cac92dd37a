"""YAML that people type and paste: what is lost, unseen or spoofed is said, the rest is read."""

import shutil
from pathlib import Path

import pytest

from tests.features.conftest import Run, everything_in

LOCAL = "data/constituencies.yaml"
YARDLEY = "- constituency: Birmingham Yardley\n  context: {}\n"
BRIEF = ("brief", "--mp", "Jess Phillips", "--format", "md")


def in_settings(workspace: Path, old: str, new: str) -> None:
    path = workspace / "advocate.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("typed", "line", "said"),
    [
        ("We are the charity with #1 rating.", 2, '"#1 rating."'),
        ("&Important news for us.", 2, '"&Important"'),
        ("!Important news for us.", 2, '"!Important"'),
        ("*Important* news for us.", 2, "* repeats what is marked"),
        ("Ours\n<<<<<<< HEAD", 3, "Two merged versions"),
        ("The \u202eplan", 2, "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ('"The \\u202eplan"', 2, "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ('"The \\e[2Jplan"', 2, "ESCAPE (U+001B)"),
        ("The pl\ufffdn", 2, "REPLACEMENT CHARACTER (U+FFFD)"),
    ],
)
def test_lost_or_misleading_words_stop_the_work_and_nothing_is_written(
    run: Run, workspace: Path, typed: str, line: int, said: str
) -> None:
    (workspace / LOCAL).write_text(YARDLEY.format(typed), "utf-8")
    before = everything_in(workspace)

    outcomes = [run(*BRIEF, "--json"), run("check", "--json"), run("check", "--json")]

    for outcome in outcomes:
        here = [p for p in outcome.json["problems"] if said in f"{p['message']} {p['hint']}"]
        assert here, outcome.json["problems"]
        assert outcome.exit_code == 1
        assert (here[0]["file"], here[0]["line"], here[0]["severity"]) == (LOCAL, line, "error")
    assert everything_in(workspace) == before


def test_unseen_characters_are_taken_out_with_a_word_in_each_run(run: Run, workspace: Path) -> None:
    (workspace / LOCAL).write_text(YARDLEY.format('"Our\u200bpart\xadners help."'), "utf-8")

    first, second, checked = run(*BRIEF), run(*BRIEF, "--force"), run("check")

    assert "Ourpartners help" in first.text("briefs/*.md")
    for said in (first.stderr, second.stderr, checked.stdout):
        assert f"{LOCAL}:2: " in said
        assert "ZERO WIDTH SPACE (U+200B) cannot be seen, and is left out." in said
        assert "SOFT HYPHEN (U+00AD)" in said


def test_an_indent_of_no_break_spaces_is_read_as_one_of_spaces(run: Run, workspace: Path) -> None:
    (workspace / LOCAL).write_text(YARDLEY.format("Pasted.").replace("  c", "\xa0\xa0c"), "utf-8")

    outcome = run(*BRIEF)

    assert "Pasted." in outcome.text("briefs/*.md")
    assert f"warning: {LOCAL}:2: NO-BREAK SPACE (U+00A0)" in outcome.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Frаnces Example", "CYRILLIC SMALL LETTER A (U+0430)"),
        ("Ann Eхample", "CYRILLIC SMALL LETTER HA (U+0445)"),
        ("Αnn Example", "GREEK CAPITAL LETTER ALPHA (U+0391)"),
        ("Јеѕѕ Example", "CYRILLIC CAPITAL LETTER JE (U+0408)"),
        ("Ann Exɑmple", "LATIN SMALL LETTER ALPHA (U+0251)"),
        ("Ａｎｎ Example", "FULLWIDTH LATIN CAPITAL LETTER A (U+FF21)"),
        ("𝐀𝐧𝐧 Example", "MATHEMATICAL BOLD CAPITAL A (U+1D400)"),
        ("Ann Еxаmple", "CYRILLIC CAPITAL LETTER IE (U+0415)"),
        ('"Ann\\u200b Example"', "ZERO WIDTH SPACE (U+200B)"),
        ('"Ann\\u202e Example"', "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
    ],
)
def test_a_name_whose_letters_pass_for_others_is_refused(
    run: Run, workspace: Path, name: str, said: str
) -> None:
    in_settings(workspace, "name: Zoë O'Brien", f"name: {name}")

    outcome = run(*BRIEF, "--json")

    here = [p for p in outcome.json["problems"] if said in p["message"]]
    assert outcome.exit_code == 1
    assert [(p["severity"], p["file"]) for p in here] == [("error", "advocate.yaml")]
    assert outcome.files() == []


@pytest.mark.parametrize("name", ["Олена Шевченко", "Siân Ó Dónaill", "שרה לוי", "Тарас Оса"])
def test_a_name_in_one_script_is_taken_as_it_is(run: Run, workspace: Path, name: str) -> None:
    in_settings(workspace, "name: Zoë O'Brien", f"name: {name}")

    outcome = run("check", "--json")

    assert [p for p in outcome.json["problems"] if "letter" in p["message"]] == []


def test_in_prose_a_word_of_two_scripts_is_a_warning(run: Run, workspace: Path) -> None:
    (workspace / LOCAL).write_text(YARDLEY.format("Our plаn, 5 μg at 6 kΩ."), "utf-8")

    outcome = run("check", "--json")

    (told,) = [p for p in outcome.json["problems"] if "no plain letter" in p["message"]]
    assert (told["severity"], told["file"], told["line"]) == ("warning", LOCAL, 2)
    assert "“plаn”" in told["message"]


def test_every_name_is_told_at_once(run: Run, workspace: Path) -> None:
    in_settings(workspace, "name: Zoë O'Brien", "name: Аnn \u202eExample")
    (workspace / LOCAL).write_text(YARDLEY.format("We are #1"), "utf-8")

    outcome = run("check")

    said = ("CYRILLIC CAPITAL LETTER A (U+0410)", "U+202E", '"#1"')
    assert all(each in outcome.stdout for each in said)


def test_no_control_character_of_a_file_reaches_the_terminal(run: Run, workspace: Path) -> None:
    keys = '"k\\e[2J\\e]0;title\\a": 1\n"zz\\u009b31m\\u202egnp.exe": 2\n'
    path = workspace / "advocate.yaml"
    path.write_text(path.read_text("utf-8") + keys, "utf-8")

    outcomes = [run("check"), run("check", "--json"), run(*BRIEF), run(*BRIEF, "--json")]

    for outcome in outcomes:
        printed = outcome.stdout + outcome.stderr
        assert "gnp.exe" in printed
        assert not {*"\x07\x1b\x9b\u202e"} & {*printed}
    assert "ESCAPE (U+001B), BELL (U+0007)" in outcomes[0].stdout


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("evidence.yml", "error"),
        ("old/evidence.yaml", "error"),
        ("evidence.yaml.bak", "warning"),
        ("Evidence.YAML", "warning"),
        ("evidence.yaml~", "warning"),
        ("manifestos/2024.yaml.txt", "warning"),
        ("notes.txt", "note"),
        ("figures.xlsx", "note"),
        ("deep/er/figures.csv", "note"),
        ("no ending", "note"),
    ],
)
def test_whatever_in_data_is_read_by_nothing_is_named(
    run: Run, workspace: Path, name: str, severity: str
) -> None:
    path = workspace / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[]", "utf-8")

    outcome = run("check", "--json")

    here = [p for p in outcome.json["problems"] if p["file"] == f"data/{name}"]
    assert [(p["severity"], p["message"], p["line"]) for p in here] == [
        (severity, "Nothing reads this file.", 1)
    ]
    assert run(*BRIEF).exit_code == (severity == "error")


def test_what_is_read_or_left_by_a_system_is_not_named(run: Run, workspace: Path) -> None:
    data = workspace / "data"
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$notes.docx", "map.svg"):
        (data / name).write_text("", "utf-8")
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates" / "note.md.j2").write_text("![A map](data/map.svg)\n", "utf-8")
    (data / "fuel.csv").write_text("constituency,value\nBirmingham Yardley,3\n", "utf-8")
    (data / "statistics.yaml").write_text(
        "- id: fuel\n  name: Fuel\n  unit: count\n  period: 2024\n  csv: data/fuel.csv\n", "utf-8"
    )

    problems = run("check", "--json").json["problems"]

    assert [p for p in problems if "Nothing reads" in p["message"]] == []


def test_many_files_that_nothing_reads_are_counted(run: Run, workspace: Path) -> None:
    for number in range(25):
        (workspace / "data" / f"{number:02}.txt").write_text("", "utf-8")

    problems = run("check", "--json").json["problems"]

    named = [p["message"] for p in problems if "Nothing reads" in p["message"]]
    assert len(named) == 21
    assert "Nothing reads 5 more files in data/." in named


def test_a_sector_of_ones_own_is_looked_at_too(run: Run, workspace: Path) -> None:
    (workspace / "sectors").mkdir()
    text = "title: Our fie\u200bld\nsources: {us: {title: We, publisher: Оurselves}}\n"
    (workspace / "sectors" / "ours.yaml").write_text(text, "utf-8")
    in_settings(workspace, "organisation:", "sectors: [ours]\norganisation:")

    problems = run("check", "--json").json["problems"]

    here = [p["message"] for p in problems if p["file"] == "sectors/ours.yaml"]
    assert any("ZERO WIDTH SPACE (U+200B)" in message for message in here), here
    assert any("CYRILLIC CAPITAL LETTER O (U+041E)" in message for message in here), here


@pytest.mark.parametrize("anchors", [False, True])
def test_a_file_made_to_be_slow_is_refused_in_time(
    run: Run, workspace: Path, anchors: bool
) -> None:
    levels = (f"a{i}: &a{i} [{f'*a{i - 1}, ' * 10 if i else 'x'}]" for i in range(9))
    text = "\n".join(levels) if anchors else f"- id: a\n  statement: {'b' * 3_000_000}\n"
    shutil.rmtree(workspace / "data" / "manifestos")
    (workspace / "data" / "evidence.yaml").write_text(text, "utf-8")

    assert run("check", "--json").exit_code == 1
