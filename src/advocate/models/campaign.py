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
    period: fields.Prose | None = None
    price_base: fields.Prose | None = None
    basis: fields.Prose | None = None
    source: fields.Published | None = None
    confidence: fields.Prose | None = None
    illustrative: bool = False


class Actions(Record, frozen=True, kw_only=True):
    """What we ask of one person for this ask, by the role they have; each passes the can-do matrix.

    Every text completes the sentence "We ask you to …".
    """

    any_member: fields.Prose
    decision_maker: fields.Prose | None = None
    minister: fields.Prose | None = None
    shadow_minister: fields.Prose | None = None
    committee_chair: fields.Prose | None = None
    committee_member: fields.Prose | None = None
    peer: fields.Prose | None = None
    bishop: fields.Prose | None = None
    speaker: fields.Prose | None = None
    fallback: fields.Prose | None = None
    easy_yes: fields.Prose | None = None


class Ask(DatedRecord, frozen=True, kw_only=True):
    """One thing we want done, by whom, by what means, at what cost, by when."""

    id: fields.Key
    title: fields.Prose
    what: fields.Prose
    why: fields.Prose
    mechanism: Mechanism | None = None
    owner: fields.Name | None = None
    by_when: date | None = None
    cost: Cost | None = None
    measure: fields.Prose | None = None
    evidence: tuple[fields.EvidenceId, ...] = ()
    quotations: tuple[fields.QuotationId, ...] = ()
    fallback: fields.Prose | None = None
    objection: fields.Prose | None = None
    reply: fields.Prose | None = None
    backing: fields.Prose | None = None
    purpose: fields.Reason | None = None
    subject: fields.SubjectName | None = None
    nations: tuple[Nation, ...] = ()
    decided_by: tuple[Decision, ...] = ()
    status: AskStatus = AskStatus.OPEN
    checked_on: date | None = None
    actions: Actions | None = None
    illustrative: bool = False


class PurposeTest(Record, frozen=True, kw_only=True):
    """Why published asks are no election campaign: the Electoral Commission's four questions.

    Each answer is a sentence; none is printed.
    """

    call_to_action: fields.Reason
    tone: fields.Reason
    context_and_timing: fields.Reason
    reasonable_person: fields.Reason


class Imprint(Record, frozen=True, kw_only=True):
    """Who answers for election material, as the law wants it printed on it."""

    promoter: fields.Name
    address: fields.Address
    on_behalf_of: fields.Name | None = None


class Manifesto(Record, frozen=True, kw_only=True):
    """The asks put before one general election."""

    election: int
    title: fields.Prose
    published: date
    summary: fields.Prose
    problem: fields.Prose
    asks: tuple[Ask, ...]
    chart: PlannedChart | None = None
    number: fields.EvidenceId | None = None
    length: ManifestoLength = ManifestoLength.FULL
    how_made: fields.Prose | None = None
    purpose_test: PurposeTest | None = None
    campaign_cost: float | None = None
    election_material: bool = False
    imprint: Imprint | None = None
    illustrative: bool = False
