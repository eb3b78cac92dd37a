"""What the charity asks for: asks, their cost, and the manifesto that carries them."""

from datetime import date
from enum import StrEnum

from advocate.models import field_types as fields
from advocate.models.field_types import DatedRecord, Record
from advocate.models.planned_chart import PlannedChart
from advocate.models.sector import Decision, Nation


class Mechanism(StrEnum):
    """The instrument an ask needs."""

    SPENDING = "spending"
    LEGISLATION = "legislation"
    GUIDANCE = "guidance"
    REGULATION = "regulation"
    DATA = "data"
    COMMISSIONING = "commissioning"


class ManifestoLength(StrEnum):
    """How much of a manifesto is printed."""

    SUMMARY = "summary"
    FULL = "full"


class AskStatus(StrEnum):
    """Where an ask stands."""

    OPEN = "open"
    PARTLY_ADOPTED = "partly adopted"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


class Cost(Record, frozen=True, kw_only=True):
    """What an ask costs the public purse; either an amount or the reason there is none."""

    no_new_spending: bool = False
    amount: float | None = None
    """Pounds, total over `period`."""
    period: fields.Prose | None = None
    price_base: fields.Prose | None = None
    basis: fields.Prose | None = None
    """How the figure was reached, or why no new money is needed."""
    source: fields.Published | None = None
    confidence: fields.Prose | None = None
    illustrative: bool = False


class Actions(Record, frozen=True, kw_only=True):
    """What we ask of one person for this ask, by the role they have; each passes the can-do matrix.

    Every text completes the sentence "We ask you to …".
    """

    any_member: fields.Prose
    """Possible for every member, whatever their role; also used where the role is not known."""
    decision_maker: fields.Prose | None = None
    """The decision itself, asked of whoever takes it: the minister, at the department."""
    minister: fields.Prose | None = None
    """Of other ministers."""
    shadow_minister: fields.Prose | None = None
    committee_chair: fields.Prose | None = None
    committee_member: fields.Prose | None = None
    peer: fields.Prose | None = None
    bishop: fields.Prose | None = None
    """Else what is asked of peers."""
    speaker: fields.Prose | None = None
    """Something that takes no side; nothing else is asked of the Speaker."""
    fallback: fields.Prose | None = None
    """The smaller thing to ask for if the answer is no."""
    easy_yes: fields.Prose | None = None
    """The thing nobody minds agreeing to."""


class Ask(DatedRecord, frozen=True, kw_only=True):
    """One thing we want done, by whom, by what means, at what cost, by when."""

    id: fields.Key
    title: fields.Prose
    """Verb first, at most twelve words."""
    what: fields.Prose
    why: fields.Prose
    mechanism: Mechanism | None = None
    owner: fields.Name | None = None
    """Department and role, never a named person."""
    by_when: date | None = None
    cost: Cost | None = None
    measure: fields.Prose | None = None
    """How anybody will know that it was done."""
    evidence: tuple[fields.EvidenceId, ...] = ()
    quotations: tuple[fields.QuotationId, ...] = ()
    fallback: fields.Prose | None = None
    objection: fields.Prose | None = None
    """What somebody might fairly say against it."""
    reply: fields.Prose | None = None
    """Our answer to that, in a sentence."""
    backing: fields.Prose | None = None
    """What else speaks for it, in sentences that may cite evidence; printed in manifestos."""
    purpose: fields.Reason | None = None
    """How it serves the charity's own purposes, in a sentence; not printed."""
    subject: fields.Key | None = None
    """What it is about, by the name that the sectors give it; they say who decides it where."""
    nations: tuple[Nation, ...] = ()
    """Those that it is about; none stands for wherever the United Kingdom's Parliament decides."""
    decided_by: tuple[Decision, ...] = ()
    """Who decides, where it is not whom the sectors name."""
    status: AskStatus = AskStatus.OPEN
    checked_on: date | None = None
    actions: Actions | None = None
    illustrative: bool = False


class PurposeTest(Record, frozen=True, kw_only=True):
    """Why published asks are no election campaign: the Electoral Commission's four questions.

    Each answer is a sentence; none is printed.
    """

    call_to_action: fields.Reason
    """Whom it asks to do what; a call to voters would make it campaign material."""
    tone: fields.Reason
    """Why its words are for or against no party and no candidate."""
    context_and_timing: fields.Reason
    """Why it comes when it does."""
    reasonable_person: fields.Reason
    """Why nobody would take it as meant to sway their vote."""


class Imprint(Record, frozen=True, kw_only=True):
    """Who answers for election material, as the law wants it printed on it."""

    promoter: fields.Name
    """Name of the person or body that causes it to be published."""
    address: fields.Address
    """Postal address of the promoter."""
    on_behalf_of: fields.Name | None = None
    """Name and postal address, where the promoter acts for somebody else."""


class Manifesto(Record, frozen=True, kw_only=True):
    """The asks put before one general election."""

    election: int
    """Year of the poll."""
    title: fields.Prose
    published: date
    summary: fields.Prose
    problem: fields.Prose
    """Why these asks; prose that may cite evidence."""
    asks: tuple[Ask, ...]
    chart: PlannedChart | None = None
    """Printed under "Why it matters"."""
    number: fields.EvidenceId | None = None
    """The one figure that the first page shows large."""
    length: ManifestoLength = ManifestoLength.FULL
    """What is printed where `--length` says nothing else; a summary is one page of it."""
    how_made: fields.Prose | None = None
    purpose_test: PurposeTest | None = None
    """For days of a regulated period."""
    campaign_cost: float | None = None
    """Pounds spent so far in the regulated period on public material for this election."""
    election_material: bool = False
    """Whether it could reasonably be seen as meant to sway votes, and so needs an imprint."""
    imprint: Imprint | None = None
    """Printed at the end."""
    illustrative: bool = False
