"""What the contexts of all kinds of documents have in common."""

from collections.abc import Iterable, Mapping
from datetime import date

from advocate.errors import Problem
from advocate.models.document import DocumentContext, DocumentInfo, HeldPicture
from advocate.models.kinds import Kind
from advocate.models.member import MemberProfile
from advocate.models.workspace import Workspace


def context_of(  # noqa: PLR0913 - what makes one document differ from another
    workspace: Workspace,
    kind: Kind,
    *,
    on: date,
    title: str,
    subject: str,
    stem: str,
    keywords: Iterable[str | None],
    values: Mapping[str, object],
    profile: MemberProfile | None = None,
    problems: tuple[Problem, ...] = (),
    pictures: tuple[HeldPicture, ...] = (),
) -> DocumentContext:
    """Return the context of a document: beside `values`, what every template has."""
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
    ours = {"organisation": settings.organisation, "sample_notice": settings.sample_notice}
    return DocumentContext(
        info=info,
        template=f"{kind.name}.md.j2",
        stem=stem,
        values={**ours, "on": on, **values},
        member_id=profile.member.id if profile else None,
        problems=problems,
        pictures=pictures,
    )
