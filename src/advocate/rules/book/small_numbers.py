"""Rules on counts of children: small numbers, and percentages of few.

The limit is `thresholds.small_number` of `advocate.yaml` (`models/settings.py`).
"""

import re
from collections.abc import Iterator

from advocate.errors import Severity
from advocate.models.document import FactKind
from advocate.models.evidence import Evidence, Unit
from advocate.models.field_types import ANY_COUNT
from advocate.models.programme import Programme
from advocate.rules.book.visible_counts import BASE_IS_PRINTED_BELOW, bounds_of_share
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, RuleText, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import CITED_CLAIM, DOCUMENT, PASSAGE
from advocate.rules.engine.text_rules import Breach, on_prose
from advocate.rules.language.child_wording import (
    all_or_none_of,
    shares_of_small_groups,
    small_counts,
)
from advocate.rules.language.passages import Passage, one_line

_FEW = 2
"""In a small group so few who did, or did not, can be recognised."""

_SMALL = RuleText(
    "Counts of pupils below the house limit are not told, in figures or in words.",
    remedy="Take the number out; put the true count into data/programmes.yaml or "
    "data/evidence.yaml, which print it as “fewer than”.",
    why="A small count in a named school or seat can point at a child. The limit of 10 "
    "(thresholds.small_number) is the house's own and more careful than the Department for "
    "Education, whose tables hold back school figures for fewer than six pupils. Sizes of tutoring "
    "groups and national shares are not counts of children. What a visit's “consent” says of who "
    "may be photographed stays in the internal brief, where staff need it on the day, and may "
    "count refusals, but never a share of a group that is itself small.",
)
_ALL = RuleText(
    "Nothing is printed that says all, none or nearly so of a small group.",
    remedy="Cite the figure of a wider group.",
    why="“All of them” tells the result of each child in the group. The Department for Education "
    "holds back percentages where nobody, one or two pupils did or did not reach a mark. Below the "
    f"house limit it is an error; of fewer than {BASE_IS_PRINTED_BELOW} pupils, and where only one "
    "or two stand apart, a warning. In words it is looked for beside the names of schools whose "
    "group is below the house limit; where another year's was larger and the sentence names no "
    "year, it is a warning.",
)
_KIND_OF_SCHOOL = re.compile(
    r"(?<!^The) (?:(?:Church of England|Catholic|Community|Church|CofE|CE|RC|Primary|Secondary|"
    r"Junior|Infant|High|Grammar|Academy|School|College)\b *){1,12}$"
)
_YEAR = re.compile(r"\b20\d\d[/–-](?:20)?\d\d\b")
_NATIONAL = re.compile(
    r"(?:England|Wales|Scotland|Northern Ireland|Great Britain|(?:the )?(?:UK|United Kingdom))\b|"
    r".*\b(?:the UK|England)\b"
)


@rule("C01", Severity.ERROR, CITED_CLAIM).says(
    "No percentage is printed of a group below the house limit.",
    remedy="Do not cite it; say in words what the group did, or cite a wider group.",
    why="Of fewer than ten pupils each is worth ten points and more, so that a percentage tells "
    "the count. Where the size of a local group of ours is not on record nobody can tell whether "
    "it is small: that is a warning.",
)
def percentage_of_few(claim: Evidence, context: RuleContext) -> Findings:
    """Find percentages of small groups, and of local groups of ours of unknown size."""
    base = claim.base
    if claim.unit is not Unit.PERCENT:
        return
    if base is not None and base < context.small_number:
        message = f"{claim.id} is a percentage of fewer than {context.small_number}."
        yield Finding(message, field="base")
    ours = context.workspace.settings.organisation
    if base is None and ours.is_called(claim.publisher) and not _NATIONAL.match(claim.geography):
        yield Finding(
            f"{claim.id} is a percentage of our own pupils in {claim.geography}, and how many they "
            "were is not on record.",
            hint="Add base: the number of pupils it is a percentage of.",
            severity=Severity.WARNING,
        )


