"""Adds records to a YAML file as a person would have typed them; what is there stays as it is.

Comments, order, line ends, byte order mark and the end of the last line are kept.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from advocate.errors import AdvocateError
from advocate.inputs.yaml_file import YamlFile

_MARK = b"\xef\xbb\xbf"
_EMPTY_LIST = re.compile(r"\[\s*\]\s*(?:#.*)?")
_PLAIN = re.compile(r"(?:[^\W_]|[£(])(?:(?!: | #|:$).)*")
_TYPED = re.compile(r"[\d.,:_eExo+-]+|true|false|null|yes|no|on|off|y|n", re.IGNORECASE)
_WIDTH = 100


class Addition(Struct, frozen=True):
    """Fields of one record, in order; the name of a comment that goes before one begins with #."""

    fields: Mapping[str, object]
    into: int | None = None
    """Place in the list of the record that receives them; None stands for a new one, at the end."""
    before: tuple[str, ...] = ()
    """Fields of that record that come after them."""


def with_additions(
    data: bytes, file: YamlFile, additions: Sequence[Addition]
) -> tuple[bytes, list[int]]:
    """Return the content of a file, read as `file`, with additions and the line of each.

    Raises:
        AdvocateError: the file is written in a way that nothing can be added to.
    """
    text = data.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    is_ended = lines[-1] == ""
    del lines[len(lines) - is_ended :]
    margin, is_loose = "", True
    if isinstance(file.value, list) and (count := len(file.value)):
        if (dash := re.match(r"( *)- ", lines[file.lines[0,] - 1])) is None:
            hint = 'Write each record as lines that begin with "- ".'
            raise AdvocateError(f"Nothing can be added to {file.file} as it is.", hint=hint)
        margin = dash[1]
        is_loose = count == 1 or "" in lines[file.lines[0,] : file.lines[count - 1,]]
    else:
        lines = [line for line in lines if not _EMPTY_LIST.fullmatch(line)]
    starts = dict[int, int]()
    within = {
        i: _place(x, x.into, lines, file) for i, x in enumerate(additions) if x.into is not None
    }
    for i, place in sorted(within.items(), key=lambda item: item[1], reverse=True):
        added = [f"{margin}  {line}" for line in _lines_of(additions[i].fields)]
        lines[place:place] = added
        starts = {n: start + len(added) for n, start in starts.items()} | {i: place + 1}
    for i in range(len(additions)):
        if i not in starts:
            lines += [""] if is_loose and lines and lines[-1].strip() else []
            starts[i] = len(lines) + 1
            lines += [f"{margin}{line}" for line in as_typed(additions[i].fields)]
    whole = end.join([*lines, *[""] * (is_ended or not text)]).encode()
    mark = _MARK if data.startswith(_MARK) else b""
    return mark + whole, [starts[i] for i in range(len(additions))]


def _place(addition: Addition, at: int, lines: Sequence[str], file: YamlFile) -> int:
    """Return after how many lines what goes into a record comes: before the comments there."""
    later = [line for name in addition.before if (line := file.lines.get((at, name)))]
    place = min(later, default=file.lines.get((at + 1,), len(lines) + 1)) - 1
    key = lines[file.lines[at,] - 1]
    indent = len(key) - len(key.lstrip(" -"))
    while re.fullmatch(rf" {{0,{indent}}}(#.*)?", lines[place - 1]):
        place -= 1
    return place


def as_typed(fields: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of a record of a list, as they would be typed."""
    yield from (f"{'  ' if n else '- '}{line}" for n, line in enumerate(_lines_of(fields)))


def _lines_of(fields: Mapping[str, object]) -> Iterator[str]:
    for name, value in fields.items():
        inner: Iterator[str] | list[str] = []
        shown = f"{name}:"
        if name.startswith("#"):
            shown = f"# {value}"
        elif isinstance(value, Mapping):
            inner = _lines_of(value)
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            inner = (line for each in value for line in as_typed(each))
        elif isinstance(value, str) and len(f"    {shown} {value}") > _WIDTH and " " in value:
            shown += " >-"
            inner = textwrap.wrap(value, _WIDTH - 6, break_long_words=False, break_on_hyphens=False)
        else:
            shown += f" {_value(value)}"
        yield shown
        yield from (f"  {line}" for line in inner)


def _value(value: object, *, signs: str = "") -> str:
    """Return a value on one line: in quotation marks only where it would be read as another."""
    if isinstance(value, list):
        return f"[{', '.join(_value(item, signs=',[]{}') for item in value)}]"
    if not isinstance(value, str):
        return str(value).lower()
    is_plain = _PLAIN.fullmatch(value) and not _TYPED.fullmatch(value)
    is_plain = is_plain and not any(sign in value for sign in signs)
    return value if is_plain else json.dumps(value, ensure_ascii=False)
