"""Whatever is printed goes one way out: it steers no terminal, and loses no letter."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from advocate.cli import streams
from advocate.cli.messages import say, show
from advocate.cli.text_tables import csv_text
from tests.features.conftest import REPOSITORY, Run

GLYNDWR = ("members", "--constituency", "Montgomeryshire and Glyndŵr", "--offline")


def printed(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a person's shell does."""
    command = [sys.executable, "-m", "advocate", *arguments]
    environment = os.environ | settings
    return subprocess.run(command, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "cp437", "utf-8"])
@pytest.mark.parametrize("form", ["--quiet", "--json", "--csv"])
def test_no_letter_is_lost_in_a_pipe_of_any_encoding(encoding: str, form: str) -> None:
    done = printed(*GLYNDWR, form, PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert done.returncode == 0
    assert "Montgomeryshire and Glyndŵr" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "iso8859-15"])
def test_what_is_wrong_is_said_with_every_letter(encoding: str) -> None:
    done = printed("member", "Łucja Ŵyn", "--offline", PYTHONIOENCODING=encoding)

    assert "“Łucja Ŵyn”" in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Glyndŵr, Ynys Môn", "Glynd\\u0175r, Ynys Môn"),
        ("Łódź — yes", "\\u0141ód\\u017a \\u2014 yes"),
        ("£5, 日", "£5, \\u65e5"),
    ],
)
def test_a_poor_terminal_tells_by_number_what_it_cannot_show(
    monkeypatch: pytest.MonkeyPatch, typed: str, shown: str
) -> None:
    written = io.BytesIO()
    poor = io.TextIOWrapper(written, encoding="latin-1")
    monkeypatch.setattr(poor, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", poor)

    with streams.streams_of_any_kind():
        show(typed)

    assert written.getvalue().decode("latin-1") == shown + os.linesep


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("form", ["--quiet", "--json", "--csv", "--help"])
def test_a_full_disk_behind_the_output_is_said_in_one_line(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "advocate", *GLYNDWR, form]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"error: " in done.stderr
    assert b"No space left" in done.stderr


@pytest.mark.parametrize("form", ["--quiet", "--json", "--csv"])
def test_a_reader_that_goes_away_ends_the_program_quietly(form: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "advocate", "members", "--all", "--offline", form]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)

    assert done.stderr == b""


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x9b31m", "\x07", "\r", "\u202e", "\u2066", "\x7f"])
def test_no_cell_line_or_message_steers_the_terminal(
    capsys: pytest.CaptureFixture[str], sign: str
) -> None:
    spelt = f"\\u{ord(sign[0]):04x}{sign[1:]}"
    show(f"A{sign}B")
    say(f"error: A{sign}B")

    told = capsys.readouterr()
    assert told.out == f"A{spelt}B\n"
    assert told.err == f"error: A{spelt}B\n"
    (_, (cell,)) = csv.reader(csv_text(("name",), [(f"A{sign}B",)]).splitlines())
    assert cell == f"A{spelt}B"


def test_no_file_name_can_pass_for_a_line_of_ours(run: Run, workspace: Path) -> None:
    (workspace / "data" / "x\nerror: all is lost").write_text("", "utf-8")

    outcomes = run("check"), run("member", "x\nerror: all is lost")

    for outcome in outcomes:
        assert "x\\nerror: all is lost" in outcome.stdout + outcome.stderr
        assert not re.search("^error: all", outcome.stdout + outcome.stderr, re.M)


def test_nothing_is_printed_past_the_one_way_out() -> None:
    sources = (REPOSITORY / "src").rglob("*.py")
    ways = r"\b(?:typer\.echo|typer\.secho|(?<!\.)print)\(|\bstd(?:out|err)\.write\("
    found = {path.name for path in sources if re.search(ways, path.read_text("utf-8"))}

    assert found == {"messages.py", "text_tables.py"}
