"""What one document may say, before any word of it is written: the part that all kinds share.

Each kind adds its own fields in its module of `kinds/`, and declares those of these fields that
its template may name. Rules, writers and the trace of a document ask by the names given here, and
so know no kind: what a kind does not have is None, or empty.
"""

from datetime import date
from inspect import get_annotations

from msgspec import Struct

from advocate.errors import Problem
from advocate.models.campaign import Ask, Manifesto
from advocate.models.document import DocumentInfo, HeldPicture
from advocate.models.engagement import Engagement, Visit
from advocate.models.field_types import ComposedText, FilePath, Prose
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.member import MemberProfile
from advocate.models.programme import Programme, ProgrammeYear
from advocate.models.settings import LetterSettings, Organisation, Signatory

_FOR_ALL = ("info", "on", "organisation", "sample_notice")


class LetterRecipient(Struct, frozen=True, kw_only=True):
    """What the index of a batch says of one letter, by the names of the letter's own context."""

    address: FormsOfAddress
    profile: MemberProfile
    is_chair: bool
    office: ComposedText | None
    is_minister: bool
    office_source: ComposedText | None
    hook: ComposedText
    knows_offices: bool


class DocumentContext(Struct, frozen=True, kw_only=True):
    """What one document may say, chosen and dated; a template may name what its kind declares."""

    info: DocumentInfo
    stem: FilePath
    """Readable file name without date and ending; it is made safe when it is used."""
    organisation: Organisation
    sample_notice: Prose | None
    problems: tuple[Problem, ...] = ()
    """Warnings and notes for those who build the document."""
    pictures: tuple[HeldPicture, ...] = ()
    profile: MemberProfile | None = None
    """The member it is about or for."""
    address: FormsOfAddress | None = None
    """The forms of address of that member."""
    letter: LetterSettings | None = None
    """The standard texts of letters, where it prints any."""
    manifesto: Manifesto | None = None
    """The manifesto it is made from."""
    ask: Ask | None = None
    """The one ask it puts."""
    action: Prose | None = None
    """What the reader is asked to do for that ask, in the role that the reader has."""
    decided: ComposedText | None = None
    """Who else decides what it asks for, seen from the reader's seat."""
    office: ComposedText | None = None
    """The office as whose holder its reader is written to."""
    visit: Visit | None = None
    """The planned visit it may tell of."""
    signatory: Signatory | None = None
    """The person who signs it."""
    programme: Programme | None = None
    """The programme it is about."""
    programme_years: tuple[ProgrammeYear, ...] = ()
    """Our programmes in the member's seat that it may tell of, newest year first."""
    engagement: Engagement | None = None
    """The contact with the member that it is about, or the latest."""
    history: tuple[Engagement, ...] = ()
    """Our contacts with the member that it may tell of, newest first."""
    committee_history: Engagement | None = None
    """The last time we gave evidence to the committee that it goes to."""

    @property
    def on(self) -> date:
        """The date of the document."""
        return self.info.date

    @property
    def template(self) -> FilePath:
        """The template that it is printed with."""
        return self.info.kind.template

    @property
    def member_id(self) -> int | None:
        """The Members API id of the member it is about or for."""
        return self.profile.member.id if self.profile else None

    @property
    def people(self) -> tuple[MemberProfile, ...]:
        """All members it names: the one it is about, or those of its rows."""
        return (self.profile,) if self.profile else ()

    @property
    def asks_put(self) -> tuple[Ask, ...]:
        """All asks it puts: those of a manifesto, or the one of a brief or letter."""
        if self.manifesto:
            return self.manifesto.asks
        return (self.ask,) if self.ask else ()

    @property
    def is_to_minister(self) -> bool:
        """Whether it is on a minister, or asks what is asked of ministers."""
        actions = self.ask.actions if self.ask else None
        of_ministers = (actions.minister, actions.decision_maker) if actions else ()
        return self.action is not None and self.action in of_ministers

    @property
    def recipient(self) -> LetterRecipient | None:
        """What the index of its batch says of it."""
        return None

    @property
    def lacking(self) -> tuple[Problem, ...]:
        """What the document needs and does not have."""
        return ()

    def names(self) -> dict[str, object]:
        """Return what the template may name: what all kinds have, and what its own declares."""
        return {name: getattr(self, name) for name in (*_FOR_ALL, *get_annotations(type(self)))}
