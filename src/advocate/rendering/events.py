"""Markdown → the events of pulldown-cmark, with all HTML but our own comments as text.

CommonMark with tables and footnotes. A comment is ours if it stands alone on a line and holds one
name in small letters: `<!-- page-break -->`.
"""

import re
from collections.abc import Iterator
from typing import Any

from pyromark import Markdown, Options

COMMENT = r"<!--[ \t]*([a-z][a-z0-9-]*)[ \t]*-->[ \t]*$"
_HTML = re.compile(
    rf"""
    (?<!\\)(?<!\]\()<(?=[A-Za-z/!?])                  # neither escaped, nor before an address
    (?!{COMMENT[1:]})                                  # nor one of our comments
    (?![A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*>)      # nor a link by itself
    (?![^\s<>@]{{1,64}}@[A-Za-z0-9.-]{{1,255}}>)
    """,
    re.VERBOSE | re.MULTILINE,
)
_STAND_INS = "\u2e52\u2e51\u2e50\u2e4f\u2e4e\u2e4d"
"""Rare marks of punctuation; one that the text lacks stands for `<` where HTML would begin."""
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_READER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES)


def read_events(markdown: str) -> Iterator[tuple[Any, dict[str, int]]]:
    """Yield each event, as `pyromark.event` describes them, with its range in bytes of UTF-8.

    Where HTML had to be hidden from the reader, only the lines of a range are exact.
    """
    text = _HALF_CHARACTERS.sub("?", markdown.replace("\r\n", "\n").replace("\r", "\n"))
    stand_in = next((mark for mark in _STAND_INS if mark not in text), _STAND_INS[0])
    hidden = _HTML.sub(stand_in, text) if "<" in text else text
    events: Iterator[Any] = _READER.events_with_range(hidden, merge_text=True)
    if hidden == text:
        return events
    return ((_shown(event, stand_in), span) for event, span in events)


def _shown(event: Any, stand_in: str) -> Any:
    if isinstance(event, str):
        return event.replace(stand_in, "<")
    if isinstance(event, dict):
        return {name: _shown(value, stand_in) for name, value in event.items()}
    return event
