"""Reads YAML as people mean it, with the line of everything; the only user of PyYAML.

Plain YAML turns 12:30 into 750, 010 into 8, `no` into False, and lets a repeated key win in
silence. Here only plain decimal numbers, true/false and null are typed, all else stays text, and a
repeated key is a problem.
"""

import re
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from advocate.inputs.odd_characters import QUOTES, table, without_odd
from advocate.inputs.yaml_file import YamlFile
from advocate.models.field_types import YamlPath
from advocate.storage.workspace_files import LARGEST_YAML, read_below

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9]\d*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)\.\d+\Z")
_WORDS: dict[str, bool | None] = {"true": True, "True": True, "false": False, "False": False}
_WORDS |= dict.fromkeys(("", "~", "null", "Null"))
_AFTER = re.compile(r"(?P<space>[ \t]+)(?P<comment>#(?P<tight>[^\s#])?.*)")
_INNER_QUOTE = re.compile(f"[{QUOTES.replace('’', '')}](?!$)")
_NUMERIC = frozenset("-0123456789")
_MOST_REPEATED = 100_000
_DEEPEST = 200
_CORE_TAG = re.compile(r"tag:yaml\.org,2002:(str|int|float|bool|null|seq|map)\Z")
_TOO_DEEP = ("The file is nested too deeply.", "Flatten it.")


def read_yaml(path: Path, shown_as: str, workspace: Path | None = None) -> YamlFile:
    """Read one file. What is wrong with it stands in `problems`; nothing is raised for content."""
    result = YamlFile(file=shown_as)
    try:
        text = read_below(workspace, path, most=LARGEST_YAML).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        hint = "Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)."
        result.complain_of_line(line, "The file is not UTF-8 text.", hint)
        return result
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        hint = getattr(error, "hint", "Close it elsewhere, or check that you may read it.")
        result.complain((), f"The file cannot be read: {why}.", hint)
        return result
    try:
        _Builder(result, without_odd(text, result)).read_document()
    except (_Refused, yaml.YAMLError) as error:
        from advocate.inputs.syntax_hints import wrong_syntax  # late: few files need any

        result.value = None
        result.texts.clear()
        wrong = error.wrong if isinstance(error, _Refused) else wrong_syntax(error, text)
        if "maximum nesting depth" in wrong[1]:  # libyaml's own limit, since PyYAML 6.0.4
            wrong = wrong[0], *_TOO_DEEP
        result.complain_of_line(*wrong)
    return result


class _Refused(Exception):
    """Valid YAML of a shape that is not read."""

    def __init__(self, message: str, hint: str, mark: yaml.Mark) -> None:
        super().__init__(message)
        self.wrong = (mark.line + 1, message, hint)


class _Anchored(Struct, frozen=True):
    """What an alias stands for, and where its lines are."""

    value: object
    path: YamlPath
    file: YamlFile


