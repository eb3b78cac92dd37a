"""Finds links within a document that lead to no heading, and the template they are in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from urllib.parse import unquote

import jinja2
from jinja2 import meta

from advocate.errors import Problem
from advocate.models.document import Block, Note, Text, every_inline
from advocate.models.heading_anchors import anchors_of

_MAY_LINK = re.compile(r"\][(:]\s*<?#")


def dead_links(
    markdown: str, blocks: Sequence[Block], notes: Sequence[Note]
) -> Iterator[tuple[str, str | None]]:
    """Yield each anchor of a link that no heading has, and the most similar anchor there is."""
    if not _MAY_LINK.search(markdown):
        return
    anchors = set(anchors_of(blocks).values())
    links = (i.link for i in every_inline(blocks, notes) if isinstance(i, Text) and i.link)
    for name in dict.fromkeys(link[1:] for link in links if link.startswith("#")):
        if name not in anchors:
            near = get_close_matches(name, sorted(anchors), n=1)
            yield name, near[0] if near else None


def dead_link_problems(
    found: Iterable[tuple[str, str | None]], template: str, environment: jinja2.Environment
) -> Iterator[Problem]:
    """Yield a problem for each, with the template line of the link if there is one."""
    for name, near in found:
        file, line = place_of(f"#{name}", template, environment)
        message = f"A link leads to #{name}, and no heading of the document has that anchor."
        hint = "An anchor is the heading's text in small letters, with hyphens for spaces."
        hint = f'Did you mean "#{near}"?' if near else hint
        yield Problem(message=message, hint=hint, file=file, line=line)


def place_of(words: str, template: str, environment: jinja2.Environment) -> tuple[str, int | None]:
    """Return file and line of a link or picture; the main template's if none has its words."""
    waiting, seen = [template], set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or environment.loader is None:
            continue
        seen.add(name)
        try:
            source, _, _ = environment.loader.get_source(environment, name)
        except (jinja2.TemplateError, OSError, UnicodeDecodeError):
            continue  # one that is included nowhere
        for line, text in enumerate(source.split("\n"), start=1):
            if words in unquote(text):
                return f"templates/{name}", line
        waiting += filter(None, meta.find_referenced_templates(environment.parse(source)))
    return f"templates/{template}", None
