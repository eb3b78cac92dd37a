"""What facts would be if they were printed now: by the register, the quotations and Parliament.

Where nothing at hand can tell, because what is at hand is older than the document, nothing is said.
"""

from datetime import date

from msgspec import Struct

from advocate.context.selection import knowledge_of, quotations_with_consent
from advocate.context.trail import (
    OUR_NOTE,
    details_of,
    plain,
    quotation_fact,
)
from advocate.errors import NotFound, ParliamentError
from advocate.inputs.parliament.source import ParliamentSource
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document import FactKind, PrintedFact
from advocate.models.evidence import Audience
from advocate.models.member import MemberProfile, Standing
from advocate.models.workspace import Workspace
from advocate.recipients import MOST_ASKED
from advocate.rendering.filters import evidence_value, statistic_value
from advocate.writers.fact_ledger import DocumentUse

_ON_THE_LIST = frozenset({"name", "address_line", "salutation", "party", "constituency"})
"""Details that a synced list of members tells; the others are as old as the packaged record."""
_SITS = frozenset({Standing.SITTING, Standing.DISSOLUTION, Standing.PEER})


class Now(Struct, frozen=True, kw_only=True):
    """How a printed fact stands now."""

    changed: bool | None
    """None where nothing at hand can tell."""
    text: str | None = None
    """What would be printed, or why nothing may be; None where the fact is gone."""


UNKNOWN = Now(changed=None)
_Details = tuple[MemberProfile, dict[str, list[str]]]
"""A profile, and what documents would print of it by the id of the detail."""


