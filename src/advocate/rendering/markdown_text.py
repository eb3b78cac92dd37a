"""Text as Markdown: escapes it so that it reads back exactly as typed.

Ordinary text stays as it is (`R&A`, `<5 people`, `O'Brien`): people open the Markdown too.
Plain `str` was typed by somebody; `RecordText` is marked, so that rules on typing leave it out.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from enum import Enum
from functools import lru_cache, wraps
from typing import Any

from advocate.models.field_types import RecordText


class Markdown(str):
    """Text that is Markdown already and must not be escaped again."""

    __slots__ = ()


class Mixed(str):
    """Text of which only parts are known; it compares like any other text."""

    parts: tuple[str, ...] = ()


TYPED = {kind: type(kind.__name__, (kind,), {}) for kind in (int, float)}
"""The types of numbers that are written in a template."""
_VOUCHED_FOR = (RecordText, int, float, date, time, Enum)
_DIGIT = re.compile(r"\d")
_TELLING = re.compile(r"[^\W_]")
"""Text without letters and digits, like ", ", counts as known if the text beside it does."""
KNOWN_START, KNOWN_END = "\ufffe", "\uffff"
"""Mark the beginning and end of text from a record while a template is filled in.

They are removed afterwards. Neither is a character that XML allows, so no typed text has them.
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
    if start := _AT_START.match(line):
        line = f"{start[0]}\\{line[start.end() :]}"
    return Markdown(line)


def known(text: str) -> Markdown:
    """Return Markdown marked as taken from a record: a figure in it was not typed by hand."""
    return Markdown(f"{KNOWN_START}{text}{KNOWN_END}") if text else Markdown("")


@lru_cache(maxsize=512)
def printed(text: str) -> Markdown:
    """Return a record's text as Markdown that shows exactly `text`, and is marked as known."""
    return known(escape_markdown(text))


def is_typed(value: object) -> bool:
    """Say if a text or number was typed by hand; a number of a record never is."""
    return type(value) in (str, *TYPED.values())


def like(source: object, result: Any) -> Any:
    """Return `result` marked like the `source` it was made of: typed, known or Markdown."""
    if type(result) in TYPED:
        return TYPED[type(result)](result) if is_typed(source) else result
    if not isinstance(result, str) or isinstance(result, RecordText | Mixed | Markdown | Enum):
        return result
    if isinstance(source, Mixed) and source == result:
        return source
    if isinstance(source, Markdown):
        return Markdown(result)
    is_known = isinstance(source, _VOUCHED_FOR) and not is_typed(source)
    return RecordText(result) if is_known else str(result)


def as_markdown(value: object) -> Markdown:
    """Return Markdown that shows exactly `value`, with marks around the parts that are known."""
    text = value if type(value) is str else like(value, str(value))
    if isinstance(text, Mixed) and text.parts:
        return Markdown("".join(map(as_markdown, text.parts)))
    return printed(text) if isinstance(text, RecordText) else escape_markdown(text)


def joined(parts: Iterable[object], between: str = "") -> str:
    """Return the parts as one text: Markdown if one is, known if all are, typed if none is."""
    texts = [text for part in parts for text in (between, like(part, str(part)))][1:]
    kinds = {type(text) for text in texts if isinstance(text, Markdown) or _tells(text)}
    if Markdown in kinds:
        return Markdown("".join(map(as_markdown, texts)))
    whole = Mixed("".join(texts))
    whole.parts = tuple(texts)
    return str(whole) if kinds <= {str} else RecordText(whole) if kinds == {RecordText} else whole


def keeps_origin(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return `function` so that its result is typed or known like its first argument."""
    first = int(hasattr(function, "jinja_pass_arg"))

    @wraps(function)
    def kept(*args: Any, **named: Any) -> Any:
        source, others = args[first], args[first + 1 :]
        if not isinstance(source, Mixed | Markdown):
            if others and any(type(item) is str and _DIGIT.search(item) for item in others):
                source = ""  # a figure may be put in
            return like(source, function(*args, **named))
        whole = as_markdown(source)
        core = Markdown(whole.strip(KNOWN_START + KNOWN_END))
        start, end = whole[: whole.index(core)], whole[whole.index(core) + len(core) :]
        given = (as_markdown(item) if _tells(item) else item for item in others)
        result = function(*args[:first], core, *given, **named)
        return Markdown(f"{start}{result}{end}") if isinstance(result, str) else result

    return kept


def _tells(text: object) -> bool:
    return isinstance(text, str) and _TELLING.search(text) is not None


def without_marks(text: str) -> str:
    """Return `text` without the marks of `known`."""
    return text.replace(KNOWN_START, "").replace(KNOWN_END, "")


def typed_by_hand(text: str) -> str:
    """Return the parts of `text` that were typed in a template or in prose, line by line."""
    return without_marks(_KNOWN.sub("", text))
