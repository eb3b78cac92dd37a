"""Rules on visits: whose seat it is, what sort of day, a plan that adds up, and who agreed."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from advocate.errors import Severity
from advocate.models.calendar import Phase
from advocate.models.dates import plainly
from advocate.models.engagement import Visit
from advocate.models.member import MemberProfile
from advocate.rules.book.election_periods import CAMPAIGN
from advocate.rules.engine.document_choice import about_visits
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, VISIT

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_SCHOOL = re.compile(r"\b(?:school|academy|college|primary|infants?|junior|high|grammar)\b", re.I)
_PRIMARY = re.compile(r"\b(?:primary|infants?|junior)\b", re.IGNORECASE)
_PUPILS = re.compile(r"\b(?:pupils?|children|class|session)\b", re.IGNORECASE)
_FRIDAY, _SATURDAY = 4, 5
_GCSES = ((5, 8), (6, 25))
"""First and last day, near enough, of the summer's GCSEs and A levels: month and day."""
_HOLIDAYS = (((7, 25), (8, 31)), ((12, 23), (12, 31)), ((1, 1), (1, 2)))
_HALF_TERMS = ((2, 12), (5, 25), (10, 22))
"""Month, and first day on which the Monday of that half-term's usual week can fall."""
_TESTS = (5, 8)
"""The tests of key stage 2 are in the week of the second Monday of May."""
_DAY_OF_WEEK = {5: "a Saturday", 6: "a Sunday"}


