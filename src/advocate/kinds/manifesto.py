"""What the manifesto of one election may say on one date."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from advocate.kinds.dated_texts import in_force
from advocate.kinds.own_records import quotations_with_consent
from advocate.kinds.shared_fields import shared_fields
from advocate.models.calendar import ElectionCalendar, Phase
from advocate.models.campaign import Ask, Manifesto, ManifestoLength
from advocate.models.document_context import DocumentContext
from advocate.models.evidence import Evidence, Quotation
from advocate.models.field_types import ComposedText
from advocate.models.kinds import MANIFESTO
from advocate.models.packaged_table import packaged_table
from advocate.models.workspace import Workspace


class AskBlock(Struct, frozen=True, kw_only=True):
    """One ask with what backs it, ready to print."""

    number: int
    ask: Ask
    means: ComposedText | None
    evidence: tuple[Evidence, ...]
    quotations: tuple[Quotation, ...]
    """Those that no ask before it has."""


class ManifestoContext(DocumentContext, frozen=True, kw_only=True):
    """What a manifesto may say."""

    manifesto: Manifesto
    blocks: tuple[AskBlock, ...]
    moment: ComposedText
    """Which of the three moments its date is: "before", "election" or "after"."""
    states_terms: bool
    """Whether any ask says who, how, at what cost or when."""
    not_stated: ComposedText = "Not stated"
    number: Evidence | None
    is_summary: bool
    has_illustrative: bool


def build_manifesto(workspace: Workspace, manifesto: Manifesto, *, on: date) -> ManifestoContext:
    """Return the context of the manifesto document, with the asks that were put on its date."""
    manifesto = replace(manifesto, asks=in_force(manifesto.asks, on))
    evidence = {item.id: item for item in workspace.evidence}
    quotations = quotations_with_consent(workspace.quotations, on=on, readers=MANIFESTO.audience)
    usable = {quotation.id: quotation for quotation in quotations}
    first = {item: ask.id for ask in reversed(manifesto.asks) for item in ask.quotations}
    blocks = tuple(
        AskBlock(
            number=number,
            ask=ask,
            means=packaged_table(__file__)[ask.mechanism] if ask.mechanism else None,
            evidence=tuple(evidence[item] for item in ask.evidence),
            quotations=tuple(
                usable[item] for item in ask.quotations if item in usable and first[item] == ask.id
            ),
        )
        for number, ask in enumerate(manifesto.asks, 1)
    )
    return ManifestoContext(
        **shared_fields(
            workspace,
            MANIFESTO,
            on=on,
            title=manifesto.title,
            subject=f"Asks for the general election of {manifesto.election}",
            keywords=("manifesto", f"general election {manifesto.election}"),
        ),
        stem=manifesto_stem(manifesto),
        manifesto=manifesto,
        blocks=blocks,
        moment=_moment(manifesto, on, workspace.calendar),
        states_terms=any(a.owner or a.mechanism or a.cost or a.by_when for a in manifesto.asks),
        number=evidence.get(manifesto.number or ""),
        is_summary=manifesto.length is ManifestoLength.SUMMARY,
        has_illustrative=any(_is_illustrative(block) for block in blocks),
    )


def manifesto_stem(manifesto: Manifesto) -> str:
    """Return what its files are called; the name of a summary says so."""
    length = "-summary" if manifesto.length is ManifestoLength.SUMMARY else ""
    return MANIFESTO.file_name_for(about=f"{manifesto.election}{length}")


def _is_illustrative(block: AskBlock) -> bool:
    invented = (block.ask, block.ask.cost, *block.evidence, *block.quotations)
    return any(item.illustrative for item in invented if item)


def _moment(manifesto: Manifesto, on: date, calendar: ElectionCalendar) -> str:
    election = calendar.election_of(manifesto.election)
    period = calendar.period_on(on)
    is_campaign = period is not None and period.phase in (Phase.DISSOLUTION, Phase.PRE_ELECTION)
    if is_campaign and period and period.election == election:
        return "election"
    is_over = election.poll < on if election else on.year > manifesto.election
    return "after" if is_over else "before"
