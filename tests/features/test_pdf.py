"""`--format pdf`: made of the Word files by LibreOffice, or else not at all."""

import os
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from advocate.errors import OutputError
from advocate.writers.pdf_converter import PdfConverter
from tests.features.breaches import change
from tests.features.conftest import Run, everything_in

ON = ("--on", "2026-11-20")
BRIEF = ("brief", "--mp", "4370", *ON)
LETTERS = ("letters", "--committee", "education", *ON)
PDF = "briefs/2026-11-20-brief-jess-phillips.pdf"
ALT = rb"/Alt<FEFF([0-9A-F]+)>"
STANDIN = """\
#!{python}
import hashlib, json, os, pathlib, sys, time
words = sys.argv[1:]
sources = [word for word in words if word.endswith(".docx")]
options = json.loads(words[words.index("--convert-to") + 1].partition("writer_pdf_Export:")[2])
wanted = {{"UseTaggedPDF", "PDFUACompliance", "ExportBookmarks", "DisplayPDFDocumentTitle"}}
said = {{name: item["value"] for name, item in options.items()}}
assert said == dict.fromkeys(wanted, "true") | {{"ExportNotes": "false"}}
assert words[0].startswith("-env:UserInstallation=file:///") and "--headless" in words
with open({calls!r}, "a") as calls:
    calls.write(f"{{len(sources)}} {{os.getcwd()}} {{os.getpid()}}\\n")
for number, name in enumerate(sources):
    {behaviour}
    docx = pathlib.Path(name).read_bytes()
    assert docx[:2] == b"PK"
    moment = f"2026-01-01T00:00:00.{{time.time_ns()}}".encode()
    total = hashlib.md5(moment).hexdigest().upper().encode()
    clock = str(time.time_ns())[:14].encode()
    pathlib.Path(name).with_suffix(".pdf").write_bytes(
        b"%PDF-1.7 " + hashlib.sha256(docx).hexdigest().encode()
        + b"<xmp:CreateDate>2026-01-01T00:00:0" + clock[-1:] + b"Z</xmp:CreateDate>"
        + b"/CreationDate(D:" + clock + b"Z')>> trailer <</ID [ <" + total + b"> <" + total
        + b"> ] /DocChecksum /" + total + b" >> %%EOF"
    )
"""


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """Where the stand-in notes each of its runs: number of files, folder and process."""
    return tmp_path / "calls.txt"


