"""Every error a user can meet, in one tree; nothing here prints.

AdvocateError(message, *, hint)                    exit 1: the user can put it right
├─ WorkspaceError
│  ├─ WorkspaceNotFound
│  └─ WorkspaceInvalid(problems)                   every problem of every file at once
├─ WrongUsage                                      exit 2: arguments that do not go together
├─ NotFound                                        a name that means nobody and nothing
│  ├─ MemberNotFound   ├─ CommitteeNotFound   ├─ ConstituencyNotFound   └─ RecordNotFound
├─ Ambiguous(candidates)                           a name that means several
├─ RenderingFailed(problems)                       a template or a text that cannot be filled in
├─ RulesBroken(problems)                           a document that breaks the rule book
├─ OutputError
│  ├─ OutputNotWritable   └─ OutputOutsideFolder
├─ WorkerLost                                      a process of --jobs came to an end
└─ ParliamentError                                 exit 3: outside our reach
   ├─ ParliamentUnreachable   └─ UnexpectedResponse
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the work, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, with its place and its remedy."""

    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR
    rule: str | None = None
    file: str | None = None
    """Path relative to the workspace, with `/`."""
    line: int | None = None
    """First line is 1."""
    about: str | None = field(default=None, compare=False)
    """What a waiver of the rule calls the record or document."""


def one_warning(message: str, *, hint: str, rule: str | None = None) -> tuple[Problem, ...]:
    """Return a warning by itself, as what looks for problems returns them."""
    return (Problem(message=message, hint=hint, severity=Severity.WARNING, rule=rule),)


def one_note(message: str, *, hint: str) -> tuple[Problem, ...]:
    """Return a note by itself."""
    return (Problem(message=message, hint=hint, severity=Severity.NOTE),)


class AdvocateError(Exception):
    """Root of everything a user can put right; `problems` always holds at least one."""

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        """Keep `message` and `hint`, and as `problems` either those given or this one."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = problems or (Problem(message=message, hint=hint),)


class WorkspaceError(AdvocateError):
    """The workspace folder, or what stands in it."""


class WorkspaceNotFound(WorkspaceError):
    """No `advocate.yaml` here or above."""


class WorkspaceInvalid(WorkspaceError):
    """The YAML has problems; all of them are listed."""


class WrongUsage(AdvocateError):
    """Arguments that do not go together, as only the workspace can tell."""

    exit_code = 2


class NotFound(AdvocateError):
    """A name that means nobody and nothing."""


class MemberNotFound(NotFound):
    """No sitting member of that name; the hint says who was nearest, or what became of them."""


class CommitteeNotFound(NotFound):
    """No committee of that name."""


class ConstituencyNotFound(NotFound):
    """No constituency of that name."""


class RecordNotFound(NotFound):
    """No record with that id in the workspace."""


class Ambiguous(AdvocateError):
    """Several match; `candidates` lists them as (what to type, who that is)."""

    def __init__(
        self, message: str, *, hint: str | None = None, candidates: tuple[tuple[str, str], ...]
    ) -> None:
        """Keep the candidates beside the message."""
        super().__init__(message, hint=hint)
        self.candidates = candidates


class RenderingFailed(AdvocateError):
    """A template asks for what is not there; all places are listed."""


class RulesBroken(AdvocateError):
    """A document breaks rules of the rule book; each breach is listed, and nothing is written."""


class OutputError(AdvocateError):
    """A document could not be put on disk."""


class OutputNotWritable(OutputError):
    """The folder or file refuses to be written."""


class OutputOutsideFolder(OutputError):
    """A name would lead outside the output folder."""


class ParliamentError(AdvocateError):
    """Parliament's services cannot help, and nothing at hand can stand in."""

    exit_code = 3


class ParliamentUnreachable(ParliamentError):
    """No usable answer in time."""


class UnexpectedResponse(ParliamentError):
    """An answer came that does not look like the API's."""
