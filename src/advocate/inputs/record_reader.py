"""Checks plain YAML values against the models' annotations and builds the records.

Every problem of a file is noted with its place; a value is built only when nothing is wrong.
"""

import re
import types
import typing
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from enum import Enum
from functools import cache, partial
from math import isfinite

from msgspec import NODEFAULT, Struct

from advocate.inputs.yaml_file import YamlFile
from advocate.models.field_types import (
    PROGRAMME_YEAR,
    WORDS,
    NumberType,
    Place,
    ProseType,
    Record,
    Ref,
    YamlPath,
    defaults_of,
    hints_of,
    texts_of,
)
from advocate.models.former_names import FIELDS, UNITS
from advocate.models.typed_values import day_advice, number_advice

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_PROGRAMME_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:[/-]([0-9]{2}))?")
_BAD = object()
"""Stands for a value that could not be built; its problem has been noted."""
_LONGEST_SHOWN = 60
"""Characters of a wrong value that a message repeats."""

_Reader = Callable[[YamlFile, object, YamlPath], object]
"""Builds one value, or notes what is wrong with it and returns `_BAD`."""


def read_record(file: YamlFile, wanted: type[typing.Any]) -> typing.Any:
    """Build one `wanted` from the value at the root of `file`, or return None with problems noted.

    None too where the file could not be parsed. Source: the annotations of the model; nothing
    about fields is written down twice.
    """
    if file.problems and file.value is None:
        return None
    value = _reader_of(typing.cast("typing.Any", wanted))(file, file.value, ())
    _check_letters(file, {(): value})
    return None if value is _BAD else value


def read_records(file: YamlFile, wanted: type[typing.Any]) -> dict[int, typing.Any]:
    """Build the records of a file that is one list, by their position; good records only."""
    if file.value is None:
        return {}
    if not isinstance(file.value, list):
        file.complain((), "The file must be one list.", 'Start each record with "- ".')
        return {}
    reader = _reader_of(typing.cast("typing.Any", wanted))
    built = {i: reader(file, item, (i,)) for i, item in enumerate(file.value)}
    _check_letters(file, {(i,): item for i, item in built.items()})
    return {i: item for i, item in built.items() if item is not _BAD}


def _check_letters(file: YamlFile, records: Mapping[YamlPath, typing.Any]) -> None:
    """Note letters that pass for others; whatever is no prose names something."""
    if not file.is_odd:
        return
    from advocate.inputs.odd_characters import spoofed  # late: few files need it

    names = {
        (*path, *within)
        for path, record in records.items()
        for within, _, kind in (texts_of(record) if isinstance(record, Struct) else ())
        if not isinstance(kind, ProseType) and kind != WORDS
    }
    for path, text in file.texts:
        known = tuple(FIELDS.get(step, step) if isinstance(step, str) else step for step in path)
        if wrong := spoofed(text, is_name=known in names):
            file.complain_of_line(file.line_of(path), *wrong)


@cache
def _reader_of(wanted: typing.Any) -> _Reader:
    """Return what builds values of one annotation; made once, since registers run to thousands."""
    origin = typing.get_origin(wanted)
    if origin is typing.Annotated:
        return _reader_declared(typing.get_args(wanted)[0], wanted.__metadata__[0])
    if origin in (types.UnionType, typing.Union):
        inner = next(arg for arg in typing.get_args(wanted) if arg is not types.NoneType)
        return partial(_build_optional, _reader_of(inner))
    if origin is Mapping:
        key, item = map(_reader_of, typing.get_args(wanted))
        return partial(_build_mapping, key, item)
    if origin is tuple:
        return partial(_build_tuple, _reader_of(typing.get_args(wanted)[0]))
    return _reader_of_class(wanted)


def _reader_of_class(wanted: type[typing.Any]) -> _Reader:
    if typing.get_origin(wanted) is typing.Literal:
        return partial(_choice, {name: name for name in typing.get_args(wanted)})
    if issubclass(wanted, Struct):
        return partial(_build_struct, wanted, _fields_of(wanted))
    if issubclass(wanted, Enum):
        return partial(_choice, {str(item.value): item for item in wanted})
    return _SCALARS[wanted]


