"""The rule that no document shows its machinery: markup that did not become what it stands for.

The signs, and what is said of each, stand in `machinery.toml`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from msgspec.structs import replace

from advocate.errors import Severity
from advocate.models.document import (
    Block,
    CodeBlock,
    Inline,
    LineBreak,
    Text,
    every_block,
    inline_contents,
)
from advocate.models.packaged_table import packaged_table
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT
from advocate.rules.engine.typed_places import as_typed, at_origin
from advocate.rules.language.passages import one_line
from advocate.rules.language.pattern import Pattern

_LINE_BELOW_HEAD = re.compile(r"^[>|: \t]*-[-:| \t]*$", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")
_DEFINED = re.compile(r"^ {0,3}\[(\^?[^\[\]\n]{1,80})\]:", re.MULTILINE)
_Found = Iterator[tuple[str, Any]]
"""Words, and what is said of them: an entry of `machinery.toml`, or its name."""


@cache
def signs() -> tuple[tuple[Pattern, Any], ...]:
    """Return what is looked for, each with its entry."""
    kinds = packaged_table(__file__)["kind"]
    return tuple((Pattern(k["pattern"], re.M, only_with=tuple(k["signs"])), k) for k in kinds)


@rule("F12", Severity.ERROR, DOCUMENT)
def machinery(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find markup that would be printed, and what was typed and would be shown nowhere."""
    written, table = document.rendered, packaged_table(__file__)
    in_notes = (block for note in written.notes for block in note.blocks)
    blocks = every_block((*written.blocks, *in_notes))
    found = dict([*_in_blocks(blocks, written.markdown), *_lost(written.markdown)])
    for text in (passage.text for passage in context.passages if "[^" in passage.text):
        labels = (f"[^{note.label}]" for note in written.notes if note.label.isdecimal())
        found |= {label: "typed_number" for label in labels if label in text}
    for words, sign in found.items():
        yield _finding(words, table[sign] if isinstance(sign, str) else sign, document, context)


def _in_blocks(blocks: Iterable[Block], markdown: str) -> _Found:
    """Yield signs in the words as read, and blocks that look otherwise than was typed."""
    looks, contents = packaged_table(__file__)["looks"], list[str]()
    for block in blocks:
        look = getattr(block, "style", None)
        if look and type(block).__name__ not in looks.get(look, ""):
            yield f"<!-- {look} -->", "idle_look" if look in looks else "no_look"
        if isinstance(block, CodeBlock):
            contents.append(block.text)
            yield block.text.strip().partition("\n")[0] or "```", "code"
        contents += ("".join(map(_shown, content)) for content in inline_contents(block))
    words = "\n".join(contents)
    for pattern, sign in signs():
        if not ("unless" in sign and re.search(sign["unless"], words)):
            for match in pattern.finditer(markdown if "in" in sign else words):
                yield match[0].strip(), sign


def _shown(item: Inline) -> str:
    if isinstance(item, Text):
        return " " if item.code else item.text
    return "\n" if isinstance(item, LineBreak) else ""


def _lost(markdown: str) -> _Found:
    """Yield cells that no column takes, and what is defined twice or never referred to."""
    for head in _LINE_BELOW_HEAD.finditer(markdown):
        rows = markdown[head.start() : markdown.find("\n\n", head.end())].split("\n")
        parted = [_CELL_END.split(row.strip("> \t").strip("|")) for row in rows]
        if "|" in head[0]:
            beyond = (cell.strip() for row in parted for cell in row[len(parted[0]) :])
            yield from ((cell, "cells") for cell in beyond if cell)
    text = markdown.lower()
    for label, times in Counter(_DEFINED.findall(text)).items():
        if times > 1:
            yield f"[{label}]:", "twice"
        elif text.count(f"[{label}]") == 1:
            yield f"[{label}]:", "unused"


def _finding(words: str, sign: Any, document: PrintedDocument, context: RuleContext) -> Finding:
    """Return what is said of some words, with the first place where they were typed.

    What nobody typed here, such as a title that Parliament gave, stops no document.
    """
    table, weight, hint = packaged_table(__file__), sign.get("severity", "error"), sign["hint"]
    if sign is table["no_look"] and (near := get_close_matches(words[5:-4], table["looks"], n=1)):
        hint = f"Did you mean <!-- {near[0]} -->?"
    told = Finding(f"“{one_line(words)[:80]}” {sign['says']}.", hint=table.get(hint, hint))
    told = at_origin(told, words, context)
    is_typed = told.passage or as_typed(words).search(document.rendered.typed_text)
    return replace(told, severity=Severity(weight if is_typed else "warning"))
