"""Holds a whole workspace against the rule book: what is wrong, where, and what to change."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from advocate.context.agreement import check_agreement
from advocate.desks import desk_of
from advocate.errors import Problem, Severity
from advocate.inputs.parliament.source import ParliamentSource
from advocate.inputs.workspace_reader import survey_workspace
from advocate.rules.book import rule_book
from advocate.rules.runner import check_records
from advocate.rules.waivers import check_waivers
from advocate.specimen import check_look


class Inspection(Struct, frozen=True, kw_only=True):
    """Every problem of one workspace on one date, errors among them."""

    folder: Path
    problems: tuple[Problem, ...]
    """By file and line."""
    rules: int
    """How many rules were held against it."""

    def count(self, severity: Severity) -> int:
        """Return how many problems weigh so much."""
        return sum(problem.severity is severity for problem in self.problems)

    def is_failed(self, *, strict: bool) -> bool:
        """Say if there is an error, or with `strict` a warning."""
        warnings = self.count(Severity.WARNING) if strict else 0
        return bool(self.count(Severity.ERROR) or warnings)


def inspect_workspace(
    folder: Path,
    *,
    cache: Path | None,
    on: date,
    parliament: ParliamentSource,
    wanted: frozenset[str] = frozenset(),
) -> Inspection:
    """Read `folder` and return all that is wrong in it; no document is written, nobody is asked.

    `wanted` limits the answer to rules of these numbers; what cannot be read is told in any case,
    since no rule has looked at it.

    Raises:
        WorkspaceNotFound: `folder` has no `advocate.yaml`.
    """
    survey = survey_workspace(folder, cache)
    problems = list(survey.problems)
    rules = [rule for rule in rule_book() if not wanted or rule.id in wanted]
    if survey.workspace is not None:
        desk = desk_of(survey.workspace, parliament, on=on)
        if not wanted:
            problems += check_agreement(
                survey.workspace,
                name_of=desk.name_of,
                seats=desk.seats,
                statistics=parliament.statistic_names(),
            )
            problems += check_waivers(desk)
            problems += check_look(survey.workspace)
        problems += check_records(desk, frozenset(rule.id for rule in rules))
    ordered = sorted(problems, key=lambda p: (p.file or "", p.line or 0, p.rule or "", p.message))
    count = len({rule.id for rule in rules})
    return Inspection(folder=folder, problems=tuple(dict.fromkeys(ordered)), rules=count)
