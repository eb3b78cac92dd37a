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
from advocate.rules.desk import Desk
from advocate.rules.rule import Finding, Rule, Scope
from advocate.rules.sheet import Sheet

_SCOPES = frozenset(Scope)


def check_records(desk: Desk, wanted: frozenset[str] | None = None) -> list[Problem]:
    """Return what every rule on records and on the workspace finds, in no order that is promised.

    `wanted` limits the run to rules of these numbers.
    """
    found: list[Problem] = []
    for item in COLLECTIONS:
        scope = Scope.CLAIM if item.record is Evidence else item.one
        if scope in _SCOPES:
            found += _over(Scope(scope), getattr(desk.workspace, item.name), desk, wanted)
    found += _over(Scope.CITED_CLAIM, desk.cited_claims, desk, wanted)
    found += _over(Scope.COMPARISON, desk.compared, desk, wanted)
    found += _over(Scope.ASK, desk.asks, desk, wanted)
    found += _over(Scope.SIGNATORY, desk.workspace.settings.signatories, desk, wanted)
    found += _over(Scope.WORKSPACE, (desk.workspace,), desk, wanted)
    return found


def check_sheet(sheet: Sheet, desk: Desk) -> list[Problem]:
    """Return what the rules find in one document and in the records it uses."""
    kind = sheet.kind
    programmes = [
        programme for year in sheet.context.programme_years for programme in year.programmes
    ]
    found = [
        *_in_records(Scope.CLAIM, sheet.claims, desk, kind),
        *_in_records(Scope.CITED_CLAIM, sheet.claims, desk, kind),
        *_in_records(Scope.COMPARISON, sheet.compared, desk, kind),
        *_in_records(Scope.QUOTATION, sheet.quotations, desk, kind),
        *_in_records(Scope.ASK, sheet.context.asks_put, desk, kind),
        *_in_records(Scope.PROGRAMME, programmes, desk, kind),
        *_in_records(Scope.ENGAGEMENT, sheet.engagements, desk, kind),
    ]
    context = sheet.context
    for scope, subject in (
        (Scope.VISIT, context.visit),
        (Scope.SIGNATORY, context.signatory),
        (Scope.PROGRAMME, context.programme),
        (Scope.ENGAGEMENT, context.engagement),
    ):
        found += _in_records(scope, (subject,) if subject else (), desk, kind)
    found += _over(Scope.DOCUMENT, (sheet,), desk, kind=kind)
    return found


class Digest(Struct, frozen=True):
    """What the rules on a run remember of one document, which itself is not kept."""

    kind: Kind
    kept: tuple[object, ...]
    """One for each rule on a run, in their order; None for those it does not concern."""


def digest_of(sheet: Sheet, desk: Desk) -> Digest:
    """Return what `check_run` needs of one document."""
    return Digest(
        sheet.kind,
        tuple(
            rule.keeps(sheet, desk) if rule.keeps and rule.kinds(sheet.kind) else None
            for rule in rules_on(Scope.RUN)
        ),
    )


def check_run(digests: Sequence[Digest], desk: Desk) -> list[Problem]:
    """Return what the rules find in the documents of one run, of the kinds that each concerns."""
    found: list[Problem] = []
    for place, rule in enumerate(rules_on(Scope.RUN)):
        if concerned := tuple(item.kept[place] for item in digests if rule.kinds(item.kind)):
            found += _problems(rule, concerned, desk)
    return found


def _in_records(
    scope: Scope, subjects: Iterable[object], desk: Desk, kind: Kind
) -> Iterator[Problem]:
    """Yield what rules find in the records that a document uses.

    What they find in a record of the workspace is the same for every document of a kind, so it is
    looked for once.
    """
    for subject in subjects:
        is_kept = isinstance(subject, Comparison) or getattr(subject, "at", None) is not None
        key = (scope, kind.name, subject)
        found = desk.found_before.get(key)
        if found is None:
            found = tuple(_over(scope, (subject,), desk, kind=kind))
            if is_kept:
                desk.found_before[key] = found
        yield from found


def _over(
    scope: Scope,
    subjects: Iterable[object],
    desk: Desk,
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
            yield from _problems(rule, subject, desk)


def _problems(rule: Rule, subject: object, desk: Desk) -> Iterator[Problem]:
    for finding in rule.test(subject, desk):
        places = desk.twins_of(finding.passage) if finding.passage else ()
        for passage in places if rule.scope is Scope.WORKSPACE else places[:1]:
            line = passage.line_at(finding.start, desk.workspace)
            about = finding.about or passage.about
            placed = replace(finding, about=about, file=passage.file, line=line)
            yield _as_problem(rule, placed, subject, desk)
        if not places:
            yield _as_problem(rule, finding, subject, desk)


def _as_problem(rule: Rule, finding: Finding, subject: object, desk: Desk) -> Problem:
    meant = finding.subject or subject
    about = finding.about or getattr(meant, "id", None) or getattr(meant, "about", None)
    at = desk.place_of(meant, finding.field)
    file, line = (at.file, at.line) if at and not finding.file else (finding.file, finding.line)
    whole = subject.called if isinstance(subject, Sheet) else ()
    named = str(about) if about is not None else None
    waiver = _waiver_for(rule, {about, *whole}, desk)
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
    cited_at = desk.cited_at(subject) if isinstance(subject, Evidence) else None
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


def _waiver_for(rule: Rule, abouts: Set[object], desk: Desk) -> Waiver | None:
    """Return the waiver that covers a finding on the date of the documents, if there is one.

    A document's own name covers what is found in the texts that it prints.
    """
    return next(
        (
            waiver
            for waiver in desk.workspace.waivers
            if waiver.rule.upper() == rule.id
            and waiver.about in abouts
            and (waiver.expires is None or desk.on <= waiver.expires)
        ),
        None,
    )
