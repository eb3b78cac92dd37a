"""`trace`, `impact`, `status`: where the facts of a document come from, and what became of them."""

import json
import multiprocessing
import os
import re
import shutil
import zipfile
from datetime import date
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from msgspec.structs import replace

from advocate.cli.console import print_rows
from advocate.models.document import FactKind, PrintedFact, Trail
from advocate.writers.fact_record import DocumentFacts, conflicting_values, read_facts
from advocate.writers.output_folder import NewFile, OutputFolder
from tests.features.conftest import Outcome, Run, everything_in
from tests.standin.members_api import StandIn

ON = ("--on", "2026-11-20")
BRIEF = ("brief", "--mp", "4370", *ON, "--offline")
LETTERS = ("letters", "--committee", "education", *ON, "--offline")
MANIFESTO = ("manifesto", "2024", *ON)
STEM = "2026-11-20-brief-jess-phillips"
LEDGER = ".advocate-facts.json"
PART = "customXml/item1.xml"
NOTE_TO_US = "They were late for the last meeting"

CLAIM = """
- id: {id}
  statement: {statement}
  value: {value}
  unit: {unit}
  population: Pupils at the end of key stage 2
  geography: England
  period: 2023/24
  status: final
  verified: primary
  publisher: Department for Education
  title: {title}
  published: 2025-12-18
  retrieved: 2025-12-19
  url: https://example.org/{id}
"""
QUOTATION = """
- id: ada_rewarding
  text: It was a joy to teach here.
  speaker: Ada
  role: Volunteer tutor
  place: Birmingham
  said_on: 2026-03-02
  source: Notes of a call, held in drawer seven
  consent: {scope: public, given_by: Ada, given_on: 2026-03-02, expires: 2027-06-01}
"""
MEMBERS = f"""
- member: 4370
  name: Jess Phillips
  internal_note: {NOTE_TO_US}.
"""


@pytest.fixture(autouse=True)
def sourced(workspace: Path) -> Path:
    """The small workspace with figures that are in order, a quotation and an internal note."""
    data = workspace / "data"
    claims = [
        {"id": "gap", "statement": "The gap at age 11", "value": 22, "unit": "percentage_points"},
        {"id": "helped", "statement": "Pupils who were helped", "value": 61, "unit": "percent"},
    ]
    (data / "evidence.yaml").write_text(
        "".join(CLAIM.format(title=f"Report on {claim['id']}", **claim) for claim in claims)
    )
    (data / "quotes.yaml").write_text(QUOTATION)
    (data / "mps.yaml").write_text(MEMBERS)
    offer = "offer: A session of evidence is all we ask; we would gladly help."
    settings = workspace / "advocate.yaml"
    text = re.sub("offer: .*", offer, settings.read_text(encoding="utf-8"))
    settings.write_text(text.replace("41 < 69", "wide"), encoding="utf-8")
    return workspace


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def done(outcome: Outcome) -> Outcome:
    assert outcome.exit_code == 0, outcome.stderr
    return outcome


def traced(run: Run, file: Path | str, *more: str) -> dict[str, dict[str, Any]]:
    found = done(run("trace", str(file), "--offline", "--json", *ON, *more)).json["facts"]
    return {fact["id"]: fact for fact in found}


def stale(run: Run, *more: str) -> list[str]:
    documents = done(run("status", "--json", *ON, *more)).json["documents"]
    return [item["path"] for item in documents if item["stale"]]


# --- trace ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_a_brief_is_traced_to_its_claims_statistics_quotations_and_member(
    run: Run, suffix: str
) -> None:
    done(run(*BRIEF))

    facts = traced(run, f"briefs/{STEM}{suffix}")

    assert facts["gap"] == {
        "kind": "claim",
        "id": "gap",
        "printed": "22\u00a0percentage points",
        "present": True,
        "where": facts["gap"]["where"],
        "source": "Department for Education, Report on gap",
        "date": "2025-12-18",
        "changed": False,
        "now": "22\u00a0percentage points",
    }
    assert re.fullmatch(r"(line|paragraph) \d+", facts["gap"]["where"])
    assert facts["ada_rewarding"]["printed"] == "It was a joy to teach here."
    assert (facts["ada_rewarding"]["kind"], facts["ada_rewarding"]["date"]) == (
        "quotation",
        "2026-03-02",
    )
    assert facts["4370.name"]["printed"] == "Jess Phillips MP"
    assert facts["4370.constituency"]["printed"] == "Birmingham Yardley"
    assert (facts["4370.party"]["source"], facts["4370.party"]["date"]) == (
        "Parliament’s record (snapshot)",
        "2026-08-20",
    )
    assert all(fact["present"] and fact["changed"] is False for fact in facts.values())


