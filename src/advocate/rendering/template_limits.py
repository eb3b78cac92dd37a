"""Bounds what a template can use: turns, time, and how large the texts and lists it makes become.

A template may be somebody else's. The sandbox keeps it from everything outside, but not from loops
in loops or `"x" * 10**9`. Whatever can repeat is a turn, and what multiplies is measured before.
"""

import re
from collections.abc import Callable, Iterable
from time import thread_time
from typing import Any

import jinja2
from msgspec import Struct

MOST_TURNS = 500_000
MOST_SECONDS = 3.0
"""Of computing; waiting, as on a busy machine, does not count."""
LARGEST = 300_000
"""Letters or entries of one value, those inside it counted."""
LARGEST_DOCUMENT = 3_000_000
_MOST_MADE = 50_000_000
"""Letters and entries of all values of a document."""
_MOST_WORK = 3_000_000
_MOST_BITS = 50_000
_LISTS = (list, tuple, dict, set, frozenset)
_MULTIPLYING = {
    "*", "batch", "center", "expandtabs", "indent", "join", "ljust", "replace", "rjust", "round",
    "slice", "to_bytes", "tojson", "translate", "urlize", "wordwrap", "zfill",
}  # fmt: skip
"""Filters and methods whose result may be as large as one argument times another."""
_WIDE = r"%%|%(?:\([^%]{0,200}\))?[^a-zA-Z%]*?(\d{3}|\*)|\{[^{}]{0,200}:[^{}]{0,200}?(\d{3}|\{)"
"""A width of three digits or more, or one that is given as a value."""


class TemplateLimit(jinja2.TemplateRuntimeError):
    """A template uses more than any document needs."""


def weight(value: object) -> int:
    """Return about how many letters `value` has when printed; counting ends above `LARGEST`."""
    total, waiting = 0, [value]
    while waiting and total <= LARGEST:
        item = waiting.pop()
        total += 1
        if isinstance(item, str | bytes):
            total += len(item)
        elif isinstance(item, dict):
            waiting += [*item, *item.values()]
        elif isinstance(item, _LISTS):
            waiting += item
        elif isinstance(item, int):
            total += item.bit_length() // 8
        elif isinstance(item, Struct):
            total += 50
    return total


class Limits:
    """What one document has used so far."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Count anew, for the next document."""
        self._turns, self._made, self._began = 0, 0, thread_time()

    def tick(self) -> None:
        """Count one turn."""
        self._turns += 1
        if self._turns % 16 == 0:
            if self._turns > MOST_TURNS:
                raise TemplateLimit(f"a loop or macro goes round more than {MOST_TURNS:,} times")
            if thread_time() - self._began > MOST_SECONDS:
                raise TemplateLimit(f"it takes longer than {MOST_SECONDS:.0f} seconds")

    def made(self, value: Any) -> Any:
        """Return a value that the template has made, if it is not too large."""
        if isinstance(value, str | bytes | list | tuple | dict | set | frozenset):
            size = weight(value)
            self._made += size
            if size > LARGEST or self._made > _MOST_MADE:
                raise TemplateLimit("a text or list becomes too large")
        return value

    def whole(self, parts: Iterable[str]) -> list[str]:
        """Return the parts of a document, if they are not too many."""
        found, size = [], 0
        for part in parts:
            found.append(part)
            size += len(part)
            if size > LARGEST_DOCUMENT:
                error = TemplateLimit(f"the document has more than {LARGEST_DOCUMENT:,} letters")
                getattr(parts, "throw", lambda _: None)(error)  # where the template is just now
                raise error
        return found

    def check(self, name: str, first: Any, *others: Any) -> None:
        """Refuse an operator, filter or method whose result would be too large to make."""
        self.tick()
        work, most = 0, max(map(_factor, others), default=1)
        if name in {"format", "format_map", "%"} and isinstance(first, str | bytes):
            text = str(first)
            work = (text.count("%") + text.count("{")) * max(map(weight, others), default=1)
            work += _MOST_WORK * any(found[1] or found[2] for found in re.finditer(_WIDE, text))
        elif name in {"*", "**"} and isinstance(first, int) and isinstance(others[0], int):
            power = abs(others[0]) if name == "**" else 1 + others[0].bit_length() / 1000
            work = int(first.bit_length() * power) * (_MOST_WORK // _MOST_BITS)
        elif name in _MULTIPLYING:
            work = (_factor(first) if name == "*" else weight(first)) * most
        if work > _MOST_WORK:
            raise TemplateLimit(f"a text, list or number becomes too large ({name})")

    def bounded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter, test or method with its arguments and its result measured."""
        first = int(hasattr(function, "jinja_pass_arg"))

        def checked(*args: Any, **named: Any) -> Any:
            self.check(name, *args[first:], *named.values())
            return self.made(function(*args, **named))

        if first:
            checked.jinja_pass_arg = function.jinja_pass_arg  # type: ignore[attr-defined]
        return checked


def _factor(value: object) -> int:
    return abs(value) if isinstance(value, int) else weight(value)
