"""Wrong options and arguments: each is named, with what a person means by it."""

import pytest

from tests.features.conftest import Run


@pytest.mark.parametrize(
    ("command", "typed", "meant"),
    [
        ("brief", "--recipient", "--mp"),
        ("letters", "--people", "--mp"),
        ("members", "--seats", "--constituency"),
        ("letters", "--commitee", "--committee"),
        ("brief", "--as-at", "--on"),
        ("brief", "--dest", "--out"),
        ("manifesto", "--word", "--format docx"),
        ("check", "--rules", "--rule"),
        ("members", "--spreadsheet", "--csv"),
        ("status", "--path", "--workspace"),
        ("letters", "--preview", "--dry-run"),
        ("brief", "--details", "--verbose"),
        ("brief", "-mp", "--mp"),
        ("brief", "-o", "--out"),
        ("brief", "–mp", "--mp"),
        ("brief", "—format", "--format"),
    ],
)
def test_an_option_that_is_none_is_answered_with_the_one_meant(
    run: Run, command: str, typed: str, meant: str
) -> None:
    outcome = run(command, typed, "x")

    assert outcome.exit_code == 2
    assert f"hint:  Did you mean {meant}?" in outcome.stderr


@pytest.mark.parametrize(
    ("command", "typed", "meant"),
    [
        ("brief", "Jess Asato", '--mp "Jess Asato"'),
        ("brief", "4641", '--mp "4641"'),
        ("letters", "health and social care", '--committee "health and social care"'),
        ("letters", "Defence Committee", '--committee "Defence Committee"'),
        ("members", "B2 4QA", '--postcode "B2 4QA"'),
        ("members", "Plaid Cymru", '--party "Plaid Cymru"'),
        ("members", "Tories", '--party "Tories"'),
        ("members", "North East", '--region "North East"'),
        ("brief", "Ynys Mon", '--constituency "Ynys Mon"'),
        ("brief", "Western Isles", '--constituency "Western Isles"'),
        ("members", "APPG on Literacy", '--appg "APPG on Literacy"'),
        ("members", "Chancellor of the Exchequer", '--office "Chancellor of the Exchequer"'),
        ("letters", "everybody", "--all"),
        ("check", "P12", '--rule "P12"'),
        ("check", "./elsewhere", '--workspace "./elsewhere"'),
        ("status", "help", "--help"),
    ],
)
def test_a_name_behind_no_option_is_answered_with_the_option_that_takes_it(
    run: Run, command: str, typed: str, meant: str
) -> None:
    outcome = run(command, typed)

    option = meant.split(" ", maxsplit=1)[0]
    assert outcome.exit_code == 2
    assert outcome.stderr == (
        f"error: “{typed}” stands behind no option.\n"
        f"hint:  Did you mean {option}? Write: advocate {command} {meant}\n"
    )


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        (("member", "Alex", "Norris"), 'advocate member "Alex Norris"'),
        (("brief", "--mp", "Alex", "Norris"), '--mp "Alex Norris"'),
        (("members", "--constituency", "Mid", "Ulster"), '--constituency "Mid Ulster"'),
        (("brief", "--mp", "“Alex", "Norris”"), '--mp "Alex Norris"'),
        (("impact", "Alex", "Norris", "--quiet"), 'advocate impact "Alex Norris"'),
    ],
)
def test_a_name_without_quotation_marks_is_shown_with_them(
    run: Run, typed: tuple[str, ...], whole: str
) -> None:
    outcome = run(*typed)

    assert outcome.exit_code == 2
    assert f"Put what belongs together in quotation marks: {whole}\n" in outcome.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("brif", "brief"), ("validate", "check"), ("search", "members"), ("man", "--help")],
)
def test_a_command_that_is_none_is_answered_with_the_one_meant(
    run: Run, typed: str, meant: str
) -> None:
    outcome = run(typed)

    assert outcome.exit_code == 2
    assert f"Did you mean {meant}?" in outcome.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("member",), "NAME-OR-ID is missing.\nhint:  For example"),
        (("brief", "--committee"), "--committee: “--offline” names nothing."),
        (("manifesto", "next"), "YEAR: this is no whole number."),
        (("brief", "--mp", ""), "--mp: “” names nothing."),
        (("trace", " "), "FILE: “ ” names nothing."),
        (("letters", "--jobs", "0"), "--jobs: the number should be 1, or greater."),
        (("member", "--id", "4641"), "Write: advocate member NAME-OR-ID."),
        (("manifesto", "--election", "2024"), "Write: advocate manifesto YEAR."),
        (("sync", "--watch"), "See: advocate sync --help"),
    ],
)
def test_whatever_else_is_wrong_is_said_with_the_remedy(
    run: Run, typed: tuple[str, ...], said: str
) -> None:
    outcome = run(*typed)

    assert outcome.exit_code == 2
    assert outcome.stderr.startswith("error: ")
    assert said in outcome.stderr


def test_no_word_typed_steers_the_terminal(run: Run) -> None:
    for typed in (("brief", "a\x1b[2Jb"), ("brief", "--a\x1b[2Jb"), ("a\x1b[2Jb",)):
        assert "\x1b" not in run(*typed).stderr
