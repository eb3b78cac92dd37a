"""Regular expressions that stand as data in a TOML file beside the module that looks for them."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from advocate.models.packaged_table import filled_in, packaged_table, parts_of
from advocate.rules.language.pattern import Pattern


class PatternFile:
    """The patterns of one file, which is read when the first of them is needed.

    Its `parts` may stand in its patterns and in later parts, as {PART}, and so may what is given;
    `signs` are literal parts in small letters, or a short pattern, without which nothing matches,
    and `like` is a short pattern beside such literal parts. `words` are lists of plain words.
    """

    def __init__(self, module: str, **given: str) -> None:
        """Take the path of the module, and parts that are made elsewhere."""
        self._module, self._given = module, given

    @cached_property
    def patterns(self) -> Mapping[str, tuple[Pattern, ...]]:
        """All, by name; several of one name are looked for in turn."""
        read, parts = packaged_table(self._module), self.parts

        def made(name: str, source: str) -> Pattern:
            sign = read.get("signs", {}).get(name, "")
            like = read.get("like", {}).get(name, "")
            words, like = ((), sign or like) if isinstance(sign, str) else (tuple(sign), like)
            short = filled_in(like, parts)
            return Pattern(filled_in(source, parts), only_with=words, only_like=short)

        listed = {n: [s] if isinstance(s, str) else s for n, s in read["patterns"].items()}
        return {name: tuple(made(name, each) for each in kept) for name, kept in listed.items()}

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """All parts, by name, those that were given with them."""
        return parts_of(packaged_table(self._module), self._given)

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """All lists of words, by name."""
        return {name: frozenset(of) for name, of in packaged_table(self._module)["words"].items()}

    def finditer(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Yield every match of all of that name, of one after the other."""
        return (match for pattern in self.patterns[name] for match in pattern.finditer(text))

    def __getitem__(self, name: str) -> Pattern:
        """Return the first of that name."""
        return self.patterns[name][0]