def test_statistics_are_traced_to_the_constituency_of_the_document(run: Run) -> None:
    change(
        run("check").folder / "advocate.yaml",
        "  objective:",
        "  local_statistics: [child_poverty_after_housing_costs_pct]\n  objective:",
    )
    done(run(*BRIEF))

    figure = traced(run, f"briefs/{STEM}.docx")["child_poverty_after_housing_costs_pct"]

    assert (figure["kind"], figure["printed"], figure["changed"]) == ("statistic", "51.4%", False)


def test_a_letter_has_only_those_details_of_a_member_that_it_prints(run: Run) -> None:
    done(run(*LETTERS))

    facts = traced(run, "briefs/2026-11-20-letter-education-committee-helen-hayes.md")

    assert {name for name in facts if name[0].isdigit()} == {
        "4510.name",
        "4510.salutation",
        "4510.chair",
    }


def test_an_index_is_traced_to_every_member_in_it(run: Run) -> None:
    done(run(*LETTERS))

    facts = traced(run, "briefs/2026-11-20-letter-education-committee-index.docx")

    assert {identity.partition(".")[0] for identity in facts} >= {"4510", "4592", "5156"}
    assert facts["4510.email"]["printed"] == "helen.hayes.mp@parliament.uk"


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_a_document_is_known_after_it_was_renamed_and_moved(
    run: Run, tmp_path: Path, suffix: str
) -> None:
    done(run(*BRIEF))
    moved = tmp_path / f"Final version{suffix}"
    shutil.move(f"briefs/{STEM}{suffix}", moved)

    assert traced(run, moved)["gap"]["present"] is True


def test_a_copy_of_a_version_that_was_replaced_is_known(run: Run, tmp_path: Path) -> None:
    done(run(*BRIEF))
    for suffix in (".docx", ".md"):
        shutil.copy(f"briefs/{STEM}{suffix}", tmp_path / f"sent{suffix}")
    change(tmp_path / "charity/data/evidence.yaml", "value: 22", "value: 23")
    done(run(*BRIEF))

    for suffix in (".docx", ".md"):
        sent = traced(run, tmp_path / f"sent{suffix}")["gap"]
        assert (sent["printed"], sent["changed"]) == ("22\u00a0percentage points", True)
        assert sent["now"] == "23\u00a0percentage points"
    assert traced(run, f"briefs/{STEM}.docx")["gap"]["changed"] is False


def test_what_was_edited_out_by_hand_is_said_to_be_gone(run: Run, workspace: Path) -> None:
    done(run(*BRIEF))
    change(workspace / f"briefs/{STEM}.md", "22\u00a0percentage points", "a fifth")
    word = workspace / f"briefs/{STEM}.docx"
    document = Document(str(word))
    for paragraph in document.paragraphs:
        for part in paragraph.runs:
            part.text = part.text.replace("22\u00a0percentage points", "122\u00a0percentage points")
    document.save(str(word))

    for suffix in (".docx", ".md"):
        facts = traced(run, f"briefs/{STEM}{suffix}")
        assert (facts["gap"]["present"], facts["gap"]["where"]) == (False, None)
        assert facts["4370.name"]["present"] is True
    outcome = run("trace", f"briefs/{STEM}.md", "--offline")
    assert "no longer in the text" in outcome.stdout


def test_markdown_saved_by_a_windows_editor_is_known(run: Run, workspace: Path) -> None:
    done(run(*BRIEF))
    file = workspace / f"briefs/{STEM}.md"
    text = file.read_text(encoding="utf-8")
    (workspace / "sent.md").write_bytes(
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")
    )

    assert traced(run, "sent.md")["gap"]["where"] == traced(run, file)["gap"]["where"]


