"""Rules on visits: whose seat it is, what sort of day, a plan that adds up, and who agreed."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from advocate.errors import Severity
from advocate.models.calendar import Phase
from advocate.models.dates import plainly
from advocate.models.engagement import Visit
from advocate.models.name_folding import name_key
from advocate.models.people_words import nouns_for
from advocate.models.sector import Window
from advocate.models.typed_values import time_advice
from advocate.rules.book.election_periods import CAMPAIGN
from advocate.rules.engine.document_choice import about_visits, letters
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, VISIT
from advocate.rules.language.people_names import either

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_FRIDAY, _SATURDAY = 4, 5


@rule("P12", Severity.WARNING, DOCUMENT, kinds=about_visits)
def local_member_knows(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find visits outside the visitor's own seat of which nobody was told."""
    visit, profile = document.context.visit, document.context.profile
    if visit is None or profile is None or visit.local_member_told:
        return
    # Of days before the seats of 2024 only our aliases tell whether it is elsewhere.
    seat, called = profile.constituency, profile.constituency_name
    own_seat = context.workspace.seat_keys((seat.name, called)) if seat and called else ()
    if visit.constituency and own_seat and name_key(visit.constituency) not in own_seat:
        own = f"{profile.member.name_display_as} sits for {profile.constituency_name}"
        both = f"{visit.id} is in {visit.constituency}, and {own}"
        message = f"{both}; nothing says that the local member was told."
        yield Finding(message, "constituency", subject=visit)


@rule("P13", Severity.WARNING, VISIT, kinds=about_visits)
def good_day(visit: Visit, context: RuleContext) -> Findings:
    """Find planned visits on days that do not suit members or hosts."""
    if visit.date >= context.on:
        for reason in _drawbacks(visit, context):
            yield Finding(f"{visit.id} on {visit.date:%A} {plainly(visit.date)}: {reason}.")


