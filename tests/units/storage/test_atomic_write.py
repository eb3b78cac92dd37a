"""One file takes the place of another whole, or not at all; links are never followed."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from advocate.storage.atomic_write import NotRegular, read_regular, remove_abandoned, replace_file

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


def test_a_write_that_fails_leaves_the_former_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"former")

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        replace_file(tmp_path / "a", b"new")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"former"}


@pytest.mark.parametrize(("durable", "waits"), [(True, 1), (False, 0)])
def test_only_what_must_last_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool, waits: int
) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)

    replace_file(tmp_path / "a", b"one", durable=durable)

    assert len(waited) == waits
    assert (tmp_path / "a").read_bytes() == b"one"


@needs_links
def test_a_link_is_replaced_and_what_it_leads_to_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"precious")
    (tmp_path / "outside").chmod(0o640)
    (tmp_path / "a").symlink_to(tmp_path / "outside")

    replace_file(tmp_path / "a", b"one")

    assert (tmp_path / "outside").read_bytes() == b"precious"
    assert not (tmp_path / "a").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"one"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize(("mask", "mode"), [("022", 0o644), ("002", 0o664), ("077", 0o600)])
def test_a_new_file_has_the_mode_the_user_gives_to_files(
    tmp_path: Path, mask: str, mode: int
) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from advocate.storage.atomic_write import replace_file\n"
        "os.umask(int(sys.argv[2], 8)); replace_file(Path(sys.argv[1]), b'one')"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "a"), mask], check=True)

    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize(("private", "mode"), [(False, 0o664), (True, 0o600)])
def test_the_mode_stays_unless_the_file_is_to_be_private(
    tmp_path: Path, private: bool, mode: int
) -> None:
    (tmp_path / "a").write_bytes(b"former")
    (tmp_path / "a").chmod(0o664)

    replace_file(tmp_path / "a", b"one", private=private)

    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


@needs_links
def test_only_old_files_of_killed_runs_are_removed_and_no_link_is_followed(tmp_path: Path) -> None:
    old, young = tmp_path / ".advocate-1-0.tmp", tmp_path / ".advocate-2.tmp"
    other, link = tmp_path / ".other-1.tmp", tmp_path / ".advocate-3.tmp"
    for path in (old, young, other):
        path.write_bytes(b"half")
    link.symlink_to(other)
    for path in (old, other, link):
        os.utime(path, (time.time() - 3700, time.time() - 3700), follow_symlinks=False)

    remove_abandoned(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [young.name, other.name]


@needs_links
def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"one")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")

    assert read_regular(tmp_path / "real") == b"one"
    for name in ("link", "pipe"):
        with pytest.raises(NotRegular):
            read_regular(tmp_path / name)
