"""Regular expressions that are compiled when they are first needed: most documents need few."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

_small = lru_cache(maxsize=256)(str.lower)
"""Many patterns look at one text, one after the other."""


def blanked(match: re.Match[str]) -> str:
    """Return what takes the place of a match: spaces, and its line ends."""
    return re.sub(r"[^\n]", " ", match[0])


class Pattern:
    """One regular expression, with signs without which it cannot match.

    Compiling a long expression takes longer than searching a whole document for its signs.
    """

    def __init__(
        self, source: str, flags: int = 0, *, only_with: tuple[str, ...] = (), only_like: str = ""
    ) -> None:
        """Keep the source.

        Of the literal parts `only_with`, in small letters, every match needs at least one;
        `only_like` is a short expression that matches wherever the long one does, flags alike.
        """
        self._source = source
        self._flags = flags
        self._only_with = only_with
        self._only_like = only_like

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, ready for use."""
        return re.compile(self._source, self._flags)

    @cached_property
    def _like(self) -> re.Pattern[str]:
        return re.compile(self._only_like, self._flags)

    def may_match(self, text: str) -> bool:
        """Say if `text` has the signs that every match has."""
        if self._only_with:
            small = _small(text)
            for word in self._only_with:  # any() takes twice as long, and this is asked often
                if word in small:
                    break
            else:
                return False
        return not self._only_like or self._like.search(text) is not None

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match between `start` and `end`, or None."""
        if not self.may_match(text):
            return None
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at `start`, or None."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match of all that stands between `start` and `end`, or None."""
        return self.compiled.fullmatch(text, start, len(text) if end is None else end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return every match."""
        return self.compiled.finditer(text) if self.may_match(text) else iter(())
