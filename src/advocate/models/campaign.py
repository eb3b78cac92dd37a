"""What the charity asks for: asks, their cost, and the manifesto that carries them."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from advocate.models.planned_chart import PlannedChart


class Mechanism(StrEnum):
    """The instrument an ask needs."""

    SPENDING = "spending"
    LEGISLATION = "legislation"
    GUIDANCE = "guidance"
    REGULATION = "regulation"
    DATA = "data"
    COMMISSIONING = "commissioning"


class AskStatus(StrEnum):
    """Where an ask stands."""

    OPEN = "open"
    PARTLY_ADOPTED = "partly adopted"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


class Cost(Struct, frozen=True, kw_only=True):
    """What an ask costs the public purse; either an amount or the reason there is none."""

    no_new_spending: bool = False
    amount: float | None = None
    """Pounds, total over `period`."""
    period: str | None = None
    price_base: str | None = None
    basis: str | None = None
    """How the figure was reached, or why no new money is needed."""
    source: str | None = None
    confidence: str | None = None
    illustrative: bool = False


class Actions(Struct, frozen=True, kw_only=True):
    """What we ask of one person for this ask, by the role they have; each passes the can-do matrix.

    Every text completes the sentence "We ask you to …".
    """

    any_member: str
    """Possible for every member, whatever their role; also used where the role is not known."""
    minister: str | None = None
    shadow_minister: str | None = None
    committee_chair: str | None = None
    committee_member: str | None = None
    peer: str | None = None
    fallback: str | None = None
    """The smaller thing to ask for if the answer is no."""
    easy_yes: str | None = None
    """The thing nobody minds agreeing to."""


class Ask(Struct, frozen=True, kw_only=True):
    """One thing we want done, by whom, by what means, at what cost, by when."""

    id: str
    title: str
    """Verb first, at most twelve words."""
    what: str
    why: str
    mechanism: Mechanism | None = None
    owner: str | None = None
    """Department and role, never a named person."""
    by_when: date | None = None
    cost: Cost | None = None
    measure: str | None = None
    """How anybody will know that it was done."""
    evidence: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    fallback: str | None = None
    objection: str | None = None
    """What somebody might fairly say against it."""
    reply: str | None = None
    """Our answer to that, in a sentence."""
    purpose: str | None = None
    """How it serves the charity's own purposes, in a sentence; not printed."""
    status: AskStatus = AskStatus.OPEN
    checked_on: date | None = None
    actions: Actions | None = None
    illustrative: bool = False


class PurposeTest(Struct, frozen=True, kw_only=True):
    """Why published asks are no election campaign: the Electoral Commission's four questions.

    Each answer is a sentence; none is printed.
    """

    call_to_action: str
    """Whom it asks to do what; a call to voters would make it campaign material."""
    tone: str
    """Why its words are for or against no party and no candidate."""
    context_and_timing: str
    """Why it comes when it does."""
    reasonable_person: str
    """Why nobody would take it as meant to sway their vote."""


class Imprint(Struct, frozen=True, kw_only=True):
    """Who answers for election material, as the law wants it printed on it."""

    promoter: str
    """Name of the person or body that causes it to be published."""
    address: str
    """Postal address of the promoter."""
    on_behalf_of: str | None = None
    """Name and postal address, where the promoter acts for somebody else."""


class Manifesto(Struct, frozen=True, kw_only=True):
    """The asks put before one general election."""

    election: int
    """Year of the poll."""
    title: str
    published: date
    summary: str
    problem: str
    """Why these asks; prose that may cite evidence."""
    asks: tuple[Ask, ...]
    chart: PlannedChart | None = None
    """Printed under "Why it matters"."""
    how_made: str | None = None
    purpose_test: PurposeTest | None = None
    """For days of a regulated period."""
    campaign_cost: float | None = None
    """Pounds spent so far in the regulated period on public material for this election."""
    election_material: bool = False
    """Whether it could reasonably be seen as meant to sway votes, and so needs an imprint."""
    imprint: Imprint | None = None
    """Printed at the end."""
    illustrative: bool = False
