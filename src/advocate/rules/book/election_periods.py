"""Rules of elections: the phase of the day, spending, imprints, new decisions, and the balance."""

from collections import Counter
from datetime import date

from advocate.errors import Severity
from advocate.models.calendar import Phase
from advocate.models.campaign import Manifesto
from advocate.models.dates import plainly
from advocate.models.election_advice import advice_on, phase_sentence
from advocate.models.workspace import Workspace
from advocate.rules.engine.document_choice import about_one_member, public_kinds
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, MANIFESTO, WORKSPACE

CAMPAIGN = (Phase.PRE_ELECTION, Phase.DISSOLUTION)
"""The phases in which an election is on."""
_REGULATED = (Phase.REGULATED, *CAMPAIGN)
_UNREGULATED, _NOTIFIED = 700, 10_000
"""Pounds: up to the first the spending laws do not apply; above the second one must notify."""
_NEAR = 0.8
_FEW, _ONE_SIDED = 5, 0.8


@rule("X01", Severity.ERROR, DOCUMENT)
def phase_is_told(_document: PrintedDocument, context: RuleContext) -> Findings:
    """Tell that the date is no normal day."""
    calendar = context.workspace.calendar
    sentence, advice = phase_sentence(calendar, context.on), advice_on(calendar, context.on)
    if sentence and advice:
        yield Finding(sentence, hint=advice.do, severity=Severity.NOTE)


@rule("X06", Severity.WARNING, DOCUMENT, kinds=public_kinds)
def purpose_is_tested(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find manifestos dated in a regulated period without the four answers."""
    manifesto = document.context.manifesto
    phase = context.workspace.calendar.phase_on(context.on)
    if manifesto and phase in _REGULATED and manifesto.purpose_test is None:
        message = f"{document.stem} is public in a regulated period, and its purpose_test is empty."
        yield _at(manifesto, message)


@rule("X07", Severity.WARNING, MANIFESTO)
def under_the_limits(manifesto: Manifesto, _context: RuleContext) -> Findings:
    """Find manifestos whose cost comes near a limit, or is above it."""
    cost = manifesto.campaign_cost or 0
    limit = next((limit for limit in (_NOTIFIED, _UNREGULATED) if cost >= _NEAR * limit), None)
    if limit:
        told = f"£{cost:,.0f}, {'above' if cost > limit else 'near'} the limit of £{limit:,}"
        text = f"The material of {manifesto.election} has cost {told}."
        yield _at(manifesto, text, "campaign_cost")


@rule("X08", Severity.ERROR, MANIFESTO)
def has_an_imprint(manifesto: Manifesto, _context: RuleContext) -> Findings:
    """Find manifestos that are election material and have no imprint."""
    if manifesto.election_material and manifesto.imprint is None:
        text = f"The manifesto of {manifesto.election} is election material without an imprint."
        yield _at(manifesto, text, "election_material")


@rule("X08", Severity.ERROR, DOCUMENT, kinds=public_kinds)
def prints_its_imprint(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find election material that goes out without promoter and address."""
    manifesto = document.context.manifesto
    if manifesto is None or not manifesto.election_material:
        return
    imprint, text = manifesto.imprint, " ".join(document.text.split())
    wanted = (imprint.promoter, imprint.address) if imprint else ()
    if not wanted or any(" ".join(part.split()) not in text for part in wanted):
        message = f"{document.stem} is election material and prints no imprint."
        yield _at(manifesto, message, "election_material")


@rule("X09", Severity.NOTE, DOCUMENT, kinds=public_kinds)
def seeks_no_votes(document: PrintedDocument, context: RuleContext) -> Findings:
    """Tell that a poll is less than a year away."""
    poll = context.workspace.calendar.next_poll_after(context.on)
    manifesto = document.context.manifesto
    if poll and manifesto and not manifesto.election_material and _year_before(poll) <= context.on:
        near = f"{document.stem} is dated within a year of the poll of {plainly(poll)}"
        yield Finding(f"{near}: it is no election material as long as it seeks nobody's vote.")


@rule("X10", Severity.WARNING, WORKSPACE)
def balanced_over_time(workspace: Workspace, context: RuleContext) -> Findings:
    """Count the last two years' dealings with members by their party on the day."""
    since = _year_before(_year_before(context.on))
    recent = (entry for entry in workspace.engagements if since <= entry.date <= context.on)
    parties = (context.party_of(e.member, e.date) for e in recent if e.member is not None)
    tally = Counter(party for party in parties if party)
    count = tally.total()
    if count >= _FEW and max(tally.values()) > _ONE_SIDED * count:
        parts = ", ".join(f"{party} {tally[party]}" for party in sorted(tally))
        message = f"{count} dealings with members since {plainly(since)}, by party: {parts}."
        yield Finding(message, about="engagements", file="data/engagements.yaml")


@rule("X13", Severity.WARNING, DOCUMENT, kinds=about_one_member)
def nothing_new_of_ministers(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find letters to and briefs on ministers dated in an election."""
    phase, day = context.workspace.calendar.phase_on(context.on), plainly(context.on)
    if phase in CAMPAIGN and document.context.is_to_minister:
        yield Finding(f"{document.stem} puts an ask to a minister on {day}, in an election.")


def _at(manifesto: Manifesto, text: str, field: str | None = None) -> Finding:
    return Finding(text, field, f"manifesto-{manifesto.election}", subject=manifesto)


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
