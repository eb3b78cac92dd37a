"""Regular expressions that stand as data in a TOML file beside the rules that look for them."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from advocate.rules.language.pattern import Pattern

_PART = re.compile(r"\{([A-Z_]+)\}")
"""Stands for one of the file's `parts`, or for one that is given."""


@cache
def patterns_beside(module: str, **given: str) -> Mapping[str, tuple[Pattern, ...]]:
    """Return the patterns in the TOML file that is called as a module, by name.

    `parts` may stand in them and in later parts, as {PART}, and so may what is `given`; `signs`
    are short patterns without which those of the same name match nowhere.
    """
    import tomllib  # late, for start-up time

    read = tomllib.loads(Path(module).with_suffix(".toml").read_text("utf-8"))
    parts = dict(given)

    def filled(source: str) -> str:
        return _PART.sub(lambda part: parts[part[1]], source)

    for name, source in read["parts"].items():
        parts[name] = filled(source)
    signs = read.get("signs", {})
    return {
        name: tuple(Pattern(filled(each), only_like=signs.get(name, "")) for each in sources)
        for name, sources in read["patterns"].items()
    }
