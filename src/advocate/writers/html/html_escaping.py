"""Escaped text, attributes, strings and colours of HTML and CSS.

All content of a document passes through here on its way into a file.
"""

import re

from advocate.writers.link_addresses import SAFE_SCHEME

_ILLEGAL = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]"
)
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ]")
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_SCHEME = re.compile(r"[^/?#]*:")


def html_text(text: str) -> str:
    """Escape `text` for an element; characters that HTML cannot hold are dropped."""
    legal = _ILLEGAL.sub("", text)
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def html_attribute(text: str) -> str:
    """Escape `text` for a double-quoted attribute; white space becomes single spaces."""
    return html_text(" ".join(text.split())).replace('"', "&quot;")


def css_string(text: str) -> str:
    """Return `text` as a CSS string, which can end neither itself nor the style sheet."""
    plain = " ".join(_ILLEGAL.sub("", text).split())
    return '"' + _NOT_PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", plain) + '"'


def css_colour(digits: str) -> str:
    """Return six hexadecimal digits as a CSS colour.

    Raises:
        ValueError: they are something else.
    """
    if not _COLOUR.fullmatch(digits):
        raise ValueError(digits)
    return f"#{digits}"


def is_safe_address(address: str) -> bool:
    """Say if a link to `address` is safe: browsers would neither run it nor read it from disk."""
    return SAFE_SCHEME.match(address) is not None or _SCHEME.match(address) is None
