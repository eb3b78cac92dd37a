"""The one way out for whatever is printed; problems, failures and hints, on stderr, in colour."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from advocate.errors import AdvocateError, Ambiguous, Problem, Severity

_COLOURS = {
    Severity.ERROR: typer.colors.RED,
    Severity.WARNING: typer.colors.YELLOW,
    Severity.NOTE: typer.colors.CYAN,
}
_COLOURS_OF_DIFF = {"-": typer.colors.RED, "+": typer.colors.GREEN, "@": typer.colors.CYAN}
_WEIGHTS = [*Severity]
_MOST_ALONE = 2
"""Findings of different rules that are still printed one by one."""
_STEERING = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def printable(text: str) -> str:
    """Return a text with what would steer the terminal, or turn its lines round, spelt out."""
    return re.sub(_STEERING, lambda match: f"\\u{ord(match[0]):04x}", text)


def show(*lines: str, beside: bool = False) -> None:
    """Print lines of results, or such as stand beside them, on stderr; none can pass for two."""
    typer.echo("\n".join(map(_as_one, lines)), err=beside)


def show_diff(lines: Iterable[str]) -> None:
    """Print a diff as a result, coloured in a terminal."""
    for line in map(_as_one, lines):
        colour = _COLOURS_OF_DIFF.get(line[:1]) if not os.environ.get("NO_COLOR") else None
        typer.echo(typer.style(line, fg=colour) if colour else line)


def say(text: str, severity: Severity | None = None) -> None:
    """Print a line; what stands before its colon is coloured by severity."""
    colour = _COLOURS.get(severity) if severity and not os.environ.get("NO_COLOR") else None
    head, colon, rest = _as_one(text).partition(":")
    styled = (
        f"{typer.style(head + colon, fg=colour, bold=True)}{rest}"
        if colour
        else f"{head}{colon}{rest}"
    )
    typer.echo(styled, err=True)


def asked(question: str) -> str:
    """Return what somebody types in answer to a question; "" where they press Enter alone."""
    say(question)
    return str(typer.prompt("", default="", show_default=False, prompt_suffix="> ", err=True))


def say_problems(
    problems: Sequence[Problem], *, only_errors: bool = False, in_full: bool = False
) -> None:
    """Print each problem with place and remedy; where rules warn of much, that shares one line.

    An error is always printed by itself, and so is what no rule found; `in_full` prints all so.
    """
    by_rules = [problem for problem in problems if not _is_alone(problem)]
    by_rules.sort(key=lambda problem: _WEIGHTS.index(problem.severity))
    points = grouped(by_rules)
    is_joined = not in_full and not len(by_rules) == len(points) <= _MOST_ALONE
    for problem in problems:
        is_wanted = problem.severity is Severity.ERROR or not only_errors
        if is_wanted and (_is_alone(problem) or not is_joined):
            _say_alone(problem, in_full=in_full)
    if is_joined and not only_errors:
        told = "; ".join(f"{each.message.rstrip('.')} [{each.rule}]" for each in points)
        told = f"{severity_counts(by_rules)}: {told}. Add --verbose for place and remedy of each."
        say(told, by_rules[0].severity)


def _is_alone(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR or not problem.rule


def _say_alone(problem: Problem, *, in_full: bool) -> None:
    line = f":{problem.line}" if problem.line else ""
    place = f"{problem.file}{line}: " if problem.file else ""
    label = f"{problem.severity.value}:"
    rule = f" [{problem.rule}]" if problem.rule else ""
    is_one_line = not in_full and problem.severity is not Severity.ERROR
    beside = f" {problem.hint}" if problem.hint and is_one_line else ""
    say(f"{label} {place}{problem.message}{rule}{beside}", problem.severity)
    if problem.hint and not beside:
        say(f"{'hint:':<{len(label)}} {problem.hint}")


def grouped(problems: Iterable[Problem], listing: str = "") -> list[Problem]:
    """Return the problems with one for all warnings and notes of a rule, if there are several.

    It has no place, and for a message their number, what they are, and `listing` with the rule.
    """
    from advocate.rules.book.rule_titles import rule_title  # late, for start-up time

    groups: dict[object, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(id(problem) if _is_alone(problem) else problem.rule, []).append(problem)
    for rule, found in groups.items():
        if len(found) > 1:
            message = f"{len(found)} {rule_title(str(rule))}{listing.format(rule)}"
            weight = min((each.severity for each in found), key=_WEIGHTS.index)
            found[:] = [Problem(message=message, severity=weight, rule=str(rule))]
    return [found[0] for found in groups.values()]


def severity_counts(problems: Iterable[Problem]) -> str:
    """Return "1 error, 2 warnings", or nothing where there are none."""
    found = [problem.severity for problem in problems]
    counts = ((found.count(severity), severity.value) for severity in _WEIGHTS)
    return ", ".join(counted(*each) for each in counts if each[0])


def say_failure(error: AdvocateError, *, only_errors: bool = False, in_full: bool = False) -> None:
    """Print what is wrong, where, and what to do."""
    if len(error.problems) > 1 or error.problems[0].message != error.message:
        say_problems(error.problems, only_errors=only_errors, in_full=in_full)
    say(f"error: {error.message}", Severity.ERROR)
    if isinstance(error, Ambiguous):
        width = max(len(query) for query, _ in error.candidates)
        for query, who in error.candidates:
            say(f"  {query:<{width}}  {who}")
    if error.hint:
        say(f"hint:  {error.hint}")


def counted(number: int, what: str) -> str:
    """Return "1 file" or "3 files"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def changed_text(changed: bool | None, now: str | None) -> str:
    """Return what a reader is told of a fact that may have changed since it was printed."""
    if changed is None:
        return "not known now"
    if not changed:
        return "unchanged"
    return f"changed; now: {now}" if now else "changed; no longer there"


def shown_path(path: Path, folder: Path) -> str:
    """Return `path` relative to the workspace with `/`, or whole where it lies elsewhere."""
    resolved, root = path.resolve(), folder.resolve()
    inside = resolved.is_relative_to(root)
    return (resolved.relative_to(root) if inside else resolved).as_posix()


def _as_one(line: str) -> str:
    return printable(line).replace("\n", "\\n")
