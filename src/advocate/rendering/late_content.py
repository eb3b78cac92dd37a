"""Content that depends on the rest of a document: paragraph numbers, contents, links to asks.

`<!-- numbered -->` above a paragraph or a list numbers it, continuously through the document;
`<!-- contents -->` becomes a list of the sections after it; `(#ask-2)` leads to the second ask.
"""

import re
from collections.abc import Iterator, Sequence

from advocate.models.document import Block, Heading
from advocate.models.heading_anchors import anchors_of, heading_text
from advocate.rendering.block_reader import parse_blocks
from advocate.rendering.markdown_events import Place, places_in
from advocate.rendering.markdown_text import escape_markdown

NUMBERED = "numbered"
_NUMBERED = re.compile(rf"\s*<!--[ \t]*{NUMBERED}[ \t]*-->\s*")
_CONTENTS = re.compile(r"\s*<!--[ \t]*contents(?:-([2-6]))?[ \t]*-->\s*")
_USUAL_DEPTH = 3
_ASK = re.compile(r"\]\(#ask-(\d+)\)")
_LINKED_ASK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(#ask-\d+\)")
_SIGNS = (NUMBERED, "contents", "(#ask-")
_MAY_NEED = re.compile(rf"<!--[ \t]*(?:{NUMBERED}|contents)|\(#ask-\d")
_MARKER = re.compile(r" {0,3}(?:\d{1,9}[.)]|[-+*])(?: +|$)")


def with_late_content(markdown: str) -> str:
    """Return the Markdown of a whole document with its numbers, contents and links to asks."""
    if not any(sign in markdown for sign in _SIGNS) or not _MAY_NEED.search(markdown):
        return markdown
    markdown = _with_numbers(markdown)
    blocks, _ = parse_blocks(markdown)
    return _with_ask_links(_with_contents(markdown, blocks), blocks)


def _with_numbers(markdown: str) -> str:
    lines = markdown.split("\n")
    for number, place in enumerate(list(_numbered(markdown, lines)), start=1):
        mark = f"{number}. "
        marker = _MARKER.match(lines[place.start])
        old = marker.end() if marker else 0
        lines[place.start] = mark + lines[place.start][old:].lstrip()
        for later in range(place.start + 1, place.end):
            line = lines[later]
            rest = line.lstrip() if line[:old].strip() else line[old:]
            lines[later] = " " * len(mark) + rest if rest.strip() else ""
    return "\n".join(lines)


def _numbered(markdown: str, lines: Sequence[str]) -> Iterator[Place]:
    """Yield each paragraph and each list item that gets a number."""
    is_next = is_wanted = False
    for place in places_in(markdown):
        if place.kind == "HtmlBlock":
            is_next = _NUMBERED.fullmatch(lines[place.start]) is not None
        elif place.kind != "Item":
            is_wanted, is_next = is_next, False
        if is_wanted and place.kind in {"Paragraph", "Item"}:
            yield place


def _with_contents(markdown: str, blocks: Sequence[Block]) -> str:
    anchors = anchors_of(blocks)
    headings = [block for block in blocks if isinstance(block, Heading)]
    lines = markdown.split("\n")
    places = list(places_in(markdown))
    starts = [place.start for place in places if place.kind == "Heading"]
    for place in reversed(places):
        wanted = _CONTENTS.fullmatch(lines[place.start]) if place.kind == "HtmlBlock" else None
        if wanted is None:
            continue
        deepest = int(wanted[1] or _USUAL_DEPTH)
        listed = [
            f"{'  ' * (heading.level - 2)}- [{_link_text(heading)}](#{anchors[id(heading)]})"
            for heading, start in zip(headings, starts, strict=True)
            if start > place.start and 2 <= heading.level <= deepest
        ]
        lines[place.end : place.end] = [*listed, ""] if listed else []
    return "\n".join(lines)


def _link_text(heading: Heading) -> str:
    # The bracket keeps a number at the start from being taken for a list's.
    return escape_markdown(f"({heading_text(heading.content)}")[1:]


def _with_ask_links(markdown: str, blocks: Sequence[Block]) -> str:
    """Return `markdown` with links to its asks; without asks, only the words of a link stay.

    Why: the words of an ask stand in briefs and letters too, which hold one ask and no list.
    """
    anchors = anchors_of(blocks)
    asks = [block for block in blocks if isinstance(block, Heading) and block.style == "ask"]
    if not asks:
        return _LINKED_ASK.sub(r"\1", markdown)
    places = {str(number): anchors[id(ask)] for number, ask in enumerate(asks, start=1)}
    return _ASK.sub(lambda found: f"](#{places.get(found[1], f'ask-{found[1]}')})", markdown)
