"""One YAML file as it was read: plain values, with the line of everything."""

from dataclasses import dataclass, field

from advocate.errors import Problem, Severity
from advocate.models.field_types import YamlPath


@dataclass(slots=True)
class YamlFile:
    """One file's content; `lines` and `raw_text` are keyed by path, for example (3, "unit")."""

    file: str
    value: object = None
    is_odd: bool = False
    """Whether the letters of its values are to be looked at."""
    warnings: list[tuple[int | None, str, str, str]] = field(default_factory=list)
    """Line, message, hint and severity of what was read all the same."""
    lines: dict[YamlPath, int] = field(default_factory=dict)
    raw_text: dict[YamlPath, str] = field(default_factory=dict)
    """Numbers as they were typed, for fields that want text."""
    texts: list[tuple[YamlPath, str]] = field(default_factory=list)
    """Every text that is a value, by its path."""
    references: list[tuple[YamlPath, str, str]] = field(default_factory=list)
    """Every id that its records name, by its path, with the collection that it is to be in."""
    problems: list[Problem] = field(default_factory=list)
    has_former_names: bool = False
    """Whether any of its records uses a former name of a field."""

    def line_of(self, path: YamlPath) -> int | None:
        """Return the line of `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def complain(self, path: YamlPath, message: str, hint: str | None = None) -> None:
        """Note a problem at `path`; that of a whole file stands on line 1."""
        self.problems.append(self.problem(path, message, hint))

    def complain_of_line(
        self,
        line: int | None,
        message: str,
        hint: str,
        severity: str = Severity.ERROR,
        rule: str | None = None,
    ) -> None:
        """Note a problem on a line."""
        if severity == Severity.ERROR:
            found = Problem(message=message, hint=hint, rule=rule, file=self.file, line=line)
            self.problems.append(found)
        else:
            self.warnings.append((line, message, hint, severity))

    def problem(self, path: YamlPath, message: str, hint: str | None = None) -> Problem:
        """Return a problem at `path` without noting it."""
        line = self.line_of(path) or 1
        return Problem(message=message, hint=hint, file=self.file, line=line)