def _reader_declared(wanted: typing.Any, said: object) -> _Reader:
    if isinstance(said, NumberType):
        return partial(_at_least, said.least, _reader_of(wanted))
    if isinstance(said, Ref):
        return partial(_reference, said.to)
    return _programme_year if said == PROGRAMME_YEAR else _reader_of(wanted)


class _Field(Struct, frozen=True):
    reader: _Reader
    is_required: bool
    has_default: bool
    """A plain one, which also stands for a field that is there and empty."""


def _fields_of(wanted: typing.Any) -> dict[str, _Field]:
    hints = hints_of(wanted)
    return {
        name: _Field(
            reader=_reader_of(hints[name]),
            is_required=default is NODEFAULT,
            has_default=default is not NODEFAULT and not hasattr(default, "factory"),
        )
        for name, default in defaults_of(wanted).items()
        if name != "at"
    }


def _build_optional(inner: _Reader, file: YamlFile, value: object, path: YamlPath) -> object:
    return None if value is None else inner(file, value, path)


def _build_tuple(inner: _Reader, file: YamlFile, value: object, path: YamlPath) -> object:
    if value is None:
        return ()
    if not isinstance(value, list):
        hint = 'Write "- " before each entry, with the space.'
        return _refuse(file, path, "must be a list", hint, value)
    items = tuple([inner(file, item, (*path, i)) for i, item in enumerate(value)])
    return _BAD if any(item is _BAD for item in items) else items


def _build_mapping(
    key_reader: _Reader, reader: _Reader, file: YamlFile, value: object, path: YamlPath
) -> object:
    if value is None:
        return {}
    if not isinstance(value, dict):
        return _refuse(file, path, "must be a list of names", 'Write "name: value" lines.', value)
    items = {
        key_reader(file, key, (*path, key)): reader(file, item, (*path, key))
        for key, item in value.items()
    }
    return _BAD if _BAD in (*items, *items.values()) else items


def _build_struct(
    wanted: type[typing.Any],
    known: dict[str, _Field],
    file: YamlFile,
    value: object,
    path: YamlPath,
) -> object:
    if not isinstance(value, dict):
        return _refuse(file, path, "must be a record", 'Write it as "field: value" lines.', value)
    is_bad = False
    names = _former_names(known, value)
    file.has_former_names = file.has_former_names or bool(names)
    if not value.keys() <= {*known, *names.values()}:
        is_bad = True
        _refuse_unknown([*known, *names.values()], file, value, path)
    built: dict[str, object] = {}
    for name, spec in known.items():
        key = names.get(name, name)
        if key in value and not (spec.has_default and value[key] is None):
            item = built[name] = spec.reader(file, value[key], (*path, key))
            is_bad = is_bad or item is _BAD
        elif spec.is_required:
            is_bad = True
            file.complain(path, f'{_name(file, path)}"{name}" is missing.', f'Add "{name}: …".')
    if is_bad:
        return _BAD
    at = Place(file.file, path, file.line_of(path))
    return wanted(**built, at=at) if issubclass(wanted, Record) else wanted(**built)


def _former_names(known: dict[str, _Field], value: dict[str, object]) -> dict[str, str]:
    """Return the fields that a record gives by their former names, and no other way."""
    given = FIELDS.keys() & value.keys() - known.keys()
    return {FIELDS[old]: old for old in given if FIELDS[old] in known.keys() - value.keys()}


