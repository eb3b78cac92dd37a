"""A YAML file that was read once is recalled as it was read, and read anew when it changed."""

import hashlib
import sys
from pathlib import Path

import pytest

from advocate.inputs.yaml_cache import FOLDER, yaml_reader
from advocate.inputs.yaml_reader import read_yaml

REPOSITORY = Path(__file__).parents[3]
ALL = sorted([REPOSITORY / "advocate.yaml", *(REPOSITORY / "data").rglob("*.yaml")])


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_what_is_recalled_is_what_was_read(path: Path, cache: Path) -> None:
    read = read_yaml(path, "shown.yaml")
    assert yaml_reader(cache)(path, "shown.yaml") == read
    assert yaml_reader(cache)(path, "shown.yaml") == read
    assert len(list((cache / FOLDER).iterdir())) == 1


def test_what_is_recalled_is_not_parsed(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb: [x, 2.5, null]\n", encoding="utf-8")
    first = yaml_reader(cache)(path, "a.yaml")
    monkeypatch.setitem(sys.modules, "advocate.inputs.yaml_reader", None)
    assert yaml_reader(cache)(path, "a.yaml") == first


@pytest.mark.parametrize(("text", "value"), [("a: 2\n", {"a": 2}), ("a: [\n", None)])
def test_a_changed_file_is_read_anew_and_its_old_copy_goes(
    tmp_path: Path, cache: Path, text: str, value: object
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: Amira\n", encoding="utf-8")
    yaml_reader(cache)(path, "a.yaml")
    (copy,) = (cache / FOLDER).iterdir()
    assert b"Amira" in copy.read_bytes()
    path.write_text(text, encoding="utf-8")
    assert yaml_reader(cache)(path, "a.yaml").value == value
    assert all(b"Amira" not in copy.read_bytes() for copy in (cache / FOLDER).iterdir())


def test_the_same_text_is_shown_by_the_name_it_has(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    yaml_reader(cache)(path, "a.yaml")
    assert yaml_reader(cache)(path, "b.yaml").file == "b.yaml"


@pytest.mark.parametrize("content", [b"a: [1\n", b"a: 1\na: 2\n", b"\xff", None])
def test_a_file_with_problems_is_not_kept(
    tmp_path: Path, cache: Path, content: bytes | None
) -> None:
    path = tmp_path / "a.yaml"
    if content is not None:
        path.write_bytes(content)
    for _run in range(2):
        assert yaml_reader(cache)(path, "a.yaml").problems
    assert not cache.exists()


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    assert yaml_reader(None)(path, "a.yaml").value == {"a": 1}
    assert [item.name for item in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("content", [b"", b"\xe3" * 40, b"N", b"(\xff\xff\xff\xff"])
def test_a_whole_copy_of_something_else_is_no_copy(
    tmp_path: Path, cache: Path, content: bytes
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    first = yaml_reader(cache)(path, "data/x.yaml")
    for kept in (cache / "yaml").iterdir():
        kept.write_bytes(hashlib.sha256(content).digest() + content)
    assert yaml_reader(cache)(path, "data/x.yaml") == first