def office(
    tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch, behaviour: str = "pass"
) -> None:
    """Put a stand-in for LibreOffice first on the path; it checks what it is told."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "soffice"
    text = STANDIN.format(python=sys.executable, calls=str(calls), behaviour=behaviour)
    program.write_text(text, "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with #!")


def test_pdf_alone_leaves_no_word_file_beside_it(
    run: Run, tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch)

    outcome = run(*BRIEF, "--format", "pdf", "--json")

    assert outcome.exit_code == 0
    assert [(w["path"], w["format"]) for w in outcome.json["written"]] == [(PDF, "pdf")]
    assert outcome.files() == [Path(PDF).name]
    folder = calls.read_text().split()[1]
    assert not Path(folder).exists()


def test_one_run_makes_the_pdf_files_of_a_whole_batch(
    run: Run, tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch)

    outcome = run(*LETTERS, "--format", "md,pdf", "--format", "docx", "--json", "--jobs", "2")

    assert outcome.exit_code == 0, outcome.stdout + outcome.stderr
    formats = [w["format"] for w in outcome.json["written"]]
    assert formats == ["md", "pdf", "docx"] * (len(formats) // 3)
    (made,) = calls.read_text().splitlines()
    assert made.split()[0] == str(len(formats) // 3)
    assert len(outcome.files("briefs/*.pdf")) == len(outcome.files("briefs/*.docx")) > 10


def test_each_pdf_is_made_of_its_own_word_file(
    run: Run, tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch)

    outcome = run(*LETTERS, "--format", "docx,pdf", "--json")

    written = outcome.json["written"]
    assert len(written) > 2
    for word, pdf in zip(written[::2], written[1::2], strict=True):
        assert Path(word["path"]).stem == Path(pdf["path"]).stem
        assert word["sha256"].encode() in (outcome.folder / pdf["path"]).read_bytes()


def test_the_clock_of_the_converter_leaves_no_trace(
    run: Run, tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch)

    run(*BRIEF, "--format", "pdf")
    first = (tmp_path / "charity" / PDF).read_bytes()
    again = run(*BRIEF, "--format", "pdf")

    assert "(unchanged)" in again.stdout
    assert (tmp_path / "charity" / PDF).read_bytes() == first
    assert b"/CreationDate(D:20261120000000Z')" in first
    assert b"<xmp:CreateDate>2026-11-20T00:00:00Z</xmp:CreateDate>" in first


def test_a_pdf_changed_by_hand_is_kept_until_forced(
    run: Run, workspace: Path, tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch)
    run(*BRIEF, "--format", "pdf")
    (workspace / PDF).write_bytes(b"signed")
    change(workspace, "advocate.yaml", "Agree on one thing.", "Agree on two things.")

    kept = run(*BRIEF, "--format", "pdf", "--json")

    assert [item["path"] for item in kept.json["skipped"]] == [PDF]
    assert (workspace / PDF).read_bytes() == b"signed"
    assert (workspace / PDF).with_suffix(".new.pdf").is_file()
    run(*BRIEF, "--format", "pdf", "--force")
    assert (workspace / PDF).read_bytes().startswith(b"%PDF")


def test_a_dry_run_and_a_clean_one_make_pdf_files_too(
    run: Run, workspace: Path, tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch)
    before = everything_in(workspace)

    dry = run(*BRIEF, "--format", "pdf", "--clean", "--dry-run", "--json")

    assert everything_in(workspace) == before
    wet = run(*BRIEF, "--format", "pdf", "--clean", "--json")
    assert dry.json["written"] == wet.json["written"]


def test_without_libreoffice_nothing_is_begun(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if Path("/Applications/LibreOffice.app").exists():
        pytest.skip("it is found without a path here")
    monkeypatch.setenv("PATH", str(tmp_path))
    before = everything_in(workspace)

    outcome = run(*BRIEF, "--format", "md,pdf")

    assert outcome.exit_code == 1
    assert "LibreOffice" in outcome.stderr
    assert "--format docx" in outcome.stderr
    assert everything_in(workspace) == before


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        ("sys.exit('Error: source file could not be loaded')", "source file could not be loaded"),
        ("sys.exit(77)", "exit code 77"),
        ("if number: sys.exit(0)", "exit code 0"),
    ],
    ids=["fails with a reason", "fails without one", "makes but one file"],
)
def test_where_libreoffice_fails_nothing_is_written(
    run: Run,
    workspace: Path,
    tmp_path: Path,
    calls: Path,
    monkeypatch: pytest.MonkeyPatch,
    behaviour: str,
    why: str,
) -> None:
    office(tmp_path, calls, monkeypatch, behaviour)
    before = everything_in(workspace)

    outcome = run(*LETTERS, "--format", "pdf,md")

    assert outcome.exit_code == 1
    assert "could not make the PDF files" in outcome.stderr
    assert why in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert everything_in(workspace) == before
    assert not Path(calls.read_text().split()[1]).exists()


def test_a_converter_that_hangs_is_ended(
    tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch, "time.sleep(600)")
    converter = PdfConverter(patience_seconds=0.5)

    with pytest.raises(OutputError, match="nothing came for"):
        list(converter.convert([lambda: b"PK"], date(2026, 11, 20), lambda _done: None))

    noted = calls.read_text().split()
    if noted:  # it may have been ended before it could say so
        with pytest.raises(ProcessLookupError):
            os.kill(int(noted[2]), 0)


def test_a_rule_that_is_broken_is_told_before_any_pdf_is_made(
    run: Run, workspace: Path, tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch)
    change(workspace, "advocate.yaml", "Agree on one thing.", "Call the MP for Nottingham North.")

    outcome = run(*BRIEF, "--format", "pdf")

    assert outcome.exit_code == 1
    assert "[P04]" in outcome.stderr
    assert not calls.exists()


def test_pdf_may_stand_in_the_settings(
    run: Run, workspace: Path, tmp_path: Path, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, calls, monkeypatch)
    settings = workspace / "advocate.yaml"
    settings.write_text(settings.read_text("utf-8") + "formats: [pdf]\n", "utf-8")

    assert run(*BRIEF).files() == [Path(PDF).name]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_tagged_pdf_that_is_the_same_each_time(run: Run, workspace: Path) -> None:
    first = run(*BRIEF, "--format", "pdf", "--json")
    again = run(*BRIEF, "--format", "pdf", "--json", "--out", "other")

    assert first.exit_code == 0
    pdf = (workspace / PDF).read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"/MarkInfo<</Marked true" in pdf
    assert b"/Lang(en-GB)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert [w["sha256"] for w in first.json["written"]] == [
        w["sha256"] for w in again.json["written"]
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_charts_have_their_words_in_the_pdf_and_headings_their_levels(run_sample: Run) -> None:
    outcome = run_sample("manifesto", "2024", *ON, "--format", "md,pdf")

    assert outcome.exit_code == 0, outcome.stderr
    (file,) = outcome.folder.glob("briefs/*.pdf")
    pdf = file.read_bytes()
    words = [bytes.fromhex(w.decode()).decode("utf-16-be") for w in re.findall(ALT, pdf)]
    text = outcome.text("briefs/*.md")
    assert words == re.findall(r"^!\[(.*)\]\[chart-", text, re.MULTILINE)
    levels = re.findall(rb"/S/H([1-6])\b", pdf)
    lines = [line for line in text.splitlines() if re.match("###? ", line)]
    lines.remove("## Contents")  # the heading of a list, to Word
    assert len(levels) == len(lines)
    assert levels.count(b"2") == sum(line.startswith("### ") for line in lines)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_comments_stay_in_the_word_file(run: Run, workspace: Path) -> None:
    outcome = run(*BRIEF, "--format", "docx,pdf", "--comments")

    assert outcome.exit_code == 0, outcome.stderr
    kinds = set(re.findall(rb"/Subtype\s*/(\w+)", (workspace / PDF).read_bytes()))
    assert b"Link" in kinds
    assert not kinds & {b"Text", b"Popup"}


@pytest.mark.parametrize("made", ["b''", "b'sorry'", "b'%PDF-1.7 breaks off'"])
def test_what_is_no_whole_pdf_file_is_not_written(
    run: Run,
    workspace: Path,
    tmp_path: Path,
    calls: Path,
    monkeypatch: pytest.MonkeyPatch,
    made: str,
) -> None:
    office(
        tmp_path,
        calls,
        monkeypatch,
        f"pathlib.Path(name).with_suffix('.pdf').write_bytes({made}); continue",
    )

    outcome = run(*BRIEF, "--format", "pdf")

    assert outcome.exit_code == 1
    assert "what it made is no whole PDF file. Nothing was written." in outcome.stderr
    assert not (workspace / "briefs").exists()
