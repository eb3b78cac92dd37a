"""Batches: several processes give what one gives, and nothing is left behind when they cannot."""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace

from advocate.building.batch_builder import BatchBuilder, processes_for
from advocate.building.build_order import BuildOrder
from advocate.building.document_builder import Task
from advocate.building.pipeline import build_briefs
from advocate.building.rule_context_builder import build_rule_context
from advocate.errors import AdvocateError, RecordNotFound
from advocate.inputs.parliament.live.cache import Cache, utc_now
from advocate.inputs.parliament.live.live_run import LiveRun
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses
from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.selection import Selection
from advocate.models.synced_lists import Roll
from advocate.rules.engine.rule_context import RuleContext
from tests.features.breaches import change, put
from tests.features.conftest import REPOSITORY, Outcome, Run, everything_in
from tests.standin.members_api import StandIn

ON = ("--on", "2026-11-20")
REGION = ("--region", "north east")
"""Twenty-seven members: more than are handed out at once."""
COMMANDS = {
    "briefs": ("brief", *REGION, *ON),
    "letters and their index": ("letters", *REGION, *ON),
    "letters of a committee": ("letters", "--committee", "education", *ON),
}


def documents(outcome: Outcome, folder: str) -> dict[str, bytes]:
    """What one run put into a folder, the records of it too."""
    return everything_in(outcome.folder / folder)


def said(outcome: Outcome, folder: str) -> tuple[str, str]:
    """What one run printed, without the name of the folder."""
    return outcome.stdout.replace(folder, "out"), outcome.stderr.replace(folder, "out")


@pytest.mark.parametrize("command", COMMANDS)
def test_two_processes_give_the_bytes_and_the_report_of_one(run_sample: Run, command: str) -> None:
    one = run_sample(*COMMANDS[command], "--json", "--jobs", "1", "--out", "one")
    two = run_sample(*COMMANDS[command], "--json", "--jobs", "2", "--out", "two")

    assert (one.exit_code, two.exit_code) == (0, 0)
    assert said(one, "one") == said(two, "two")
    assert documents(one, "one") == documents(two, "two")
    assert any(problem["line"] for problem in one.json["problems"])
    assert len(one.json["written"]) > 16


