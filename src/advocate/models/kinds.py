"""The kinds of documents by their traits: whatever is done for a kind is chosen by these alone."""

from enum import StrEnum

from advocate.models.evidence import Audience
from advocate.models.field_types import FilePath, Key, Prose, Record


class MadeFor(StrEnum):
    """What one document is about."""

    MEMBER = "member"
    ELECTION = "election"
    """All asks of a general election."""
    ONCE = "once"
    """Nobody in particular: there is one in a run."""


class AddressedTo(StrEnum):
    """To whom a document speaks."""

    MEMBER = "member"
    HOST = "host"
    """Whoever receives the visit, for example the head of a hospice."""
    NOBODY = "nobody"


class Need(StrEnum):
    """What a template may count on, since no document is made without it."""

    ENGAGEMENT = "engagement"
    LETTER_LINE = "letter_line"
    LOCAL = "local"
    PROGRAMME_YEAR = "programme_year"
    STATISTICS = "statistics"
    VISIT = "visit"
    QUOTATIONS = "quotations"
    SIGNATORY = "signatory"


class Traits(Record, frozen=True, kw_only=True):
    """All that is said of a kind of documents."""

    title: Prose
    audience: tuple[Audience, ...]
    made_for: MadeFor
    addressed_to: AddressedTo = AddressedTo.NOBODY
    letter: bool = False
    asks: bool = False
    is_list: bool = False
    words: int | None = None
    about: Key | None = None
    needs: tuple[Need, ...] = ()
    file_name: FilePath | None = None

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
        return self.made_for is MadeFor.MEMBER


class Kind(Traits, frozen=True, kw_only=True):
    """One kind of documents."""

    name: Key
    """In `--json`, in what is remembered of files, and in the name of the template."""
    command: Key = "write"
    """The command that writes it."""
    lists_sources: bool = False
    """Whether it lists its sources in full, so that its notes are short."""

    @property
    def template(self) -> FilePath:
        """The template that its documents are printed with."""
        return f"{self.name}.md.j2"

    @property
    def file_pattern(self) -> FilePath:
        """What its files are called, with `{member}` and `{about}` in their places."""
        parts = (self.name, "{member}" * self.is_about_member, "{about}" * bool(self.about))
        return self.file_name or "-".join(filter(None, parts))

    def file_name_for(self, *, member: str = "", about: str = "", committee: str = "") -> FilePath:
        """Return what the file of one document is called, without date and ending.

        For example "letter-Education Committee-Helen Hayes"; see `building/document_tasks.py`.
        """
        name = f"{committee}-{member}" if committee else member
        return self.file_pattern.replace("{member}", name).replace("{about}", about)


_OURS, _MEMBER = (Audience.INTERNAL,), MadeFor.MEMBER
BRIEF = Kind(
    name="brief",
    title="Brief",
    command="brief",
    audience=_OURS,
    made_for=_MEMBER,
    asks=True,
    lists_sources=True,
)
LETTER = Kind(
    name="letter",
    title="Letter",
    command="letters",
    audience=(Audience.RECIPIENT,),
    made_for=_MEMBER,
    addressed_to=AddressedTo.MEMBER,
    letter=True,
    asks=True,
)
MANIFESTO = Kind(
    name="manifesto",
    title="Manifesto",
    command="manifesto",
    audience=(Audience.PUBLIC,),
    made_for=MadeFor.ELECTION,
    file_name="manifesto-{about}",
)
INDEX = Kind(
    name="index",
    title="Index",
    command="letters",
    audience=_OURS,
    made_for=MadeFor.ONCE,
    is_list=True,
    file_name="letter-{about}-index",
)
BUILT_IN = (BRIEF, LETTER, MANIFESTO, INDEX)
