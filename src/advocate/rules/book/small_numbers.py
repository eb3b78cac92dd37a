"""Rules on counts of people: small numbers, and percentages of few.

The limit is `thresholds.small_number` of `advocate.yaml` (`models/settings.py`).
"""

import re
from collections.abc import Iterator

from advocate.errors import Severity
from advocate.models.document import FactKind
from advocate.models.evidence import Evidence, Unit
from advocate.models.field_types import ANY_COUNT
from advocate.models.programme import Programme
from advocate.models.workspace import Workspace
from advocate.rules.book.visible_counts import BASE_IS_PRINTED_BELOW, bounds_of_share
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import CITED_CLAIM, DOCUMENT, PASSAGE, WORKSPACE
from advocate.rules.engine.text_rules import Breach, on_prose
from advocate.rules.language.name_spelling import short_name
from advocate.rules.language.passages import Passage, one_line
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.people_counts import shares_of_small_groups

_SAFE_LIMIT = 5
_FEW = 2
"""In a small group so few who did, or did not, can be recognised."""
_BOOK = PatternFile(__file__)


@rule("C01", Severity.ERROR, CITED_CLAIM)
def percentage_of_few(claim: Evidence, context: RuleContext) -> Findings:
    """Find percentages of small groups, and of local groups of ours of unknown size."""
    base = claim.base
    if claim.unit is not Unit.PERCENT:
        return
    if base is not None and base < context.small_number:
        message = f"{claim.id} is a percentage of fewer than {context.small_number}."
        yield Finding(message, field="base")
    is_ours = context.workspace.settings.organisation.is_called(claim.publisher)
    if base is None and is_ours and not _BOOK["national"].match(claim.geography):
        what = f"{claim.id} is a percentage of our own in {claim.geography}"
        hint = "Add base: the number of people it is a percentage of."
        message = f"{what}, and of how many is not on record."
        yield Finding(message, hint=hint, severity=Severity.WARNING)


@rule("C11", Severity.WARNING, WORKSPACE)
def limit_is_safe(_workspace: Workspace, context: RuleContext) -> Findings:
    """Find a limit for small numbers that hides few of them."""
    if (limit := context.small_number) < _SAFE_LIMIT:
        message = f"small_number is {limit}: counts from there on are printed."
        yield Finding(message, subject=context.workspace.settings, field="thresholds")


@rule("C01", Severity.ERROR, PASSAGE)
def small_count_in_prose(passage: Passage, context: RuleContext) -> Findings:
    """Find small counts that somebody typed into YAML or a template."""
    limit = context.small_number
    may_count = passage.prose and passage.prose.counts_up_to == ANY_COUNT
    counts = shares_of_small_groups if may_count else context.people_counts.small
    for start, count in counts(passage.text, limit):
        yield Finding(f"“{count}” is a count of people below {limit}.", start=start)


@rule("C01", Severity.ERROR, DOCUMENT)
def small_count_printed(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find small counts in a finished document, typed or printed by a template."""
    visit = document.context.visit if document.kind.is_internal else None
    consent = one_line(visit.consent or "" if visit else "")  # it may count refusals
    text = "\n".join(map(one_line, document.text.splitlines()))
    text = text.replace(consent, "") if consent else text
    for count in dict.fromkeys(context.in_paragraphs(_small_counts, text)):
        yield Finding(f"{document.stem} says “{count}”, a count below {context.small_number}.")
    for programme in document.programmes:
        if programme.is_small_group(context.small_number) and _tells(programme, text):
            told = f"{document.stem} tells how many were helped at {programme.site}"
            hint = "In the template write {{ programme.people_helped | people(small_number) }}."
            yield Finding(f"{told}, fewer than {context.small_number}.", hint=hint)


def _small_counts(part: str, context: RuleContext) -> Iterator[str]:
    return (count for _, count in context.people_counts.small(part, context.small_number))


def _tells(programme: Programme, text: str) -> bool:
    """Say if a row on the site has its count for a cell, or the hours of its people."""
    hours = rf"|\b{programme.hours:,} hours" if programme.hours else ""
    told = re.compile(rf"\| *{programme.people_helped} *\|{hours}")
    return any(programme.site in line and told.search(line) for line in text.splitlines())


@rule("C03", Severity.ERROR, CITED_CLAIM)
def all_or_none(claim: Evidence, context: RuleContext) -> Findings:
    """Find 0%, 100% and their neighbours where the group is small."""
    base = claim.base
    if claim.unit is not Unit.PERCENT or claim.value is None:
        return
    if base is None or base >= BASE_IS_PRINTED_BELOW:
        return
    low, high = bounds_of_share(claim, base)
    if claim.value in (0, 100):
        severity = Severity.ERROR if base < context.small_number else Severity.WARNING
        yield Finding(f"{claim.id} is {claim.value:g}% of {base} people.", severity=severity)
    elif min(high, base - low) < _FEW + 1:
        message = f"{claim.id} says that only one or two of {base} people did, or did not."
        yield Finding(message, severity=Severity.WARNING)


def _by_site(context: RuleContext) -> dict[str, list[Programme]]:
    found: dict[str, list[Programme]] = {}
    for programme in context.workspace.programmes:
        name = short_name(programme.site, context.sector.word_list("site_kinds"))
        found.setdefault(name, []).append(programme)
    return found


@on_prose("C03", Severity.ERROR, on_one_line=True)
def one_result_of_all(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find texts that tell one result of all in a small group at a site."""
    for start, sentence in context.people_counts.all_or_none(text):
        years = {m[0].replace("-", "/").replace("–", "/") for m in _BOOK["year"].finditer(sentence)}
        for name, programmes in _by_site(context).items():
            meant = [p for p in programmes if not years or p.year.replace("-", "/") in years]
            are_small = [programme.is_small_group(context.small_number) for programme in meant]
            if any(are_small) and re.search(rf"\b{re.escape(name)}\b", sentence):
                weight = Severity.ERROR if all(are_small) else Severity.WARNING
                yield start, f"tells one result of all at {name}, a small group", weight


@rule("C04", Severity.WARNING, DOCUMENT)
def base_not_printed(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find percentages of few people beside which a document does not say of how many."""
    printed = (fact for fact in document.rendered.printed if fact.kind is FactKind.CLAIM)
    figures = {fact.id for fact in printed if fact.text}
    text = document.text.replace("\u00a0", " ")
    for claim in document.rendered.claims:
        base = claim.base
        if claim.unit is not Unit.PERCENT or claim.id not in figures or base is None:
            continue
        if context.small_number <= base < BASE_IS_PRINTED_BELOW and f"of {base}" not in text:
            yield Finding(f"{document.stem} prints {claim.id} without the {base} it is a share of.")
