"""Rules on counts that are held back, and could be worked out from what else is printed."""

from collections.abc import Sequence

from advocate.errors import Severity
from advocate.models.programme import Programme
from advocate.models.workspace import Workspace
from advocate.rules.book.inferred_counts import possible_values
from advocate.rules.book.visible_counts import (
    DocumentCounts,
    VisibleCounts,
    counts_in_document,
    visible_in_run,
    visible_in_workspace,
)
from advocate.rules.engine.rule import Finding, Findings, rule, run_rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import WORKSPACE

ENOUGH = 3
"""Values a count held back must leave possible; fewer count as giving it away."""


@run_rule("C02", Severity.ERROR, keep=counts_in_document)
def recoverable_in_run(shown: Sequence[DocumentCounts], context: RuleContext) -> Findings:
    """Find counts that the documents of a run give away together."""
    return _recovered(visible_in_run(shown, context), [item.stem for item in shown])


@rule("C02", Severity.ERROR, WORKSPACE)
def recoverable_in_workspace(_workspace: Workspace, context: RuleContext) -> Findings:
    """Find counts that the texts' own figures would give away beside the sites' counts."""
    return _recovered(visible_in_workspace(context), ["the documents of this workspace"])


def _recovered(seen: VisibleCounts, documents: Sequence[str]) -> Findings:
    left = possible_values(seen.cells, seen.totals, seen.hidden, enough=ENOUGH)
    where = ", ".join(documents[:3]) + (f" and {len(documents) - 3} more" * (len(documents) > 3))
    for key, subject in seen.hidden.items():
        if left.get(key, ENOUGH) >= ENOUGH:
            continue
        count = f"The count of {subject.id}"
        if isinstance(subject, Programme):
            count = f"The number of {key[1]} at {subject.site} in {subject.year}"
        sources = dict.fromkeys(total.source for total in seen.totals if key in total.keys)
        message = f"{count} can be worked out from {' and '.join(sources)} in {where}."
        yield Finding(message, subject=subject)
