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
_IMPRINT = (
    "Add imprint with promoter and address (and on_behalf_of) to the manifesto, or set "
    "election_material: false if it seeks nobody's vote."
)
_WHY_IMPRINT = (
    "Printed election material must name who promotes it, with a postal address, and on whose "
    "behalf (Electoral Commission, guidance on imprints)."
)


@rule("X01", Severity.ERROR, DOCUMENT).says(
    "Every report says what phase of an election the document's date is in, if any.",
    remedy="Nothing; add an election that is missing to data/elections.yaml.",
    why="Most rules of an election hang on the day. The report states it by itself, as a note: "
    "what would be wrong is its silence.",
)
def phase_is_told(_document: PrintedDocument, context: RuleContext) -> Findings:
    """Tell that the date is no normal day."""
    calendar = context.workspace.calendar
    sentence, advice = phase_sentence(calendar, context.on), advice_on(calendar, context.on)
    if sentence and advice:
        yield Finding(sentence, hint=advice.do, severity=Severity.NOTE)


@rule("X06", Severity.WARNING, DOCUMENT, kinds=public_kinds).says(
    "Public material in a regulated period has its purpose test on record.",
    remedy="Answer the four questions under purpose_test in the manifesto's file.",
    why="The Electoral Commission asks for the call to action, the tone, the context and timing, "
    "and what a reasonable person would think; the answers are wanted when somebody complains.",
)
def purpose_is_tested(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find manifestos dated in a regulated period without the four answers."""
    manifesto = document.context.manifesto
    phase = context.workspace.calendar.phase_on(context.on)
    if manifesto and phase in _REGULATED and manifesto.purpose_test is None:
        message = f"{document.stem} is public in a regulated period, and its purpose_test is empty."
        yield _at(manifesto, message)


@rule("X07", Severity.WARNING, MANIFESTO).says(
    "What campaign material costs stays clear of the legal limits, or somebody is told.",
    remedy="Add up what is spent; above £10,000 notify the Electoral Commission beforehand.",
    why="Since November 2023 the laws on campaign spending apply above £700 in a regulated period, "
    "and a campaigner notifies the Commission before spending more than £10,000 across the UK.",
)
def under_the_limits(manifesto: Manifesto, _context: RuleContext) -> Findings:
    """Find manifestos whose cost comes near a limit, or is above it."""
    cost = manifesto.campaign_cost or 0
    limit = next((limit for limit in (_NOTIFIED, _UNREGULATED) if cost >= _NEAR * limit), None)
    if limit:
        told = f"£{cost:,.0f}, {'above' if cost > limit else 'near'} the limit of £{limit:,}"
        text = f"The material of {manifesto.election} has cost {told}."
        yield _at(manifesto, text, "campaign_cost")


@rule("X08", Severity.ERROR, MANIFESTO).says(
    "Election material carries an imprint.", remedy=_IMPRINT, why=_WHY_IMPRINT
)
def has_an_imprint(manifesto: Manifesto, _context: RuleContext) -> Findings:
    """Find manifestos that are election material and have no imprint."""
    if manifesto.election_material and manifesto.imprint is None:
        text = f"The manifesto of {manifesto.election} is election material without an imprint."
        yield _at(manifesto, text, "election_material")


@rule("X08", Severity.ERROR, DOCUMENT, kinds=public_kinds).says(
    "Election material prints its imprint.",
    remedy=f"{_IMPRINT} A template of your own must print it.",
    why=_WHY_IMPRINT,
)
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


@rule("X09", Severity.NOTE, DOCUMENT, kinds=public_kinds).says(
    "Asks of the parties' manifestos are not election material unless they seek votes.",
    remedy="Keep it to asks; set election_material: true if it also seeks votes for or against.",
    why="The Electoral Commission does not count material that wants parties to adopt a policy, "
    "unless it also wants voters to choose by it; within a year of a poll that is worth a thought.",
)
def seeks_no_votes(document: PrintedDocument, context: RuleContext) -> Findings:
    """Tell that a poll is less than a year away."""
    poll = context.workspace.calendar.next_poll_after(context.on)
    manifesto = document.context.manifesto
    if poll and manifesto and not manifesto.election_material and _year_before(poll) <= context.on:
        yield Finding(
            f"{document.stem} is dated within a year of the poll of {plainly(poll)}: it is no "
            "election material as long as it seeks nobody's vote."
        )


@rule("X10", Severity.WARNING, WORKSPACE).says(
    "Over two years the charity deals with members of more than one party.",
    remedy="Invite and write to members of other parties; the log is data/engagements.yaml.",
    why="The Charity Commission looks for balance over time, not in one document; whose seats the "
    "schools are in may explain a leaning, and then says so in a waiver about the log.",
)
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


@rule("X13", Severity.WARNING, DOCUMENT, kinds=about_one_member).says(
    "While an election is on, ministers are asked for no new decision.",
    remedy="Wait for the new government, or ask for information only.",
    why="Ministers stay in office and take no initiatives with long effects (Cabinet Office, "
    "general election guidance); what they cannot do is not asked.",
)
def nothing_new_of_ministers(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find letters to and briefs on ministers dated in an election."""
    if (
        context.workspace.calendar.phase_on(context.on) in CAMPAIGN
        and document.context.is_to_minister
    ):
        day = plainly(context.on)
        yield Finding(f"{document.stem} puts an ask to a minister on {day}, in an election.")


def _at(manifesto: Manifesto, text: str, field: str | None = None) -> Finding:
    """Return a finding at its place in the manifesto's file."""
    about = f"manifesto-{manifesto.election}"
    return Finding(text, field=field, about=about, subject=manifesto)


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
