"""What `advocate check` shows: problems as a table or as lines, and rules in full."""

import sys
import textwrap
from collections.abc import Sequence

import typer

from advocate.cli.run import Run
from advocate.errors import Problem, Severity
from advocate.inspection import CheckReport
from advocate.models.kinds import BUILT_IN
from advocate.models.member import Provenance
from advocate.rules.rule import Rule

_WIDTH = 88


def show_inspection(run: Run, inspection: CheckReport, provenance: Provenance) -> None:
    """Print every problem and a line that counts them; all of it is the result."""
    if run.as_json:
        run.show_envelope(provenance, inspection.problems, rules=inspection.rules)
        return
    shown = [p for p in inspection.problems if not run.quiet or p.severity is Severity.ERROR]
    if shown and sys.stdout.isatty():
        from advocate.cli.console import print_problems

        print_problems(shown)
    else:
        for problem in shown:
            typer.echo(_as_line(problem))
    if not run.quiet:
        typer.echo(_summary(inspection))


def show_rules(run: Run, rules: Sequence[Rule]) -> None:
    """Print what rules of one number say, why, and from where."""
    if run.as_json:
        run.show_facts(rule=[_as_record(rule) for rule in rules], problems=[])
        return
    for rule in {(each.severity, each.concerns, each.says): each for each in rules}.values():
        typer.echo(f"{rule.id} ({rule.severity.value}; {rule.concerns})")
        for label, text in (("", rule.says), ("Do: ", rule.remedy), ("Why: ", rule.why)):
            typer.echo(textwrap.fill(f"{label}{text}", _WIDTH, subsequent_indent=" " * len(label)))


def _as_line(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line or 1}: " if problem.file else ""
    rule = f" {problem.rule}" if problem.rule else ""
    hint = f"\n    {problem.hint}" if problem.hint else ""
    return f"{place}{problem.severity.value}{rule}: {problem.message}{hint}"


def _summary(inspection: CheckReport) -> str:
    counts = [
        f"{count} {severity.value}{'' if count == 1 else 's'}"
        for severity in Severity
        if (count := inspection.count(severity))
    ]
    found = ", ".join(counts) or "nothing to put right"
    held = "1 rule" if inspection.rules == 1 else f"{inspection.rules} rules"
    return f"{found} ({held})"


def _as_record(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "kinds": sorted(kind.name for kind in BUILT_IN if rule.kinds(kind)),
        "scope": rule.scope.value,
        "says": rule.says,
        "remedy": rule.remedy,
        "why": rule.why,
    }
