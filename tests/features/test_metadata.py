"""What a file says about itself, what it must not say, and that other programs keep its words."""

import re
import shutil
import subprocess
from collections import Counter
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from tests.features.conftest import Run

DAY = "2026-11-20"
TOPICS = ["Tutoring", "The attainment gap", "Pupil premium", "English and maths"]
KINDS = {
    "brief": (
        ("brief", "--mp", "Jess Phillips", "--on", DAY),
        "Brief: Jess Phillips MP",
        "Visit and meeting brief on Jess Phillips MP",
        ["brief", "Jess Phillips", "Birmingham Yardley"],
    ),
    "letter": (
        ("letters", "--mp", "Helen Hayes", "--on", DAY),
        "Letter to Helen Hayes MP",
        "Tutoring for disadvantaged pupils after the National Tutoring Programme",
        ["letter", "Helen Hayes", "Dulwich and West Norwood"],
    ),
    "manifesto": (
        ("manifesto", "2024", "--on", DAY),
        "Tutoring that lasts: five asks of the Parliament elected in 2024",
        "Asks for the general election of 2024",
        ["manifesto", "general election 2024"],
    ),
}
COMMITTEE = ("letters", "--committee", "education", "--on", DAY)


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words_of(data: bytes) -> Counter[str]:
    """Return the words of the body and the notes of a Word file, without the codes of fields."""
    parts = parts_of(data)
    text = b"".join(parts[f"word/{name}.xml"] for name in ("document", "footnotes"))
    shown = re.sub(rb"<w:instrText[ >].*?</w:instrText>", b"", text)
    return _words(re.sub(rb"</w:p>|<w:tab/>|<w:br/>", b" ", shown))


def _words(content: bytes) -> Counter[str]:
    return Counter(unescape(re.sub(rb"<[^>]*>", b"", content).decode()).split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_it_is_and_whose(run_sample: Run, kind: str) -> None:
    arguments, title, subject, about = KINDS[kind]
    run_sample(*arguments, "--format", "docx")

    (path,) = Path("briefs").glob("*.docx")
    said = docx.Document(str(path)).core_properties
    assert (said.title, said.subject, said.language) == (title, subject, "en-GB")
    assert (said.author, said.last_modified_by) == ("Action Tutoring", "Action Tutoring")
    assert said.keywords.split("; ")[: len(about)] == about
    assert set(said.keywords.split("; ")) >= set(TOPICS)
    assert said.created == said.modified == datetime(2026, 11, 20, tzinfo=UTC)
    assert not said.comments
    assert not said.category


def test_letters_and_their_index_name_the_committee(run_sample: Run) -> None:
    run_sample(*COMMITTEE, "--format", "docx")

    paths = [*Path("briefs").glob("*.docx")]
    assert len(paths) > 2
    for path in paths:
        said = docx.Document(str(path)).core_properties
        assert "Education Committee" in said.keywords.split("; ")
        assert said.title
        assert said.author == "Action Tutoring"


def test_no_file_tells_who_ran_the_program_and_where(
    run_sample: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("USER", "USERNAME", "LOGNAME", "HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, "zebediah")
    monkeypatch.setenv("HOME", str(tmp_path / "zebediah"))
    folder = tmp_path / "zebediah" / "out"
    for arguments in (*(KINDS[kind][0] for kind in KINDS), COMMITTEE):
        assert run_sample(*arguments, "--out", str(folder)).exit_code == 0

    files = [path for path in folder.iterdir() if not path.name.startswith(".")]
    assert len(files) > 10
    for path in files:
        data = path.read_bytes()
        parts = parts_of(data) if path.suffix == ".docx" else {"": data}
        for name, content in parts.items():
            for trace in (b"zebediah", str(tmp_path).encode(), b"python-docx", b"/home/", b":\\"):
                assert trace not in content, (path.name, name, trace)


@pytest.mark.parametrize("kind", KINDS)
def test_python_docx_opens_and_saves_it_with_every_word(run_sample: Run, kind: str) -> None:
    run_sample(*KINDS[kind][0], "--format", "docx")
    (path,) = Path("briefs").glob("*.docx")
    saved = BytesIO()

    docx.Document(str(path)).save(saved)

    before, after = path.read_bytes(), saved.getvalue()
    assert sum(words_of(before).values()) > 300
    assert words_of(after) == words_of(before)
    assert parts_of(after).keys() == parts_of(before).keys()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_libreoffice_keeps_every_word(run_sample: Run, tmp_path: Path) -> None:
    for arguments, *_ in KINDS.values():
        run_sample(*arguments, "--format", "docx")
    files = sorted(Path("briefs").glob("*.docx"))
    assert len(files) == len(KINDS)

    for ending in ("docx:MS Word 2007 XML", "odt"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
             "--convert-to", ending, "--outdir", str(tmp_path / "out"), *map(str, files)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip

    for path in files:
        words = words_of(path.read_bytes())
        again = words_of((tmp_path / "out" / path.name).read_bytes())
        open_document = parts_of((tmp_path / "out" / f"{path.stem}.odt").read_bytes())[
            "content.xml"
        ]
        assert not words - again
        assert not words - _words_of_open_document(open_document)


def _words_of_open_document(content: bytes) -> Counter[str]:
    """Return the words of an OpenDocument text; notes stand in the text, their numbers apart."""
    notes = re.findall(rb"<text:note-body>(.*?)</text:note-body>", content, re.DOTALL)
    body = re.sub(rb"<text:note .*?</text:note>", b"", content, flags=re.DOTALL)
    text = b" ".join((body, *notes))
    return _words(re.sub(rb"</text:[ph]>|<text:(?:tab|line-break|s)\b[^>]*>", b" ", text))
