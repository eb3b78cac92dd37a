"""The values that facts have now: in the evidence, the quotations and Parliament's records.

Where the records at hand are older than the document, the answer is "not known".
"""

from datetime import date

from msgspec import Struct

from advocate.errors import NotFound, ParliamentError
from advocate.kinds.own_records import knowledge_of, quotations_with_consent
from advocate.kinds.printed_facts import OUR_NOTE, details_of, plain, quotation_fact
from advocate.models.constituency import ConstituencyStatistic
from advocate.models.document import FactKind, PrintedFact
from advocate.models.evidence import Audience
from advocate.models.member import MemberProfile, Standing
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace
from advocate.recipients.people import MOST_ASKED
from advocate.rendering.filters import evidence_value, statistic_text
from advocate.writers.fact_record import DocumentFacts

_ON_THE_LIST = frozenset({"name", "address_line", "salutation", "party", "constituency"})
"""Details that a synced list of members has; the others are as old as the packaged record."""
_SITS = frozenset({Standing.SITTING, Standing.DISSOLUTION, Standing.PEER})


class CurrentValue(Struct, frozen=True, kw_only=True):
    """The value that a printed fact has now."""

    changed: bool | None
    """None where this is not known."""
    text: str | None = None
    """What would be printed, or why it may not be printed; None if the fact is gone."""


UNKNOWN = CurrentValue(changed=None)
_Details = tuple[MemberProfile, dict[str, list[str]]]
"""A profile, and what documents would print of it by the id of the detail."""


