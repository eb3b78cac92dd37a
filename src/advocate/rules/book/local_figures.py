"""Rules on local figures: one that is the member's own, and none that is somebody else's."""

import re

from advocate.errors import Severity
from advocate.models.document import FactKind
from advocate.models.name_folding import name_key
from advocate.models.sector import Nation
from advocate.rules.engine.document_choice import about_one_member
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT
from advocate.rules.language.passages import one_line

_RANK = re.compile(r"\d(?:st|nd|rd|th)\b(?: [\w-]+){0,2} of (?!100\b)\d{3,}")


@rule("N19", Severity.WARNING, DOCUMENT, kinds=about_one_member)
def local_figure(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find documents that ask without a local figure, or have that of another seat."""
    profile, kind = document.context.profile, document.kind.name
    if profile is None or profile.constituency is None or document.context.office:
        return
    seat = profile.constituency
    own = context.workspace.seat_keys((seat.name, profile.constituency_name))
    places = (local.place_keys() for local in context.workspace.constituencies)
    near = map(name_key, (*seat.local_authorities, seat.region))
    others = frozenset[str]().union(*places).difference(own, near)
    printed = (fact.kind for fact in document.rendered.printed if fact.text)
    claimed = (name_key(claim.geography) for claim in document.rendered.claims)
    is_local = FactKind.STATISTIC in printed or not own.isdisjoint(claimed)
    has_figures = bool(context.sector.statistics.order.get(Nation(seat.nation)))
    if not is_local and document.context.asks_put and has_figures:
        yield Finding(f"A {kind} gives no figure of the Member's own constituency.")
    for claim in document.rendered.claims:
        if name_key(claim.geography) in others:
            other = f"{claim.id}, a figure of {claim.geography}"
            hint = "Use the figure of the Member's own constituency."
            yield Finding(f"The {kind} about {seat.name} gives {other}.", hint=hint)


@rule("N21", Severity.WARNING, DOCUMENT, kinds=about_one_member)
def rank_among_many(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find ranks among more than a hundred, which nobody can picture."""
    for found in _RANK.finditer(one_line(document.text)):
        yield Finding(f"{document.stem} says “{found[0]}”.")
