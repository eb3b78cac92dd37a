"""Runs rules over records and documents, and turns what they find into problems."""

from collections.abc import Iterable, Iterator, Sequence, Set
from sys import intern
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from advocate.errors import Problem, Severity
from advocate.models.comparison import Comparison
from advocate.models.evidence import Evidence
from advocate.models.kinds import Kind
from advocate.models.workspace import Waiver
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, Rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.rule_list import rules_on
from advocate.rules.engine.scopes import CITED_CLAIM, DOCUMENT, OF_WORKSPACE, RECORDS, RUN, Scope
from advocate.rules.language.passages import Passage, Sentence


def check_records(context: RuleContext, wanted: frozenset[str] | None = None) -> list[Problem]:
    """Return what the rules on records and on the workspace find, in any order.

    `wanted` limits the run to rules of these numbers.
    """
    found: list[Problem] = []
    for scope in (*RECORDS, *OF_WORKSPACE):
        rules = [rule for rule in rules_on(scope) if wanted is None or rule.id in wanted]
        for subject in scope.in_workspace(context) if rules else ():
            found += _problems(rules, subject, context)
    return found


def check_document(document: PrintedDocument, context: RuleContext) -> list[Problem]:
    """Return what the rules find in one document and in the records it uses."""
    found: list[Problem] = []
    for scope in RECORDS:
        for subject in scope.in_document(document):
            found += _in_record(scope, subject, context, document.kind)
    found += _problems(_concerning(document.kind, DOCUMENT), document, context)
    return found


class Digest(Struct, frozen=True):
    """What the rules on a run need of one document; the document itself is not kept."""

    kind: Kind
    kept: tuple[object, ...]
    """One for each rule on a run, in their order; None for those it does not concern."""


def digest_of(document: PrintedDocument, context: RuleContext) -> Digest:
    """Return what `check_run` needs of one document."""
    kept = (
        rule.keep(document, context) if rule.keep and rule.kinds.takes(document.kind) else None
        for rule in rules_on(RUN)
    )
    return Digest(document.kind, tuple(kept))


def check_run(digests: Sequence[Digest], context: RuleContext) -> list[Problem]:
    """Return what the rules find in the documents of one run, of the kinds that each concerns."""
    found: list[Problem] = []
    for place, rule in enumerate(rules_on(RUN)):
        if concerned := tuple(item.kept[place] for item in digests if rule.kinds.takes(item.kind)):
            found += _problems((rule,), concerned, context)
    return found


def _concerning(kind: Kind, scope: Scope[Any]) -> list[Rule]:
    return [rule for rule in rules_on(scope) if rule.kinds.takes(kind)]


def _in_record(
    scope: Scope[Any], subject: object, context: RuleContext, kind: Kind
) -> tuple[Problem, ...]:
    """Return what rules find in a record that a document uses.

    What they find in a record of the workspace is the same for every document of a kind, so it is
    looked for once.
    """
    key = (scope, kind.name, subject)
    found = context.known_problems.get(key)
    if found is None:
        found = tuple(_problems(_concerning(kind, scope), subject, context))
        if isinstance(subject, Comparison) or getattr(subject, "at", None) is not None:
            context.known_problems[key] = found
    return found


def _problems(rules: Iterable[Rule], subject: object, context: RuleContext) -> Iterator[Problem]:
    for rule in rules:
        for finding in rule.test(subject, context):
            for placed in _at_its_places(finding, subject, context, rule.scope in OF_WORKSPACE):
                yield _as_problem(rule, placed, subject, context)


def _at_its_places(
    finding: Finding, subject: object, context: RuleContext, is_everywhere: bool
) -> Findings:
    """Yield a finding with file and line: at each place of its text, or at the first."""
    passage, start = finding.passage, finding.start
    if passage is None and isinstance(subject, Passage):
        passage = subject
    elif passage is None and isinstance(subject, Sentence):
        passage, start = subject.passage, subject.start
    places = context.equal_texts(passage) if passage else ()
    for place in places if is_everywhere else places[:1]:
        line = place.line_at(start, context.workspace)
        yield replace(finding, about=finding.about or place.about, file=place.file, line=line)
    if not places:
        yield finding


def _as_problem(rule: Rule, finding: Finding, subject: object, context: RuleContext) -> Problem:
    meant = finding.subject or subject
    about = finding.about or getattr(meant, "id", None) or getattr(meant, "about", None)
    at = context.place_of(meant, finding.field)
    message, severity = finding.message, finding.severity or rule.severity
    whole = subject.waiver_names if isinstance(subject, PrintedDocument) else ()
    if waiver := _waiver_for(rule, {about, *whole}, context):
        given = f"by {waiver.by} on {waiver.date.isoformat()} ({waiver.reason.rstrip('.')})"
        message, severity = f"Waived {given}: {message}", Severity.NOTE
    elif rule.scope is CITED_CLAIM and isinstance(subject, Evidence):
        cited_at = context.cited_at(subject)
        message += f" Cited at {cited_at}." if cited_at else ""
    return Problem(
        severity=severity,
        rule=rule.id,
        message=intern(str(message)),  # most documents of a run share theirs
        hint=None if waiver else finding.hint or rule.text.remedy,
        file=finding.file or (at.file if at else None),
        line=at.line if at and not finding.file else finding.line,
        about=str(about) if about else None,
    )


def _waiver_for(rule: Rule, names: Set[object], context: RuleContext) -> Waiver | None:
    """Return the waiver that covers a finding on the date of the documents, if there is one.

    A document's own name covers what is found in the texts that it prints.
    """
    for waiver in context.workspace.waivers:
        is_meant = waiver.rule.upper() == rule.id and waiver.about in names
        if is_meant and (waiver.expires is None or context.on <= waiver.expires):
            return waiver
    return None
