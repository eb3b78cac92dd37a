"""Tables that stand beside a module as TOML: lists and texts, read only when they are asked for."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def packaged_table(module: str) -> Mapping[str, Any]:
    """Return the table beside the module whose `__file__` this is: its name, ending in ".toml"."""
    import tomllib  # late, for start-up time

    return tomllib.loads(Path(module).with_suffix(".toml").read_text(encoding="utf-8"))