def _refuse_unknown(
    known: list[str], file: YamlFile, value: dict[str, object], path: YamlPath
) -> None:
    for key in value:
        if key not in known:
            near = get_close_matches(key, [name for name in known if name not in value], n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Fields here: {', '.join(known)}."
            if file.is_odd:
                from advocate.inputs.odd_characters import names_in  # late: few files need it

                hint = f"It holds {odd}. {hint}" if (odd := names_in(key)) else hint
            _refuse(file, (*path, key), "is not a field here", hint)


def _boolean(file: YamlFile, value: object, path: YamlPath) -> object:
    if isinstance(value, bool):
        return value
    hint = "Write true or false, without quotes."
    return _refuse(file, path, "must be true or false", hint, value)


def _number(wanted: type[float], file: YamlFile, value: object, path: YamlPath) -> object:
    if isinstance(value, int | wanted) and not isinstance(value, bool) and isfinite(value):
        return wanted(value)
    what = "must be a whole number" if wanted is int else "must be a number"
    hint = "Write a plain number, for example 43 or 3.5."
    if isinstance(value, str):
        advice = number_advice(value)
        if not advice and path[-1] == "member":
            from advocate.inputs.syntax_hints import number_of  # late: few files need it

            advice = number_of(value)
        hint = advice or hint
    return _refuse(file, path, what, hint, value)


def _at_least(least: int, inner: _Reader, file: YamlFile, value: object, path: YamlPath) -> object:
    found = inner(file, value, path)
    if isinstance(found, int | float) and found < least:
        said = f"{_name(file, path[:-1])}{path[-1]} cannot be below {least}."
        file.complain(path, said, "Correct the number.")
        return _BAD
    return found


def _text(file: YamlFile, value: object, path: YamlPath) -> object:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if path in file.raw_text and type(value) in (int, float):
        return file.raw_text[path]
    if value is None or isinstance(value, str):
        word = f': "{typed}" stands for nothing' if (typed := file.raw_text.get(path)) else ""
        return _refuse(file, path, f"is empty{word}", "Fill it in, or leave the field out.")
    hint = "Write it on one line, or after “>-”."
    if isinstance(value, bool) or (isinstance(value, dict) and "?" in value):  # as {{ … }} is read
        hint = "Put it in quotation marks."
    return _refuse(file, path, "must be text", hint, value)


def _reference(to: str, file: YamlFile, value: object, path: YamlPath) -> object:
    """Read an id, and note what it names: whether there is such a record is known later."""
    found = _text(file, value, path)
    if isinstance(found, str):
        file.references.append((path, found, to))
    return found


def _programme_year(file: YamlFile, value: object, path: YamlPath) -> object:
    found = _text(file, value, path)
    if not isinstance(found, str):
        return found
    years = _PROGRAMME_YEAR.fullmatch(found)
    if years and (years[2] is None or (int(years[1]) + 1) % 100 == int(years[2])):
        return found
    said = f'{_name(file, path[:-1])}"{_shortened(found)}" is not the year of a programme.'
    file.complain(path, said, "Write for example 2025/26, 2025-26 or 2025.")
    return _BAD


def _date(file: YamlFile, value: object, path: YamlPath) -> object:
    with suppress(ValueError):
        if _DATE.match(str(value)):
            return date.fromisoformat(str(value))
    return _refuse(file, path, "must be a date", day_advice(str(value)), value)


_SCALARS: dict[type, _Reader] = {
    str: _text,
    bool: _boolean,
    int: partial(_number, int),
    float: partial(_number, float),
    date: _date,
}


def _choice(known: Mapping[str, object], file: YamlFile, value: object, path: YamlPath) -> object:
    if isinstance(value, str) and (name := value if value in known else UNITS.get(value)) in known:
        file.has_former_names = file.has_former_names or name != value
        return known[str(name)]
    said = _shortened(str(value))
    near = get_close_matches(said, known, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    return _refuse(file, path, f'cannot be "{said}"', hint + "Known: " + ", ".join(known) + ".")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _refuse(
    file: YamlFile, path: YamlPath, what: str, hint: str | None = None, value: object = _BAD
) -> object:
    """Note what a value must be, and what it is."""
    subject = "The file"
    if path:
        last = path[-1]
        subject = f'"{last}"' if isinstance(last, str) else f"Entry {last + 1}"
        if isinstance(last, int) and len(path) > 1:
            subject += f' of "{path[-2]}"'
    if isinstance(value, list | dict):
        what += ", not a list" if isinstance(value, list) else ", not a record"
    elif value is not _BAD:
        typed = " ".join(file.raw_text.get(path, str("" if value is None else value)).split())
        what += f", not “{_shortened(typed)}”" if typed else ", and is empty"
    file.complain(path, f"{_name(file, path[:-1])}{subject} {what}.", hint)
    return _BAD


def _name(file: YamlFile, path: YamlPath) -> str:
    """Return `id: ` of the record that `path` lies in, so that people find it by more than line."""
    found = ""
    value: typing.Any = file.value
    for step in path:
        value = value[step]
        if isinstance(value, dict):
            named = [value.get(key) for key in ("id", "constituency", "name")]
            found = next((str(name) for name in named if name and type(name) in (str, int)), found)
    return f"{_shortened(found)}: " if found else ""
