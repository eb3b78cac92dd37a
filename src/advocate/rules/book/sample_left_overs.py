"""The rule that a workspace of one's own has nothing left of the sample's charity."""

import re
from collections.abc import Iterable

from advocate.errors import Severity
from advocate.models.record_collections import records_of
from advocate.models.settings import Settings
from advocate.models.workspace import Workspace
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, WORKSPACE
from advocate.rules.language.passages import Passage, letters_only

_CALL = re.compile(r"\{\{[^{}]*\}\}")
_MOST_NAMED = 8


@rule("R08", Severity.ERROR, WORKSPACE)
def is_no_longer_the_samples(workspace: Workspace, context: RuleContext) -> Findings:
    """Find what is still as in the sample, in a workspace that is another charity's."""
    left = context.sample_texts.left_in
    return _told((p for record in records_of(workspace) for p in left(record)), workspace)


@rule("R08", Severity.ERROR, DOCUMENT)
def prints_nothing_of_the_sample(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find what a document prints that is still as in the sample."""
    workspace, about = context.workspace, document.context
    records = (
        *(workspace.settings, *workspace.members, *workspace.constituencies, *workspace.manifestos),
        *(*document.quotations, *document.rendered.claims, *document.programmes),
        *(*document.engagements, *filter(None, (about.visit,))),
    )
    found = [p for record in records for p in context.sample_texts.left_in(record)]
    text = letters_only(document.text) if found else ""
    # Of each the longest part in which nothing is filled in tells it.
    parts = ((p, max(map(letters_only, _CALL.split(p.text)), key=len)) for p in found)
    return _told((p for p, longest in parts if longest in text), workspace)


def _told(passages: Iterable[Passage], workspace: Workspace) -> Findings:
    """Yield one finding for each part of advocate.yaml and each file; what is waived, by itself."""
    waived, groups = {waiver.about for waiver in workspace.waivers}, dict[str, dict[str, Passage]]()
    for passage in passages:
        is_setting = isinstance(passage.record, Settings)
        name = ".".join(map(str, passage.path)) if is_setting else passage.about
        group = passage.about if is_setting or name in waived else passage.file
        groups.setdefault(group, {}).setdefault(name, passage)
    for group, named in groups.items():
        lines = [(name, p.line_at(0, workspace)) for name, p in named.items()]
        told = [f"{name} (line {line})" for name, line in lines[:_MOST_NAMED]]
        more = [f"{len(lines) - _MOST_NAMED} more"] if lines[_MOST_NAMED:] else []
        first = next(iter(named.values()))
        said = f"Still the sample's: {', '.join((*told, *more))}."
        yield Finding(said, about=group, file=first.file, line=lines[0][1])