def test_a_note_mark_beside_a_figure_does_not_hide_it(run: Run, workspace: Path) -> None:
    message = 'claim: One{{ cite("helped") }}\n    fact: Then {{ fact("helped") }}.'
    change(
        workspace / "advocate.yaml",
        "  objective:",
        f"  key_messages:\n  - {message}\n  objective:",
    )
    done(run(*BRIEF))
    with zipfile.ZipFile(workspace / f"briefs/{STEM}.docx") as package:
        story = package.read("word/document.xml").decode()

    assert story.count("NOTEREF") == story.count("61%") == 1
    assert traced(run, f"briefs/{STEM}.docx")["helped"]["present"] is True


def test_a_changed_value_is_told_with_the_value_it_has_now(run: Run, workspace: Path) -> None:
    done(run(*BRIEF))
    change(workspace / "data/evidence.yaml", "value: 22", "value: 19")

    fact = traced(run, f"briefs/{STEM}.docx")["gap"]

    assert (fact["changed"], fact["now"]) == (True, "19\u00a0percentage points")
    outcome = done(run("trace", f"briefs/{STEM}.docx", "--offline"))
    assert "changed; now: 19\u00a0percentage points" in outcome.stdout
    assert "1 changed since" in outcome.stderr


@pytest.mark.parametrize(
    ("old", "new", "now"),
    [
        ("id: ada_rewarding", "id: another", None),
        ("a joy to teach", "a great joy to teach", "It was a great joy to teach here."),
        ("expires: 2027-06-01", "expires: 2026-11-01", "Consent ended on 2026-11-01."),
        ("role: Volunteer tutor", "role: Tutor", "It was a joy to teach here. — Ada, Tutor"),
    ],
)
def test_what_became_of_a_quotation_is_told(
    run: Run, workspace: Path, old: str, new: str, now: str | None
) -> None:
    done(run(*BRIEF))
    change(workspace / "data/quotes.yaml", old, new)

    fact = traced(run, f"briefs/{STEM}.docx")["ada_rewarding"]

    assert (fact["changed"], fact["now"]) == (True, now)


def test_a_claim_that_was_deleted_is_told(run: Run, workspace: Path) -> None:
    done(run(*MANIFESTO))
    ids = traced(run, "briefs/2026-11-20-manifesto-2024.docx")
    assert ids["gap"]["changed"] is False
    for file in ("advocate.yaml", "data/evidence.yaml", "data/manifestos/2024.yaml"):
        path = workspace / file
        path.write_text(re.sub(r"\bgap\b", "gap_at_11", path.read_text("utf-8")), "utf-8")

    fact = traced(run, "briefs/2026-11-20-manifesto-2024.docx")["gap"]

    assert (fact["changed"], fact["now"]) == (True, None)


