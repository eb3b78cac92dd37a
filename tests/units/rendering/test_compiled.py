"""Compiled templates are kept, and are run only when they are whole and nobody else's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from advocate.errors import RenderingFailed
from advocate.models.document import DocumentInfo
from advocate.models.kinds import BRIEF
from advocate.rendering.renderer import Renderer

INFO = DocumentInfo(
    kind=BRIEF,
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


def test_what_was_compiled_is_kept(fill: Fill, cache: Path) -> None:
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"
    (file,) = kept(cache)
    before = file.stat().st_mtime_ns
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"
    assert [path.stat().st_mtime_ns for path in kept(cache)] == [before]


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


def test_a_folder_that_cannot_be_made_stops_nothing(fill: Fill, cache: Path) -> None:
    cache.write_text("a file stands here", encoding="utf-8")
    assert fill("Hello {{ name }}.") == "Hello Ann.\n"


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
