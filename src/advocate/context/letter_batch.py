"""The index of one run's letters: who gets which, and what to check before they go."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from advocate.context.address import FormsOfAddress
from advocate.context.document import context_of
from advocate.models.document import DocumentContext
from advocate.models.field_types import FilePath, Known, Made
from advocate.models.kinds import INDEX
from advocate.models.member import Committee, MemberProfile, Provenance
from advocate.models.workspace import Workspace

LONGEST_STEM = 45
"""Letters in what a file name says of a selection; a longer one is a number of members.

With "letter" and "index" around it, it is as long as a file's name may be.
"""
LONGEST_TITLE = 120
_NAMED = ("address", "profile", "is_chair", "hook", "knows_offices", "committee")
"""What the index says of a letter."""


class LetterRecipient(Struct, frozen=True, kw_only=True):
    """One line of the index."""

    address: FormsOfAddress
    profile: MemberProfile
    is_chair: bool
    hook: Made
    """What makes the letter its reader's own, in a few words."""


class LetterBatch(Struct, frozen=True, kw_only=True):
    """What the letters of one run have in common."""

    title: Made
    stem: FilePath
    """What the name of the index's file says of the selection."""
    committee: Committee | None = None
    """The one as whose members they are written to."""


def for_index(letter: DocumentContext) -> DocumentContext:
    """Return a letter with no more in it than the index of its batch needs."""
    return replace(letter, values={name: letter.values[name] for name in _NAMED}, problems=())


def letter_batch(
    letters: Sequence[DocumentContext], described: Sequence[str], committee: Committee | None
) -> LetterBatch:
    """Return the batch of a selection that `described` puts in words ("region North East").

    Without words the members' names stand for it. A selection too long for a file name is told
    from others by a few letters made of its members.
    """
    if committee and len(described) == 1:
        return LetterBatch(
            title=f"Letters to the {committee.name}", stem=committee.name, committee=committee
        )
    described = described or [_recipient(letter).address.plain_name for letter in letters]
    words = ", ".join(described)
    count = f"{len(letters)} member{'' if len(letters) == 1 else 's'}"
    stem = " ".join(described)
    if len(stem) > LONGEST_STEM:
        ids = ",".join(sorted(str(letter.member_id) for letter in letters))
        stem = f"{count} {sha256(ids.encode()).hexdigest()[:6]}"
    is_short = len(words) <= LONGEST_TITLE
    title = f"Letters to {count}: {words}" if is_short else f"Letters to {count}"
    return LetterBatch(title=title, stem=stem, committee=committee)


def build_index(
    workspace: Workspace,
    batch: LetterBatch,
    letters: Sequence[DocumentContext],
    stems: Sequence[str],
    provenance: Provenance,
    *,
    on: date,
) -> DocumentContext:
    """Return the context of the index: one row a letter, in the order of the letters."""
    rows = [
        {"recipient": _recipient(letter), "file": Known(stem)}
        for letter, stem in zip(letters, stems, strict=True)
    ]
    values: dict[str, object] = {
        "committee": batch.committee,
        "rows": rows,
        "knows_offices": all(letter.values["knows_offices"] for letter in letters),
        "known_on": _known_on(letters, provenance),
        "letter": workspace.settings.letter,
    }
    return context_of(
        workspace,
        INDEX,
        on=on,
        title=Known(batch.title),
        subject=Known(f"Index of letters{batch.title.removeprefix('Letters')}"),
        stem=f"letter-{batch.stem}-index",
        keywords=("letters", "index", batch.committee.name if batch.committee else None),
        values=values,
    )


def _recipient(letter: DocumentContext) -> LetterRecipient:
    return LetterRecipient(
        address=cast("FormsOfAddress", letter.values["address"]),
        profile=cast("MemberProfile", letter.values["profile"]),
        is_chair=bool(letter.values["is_chair"]),
        hook=str(letter.values["hook"]),
    )


def _known_on(letters: Sequence[DocumentContext], provenance: Provenance) -> date:
    """Return the day to which the facts are known, places on the committee among them."""
    profiles = [cast("MemberProfile", letter.values["profile"]) for letter in letters]
    is_committee = any(letter.values["committee"] for letter in letters)
    days = [p.committees_as_of for p in profiles if p.committees_as_of and is_committee]
    return min([*days, provenance.as_of])