@rule("P13", Severity.NOTE, DOCUMENT, kinds=letters)
def good_day_for_letters(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find letters dated at a time at which letters are ill timed."""
    seat = document.context.profile.constituency if document.context.profile else None
    for window in context.sector.calendar.values():
        is_there = not window.nations or (seat is not None and seat.nation in window.nations)
        if window.effect == "letters" and is_there and covers(window, context.on):
            yield Finding(f"A letter of {plainly(context.on)} is ill timed: {window.says}.")


@rule("P15", Severity.ERROR, VISIT, kinds=about_visits)
def adds_up(visit: Visit, _context: RuleContext) -> Findings:
    """Find clock times that are none, gaps and overlaps, and a plan that misses its end."""
    steps = ((step, "start", step.start) for step in visit.running_order)
    times = ((visit, "start", visit.start), (visit, "end", visit.end), *steps)
    bad = [(at, name, text) for at, name, text in times if text and not _CLOCK.fullmatch(text)]
    for at, name, text in bad:
        hint = time_advice(text) or 'Write hours and minutes, for example "09:30".'
        yield Finding(
            f"{visit.id}: “{text}” is not a time of day.", name, visit.id, hint, subject=at
        )
    if not bad:
        yield from _misfits(visit)


@rule("X05", Severity.WARNING, VISIT, kinds=about_visits)
def agreed_by_trustees(visit: Visit, context: RuleContext) -> Findings:
    """Find visits in an election period with nobody's leave on record."""
    phase = context.workspace.calendar.phase_on(visit.date)
    if phase in CAMPAIGN and not visit.approved_by:
        what = "a dissolution" if phase is Phase.DISSOLUTION else "a pre-election period"
        message = f"{visit.id} is on {plainly(visit.date)}, in {what}, and approved_by is empty."
        yield Finding(message, field="date")


@rule("X11", Severity.WARNING, VISIT, kinds=about_visits)
def balanced_for_children(visit: Visit, context: RuleContext) -> Findings:
    """Find planned visits to children without a word on balance."""
    if visit.date < context.on or visit.impartiality or not _meets_children(visit, context):
        return
    who = context.sector.terms["person"].many
    yield Finding(f"{visit.id}: {who} will meet a politician, and impartiality is empty.")


def _drawbacks(visit: Visit, context: RuleContext) -> Iterator[str]:
    """Yield what speaks against the day, in a few words each."""
    day = visit.date
    if day.weekday() >= _SATURDAY:
        yield f"it is a {day:%A}"
    times = context.sector.calendar.values()
    windows = [window for window in times if _is_meant(window, visit, context)]
    closed = [window for window in windows if window.effect == "closed"]
    if told := next((window for window in closed if window.at_sites), None):
        yield told.says
    elif ask := next((window for window in windows if window.effect == "ask"), None):
        yield ask.says
        return
    if closed or context.workspace.calendar.dissolution_covering(day):
        return
    if day.weekday() < _FRIDAY:
        yield "the Commons usually sits from Monday to Thursday"
    yield from (window.says for window in windows if window.effect == "busy")


def _is_meant(window: Window, visit: Visit, context: RuleContext) -> bool:
    """Say if a time of the year counts for a visit: the day, the nation and the place."""
    if not covers(window, visit.date) or (window.at_sites and not _is_at_site(visit, context)):
        return False
    programmes = context.workspace.programmes
    programme = next((p for p in programmes if p.id == visit.programme), None)
    seat = visit.constituency or (programme.constituency if programme else None)
    nation = context.nation_of(seat, visit.member, visit.date) if window.nations else None
    if window.nations and nation and nation not in window.nations:
        return False
    kind = programme.phase if programme and programme.phase else visit.venue
    is_there = not window.where or _has_word(kind, window.where)
    return is_there and not _has_word(kind, window.not_where)


def covers(window: Window, day: date) -> bool:
    """Say if a time of the year takes in a day."""
    if window.every:
        start, end, today = window.every["from"], window.every["to"], f"{day:%m-%d}"
        return start <= today <= end if start <= end else not end < today < start
    if window.week_of:
        first = date.fromisoformat(f"{day.year}-{window.week_of}")
        return 0 <= (day - first).days - (-first.weekday() % 7) < 7
    if window.easter:
        return window.easter["from"] <= (day - easter_sunday(day.year)).days <= window.easter["to"]
    return any(span["from"] <= day <= span["to"] for span in window.dates)


def easter_sunday(year: int) -> date:
    """Return Western Easter Sunday, by the anonymous Gregorian algorithm."""
    golden, century = year % 19, year // 100
    skipped = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = skipped - (skipped // 28) * (1 - (29 // (skipped + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    ahead = moon - weekday
    month = 3 + (ahead + 40) // 44
    return date(year, month, ahead + 28 - 31 * (month // 4))


def _misfits(visit: Visit) -> Findings:
    """Yield where a running order has a gap or an overlap, or misses start or end."""
    now = _minutes(visit.start) if visit.start else None
    for step in visit.running_order:
        begins = _minutes(step.start)
        if now is not None and begins != now:
            what = "the visit begins" if step is visit.running_order[0] else "it should begin"
            planned = f"“{step.what}” is down for {step.start}"
            yield Finding(f"{visit.id}: {planned}; {what} at {_clock(now)}.", "running_order")
        now = begins + step.minutes
    if visit.running_order and visit.end and now != _minutes(visit.end):
        ends = f"the running order ends at {_clock(now or 0)}"
        yield Finding(f"{visit.id}: {ends}, the visit at {visit.end}.", field="end")
    if visit.start and visit.end and _minutes(visit.end) <= _minutes(visit.start):
        yield Finding(f"{visit.id} ends at {visit.end}, before it begins.", field="end")


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _meets_children(visit: Visit, context: RuleContext) -> bool:
    """Say if a visit to a site of ours, where those whom we help are children, is to them."""
    sector = context.sector
    young = [group for group in sector.helped[:1] if group.are_children]
    texts = (visit.purpose, visit.objective or "", *(step.what for step in visit.running_order))
    words = (*nouns_for(sector, many=True), *sector.word_list("settings"), "session")
    is_to_them = any(_has_word(text, words) for text in texts)
    return bool(young) and is_to_them and _is_at_site(visit, context)


def _is_at_site(visit: Visit, context: RuleContext) -> bool:
    return visit.programme is not None or _has_word(visit.venue, context.sector.word_list("sites"))


def _has_word(text: str, words: Iterable[str]) -> bool:
    """Say if one of some words, or its plural, stands in a text."""
    return re.search(rf"\b(?:{either(words)})s?\b", text, re.IGNORECASE) is not None
