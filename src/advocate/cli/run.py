"""One run of one command: its options, what it shows, its progress and its failures."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import typer

from advocate.cli import options
from advocate.cli.json_records import EDITED, as_object, problem_json, report_json
from advocate.cli.messages import say, say_failure, say_problems, show, shown_path
from advocate.errors import AdvocateError, Ambiguous, Problem, Severity
from advocate.models.progress import OnStep, silent

if TYPE_CHECKING:
    from advocate.building.build_report import BuildReport
    from advocate.models.member import Provenance


_FILES: dict[str, object] = {"written": [], "skipped": []}
_KEYS: dict[str, dict[str, object]] = {
    "member": {"members": []},
    "members": {"members": []},
    "committees": {"committees": []},
    "import": {"rows": 0, "imported": 0, "rejected": []},
}
"""What `--json` gives beside the envelope, by command; a failure gives it empty."""


@dataclass(slots=True, eq=False, repr=False)
class Run:
    """The settings of one run and its output: results to stdout, everything else to stderr."""

    command: str = ""
    on: date | None = None
    as_json: bool = False
    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    dry_run: bool = False

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
            found = (*report.problems, *(failure.problems if failure else ()))
            self.show_json(report.provenance, found, **report_json(report))
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
            new = f"The new version {'would stand' if self.dry_run else 'stands'} beside it"
            told = f"warning: {path} was left as it is: {EDITED}. {new}; --force replaces the old."
            say(told, Severity.WARNING)
        for item in report.written:
            note = "" if item.is_new else "  (unchanged)"
            note = "  (dry run: not written)" if self.dry_run else note
            show(f"{shown_path(item.path, report.folder)}{note}")

    def show_json(
        self,
        provenance: "Provenance | None" = None,
        problems: Sequence[Problem] = (),
        candidates: Sequence[tuple[str, str]] = (),
        **keys: object,
    ) -> None:
        """Print one JSON object: the keys that all commands have, and this command's own `keys`.

        `provenance` is None for a command that asks Parliament nothing.
        """
        envelope: dict[str, object] = {
            "command": self.command,
            "date": self.on.isoformat() if self.on else None,
            "parliament": as_object(provenance) if provenance else None,
            **keys,
            "problems": [problem_json(problem) for problem in problems],
        }
        if candidates:
            envelope["candidates"] = [{"query": query, "who": who} for query, who in candidates]
        if self.dry_run:
            envelope["dry_run"] = True
        show(*json.dumps(envelope, ensure_ascii=False, indent=2).split("\n"))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Print the problems, each in full if the run is verbose; a quiet one prints errors."""
        say_problems(problems, only_errors=self.quiet, in_full=self.verbose)

    def show_failure(self, error: AdvocateError, *, as_json: bool) -> None:
        """Print what is wrong, where, and what to do; as JSON where JSON was asked for."""
        if as_json:
            candidates = error.candidates if isinstance(error, Ambiguous) else ()
            keys: Any = _KEYS.get(self.command, _FILES)
            self.show_json(None, error.problems, candidates, **keys)
        else:
            say_failure(error, only_errors=self.quiet, in_full=self.verbose)

    @contextmanager
    def progress(self) -> Iterator[OnStep]:
        """Show a progress bar, if stderr is a terminal."""
        if self.quiet or self.as_json or not sys.stderr.isatty():
            yield silent
            return
        from advocate.cli.console import progress_bar  # late, for start-up time

        with progress_bar() as on_step:
            yield on_step


def start_run(
    *,
    ctx: typer.Context,
    on: options.OnOption = None,
    as_json: options.JsonOption = False,
    quiet: options.QuietOption = False,
    verbose: options.VerboseOption = False,
    debug: options.DebugOption = False,
) -> Run:
    """Begin the run of a command, and keep it where errors are shown."""
    run = Run(
        command=ctx.info_name or "",
        on=on or datetime.now(tz=UTC).astimezone().date(),
        as_json=as_json,
        quiet=quiet,
        verbose=verbose,
        debug=debug,
    )
    ctx.find_root().obj = run
    return run


def run_of(ctx: Any) -> Run:
    """Return the run that `ctx` belongs to, or a plain one if it failed before it began."""
    found = ctx.find_root().obj
    return found if isinstance(found, Run) else Run()
