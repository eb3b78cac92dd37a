"""What is kept between runs changes no document, and nothing depends on it."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.features.conftest import Run, everything_in, needs_root
from tests.standin.members_api import StandIn

BRIEF = ("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--force")


@pytest.fixture(scope="session")
def compiled_templates() -> None:
    """Nothing of other tests is at hand in these."""


@pytest.fixture
def copies() -> Path:
    return Path(os.environ["ADVOCATE_CACHE_DIR"])


def _documents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (folder / "briefs").iterdir() if p.name[0] != "."}


def test_documents_are_the_same_with_copies_and_without(run: Run, copies: Path) -> None:
    first = run(*BRIEF)
    made = _documents(first.folder)
    assert {path.name for path in copies.iterdir()} == {"templates", "yaml"}
    shutil.rmtree(first.folder / "briefs")

    again = run(*BRIEF)

    assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr)
    assert _documents(first.folder) == made


def test_a_changed_figure_and_a_changed_template_count_at_once(run: Run, workspace: Path) -> None:
    run(*BRIEF, "--format", "md")
    evidence = workspace / "data" / "evidence.yaml"
    (workspace / "templates").mkdir(exist_ok=True)
    template = workspace / "templates" / "brief.md.j2"
    template.write_text('# Mine\n\nIt is {{ fact("gap") }}.\n', encoding="utf-8")

    before = run(*BRIEF, "--format", "md").text("briefs/*.md")
    old = next(line for line in evidence.read_text("utf-8").splitlines() if "value:" in line)
    evidence.write_text(
        evidence.read_text("utf-8").replace(old, old.split("value:")[0] + "value: 7.7", 1),
        encoding="utf-8",
    )
    after = run(*BRIEF, "--format", "md").text("briefs/*.md")

    assert "# Mine" in before
    assert "7.7" in after
    assert "7.7" not in before


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 40])
def test_spoilt_copies_stop_nothing(run: Run, copies: Path, damage: bytes) -> None:
    first = _documents(run(*BRIEF).folder)
    for path in copies.rglob("*"):
        if path.is_file():
            path.write_bytes(damage)

    again = run(*BRIEF)

    assert (again.exit_code, _documents(again.folder)) == (0, first)


def test_a_folder_of_copies_that_cannot_be_made_stops_nothing(run: Run, copies: Path) -> None:
    copies.write_text("a file stands here", encoding="utf-8")

    assert run(*BRIEF).exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_somebody_else_could_have_written_is_not_believed(run: Run, copies: Path) -> None:
    first = _documents(run(*BRIEF).folder)
    (copies / "yaml").chmod(0o777)
    kept = dict.fromkeys((copies / "yaml").iterdir(), b"")
    for path in kept:
        path.write_bytes(b"")

    assert _documents(run(*BRIEF).folder) == first
    assert {path: path.read_bytes() for path in (copies / "yaml").iterdir()} == kept != {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
class TestPlanted:
    """Copies of Parliament's answers, the list of sync, and where they lie."""

    @pytest.fixture(autouse=True)
    def _online(self, parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
            monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)

    @pytest.fixture
    def outside(self, tmp_path: Path) -> Path:
        folder = tmp_path / "outside"
        folder.mkdir()
        (folder / "precious").write_text("mine", encoding="utf-8")
        return folder

    def _refused(self, run: Run, copies: Path, why: str) -> None:
        """Nothing there is believed or written; that is told once, and only `sync` fails."""
        (copies / "parliament-members.json").write_text("{}", encoding="utf-8")
        before = everything_in(copies)

        brief = run("brief", "--mp", "Jess Phillips", "--json", offline=False)
        offline = run("members", "--mp", "Jess Phillips", "--json")
        compared = run("sync", "--check", "--json")
        synced = run("sync")

        told = [
            [p["message"] for p in outcome.json["problems"] if "folder of copies" in p["message"]]
            for outcome in (brief, offline, compared)
        ]
        assert told == [[f"The folder of copies is not used, since {why}: {copies}"]] * 3
        assert [item["path"] for item in brief.json["written"]] == sorted(
            f"briefs/{name}" for name in brief.files()
        )
        assert (brief.exit_code, offline.exit_code, compared.exit_code) == (0, 0, 0)
        assert synced.exit_code == 1
        assert f"The list of members cannot be kept in {copies}: {why}." in synced.stderr
        assert "ADVOCATE_CACHE_DIR" in synced.stderr
        assert everything_in(copies) == before

    @pytest.mark.parametrize("mode", [0o777, 0o775])
    def test_a_folder_that_others_can_write_is_not_used(
        self, run: Run, copies: Path, mode: int
    ) -> None:
        copies.mkdir()
        copies.chmod(mode)

        self._refused(run, copies, "other users can write to it")

        copies.chmod(0o755)
        assert run("sync").exit_code == 0

    @needs_root
    def test_a_folder_of_another_user_is_not_used(self, run: Run, copies: Path) -> None:
        copies.mkdir()
        os.chown(copies, 12345, -1)

        self._refused(run, copies, "it belongs to another user")

    def test_a_linked_folder_is_not_used(self, run: Run, copies: Path, outside: Path) -> None:
        copies.symlink_to(outside)

        self._refused(run, copies, "it is a link, or not a folder")

    @pytest.mark.parametrize(
        "how", ["writable", "linked", pytest.param("given away", marks=needs_root)]
    )
    def test_a_planted_answer_is_asked_for_anew(
        self, run: Run, copies: Path, outside: Path, parliament: StandIn, how: str
    ) -> None:
        run("sync")
        run("brief", "--mp", "Jess Phillips", offline=False)
        asked = len(parliament.requests)
        assert run("brief", "--mp", "Jess Phillips", "--force", offline=False).exit_code == 0
        assert len(parliament.requests) == asked
        for number, path in enumerate(copies.glob("*.json")):
            if how == "writable":
                path.chmod(0o666)
            elif how == "linked":
                path.symlink_to(path.rename(outside / f"{number}.json"))
            else:
                os.chown(path, 12345, -1)
        before = everything_in(outside)

        outcome = run("brief", "--mp", "Jess Phillips", "--force", "--json", offline=False)

        assert outcome.json["parliament"]["source"] == "live"
        assert len(parliament.requests) > asked
        assert everything_in(outside) == before
        assert run("members", "--mp", "Jess Phillips", "--json").json["parliament"]["source"] == (
            "cache"
        )
