"""`advocate doctor`: what is wrong with this machine, and what to do."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.features.conftest import REPOSITORY, Outcome, Run
from tests.standin.members_api import StandIn

SERVICES = ("members", "committees", "questions")


def found(outcome: Outcome) -> dict[str, Any]:
    return {check["name"]: check for check in outcome.json["checks"]}


@pytest.fixture
def services(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    for name in SERVICES:
        monkeypatch.setenv(f"ADVOCATE_{name.upper()}_API", parliament.url)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    return parliament


def test_a_machine_in_order_passes_and_every_check_says_what_it_found(
    run: Run, services: StandIn
) -> None:
    outcome = run("doctor", "--json")

    checks = found(outcome)
    assert outcome.exit_code == 0
    assert [name for name in SERVICES if not checks[name]["ok"]] == []
    assert "answered in" in checks["members"]["found"]
    assert all(check["found"] for check in checks.values())
    assert all(check["ok"] == (check["hint"] is None) for check in checks.values())
    assert {"python", "packages", "workspace", "cache", "libreoffice", "fonts"} <= checks.keys()


def test_the_packages_looked_for_are_those_that_the_program_requires(run: Run) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]

    told = found(run("doctor", "--offline", "--json"))["packages"]["found"].split("; ")[1]

    names = [re.match(r"[\w-]+", each)[0] for each in project["dependencies"]]  # type: ignore[index]
    assert [each.split()[0] for each in told.split(", ")] == names


def test_a_dead_service_is_a_note_and_the_others_are_told(
    run: Run, services: StandIn, dead_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVOCATE_COMMITTEES_API", dead_url)

    outcome = run("doctor", "--json")

    checks = found(outcome)
    assert outcome.exit_code == 0
    assert not checks["committees"]["ok"]
    assert "did not answer" in checks["committees"]["found"]
    assert checks["members"]["ok"]


def test_offline_opens_no_connection(run: Run, services: StandIn) -> None:
    checks = found(run("doctor", "--offline", "--json"))

    assert services.requests == []
    assert not checks.keys() & {*SERVICES}


def test_a_workspace_with_errors_fails_and_leads_to_check(run: Run, workspace: Path) -> None:
    (workspace / "advocate.yaml").write_text("organisation: {}\n", "utf-8")

    outcome = run("doctor", "--offline")

    assert outcome.exit_code == 1
    assert "wrong  workspace" in outcome.stdout
    assert "advocate check" in outcome.stdout


def test_outside_a_workspace_nothing_is_wrong_but_a_named_one_must_be_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("doctor", "--offline").exit_code == 0
    assert run("doctor", "--offline", "--workspace", str(tmp_path / "none")).exit_code == 1


def test_certificates_that_are_not_there_are_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/bundle.pem")

    check = found(run("doctor", "--offline", "--json"))["certificates"]

    assert not check["ok"]
    assert "REQUESTS_CA_BUNDLE is not there: /no/such/bundle.pem" in check["found"]


def test_a_password_of_the_proxy_is_not_printed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://ann:secret@127.0.0.1:3128")

    outcome = run("doctor", "--offline")

    assert "http://127.0.0.1:3128" in outcome.stdout
    assert "secret" not in outcome.stdout


def test_a_cache_that_others_can_write_to_is_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o777)

    check = found(run("doctor", "--offline", "--json"))["cache"]

    assert not check["ok"]
    assert "ADVOCATE_CACHE_DIR" in check["hint"]


def test_without_libreoffice_the_machine_still_passes(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    outcome = run("doctor", "--offline", "--json")

    check = found(outcome)["libreoffice"]
    assert outcome.exit_code == 0
    assert (check["ok"], check["found"]) == (False, "not found")
    assert "--format docx" in check["hint"]


def test_a_folder_that_cannot_be_written_fails_and_hides_no_other_check(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_args: object, **_settings: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("advocate.checking.machine_checks.TemporaryFile", refused)

    outcome = run("doctor", "--offline", "--json")

    assert outcome.exit_code == 1
    assert not found(outcome)["output"]["ok"]
    assert found(outcome)["python"]["ok"]


def test_a_clock_before_the_packaged_facts_is_told(run: Run) -> None:
    checks = found(run("doctor", "--offline", "--json", "--on", "2020-01-01"))

    assert not checks["clock"]["ok"]
    assert not checks["facts"]["ok"]


def test_a_quiet_run_prints_only_what_fails(run: Run, workspace: Path) -> None:
    assert run("doctor", "--offline", "--quiet").stdout == ""

    (workspace / "advocate.yaml").write_text("organisation: {}\n", "utf-8")

    assert run("doctor", "--offline", "--quiet").stdout.startswith("wrong  workspace")
