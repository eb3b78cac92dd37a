"""Rules on what must parse: the weekday of a date, and the numbers of Parliament's papers."""

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Iterator
from datetime import date

from advocate.errors import Severity
from advocate.models.evidence import Evidence
from advocate.models.packaged_table import packaged_table
from advocate.rules.engine.document_choice import about_one_member
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import CLAIM
from advocate.rules.engine.text_rules import Breach, DatedText, on_texts
from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__)
_MONTHS = list(month_name)
_DAYS = list(day_name)


@on_texts("P14", Severity.ERROR, kinds=about_one_member)
def papers(dated: DatedText, _context: RuleContext) -> Iterator[Breach]:
    """Find references that cannot be looked up."""
    yield from _bad_references(dated.text)


@rule("P14", Severity.ERROR, CLAIM, kinds=about_one_member)
def source_can_be_found(claim: Evidence, _context: RuleContext) -> Findings:
    """Find claims whose source has a reference that cannot be."""
    for name, text in (("title", claim.title), ("reference", claim.reference)):
        for _, message in _bad_references(text or ""):
            yield Finding(f"{claim.id}: {message}", field=name)


@on_texts("P15", Severity.ERROR)
def weekdays(dated: DatedText, _context: RuleContext) -> Iterator[Breach]:
    """Find dates with another day's name."""
    if "day" not in dated.text:
        return
    for found in _BOOK["dated"].finditer(dated.text):
        month = _MONTHS.index(found["month"])
        try:
            day = date(int(found["year"]), month, int(found["day"]))
        except ValueError:
            continue  # which days_of_no_month tells
        if (right := _DAYS[day.weekday()]) != found["weekday"]:
            yield found.start(), f"“{found[0]}” is a {right}."


@on_texts("P15", Severity.ERROR)
def days_of_no_month(dated: DatedText, _context: RuleContext) -> Iterator[Breach]:
    """Find days that are in no calendar; “the 31 June places” counts places."""
    for found in _BOOK.finditer("day", dated.text):
        said = found.groupdict()
        day, year, name = int(found["day"]), said.get("year"), found["month"]
        month = int(name) if name.isdigit() else [m[:3] for m in _MONTHS].index(name[:3])
        last = monthrange(int(year or 2000), month)[1] if 0 < month < 13 else 0
        is_meant = bool(said.get("before") or said.get("nth"))
        is_meant = is_meant or (day < 32 and bool(year or said.get("end") is not None))
        if is_meant and not 0 < day <= last:
            which = f"{_MONTHS[month]} {year or ''}".rstrip() if last else "no year"
            has = f"has {last} days" if last else "has such a month"
            yield found.start("day"), f"“{found['shown']}” is no day: {which} {has}."


def _bad_references(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a reference begins that has the wrong form, and what is wrong."""
    for name, paper in packaged_table(__file__)["papers"].items():
        for found in _BOOK[name].finditer(text):
            if not re.fullmatch(paper["right"], found["number"].rstrip(".-")):
                reference = " ".join(found[0].split()).rstrip(".")
                yield found.start(), f"“{reference}” is no reference of the form {paper['like']}."
