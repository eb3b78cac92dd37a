"""Finds names that are spelt almost, but not quite, like one in the records."""

import re
from collections.abc import Iterable, Iterator, Sequence

from advocate.models.workspace import Workspace
from advocate.rules.language.pattern import Pattern

PERSON = (
    r"(?<![A-Za-z])(?!(?:Every|Each|Any|No|The|This|That|Your|Our|Their|His|Her|Dear|Local|If|When|As|For)\b)"
    r"[A-Z][\w’'-]{1,40}(?: [A-Z]\.?)?(?: (?:de|du|van|von|ap|St))? [A-Z][\w’'-]+"
)
"""A forename and a surname."""
EACH_PERSON = Pattern(rf"(?={PERSON})({PERSON})", only_like=r"[A-Z][\w’'-]{1,40} .{0,4}[A-Z]")
"""Matches at every such name, though one may begin within another."""
_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")
_RUN = re.compile(
    r"(?<![A-Za-z])[A-Z][\w’'.&-]{0,40}"
    r"(?:[ \xa0](?:(?:of|and|upon|the|in|on|de|le)[ \xa0])*[A-Z][\w’'.&-]*)+"
)
_SHORTEST = 4
"""Letters of a word that may be called misspelt."""
_LONG = 8
"""Letters from which two may be wrong."""


class NameIndex:
    """Names of two words and more, to be looked up with one word spelt wrong."""

    def __init__(self, names: Iterable[str], site_kinds: Sequence[str] = ()) -> None:
        """Take the right spellings; a site is also known without the words for its kind."""
        self._right: set[tuple[str, ...]] = set()
        self._with: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._looked_up: dict[tuple[str, ...], str | None] = {}
        self._longest = 0
        kinds = tuple(f" {kind}" for kind in site_kinds)
        for name in dict.fromkeys(names):
            self._add(name)
            if name.endswith(kinds):
                self._add(short_name(name, site_kinds))

    def _add(self, name: str) -> None:
        words = _words(name)
        if len(words) < 2 or words in self._right:
            return
        self._right.add(words)
        self._longest = max(self._longest, len(words))
        for word in set(words):
            self._with.setdefault(word, []).append((words, name))

    def near_misses(self, text: str) -> Iterator[tuple[str, str]]:
        """Return each name in `text` that is not in the records, with the one it nearly is."""
        for run in _RUN.finditer(text):
            words = _words(run[0])
            if words not in self._right:
                yield from self._in_run(words)

    def _in_run(self, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for size in range(min(self._longest, len(words)), 1, -1):
            for start in range(len(words) - size + 1):
                window = words[start : start + size]
                if window in self._right:
                    return
                if window not in self._looked_up:
                    self._looked_up[window] = self._nearest(window)
                if name := self._looked_up[window]:
                    yield " ".join(window), name
                    return

    def _nearest(self, window: tuple[str, ...]) -> str | None:
        """Return the name that differs from these words by a slip in one of them, or None."""
        for i, word in enumerate(window):
            before, after = window[:i], window[i + 1 :]
            for words, name in self._with.get((before or after)[0], ()):
                is_like = len(words) == len(window) and words[:i] == before
                if is_like and words[i + 1 :] == after and _is_slip(word, words[i]):
                    return name
        return None


def short_name(name: str, site_kinds: Sequence[str]) -> str:
    """Return the name of a site without the words for its kind at its end."""
    kinds = sorted(site_kinds, key=len, reverse=True)
    while kind := next((kind for kind in kinds if name.endswith(f" {kind}")), None):
        name = name.removesuffix(f" {kind}")
    return name


def all_names(workspace: Workspace, seats: Iterable[str]) -> Iterator[str]:
    """Yield every name that the workspace and Parliament's list hold."""
    yield from seats
    yield workspace.settings.organisation.name
    for place in workspace.constituencies:
        yield place.constituency
        yield from place.aliases
    yield from (programme.site for programme in workspace.programmes)
    yield from (member.name for member in workspace.members)
    yield from (signatory.name for signatory in workspace.settings.signatories)
    yield from (entry.member_name for entry in workspace.engagements if entry.member_name)
    yield from (visit.member_name for visit in workspace.visits if visit.member_name)


def _words(name: str) -> tuple[str, ...]:
    found = (word.rstrip(".’'-") for word in _WORD.findall(name.replace(",", " ")))
    return tuple([word[:-2] if word.endswith(("’s", "'s")) else word for word in found])


def _is_slip(written: str, right: str) -> bool:
    """Say if two different words are one letter apart, or two in a long word."""
    if written == right or written in (f"{right}s", f"{right}es") or right == f"{written}s":
        return False
    if not written[:1].isupper() or min(len(written), len(right)) < _SHORTEST:
        return False
    if written[0] != right[0] and written[-2:] != right[-2:]:
        return False  # a slip at both ends is no slip; and most names end here, cheaply
    allowed = 2 if min(len(written), len(right)) >= _LONG else 1
    return abs(len(written) - len(right)) <= allowed and _distance(written, right) <= allowed


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, changed or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        previous, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
    return row[-1]