class Present:
    """The facts of one workspace on one day."""

    def __init__(self, workspace: Workspace, parliament: ParliamentSource, *, on: date) -> None:
        """Ask `parliament` about members, each once for each day that matters."""
        self._workspace = workspace
        self._parliament = parliament
        self._on = on
        self._claims = {claim.id: claim for claim in workspace.evidence}
        self._quotations = {quotation.id: quotation for quotation in workspace.quotations}
        self._people: dict[tuple[int, date], _Details | None] = {}
        self._figures: dict[str, dict[str, ConstituencyStatistic]] = {}

    def now(self, fact: PrintedFact, use: DocumentUse) -> Now:
        """Return how a fact stands today, or on the date of a document that is dated ahead."""
        day = max(self._on, use.dated)
        return self._recorded(fact, use) or self._member(fact, day)

    def since_written(self, fact: PrintedFact, use: DocumentUse) -> Now:
        """Return how a fact stands that may have changed since it was printed.

        Why not the same as `now`: a document on the past is right about that day. Of a member it
        is stale where the record of that day was put right, or where something changed after both
        the document's date and the day the record was read.
        """
        recorded = self._recorded(fact, use)
        if recorded:
            return recorded
        then = self._member(fact, use.dated)
        base = max(use.dated, fact.dated or use.dated)
        if self._on <= base:
            return then
        today = self._member(fact, self._on)
        return today if today.changed and today != self._member(fact, base) else then

    def _recorded(self, fact: PrintedFact, use: DocumentUse) -> Now | None:
        """Return how what the workspace or the statistics record stands; None for a detail."""
        if not fact.id:
            return UNKNOWN
        if fact.kind is FactKind.CLAIM:
            return self._claim(fact)
        if fact.kind is FactKind.QUOTATION:
            return self._quotation(fact, use)
        return self._statistic(fact, use) if fact.kind is FactKind.STATISTIC else None

    def _claim(self, fact: PrintedFact) -> Now:
        claim = self._claims.get(fact.id)
        if claim is None:
            return Now(changed=True)
        text = evidence_value(claim, self._workspace.settings.thresholds.small_number)
        if fact.text is not None and plain(text) != plain(fact.text):
            return Now(changed=True, text=text)
        if claim.period != fact.period:
            return Now(changed=True, text=f"{text} ({claim.period})")
        return Now(changed=False, text=text)

    def _quotation(self, fact: PrintedFact, use: DocumentUse) -> Now:
        quotation = self._quotations.get(fact.id)
        if quotation is None:
            return Now(changed=True)
        day, expires = max(self._on, use.dated), quotation.consent.expires
        kind = self._workspace.kind(use.kind)
        readers = kind.audience if kind else tuple(Audience)  # known no more: everybody
        printed = quotation_fact(quotation)
        if plain(quotation.text) != plain(fact.text or ""):
            return Now(changed=True, text=quotation.text)
        if expires is not None and expires <= day:
            return Now(changed=True, text=f"Consent ended on {expires.isoformat()}.")
        if not quotations_with_consent((quotation,), on=day, readers=readers):
            return Now(changed=True, text="Consent does not cover readers of this document.")
        is_other = printed.source != fact.source
        return Now(changed=is_other, text=f"{quotation.text} — {printed.source}")

    def _statistic(self, fact: PrintedFact, use: DocumentUse) -> Now:
        found = self._details(use.member_id, use.dated) if use.member_id else None
        seat = found[0].constituency if found else None
        if seat is None:
            return UNKNOWN
        if seat.gss_code not in self._figures:
            figures = self._parliament.statistics(seat.gss_code)
            self._figures[seat.gss_code] = {figure.statistic: figure for figure in figures}
        figure = self._figures[seat.gss_code].get(fact.id)
        if figure is None:
            return Now(changed=True)
        value = statistic_value(figure.value, figure.unit, is_estimate=figure.estimated)
        text = f"about {value}" if figure.estimated else value
        is_other = plain(text) != plain(fact.text or "") or figure.period != fact.period
        return Now(changed=is_other, text=f"{text} ({figure.period})" if is_other else text)

    def _member(self, fact: PrintedFact, day: date) -> Now:
        member_id, _, name = fact.id.partition(".")
        found = self._details(int(member_id), day) if member_id.isdecimal() else None
        if found is None:
            return UNKNOWN
        profile, details = found
        texts = details.get(fact.id, [])
        if fact.text in texts:
            return Now(changed=False, text=fact.text)
        if not self._can_tell(fact, name, profile, is_there=bool(texts)):
            return UNKNOWN
        return Now(changed=True, text="; ".join(texts) or None)

    def _can_tell(
        self, fact: PrintedFact, name: str, profile: MemberProfile, *, is_there: bool
    ) -> bool:
        """Say if what is at hand is as new as the document, and a gap in it means something."""
        known_on = profile.provenance.as_of
        if name not in _ON_THE_LIST:
            known_on = self._parliament.details_as_of(profile)
        if name in {"committee", "chair"}:
            known_on = profile.committees_as_of or known_on
        if fact.dated and known_on < fact.dated:
            return False
        if is_there or fact.source == OUR_NOTE or profile.standing not in _SITS:
            return True
        lists = {"office": profile.posts, "committee": profile.committees}
        lists["chair"] = profile.committees
        return name == "constituency" or lists.get(name) is not None

    def _details(self, member_id: int, day: date) -> _Details | None:
        key = (member_id, day)
        if key not in self._people:
            self._people[key] = self._ask(member_id, day)
        return self._people[key]

    def _ask(self, member_id: int, day: date) -> _Details | None:
        asked = {known for known, _ in self._people} - {member_id}
        if len(asked) >= MOST_ASKED and self._parliament.is_live:
            return None  # an index of hundreds: asking the services for all would take minutes
        try:
            member = self._parliament.find_member(str(member_id), on=day)
            profile = self._parliament.member_profile(member, on=day)
        except (NotFound, ParliamentError):
            return None
        details: dict[str, list[str]] = {}
        for detail in details_of(profile, knowledge_of(self._workspace, member_id)):
            details.setdefault(detail.id, []).append(detail.text or "")
        return profile, details
