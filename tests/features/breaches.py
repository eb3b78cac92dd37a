"""How tests of the rule book change a small workspace and read what `advocate check` says of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.features.conftest import Outcome

Run = Callable[..., Outcome]
MANIFESTO = "data/manifestos/2024.yaml"


def put(folder: Path, name: str, text: str) -> None:
    """Write a file of the workspace."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    put(folder, name, text.replace(old, new))


def found(run: Run, rule: str, *options: str) -> list[dict[str, Any]]:
    """Return what `advocate check` finds of one rule."""
    problems: list[dict[str, Any]] = run("check", "--json", "--rule", rule, *options).json[
        "problems"
    ]
    return problems


def line_of(folder: Path, name: str, text: str) -> int:
    """Return the first line of a file that holds `text`."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)
