"""Regular expressions that stand as data in a TOML file beside the module that looks for them."""

import re
from collections.abc import Mapping
from functools import cached_property

from advocate.models.packaged_table import packaged_table
from advocate.rules.language.pattern import Pattern

_PART = re.compile(r"\{([A-Z_]+)\}")


class PatternFile:
    """The patterns of one file, which is read when the first of them is needed.

    Its `parts` may stand in its patterns and in later parts, as {PART}, and so may what is given;
    `signs` are literal parts in small letters, or a short pattern, without which nothing matches.
    """

    def __init__(self, module: str, **given: str) -> None:
        """Take the path of the module, and parts that are made elsewhere."""
        self._module, self._given = module, given

    @cached_property
    def patterns(self) -> Mapping[str, tuple[Pattern, ...]]:
        """All, by name; several of one name are looked for in turn."""
        read = packaged_table(self._module)
        parts = dict(self._given)

        def made(name: str, source: str) -> Pattern:
            sign = read.get("signs", {}).get(name, "")
            words, like = ((), sign) if isinstance(sign, str) else (tuple(sign), "")
            return Pattern(_filled(source, parts), only_with=words, only_like=_filled(like, parts))

        for name, source in read.get("parts", {}).items():
            parts[name] = _filled(source, parts)
        listed = {n: [s] if isinstance(s, str) else s for n, s in read["patterns"].items()}
        return {name: tuple(made(name, each) for each in kept) for name, kept in listed.items()}

    def __getitem__(self, name: str) -> Pattern:
        """Return the first of that name."""
        return self.patterns[name][0]


def _filled(source: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda part: parts[part[1]], source)
