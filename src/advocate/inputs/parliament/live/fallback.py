"""What happens when a service does not help: the snapshot answers, and the user is told once."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from advocate.errors import ParliamentError, ParliamentUnreachable, Problem, Severity
from advocate.inputs.parliament.live.answers import Answers, Replaced, SourcesUsed
from advocate.inputs.parliament.live.services import CommitteesService, MembersService
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.dates import plainly
from advocate.models.member import Provenance

T = TypeVar("T")
Service = MembersService | CommitteesService


class Fallback:
    """The snapshot behind the services of one run, when it is asked, and the account of its use.

    The services tell about now; days that the snapshot's history covers are the snapshot's.
    """

    def __init__(self, answers: Answers, snapshot: Snapshot, *, today: date) -> None:
        self.answers = answers
        self._today = today
        self.snapshot = snapshot
        self.calendar = snapshot.file.calendar

    def is_now(self, on: date) -> bool:
        """Say if what the services tell of now holds on `on`, which may be yesterday."""
        return on >= self._today - timedelta(days=1)

    def is_history(self, on: date) -> bool:
        """Say if the history of the snapshot covers `on`."""
        return not self.is_now(on) and on <= self.snapshot.as_of

    def last_sat(self, on: date) -> date:
        """Return `on`, or the eve of the dissolution that covers it: the last day anybody sat."""
        election = self.calendar.dissolution_covering(on)
        return election.dissolved_from - timedelta(days=1) if election else on

    def ask(self, service: Service, ask: Callable[[], T], *, instead: Callable[[], T]) -> T:
        """Return what `ask` brings, else what `instead` makes of the snapshot."""
        try:
            return ask()
        except ParliamentError as error:
            self.note_failure(service, error)
            return instead()

    def note_failure(self, service: Service, error: ParliamentError) -> None:
        """Enter that the snapshot stood in for `service`."""
        self.answers.note_replacement(service.name, error, self.snapshot.provenance)

    def note_use(self) -> None:
        """Enter that the snapshot was used by right, no service being the better source."""
        self.answers.note_use(self.snapshot.provenance)

    def provenance(self, used: SourcesUsed | None = None) -> Provenance:
        """Return the weakest source of the run, or of a part; the snapshot before any answer."""
        return (used or self.answers.used).weakest or self.snapshot.provenance

    def stands_in_for(self, service: str) -> bool:
        """Say if something stood in for an answer of `service`."""
        return any(entry.service == service for entry in self.answers.replaced)

    def notices(self) -> tuple[Problem, ...]:
        """Return one warning for all that something else stood in for."""
        replaced = self.answers.replaced
        return (_notice(replaced),) if replaced else ()


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
