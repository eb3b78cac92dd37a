"""What one document may say, before any word of it is written: the part that all kinds share.

Each kind adds its own fields in `context/`. Rules, writers and the trace of a document ask by the
names given here, and so know no kind: what a kind does not have is None, or empty.
"""

from datetime import date

from msgspec import Struct

from advocate.errors import Problem
from advocate.models.campaign import Ask, Manifesto
from advocate.models.document import DocumentInfo, HeldPicture
from advocate.models.engagement import Engagement, Visit
from advocate.models.field_types import FilePath, Made, Prose
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.member import MemberProfile
from advocate.models.programme import Programme, ProgrammeYear
from advocate.models.workspace import LetterSettings, Organisation, Signatory

_NOT_FOR_TEMPLATES = frozenset({"stem", "problems", "pictures"})


class LetterRecipient(Struct, frozen=True, kw_only=True):
    """What the index of a batch says of one letter."""

    address: FormsOfAddress
    profile: MemberProfile
    is_chair: bool
    hook: Made
    """What makes the letter its reader's own, in a few words."""
    knows_offices: bool
    """Whether it is known if the reader is a minister."""


class DocumentContext(Struct, frozen=True, kw_only=True):
    """What one document may say, chosen and dated; a template may name the fields of its kind."""

    info: DocumentInfo
    stem: FilePath
    """Readable file name without date and ending; it is made safe when it is used."""
    organisation: Organisation
    sample_notice: Prose | None
    problems: tuple[Problem, ...] = ()
    """Warnings and notes for those who build the document."""
    pictures: tuple[HeldPicture, ...] = ()

    @property
    def on(self) -> date:
        """The date of the document."""
        return self.info.date

    @property
    def template(self) -> FilePath:
        """The template that it is printed with."""
        return f"{self.info.kind.name}.md.j2"

    def names(self) -> dict[str, object]:
        """Return what the template may name, by its name."""
        fields = (name for name in self.__struct_fields__ if name not in _NOT_FOR_TEMPLATES)
        return {"on": self.on, **{name: getattr(self, name) for name in fields}}

    @property
    def lacking(self) -> tuple[Problem, ...]:
        """What the document cannot do without and does not have."""
        return ()

    @property
    def profile(self) -> MemberProfile | None:
        """The member it is about or for."""
        return None

    @property
    def member_id(self) -> int | None:
        """The Members API id of that member."""
        return self.profile.member.id if self.profile else None

    @property
    def people(self) -> tuple[MemberProfile, ...]:
        """All members it names: the one it is about, or those of its rows."""
        return (self.profile,) if self.profile else ()

    @property
    def recipient(self) -> LetterRecipient | None:
        """What the index of its batch says of it."""
        return None

    @property
    def address(self) -> FormsOfAddress | None:
        """The forms of address of the member it is about or for."""
        return None

    @property
    def letter(self) -> LetterSettings | None:
        """The standard texts of letters, where it prints any."""
        return None

    @property
    def manifesto(self) -> Manifesto | None:
        """The manifesto it is made from."""
        return None

    @property
    def ask(self) -> Ask | None:
        """The one ask it puts."""
        return None

    @property
    def asks_put(self) -> tuple[Ask, ...]:
        """All asks it puts: those of a manifesto, or the one of a brief or letter."""
        if self.manifesto:
            return self.manifesto.asks
        return (self.ask,) if self.ask else ()

    @property
    def action(self) -> Prose | None:
        """What the reader is asked to do for that ask, in the role that the reader has."""
        return None

    @property
    def is_to_minister(self) -> bool:
        """Whether it is on a minister, or asks what is asked of ministers."""
        actions = self.ask.actions if self.ask else None
        return bool(actions and self.action and self.action == actions.minister)

    @property
    def visit(self) -> Visit | None:
        """The planned visit it may speak of."""
        return None

    @property
    def signatory(self) -> Signatory | None:
        """The person who signs it."""
        return None

    @property
    def programme(self) -> Programme | None:
        """The programme it is about."""
        return None

    @property
    def engagement(self) -> Engagement | None:
        """The contact with the member that it is about, or the latest."""
        return None

    @property
    def programme_years(self) -> tuple[ProgrammeYear, ...]:
        """Our programmes in the member's seat that it may speak of, year by year."""
        return ()

    @property
    def committee_history(self) -> Engagement | None:
        """The last time we gave evidence to the committee that it goes to."""
        return None

    @property
    def history(self) -> tuple[Engagement, ...]:
        """Our contacts with the member that it may speak of, newest first."""
        return ()
