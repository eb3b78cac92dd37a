"""Copies on disk: what counts as fresh, and what damage does."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advocate.inputs.parliament.live.cache import Cache, default_folder

URL = "https://members-api.parliament.uk/api/Members/1"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def cache_at(folder: Path | None, moment: datetime = NOON) -> Cache:
    return Cache(folder, now=lambda: moment)


def test_a_copy_comes_back_with_its_address_and_time(tmp_path: Path) -> None:
    cache_at(tmp_path).write(URL, {"name": "Siân"})
    copy = cache_at(tmp_path).read(URL)
    assert copy
    assert (copy.url, copy.fetched_at, copy.body) == (URL, NOON, {"name": "Siân"})


@pytest.mark.parametrize(("hours", "is_fresh"), [(0, True), (24, True), (25, False), (-1, False)])
def test_a_copy_is_fresh_for_a_day_and_never_from_the_future(
    tmp_path: Path, hours: int, is_fresh: bool
) -> None:
    cache_at(tmp_path).write(URL, 1)
    later = cache_at(tmp_path, NOON + timedelta(hours=hours))
    copy = later.read(URL)
    assert copy
    assert later.is_fresh(copy) is is_fresh


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"url": "https://other.example", "fetched_at": "2026-11-21T12:00:00+00:00", "body": 1}',
        f'{{"url": "{URL}", "fetched_at": "yesterday", "body": 1}}'.encode(),
        f'{{"url": "{URL}", "fetched_at": "2026-11-21T12:00:00", "body": 1}}'.encode(),
        f'{{"url": "{URL}", "fetched_at": 5, "body": 1}}'.encode(),
    ],
)
def test_a_damaged_copy_is_no_copy(tmp_path: Path, damage: bytes) -> None:
    cache_at(tmp_path).write(URL, 1)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert cache_at(tmp_path).read(URL) is None


def test_writing_leaves_one_file_and_nothing_half_done(tmp_path: Path) -> None:
    cache_at(tmp_path).write(URL, 1)
    cache_at(tmp_path).write(URL, 2)
    assert [file.suffix for file in tmp_path.iterdir()] == [".json"]


def test_what_a_killed_run_left_is_removed_by_the_next_that_writes(tmp_path: Path) -> None:
    left, young = tmp_path / ".advocate-old.tmp", tmp_path / ".advocate-new.tmp"
    others = tmp_path / "notes.tmp"
    for path in (left, young, others):
        path.write_text("{", encoding="utf-8")
    long_ago = time.time() - 3700
    for path in (left, others):
        os.utime(path, (long_ago, long_ago))
    cache_at(tmp_path).read(URL)
    assert left.exists()

    cache_at(tmp_path).write(URL, 1)

    assert not left.exists()
    assert young.exists()
    assert others.exists()


def test_the_folder_is_searched_once_in_a_run(tmp_path: Path) -> None:
    cache = cache_at(tmp_path)
    cache.write(URL, 1)
    left = tmp_path / ".advocate-old.tmp"
    left.write_text("{", encoding="utf-8")
    os.utime(left, (0, 0))

    cache.write(URL, 2)

    assert left.exists()


def test_a_folder_that_cannot_be_made_keeps_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = cache_at(tmp_path / "file" / "folder")
    cache.write(URL, 1)
    assert cache.read(URL) is None


def test_without_a_folder_nothing_is_kept() -> None:
    cache = cache_at(None)
    cache.write(URL, 1)
    assert cache.read(URL) is None


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"LOCALAPPDATA": "/Users/a/Local"}, "win32", "/Users/a/Local/advocate/Cache"),
        ({"XDG_CACHE_HOME": "/var/caches"}, "linux", "/var/caches/advocate"),
        ({}, "linux", "~/.cache/advocate"),
        ({}, "darwin", "~/Library/Caches/advocate"),
    ],
)
def test_copies_go_where_the_platform_keeps_them(
    environment: dict[str, str], platform: str, folder: str
) -> None:
    assert default_folder(environment, platform=platform) == Path(folder).expanduser()


def test_without_a_home_copies_go_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert default_folder({}, platform="linux") is None


def test_a_copy_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    cache_at(tmp_path).write(URL, 1)
    (file,) = tmp_path.iterdir()
    file.unlink()
    file.mkdir()
    cache_at(tmp_path).write(URL, 2)
    assert list(tmp_path.iterdir()) == [file]
