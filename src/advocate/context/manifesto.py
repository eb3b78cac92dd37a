"""What the manifesto of one election may say on one date."""

from datetime import date

from advocate.context.selection import usable_quotations
from advocate.errors import Problem, Severity
from advocate.models.calendar import GENERAL_ELECTIONS, Phase, phase_on
from advocate.models.campaign import Ask, Manifesto
from advocate.models.document import DocumentContext, DocumentInfo, DocumentKind
from advocate.models.evidence import Audience, Evidence, Quotation
from advocate.models.record import record
from advocate.models.workspace import Workspace


@record
class AskBlock:
    """One ask with what backs it, ready to print."""

    number: int
    ask: Ask
    evidence: tuple[Evidence, ...]
    quotations: tuple[Quotation, ...]


def build_manifesto(workspace: Workspace, manifesto: Manifesto, *, on: date) -> DocumentContext:
    """Return the context of the manifesto document; warns of asks that are out of date."""
    settings = workspace.settings
    evidence = {item.id: item for item in workspace.evidence}
    usable = {
        q.id: q for q in usable_quotations(workspace.quotations, on=on, audience=Audience.PUBLIC)
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
        "organisation": settings.organisation,
        "sample_notice": settings.sample_notice,
        "on": on,
        "manifesto": manifesto,
        "blocks": blocks,
        "moment": _moment(manifesto, on),
        "states_terms": any(_states_terms(ask) for ask in manifesto.asks),
        "not_stated": "Not stated",
        "voices": _voices(blocks),
        "has_illustrative": any(_is_illustrative(block) for block in blocks),
    }
    info = DocumentInfo(
        kind=DocumentKind.MANIFESTO,
        title=manifesto.title,
        author=settings.organisation.name,
        subject=f"Asks for the general election of {manifesto.election}",
        date=on,
        keywords=("manifesto", str(manifesto.election)),
    )
    return DocumentContext(
        info=info,
        template="manifesto.md.j2",
        stem=f"manifesto-{manifesto.election}",
        values=values,
        problems=tuple(_warnings(manifesto, on)),
    )


def _is_illustrative(block: AskBlock) -> bool:
    invented = (block.ask, block.ask.cost, *block.evidence, *block.quotations)
    return any(item.illustrative for item in invented if item)


def _states_terms(ask: Ask) -> bool:
    """Return whether an ask says anything of who, how, at what cost and when."""
    return any((ask.owner, ask.mechanism, ask.cost, ask.by_when))


def _moment(manifesto: Manifesto, on: date) -> str:
    """Return which of the three moments `on` is: "before", "election" or "after"."""
    if phase_on(on) in (Phase.DISSOLUTION, Phase.PRE_ELECTION):
        return "election"
    poll = next((e.poll for e in GENERAL_ELECTIONS if e.poll.year == manifesto.election), None)
    is_over = poll < on if poll else on.year > manifesto.election
    return "after" if is_over else "before"


def _voices(blocks: tuple[AskBlock, ...]) -> tuple[Quotation, ...]:
    """Return each quotation of the asks once, in their order."""
    return tuple({q.id: q for block in blocks for q in block.quotations}.values())


def _warnings(manifesto: Manifesto, on: date) -> list[Problem]:
    file = f"data/manifestos/{manifesto.election}.yaml"
    is_current = manifesto.election >= max(on.year - 4, 0)
    problems = [
        Problem(
            severity=Severity.WARNING,
            rule="A11",
            message=f'The date of the ask "{ask.id}" ({ask.by_when.isoformat()}) has passed.',
            hint="Give it a new date, or set its status.",
            file=file,
        )
        for ask in manifesto.asks
        if is_current and ask.by_when and ask.by_when <= on
    ]
    if is_current:
        problems += [
            Problem(
                severity=Severity.WARNING,
                rule="A05",
                message=f'The ask "{ask.id}" has no cost.',
                hint="Give an amount with its basis, or no_new_spending: true with the reason.",
                file=file,
            )
            for ask in manifesto.asks
            if ask.cost is None
        ]
    return problems
