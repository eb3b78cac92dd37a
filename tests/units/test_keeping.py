"""Copies are read back whole, by the user who kept them, or not at all."""

import os
import sys
from pathlib import Path

import pytest

from advocate.keeping import KeptFiles, key_of


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
        assert KeptFiles(tmp_path / "link", most=3).read("a") is None


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
