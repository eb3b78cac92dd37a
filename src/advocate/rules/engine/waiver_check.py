"""Checks the waivers themselves: one that names no rule or no record of ours waives nothing."""

from collections.abc import Iterator
from difflib import get_close_matches

from advocate.errors import Problem, Severity
from advocate.models.record_collections import COLLECTIONS, INNER_COLLECTIONS, records_in
from advocate.models.workspace import Waiver
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.rule_list import rule_book

_SECTIONS = ("organisation", "brief", "letter", "sample_notice", "engagements")


def check_waivers(context: RuleContext) -> Iterator[Problem]:
    """Warn of each waiver whose rule or whose subject is unknown."""
    waivers = context.workspace.waivers
    if not waivers:
        return
    rules = {rule.id for rule in rule_book()}
    subjects = _subjects(context)
    for waiver in waivers:
        if waiver.rule.upper() not in rules:
            yield _unknown(context, waiver, "rule", f'There is no rule "{waiver.rule}".', rules)
        if waiver.about not in subjects and not _is_document(waiver.about, context):
            message = f'Nothing here is called "{waiver.about}", so the waiver holds for nothing.'
            yield _unknown(context, waiver, "about", message, subjects)


def _unknown(
    context: RuleContext, waiver: Waiver, field: str, message: str, known: set[str]
) -> Problem:
    near = get_close_matches(getattr(waiver, field), sorted(known), n=1)
    remedy = "Name the id of a record, or a document's file name without date and ending."
    if field == "rule":
        remedy = "The rules are listed in docs/rules.md."
    hint = f'Did you mean "{near[0]}"?' if near else remedy
    weight = Severity.WARNING
    return context.workspace.problem(waiver, field, message=message, hint=hint, severity=weight)


def _is_document(about: str, context: RuleContext) -> bool:
    """Say if it is the name of a document, which only a build can know, or of a comparison."""
    stems = (kind.file_pattern.partition("{") for kind in context.workspace.kinds)
    is_named = any(about.startswith(s) if place else about == s for s, place, _ in stems)
    return is_named or about.endswith(")")


def _subjects(context: RuleContext) -> set[str]:
    workspace = context.workspace
    by_id = (item.name for item in (*COLLECTIONS, *INNER_COLLECTIONS) if item.key == "id")
    found = {str(getattr(r, "id", "")) for name in by_id for r in records_in(workspace, name)}
    found.update(_SECTIONS, context.series)
    found.update(place.constituency for place in workspace.constituencies)
    for member in workspace.members:
        found.update((member.name, str(member.member)))
    found.update(str(manifesto.election) for manifesto in workspace.manifestos)
    texts = [text for text in context.texts if not isinstance(text.record, Waiver)]
    found.update(name for text in texts for name in (text.about, text.file))
    return found
