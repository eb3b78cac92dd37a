"""Every regular expression of the program takes time in line with the text, whatever that is.

Ratios, never seconds, and only where a text takes long enough to be measured at all. What fails
here is mended by a start that a word has but once, such as `(?<!\\d)`, or by a bound, `{1,40}`.
"""

import ast
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from time import get_clock_info, perf_counter, process_time
from types import ModuleType
from typing import Any

import pytest
from tests.sector_patterns import patterns_of_sectors

import advocate
from advocate.kinds import activity_hook, letter_reader
from advocate.kinds.address import address_offices, address_peers
from advocate.models import periods, printed_figure, prose
from advocate.models.packaged_table import packaged_patterns, packaged_table
from advocate.rendering import ordinary_typing
from advocate.rules.book.machinery import signs
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.placeholders import placeholder_kinds

PACKAGE = Path(advocate.__file__).parent
SHORT, LONG = 300, 2400
"""Letters: eight times the text may take up to 24 times as long, and a square takes 64."""
MOST = 24
TOO_SHORT_SECONDS = 0.001
"""Below it a pattern is fast enough, and the clock too coarse to compare."""
ROUNDS = 7
CLOCK = process_time if get_clock_info("process_time").resolution < 1e-5 else perf_counter
"""Of this process alone where the system has one: other programs must not fail a test."""
UNITS = (
    *("a", "A", "aA", "Aa ", "A ", "a ", "A B ", "a-", "A-", "a'", "A’", "a.", "A. ", "a_", "É"),
    *("1", "1,", "1.", "1 ", "2024", "2024/25 ", "£1", "1% ", "1–", "1 January ", "of the "),
    *(" ", "\t", "\n", " \n", "\u00a0", "a\n", "\n- ", ", ", ",", ".", "-", "–", "*", "**a", "_"),
    *("<", "<a ", "<!--", "&#", "[", "[a", "[^1", "](", "[](a", "(", "(a ", "{", "{{ ", "{%"),
    *("|", "| ", "|-", "\\", '"', "“", "'", "’", "`", "#", ">", ":", "/", "http://a", "a@", "@a."),
    *(
        "the ",
        "School ",
        "Sir ",
        "MP ",
        "year ",
        "rose by ",
        "said ",
        "pupils ",
        "patient ",
        "Patient Ann ",
        "people ",
        "not ",
        "England ",
    ),
)
AT_THE_START = {"match", "fullmatch"}


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages([str(PACKAGE)], "advocate."):
        if not found.name.endswith("__main__"):
            yield import_module(found.name)


def patterns_in(value: object) -> Iterator[Any]:
    if isinstance(value, re.Pattern | Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from patterns_in(item)
    elif isinstance(value, dict):
        yield from patterns_in(tuple(value.items()))


def written_in_place(source: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the expressions that a function hands to `re`: line, text, if only for the start."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                ast.Attribute(ast.Name("re"), name), [ast.Constant(str(expression)), *_]
            ) if name != "compile":
                yield node.lineno, expression, name in AT_THE_START


def all_patterns() -> Iterator[Any]:
    seen: set[int] = set()
    for module in modules():
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for name, value in held_in(module):
            used = set(re.findall(rf"(?<!\w){re.escape(name)}\.(\w+)", source))
            for i, pattern in enumerate(patterns_in(value)):
                if id(pattern) not in seen and not isinstance(compiled(pattern).pattern, bytes):
                    seen.add(id(pattern))
                    whole = bool(used) and used <= AT_THE_START
                    yield pytest.param(pattern, whole, id=f"{module.__name__[9:]}.{name}.{i}")
        for line, expression, whole in written_in_place(source):
            yield pytest.param(re.compile(expression), whole, id=f"{module.__name__[9:]}:{line}")
    for name, pattern in (*patterns_of_sectors(), *patterns_in_data()):
        yield pytest.param(pattern, False, id=name)
    for name, pattern in packaged_patterns(str(printed_figure.__file__)).items():
        yield pytest.param(pattern, True, id=f"printed_figure.{name}")


def patterns_in_data() -> Iterator[tuple[str, Any]]:
    """Yield the expressions that stand in data files of the program."""
    yield from ((f"placeholders.{i}", kind.look) for i, kind in enumerate(placeholder_kinds()))
    rewritten = enumerate(periods.rewritten_periods())
    yield from ((f"periods.{number}", pattern) for number, (pattern, _) in rewritten)
    for module in (periods, prose, activity_hook, address_offices, address_peers, letter_reader):
        yield from packaged_patterns(str(module.__file__)).items()
    for number, kind in enumerate(packaged_table(ordinary_typing.__file__)["kind"]):
        yield f"ordinary_typing.{number}", re.compile(kind["pattern"], re.MULTILINE)
    yield from ((f"machinery.{i}", pattern) for i, (pattern, _) in enumerate(signs()))


def held_in(module: ModuleType) -> Iterator[tuple[str, object]]:
    for name, value in vars(module).items():
        if isinstance(value, PatternFile):
            yield from ((f'{name}["{key}"]', kept) for key, kept in value.patterns.items())
        else:
            yield name, value


def compiled(pattern: Any) -> Any:
    return pattern.compiled if isinstance(pattern, Pattern) else pattern


def test_all_modules_and_sectors_were_found() -> None:
    assert len(list(all_patterns())) > 400


@pytest.mark.parametrize(("pattern", "is_only_at_the_start"), list(all_patterns()))
def test_time_grows_with_the_text(pattern: Any, is_only_at_the_start: bool) -> None:
    search = searching(pattern, is_only_at_the_start)
    slow = [unit for unit in UNITS if grows_too_fast(search, unit)]
    assert slow == []


def searching(pattern: Any, is_only_at_the_start: bool) -> Callable[[str], None]:
    ready = compiled(pattern)

    def search(text: str) -> None:
        if isinstance(pattern, Pattern):
            pattern.may_match(text)
        if is_only_at_the_start:
            ready.match(text)
            ready.fullmatch(text)
        else:
            for _ in ready.finditer(text):
                pass

    return search


def grows_too_fast(search: Callable[[str], None], unit: str) -> bool:
    long, short = (unit * (letters // len(unit)) + "!" for letters in (LONG, SHORT))
    if seconds(search, long) < TOO_SHORT_SECONDS:
        return False
    most = min(seconds(search, long) for _ in range(ROUNDS))
    least = min(seconds(search, short) for _ in range(ROUNDS))
    return most >= TOO_SHORT_SECONDS and most > MOST * least


def seconds(search: Callable[[str], None], text: str) -> float:
    began = CLOCK()
    search(text)
    return CLOCK() - began