@rule("C01", Severity.ERROR, PASSAGE).with_text(_SMALL)
def small_count_in_prose(passage: Passage, context: RuleContext) -> Findings:
    """Find small counts that somebody typed into YAML or a template."""
    limit = context.small_number
    may_count = passage.prose and passage.prose.counts_up_to == ANY_COUNT
    counts = shares_of_small_groups if may_count else small_counts
    for start, count in counts(passage.text, limit):
        yield Finding(f"“{count}” is a count of children below {limit}.", start=start)


@rule("C01", Severity.ERROR, DOCUMENT).with_text(_SMALL)
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
            yield Finding(
                f"{document.stem} tells how many pupils took part at {programme.school}, "
                f"fewer than {context.small_number}.",
                hint="In the template write {{ programme.pupils | pupils(small_number) }}.",
            )


def _small_counts(part: str, context: RuleContext) -> Iterator[str]:
    return (count for _, count in small_counts(part, context.small_number))


def _tells(programme: Programme, text: str) -> bool:
    """Say if a row on the school has its count for a cell, or the hours of its pupils."""
    hours = rf"|\b{programme.hours:,} hours" if programme.hours else ""
    told = re.compile(rf"\| *{programme.pupils} *\|{hours}")
    return any(programme.school in line and told.search(line) for line in text.splitlines())


@rule("C03", Severity.ERROR, CITED_CLAIM).with_text(_ALL)
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
        yield Finding(f"{claim.id} is {claim.value:g}% of {base} pupils.", severity=severity)
    elif min(high, base - low) < _FEW + 1:
        message = f"{claim.id} says that only one or two of {base} pupils did, or did not."
        yield Finding(message, severity=Severity.WARNING)


def _by_school(context: RuleContext) -> dict[str, list[Programme]]:
    """Return the programmes of each school, by the short name of the school."""
    found: dict[str, list[Programme]] = {}
    for programme in context.workspace.programmes:
        found.setdefault(_KIND_OF_SCHOOL.sub("", programme.school), []).append(programme)
    return found


@on_prose("C03", Severity.ERROR, on_one_line=True).with_text(_ALL)
def one_result_of_all(text: str, context: RuleContext) -> Iterator[Breach]:
    """Find texts that tell one result of all pupils of a small group at a school."""
    for start, sentence in all_or_none_of(text):
        years = {year.replace("-", "/").replace("–", "/") for year in _YEAR.findall(sentence)}
        for name, programmes in _by_school(context).items():
            meant = [p for p in programmes if not years or p.academic_year in years]
            are_small = [programme.is_small_group(context.small_number) for programme in meant]
            if any(are_small) and re.search(rf"\b{re.escape(name)}\b", sentence):
                weight = Severity.ERROR if all(are_small) else Severity.WARNING
                yield start, f"tells one result of all pupils at {name}, a small group", weight


@rule("C04", Severity.WARNING, DOCUMENT).says(
    f"A percentage of 10 to {BASE_IS_PRINTED_BELOW - 1} pupils is printed with its base.",
    remedy="Print the figure with {{ fact(…) }} alone, which adds the base.",
    why="In a group of ten one pupil is ten points, and a reader should see that. Where the count "
    "itself is below the house limit only the size of the group is printed: the share then still "
    "tells the count to who works it out, which the book accepts of groups of ten and more.",
)
def base_not_printed(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find percentages of few pupils beside which a document does not say of how many."""
    printed = (fact for fact in document.rendered.printed if fact.kind is FactKind.CLAIM)
    figures = {fact.id for fact in printed if fact.text}
    text = document.text.replace("\u00a0", " ")
    for claim in document.claims:
        base = claim.base
        if claim.unit is not Unit.PERCENT or claim.id not in figures or base is None:
            continue
        if context.small_number <= base < BASE_IS_PRINTED_BELOW and f"of {base}" not in text:
            yield Finding(f"{document.stem} prints {claim.id} without the {base} it is a share of.")
