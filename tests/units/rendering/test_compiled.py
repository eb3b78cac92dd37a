"""Compiled templates are kept, and are run only when they are whole and nobody else's."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from advocate.errors import RenderingFailed
from advocate.models.document import DocumentInfo, DocumentKind
from advocate.rendering.compiled import MOST_KEPT
from advocate.rendering.render import Renderer

INFO = DocumentInfo(
    kind=DocumentKind.BRIEF,
    title="T",
    subject="S",
    author="A",
    date=date(2026, 11, 20),
    language="en-GB",
)
Fill = Callable[[str], str]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def fill(tmp_path: Path, cache: Path) -> Fill:
    """Fill in a template of this text, as a new run of the program does."""

    def filled(text: str) -> str:
        (tmp_path / "t.md.j2").write_text(text, encoding="utf-8")
        renderer = Renderer([tmp_path], [], small_number=10, cache=cache)
        return renderer.render("t.md.j2", {"name": "Ann"}, INFO).markdown

    return filled


def kept(cache: Path) -> list[Path]:
    return sorted((cache / "templates").glob("*"))


def test_what_was_compiled_is_kept_for_this_user_alone(fill: Fill, cache: Path) -> None:
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"
    (file,) = kept(cache)
    before = file.stat().st_mtime_ns
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"
    assert [path.stat().st_mtime_ns for path in kept(cache)] == [before]
    if sys.platform != "win32":
        assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_kept_one_is_what_runs(
    fill: Fill, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill("Hello {{ name }}.")
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"


def test_a_changed_template_is_compiled_anew(fill: Fill, cache: Path) -> None:
    fill("Hello {{ name }}.")
    assert fill("Good day {{ name }}.") == "Good day Ann.\n"
    assert len(kept(cache)) == 1


@pytest.mark.parametrize("damage", [b"", b"x" * 20, None])
def test_a_damaged_copy_is_no_copy(fill: Fill, cache: Path, damage: bytes | None) -> None:
    fill("Hello {{ name }}.")
    (file,) = kept(cache)
    file.write_bytes(file.read_bytes()[:-9] if damage is None else damage)
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"
    assert len(file.read_bytes()) > 100


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nothing_is_read_or_kept_where_others_can_write(fill: Fill, cache: Path) -> None:
    fill("Hello {{ name }}.")
    (file,) = kept(cache)
    (cache / "templates").chmod(0o777)
    file.write_bytes(b"not what was kept")
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"
    assert file.read_bytes() == b"not what was kept"


def test_a_folder_that_cannot_be_made_stops_nothing(fill: Fill, cache: Path) -> None:
    cache.write_text("a file stands here", encoding="utf-8")
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"


def test_the_oldest_copies_go(fill: Fill, cache: Path) -> None:
    fill("Hello {{ name }}.")
    for number in range(MOST_KEPT + 5):
        file = cache / "templates" / f"{number}.bin"
        file.write_bytes(b"")
        os.utime(file, (number, number))
    fill("Good day {{ name }}.")
    names = {path.name for path in kept(cache)}
    assert len(names) == MOST_KEPT
    assert not names & {"0.bin", "5.bin"}


def test_an_empty_value_is_noticed_in_every_run(fill: Fill) -> None:
    for _run in range(2):
        with pytest.raises(RenderingFailed) as caught:
            fill("Hello {{ none }}.")
        assert "empty" in caught.value.problems[0].message


def test_an_error_names_the_line_of_a_kept_template(fill: Fill, tmp_path: Path) -> None:
    for _run in range(2):
        with pytest.raises(RenderingFailed) as caught:
            fill("Hello\n\n{{ 1 // 0 }}")
        assert caught.value.problems[0].line == 3
