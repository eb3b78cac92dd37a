"""What happens when a service does not help: the snapshot answers, and the user is told once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from advocate.errors import (
    NotFound,
    ParliamentError,
    ParliamentUnreachable,
    Problem,
    Severity,
)
from advocate.inputs.parliament.live.answers import Answers, Replaced, SourcesUsed
from advocate.inputs.parliament.live.posts_service import PostsService
from advocate.inputs.parliament.live.services import CommitteesService, MembersService
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.dates import plainly
from advocate.models.member import Provenance

T = TypeVar("T")
Service = MembersService | CommitteesService | PostsService


class Fallback:
    """The snapshot behind the services of one run, when it is asked, and the account of its use.

    The services tell about now; days that the snapshot's history covers are the snapshot's.
    """

    def __init__(self, answers: Answers, snapshot: Snapshot, *, today: date) -> None:
        self.answers = answers
        self._today = today
        self.is_offline = False
        self._dated = 0
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
        """Return what `ask` brings, else what `instead` makes of the snapshot.

        Where only the service can answer, it is waited for longer.

        Raises:
            NotFound: the snapshot knows no such thing; the hint says what the service did.
            ParliamentError: the service still does not answer, for the reason in the message.
        """
        try:
            return ask()
        except ParliamentError as error:
            try:
                value = instead()
            except NotFound as doubt:
                if self.is_offline:
                    raise
                hint = f"{error.message} {doubt.hint or ''}".strip()
                raise type(doubt)(doubt.message, hint=hint) from error
            except ParliamentError as doubt:
                if self.is_offline:
                    raise
                return self._patiently(ask, doubt)
            self.note_failure(service, error)
            return value

    def _patiently(self, ask: Callable[[], T], doubt: ParliamentError) -> T:
        try:
            return self.answers.patiently(ask)
        except ParliamentError as error:
            hint = doubt.hint if doubt.hint and not doubt.hint.startswith("Go online") else ""
            raise type(error)(
                f"{error.message} {doubt.message}",
                hint=f"Run again in a few minutes. {hint}".strip(),
            ) from doubt

    def note_failure(self, service: Service, error: ParliamentError) -> None:
        """Enter that the snapshot stood in for `service`."""
        self.answers.note_replacement(service.name, error, self.snapshot.provenance)

    def note_dated_details(self) -> None:
        """Enter that somebody's e-mail address and result are the snapshot's, being one of many."""
        self._dated += 1
        self.note_use()

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
        """Return one warning for all that something else stood in for, with its age."""
        replaced = self.answers.replaced
        if self.is_offline or not (replaced or self._dated):
            return ()
        as_of = self.snapshot.as_of
        said = _dated(self._dated, as_of, (self._today - as_of).days) if self._dated else None
        if not replaced:
            return (said,) if said else ()
        notice = _notice(replaced, self._today)
        return (replace(notice, message=f"{notice.message} {said.message}") if said else notice,)


def _dated(count: int, as_of: date, days: int) -> Problem:
    who = "one member" if count == 1 else f"{count:,} members"
    return Problem(
        message=f"E-mail addresses and election results of {who} are as at {plainly(as_of)}, "
        f"{days} days old.",
        hint="They are read anew for at most 20 members at a time: choose fewer.",
        severity=Severity.WARNING,
    )


def _notice(entries: Sequence[Replaced], today: date) -> Problem:
    day = min(entry.as_of for entry in entries)
    age = f"{(today - day).days} days old"
    services = list(dict.fromkeys(entry.service for entry in entries))
    who = f"{services[0]} service" if len(services) == 1 else f"{' and '.join(services)} services"
    is_silent = all(isinstance(entry.error, ParliamentUnreachable) for entry in entries)
    what = "did not answer" if is_silent else "gave no usable answer"
    return Problem(
        message=f"Parliament's {who} {what}; facts as at {plainly(day)}, {age}, were used instead.",
        hint=f"{entries[0].error.message} Run again when that is over, or add --offline to say "
        "nothing of it.",
        severity=Severity.WARNING,
    )
