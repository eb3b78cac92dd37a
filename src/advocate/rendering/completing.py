"""What can be written into a document only once the rest of it stands: numbers, contents, links.

`<!-- numbered -->` above a paragraph or a list numbers it, on through the whole document;
`<!-- contents -->` becomes a list of the sections after it; `(#ask-2)` leads to the second ask.
"""

import re
from collections.abc import Iterator, Sequence

from advocate.models.anchors import anchors_of, heading_text
from advocate.models.document import Block, Heading
from advocate.rendering.blocks import Place, Reading, read_markdown
from advocate.rendering.markdown_text import escape_markdown

NUMBERED = "numbered"
_CONTENTS = re.compile(r"contents(?:-([2-6]))?")
_USUAL_DEPTH = 3
_ASK = re.compile(r"\]\(#ask-(\d+)\)")
_LINKED_ASK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#ask-\d+\)")
_MAY_NEED = re.compile(rf"<!--[ \t]*(?:{NUMBERED}|contents)|\(#ask-\d")
_MARKER = re.compile(r" {0,3}(?:\d{1,9}[.)]|[-+*])(?: +|$)")


def completed(markdown: str) -> str:
    """Return the Markdown of a whole document with numbers, contents and links to asks in it."""
    if not _MAY_NEED.search(markdown):
        return markdown
    markdown = _with_numbers(markdown)
    reading = read_markdown(markdown)
    return _with_ask_links(_with_contents(markdown, reading), reading.blocks)


def _lines_of(place: Place, text: bytes) -> tuple[int, int]:
    """Return the line on which something begins, counted from 0, and the one after its last."""
    first = text.count(b"\n", 0, place.start)
    return first, first + text.count(b"\n", place.start, place.end)


# --- numbered paragraphs ---


def _with_numbers(markdown: str) -> str:
    lines, text = markdown.split("\n"), markdown.encode(errors="replace")
    for number, place in enumerate(_numbered(read_markdown(markdown).places), start=1):
        start, end = _lines_of(place, text)
        mark = f"{number}. "
        marker = _MARKER.match(lines[start])
        old = marker.end() if marker else 0
        lines[start] = mark + lines[start][old:].lstrip()
        for later in range(start + 1, end):
            line = lines[later]
            rest = line.lstrip() if line[:old].strip() else line[old:]
            lines[later] = " " * len(mark) + rest if rest.strip() else ""
    return "\n".join(lines)


def _numbered(places: Sequence[Place]) -> Iterator[Place]:
    """Yield each paragraph and each item of a list that is to be numbered."""
    style: str | None = None
    is_list_wanted = False
    for place in places:
        if place.kind == "Comment":
            style = place.name
        elif place.kind == "Item":
            if is_list_wanted:
                yield place
        else:
            is_list_wanted = style == NUMBERED
            if is_list_wanted and place.kind == "Paragraph":
                yield place
            style = None


# --- contents ---


def _with_contents(markdown: str, reading: Reading) -> str:
    anchors = anchors_of(reading.blocks)
    headings = [block for block in reading.blocks if isinstance(block, Heading)]
    starts = [place.start for place in reading.places if place.kind == "Heading"]
    lines, text = markdown.split("\n"), markdown.encode(errors="replace")
    for place in reversed(reading.places):
        wanted = _CONTENTS.fullmatch(place.name or "")
        if wanted is None:
            continue
        deepest = int(wanted[1] or _USUAL_DEPTH)
        listed = [
            f"{'  ' * (heading.level - 2)}- [{_link_text(heading)}](#{anchors[id(heading)]})"
            for heading, start in zip(headings, starts, strict=True)
            if start > place.start and 2 <= heading.level <= deepest
        ]
        after = _lines_of(place, text)[1]
        lines[after:after] = [*listed, ""] if listed else []
    return "\n".join(lines)


def _link_text(heading: Heading) -> str:
    # The bracket keeps a number at the start from being taken for a list's.
    return escape_markdown(f"({heading_text(heading.content)}")[1:]


# --- links to asks ---


def _with_ask_links(markdown: str, blocks: Sequence[Block]) -> str:
    """Return `markdown` with links to its asks; where it sets out none, the words stay alone.

    Why: the words of an ask stand in briefs and letters too, which hold one ask and no list.
    """
    anchors = anchors_of(blocks)
    asks = [block for block in blocks if isinstance(block, Heading) and block.style == "ask"]
    if not asks:
        return _LINKED_ASK.sub(r"\1", markdown)
    places = {str(number): anchors[id(ask)] for number, ask in enumerate(asks, start=1)}
    return _ASK.sub(lambda found: f"](#{places.get(found[1], f'ask-{found[1]}')})", markdown)
