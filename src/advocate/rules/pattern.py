"""Regular expressions that are compiled when they are first needed: most documents need few."""

import re
from collections.abc import Iterator
from functools import cached_property


class Pattern:
    """One regular expression, with the words without any of which it cannot match."""

    def __init__(self, source: str, flags: int = 0, *, only_with: tuple[str, ...] = ()) -> None:
        """Keep the source; `only_with` are literal parts, in small letters."""
        self._source = source
        self._flags = flags
        self._only_with = only_with

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, ready for use."""
        return re.compile(self._source, self._flags)

    def may_match(self, text: str) -> bool:
        """Say if `text` has one of the words that every match has."""
        if not self._only_with:
            return True
        small = text.lower()
        return any(word in small for word in self._only_with)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match between `start` and `end`, or None."""
        if not self.may_match(text):
            return None
        return self.compiled.search(text, start, len(text) if end is None else end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return every match."""
        return self.compiled.finditer(text) if self.may_match(text) else iter(())
