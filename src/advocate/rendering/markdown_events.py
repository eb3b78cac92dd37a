"""Markdown → the events of pulldown-cmark; HTML is text, except `<br>` and our own comments.

CommonMark with tables and footnotes. A comment is ours if it stands alone on a line and holds one
name in small letters: `<!-- page-break -->`.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from pyromark import Markdown, Options

COMMENT = r"<!--[ \t]*([a-z][a-z0-9-]*)[ \t]*-->[ \t]*$"
_HTML = re.compile(
    rf"""
    <(?=[A-Za-z/!?])(?<!\\<)(?<!\]\(<)                # neither escaped, nor before an address
    (?!{COMMENT[1:]})                                  # nor one of our comments
    (?![A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*>)      # nor a link by itself
    (?![^\s<>@]{{1,64}}@[A-Za-z0-9.-]{{1,255}}>)
    """,
    re.VERBOSE | re.MULTILINE,
)
"""It begins with a fixed character, which makes the search fast."""
_STAND_INS = "\u2e52\u2e51\u2e50\u2e4f\u2e4e\u2e4d"
"""Rare punctuation; one that is not in the text replaces `<` where HTML would begin."""
_READER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES)


class Place(Struct, frozen=True):
    """The place of something in the Markdown."""

    kind: str
    """As pulldown-cmark calls it: "Heading" or "Item"; "HtmlBlock" for a comment."""
    start: int
    """The line on which it begins, counted from 0."""
    end: int
    """The line after its last."""


def read_events(markdown: str) -> Iterator[Any]:
    """Yield each event, as `pyromark.event` describes them."""
    hidden, stand_in = _without_html(markdown)
    events: Iterator[Any] = _READER.events(hidden)
    return _with_breaks(events, stand_in) if stand_in else events


def _with_breaks(events: Iterator[Any], stand_in: str) -> Iterator[Any]:
    """Yield the events with the text as typed; `<br>` in it breaks a line."""
    typed = re.compile(rf"[ \t]*{stand_in}br[ \t]*/?>[ \t]*", re.IGNORECASE)
    for event in events:
        first, *rest = typed.split(event.get("Text", "")) if type(event) is dict else ("",)
        yield _shown({"Text": first} if rest else event, stand_in)
        for part in rest:
            yield {"HardBreak": "<br>"}
            yield {"Text": _shown(part, stand_in)}


def places_in(markdown: str) -> Iterator[Place]:
    """Yield the place of each top-level block and comment, and of each item of top-level lists.

    Why not with the events: their ranges cost as much as they do, and few documents ask.
    """
    hidden, _ = _without_html(markdown)
    text, depth, line, at = hidden.encode(), 0, 0, 0
    for event, span in _READER.events_with_range(hidden):
        kind, step = _begun(event)
        if kind and (depth == 0 or (depth == 1 and kind == "Item")):
            line, at = line + text.count(b"\n", at, span["start"]), span["start"]
            yield Place(kind, line, line + text.count(b"\n", at, span["end"]))
        depth += step


def _begun(event: Any) -> tuple[str, int]:
    """Return the kind of what begins, if anything does, and the change of depth."""
    if isinstance(event, str):
        return (event if event == "Rule" else ""), 0
    ((what, tag),) = event.items()
    if what == "Start":
        return (tag if isinstance(tag, str) else next(iter(tag))), 1
    return "", -(what == "End")


def _without_html(markdown: str) -> tuple[str, str]:
    """Return the text with HTML hidden, except our comments, and the character that hides it."""
    text = markdown.replace("\r\n", "\n").replace("\r", "\n") if "\r" in markdown else markdown
    text = text.encode(errors="replace").decode()  # half a character becomes "?"
    if not _HTML.search(text):
        return text, ""
    stand_in = next((mark for mark in _STAND_INS if mark not in text), _STAND_INS[0])
    return _HTML.sub(stand_in, text), stand_in


def _shown(event: Any, stand_in: str) -> Any:
    if isinstance(event, str):
        return event.replace(stand_in, "<")
    if isinstance(event, dict):
        return {name: _shown(value, stand_in) for name, value in event.items()}
    return event
