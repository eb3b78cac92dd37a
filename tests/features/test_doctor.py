"""`advocate doctor`: what is wrong with this machine, each with its remedy, and nothing hidden."""

import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from advocate.inputs.parliament.live.service_addresses import ServiceAddresses
from advocate.models.packaged_table import packaged_table
from tests.features.conftest import Outcome, Run, everything_in
from tests.standin.members_api import StandIn

SERVICES = [f"{name} service" for name in ServiceAddresses.__struct_fields__]


@pytest.fixture(autouse=True)
def _a_plain_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


def ask_all(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for name in ServiceAddresses.__struct_fields__:
        monkeypatch.setenv(f"ADVOCATE_{name.upper()}_API", url)


def checks(outcome: Outcome) -> dict[str, Any]:
    assert outcome.stderr == ""
    found = {check["name"]: check for check in outcome.json["checks"]}
    assert all(set(check) == {"name", "ok", "found", "hint"} for check in found.values())
    assert all(bool(check["hint"]) is not check["ok"] for check in found.values())
    assert {problem["about"] for problem in outcome.json["problems"]} == {
        name for name, check in found.items() if not check["ok"]
    }
    return found


def test_a_sound_machine_is_told_so_and_nothing_changes(
    run: Run, workspace: Path, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_all(monkeypatch, parliament.url)
    before = everything_in(workspace)

    outcome = run("doctor", "--json")
    found = checks(outcome)

    assert outcome.exit_code == 0
    assert list(found)[:5] == [
        *("program", "workspace", "output folder", "copies", "network settings"),
    ]
    assert all(found[name]["ok"] for name in (*list(found)[:5], *SERVICES, "console"))
    assert all(" answered in " in found[name]["found"] for name in SERVICES)
    assert f"Python {sys.version.split()[0]}" in found["program"]["found"]
    assert "msgspec " in found["program"]["found"]
    assert everything_in(workspace) == before


def test_every_service_there_is_is_asked() -> None:
    from advocate.checking import machine_check

    texts = packaged_table(str(machine_check.__file__))["checks"]

    asked = {name: text["service"] for name, text in texts.items() if "service" in text}
    assert asked == {f"{name}_service": name for name in ServiceAddresses.__struct_fields__}
    assert all(text["hint"] for text in texts.values())


def test_services_that_do_not_answer_are_notes(
    run: Run, dead_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_all(monkeypatch, dead_url)

    outcome = run("doctor", "--json")

    assert outcome.exit_code == 0
    assert all("did not answer" in checks(outcome)[name]["found"] for name in SERVICES)
    assert {p["severity"] for p in outcome.json["problems"]} == {"note"}


def test_a_service_that_is_slow_holds_nobody_up(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_all(monkeypatch, parliament.url)
    parliament.mood.delay_seconds = 20.0
    began = datetime.now(UTC)

    found = checks(run("doctor", "--json"))

    assert "no answer in time" in found["members service"]["found"]
    assert (datetime.now(UTC) - began).total_seconds() < 8


def test_an_answer_that_is_not_the_services_own_is_no_answer(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_all(monkeypatch, parliament.url)
    parliament.mood.trouble = "html"

    assert "instead of JSON" in checks(run("doctor", "--json"))["members service"]["found"]


def test_offline_no_service_is_asked(
    run: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_all(monkeypatch, parliament.url)

    found = checks(run("doctor", "--offline", "--json"))

    assert all("was not asked (--offline)" in found[name]["found"] for name in SERVICES)
    assert parliament.requests == []


def test_outside_a_workspace_there_is_none_to_be_wrong(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    outcome = run("doctor", "--offline", "--json")

    assert outcome.exit_code == 0
    assert checks(outcome)["workspace"]["found"] == "none here or above"


def test_a_folder_that_is_named_and_is_no_workspace_is_an_error(run: Run, tmp_path: Path) -> None:
    outcome = run("doctor", "--offline", "--json", "--workspace", str(tmp_path))

    assert outcome.exit_code == 1
    assert "is not a workspace" in checks(outcome)["workspace"]["found"]


def test_a_broken_workspace_is_an_error_with_its_first_place(run: Run, workspace: Path) -> None:
    (workspace / "data" / "evidence.yaml").write_text("- id: [\n", "utf-8")

    outcome = run("doctor", "--offline", "--json")
    found = checks(outcome)["workspace"]

    assert outcome.exit_code == 1
    assert "data/evidence.yaml:" in found["found"]
    assert "advocate check" in found["hint"]


def test_certificates_that_are_not_there_are_an_error(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "lost.pem"))

    outcome = run("doctor", "--offline", "--json")
    found = checks(outcome)["network settings"]

    assert outcome.exit_code == 1
    assert found["found"].endswith(f"REQUESTS_CA_BUNDLE {tmp_path / 'lost.pem'}")


def test_a_proxy_is_told_without_its_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://ann:secret@proxy.example:8080")

    found = checks(run("doctor", "--offline", "--json"))["network settings"]

    assert found["found"] == "https proxy http://proxy.example:8080"


def test_copies_that_cannot_be_written_are_a_note_with_a_remedy(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("ADVOCATE_CACHE_DIR", str(tmp_path / "file" / "cache"))

    outcome = run("doctor", "--offline", "--json")
    found = checks(outcome)["copies"]

    assert outcome.exit_code == 0
    assert "cannot be written to" in found["found"]
    assert "ADVOCATE_CACHE_DIR" in found["hint"]


def test_copies_that_others_can_write_are_not_used(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    monkeypatch.setenv("ADVOCATE_CACHE_DIR", str(shared))

    assert "is not used" in checks(run("doctor", "--offline", "--json"))["copies"]["found"]


def test_copies_are_counted_with_their_age(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir(mode=0o700)
    (kept / "one.json").write_text("{}", "utf-8")
    old = datetime.now(UTC).timestamp() - 3 * 86_400 - 60
    os.utime(kept / "one.json", (old, old))
    monkeypatch.setenv("ADVOCATE_CACHE_DIR", str(kept))

    found = checks(run("doctor", "--offline", "--json"))["copies"]["found"]

    assert found.endswith("; files: 1, 0.0 MB, the newest 3 days old")


def test_a_folder_for_documents_that_cannot_be_made_is_an_error(run: Run, workspace: Path) -> None:
    (workspace / "briefs").write_text("", "utf-8")

    outcome = run("doctor", "--offline", "--json")

    assert outcome.exit_code == 1
    assert "cannot be written to" in checks(outcome)["output folder"]["found"]


def test_without_libreoffice_and_fonts_documents_can_be_made(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = workspace / "advocate.yaml"
    brand = "brand: {heading_font: 'No Such Face, Arial', body_font: 'Nor This'}\n"
    settings.write_text(settings.read_text("utf-8") + brand, "utf-8")
    monkeypatch.setenv("PATH", "")

    outcome = run("doctor", "--offline", "--json")
    found = checks(outcome)

    assert outcome.exit_code == 0
    assert "none on this machine" in found["libreoffice"]["found"]
    assert found["fonts"]["found"] == "not installed: No Such Face, Nor This"


@pytest.mark.parametrize(("zone", "is_right"), [("Europe/London", True), ("Asia/Tokyo", False)])
def test_a_time_zone_that_is_not_londons_is_noted(
    workspace: Path, zone: str, is_right: bool
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "advocate", "doctor", "--offline", "--json"],
        cwd=workspace,
        env=os.environ | {"TZ": zone},
        capture_output=True,
        check=False,
    )
    found = {check["name"]: check for check in json.loads(done.stdout)["checks"]}

    assert found["time zone"]["ok"] is is_right


def test_a_check_that_fails_hides_no_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> str:
        raise RuntimeError("out of order")

    monkeypatch.setattr("importlib.metadata.version", fail)

    outcome = run("doctor", "--offline", "--json")
    found = checks(outcome)

    assert outcome.exit_code == 1
    assert found["program"]["found"] == "RuntimeError: out of order"
    assert found["workspace"]["ok"]


def test_in_a_pipe_each_thing_is_a_line_and_quiet_ones_are_left_out(
    run: Run, workspace: Path
) -> None:
    (workspace / "data" / "evidence.yaml").write_text("- id: [\n", "utf-8")

    lines = run("doctor", "--offline").stdout.splitlines()
    quiet = run("doctor", "--offline", "--quiet").stdout.splitlines()

    assert len(lines) == 12
    assert lines[0].startswith("program  ok  Python ")
    assert [line.split("  ")[:2] for line in quiet] == [["workspace", "error"]]
    assert quiet[0].endswith("advocate init DIR starts a workspace.")


def test_in_a_terminal_the_things_are_a_table_that_fits_it(workspace: Path) -> None:
    main, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "advocate", "doctor", "--offline"],
        cwd=workspace,
        env=os.environ | {"COLUMNS": "80", "TERM": "dumb"},
        stdout=terminal,
        stderr=subprocess.DEVNULL,
    )
    os.close(terminal)
    shown = b""
    while part := _read(main):
        shown += part
    os.close(main)

    assert process.wait(timeout=60) == 0
    rows = shown.decode().replace("\r\n", "\n").splitlines()
    assert rows[0].split() == ["What", "Found,", "and", "what", "to", "do"]
    assert max(map(len, rows)) <= 80


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""
