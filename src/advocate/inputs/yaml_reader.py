"""Reads YAML as people mean it, with the line of everything; the only user of PyYAML.

Plain YAML turns 12:30 into 750, 010 into 8, `no` into False, and lets a repeated key win in
silence. Here only plain decimal numbers, true/false and null are typed, all else stays text, and a
repeated key is a problem.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from advocate.errors import Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9]\d*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)\.\d+\Z")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}
_MAX_NODES = 1_000_000
_DEEPEST = 200

YamlPath = tuple[str | int, ...]


@dataclass(slots=True)
class YamlFile:
    """One file's content; `lines` and `raw_text` are keyed by path, for example (3, "unit")."""

    file: str
    value: object = None
    lines: dict[YamlPath, int] = field(default_factory=dict)
    raw_text: dict[YamlPath, str] = field(default_factory=dict)
    """Numbers as they were typed, for fields that want text."""
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, path: YamlPath) -> int | None:
        """Return the line of `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def complain(self, path: YamlPath, message: str, hint: str | None = None) -> None:
        """Note a problem at `path`."""
        self.problems.append(
            Problem(message=message, hint=hint, file=self.file, line=self.line_of(path))
        )


def read_yaml(path: Path, shown_as: str) -> YamlFile:
    """Read one file. What is wrong with it stands in `problems`; nothing is raised for content."""
    result = YamlFile(file=shown_as)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        result.problems.append(
            Problem(
                message="The file is not UTF-8 text.",
                hint="Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding).",
                file=shown_as,
                line=line,
            )
        )
        return result
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        result.problems.append(
            Problem(
                message=f"The file cannot be read: {why}.",
                hint="Close it elsewhere, or check that you may read it.",
                file=shown_as,
            )
        )
        return result
    if _is_too_deep(text):
        result.problems.append(
            Problem(message="The file is nested too deeply.", hint="Flatten it.", file=shown_as)
        )
        return result
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        result.problems.append(_syntax_problem(error, text, shown_as))
        return result
    if node is not None:
        try:
            result.value = _Builder(result).value_of(node, ())
        except RecursionError:
            result.complain((), "The file is nested too deeply.", "Flatten it.")
    return result


def _is_too_deep(text: str) -> bool:
    """Say if nesting could exhaust the stack of the C parser, which would end the program.

    Only a text with very many brackets or a very long line can; only that is looked at closely.
    """
    brackets = text.count("[") + text.count("{")
    if brackets <= _DEEPEST and max(map(len, text.splitlines()), default=0) <= 2 * _DEEPEST:
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return False  # composing says what is wrong, and where
    return False


class _Builder:
    """Turns YAML nodes into plain values, and notes lines and problems on the way."""

    def __init__(self, result: YamlFile) -> None:
        self.result = result
        self.count = 0

    def value_of(self, node: yaml.Node, path: YamlPath) -> object:
        self.count += 1
        self.result.lines[path] = node.start_mark.line + 1
        if self.count > _MAX_NODES:
            if self.count == _MAX_NODES + 1:
                self.result.complain(path, "The file is too large.", "Split it, or drop aliases.")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(child, (*path, i)) for i, child in enumerate(node.value)]
        return self.scalar(node, path) if isinstance(node, yaml.ScalarNode) else None

    def mapping(self, node: yaml.MappingNode, path: YamlPath) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, child in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            line = key_node.start_mark.line + 1
            if key in values:
                self.result.problems.append(
                    Problem(
                        message=f'"{key}" stands twice in the same record.',
                        hint="Keep one of the two.",
                        file=self.result.file,
                        line=line,
                    )
                )
                continue
            values[key] = self.value_of(child, (*path, key))
            self.result.lines[(*path, key)] = line
        return values

    def scalar(self, node: yaml.ScalarNode, path: YamlPath) -> object:
        text = str(node.value)
        if node.style or node.tag.startswith("!"):
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.match(text) and len(text) < 19:
            self.result.raw_text[path] = text
            return int(text)
        if _DECIMAL.match(text):
            self.result.raw_text[path] = text
            return float(text)
        return text


def _syntax_problem(error: Exception, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    cause = getattr(error, "problem", None) or getattr(error, "reason", None) or "nested too deeply"
    line = mark.line + 1 if mark else None
    if line is None and isinstance(position := getattr(error, "position", None), int):
        line = text.count("\n", 0, position) + 1
    hint = "Check the indentation and the quotation marks on that line and the one before."
    lines = text.splitlines()
    if line and line <= len(lines) and "\t" in lines[line - 1]:
        hint = "Use spaces to indent, not tabs."
    elif "mapping values are not allowed" in str(cause):
        hint = 'Put text that contains ": " in quotation marks.'
    return Problem(message=f"This is not valid YAML: {cause}.", hint=hint, file=file, line=line)
