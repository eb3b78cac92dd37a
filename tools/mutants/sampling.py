"""Small changes of the code, drawn at random; Cosmic Ray makes them."""

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

_LEFT_OUT = re.compile("Variable|_BitOr_|_Is_|_IsNot_")
"""Cosmic Ray's operators of no use here: `|` joins types, and `is` mostly stands before None."""
_NO_FACTS = re.compile(r"class |\s*@(?:lru_)?cache")
"""Lines that are left alone: a test holds all records frozen, and a cache changes no result."""
_OPENING = re.compile("[a-zA-Z]*(?:\"\"\"|'''|\"|')")


class Mutant(NamedTuple):
    """One change at one place; the same operator and occurrence always make the same change."""

    path: Path
    line: int
    before: str
    """The text of the module."""
    operator: Any
    occurrence: int

    @property
    def after(self) -> str:
        """The text of the module with the change in it."""
        return str(mutate_code(self.before, self.operator, self.occurrence))


class ReplaceString:
    """Spoils a string; Cosmic Ray has no operator that does, and language is made of strings."""

    def mutation_positions(self, node: Any) -> Iterator[Any]:
        """Yield the place of a string that is no docstring and no type."""
        elsewhere = ("simple_stmt", "annassign", "tfpdef", "funcdef")
        if node.type == "string" and node.parent.type not in elsewhere:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, _: int) -> Any:
        """Put two letters before the text."""
        node.value = _OPENING.sub(lambda found: f"{found[0]}XX", node.value, count=1)
        return node


def sample(paths: Iterable[Path], *, seed: int, size: int) -> list[Mutant]:
    """Return one mutant each of as many places: tokens or expressions that can be changed."""
    names = (name for name in operator_names() if not _LEFT_OUT.search(name))
    operators = [ReplaceString(), *(get_operator(name)() for name in names)]
    places: dict[Any, list[Mutant]] = {}
    for path in sorted(file for p in paths for file in ([p] if p.is_file() else p.rglob("*.py"))):
        code = path.read_text(encoding="utf-8")
        lines, nodes = code.splitlines(), list(ast_nodes(get_ast(code)))
        for operator in operators:
            found = [at for node in nodes for at in operator.mutation_positions(node)]
            for occurrence, at in enumerate(found):
                mutant = Mutant(path, at[0][0], code, operator, occurrence)
                if not _NO_FACTS.match(lines[mutant.line - 1]):
                    places.setdefault((path, at), []).append(mutant)
    draw = random.Random(seed)  # noqa: S311 - a sample, no secret
    chosen = draw.sample(sorted(places), min(size, len(places)))
    print(f"{len(chosen)} of {len(places)} places, drawn with seed {seed}", flush=True)
    return [draw.choice(places[place]) for place in chosen]
