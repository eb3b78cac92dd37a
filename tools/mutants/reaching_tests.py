"""Says which tests reach a line of the code, from one run of all of them with coverage.

A line outside functions runs once, as its module is read, and one in a cached function only for the
first test that asks. There the tests count that reach code which names what the line is part of.
"""

import ast
import re
from functools import cache
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree

from coverage import CoverageData

Place = tuple[Path, int]


class ReachingTests:
    """Which tests reach which line."""

    def __init__(self, measured: Path, copy: Path) -> None:
        """Read what was measured in `copy`; tests that fail with nothing broken are left out."""
        self._seconds: dict[str, float] = {}
        for case in ElementTree.parse(measured / "tests.xml").iter("testcase"):  # noqa: S314 - ours
            test = f"{case.get('file')}::{case.get('name')}"
            if case.find("failure") is not None or case.find("error") is not None:
                print(f"Left out, since it fails with nothing broken: {test}")
            elif case.find("skipped") is None:
                self._seconds[test] = float(case.get("time") or 0)
        data = CoverageData(str(measured / "reached"))
        data.read()
        self._tests: dict[Place, set[str]] = {}
        self._naming: dict[str, list[Place]] = {}
        for path in Path("src").rglob("*.py"):
            for line, contexts in data.contexts_by_lineno(str(copy / path)).items():
                self._tests[path, line] = {context.rpartition("|")[0] for context in contexts}
            for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                for word in set(re.findall(r"\w+", text)):
                    self._naming.setdefault(word, []).append((path, line))

    def of(self, path: Path, line: int) -> list[str]:
        """Return the tests that reach a line, quickest first; all of them where none is seen to."""
        found, names = self._at(path, line)
        waiting = list(names)
        for name in waiting:
            for place in self._naming.get(name, ()):
                tests, others = self._at(*place, name)
                found |= tests
                waiting += others - set(waiting)
        known = found & self._seconds.keys() or self._seconds.keys()
        return sorted(known, key=lambda test: (self._seconds[test], test))

    def first(self, tests: list[str], *, seconds: float) -> list[str]:
        """Return the first of some tests, as many as are done in that time."""
        done = accumulate(self._seconds[test] for test in tests)
        return [test for test, at in zip(tests, done, strict=True) if at <= seconds]

    def _at(self, path: Path, line: int, name: str = "") -> tuple[set[str], set[str]]:
        """Return the tests that run a statement, and the names by which others depend on it.

        With a `name` only those that depend on what it is the name of.
        """
        statements = _statements_at(path, line)
        smallest = statements[-1]
        tests = {t for each in _own_lines(smallest) for t in self._tests.get((path, each), ())}
        for outer in statements:
            if isinstance(outer, ast.FunctionDef) and outer.body[0].lineno <= line:
                is_cached = any("cache" in ast.unparse(each) for each in outer.decorator_list)
                return tests, {outer.name} if is_cached else set()
        if not name:
            return tests, _names_of(smallest) | _names_of(statements[0])
        value = getattr(smallest, "value", None)
        is_made_of_it = value is not None and name in re.findall(r"\w+", ast.unparse(value))
        return tests, _names_of(smallest) if is_made_of_it else set()


@cache
def _statements_at(path: Path, line: int) -> list[ast.stmt]:
    """Return the statements that a line is in, from the module's own to the smallest."""
    nodes = (node for node in ast.walk(_tree(path)) if isinstance(node, ast.stmt))
    found = [node for node in nodes if line in range(_first_line(node), (node.end_lineno or 0) + 1)]
    return found or [ast.Pass(lineno=line, end_lineno=line)]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)])


def _own_lines(node: ast.stmt) -> range:
    """Return the lines of a statement, without those of the statements in it."""
    body: list[ast.stmt] = getattr(node, "body", [])
    return range(_first_line(node), body[0].lineno if body else (node.end_lineno or 0) + 1)


def _names_of(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = getattr(node, "targets", [getattr(node, "target", node)])
    names = (each for target in targets for each in ast.walk(target))
    return {name.id for name in names if isinstance(name, ast.Name)}