def test_a_detail_of_a_member_that_changed_is_told(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(run(*BRIEF))
    parliament.people[4370].member["latestParty"]["name"] = "Reform UK"
    for name in ("ADVOCATE_MEMBERS_API", "ADVOCATE_COMMITTEES_API", "ADVOCATE_QUESTIONS_API"):
        monkeypatch.setenv(name, parliament.url)

    outcome = done(run("trace", f"briefs/{STEM}.docx", "--json"))

    facts = {fact["id"]: fact for fact in outcome.json["facts"]}
    assert outcome.json["parliament"]["source"] == "live"
    assert (facts["4370.party"]["changed"], facts["4370.party"]["now"]) == (True, "Reform UK")
    assert facts["4370.constituency"]["changed"] is False


def test_a_salutation_that_we_know_better_since_is_told(run: Run, workspace: Path) -> None:
    done(run(*BRIEF))
    note = f"  internal_note: {NOTE_TO_US}."
    known = "  salutation: {text: Ms Phillips, reason: Her office says so}"
    change(workspace / "data/mps.yaml", note, f"{note}\n{known}")

    facts = traced(run, f"briefs/{STEM}.docx")

    assert (facts["4370.salutation"]["printed"], facts["4370.salutation"]["now"]) == (
        "Dear Jess Phillips",
        "Dear Ms Phillips",
    )
    assert stale(run) == [f"briefs/{STEM}.docx", f"briefs/{STEM}.md"]
    done(run(*BRIEF))
    greeted = traced(run, f"briefs/{STEM}.docx")["4370.salutation"]
    assert (greeted["changed"], greeted["source"]) == (False, "our own note")
    assert stale(run) == []


def test_records_older_than_the_document_say_nothing_of_changes(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ADVOCATE_MEMBERS_API", "ADVOCATE_COMMITTEES_API", "ADVOCATE_QUESTIONS_API"):
        monkeypatch.setenv(name, parliament.url)
    parliament.people[4370].member["latestParty"]["name"] = "Reform UK"
    done(run(*BRIEF[:-1], offline=False))
    shutil.rmtree(os.environ["ADVOCATE_CACHE_DIR"])

    party = traced(run, f"briefs/{STEM}.docx")["4370.party"]

    assert (party["printed"], party["changed"], party["now"]) == ("Reform UK", None, None)
    assert stale(run) == []


def test_the_seat_of_a_past_brief_is_told_as_it_is_today(run: Run) -> None:
    done(run("brief", "--mp", "Alex Norris", "--on", "2021-06-25", "--offline"))

    seat = traced(run, "briefs/2021-06-25-brief-alex-norris.docx")["4641.constituency"]

    assert (seat["printed"], seat["changed"], seat["now"]) == (
        "Nottingham North",
        True,
        "Nottingham North and Kimberley",
    )
    assert stale(run) == [], "it is right about the day it is dated"


# --- without our record -----------------------------------------------------------------------


def test_a_word_file_from_elsewhere_tells_what_travels_in_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(run(*BRIEF))
    away = tmp_path / "away"
    away.mkdir()
    shutil.copy(f"briefs/{STEM}.docx", away / "received.docx")
    monkeypatch.chdir(away)

    outcome = done(run("trace", "received.docx", "--json", "--offline"))

    printed = {fact["printed"]: fact for fact in outcome.json["facts"]}
    gap = printed["22\u00a0percentage points"]
    assert (gap["id"], gap["present"], gap["changed"]) == (None, True, None)
    assert gap["source"] == "Department for Education, Report on gap"
    assert outcome.json["parliament"] is None
    plain = done(run("trace", "received.docx", "--offline"))
    assert "as the file itself lists them" in plain.stderr


def test_a_word_file_of_an_unknown_version_is_not_taken_for_that_of_its_name(
    run: Run, tmp_path: Path, workspace: Path
) -> None:
    done(run(*BRIEF))
    copy = tmp_path / f"{STEM}.docx"
    shutil.copy(f"briefs/{STEM}.docx", copy)
    (workspace / "briefs" / LEDGER).unlink()
    change(workspace / "data/evidence.yaml", "value: 22", "value: 23")
    done(run(*BRIEF))

    outcome = done(run("trace", str(copy), "--workspace", str(workspace), "--json", "--offline"))

    assert {fact["id"] for fact in outcome.json["facts"]} == {None}
    assert "22\u00a0percentage points" in {fact["printed"] for fact in outcome.json["facts"]}


def test_documents_written_elsewhere_are_known_by_the_folder_they_went_to(
    run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "elsewhere"
    done(run(*BRIEF, "--out", str(out)))
    shutil.copy(out / f"{STEM}.md", "sent.md")

    assert run("trace", "sent.md", "--offline").exit_code == 1
    assert traced(run, "sent.md", "--out", str(out))["gap"]["present"] is True
    assert len(done(run("status", "--json", "--out", str(out))).json["documents"]) == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("mine.md", b"# My own\n", "is not a document that advocate wrote"),
        ("mine.docx", b"PK not a zip", "cannot be read as a Word document"),
        ("mine.txt", b"x", "has none of the endings .docx, .md, .html"),
        ("missing.docx", None, "There is no file"),
    ],
)
def test_a_file_that_is_not_ours_is_refused(
    run: Run, workspace: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (workspace / name).write_bytes(content)

    outcome = run("trace", name, "--offline")

    assert outcome.exit_code == 1
    assert message in outcome.stderr
    assert "hint:" in outcome.stderr


def test_a_word_file_of_somebody_else_is_refused(run: Run, workspace: Path) -> None:
    Document().save(str(workspace / "other.docx"))

    outcome = run("trace", "other.docx", "--offline")

    assert (outcome.exit_code, "not a document that advocate wrote" in outcome.stderr) == (1, True)


# --- what travels in the files ----------------------------------------------------------------


def test_nothing_internal_travels_in_any_file(run: Run, workspace: Path) -> None:
    for command in (BRIEF, LETTERS, MANIFESTO):
        done(run(*command))
    internal = ("helped", "ada_rewarding", "drawer seven", "4510.", "4370.", "more_tutors")
    files = [path for path in (workspace / "briefs").iterdir() if path.name[0] != "."]

    assert len(files) > 20
    for path in files:
        text = everything_said(path)
        found = [word for word in internal if re.search(rf"\b{re.escape(word)}", text)]
        if "brief" not in path.name and NOTE_TO_US in text:
            found.append(NOTE_TO_US)
        assert [w for w in found if w != "helped" or '"helped"' in text] == [], path.name


def everything_said(path: Path) -> str:
    if path.suffix != ".docx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(n).decode("utf-8", "replace") for n in package.namelist())


def test_the_same_inputs_give_the_same_bytes(run: Run, workspace: Path) -> None:
    done(run(*BRIEF))
    before = everything_in(workspace / "briefs")
    shutil.rmtree(workspace / "briefs")

    done(run(*BRIEF))

    assert everything_in(workspace / "briefs") == before


def test_of_a_word_file_what_only_a_later_version_knows_is_left_out(
    run: Run, workspace: Path
) -> None:
    done(run(*BRIEF))
    path = workspace / f"briefs/{STEM}.docx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    shutil.rmtree(workspace / "briefs")
    path.parent.mkdir()
    parts[PART] = parts[PART].replace(b'kind="claim"', b'kind="omen"')
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)

    facts = done(run("trace", str(path), "--json")).json["facts"]

    assert facts
    assert {fact["kind"] for fact in facts} <= {"statistic", "quotation", "member"}


def test_a_word_file_with_its_list_opens_and_keeps_it_when_saved_again(
    run: Run, workspace: Path
) -> None:
    done(run(*BRIEF))
    document = Document(str(workspace / f"briefs/{STEM}.docx"))
    copy = BytesIO()
    document.save(copy)

    assert any("Birmingham Yardley" in paragraph.text for paragraph in document.paragraphs)
    with zipfile.ZipFile(copy) as package:
        assert b"urn:advocate:provenance:1" in package.read(PART)
        types = package.read("[Content_Types].xml").decode()
    assert 'PartName="/customXml/itemProps1.xml"' in types


@pytest.mark.parametrize("command", [BRIEF, LETTERS, MANIFESTO])
def test_clean_files_hold_neither_token_nor_list_and_are_traced_by_name(
    run: Run, workspace: Path, command: tuple[str, ...]
) -> None:
    done(run(*command, "--clean"))
    uses = read_facts(workspace / "briefs").uses
    files = [path for path in (workspace / "briefs").iterdir() if path.name[0] != "."]

    assert len(files) == sum(len(use.files) for use in uses) > 0
    for path in files:
        text = everything_said(path)
        assert "advocate:provenance" not in text
        assert not any(use.token in text for use in uses)
        assert "customXml" not in text
        assert path.suffix == ".docx" or "document:" not in text.partition("\n---\n")[0]
    assert traced(run, files[0])


def test_a_dry_run_writes_no_record(run: Run, workspace: Path) -> None:
    done(run(*BRIEF, "--dry-run"))

    assert not (workspace / "briefs").exists()


# --- impact -----------------------------------------------------------------------------------


def test_one_changed_figure_is_named_in_exactly_the_files_that_show_it_until_rebuilt(
    run: Run, workspace: Path
) -> None:
    for command in (BRIEF, LETTERS, MANIFESTO):
        done(run(*command))
    assert stale(run) == []
    change(workspace / "data/evidence.yaml", "value: 61", "value: 64")
    showing = sorted(
        f"briefs/{path.name}"
        for path in (workspace / "briefs").glob("*")
        if path.suffix in {".md", ".docx"} and "letter" in path.name and "index" not in path.name
    )

    assert len(showing) == 20
    assert sorted(stale(run)) == showing
    found = done(run("impact", "helped", "--json", *ON)).json
    assert sorted(item["path"] for item in found["documents"]) == showing
    assert all(item["stale"] and item["present"] for item in found["documents"])
    assert {(item["printed"], item["now"]) for item in found["documents"]} == {("61%", "64%")}
    assert run("status", "--strict", *ON).exit_code == 1

    done(run(*LETTERS))

    assert stale(run) == []
    assert run("status", "--strict", *ON).exit_code == 0
    after = done(run("impact", "helped", "--json", *ON)).json["documents"]
    assert {(item["printed"], item["changed"], item["stale"]) for item in after} == {
        ("64%", False, False)
    }


def test_impact_names_the_places_in_yaml(run: Run, workspace: Path) -> None:
    outcome = done(run("impact", "gap", "--json", *ON))

    places = {(place["file"], place["line"]) for place in outcome.json["cited"]}
    for file, line in places:
        assert "gap" in (workspace / file).read_text("utf-8").splitlines()[line - 1]
    assert {file for file, _ in places} == {"advocate.yaml", "data/manifestos/2024.yaml"}
    assert outcome.json["documents"] == []


@pytest.mark.parametrize("who", ["4370", "Jess Phillips", "phillips jess"])
def test_impact_of_a_member_goes_by_number_or_name(run: Run, who: str) -> None:
    done(run(*BRIEF))

    found = done(run("impact", who, "--offline", "--json", *ON)).json

    assert (found["id"], found["kind"]) == ("4370", "member")
    assert [Path(item["path"]).name for item in found["documents"]] == [
        f"{STEM}.docx",
        f"{STEM}.md",
    ]
    assert "Birmingham Yardley" in found["documents"][0]["printed"]


@pytest.mark.parametrize(
    ("wanted", "hint"), [("gapp", "Nearest: gap"), ("Nobody At All", "members go by name")]
)
def test_impact_of_nothing_is_an_error_with_the_nearest_ids(
    run: Run, wanted: str, hint: str
) -> None:
    outcome = run("impact", wanted, "--offline")

    assert outcome.exit_code == 1
    assert f'There is no claim, quotation, statistic or member "{wanted}".' in outcome.stderr
    assert hint in outcome.stderr


def test_impact_in_a_pipe_is_one_line_a_file(run: Run) -> None:
    done(run(*MANIFESTO))

    outcome = done(run("impact", "gap", *ON))

    assert outcome.stdout.splitlines()[:2] == [
        f"briefs/2026-11-20-manifesto-2024.{kind}  2026-11-20  22\u00a0percentage points  unchanged"
        for kind in ("docx", "md")
    ]
    assert re.search(r"^advocate.yaml:\d+: cites it$", outcome.stdout, re.MULTILINE)


# --- status -----------------------------------------------------------------------------------


def test_status_tells_edited_missing_and_waiting_files(run: Run, workspace: Path) -> None:
    for command in (BRIEF, MANIFESTO):
        done(run(*command))
    change(workspace / f"briefs/{STEM}.md", "Birmingham", "Brum")
    (workspace / "briefs/2026-11-20-manifesto-2024.docx").unlink()
    change(workspace / "data/evidence.yaml", "value: 22", "value: 23")
    done(run(*BRIEF))

    documents = done(run("status", "--json", *ON)).json["documents"]

    states = {
        Path(item["path"]).name: [
            word for word in ("stale", "edited", "missing", "waiting") if item[word]
        ]
        for item in documents
    }
    assert states == {
        f"{STEM}.docx": [],
        f"{STEM}.md": ["stale", "edited"],
        f"{STEM}.new.md": ["waiting"],
        "2026-11-20-manifesto-2024.docx": ["missing"],
        "2026-11-20-manifesto-2024.md": ["stale"],
    }
    lines = run("status", *ON).stdout.splitlines()
    assert f"briefs/{STEM}.md  edited  by hand since it was written" in lines
    assert any(line.endswith("gap: 22\u00a0percentage points; now: 23\u00a0percentage points")
               for line in lines)  # fmt: skip


def test_an_old_value_that_was_corrected_by_hand_is_not_stale(run: Run, workspace: Path) -> None:
    done(run(*MANIFESTO, "--format", "md"))
    change(workspace / "data/evidence.yaml", "value: 22", "value: 23")
    change(workspace / "briefs/2026-11-20-manifesto-2024.md", "22\u00a0percent", "23\u00a0percent")

    assert stale(run) == []


def test_a_member_who_changed_party_makes_the_brief_stale_once_synced(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(run(*BRIEF))
    monkeypatch.setenv("ADVOCATE_MEMBERS_API", parliament.url)
    monkeypatch.setenv("ADVOCATE_COMMITTEES_API", parliament.url)
    parliament.people[4370].member["latestParty"]["name"] = "Reform UK"
    assert stale(run) == []
    done(run("sync"))

    outcome = done(run("status", "--json", "--on", "2999-01-01"))

    (word, markdown) = outcome.json["documents"]
    assert {entry["id"] for entry in word["changed"]} == {"4370.party", "ada_rewarding"}
    party = next(entry for entry in markdown["changed"] if entry["kind"] == "member")
    assert (party["printed"], party["now"]) == ("Labour", "Reform UK")


def test_overdue_promises_and_visits_are_told(run: Run, workspace: Path) -> None:
    (workspace / "data/engagements.yaml").write_text("""
- id: met
  date: 2026-01-10
  kind: meeting
  member: 4370
  member_name: Jess Phillips
  summary: Jess Phillips met us.
  promises:
    - {what: Ask a question, by: Jess Phillips, due: 2026-03-01}
    - {what: Write, by: Jess Phillips, due: 2026-03-02, kept_on: 2026-02-01}
    - {what: Call, by: Jess Phillips, due: 2026-03-03, closed: Overtaken}
    - {what: Visit, by: Jess Phillips, due: 2027-03-04}
""")
    visit = """
- id: {id}
  member: 4370
  date: {date}
  venue: A school
  purpose: See a session
"""
    dates = {"logged": "2026-01-10", "forgotten": "2026-02-20", "ahead": "2026-12-01"}
    (workspace / "data/visits.yaml").write_text(
        "".join(visit.format(id=name, date=day) for name, day in dates.items())
    )

    outcome = done(run("status", "--json", *ON))

    found = outcome.json["follow_ups"]
    assert [(item["kind"], item["id"], item["due"], item["line"]) for item in found] == [
        ("visit", "forgotten", "2026-02-20", 8),
        ("promise", "met", "2026-03-01", 9),
    ]
    assert run("status", "--strict", *ON).exit_code == 1
    assert "Ask a question" in run("status", *ON).stdout


def test_in_a_terminal_rows_stand_in_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("File", "State"), [("briefs/[a].md", "stale"), ("briefs/b.md", "missing")])

    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [["File", "State"], ["briefs/[a].md", "stale"], ["briefs/b.md", "missing"]]


# --- the record -------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"facts": 1}', b"\xff\xfe", b"null"])
def test_a_damaged_record_is_ignored_and_written_anew(
    run: Run, workspace: Path, damage: bytes
) -> None:
    done(run(*BRIEF))
    (workspace / "briefs" / LEDGER).write_bytes(damage)

    assert done(run("status", "--json", *ON)).json["documents"][0]["kind"] is None
    done(run(*BRIEF))

    assert traced(run, f"briefs/{STEM}.md")["gap"]["present"] is True
    json.loads((workspace / "briefs" / LEDGER).read_bytes())


def test_the_record_of_an_edited_file_stays_beside_that_of_the_new_version(
    run: Run, workspace: Path
) -> None:
    done(run(*BRIEF, "--format", "md"))
    change(workspace / f"briefs/{STEM}.md", 'document: "', 'was: "')
    change(workspace / "data/evidence.yaml", "value: 22", "value: 23")
    done(run(*BRIEF, "--format", "md"))

    assert traced(run, f"briefs/{STEM}.md")["gap"]["printed"] == "22\u00a0percentage points"
    assert traced(run, f"briefs/{STEM}.new.md")["gap"]["printed"] == "23\u00a0percentage points"


def a_use(version: str, text: str) -> DocumentFacts:
    fact = PrintedFact(kind=FactKind.CLAIM, id="gap", text=text, source="DfE")
    trail = Trail(token=version, facts=(fact,))
    return DocumentFacts.of(trail, "letter", date(2026, 11, 20), None)


def save_all(folder: Path, files: dict[str, tuple[bytes, DocumentFacts]]) -> None:
    new = [
        NewFile(name=name, sha256=sha256(data).hexdigest(), read=partial(bytes, data), use=use)
        for name, (data, use) in files.items()
    ]
    OutputFolder(folder).save_all(new)


def _save_many(folder: Path, mark: str) -> None:
    for number in range(100):
        name = f"{mark}{number}"
        save_all(folder, {f"{name}.md": (name.encode(), a_use(name, "1%"))})


def test_two_processes_lose_no_facts(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_save_many, args=(tmp_path, mark)) for mark in "ab"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [worker.exitcode for worker in workers] == [0, 0]
    assert sum(len(use.files) for use in read_facts(tmp_path).uses) == 200


def test_a_batch_writes_its_record_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced: list[str] = []
    swap = Path.replace

    def noted(self: Path, target: Path) -> Path:
        replaced.append(Path(target).name)
        return swap(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    save_all(tmp_path, {f"{n}.md": (b"x", a_use(str(n), "1%")) for n in range(120)})

    assert replaced.count(LEDGER) == 1


def test_a_batch_that_fails_records_what_it_wrote(tmp_path: Path) -> None:
    def interrupt() -> bytes:
        raise KeyboardInterrupt

    whole = NewFile(name="a.md", sha256="0", read=lambda: b"one", use=a_use("a", "1%"))

    with pytest.raises(KeyboardInterrupt):
        OutputFolder(tmp_path).save_all([whole, replace(whole, name="b.md", read=interrupt)])

    assert [use.files for use in read_facts(tmp_path).uses] == [("a.md",)]


def test_versions_that_were_replaced_are_forgotten_in_the_end(tmp_path: Path) -> None:
    for number in range(3):
        texts = {file: f"{number}-{file}" for file in range(501)}
        save_all(tmp_path, {f"{n}.md": (t.encode(), a_use(t, "1%")) for n, t in texts.items()})

    uses = read_facts(tmp_path).uses

    assert sum(not use.files for use in uses) == 1000
    assert sum(bool(use.files) for use in uses) == 501
    assert not any("0-0" in use.token for use in uses)


def test_values_that_documents_disagree_on_are_found(tmp_path: Path) -> None:
    values = {"a.md": "22%", "b.md": "22%", "c.md": "23%", "edited.md": "24%", "gone.md": "25%"}
    uses = {name: (name.encode(), a_use(f"{name}{v}", v)) for name, v in values.items()}
    save_all(tmp_path, uses)
    (tmp_path / "edited.md").write_bytes(b"by hand")
    (tmp_path / "gone.md").unlink()

    assert dict(conflicting_values(tmp_path)) == {"gap": {"22%": ["a.md", "b.md"], "23%": ["c.md"]}}

    (tmp_path / "c.md").unlink()
    assert dict(conflicting_values(tmp_path)) == {}


@pytest.mark.skipif(os.name == "nt", reason="reads the environment of a shell")
def test_the_tab_key_offers_claims(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from advocate.cli.completion import claims_beginning

    done(run("status"))

    assert claims_beginning("ga") == ["gap"]
    monkeypatch.chdir("/")
    assert claims_beginning("ga") == []


@pytest.mark.parametrize("damage", ["", "garbage"])
def test_status_says_of_which_files_nothing_is_known(
    run: Run, workspace: Path, damage: str
) -> None:
    run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20")
    known = run("status", "--json", "--on", "2026-11-20")
    for name in (".advocate-facts.json", ".advocate-written.json"):
        record = workspace / "briefs" / name
        record.write_text(damage, "utf-8") if damage else record.unlink()

    lost = run("status", "--json", "--on", "2026-11-20")

    assert known.json["problems"] == []
    assert "No record says what 2 files state" in lost.json["problems"][0]["message"]
    assert run("status", "--strict", "--on", "2026-11-20").exit_code == 1