def test_only_the_process_that_may_ask_parliament_does(
    run_sample: Run, parliament: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    command = ("letters", "--committee", "education", *ON, "--json")

    one = run_sample(*command, "--jobs", "1", "--out", "one", offline=False)
    asked = len(parliament.requests)
    monkeypatch.setenv("ADVOCATE_CACHE_DIR", str(one.folder / "other-cache"))
    two = run_sample(*command, "--jobs", "3", "--out", "two", offline=False)

    assert one.json["parliament"]["source"] == "live"
    assert said(one, "one") == said(two, "two")
    assert documents(one, "one") == documents(two, "two")
    assert asked > 0
    assert len(parliament.requests) == 2 * asked


def add_to_the_letter(folder: Path, text: str) -> None:
    """Give a workspace the packaged letter with more at its end."""
    packaged = (REPOSITORY / "templates" / "letter.md.j2").read_text("utf-8")
    put(folder, "templates/letter.md.j2", packaged + text)


def test_every_gap_in_the_templates_is_told_whoever_found_it(
    run_sample: Run, tmp_path: Path
) -> None:
    add_to_the_letter(tmp_path / "sample", "\n{{ no_such_thing }}\n\n{{ nor_this.here }}\n")
    before = everything_in(tmp_path / "sample")

    one = run_sample(*COMMANDS["letters of a committee"], "--json", "--jobs", "1")
    two = run_sample(*COMMANDS["letters of a committee"], "--json", "--jobs", "2")

    assert (one.exit_code, two.exit_code) == (1, 1)
    assert one.stdout == two.stdout
    assert len(one.json["problems"]) == 2
    assert everything_in(tmp_path / "sample") == before


def test_a_broken_rule_stops_every_process(run: Run, workspace: Path) -> None:
    change(
        workspace,
        "advocate.yaml",
        "We would gladly visit “your” office — any day 😀.",
        "We wrote to the MP for Nottingham North.",
    )
    before = everything_in(workspace)

    one = run(*COMMANDS["letters of a committee"], "--json", "--jobs", "1")
    two = run(*COMMANDS["letters of a committee"], "--json", "--jobs", "2")

    assert (one.exit_code, two.exit_code) == (1, 1)
    assert one.stdout == two.stdout
    assert {problem["rule"] for problem in one.json["problems"]} == {"P04"}
    assert everything_in(workspace) == before


def test_what_no_writer_can_write_is_told_alike_by_one_process_and_two(
    run_sample: Run, tmp_path: Path
) -> None:
    add_to_the_letter(tmp_path / "sample", "\n![A school](missing.png)\n")
    before = everything_in(tmp_path / "sample")

    one = run_sample(*COMMANDS["letters of a committee"], "--json", "--jobs", "1")
    two = run_sample(*COMMANDS["letters of a committee"], "--json", "--jobs", "2")

    assert (one.exit_code, two.exit_code) == (1, 1)
    assert one.stdout == two.stdout
    assert "missing.png" in one.stdout
    assert everything_in(tmp_path / "sample") == before


def test_an_edit_by_hand_is_kept_by_several_processes_too(run: Run, workspace: Path) -> None:
    run(*COMMANDS["briefs"], "--format", "md", "--jobs", "2")
    edited = next((workspace / "briefs").glob("*.md"))
    edited.write_text("Mine.", "utf-8")
    change(workspace, "advocate.yaml", "Agree on one thing.", "Agree on two things.")

    outcome = run(*COMMANDS["briefs"], "--format", "md", "--jobs", "2", "--json")

    assert [item["path"] for item in outcome.json["skipped"]] == [f"briefs/{edited.name}"]
    assert edited.read_text("utf-8") == "Mine."
    assert edited.with_suffix(".new.md").is_file()


def test_there_is_no_work_without_a_worker(run: Run) -> None:
    outcome = run("brief", "--mp", "4370", "--jobs", "0")

    assert outcome.exit_code == 2
    assert "--jobs" in outcome.stderr


def begin(
    folder: Path,
    snapshot: Snapshot,
    jobs: int,
    on_step: Callable[[str, int, int], None],
    *,
    formats: tuple[str, ...] = ("md",),
) -> None:
    """Build the briefs of a region, telling `on_step` how far it is."""
    order = BuildOrder(folder=folder, on=date(2026, 11, 20), formats=formats, jobs=jobs)
    build_briefs(
        order, Selection(regions=("North East",)), parliament=snapshot.parliament(), on_step=on_step
    )


def test_a_worker_that_is_killed_is_an_error_and_nothing_is_written(
    workspace: Path, snapshot: Snapshot
) -> None:
    def kill(what: str, _done: int, _all: int) -> None:
        for process in multiprocessing.active_children() if what == "Writing documents" else ():
            process.kill()

    before = everything_in(workspace)

    with pytest.raises(AdvocateError, match="A worker process stopped") as raised:
        begin(workspace, snapshot, 2, kill)

    assert "--jobs 1" in (raised.value.hint or "")
    assert everything_in(workspace) == before
    assert not multiprocessing.active_children()


def test_a_worker_killed_in_the_middle_of_an_answer_is_an_error_too(
    workspace: Path, snapshot: Snapshot
) -> None:
    def kill(what: str, done: int, _all: int) -> None:
        if what == "Writing documents" and done == 1:
            time.sleep(2)  # by now each worker waits for somebody to read the rest
            for process in multiprocessing.active_children():
                process.kill()

    with pytest.raises(AdvocateError, match="A worker process stopped"):
        begin(workspace, snapshot, 2, kill, formats=("docx",))

    assert not multiprocessing.active_children()


@pytest.mark.parametrize("command", COMMANDS)
def test_rules_on_documents_ask_only_what_the_packaged_record_answers_for_all_sources(
    run_sample: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def refuse(*_asked: object) -> str | None:
        raise AssertionError("workers would have to ask the source of the run")

    def rule_context(*given: object, **named: object) -> RuleContext:
        return replace(build_rule_context(*given, **named), party_of=refuse)  # type: ignore[arg-type]

    monkeypatch.setattr("advocate.building.batch_builder.build_rule_context", rule_context)

    assert run_sample(*COMMANDS[command], "--jobs", "1").exit_code == 0


def test_all_sources_answer_the_rules_on_documents_from_the_packaged_record(
    snapshot: Snapshot,
) -> None:
    synced = open_snapshot(roll=Roll(as_of=date(2026, 11, 20), members=()))
    live = LiveRun(
        cache=Cache(None, now=utc_now),
        snapshot=synced,
        today=date(2026, 11, 20),
        addresses=ServiceAddresses(),
    )

    for source in (synced.parliament(), live.parliament):
        assert source.names.constituency_names() == snapshot.names.constituency_names()
        assert source.names.former_names() == snapshot.names.former_names()
        assert source.names.has_sat("Tony Blair")
        assert not source.names.has_sat("Ada Lovelace")
    synced.close()


def refuse(_workspace: object, *, number: int) -> NoReturn:
    time.sleep(0.5 if number < 8 else 0)  # what was handed out first comes back last
    raise RecordNotFound(f"Nothing can be said in document {number}.")


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_several_documents_that_cannot_be_the_first_is_told_whoever_came_to_it(
    workspace: Path, jobs: int
) -> None:
    order = BuildOrder(folder=workspace, on=date(2026, 11, 20), formats=("md",), jobs=jobs)
    tasks = [Task(build=partial(refuse, number=n), stem=str(n)) for n in (7, *range(8, 16))]

    with pytest.raises(RecordNotFound, match="document 7"):
        BatchBuilder(read_workspace(workspace, None), order, None).build(
            tasks, lambda *_told: None, count=len(tasks)
        )


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interruption_leaves_no_process_and_no_file(
    workspace: Path,
    snapshot: Snapshot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    jobs: int,
) -> None:
    held = tmp_path / "held"
    held.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(held))

    def interrupt(what: str, done: int, _all: int) -> None:
        if what == "Writing documents" and done == 5:
            raise KeyboardInterrupt

    before = everything_in(workspace)

    with pytest.raises(KeyboardInterrupt):
        begin(workspace, snapshot, jobs, interrupt)

    assert everything_in(workspace) == before
    assert not list(held.iterdir())
    assert not multiprocessing.active_children()


CTRL_C = """
import multiprocessing, os, signal, threading, time
from advocate.cli.app import main

def press():
    # To all processes of this session, as a terminal does: the workers are still starting.
    while not multiprocessing.active_children():
        time.sleep(0.01)
    time.sleep(0.1)
    os.killpg(0, signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell has it ignored
threading.Thread(target=press, daemon=True).start()
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes")
def test_ctrl_c_ends_every_process_while_workers_start(tmp_path: Path) -> None:
    command = ("brief", "--all", *ON, "--jobs", "3", "--offline", "--format", "md", "--quiet")
    places = ("--workspace", str(REPOSITORY), "--out", str(tmp_path / "out"))
    line = [sys.executable, "-c", CTRL_C, *command, *places]

    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True, start_new_session=True) as run:
        said = run.communicate(timeout=60)[1]  # comes to an end with the last worker

    assert (run.returncode, said) == (130, "")
    assert not (tmp_path / "out").exists()


def test_a_few_documents_start_no_process_and_load_nothing_for_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "advocate.building.worker_pool", raising=False)

    outcome = run("brief", "--mp", "4370,4641", *ON)

    assert outcome.exit_code == 0
    assert "advocate.building.worker_pool" not in sys.modules


def test_more_processes_than_help_are_never_started() -> None:
    assert processes_for(650, 2) == 2
    assert processes_for(2, 3) == 2
    assert processes_for(100_000, 100_000) <= max(2 * (os.cpu_count() or 1), 4)
