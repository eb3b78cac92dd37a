"""Patterns are compiled late, and the signs that spare compiling never hide a match."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.sector_patterns import patterns_of_sectors

from advocate.models.prose import sentences
from advocate.rules.engine.rule_list import rule_book
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.pattern_file import PatternFile

REPOSITORY = Path(__file__).parents[3]
NEVER = ("\0",)
"""The signs of a pattern that has nothing to find, such as a group's without statuses."""


def test_it_is_compiled_when_its_signs_are_there() -> None:
    pattern = Pattern(r"\b(?:rose|fell) by \d+", only_with=("rose", "fell"), only_like=r"\d")
    assert pattern.search("It stayed at 4.") is None
    assert pattern.search("It rose by some.") is None
    assert list(pattern.finditer("It fell.")) == []
    assert "compiled" not in vars(pattern)
    found = pattern.search("It ROSE, then it rose by 4.")
    assert found is not None
    assert found[0] == "rose by 4"


def test_signs_are_sought_with_the_flags_of_the_pattern() -> None:
    assert Pattern(r"\bROSE\b", re.IGNORECASE, only_like="ROS").search("it rose") is not None
    assert Pattern(r"\bROSE\b", only_like="ROS").search("it rose") is None


def test_a_whole_text_or_its_beginning_can_be_matched() -> None:
    pattern = Pattern(r"[a-z]+")
    assert pattern.fullmatch("ab1") is None
    assert pattern.fullmatch("1ab2", 1, 3) is not None
    assert pattern.match("1ab", 1) is not None


def test_in_a_file_it_may_stand_on_several_lines_and_have_parts(tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_text(
        r"""
[parts]
ONE = ["one", "a single"]
SOME = '(?:{ONE}|{MANY}) '
[words]
small = ["one", "few"]
[signs]
count = ["cow"]
[like]
count = '(?i)on|si|ma'
[patterns]
count = '''(?i)
  \b{SOME}
  cows?\b'''
""",
        encoding="utf-8",
    )
    book = PatternFile(str(tmp_path / "book.py"), MANY="many")

    assert book["count"].compiled.pattern == r"(?i)\b(?:one|a single|many) cows?\b"
    assert [bool(book["count"].search(text)) for text in ("A Single cow", "a cow")] == [True, False]
    assert not book["count"].may_match("one horse")
    assert not book["count"].may_match("a cow")
    assert book.words["small"] == {"one", "few"}


@cache
def texts() -> tuple[str, ...]:
    """Every text of the tests of the rules, where nearly each pattern has examples; and more."""
    found: dict[str, None] = {}
    for path in sorted((REPOSITORY / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found[node.value] = None
    for pattern in ("tests/golden/*.md", "data/**/*.yaml", "sectors/*.yaml", "docs/rules.md"):
        for path in sorted(REPOSITORY.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            found |= dict.fromkeys((text, *(part for _, part in sentences(text))))
    return tuple(found)


def patterns() -> Iterator[Any]:
    rule_book()
    for name, module in sorted(sys.modules.items()):
        if name.startswith("advocate.rules."):
            for variable, value in held_in(module):
                items = value if isinstance(value, tuple) else (value,)
                for i, item in enumerate(items):
                    for one in item if isinstance(item, tuple) else (item,):
                        if has_signs(one):
                            yield pytest.param(one, id=f"{name[15:]}.{variable}.{i}")


def held_in(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield what a module holds, by name; of a file of patterns, those that are its own."""
    for name, value in vars(module).items():
        if not isinstance(value, PatternFile):
            yield name, value
        elif value._module == module.__file__:
            yield from ((f"{name}.{key}", kept) for key, kept in value.patterns.items())


def patterns_of_fields() -> Iterator[Any]:
    for name, made in patterns_of_sectors():
        if has_signs(made):
            yield pytest.param(made, id=f"sectors.{name}")


def has_signs(made: object) -> bool:
    if not isinstance(made, Pattern) or made._only_with == NEVER:
        return False
    return bool(made._only_with or made._only_like)


@pytest.mark.parametrize("pattern", [*patterns(), *patterns_of_fields()])
def test_the_signs_never_hide_a_match(pattern: Pattern) -> None:
    hidden = [
        text
        for text in texts()
        if not pattern.may_match(text) and pattern.compiled.search(text) is not None
    ]
    assert hidden == []
    assert any(pattern.may_match(text) for text in texts())
