"""The member's portrait in a brief: from Parliament or a copy; no reason to wait or to fail."""

import base64
import os
import re
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm

from advocate.inputs.document_reader import read_document
from tests.features.conftest import Outcome, Run
from tests.pages import check
from tests.standin.members_api import StandIn

JESS_PHILLIPS, ALEX_NORRIS = 4370, 4641
BRIEF = ("brief", "--mp", str(JESS_PHILLIPS), "--format", "docx,md,html")
ALT = "Portrait of Jess Phillips"
CREDIT = "Photograph: UK Parliament."


def jpeg(width: int = 900, height: int = 1200, *, padding: int = 0) -> bytes:
    frame = struct.pack(">HBHHB", 8, 8, height, width, 0)
    return b"\xff\xd8\xff\xc0" + frame + b"\xff\xd9" + bytes(padding)


@pytest.fixture
def services(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """The stand-in where the program looks for Parliament, with a portrait."""
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    parliament.portraits[JESS_PHILLIPS] = jpeg()
    return parliament


def asked_for_portraits(services: StandIn) -> int:
    return sum("/Portrait?" in request for request in services.requests)


def shows_portrait(outcome: Outcome) -> bool:
    """Whether all three files have the portrait, or none of them has anything of it."""
    assert outcome.exit_code == 0, outcome.stderr
    word = next(outcome.folder.glob("briefs/*.docx"))
    found = {
        f"![{ALT}][" in outcome.text("briefs/*.md"),
        f'alt="{ALT}"' in outcome.text("briefs/*.html"),
        len(Document(str(word)).inline_shapes) == 1,
        CREDIT in outcome.text("briefs/*.md"),
        CREDIT in outcome.text("briefs/*.html"),
        any(CREDIT in p.text for p in Document(str(word)).paragraphs),
    }
    assert len(found) == 1
    return found.pop()


def test_a_brief_shows_the_portrait_in_every_format(run: Run, services: StandIn) -> None:
    outcome = run(*BRIEF, offline=False)

    assert shows_portrait(outcome)
    assert "Parliament" not in outcome.stderr
    picture = base64.b64encode(jpeg()).decode()
    markdown = outcome.text("briefs/*.md")
    assert f"![{ALT}][portrait-{JESS_PHILLIPS}]" in markdown
    assert markdown.endswith(f"\n\n[portrait-{JESS_PHILLIPS}]: data:image/jpeg;base64,{picture}\n")
    root = check(outcome.text("briefs/*.html"))
    (shown,) = root.all("img")
    assert shown.given["src"] == f"data:image/jpeg;base64,{picture}"


def test_in_word_the_portrait_is_small_inline_and_described(run: Run, services: StandIn) -> None:
    outcome = run(*BRIEF, offline=False)

    (path,) = outcome.folder.glob("briefs/*.docx")
    (shape,) = Document(str(path)).inline_shapes
    assert Cm(1.8) < shape.height <= Cm(1.91)
    assert shape.width == pytest.approx(shape.height * 3 / 4, rel=0.01)
    properties = shape._inline.docPr
    assert properties.get("descr") == ALT


def test_the_portrait_costs_no_round_of_requests_and_is_asked_for_once(
    run: Run, services: StandIn
) -> None:
    services.mood.delay_seconds = 0.25

    run(*BRIEF, offline=False)

    assert asked_for_portraits(services) == 1
    assert services.rounds <= 2
    assert services.most_at_once <= 5
    services.requests.clear()
    assert shows_portrait(run(*BRIEF, offline=False))
    assert services.requests == []


def test_that_there_is_no_portrait_is_remembered_too(run: Run, services: StandIn) -> None:
    services.portraits.clear()

    assert not shows_portrait(run(*BRIEF, offline=False))
    assert asked_for_portraits(services) == 1
    services.requests.clear()
    run(*BRIEF, offline=False)
    assert services.requests == []


@pytest.mark.parametrize(
    "picture",
    [
        b"<html>Sign in</html>",
        b"",
        b"\xff\xd8\xff",
        b"GIF89a" + bytes(50),
        jpeg()[:-2],
        jpeg(1, 1),
        jpeg(60_000, 60_000),
        jpeg(padding=2_000_000),
        jpeg(padding=20_000_000),
    ],
    ids=["a page", "nothing", "cut", "gif", "breaks off", "dot", "wall", "heavy", "huge"],
)
def test_what_is_no_portrait_is_left_out(run: Run, services: StandIn, picture: bytes) -> None:
    services.portraits[JESS_PHILLIPS] = picture

    outcome = run(*BRIEF, offline=False)

    assert not shows_portrait(outcome)
    assert "Parliament" not in outcome.stderr


@pytest.mark.parametrize("trouble", ["500", "503", "429", "html", "broken", "cut", "dropped"])
def test_a_portrait_that_fails_is_done_without_and_nobody_is_bothered(
    run: Run, services: StandIn, trouble: str
) -> None:
    services.mood.trouble, services.mood.troubled_path = trouble, "/Portrait"

    outcome = run(*BRIEF, "--json", offline=False)

    assert not shows_portrait(outcome)
    assert outcome.json["parliament"]["source"] == "live"
    assert [p for p in outcome.json["problems"] if "Parliament's" in p["message"]] == []
    assert asked_for_portraits(services) == 1


def test_a_portrait_that_does_not_come_holds_up_nothing_else(run: Run, services: StandIn) -> None:
    services.mood.portrait_seconds = 20.0
    began = time.monotonic()

    outcome = run(*BRIEF, "--json", offline=False)

    assert time.monotonic() - began < 4.0
    assert not shows_portrait(outcome)
    assert outcome.json["parliament"]["source"] == "live"
    assert [p for p in outcome.json["problems"] if "Parliament's" in p["message"]] == []


def test_a_portrait_that_fails_now_is_that_of_the_last_time(
    run: Run, services: StandIn, tmp_path: Path
) -> None:
    run(*BRIEF, offline=False)
    for copy in (tmp_path / "cache").glob("*.json"):
        text = copy.read_text("utf-8")
        copy.write_text(re.sub(r'("fetched_at": ")\d{4}', r"\g<1>2020", text), "utf-8")
    services.mood.trouble, services.mood.troubled_path = "500", "/Portrait"

    outcome = run(*BRIEF, "--json", offline=False)

    assert shows_portrait(outcome)
    assert outcome.json["parliament"]["source"] == "live"


def test_offline_shows_what_an_earlier_run_has_kept(run: Run, services: StandIn) -> None:
    assert not shows_portrait(run(*BRIEF, "--force"))
    run(*BRIEF, "--force", offline=False)
    services.requests.clear()

    assert shows_portrait(run(*BRIEF, "--force"))
    assert services.requests == []


@pytest.mark.parametrize("damage", [b"", b"{", b'{"url": 1}', b"[]"])
def test_a_damaged_copy_is_no_portrait(
    run: Run, services: StandIn, tmp_path: Path, damage: bytes
) -> None:
    run(*BRIEF, offline=False)
    for copy in (tmp_path / "cache").glob("*.json"):
        copy.write_bytes(damage)

    assert not shows_portrait(run(*BRIEF, "--force"))


def test_a_brief_of_the_past_shows_nobody_as_they_look_today(run: Run, services: StandIn) -> None:
    run(*BRIEF, offline=False)
    services.requests.clear()

    for offline in (False, True):
        outcome = run(*BRIEF, "--on", "2025-06-25", "--out", "past", offline=offline)
        assert outcome.exit_code == 0
    assert ALT not in (outcome.folder / "past/2025-06-25-brief-jess-phillips.md").read_text("utf-8")
    assert asked_for_portraits(services) == 0


def test_only_briefs_on_a_few_ask_for_portraits(run: Run, services: StandIn) -> None:
    many = ("brief", "--region", "north east", "--dry-run", "--json")
    assert len(run(*many, offline=False).json["written"]) == 2 * 27
    for command in (("letters", "--mp", "4370", "--dry-run"), ("member", "4370", "--json")):
        assert run(*command, offline=False).exit_code == 0
    assert asked_for_portraits(services) == 0

    run("brief", "--mp", f"{JESS_PHILLIPS},{ALEX_NORRIS}", offline=False)
    assert asked_for_portraits(services) == 2


def test_the_same_portrait_gives_the_same_files(run: Run, services: StandIn) -> None:
    for name in ("first", "one", "other"):
        run(*BRIEF, "--out", name, offline=False)

    one, other = (
        {p.name: p.read_bytes() for p in Path(name).iterdir() if p.name[0] != "."}
        for name in ("one", "other")
    )
    assert len(one) == 3
    assert one == other


def test_a_brief_with_a_portrait_is_traced_like_any_other(run: Run, services: StandIn) -> None:
    (path,) = run(*BRIEF, offline=False).folder.glob("briefs/*.md")

    assert not [line for line in read_document(path).lines if "base64" in line]
    traced = run("trace", str(path), "--json", "--offline")

    assert traced.exit_code == 0, traced.stderr
    assert [f["id"] for f in traced.json["facts"] if f["present"] is False] == []


def test_a_plain_offline_brief_loads_nothing_for_portraits(workspace: Path, tmp_path: Path) -> None:
    line = (
        "import sys; from advocate.cli.app import main\ntry: main()\nfinally: print(*sys.modules)"
    )
    arguments = ["brief", "--mp", "4370", "--offline", "--on", "2026-11-20", "--workspace"]
    done = subprocess.run(
        [sys.executable, "-c", line, *arguments, str(workspace)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"ADVOCATE_CACHE_DIR": str(tmp_path)},
    )

    loaded = done.stdout.split()
    assert "advocate.cli.wiring" in loaded
    assert "advocate.inputs.parliament.live.portraits" not in loaded
    assert "requests" not in loaded
    assert "advocate.writers.html.html_writer" not in loaded
