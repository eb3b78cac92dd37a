"""The index of one run's letters: who gets which, and what to check before they go."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from msgspec import Struct

from advocate.kinds.dated_texts import as_of
from advocate.kinds.shared_fields import shared_fields
from advocate.models.document_context import DocumentContext, LetterRecipient
from advocate.models.field_types import FilePath, RecordText
from advocate.models.kinds import INDEX
from advocate.models.member import Committee, MemberProfile, Provenance
from advocate.models.settings import LetterSettings
from advocate.models.workspace import Workspace

LONGEST_STEM = 45
"""Letters in what a file name says of a selection; a longer one is a number of members.

With "letter" and "index" around it, it is as long as a file's name may be.
"""
LONGEST_TITLE = 120


class IndexRow(Struct, frozen=True, kw_only=True):
    """One letter of the batch."""

    recipient: LetterRecipient
    file: FilePath
    """Name of its file, without ending."""


class IndexContext(DocumentContext, frozen=True, kw_only=True):
    """What the index of a batch may say: one row a letter, in the order of the letters."""

    committee: Committee | None
    """The one as whose members they are written to."""
    rows: tuple[IndexRow, ...]
    knows_offices: bool
    known_on: date
    """The day to which the facts are known, places on the committee among them."""
    letter: LetterSettings

    @property
    def people(self) -> tuple[MemberProfile, ...]:
        """The members of its rows."""
        return tuple(row.recipient.profile for row in self.rows)


def build_index(
    workspace: Workspace,
    rows: Sequence[IndexRow],
    described: Sequence[str],
    committee: Committee | None,
    provenance: Provenance,
    *,
    on: date,
) -> IndexContext:
    """Return the context of the index of a selection that `described` puts in words."""
    recipients = [row.recipient for row in rows]
    title, words = f"Letters to {_count(recipients)}", ", ".join(described or _names(recipients))
    title = f"{title}: {words}" if len(words) <= LONGEST_TITLE else title
    if committee and len(described) == 1:
        title = f"Letters to the {committee.name}"
    days = [recipient.profile.committees_as_of for recipient in recipients if committee]
    return IndexContext(
        **shared_fields(
            workspace,
            INDEX,
            on=on,
            title=RecordText(title),
            subject=RecordText(f"Index of letters{title.removeprefix('Letters')}"),
            keywords=("letters", "index", committee.name if committee else None),
        ),
        stem=index_stem(recipients, described, committee),
        committee=committee,
        rows=tuple(rows),
        knows_offices=all(recipient.knows_offices for recipient in recipients),
        known_on=min([provenance.as_of, *filter(None, days)]),
        letter=as_of(workspace, on).settings.letter,
    )


def index_stem(
    recipients: Sequence[LetterRecipient], described: Sequence[str], committee: Committee | None
) -> FilePath:
    """Return the name of the file: the selection in words, or else its members' names.

    A selection too long for a file name is told from others by a few letters made of its members.
    """
    if committee and len(described) == 1:
        return INDEX.file_name_for(about=committee.name)
    stem = " ".join(described or _names(recipients))
    if len(stem) > LONGEST_STEM:
        ids = ",".join(sorted(str(recipient.profile.member.id) for recipient in recipients))
        stem = f"{_count(recipients)} {sha256(ids.encode()).hexdigest()[:6]}"
    return INDEX.file_name_for(about=stem)


def _names(recipients: Sequence[LetterRecipient]) -> list[str]:
    return [recipient.address.plain_name for recipient in recipients]


def _count(recipients: Sequence[LetterRecipient]) -> str:
    return f"{len(recipients)} member{'' if len(recipients) == 1 else 's'}"
