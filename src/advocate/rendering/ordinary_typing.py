"""What people type and paste where Markdown has a sign of its own, read as they mean it.

What is read so stands in `ordinary_typing.toml`: only what can mean nothing else. Rule F12 names
the rest.
"""

import re

from advocate.models.packaged_table import packaged_table

_SIGNS = re.compile(r"[•●▪‣⁃∙■➢➤❖◦\uf0b7\uf0a7\uf0d8·]|o\t|!\[|\d\*\d|<[Bb][Rr]|[#*+-]\xa0")


def as_meant(markdown: str) -> str:
    """Return Markdown with ordinary typing put into Markdown's own signs."""
    if _SIGNS.search(markdown):
        for kind in packaged_table(__file__)["kind"]:
            markdown = re.sub(kind["pattern"], kind["becomes"], markdown, flags=re.MULTILINE)
    return markdown
