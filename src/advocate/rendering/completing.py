"""What can be written into a document only once the rest of it stands: numbers, contents, links.

`<!-- numbered -->` above a paragraph or a list numbers it, on through the whole document;
`<!-- contents -->` becomes a list of the sections after it; `(#ask-2)` leads to the second ask.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from advocate.models.anchors import anchors_of, heading_text
from advocate.models.document import Block, Heading
from advocate.rendering.blocks import blocks_of, tokens_of
from advocate.rendering.markdown_text import escape_markdown

NUMBERED = "numbered"
_CONTENTS = re.compile(r"contents(?:-([2-6]))?")
_USUAL_DEPTH = 3
_ASK = re.compile(r"\]\(#ask-(\d+)\)")
_LINKED_ASK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#ask-\d+\)")
_MAY_NEED = re.compile(rf"<!--[ \t]*(?:{NUMBERED}|contents)|\(#ask-\d")
_TAKE_A_NUMBER = {(0, "paragraph_open"), (1, "list_item_open")}
"""Level and kind."""
_ENDS_OF_BLOCKS = ("_close", "fence", "code_block", "hr")
_MARKER = re.compile(r" {0,3}(?:\d{1,9}[.)]|[-+*])(?: +|$)")


def completed(markdown: str) -> str:
    """Return the Markdown of a whole document with numbers, contents and links to asks in it."""
    if not _MAY_NEED.search(markdown):
        return markdown
    markdown = _with_numbers(markdown)
    tokens = tokens_of(markdown)
    blocks, _ = blocks_of(tokens)
    return _with_ask_links(_with_contents(markdown, tokens, blocks), blocks)


# --- numbered paragraphs ---


def _with_numbers(markdown: str) -> str:
    lines = markdown.split("\n")
    for number, (start, end) in enumerate(list(_numbered(tokens_of(markdown))), start=1):
        mark = f"{number}. "
        marker = _MARKER.match(lines[start])
        old = marker.end() if marker else 0
        lines[start] = mark + lines[start][old:].lstrip()
        for place in range(start + 1, end):
            line = lines[place]
            rest = line.lstrip() if line[:old].strip() else line[old:]
            lines[place] = " " * len(mark) + rest if rest.strip() else ""
    return "\n".join(lines)


def _numbered(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the lines of each paragraph and each item to be numbered, up to the one after."""
    is_wanted = False
    for token in tokens:
        if token.type == "style_comment" and token.level == 0:
            is_wanted = token.info == NUMBERED
        elif is_wanted and (token.level, token.type) in _TAKE_A_NUMBER and token.map:
            yield token.map[0], token.map[1]
        if token.level == 0 and token.type.endswith(_ENDS_OF_BLOCKS):
            is_wanted = False


# --- contents ---


def _with_contents(markdown: str, tokens: Sequence[Token], blocks: Sequence[Block]) -> str:
    anchors = anchors_of(blocks)
    headings = [block for block in blocks if isinstance(block, Heading)]
    starts = [token.map[0] for token in tokens if _is_top(token, "heading_open") and token.map]
    lines = markdown.split("\n")
    for token in reversed(tokens):
        wanted = _CONTENTS.fullmatch(token.info) if _is_top(token, "style_comment") else None
        if wanted is None or token.map is None:
            continue
        deepest = int(wanted[1] or _USUAL_DEPTH)
        listed = [
            f"{'  ' * (heading.level - 2)}- [{_link_text(heading)}](#{anchors[id(heading)]})"
            for heading, start in zip(headings, starts, strict=True)
            if start > token.map[0] and 2 <= heading.level <= deepest
        ]
        lines[token.map[1] : token.map[1]] = [*listed, ""] if listed else []
    return "\n".join(lines)


def _is_top(token: Token, kind: str) -> bool:
    return token.type == kind and token.level == 0


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
