"""Text on its way into Markdown: what to escape so that it reads back exactly as typed.

Ordinary text stays as it is (`R&A`, `<5 pupils`, `O'Brien`): people open the Markdown too.
"""

import re
from functools import lru_cache


class Markdown(str):
    """Text that is Markdown already and must not be escaped again."""

    __slots__ = ()


KNOWN_START, KNOWN_END = "\ufffe", "\uffff"
"""Stand around what came from a record while a template is filled in; no document keeps them.

Neither is a character: XML cannot hold them, so that no text anybody types is lost to them.
"""
_KNOWN = re.compile(f"{KNOWN_START}[^{KNOWN_START}{KNOWN_END}]*{KNOWN_END}")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, apart from white space, and our own marks."""

_WHITE_SPACE = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")

_ANYWHERE = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~]|$)           # would escape what follows
    | [`\[\]|]
    | (?<![ ])\* | \*(?![ ])            # ` * ` between spaces means nothing
    | (?<![^\W_])_ | _(?![^\W_])        # nor does _ inside a word
    | <(?=[A-Za-z!/?]|$)                # `<5` and `41 < 69` stay
    | &(?=\#?[0-9A-Za-z]+;)             # `R&A` stays
    | ~(?=~) | (?<=~)~
    | (?<=[ ])\#(?=\#*[ ]?$)            # closes a heading
    """,
    re.VERBOSE,
)

_AT_START = re.compile(
    r"""
    [ ]?
    (?:
        (?=\#{1,6}(?:[ ]|$)) | (?=>) | (?=[-+*](?:[ -]|$)) | (?==+[ ]?$) | (?=:-+:?[ ]?$)
      | [0-9]{1,9}(?=[.)](?:[ ]|$))
    )
    """,
    re.VERBOSE,
)


def escape_markdown(text: str) -> Markdown:
    """Return `text` as Markdown that shows exactly `text`, on one line.

    White space, line ends among it, becomes single spaces; characters no document can hold are
    dropped. `Markdown` comes back unchanged.
    """
    return text if isinstance(text, Markdown) else _escaped(text)


@lru_cache(maxsize=512)
def _escaped(text: str) -> Markdown:
    line = _WHITE_SPACE.sub(" ", _UNPRINTABLE.sub("", text))
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    start = _AT_START.match(line)
    if start:
        line = f"{start[0]}\\{line[start.end() :]}"
    return Markdown(line)


def known(text: str) -> Markdown:
    """Return Markdown marked as taken from a record: a figure in it was not typed by hand."""
    return Markdown(f"{KNOWN_START}{text}{KNOWN_END}") if text else Markdown("")


@lru_cache(maxsize=512)
def printed(text: str) -> Markdown:
    """Return a record's text as Markdown that shows exactly `text`, and is marked as known."""
    return known(escape_markdown(text))


def without_marks(text: str) -> str:
    """Return `text` without the marks of `known`."""
    return text.replace(KNOWN_START, "").replace(KNOWN_END, "")


def typed_by_hand(text: str) -> str:
    """Return what of `text` stands in a template or in the prose of a file, line by line."""
    return without_marks(_KNOWN.sub("", text))
