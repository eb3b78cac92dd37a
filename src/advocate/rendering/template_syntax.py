"""What is wrong with a tag that Jinja cannot read: the character, the tag or the block by name."""

import re
import unicodedata
from ast import literal_eval
from collections.abc import Iterable
from difflib import get_close_matches

import jinja2

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_BLOCK = re.compile(r"\{%[-+]?\s*(end)?(\w+)(?![^%]*=)")
_ENDED = ("autoescape", "block", "call", "filter", "for", "if", "macro", "raw", "set", "with")
_UNKNOWN = re.compile(r"No (filter|test) named '(.*?)'")
_ODD = re.compile(r"unexpected char ('.+?'|\".+?\") at")
_UNENDED = re.compile("nexpected end of template|end of raw")


def explain_tag(
    error: jinja2.TemplateError, line: int | None, names: Iterable[str]
) -> tuple[int | None, str, str]:
    """Return line, message and remedy; `names` are those of filters and tests."""
    said = str(error.message).rstrip(".")
    hint = "Correct the template on that line; docs/templates.md says what it may hold."
    if found := _UNKNOWN.search(said):
        near = get_close_matches(found[2], names, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else "Filters stand in docs/templates.md."
        said = f'there is no {found[1]} "{found[2]}"'
    elif found := _ODD.search(said):
        said, hint = _odd_character(literal_eval(found[1]))
    elif isinstance(error, jinja2.TemplateSyntaxError):
        if opened := _unclosed_tag(error.source or ""):
            line, tag = opened
            said, hint = f'the tag "{tag}" is not closed', f'Put "{_ENDS[tag]}" where it ends.'
        elif _UNENDED.search(said) and (left := _unended_block(error.source or "")):
            line, block = left
            said = f"{{% {block} %}} has no {{% end{block} %}}"
            hint = f"Put {{% end{block} %}} where it ends."
    return line, f"The template stops here: {said}.", hint


def _odd_character(found: str) -> tuple[str, str]:
    name = unicodedata.name(found, f"U+{ord(found):04X}").lower()
    if found in "\"'":
        return "a quotation mark is opened and not closed", f"Put another {found} behind the text."
    hint = "Take it out; in a tag only text in quotation marks may hold it."
    if "quotation mark" in name:
        hint = 'Type straight quotation marks in tags: {{ fact("id") }}.'
    return f"a tag holds {found} ({name})" if found.isprintable() else f"a tag holds {name}", hint


def _unclosed_tag(source: str) -> tuple[int, str] | None:
    opened = None
    for mark in _TAG.finditer(source):
        if opened and mark[0] in _ENDS:
            break
        opened = mark if mark[0] in _ENDS else None
    return (source.count("\n", 0, opened.start()) + 1, opened[0]) if opened else None


def _unended_block(source: str) -> tuple[int, str] | None:
    """Return line and name of the innermost block that is not ended."""
    blocks: list[tuple[int, str]] = []
    for tag in _BLOCK.finditer(source):
        if tag[1] and blocks and blocks[-1][1] == tag[2]:
            blocks.pop()
        elif not tag[1] and tag[2] in _ENDED:
            blocks.append((source.count("\n", 0, tag.start()) + 1, tag[2]))
    return blocks[-1] if blocks else None
