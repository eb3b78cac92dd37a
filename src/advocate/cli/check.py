"""`advocate check`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from advocate.cli import options
from advocate.cli.json_records import as_object
from advocate.cli.messages import counted, grouped, severity_counts, show
from advocate.cli.run import Run, start_run
from advocate.cli.shared_options import made_with
from advocate.errors import Problem, Severity

if TYPE_CHECKING:
    from advocate.checking.remembered_check import CheckReport
    from advocate.models.member import Provenance
    from advocate.models.sources import Parliament
    from advocate.rules.engine.rule import Rule

_WIDTH = 88

RuleOption = Annotated[
    list[str] | None,
    typer.Option("--rule", metavar="ID", help="Only that rule, for example N06; may be repeated."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Let warnings fail the check too.")]
ExplainOption = Annotated[
    str | None,
    typer.Option("--explain", metavar="ID", help="Print a rule, its reason and source, and stop."),
]
TodoOption = Annotated[
    bool, typer.Option("--todo", help="Only what is still to be filled in, in the order of work.")
]


@made_with(run=start_run)
def check(
    *,
    run: Run,
    rules: RuleOption = None,
    strict: StrictOption = False,
    explain: ExplainOption = None,
    todo: TodoOption = False,
    workspace: options.WorkspaceOption = None,
    offline: options.OfflineOption = False,  # noqa: ARG001 - taken like everywhere; it never connects
) -> None:
    """Say everything that is wrong in the workspace, with file, line, rule and remedy."""
    from advocate.rules.engine.rule_list import find_rules

    if explain:
        _show_rules(run, find_rules(explain))
        return
    wanted = frozenset(rule.id for name in rules or () for rule in find_rules(name))
    from advocate.checking.remembered_check import check_workspace
    from advocate.cli.wiring import parliament_source, store_folder, workspace_folder

    folder = workspace_folder(workspace)
    parliament = parliament_source(offline=True, on=run.on, folder=folder)
    if todo:
        show_todo(run, folder, parliament)
        return
    inspection = check_workspace(
        folder, cache=store_folder(), on=run.day, parliament=parliament, wanted=wanted
    )
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    shown = [p for p in inspection.problems if not run.quiet or p.severity in failing]
    is_in_full = strict or run.verbose or bool(wanted)
    shown = shown if is_in_full else grouped(shown, ": advocate check --rule {} lists them.")
    _show_inspection(run, inspection, parliament.account.provenance(), shown)
    if inspection.is_failed(strict=strict):
        raise typer.Exit(1)


def show_todo(run: Run, folder: Path, parliament: "Parliament", **keys: Any) -> None:
    """Print what is to be filled in, with place and reason; as JSON, beside other `keys`."""
    from advocate.checking.todo_list import todo_list  # late, for start-up time
    from advocate.cli.wiring import store_folder

    todo = todo_list(folder, store_folder(), on=run.day, parliament=parliament)
    if run.as_json:
        rows = [(each.file, each.line, each.message, each.hint) for each in todo]
        named = [dict(zip(("file", "line", "what", "why"), row, strict=True)) for row in rows]
        run.show_json(None, **keys, todo=named)
        return
    beside = run.command == "init"  # whose result is the files
    for each in todo:
        show(f"{each.file}:{each.line}: {each.message}", f"    {each.hint}", beside=beside)
    left = f"{counted(len(todo), 'thing')} to fill in." if todo else "Nothing left to fill in."
    show(left, beside=beside)


def _show_inspection(
    run: Run, inspection: "CheckReport", provenance: "Provenance", shown: Sequence[Problem]
) -> None:
    """Print what is to be shown and a line that counts all there is; in JSON, all there is."""
    if run.as_json:
        run.show_json(provenance, inspection.problems, rules=inspection.rules)
        return
    if shown and sys.stdout.isatty():
        from advocate.cli.console import print_problems  # late, for start-up time

        print_problems(shown)
    else:
        for problem in shown:
            show(*_as_lines(problem))
    if not run.quiet:
        found = severity_counts(inspection.problems) or "nothing to put right"
        show(f"{found} ({counted(inspection.rules, 'rule')})")


def _show_rules(run: Run, rules: Sequence["Rule"]) -> None:
    if run.as_json:
        run.show_json(rule=[_as_record(rule) for rule in rules])
        return
    import textwrap  # late, for start-up time

    for rule in {(each.severity, each.kinds, each.text.says): each for each in rules}.values():
        show(f"{rule.id} ({rule.severity.value}; {rule.kinds.words})")
        texts = {"": rule.text.says, "Do: ": rule.text.remedy, "Why: ": rule.text.why}
        for label, text in texts.items():
            show(*textwrap.wrap(f"{label}{text}", _WIDTH, subsequent_indent=" " * len(label)))


def _as_lines(problem: Problem) -> tuple[str, ...]:
    place = f"{problem.file}:{problem.line or 1}: " if problem.file else ""
    rule = f" {problem.rule}" if problem.rule else ""
    hint = (f"    {problem.hint}",) if problem.hint else ()
    return f"{place}{problem.severity.value}{rule}: {problem.message}", *hint


def _as_record(rule: "Rule") -> dict[str, object]:
    from advocate.models.kinds import BUILT_IN  # late, for start-up time

    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "kinds": sorted(kind.name for kind in BUILT_IN if rule.kinds.takes(kind)),
        "scope": rule.scope.name,
        **as_object(rule.text),
    }
