"""One run of one command: its streams, its JSON, its progress, its report and its failures."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from advocate.errors import AdvocateError, Ambiguous, Problem, Severity

if TYPE_CHECKING:
    from advocate.build_order import OnStep
    from advocate.build_report import BuildReport
    from advocate.models.member import Provenance

_COLOURS = {
    Severity.ERROR: typer.colors.RED,
    Severity.WARNING: typer.colors.YELLOW,
    Severity.NOTE: typer.colors.CYAN,
}
_EDITED = "edited by hand since it was written"
"""Also said of a file that something else made: whose it is cannot be told."""


@dataclass(slots=True)
class Run:
    """How this run speaks. Results go to stdout, everything else to stderr."""

    command: str = ""
    on: date | None = None
    as_json: bool = False
    quiet: bool = False
    debug: bool = False
    dry_run: bool = False
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The date of the documents; `start_run` has set it."""
        if self.on is None:
            raise LookupError("a run that was started has a date")
        return self.on

    def show_report(self, report: "BuildReport") -> None:
        """Print what was written, and what is missing or should be looked at.

        Raises:
            Exit: files are missing.
        """
        failure = report.failure
        if self.as_json:
            from advocate.cli.accessibility import as_record

            found = (*report.problems, *(failure.problems if failure else ()))
            self._print_json(
                parliament=_parliament(report.provenance),
                written=[
                    {
                        "path": shown_path(item.path, report.folder),
                        "kind": item.kind,
                        "format": item.format,
                        "member_id": item.member_id,
                        "sha256": item.sha256,
                    }
                    for item in report.written
                ],
                skipped=[
                    {"path": shown_path(path, report.folder), "reason": _EDITED}
                    for path in report.skipped
                ],
                accessibility=as_record(report),
                problems=[_as_dict(problem) for problem in found],
            )
        else:
            self._say_report(report)
        if failure:
            if self.debug:
                raise failure
            if not self.as_json:
                self.show_failure(failure, as_json=False)
            raise typer.Exit(failure.exit_code)

    def _say_report(self, report: "BuildReport") -> None:
        self.show_problems(report.problems)
        for skipped in report.skipped:
            path = shown_path(skipped, report.folder)
            self._say(f"warning: {path} was left as it is: {_EDITED}.", Severity.WARNING)
            beside = "would stand" if self.dry_run else "stands"
            self._say(f"hint:    The new version {beside} beside it; --force replaces the old one.")
        for item in report.written:
            note = "" if item.is_new else "  (unchanged)"
            note = "  (dry run: not written)" if self.dry_run else note
            typer.echo(f"{shown_path(item.path, report.folder)}{note}")

    def show_rows(
        self,
        members: Sequence[dict[str, object]],
        provenance: "Provenance",
        problems: Sequence[Problem],
    ) -> None:
        """Print the JSON envelope with `members`; dates in it as YYYY-MM-DD."""
        self._print_json(
            parliament=_parliament(provenance),
            members=[_with_places(member) for member in members],
            problems=[_as_dict(problem) for problem in problems],
        )

    def show_envelope(
        self, provenance: "Provenance", problems: Sequence[Problem], **keys: object
    ) -> None:
        """Print the JSON envelope with a command's own `keys`."""
        self._print_json(
            parliament=_parliament(provenance),
            **keys,
            problems=[_as_dict(problem) for problem in problems],
        )

    def show_facts(self, **keys: object) -> None:
        """Print a JSON envelope for a command that asks Parliament nothing."""
        self._print_json(parliament=None, **keys)

    def show_made(self, names: Sequence[str], *, then: str) -> None:
        """Print what was made and what to do next."""
        if self.as_json:
            made = [{"path": name} for name in names]
            self._print_json(parliament=None, written=made, skipped=[], problems=[])
            return
        for name in names:
            typer.echo(name)
        if not self.quiet:
            self._say(f"Next: {then}")

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Print each problem with place and remedy; notes of one rule are folded together."""
        for problem in _folded(problems):
            if self.quiet and problem.severity is not Severity.ERROR:
                continue
            place = ""
            if problem.file:
                place = f"{problem.file}:{problem.line}: " if problem.line else f"{problem.file}: "
            label = f"{problem.severity.value}:"
            rule = f" [{problem.rule}]" if problem.rule else ""
            self._say(f"{label} {place}{problem.message}{rule}", problem.severity)
            if problem.hint:
                self._say(f"{'hint:':<{len(label)}} {problem.hint}")

    def show_failure(self, error: AdvocateError, *, as_json: bool) -> None:
        """Print what is wrong, where, and what to do; as JSON where JSON was asked for."""
        if as_json:
            candidates = (
                [{"query": query, "who": who} for query, who in error.candidates]
                if isinstance(error, Ambiguous)
                else []
            )
            self._print_json(
                parliament=None,
                written=[],
                skipped=[],
                problems=[_as_dict(problem) for problem in error.problems],
                **({"candidates": candidates} if candidates else {}),
            )
            return
        if len(error.problems) > 1 or error.problems[0].message != error.message:
            self.show_problems(error.problems)
        self._say(f"error: {error.message}", Severity.ERROR)
        if isinstance(error, Ambiguous):
            width = max(len(query) for query, _ in error.candidates)
            for query, who in error.candidates:
                self._say(f"  {query:<{width}}  {who}")
        if error.hint:
            self._say(f"hint:  {error.hint}")

    @contextmanager
    def progress(self) -> "Iterator[OnStep]":
        """Show a bar while there are several things to do and somebody is watching."""
        if self.quiet or self.as_json or not sys.stderr.isatty():
            yield lambda _what, _done, _all: None
            return
        from advocate.cli.console import progress_bar

        with progress_bar() as on_step:
            yield on_step

    def _print_json(self, **keys: object) -> None:
        envelope = {"command": self.command, "date": self.on.isoformat() if self.on else None}
        if self.dry_run:
            keys["dry_run"] = True
        typer.echo(json.dumps(envelope | self.extra | keys, ensure_ascii=False, indent=2))

    def _say(self, text: str, severity: Severity | None = None) -> None:
        colour = _COLOURS.get(severity) if severity and not os.environ.get("NO_COLOR") else None
        head, colon, rest = text.partition(":")
        styled = f"{typer.style(head + colon, fg=colour, bold=True)}{rest}" if colour else text
        typer.echo(styled, err=True)


def start_run(
    ctx: Any, *, on: date | None, as_json: bool, quiet: bool, debug: bool, dry_run: bool = False
) -> Run:
    """Begin the run of a command and keep it where the error display finds it."""
    run = Run(
        command=ctx.info_name or "",
        on=on or datetime.now(tz=UTC).astimezone().date(),
        as_json=as_json,
        quiet=quiet,
        debug=debug,
        dry_run=dry_run,
    )
    ctx.find_root().obj = run
    return run


def run_of(ctx: Any) -> Run:
    """Return the run that `ctx` belongs to, or a plain one if it failed before it began."""
    found = ctx.find_root().obj
    return found if isinstance(found, Run) else Run()


def shown_path(path: Path, folder: Path) -> str:
    """Return `path` relative to the workspace with `/`, or whole where it lies elsewhere."""
    resolved, root = path.resolve(), folder.resolve()
    inside = resolved.is_relative_to(root)
    return (resolved.relative_to(root) if inside else resolved).as_posix()


def _parliament(provenance: "Provenance | None") -> dict[str, str] | None:
    if provenance is None:
        return None
    return {"source": provenance.source.value, "as_of": provenance.as_of.isoformat()}


def _with_places(member: dict[str, object]) -> dict[str, object]:
    """Return a row with its committees as {id, name, role, start, end}."""
    places = member["committees"]
    if not isinstance(places, tuple):
        return member
    shown = [
        {
            "id": place["committee_id"],
            "name": place["committee"],
            "role": place["role"],
            "start": place["start"],
            "end": place["end"],
        }
        for place in places
    ]
    return member | {"committees": shown}


def _as_dict(problem: Problem) -> dict[str, object]:
    return {
        "severity": problem.severity.value,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.file,
        "line": problem.line,
        "about": problem.about,
    }


def _folded(problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems with notes of the same rule joined into one line of text."""
    notes: dict[str, list[Problem]] = {}
    shown: list[Problem] = []
    for problem in problems:
        if problem.severity is Severity.NOTE and problem.rule:
            notes.setdefault(problem.rule, []).append(problem)
        else:
            shown.append(problem)
    for group in notes.values():
        first = group[0]
        more = len(group) - 1
        tail = f" (and {more} more like it)" if more else ""
        shown.append(
            Problem(
                message=first.message.rstrip(".") + tail + ".",
                hint=first.hint,
                severity=first.severity,
                rule=first.rule,
                file=first.file,
                line=first.line,
            )
        )
    return shown
