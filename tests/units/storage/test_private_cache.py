"""Copies are read back whole, by the user who kept them, or not at all."""

import os
import sys
from pathlib import Path

import pytest

from advocate.storage.private_cache import KeptFiles, key_of, why_not_private


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


@pytest.fixture
def kept(tmp_path: Path) -> KeptFiles:
    return KeptFiles(tmp_path / "cache" / "things", most=3)


def test_what_is_kept_is_read_back(kept: KeptFiles, tmp_path: Path) -> None:
    assert kept.read("a") is None
    kept.write("a", b"one")
    assert kept.read("a") == b"one"
    assert KeptFiles(tmp_path / "cache" / "things", most=3).read("a") == b"one"


@pytest.mark.parametrize("damage", [b"", b"x" * 20, b"x" * 99, None])
def test_a_damaged_copy_is_no_copy(kept: KeptFiles, tmp_path: Path, damage: bytes | None) -> None:
    kept.write("a", b"one two three")
    file = tmp_path / "cache" / "things" / "a"
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert kept.read("a") is None
    kept.write("a", b"one")
    assert kept.read("a") == b"one"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
class TestOthers:
    def test_a_new_folder_is_for_this_user_alone(self, kept: KeptFiles, tmp_path: Path) -> None:
        kept.write("a", b"one")
        assert (tmp_path / "cache" / "things").stat().st_mode & 0o777 == 0o700

    @pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
    def test_nothing_is_read_or_kept_where_others_can_write(
        self, kept: KeptFiles, tmp_path: Path, mode: int
    ) -> None:
        kept.write("a", b"one")
        folder = tmp_path / "cache" / "things"
        folder.chmod(mode)
        again = KeptFiles(folder, most=3)
        assert again.read("a") is None
        again.write("b", b"two")
        assert [path.name for path in folder.iterdir()] == ["a"]

    def test_a_link_to_elsewhere_is_no_folder_of_ours(self, tmp_path: Path) -> None:
        KeptFiles(tmp_path / "real", most=3).write("a", b"one")
        (tmp_path / "link").symlink_to(tmp_path / "real")
        linked = KeptFiles(tmp_path / "link", most=3)
        linked.write("b", b"two")
        assert linked.read("a") is None
        assert [path.name for path in (tmp_path / "real").iterdir()] == ["a"]

    def test_the_folder_of_all_copies_is_looked_at_too(
        self, kept: KeptFiles, tmp_path: Path
    ) -> None:
        kept.write("a", b"one")
        (tmp_path / "cache").chmod(0o777)
        KeptFiles(tmp_path / "cache" / "others", most=3).write("a", b"one")
        assert kept.read("a") is None
        assert [path.name for path in (tmp_path / "cache").iterdir()] == ["things"]

    @pytest.mark.parametrize("mode", [0o620, 0o602])
    def test_a_file_that_others_can_write_is_no_copy(
        self, kept: KeptFiles, tmp_path: Path, mode: int
    ) -> None:
        kept.write("a", b"one")
        file = tmp_path / "cache" / "things" / "a"
        file.chmod(mode)
        assert kept.read("a") is None
        kept.write("a", b"two")
        assert kept.read("a") == b"two"

    def test_a_linked_file_is_no_copy_and_is_replaced(
        self, kept: KeptFiles, tmp_path: Path
    ) -> None:
        kept.write("a", b"one")
        file, elsewhere = tmp_path / "cache" / "things" / "a", tmp_path / "elsewhere"
        file.rename(elsewhere)
        before = elsewhere.read_bytes()
        file.symlink_to(elsewhere)
        assert kept.read("a") is None
        kept.write("a", b"two")
        assert (kept.read("a"), elsewhere.read_bytes()) == (b"two", before)

    @pytest.mark.skipif(not is_root(), reason="only root can give files away")
    @pytest.mark.parametrize("name", [".", "a"])
    def test_what_belongs_to_another_user_is_not_believed(
        self, kept: KeptFiles, tmp_path: Path, name: str
    ) -> None:
        kept.write("a", b"one")
        os.chown(tmp_path / "cache" / "things" / name, 12345, -1)
        assert kept.read("a") is None


@pytest.mark.parametrize(
    ("folder", "profile", "is_private"),
    [("local/advocate", "local", True), ("elsewhere", "local", False), ("local", "", False)],
)
def test_on_windows_only_the_profile_of_the_user_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, profile: str, is_private: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / profile) if profile else "")
    (tmp_path / folder).mkdir(parents=True)
    assert (why_not_private(tmp_path / folder) is None) is is_private
    kept = KeptFiles(tmp_path / folder / "things" / "a", most=3)
    kept.write("a", b"one")
    assert kept.read("a") == (b"one" if is_private else None)


def test_a_copy_counts_only_for_the_program_text_that_made_it(tmp_path: Path) -> None:
    source = tmp_path / "reader.py"
    source.write_text("one", encoding="utf-8")

    def kept() -> KeptFiles:
        return KeptFiles(tmp_path / "cache" / "things", most=3, made_by=(source,))

    kept().write("a", b"copy")
    assert kept().read("a") == b"copy"
    source.write_text("two", encoding="utf-8")
    assert kept().read("a") is None
    source.unlink()
    kept().write("b", b"copy")
    assert [path.name for path in (tmp_path / "cache" / "things").iterdir()] == ["a"]


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file stands here", encoding="utf-8")
    kept = KeptFiles(tmp_path / "file" / "things", most=3)
    kept.write("a", b"one")
    assert kept.read("a") is None


def test_the_oldest_copies_make_room(kept: KeptFiles, tmp_path: Path) -> None:
    for age, name in enumerate(("new", "old", "older", "oldest")):
        kept.write(name, b"one")
        if (path := tmp_path / "cache" / "things" / name).exists():
            os.utime(path, (1000 - age, 1000 - age))
    kept.write("newest", b"one")
    names = {path.name for path in (tmp_path / "cache" / "things").iterdir()}
    assert len(names) == 3
    assert "newest" in names
    assert not names & {"older", "oldest"}


def test_a_key_tells_its_parts_apart() -> None:
    assert key_of("a", "b") == key_of("a", b"b")
    assert len({key_of("ab"), key_of("a", "b"), key_of("a", None), key_of("a", "")}) == 4
