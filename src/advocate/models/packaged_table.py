"""Tables that stand beside a module as TOML: lists and texts, read only when they are asked for."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_PART = re.compile(r"\{([A-Z_]+)\}")
_LINE_END = re.compile(r"\n\s*")


@cache
def packaged_table(module: str) -> Mapping[str, Any]:
    """Return the table beside the module whose `__file__` this is: its name, ending in ".toml"."""
    import tomllib  # late, for start-up time

    return tomllib.loads(Path(module).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def packaged_patterns(module: str) -> Mapping[str, re.Pattern[str]]:
    """Return the regular expressions that its `patterns` are, with its `parts` filled in."""
    read = packaged_table(module)
    parts = parts_of(read, {})
    return {name: re.compile(filled_in(each, parts)) for name, each in read["patterns"].items()}


def parts_of(table: Mapping[str, Any], given: Mapping[str, str]) -> Mapping[str, str]:
    """Return the `parts` of a table beside those given; of a list, any member may stand there."""
    parts = dict(given)
    for name, source in table.get("parts", {}).items():
        parts[name] = filled_in(source if isinstance(source, str) else "|".join(source), parts)
    return parts


def filled_in(source: str, parts: Mapping[str, str]) -> str:
    """Return an expression on one line, each {PART} filled in; white space that begins a line goes.

    So one may be written on several lines, with spaces that count within them.
    """
    return _PART.sub(lambda part: parts[part[1]], _LINE_END.sub("", source))
