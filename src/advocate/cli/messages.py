"""The one way out for whatever is printed; problems, failures and hints, on stderr, in colour."""

import os
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import typer

from advocate.errors import AdvocateError, Ambiguous, Problem, Severity

_COLOURS = {
    Severity.ERROR: typer.colors.RED,
    Severity.WARNING: typer.colors.YELLOW,
    Severity.NOTE: typer.colors.CYAN,
}
_COLOURS_OF_DIFF = {"-": typer.colors.RED, "+": typer.colors.GREEN, "@": typer.colors.CYAN}
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


def say_problems(problems: Iterable[Problem], *, only_errors: bool = False) -> None:
    """Print each problem with place and remedy; notes of one rule become one."""
    for problem in _folded(problems):
        if only_errors and problem.severity is not Severity.ERROR:
            continue
        line = f":{problem.line}" if problem.line else ""
        place = f"{problem.file}{line}: " if problem.file else ""
        label = f"{problem.severity.value}:"
        rule = f" [{problem.rule}]" if problem.rule else ""
        say(f"{label} {place}{problem.message}{rule}", problem.severity)
        if problem.hint:
            say(f"{'hint:':<{len(label)}} {problem.hint}")


def say_failure(error: AdvocateError, *, only_errors: bool = False) -> None:
    """Print what is wrong, where, and what to do."""
    if len(error.problems) > 1 or error.problems[0].message != error.message:
        say_problems(error.problems, only_errors=only_errors)
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


def _folded(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with notes of the same rule joined into one, at the end."""
    notes: dict[str, list[Problem]] = {}
    shown: list[Problem] = []
    for problem in problems:
        if problem.severity is Severity.NOTE and problem.rule:
            notes.setdefault(problem.rule, []).append(problem)
        else:
            shown.append(problem)
    for first, *more in notes.values():
        tail = f" (and {len(more)} more like it)" if more else ""
        shown.append(replace(first, message=first.message.rstrip(".") + tail + "."))
    return shown
