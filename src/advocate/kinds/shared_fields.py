"""What the contexts of all kinds of documents have in common."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from advocate.errors import Problem, one_warning
from advocate.kinds.address.address_forms import titles_may_be_later
from advocate.models.dates import plainly
from advocate.models.document import DocumentInfo
from advocate.models.kinds import Kind
from advocate.models.member import MemberProfile, Source, Standing
from advocate.models.settings import Organisation
from advocate.models.workspace import Workspace


class Shared(TypedDict):
    """The fields that every context takes from its workspace."""

    info: DocumentInfo
    organisation: Organisation
    sample_notice: str | None


def shared_fields(
    workspace: Workspace,
    kind: Kind,
    *,
    on: date,
    title: str,
    subject: str,
    keywords: Iterable[str | None],
) -> Shared:
    """Return what a context has beside the fields of its own kind."""
    settings = workspace.settings
    words: dict[str, str] = {}
    for word in filter(None, (*keywords, *(topic.name for topic in settings.topics))):
        words.setdefault(word.casefold(), word)  # each once, as first written
    info = DocumentInfo(
        kind=kind,
        title=title,
        author=settings.organisation.name,
        subject=subject,
        date=on,
        keywords=tuple(words.values()),
        status="Internal: not for publication" if kind.is_internal else None,
    )
    return Shared(
        info=info, organisation=settings.organisation, sample_notice=settings.sample_notice
    )


def peers_as_of(profile: MemberProfile) -> tuple[Problem, ...]:
    """Return the warning that a peer is known from the packaged list, with its day."""
    if profile.standing is not Standing.PEER or profile.provenance.source is not Source.SNAPSHOT:
        return ()
    known = plainly(profile.provenance.as_of)
    return one_warning(f"Who sits in the Lords is as at {known}.", hint="Check online.")


def title_warning(profile: MemberProfile) -> tuple[Problem, ...]:
    """Return the warning that a document of the past carries the titles of the present."""
    if not titles_may_be_later(profile):
        return ()
    return one_warning(
        "Parliament's record has no past titles: Sir, Dame, Rt Hon and the like are those of "
        f"{plainly(profile.provenance.as_of)}.",
        hint="Correct a title under overrides in data/mps.yaml (field: name_full_title).",
        rule="C2.9",
    )
