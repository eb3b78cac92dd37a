"""What one document printed from records: its figures, its quotations, and details of members.

Of the details that could be printed only those are kept whose words stand in the document.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from sys import intern

from advocate.kinds.address.address_forms import forms_of_address
from advocate.kinds.member_roles import offices
from advocate.kinds.own_records import knowledge_of
from advocate.models.dates import plainly
from advocate.models.document import FactKind, PrintedFact, RenderedDocument, Trail
from advocate.models.document_context import DocumentContext
from advocate.models.evidence import Quotation
from advocate.models.member import MemberProfile, Standing
from advocate.models.workspace import MemberKnowledge, Workspace

_TOKEN_LETTERS = 16
OUR_NOTE = "our own note"
_SAME = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("‑", "-"))
_CURRENCY = frozenset("£$€−_")
_PER_CENT = frozenset("%")
_POINTS = frozenset(".,")
_HOLDS_SEAT = frozenset({Standing.SITTING, Standing.DISSOLUTION})


def build_trail(
    context: DocumentContext,
    document: RenderedDocument,
    quotations: Iterable[Quotation],
    workspace: Workspace,
    *,
    text: str,
) -> Trail:
    """Return the trail of one document; `text` is its Markdown as read."""
    body = plain(text)
    details = (
        detail
        for profile in context.people
        for detail in details_of(profile, knowledge_of(workspace, profile.member.id))
    )
    return Trail(
        token=_token(document),
        facts=(
            *document.printed,
            *map(quotation_fact, quotations),
            *(detail for detail in details if stands_in(detail.text or "", body)),
        ),
    )


def quotation_fact(quotation: Quotation) -> PrintedFact:
    """Return a quotation as printed, with nothing that a reader of it may not see."""
    return PrintedFact(
        kind=FactKind.QUOTATION,
        id=quotation.id,
        text=quotation.text,
        source=f"{quotation.speaker}, {quotation.role}",
        dated=quotation.said_on,
    )


def details_of(profile: MemberProfile, knowledge: MemberKnowledge | None) -> list[PrintedFact]:
    """Return what documents may print of a member; what is not known is left out.

    Several offices, or committees, share an id, for they have no order.
    """
    forms = forms_of_address(profile, knowledge)
    known = profile.provenance
    source = intern(f"Parliament’s record ({known.source.value})")  # the same in every document
    is_named = bool(knowledge and knowledge.overrides)
    is_greeted = is_named or bool(knowledge and knowledge.salutation)

    def fact(
        name: str, text: str, ours: bool = False, day: date | None = None, other: str | None = None
    ) -> PrintedFact:
        return PrintedFact(
            kind=FactKind.MEMBER,
            id=f"{profile.member.id}.{name}",
            text=text,
            source=OUR_NOTE if ours else other or source,
            dated=day if ours else known.as_of,
        )

    found = [fact("name", forms.first_mention, is_named)]
    if forms.address_line != forms.first_mention:
        found.append(fact("address_line", forms.address_line, is_named))
    found.append(fact("salutation", f"Dear {forms.salutation}", is_greeted))
    for office in offices(profile, knowledge):
        ours = office.checked_on is not None
        found.append(fact("office", office.text, ours, office.checked_on, office.source))
    found += [fact(name, text) for name, text in _of_the_record(profile)]
    return found


def _of_the_record(profile: MemberProfile) -> Iterator[tuple[str, str]]:
    if profile.party:
        yield "party", profile.party.name
    if profile.constituency_name and profile.standing in _HOLDS_SEAT:
        yield "constituency", profile.constituency_name
    if profile.first_elected:
        yield "first_elected", plainly(profile.first_elected)
    for place in profile.committees or ():
        yield ("chair" if place.role == "Chair" else "committee"), place.committee
    if profile.email:
        yield "email", profile.email
    if profile.election and profile.election.majority is not None:
        yield "majority", f"{profile.election.majority:,}"
    if profile.election and profile.election.runner_up_party:
        yield "second_place", profile.election.runner_up_party


def plain(text: str) -> str:
    """Return `text` on one line, with straight quotation marks and ordinary spaces."""
    for typeset, typed in _SAME:
        text = text.replace(typeset, typed)
    return " ".join(text.split())


def stands_in(value: str, text: str) -> bool:
    """Say if `value` stands in plain `text` by itself: 4 months does not stand in 14 months.

    Why no regular expression: each of the values of 650 documents would have to be compiled.
    """
    words = plain(value)
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        before, after = text[max(start - 2, 0) : start], text[end : end + 2]
        if not (_goes_on(before[::-1], _CURRENCY) or _goes_on(after, _PER_CENT)):
            return True
        start = text.find(words, start + 1)
    return False


def _goes_on(two: str, signs: frozenset[str]) -> bool:
    """Say if a value goes on in the two characters beside it, of which the nearest is first."""
    near = two[:1]
    return near.isalnum() or near in signs or (near in _POINTS and two[1:].isdigit())


def _token(document: RenderedDocument) -> str:
    info = document.info
    named = (info.kind.name, info.title, info.author, info.subject, info.date.isoformat())
    marks = (*info.keywords, info.standing or "", info.language)
    content = "\x1f".join((*named, *marks, document.markdown))
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_TOKEN_LETTERS]