class _Builder:
    """Turns the parser's events into plain values, and notes lines and problems on the way.

    Why not PyYAML's own nodes: its resolver takes as long again to find types that are not wanted
    here, and a deeply nested file would exhaust the stack of its C code, which ends the program.
    """

    def __init__(self, result: YamlFile, text: str) -> None:
        self.result = result
        self.next_event = _LOADER(text).get_event
        self.commented = {n: line for n, line in enumerate(text.split("\n")) if " #" in line}
        """By number, from 0, the lines on which a comment may follow a value."""
        self.depth = 0
        self.anchors: dict[str, _Anchored | None] = {}
        """None while what an anchor names is still being read."""
        self.repeated = 0
        """Values that aliases have stood for, those inside them counted too."""
        self.anchored: dict[str, list[int]] = {}
        """Lines of texts that begin with an anchor; 0 for one that something repeats."""

    def read_document(self) -> None:
        self.next_event()
        start = self.next_event()
        if type(start) is yaml.StreamEndEvent:
            return
        event = self.next_event()
        self.result.lines[()] = event.start_mark.line + 1
        self.result.value = self.value_of(event, ())
        self.next_event()
        event = self.next_event()
        if type(event) is not yaml.StreamEndEvent:
            problem = "a second document begins here"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
        for name, lines in self.anchored.items():
            for line in filter(None, lines):
                self.warn("mark", line, f"&{name}")

    def value_of(self, event: Any, path: YamlPath) -> object:
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self.alias(event, path)
        name = event.anchor
        if name is not None:
            self.anchors[name] = None
        if event.tag and not _CORE_TAG.match(event.tag):
            typed = f"!{event.tag.removeprefix('!').replace('tag:yaml.org,2002:', '!')}"
            self.warn("type", event.start_mark.line + 1, typed)
        value: object
        if kind is yaml.ScalarEvent:
            value = self.scalar(event, path)
            if name is not None:
                self.anchored.setdefault(name, []).append(event.start_mark.line + 1)
        elif self.depth >= _DEEPEST:
            raise _Refused(*_TOO_DEEP, event.start_mark)
        else:
            self.depth += 1
            value = self.mapping(path) if kind is yaml.MappingStartEvent else self.sequence(path)
            self.depth -= 1
        if name is not None:
            self.anchors[name] = _Anchored(value, path, self.result)
        return value

    def sequence(self, path: YamlPath) -> list[object]:
        values: list[object] = []
        lines, next_event = self.result.lines, self.next_event
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            inner = (*path, len(values))
            lines[inner] = event.start_mark.line + 1
            values.append(self.value_of(event, inner))
        return values

    def mapping(self, path: YamlPath) -> dict[str, object]:
        values: dict[str, object] = {}
        lines, next_event = self.result.lines, self.next_event
        while type(event := next_event()) is not yaml.MappingEndEvent:
            line = event.start_mark.line + 1
            key = self.key(event)
            if key in values:
                said = f'"{key}" stands twice in the same record.'
                self.result.complain_of_line(line, said, "Keep one of the two.")
                self.aside(next_event())
                continue
            inner = (*path, key)
            lines[inner] = line
            values[key] = self.value_of(next_event(), inner)
        return values

    def key(self, event: Any) -> str:
        """Return a key as it was typed; "?" stands for one that is no text."""
        if type(event) is yaml.ScalarEvent and event.anchor is None and not event.tag:
            return str(event.value)
        value = self.aside(event)
        if type(event) is yaml.ScalarEvent:
            return str(event.value)
        return value if isinstance(value, str) else "?"

    def aside(self, event: Any) -> object:
        """Read a value whose lines and texts nobody will ask for; its anchors count."""
        kept, self.result = self.result, YamlFile(self.result.file)
        self.depth += 2  # it takes twice the stack of a value
        try:
            return self.value_of(event, ())
        finally:
            self.depth -= 2
            kept.problems += self.result.problems
            self.result = kept

    def alias(self, event: Any, path: YamlPath) -> object:
        name, mark = event.anchor, event.start_mark
        if name not in self.anchors:
            problem = f'nothing is marked "&{name:.40}" before this'
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
        meant = self.anchors[name]
        if meant is None:
            said = f'"*{name:.40}" stands inside what it repeats, without end.'
            raise _Refused(said, "Write it out.", mark)
        if name in self.anchored:
            self.anchored[name][-1] = 0
        self.repeat(meant, meant.value, meant.path, path, mark)
        return meant.value

    def repeat(
        self, meant: _Anchored, value: object, source: YamlPath, path: YamlPath, mark: yaml.Mark
    ) -> None:
        """Note lines and texts of a value in a second place."""
        self.repeated += 1
        if self.repeated > _MOST_REPEATED:
            raise _Refused("The file is too large.", "Split it, or drop aliases.", mark)
        if len(path) > _DEEPEST:
            raise _Refused(*_TOO_DEEP, mark)
        if source in meant.file.raw_text:
            self.result.raw_text[path] = meant.file.raw_text[source]
        if isinstance(value, str):
            self.result.texts.append((path, value))
        steps = enumerate(value) if isinstance(value, list) else ()
        for step, child in value.items() if isinstance(value, dict) else steps:
            inner = (*source, step)
            self.result.lines[*path, step] = meant.file.lines.get(inner, mark.line + 1)
            self.repeat(meant, child, inner, (*path, step), mark)

    def scalar(self, event: Any, path: YamlPath) -> object:
        text: str = event.value
        if not event.style:
            if self.commented and event.end_mark.line in self.commented:
                self.look_behind(text, event.end_mark)
            if text in _WORDS:
                if text:
                    self.result.raw_text[path] = text
                return _WORDS[text]
            if text[0] in _NUMERIC and (number := _number(text)) is not None:
                self.result.raw_text[path] = text
                return number
            if text[0] in QUOTES and text[-1] in QUOTES and not _INNER_QUOTE.search(text, 1):
                self.warn("quotes", event.start_mark.line + 1, f"{text[0]} and {text[-1]}")
        self.result.texts.append((path, text))
        return text

    def look_behind(self, text: str, end: yaml.Mark) -> None:
        """Note the words after a plain value that are taken for a comment, and look like none."""
        found = _AFTER.match(self.commented[end.line], end.column)
        if found and (found["tight"] or (found["space"] == " " and " " in text)):
            self.warn("comment" if found["tight"] else "aside", end.line + 1, found["comment"])

    def warn(self, what: str, line: int, typed: str) -> None:
        """Say what YAML makes of something typed."""
        told = table()["typed"][what]
        said = told["message"].format(typed)
        self.result.complain_of_line(line, said, told["hint"], told["severity"])


def _number(text: str) -> float | None:
    if _INTEGER.match(text) and len(text) < 19:
        return int(text)
    return float(text) if _DECIMAL.match(text) else None
