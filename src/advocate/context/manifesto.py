"""What the manifesto of one election may say on one date."""

from datetime import date

from msgspec import Struct

from advocate.context.document import context_of
from advocate.context.selection import usable_quotations
from advocate.models.calendar import ElectionCalendar, Phase
from advocate.models.campaign import Ask, Manifesto
from advocate.models.document import DocumentContext
from advocate.models.evidence import Evidence, Quotation
from advocate.models.kinds import MANIFESTO
from advocate.models.workspace import Workspace


class AskBlock(Struct, frozen=True, kw_only=True):
    """One ask with what backs it, ready to print."""

    number: int
    ask: Ask
    evidence: tuple[Evidence, ...]
    quotations: tuple[Quotation, ...]


def build_manifesto(workspace: Workspace, manifesto: Manifesto, *, on: date) -> DocumentContext:
    """Return the context of the manifesto document."""
    evidence = {item.id: item for item in workspace.evidence}
    usable = {
        q.id: q for q in usable_quotations(workspace.quotations, on=on, readers=MANIFESTO.audience)
    }
    blocks = tuple(
        AskBlock(
            number=number,
            ask=ask,
            evidence=tuple(evidence[item] for item in ask.evidence),
            quotations=tuple(usable[item] for item in ask.quotations if item in usable),
        )
        for number, ask in enumerate(manifesto.asks, 1)
    )
    values: dict[str, object] = {
        "manifesto": manifesto,
        "blocks": blocks,
        "moment": _moment(manifesto, on, workspace.calendar),
        "states_terms": any(_states_terms(ask) for ask in manifesto.asks),
        "not_stated": "Not stated",
        "voices": _voices(blocks),
        "has_illustrative": any(_is_illustrative(block) for block in blocks),
    }
    return context_of(
        workspace,
        MANIFESTO,
        on=on,
        title=manifesto.title,
        subject=f"Asks for the general election of {manifesto.election}",
        stem=f"manifesto-{manifesto.election}",
        keywords=("manifesto", f"general election {manifesto.election}"),
        values=values,
    )


def _is_illustrative(block: AskBlock) -> bool:
    invented = (block.ask, block.ask.cost, *block.evidence, *block.quotations)
    return any(item.illustrative for item in invented if item)


def _states_terms(ask: Ask) -> bool:
    """Return whether an ask says anything of who, how, at what cost and when."""
    return any((ask.owner, ask.mechanism, ask.cost, ask.by_when))


def _moment(manifesto: Manifesto, on: date, calendar: ElectionCalendar) -> str:
    """Return which of the three moments `on` is: "before", "election" or "after"."""
    election = calendar.election_of(manifesto.election)
    period = calendar.period_on(on)
    is_campaign = period is not None and period.phase in (Phase.DISSOLUTION, Phase.PRE_ELECTION)
    if is_campaign and period and period.election == election:
        return "election"
    is_over = election.poll < on if election else on.year > manifesto.election
    return "after" if is_over else "before"


def _voices(blocks: tuple[AskBlock, ...]) -> tuple[Quotation, ...]:
    """Return each quotation of the asks once, in their order."""
    return tuple({q.id: q for block in blocks for q in block.quotations}.values())
