"""Markdown → the block tree that writers walk.

CommonMark with tables and footnotes. Two HTML comments mean something when alone on a line:
`<!-- page-break -->`, and `<!-- name -->`, which styles the block after it. All other HTML is text.
A table under `<!-- chart-bar -->`, `chart-grouped` or `chart-line` is a figure, and takes the
paragraph right before it, under `<!-- caption -->`, as its title. (`numbered` and `contents` are
filled in before: see `completing.py`.)
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from advocate.models.document import (
    CHART_HINT,
    CHART_KINDS,
    Block,
    CodeBlock,
    Figure,
    Heading,
    HorizontalRule,
    Inline,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from advocate.rendering.lines import read_line

_COMMENT = re.compile(r"<!--[ \t]*([a-z][a-z0-9-]*)[ \t]*-->[ \t]*")
_PAGE_BREAK = "page-break"
_CAPTION = "caption"
_CHARTS = {CHART_HINT + kind: kind for kind in CHART_KINDS}
_CONTENT = "content"
"""Under which a token holds its line, read."""
_DEEPEST = 100
"""markdown-it drops what is nested deeper; its own limit of 20 is within reach of a real text."""


def parse_blocks(markdown: str) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return the blocks of `markdown`, and its footnotes in order of first reference.

    A footnote that nothing refers to is left out, as every Markdown reader does.
    """
    return blocks_of(tokens_of(markdown))


def tokens_of(markdown: str) -> list[Token]:
    """Return what markdown-it reads, each block with the lines on which it stands."""
    return _parser().parse(markdown)


def blocks_of(read: Sequence[Token]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return what `parse_blocks` does, from the tokens of `tokens_of`."""
    tokens = iter(read)
    body = _blocks(tokens, end="footnote_block_open")
    notes = tuple(
        Note(label=token.meta["label"], blocks=_blocks(tokens, end="footnote_close"))
        for token in tokens
        if token.type == "footnote_open"
    )
    return body, notes


def _read_inline(state: StateCore) -> None:
    """Read the content of each line, in place of markdown-it's own step."""
    for token in state.tokens:
        if token.type == "inline":
            token.meta[_CONTENT] = read_line(token.content, state.md, state.env)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table")
    parser.use(footnote_plugin, inline=False)
    parser.block.ruler.before(
        "table",
        "style_comment",
        _style_comment,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    parser.core.ruler.at("inline", _read_inline)
    return parser


def _style_comment(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Recognise `<!-- name -->` alone on a line; the signature is markdown-it's."""
    if state.is_code_block(start):
        return False
    found = _COMMENT.match(
        state.src[: state.eMarks[start]], state.bMarks[start] + state.tShift[start]
    )
    if found is None:
        return False
    if not silent:
        state.line = start + 1
        token = state.push("style_comment", "", 0)
        token.info, token.map = found[1], [start, start + 1]
    return True


def _blocks(tokens: Iterator[Token], *, end: str) -> tuple[Block, ...]:
    """Return the blocks up to the token of type `end`, which is used up."""
    blocks: list[Block] = []
    style: str | None = None
    for token in tokens:
        if token.type == end:
            break
        if token.type == "style_comment":
            if token.info == _PAGE_BREAK:
                blocks.append(PageBreak())
            else:
                style = token.info
        elif token.type == "hr":
            blocks.append(HorizontalRule())
        elif token.type in _READERS:
            block = _READERS[token.type](token, tokens, style)
            blocks.append(_figure(block, blocks) if style in _CHARTS else block)
            style = None
    return tuple(blocks)


def _figure(block: Block, before: list[Block]) -> Block:
    """Return a table as a figure; its caption is taken off the end of `before`."""
    if not isinstance(block, Table):
        return block
    title: tuple[Inline, ...] = ()
    if before and isinstance(last := before[-1], Paragraph) and last.style == _CAPTION:
        title = last.content
        before.pop()
    table = replace(block, style=None)
    return Figure(kind=_CHARTS[block.style or ""], title=title, table=table)


def _heading(token: Token, tokens: Iterator[Token], style: str | None) -> Block:
    return Heading(level=int(token.tag[1]), content=_line(tokens), style=style)


def _paragraph(_token: Token, tokens: Iterator[Token], style: str | None) -> Block:
    return Paragraph(content=_line(tokens), style=style)


def _list(token: Token, tokens: Iterator[Token], style: str | None) -> Block:
    close = token.type.replace("open", "close")
    items: list[tuple[Block, ...]] = []
    for inner in tokens:
        if inner.type == close:
            break
        items.append(_blocks(tokens, end="list_item_close"))
    return ListBlock(
        ordered=token.tag == "ol",
        items=tuple(items),
        start=int(token.attrGet("start") or 0) if "start" in token.attrs else 1,
        style=style,
    )


def _quote(_token: Token, tokens: Iterator[Token], style: str | None) -> Block:
    return Quote(blocks=_blocks(tokens, end="blockquote_close"), style=style)


def _table(_token: Token, tokens: Iterator[Token], style: str | None) -> Block:
    rows: list[list[tuple[Inline, ...]]] = []
    align: list[str | None] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            if token.type == "th_open":
                align.append(str(token.attrGet("style") or "").removeprefix("text-align:") or None)
            rows[-1].append(_line(tokens))
    header, *body = (tuple(row) for row in rows)
    return Table(header=header, rows=tuple(body), align=tuple(align), style=style)


def _code(token: Token, _tokens: Iterator[Token], style: str | None) -> Block:
    return CodeBlock(text=token.content.removesuffix("\n"), style=style)


_READERS: dict[str, Callable[[Token, Iterator[Token], str | None], Block]] = {
    "heading_open": _heading,
    "paragraph_open": _paragraph,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "blockquote_open": _quote,
    "table_open": _table,
    "fence": _code,
    "code_block": _code,
}


def _line(tokens: Iterator[Token]) -> tuple[Inline, ...]:
    """Return the inline content that comes next, and use up the closing token after it."""
    content: tuple[Inline, ...] = next(tokens).meta[_CONTENT]
    next(tokens)
    return content