@rule("P12", Severity.WARNING, DOCUMENT, kinds=about_visits).says(
    "A member who visits another member's constituency has told that member.",
    remedy="Ask the visitor's office; put the day into local_member_told in data/visits.yaml.",
    why="The Speaker has ruled for many years that members give notice before a visit to another's "
    "constituency in a public capacity; a host who does not ask is drawn into the complaint.",
)
def local_member_knows(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find visits outside the visitor's own seat of which nobody was told."""
    visit, profile = document.context.visit, document.profile
    if not isinstance(visit, Visit) or profile is None or visit.local_member_told:
        return
    if visit.constituency and _is_elsewhere(visit.constituency, profile, context):
        yield Finding(
            f"{visit.id} is in {visit.constituency}, and {profile.member.name_display_as} sits for "
            f"{profile.constituency_name}; nothing says that the local member was told.",
            subject=visit,
            field="constituency",
        )


@rule("P13", Severity.WARNING, VISIT, kinds=about_visits).says(
    "A visit is on a day when members are free and a school can receive one.",
    remedy="Propose a Friday in term, outside the weeks of tests; or waive it with a reason.",
    why="The Commons usually sits from Monday to Thursday, and Friday is for the constituency; "
    "schools refuse visitors while pupils sit tests. The days are rules of thumb: look at "
    "Parliament's calendar of sittings and at the school's.",
)
def good_day(visit: Visit, context: RuleContext) -> Findings:
    """Find planned visits on days that suit neither members nor schools."""
    if visit.date >= context.on:
        for reason in _drawbacks(visit, context):
            yield Finding(f"{visit.id} on {visit.date:%A} {plainly(visit.date)}: {reason}.")


@rule("P15", Severity.ERROR, VISIT, kinds=about_visits).says(
    "The times of a visit are times, follow one another, and add up.",
    remedy="Start each step when the one before it ends; let the last end when the visit does.",
    why="A gap or an overlap in the plan is somebody waiting in a corridor.",
)
def adds_up(visit: Visit, _context: RuleContext) -> Findings:
    """Find clock times that are none, gaps and overlaps, and a plan that misses its end."""
    times = (("start", visit.start), ("end", visit.end))
    bad = [(name, text) for name, text in times if text and not _CLOCK.fullmatch(text)]
    bad += [
        ("running_order", step.start)
        for step in visit.running_order
        if not _CLOCK.fullmatch(step.start)
    ]
    for name, text in bad:
        yield Finding(f"{visit.id}: “{text}” is not a time of day.", field=name)
    if not bad:
        yield from _misfits(visit)


@rule("X05", Severity.WARNING, VISIT, kinds=about_visits).says(
    "A politician's visit while an election is on was agreed by the trustees.",
    remedy="Offer the same to every candidate, and note who agreed, and when, in approved_by.",
    why="Visits by candidates are what the Charity Commission hears of most in an election: it put "
    "them first in its report on the election of 2017.",
)
def agreed_by_trustees(visit: Visit, context: RuleContext) -> Findings:
    """Find visits in an election period with nobody's leave on record."""
    phase = context.workspace.calendar.phase_on(visit.date)
    if phase in CAMPAIGN and not visit.approved_by:
        what = "a dissolution" if phase is Phase.DISSOLUTION else "a pre-election period"
        message = f"{visit.id} is on {plainly(visit.date)}, in {what}, and approved_by is empty."
        yield Finding(message, field="date")


@rule("X11", Severity.WARNING, VISIT, kinds=about_visits).says(
    "A politician before pupils: the school has said how it keeps the balance.",
    remedy="Ask the school, and put its answer into impartiality in data/visits.yaml.",
    why="Schools must offer pupils a balanced presentation of opposing political views (Education "
    "Act 1996, sections 406 and 407).",
)
def balanced_for_pupils(visit: Visit, context: RuleContext) -> Findings:
    """Find planned visits to pupils without a word on balance."""
    if visit.date >= context.on and not visit.impartiality and _meets_pupils(visit):
        yield Finding(f"{visit.id}: pupils will meet a politician, and impartiality is empty.")


def _is_elsewhere(constituency: str, profile: MemberProfile, context: RuleContext) -> bool:
    """Say if a 2024 seat is not the member's; of other days only where our aliases tell."""
    own = profile.constituency_name
    if own is None or constituency == own:
        return False
    seats = ({known.constituency, *known.aliases} for known in context.workspace.constituencies)
    if any({constituency, own} <= names for names in seats):
        return False
    return profile.constituency is not None and profile.constituency.name != constituency


def _drawbacks(visit: Visit, context: RuleContext) -> Iterator[str]:
    """Yield what speaks against the day, in a few words each."""
    day, is_school = visit.date, _is_at_school(visit)
    if day.weekday() >= _SATURDAY:
        yield f"it is {_DAY_OF_WEEK[day.weekday()]}"
    is_holiday = any(_within(day, *days) for days in _HOLIDAYS)
    if is_holiday and is_school:
        yield "schools in England are on holiday"
    elif is_school and (name := _likely_break(day)):
        yield f"it may be a holiday ({name}); ask the school"
        return
    if is_holiday or context.workspace.calendar.dissolution_covering(day):
        return
    if day.weekday() < _FRIDAY:
        yield "the Commons usually sits from Monday to Thursday"
    if is_school and _is_primary(visit, context) and _is_in_week_from(day, *_TESTS):
        yield "Year 6 sits its key stage 2 tests in that week"
    elif is_school and not _is_primary(visit, context) and _within(day, *_GCSES):
        yield "GCSEs and A levels are being sat"


def _likely_break(day: date) -> str | None:
    """Return the half-term or Easter break in which `day` most often falls in England.

    The weeks of most councils; some councils and many academies take the week before or after.
    """
    easter = easter_sunday(day.year)
    if easter - timedelta(days=6) <= day <= easter + timedelta(days=7):
        return "Easter"
    return "half-term" if any(_is_in_week_from(day, *half) for half in _HALF_TERMS) else None


def easter_sunday(year: int) -> date:
    """Return Western Easter Sunday, by the anonymous Gregorian algorithm."""
    golden, century = year % 19, year // 100
    skipped = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = skipped - (skipped // 28) * (1 - (29 // (skipped + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    ahead = moon - weekday
    month = 3 + (ahead + 40) // 44
    return date(year, month, ahead + 28 - 31 * (month // 4))


def _is_primary(visit: Visit, context: RuleContext) -> bool:
    phases = {p.phase for p in context.workspace.programmes if p.id == visit.programme and p.phase}
    return "primary" in phases if phases else bool(_PRIMARY.search(visit.venue))


def _within(day: date, first: tuple[int, int], last: tuple[int, int]) -> bool:
    return first <= (day.month, day.day) <= last


def _is_in_week_from(day: date, month: int, first: int) -> bool:
    """Say if `day` is in the week of the first Monday from a day of its year on."""
    start = date(day.year, month, first)
    monday = start + timedelta(days=-start.weekday() % 7)
    return monday <= day < monday + timedelta(days=7)


def _misfits(visit: Visit) -> Findings:
    """Yield where a running order has a gap or an overlap, or misses start or end."""
    now = _minutes(visit.start) if visit.start else None
    for step in visit.running_order:
        begins = _minutes(step.start)
        if now is not None and begins != now:
            what = "the visit begins" if step is visit.running_order[0] else "it should begin"
            yield Finding(
                f"{visit.id}: “{step.what}” is down for {step.start}; {what} at {_clock(now)}.",
                field="running_order",
            )
        now = begins + step.minutes
    if visit.running_order and visit.end and now != _minutes(visit.end):
        yield Finding(
            f"{visit.id}: the running order ends at {_clock(now or 0)}, the visit at {visit.end}.",
            field="end",
        )
    if visit.start and visit.end and _minutes(visit.end) <= _minutes(visit.start):
        yield Finding(f"{visit.id} ends at {visit.end}, before it begins.", field="end")


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _meets_pupils(visit: Visit) -> bool:
    texts = (visit.purpose, visit.objective or "", *(step.what for step in visit.running_order))
    return _is_at_school(visit) and any(_PUPILS.search(text) for text in texts)


def _is_at_school(visit: Visit) -> bool:
    return bool(_SCHOOL.search(visit.venue)) or visit.programme is not None
