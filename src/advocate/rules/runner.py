"""Runs rules over records and documents, and turns what they find into problems."""

from collections.abc import Iterable, Iterator, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from advocate.errors import Problem, Severity
from advocate.models.collections import COLLECTIONS
from advocate.models.comparison import Comparison
from advocate.models.evidence import Evidence
from advocate.models.kinds import Kind
from advocate.models.waiver import Waiver
from advocate.rules.book import rules_on
from advocate.rules.desk import RuleContext
from advocate.rules.rule import Finding, Rule, Scope
from advocate.rules.sheet import PrintedDocument

_SCOPES = frozenset(Scope)

_SINGLE = (
    ("visit", Scope.VISIT),
    ("signatory", Scope.SIGNATORY),
    ("programme", Scope.PROGRAMME),
    ("engagement", Scope.ENGAGEMENT),
)
"""Records that a document may be about, by what its template calls them."""


def check_records(context: RuleContext, wanted: frozenset[str] | None = None) -> list[Problem]:
    """Return what every rule on records and on the workspace finds, in no order that is promised.

    `wanted` limits the run to rules of these numbers.
    """
    found: list[Problem] = []
    for item in COLLECTIONS:
        scope = Scope.CLAIM if item.record is Evidence else item.one
        if scope in _SCOPES:
            found += _over(Scope(scope), getattr(context.workspace, item.name), context, wanted)
    found += _over(Scope.CITED_CLAIM, context.cited_claims, context, wanted)
    found += _over(Scope.COMPARISON, context.compared, context, wanted)
    found += _over(Scope.ASK, context.asks, context, wanted)
    found += _over(Scope.SIGNATORY, context.workspace.settings.signatories, context, wanted)
    found += _over(Scope.WORKSPACE, (context.workspace,), context, wanted)
    return found


def check_document(document: PrintedDocument, context: RuleContext) -> list[Problem]:
    """Return what the rules find in one document and in the records it uses."""
    kind = document.kind
    programmes = [programme for year in document.programme_years for programme in year.programmes]
    found = [
        *_in_records(Scope.CLAIM, document.claims, context, kind),
        *_in_records(Scope.CITED_CLAIM, document.claims, context, kind),
        *_in_records(Scope.COMPARISON, document.compared, context, kind),
        *_in_records(Scope.QUOTATION, document.quotations, context, kind),
        *_in_records(Scope.ASK, document.asks, context, kind),
        *_in_records(Scope.PROGRAMME, programmes, context, kind),
        *_in_records(Scope.ENGAGEMENT, document.engagements, context, kind),
    ]
    for name, scope in _SINGLE:
        if (subject := document.context.values.get(name)) is not None:
            found += _in_records(scope, (subject,), context, kind)
    found += _over(Scope.DOCUMENT, (document,), context, kind=kind)
    return found


class Digest(Struct, frozen=True):
    """What the rules on a run remember of one document, which itself is not kept."""

    kind: Kind
    kept: tuple[object, ...]
    """One for each rule on a run, in their order; None for those it does not concern."""


def digest_of(document: PrintedDocument, context: RuleContext) -> Digest:
    """Return what `check_run` needs of one document."""
    return Digest(
        document.kind,
        tuple(
            rule.keeps(document, context) if rule.keeps and rule.kinds(document.kind) else None
            for rule in rules_on(Scope.RUN)
        ),
    )


def check_run(digests: Sequence[Digest], context: RuleContext) -> list[Problem]:
    """Return what the rules find in the documents of one run, of the kinds that each concerns."""
    found: list[Problem] = []
    for place, rule in enumerate(rules_on(Scope.RUN)):
        if concerned := tuple(item.kept[place] for item in digests if rule.kinds(item.kind)):
            found += _problems(rule, concerned, context)
    return found


def _in_records(
    scope: Scope, subjects: Iterable[object], context: RuleContext, kind: Kind
) -> Iterator[Problem]:
    """Yield what rules find in the records that a document uses.

    What they find in a record of the workspace is the same for every document of a kind, so it is
    looked for once.
    """
    for subject in subjects:
        is_kept = isinstance(subject, Comparison) or getattr(subject, "at", None) is not None
        key = (scope, kind.name, subject)
        found = context.found_before.get(key)
        if found is None:
            found = tuple(_over(scope, (subject,), context, kind=kind))
            if is_kept:
                context.found_before[key] = found
        yield from found


def _over(
    scope: Scope,
    subjects: Iterable[object],
    context: RuleContext,
    wanted: frozenset[str] | None = None,
    *,
    kind: Kind | None = None,
) -> Iterator[Problem]:
    rules = [
        rule
        for rule in rules_on(scope)
        if (wanted is None or rule.id in wanted) and (kind is None or rule.kinds(kind))
    ]
    for subject in subjects:
        for rule in rules:
            yield from _problems(rule, subject, context)


def _problems(rule: Rule, subject: object, context: RuleContext) -> Iterator[Problem]:
    for finding in rule.test(subject, context):
        places = context.twins_of(finding.passage) if finding.passage else ()
        for passage in places if rule.scope is Scope.WORKSPACE else places[:1]:
            line = passage.line_at(finding.start, context.workspace)
            about = finding.about or passage.about
            placed = replace(finding, about=about, file=passage.file, line=line)
            yield _as_problem(rule, placed, subject, context)
        if not places:
            yield _as_problem(rule, finding, subject, context)


def _as_problem(rule: Rule, finding: Finding, subject: object, context: RuleContext) -> Problem:
    meant = finding.subject or subject
    about = finding.about or getattr(meant, "id", None) or getattr(meant, "about", None)
    at = context.place_of(meant, finding.field)
    file, line = (at.file, at.line) if at and not finding.file else (finding.file, finding.line)
    whole = subject.called if isinstance(subject, PrintedDocument) else ()
    named = str(about) if about is not None else None
    waiver = _waiver_for(rule, {about, *whole}, context)
    if waiver is not None:
        return Problem(
            severity=Severity.NOTE,
            rule=rule.id,
            message=f"Waived by {waiver.by} on {waiver.date.isoformat()} "
            f"({waiver.reason.rstrip('.')}): {finding.message}",
            file=file,
            line=line,
            about=named,
        )
    cited_at = context.cited_at(subject) if isinstance(subject, Evidence) else None
    is_use = rule.scope is Scope.CITED_CLAIM and cited_at
    return Problem(
        severity=finding.severity or rule.severity,
        rule=rule.id,
        message=f"{finding.message} Cited at {cited_at}." if is_use else finding.message,
        hint=finding.hint or rule.remedy,
        file=file,
        line=line,
        about=named,
    )


def _waiver_for(rule: Rule, abouts: Set[object], context: RuleContext) -> Waiver | None:
    """Return the waiver that covers a finding on the date of the documents, if there is one.

    A document's own name covers what is found in the texts that it prints.
    """
    return next(
        (
            waiver
            for waiver in context.workspace.waivers
            if waiver.rule.upper() == rule.id
            and waiver.about in abouts
            and (waiver.expires is None or context.on <= waiver.expires)
        ),
        None,
    )