class CurrentFacts:
    """The facts of one workspace on one day."""

    def __init__(self, workspace: Workspace, parliament: Parliament, *, on: date) -> None:
        """Ask `parliament` about each member once a day that matters."""
        self._workspace = workspace
        self._parliament = parliament
        self._on = on
        self._claims = {claim.id: claim for claim in workspace.evidence}
        self._quotations = {quotation.id: quotation for quotation in workspace.quotations}
        self._people: dict[tuple[int, date], _Details | None] = {}
        self._figures: dict[str, dict[str, ConstituencyStatistic]] = {}

    def now(self, fact: PrintedFact, use: DocumentFacts) -> CurrentValue:
        """Return the value of a fact today, or on the date of a document dated in the future."""
        return self._recorded(fact, use) or self._member(fact, max(self._on, use.dated))

    def since_written(self, fact: PrintedFact, use: DocumentFacts) -> CurrentValue:
        """Return the value of a fact, changed if it changed after it was printed.

        Why not the same as `now`: a document on the past is right about that day. Of a member it
        is stale where the record of that day was put right, or where something changed after both
        the document's date and the day the record was read.
        """
        if recorded := self._recorded(fact, use):
            return recorded
        then = self._member(fact, use.dated)
        base = max(use.dated, fact.dated or use.dated)
        if self._on <= base:
            return then
        today = self._member(fact, self._on)
        return today if today.changed and today != self._member(fact, base) else then

    def _recorded(self, fact: PrintedFact, use: DocumentFacts) -> CurrentValue | None:
        """Return the value of a claim, quotation or statistic; None for a detail of a member."""
        if not fact.id:
            return UNKNOWN
        if fact.kind is FactKind.CLAIM:
            return self._claim(fact)
        if fact.kind is FactKind.QUOTATION:
            return self._quotation(fact, use)
        return self._statistic(fact, use) if fact.kind is FactKind.STATISTIC else None

    def _claim(self, fact: PrintedFact) -> CurrentValue:
        claim = self._claims.get(fact.id)
        if claim is None:
            return CurrentValue(changed=True)
        text = evidence_value(claim, self._workspace.small_number)
        if fact.text is not None and plain(text) != plain(fact.text):
            return CurrentValue(changed=True, text=text)
        if claim.period != fact.period:
            return CurrentValue(changed=True, text=f"{text} ({claim.period})")
        return CurrentValue(changed=False, text=text)

    def _quotation(self, fact: PrintedFact, use: DocumentFacts) -> CurrentValue:
        quotation = self._quotations.get(fact.id)
        if quotation is None:
            return CurrentValue(changed=True)
        day, expires = max(self._on, use.dated), quotation.consent.expires
        kind = self._workspace.kind(use.kind)
        readers = kind.audience if kind else tuple(Audience)  # known no more: everybody
        printed = quotation_fact(quotation)
        if plain(quotation.text) != plain(fact.text or ""):
            return CurrentValue(changed=True, text=quotation.text)
        if expires is not None and expires <= day:
            return CurrentValue(changed=True, text=f"Consent ended on {expires.isoformat()}.")
        if not quotations_with_consent((quotation,), on=day, readers=readers):
            reason = "Consent does not cover readers of this document."
            return CurrentValue(changed=True, text=reason)
        is_other = printed.source != fact.source
        return CurrentValue(changed=is_other, text=f"{quotation.text} — {printed.source}")

    def _statistic(self, fact: PrintedFact, use: DocumentFacts) -> CurrentValue:
        found = self._details(use.member_id, use.dated) if use.member_id else None
        seat = found[0].constituency if found else None
        if seat is None:
            return UNKNOWN
        if seat.gss_code not in self._figures:
            figures = self._parliament.places.statistics(seat.gss_code)
            own = self._workspace.own_figures.get(seat.gss_code, ())
            self._figures[seat.gss_code] = {each.statistic: each for each in (*figures, *own)}
        figure = self._figures[seat.gss_code].get(fact.id)
        if figure is None:
            return CurrentValue(changed=True)
        text = statistic_text(figure, self._workspace.small_number)
        is_other = plain(text) != plain(fact.text or "") or figure.period != fact.period
        text += f" ({figure.period})" if is_other else ""
        return CurrentValue(changed=is_other, text=text)

    def _member(self, fact: PrintedFact, day: date) -> CurrentValue:
        member_id, _, name = fact.id.partition(".")
        found = self._details(int(member_id), day) if member_id.isdecimal() else None
        if found is None:
            return UNKNOWN
        profile, details = found
        texts = details.get(fact.id, [])
        if fact.text in texts:
            return CurrentValue(changed=False, text=fact.text)
        if not self._can_tell(fact, name, profile, is_there=bool(texts)):
            return UNKNOWN
        return CurrentValue(changed=True, text="; ".join(texts) or None)

    def _can_tell(
        self, fact: PrintedFact, name: str, profile: MemberProfile, *, is_there: bool
    ) -> bool:
        """Say if the records are as new as the document: then a missing detail means a change."""
        known_on = profile.provenance.as_of
        if name not in _ON_THE_LIST:
            known_on = self._parliament.account.details_as_of(profile)
        if name in {"committee", "chair"}:
            known_on = profile.committees_as_of or known_on
        if fact.dated and known_on < fact.dated:
            return False
        if is_there or fact.source == OUR_NOTE or profile.standing not in _SITS:
            return True
        committees = profile.committees
        lists = {"office": profile.posts, "committee": committees, "chair": committees}
        return name == "constituency" or lists.get(name) is not None

    def _details(self, member_id: int, day: date) -> _Details | None:
        key = (member_id, day)
        if key not in self._people:
            self._people[key] = self._ask(member_id, day)
        return self._people[key]

    def _ask(self, member_id: int, day: date) -> _Details | None:
        asked = {known for known, _ in self._people} - {member_id}
        if len(asked) >= MOST_ASKED and self._parliament.account.is_live:
            return None  # an index of hundreds: asking the services for all would take minutes
        try:
            member = self._parliament.members.find_member(str(member_id), on=day)
            profile = self._parliament.profiles.member_profile(member, on=day)
        except (NotFound, ParliamentError):
            return None
        details: dict[str, list[str]] = {}
        for detail in details_of(profile, knowledge_of(self._workspace, member_id)):
            details.setdefault(detail.id, []).append(detail.text or "")
        return profile, details
