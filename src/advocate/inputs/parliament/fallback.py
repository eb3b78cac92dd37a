"""What happens when a service does not help: the snapshot answers, and the user is told once."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from advocate.errors import ParliamentError, ParliamentUnreachable, Problem, Severity
from advocate.inputs.parliament.answers import Answers, Replaced
from advocate.inputs.parliament.snapshot import SnapshotSource
from advocate.models.dates import plainly
from advocate.models.member import MemberProfile, Provenance

T = TypeVar("T")


class Service(Protocol):
    """One of Parliament's services, as far as its failures are told."""

    @property
    def name(self) -> str:
        """The word for it in a sentence."""
        ...


class Fallback:
    """The snapshot behind the services of one run, and the account of its use."""

    def __init__(self, answers: Answers, snapshot: SnapshotSource) -> None:
        self._answers = answers
        self.snapshot = snapshot

    def ask(self, service: Service, ask: Callable[[], T], *, instead: Callable[[], T]) -> T:
        """Return what `ask` brings, else what `instead` makes of the snapshot."""
        try:
            return ask()
        except ParliamentError as error:
            self.note_failure(service, error)
            return instead()

    def note_failure(self, service: Service, error: ParliamentError) -> None:
        """Enter that the snapshot stood in for `service`."""
        used = self._packaged
        self._answers.note_replacement(service.name, error, used.source, used.as_of)

    def note_use(self) -> None:
        """Enter that the snapshot was used by right, no service being the better source."""
        self._answers.note_use(self._packaged.source, self._packaged.as_of)

    def provenance(self) -> Provenance:
        """Return the weakest source of the run; the snapshot before any answer."""
        return self._answers.used or self._packaged

    def start_part(self) -> None:
        """Begin an account of its own, for example for one profile."""
        self._answers.start_part()

    def provenance_of_part(self) -> Provenance:
        """Return the weakest source since `start_part`."""
        return self._answers.used_in_part or self._packaged

    def put_right(self, profile: MemberProfile) -> MemberProfile:
        """Return `profile` by the synced list, where copies from before it went into this part."""
        return self.snapshot.put_right(profile) if self._answers.is_part_overtaken else profile

    def notices(self) -> tuple[Problem, ...]:
        """Return one warning for all that something else stood in for."""
        replaced = self._answers.replaced
        return (_notice(replaced),) if replaced else ()

    @property
    def _packaged(self) -> Provenance:
        return self.snapshot.provenance()


def _notice(entries: Sequence[Replaced]) -> Problem:
    day = min(entry.as_of for entry in entries)
    services = list(dict.fromkeys(entry.service for entry in entries))
    who = f"{services[0]} service" if len(services) == 1 else f"{' and '.join(services)} services"
    is_silent = all(isinstance(entry.error, ParliamentUnreachable) for entry in entries)
    what = "did not answer" if is_silent else "gave no usable answer"
    return Problem(
        message=f"Parliament's {who} {what}; facts as at {plainly(day)} were used instead.",
        hint="Run again when you are online, or add --offline to say nothing of it.",
        severity=Severity.WARNING,
    )
