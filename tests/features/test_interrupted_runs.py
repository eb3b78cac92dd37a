"""Runs that are killed or run out of disk: files are whole, all are named, none is lost."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advocate.errors import OutputNotWritable
from tests.features.breaches import change
from tests.features.conftest import Run, everything_in, needs_root

LETTERS = ("letters", "--committee", "education", "--on", "2026-11-20")
FILES = 11
"""Letters and their index: more files than are written one after the other."""
LEDGER, FACTS = ".advocate-written.json", ".advocate-facts.json"
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")

KILLED_AT_A_MOMENT = """
import os, signal, sys
from advocate.cli.app import main

folders, arguments = sys.argv[1].split(os.pathsep), sys.argv[2:]

def count(folder, last):
    # Kill this process before it touches the folder of documents for the `last` time.
    seen = 0
    def look(event, given):
        nonlocal seen
        if event in ("open", "os.rename", "os.remove") and "briefs" in str(given):
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)
    os.chdir(folder)
    sys.argv = ["advocate", *arguments]
    sys.addaudithook(look)
    try:
        main()
    except SystemExit as ended:
        assert ended.code in (0, None), ended
    return seen

def started(folder, last):
    to_parent, from_child = os.pipe()
    child = os.fork()
    if not child:
        os.write(from_child, b"%d" % count(folder, last))
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    return int(os.read(to_parent, 9)) if status == 0 else -os.WTERMSIG(status)

