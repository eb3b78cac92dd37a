"""The kinds of documents by their traits: whatever is done for a kind is chosen by these alone."""

from enum import StrEnum

from advocate.models.evidence import Audience
from advocate.models.field_types import Key, Prose, Record


class MadeFor(StrEnum):
    """What one document is about."""

    MEMBER = "member"
    VISIT = "visit"
    """A visit, and the member who comes."""
    ELECTION = "election"
    """All asks of a general election."""
    ONCE = "once"
    """Nobody in particular: there is one in a run."""


class AddressedTo(StrEnum):
    """To whom a document speaks."""

    MEMBER = "member"
    HOST = "host"
    """Whoever receives the visit, for example a school."""
    NOBODY = "nobody"


class Kind(Record, frozen=True, kw_only=True):
    """One kind of document."""

    name: Key
    """In `--json`, in what is remembered of files, and in the names of template and files."""
    title: Prose
    """For people, for example Thank-you letter."""
    audience: tuple[Audience, ...]
    """Who reads it, one or several."""
    made_for: MadeFor
    addressed_to: AddressedTo = AddressedTo.NOBODY
    letter: bool = False
    """Whether it has a salutation and a close and goes on a letterhead; it then has no title."""
    asks: bool = False
    """Whether it puts an ask."""
    is_list: bool = False
    """Whether it is a working list, without logo and running header."""
    words: int | None = None
    """What it should have at most; a letter otherwise has thresholds.letter_words."""

    @property
    def is_internal(self) -> bool:
        """Whether nobody but ourselves reads it."""
        return set(self.audience) == {Audience.INTERNAL}

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it."""
        return Audience.PUBLIC in self.audience

    @property
    def is_about_member(self) -> bool:
        """Whether it is about one member of Parliament, or for one."""
        return self.made_for in (MadeFor.MEMBER, MadeFor.VISIT)


_OURS, _MEMBER = (Audience.INTERNAL,), MadeFor.MEMBER
BRIEF = Kind(
    name="brief", title="Visit and meeting brief", audience=_OURS, made_for=_MEMBER, asks=True
)
LETTER = Kind(
    name="letter",
    title="Letter",
    audience=(Audience.RECIPIENT,),
    made_for=_MEMBER,
    addressed_to=AddressedTo.MEMBER,
    letter=True,
    asks=True,
)
MANIFESTO = Kind(
    name="manifesto",
    title="Manifesto",
    audience=(Audience.PUBLIC,),
    made_for=MadeFor.ELECTION,
    asks=True,
)
INDEX = Kind(
    name="index", title="Index of letters", audience=_OURS, made_for=MadeFor.ONCE, is_list=True
)
BUILT_IN = (BRIEF, LETTER, MANIFESTO, INDEX)