moments = started(folders[0], 0)
assert moments > 60, moments
for number, folder in enumerate(folders[1:]):
    ended = started(folder, 1 + number * (moments - 8) // len(folders[1:]))
    assert ended == -signal.SIGKILL, ended
"""


def documents(folder: Path) -> dict[str, bytes]:
    """The documents in the output folder of a workspace, without its records."""
    return {n: c for n, c in everything_in(folder / "briefs").items() if not n.startswith(".")}


def let_time_pass(folder: Path) -> None:
    """Make whatever a killed run has left as old as if an hour had passed."""
    for left in [*folder.glob("*.tmp"), *folder.glob("*.lock")]:
        os.utime(left, (1, 1))


@posix_only
def test_killed_at_any_moment_nothing_of_ours_counts_as_edited(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    members = [f"--mp={key}" for key in (4370, 4510, 1491, 4358)]
    command = ("letters", *members, "--on", "2026-11-20", "--offline", "--format", "md,html")
    assert run(*command).exit_code == 0
    former = documents(workspace)
    edited = sorted(former)[3]
    (workspace / "briefs" / edited).write_bytes(b"Mine.")
    change(workspace, "advocate.yaml", "R&A Tutors <north>", "Second Name")
    folders = [tmp_path / f"killed-{number}" for number in range(21)]
    for number, folder in enumerate(folders):
        shutil.copytree(workspace, folder)
        if number % 3 == 2:  # the first run of all is killed
            shutil.rmtree(folder / "briefs")
    line = [sys.executable, "-c", KILLED_AT_A_MOMENT, os.pathsep.join(map(str, folders))]

    subprocess.run([*line, *command, "--quiet"], check=True)

    whole = documents(folders[0])
    assert (len(former), len(whole)) == (10, 11)
    for number, folder in enumerate(folders[1:], 1):
        assert set(documents(folder).values()) <= {*former.values(), *whole.values(), b"Mine."}
        change(folder, "advocate.yaml", "Second Name", "Third Name")
        let_time_pass(folder / "briefs")

        again = run(*command, "--workspace", str(folder), "--json").json

        is_first = number % 3 == 2
        made = {Path(item["path"]).name for item in again["written"]}
        assert [Path(item["path"]).name for item in again["skipped"]] == [edited] * (not is_first)
        assert len(made) == 10
        assert made == set(documents(folder)) - ({edited} - made)
        assert is_first or documents(folder)[edited] == b"Mine."
        texts = [text for name, text in documents(folder).items() if name.endswith(".md")]
        assert sum(b"Third Name" in text for text in texts) == 5
        assert {path.name for path in (folder / "briefs").glob(".*")} == {LEDGER, FACTS}
        ledger = json.loads((folder / "briefs" / LEDGER).read_bytes())
        assert {type(ledger[name]) for name in made} == {str}


def reported(stdout: str, folder: Path) -> tuple[set[str], str]:
    """The names that a failed run calls written, and its last problem."""
    said: dict[str, Any] = json.loads(stdout)
    names = {Path(item["path"]).name for item in said["written"]}
    assert all(item["sha256"] for item in said["written"])
    assert names == set(documents(folder))
    return names, said["problems"][-1]["message"]


@pytest.fixture
def small_disk(workspace: Path) -> Iterator[Path]:
    """The output folder on a disk of its own, with room for some of the documents."""
    folder = workspace / "briefs"
    folder.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(folder)]
    if subprocess.run(line, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@needs_root
@pytest.mark.parametrize("formats", ["docx,md", "html", "md"])
def test_a_full_disk_leaves_whole_files_and_names_them_all(
    run: Run, workspace: Path, small_disk: Path, formats: str
) -> None:
    (small_disk / "filler").write_bytes(b"x" * (80_000 if formats == "md" else 40_000))
    command = (*LETTERS, "--format", formats)

    full = run(*command, "--json")
    (small_disk / "filler").unlink()
    names, told = reported(full.stdout, workspace)
    subprocess.run(["mount", "-o", "remount,size=9m", str(small_disk)], check=True)
    change(workspace, "advocate.yaml", "Agree on one thing.", "Agree on two things.")
    again = run(*command, "--json").json

    count = FILES * len(formats.split(","))
    assert full.exit_code == 1
    assert 0 < len(names) < count
    assert "No space left on device" in told
    assert f"{len(names)} of {count} files are whole on disk; missing: " in told
    assert again["skipped"] == []
    assert len(again["written"]) == count
    assert not list(small_disk.glob("*.tmp"))


LIMITED = """
import resource, sys
from advocate.cli.app import main
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
main()
"""


@posix_only
@pytest.mark.parametrize("file_format", ["md", "docx", "html"])
def test_a_file_that_the_system_refuses_is_named_and_the_others_are_whole(
    run: Run, workspace: Path, tmp_path: Path, file_format: str
) -> None:
    command = (*LETTERS, "--format", file_format)
    run(*command, "--out", str(tmp_path / "whole"))
    sizes = {p.name: p.stat().st_size for p in (tmp_path / "whole").glob(f"*.{file_format}")}
    largest = max(sizes, key=lambda name: sizes[name])
    line = [sys.executable, "-c", LIMITED, str(sizes[largest] - 1), *command, "--offline"]

    text = subprocess.run(line, capture_output=True, text=True, cwd=workspace, check=False)
    on_disk = set(documents(workspace))
    as_json = subprocess.run(
        [*line, "--json"], capture_output=True, text=True, cwd=workspace, check=False
    )
    names, told = reported(as_json.stdout, workspace)

    assert (text.returncode, as_json.returncode) == (1, 1)
    assert {Path(line.split("  ")[0]).name for line in text.stdout.splitlines()} == on_disk
    assert largest not in names
    assert names
    for said in (text.stderr, told):
        assert f"{largest} could not be written: File too large." in " ".join(said.split())
        assert "files are whole on disk; missing: " in said
    assert not list((workspace / "briefs").glob("*.tmp"))
    assert all((workspace / "briefs" / n).stat().st_size == sizes[n] for n in names)


def test_what_is_missing_is_counted_where_it_is_much(run: Run, workspace: Path) -> None:
    (workspace / "briefs").write_bytes(b"a file in the way")

    failed = run(*LETTERS, "--format", "md", "--json")

    (problem,) = [p for p in failed.json["problems"] if p["severity"] == "error"]
    assert failed.exit_code == 1
    assert failed.json["written"] == []
    assert "No file was written; missing: 2026-11-20-" in problem["message"]
    assert problem["message"].endswith(" and 6 more.")
    with pytest.raises(OutputNotWritable):
        run(*LETTERS, "--format", "md", "--debug")


@posix_only
class TestPlantedLinks:
    """Nothing outside the workspace is touched, whatever name leads there."""

    BRIEF = ("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--format", "md")
    STEM = "2026-11-20-brief-jess-phillips"

    @pytest.fixture
    def briefs(self, workspace: Path) -> Path:
        (workspace / "briefs").mkdir()
        return workspace / "briefs"

    @pytest.fixture
    def outside(self, tmp_path: Path) -> Path:
        folder = tmp_path / "outside"
        folder.mkdir()
        (folder / "precious").write_bytes(b"{}")
        return folder

    def test_at_the_names_of_temporary_files(self, run: Run, briefs: Path, outside: Path) -> None:
        for number in range(1000):
            link = briefs / f".advocate-{os.getpid()}-{number}.tmp"
            link.symlink_to(outside / "precious")

        assert run(*self.BRIEF).exit_code == 0
        assert everything_in(outside) == {"precious": b"{}"}

    @pytest.mark.parametrize("to", ["precious", "not-there"])
    def test_at_the_name_of_a_document(
        self, run: Run, briefs: Path, outside: Path, to: str
    ) -> None:
        (briefs / f"{self.STEM}.md").symlink_to(outside / to)

        refused = run(*self.BRIEF, "--force", "--json")

        assert (refused.exit_code, refused.json["written"]) == (1, [])
        assert f"{self.STEM}.md" in refused.json["problems"][-1]["message"]
        assert everything_in(outside) == {"precious": b"{}"}

    def test_a_link_inside_counts_as_somebody_s_own(self, run: Run, briefs: Path) -> None:
        (briefs / "notes").write_bytes(b"mine")
        (briefs / f"{self.STEM}.md").symlink_to("notes")

        assert run(*self.BRIEF).stdout == f"briefs/{self.STEM}.new.md\n"
        assert (briefs / f"{self.STEM}.md").is_symlink()
        assert run(*self.BRIEF, "--force").exit_code == 0
        assert not (briefs / f"{self.STEM}.md").is_symlink()
        assert (briefs / "notes").read_bytes() == b"mine"

    @pytest.mark.parametrize("record", [LEDGER, FACTS])
    def test_at_the_name_of_a_record(
        self, run: Run, briefs: Path, outside: Path, record: str
    ) -> None:
        run(*self.BRIEF)
        (outside / "precious").write_bytes((briefs / record).read_bytes())
        (briefs / record).unlink()
        (briefs / record).symlink_to(outside / "precious")
        before = everything_in(outside)

        again = run(*self.BRIEF)

        assert again.exit_code == 0
        assert everything_in(outside) == before
        assert not (briefs / record).is_symlink()

    def test_a_linked_ledger_lets_nobody_overwrite_an_edited_file(
        self, run: Run, briefs: Path, outside: Path
    ) -> None:
        run(*self.BRIEF)
        (briefs / LEDGER).rename(outside / "ledger")
        (briefs / LEDGER).symlink_to(outside / "ledger")
        change(briefs.parent, "advocate.yaml", "Agree on one thing.", "Agree on two things.")

        assert run(*self.BRIEF).stdout == f"briefs/{self.STEM}.new.md\n"

    @pytest.mark.parametrize("lock", [".advocate-written.lock", ".advocate-facts.lock"])
    def test_at_the_name_of_a_lock(self, run: Run, briefs: Path, outside: Path, lock: str) -> None:
        (briefs / lock).symlink_to(outside / "not-there")
        os.utime(briefs / lock, (1, 1), follow_symlinks=False)

        assert run(*self.BRIEF).exit_code == 0
        assert everything_in(outside) == {"precious": b"{}"}
        assert {path.name for path in briefs.glob(".*")} == {LEDGER, FACTS}

    def test_in_a_folder_where_a_workspace_is_to_be(
        self, run: Run, tmp_path: Path, outside: Path
    ) -> None:
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "advocate.yaml").symlink_to(outside / "not-there")

        assert run("init", str(tmp_path / "new")).exit_code == 1
        assert everything_in(outside) == {"precious": b"{}"}
