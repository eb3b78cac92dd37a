"""What happens when a service does not help: the snapshot answers, and the user is told once."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from advocate.errors import NotFound, ParliamentError, ParliamentUnreachable, Problem, one_warning
from advocate.inputs.parliament.live.answers import Answers, Replaced, SourcesUsed
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.activity import ActivityKind
from advocate.models.dates import plainly
from advocate.models.member import MemberProfile, Provenance

T = TypeVar("T")
FOCUS, REGISTER = "stated interests", "registered interests"
_UNREAD, _AGAIN = "Parliament's lists of {} could not be read{}", "Run again in a few minutes."


class Fallback:
    """The snapshot behind the services of one run, when it is asked, and the account of its use.

    The services tell about now; days that the snapshot's history covers are the snapshot's.
    """

    def __init__(self, answers: Answers, snapshot: Snapshot, *, today: date, is_live: bool) -> None:
        self.answers = answers
        self.today = today
        self.is_live = is_live
        self.dated = 0
        """Members whose e-mail address and result are the snapshot's, being some of many."""
        self.unread: set[str] = set()
        """Lists of what members do and declare that could not be read, or not to their end."""
        self.snapshot = snapshot
        self.calendar = snapshot.file.calendar

    def is_now(self, on: date) -> bool:
        """Say if what the services tell of now holds on `on`, which may be yesterday."""
        return on >= self.today - timedelta(days=1)

    def is_history(self, on: date) -> bool:
        """Say if the history of the snapshot covers `on`."""
        return not self.is_now(on) and on <= self.snapshot.as_of

    def ask(
        self, service: str, ask: Callable[[], T], *, instead: Callable[[], T], is_past: bool = False
    ) -> T:
        """Return what `ask` brings, else what `instead` makes of the snapshot.

        Where only the service can answer, it is waited for longer. What `is_past` is the
        snapshot's by right.

        Raises:
            NotFound: the snapshot knows no such thing; the hint says what the service did.
            ParliamentError: the service still does not answer, for the reason in the message.
        """
        if is_past:
            self.note_use()
            return instead()
        try:
            return ask()
        except ParliamentError as error:
            try:
                value = instead()
            except (NotFound, ParliamentError) as doubt:
                if not self.is_live:
                    raise
                if isinstance(doubt, ParliamentError):
                    return self._patiently(ask, doubt)
                hint = f"{error.message} {doubt.hint or ''}".strip()
                raise type(doubt)(doubt.message, hint=hint) from error
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

    def note_failure(self, service: str, error: ParliamentError) -> None:
        """Enter that the snapshot stood in for `service`."""
        self.answers.note_replacement(service, error, self.snapshot.provenance)

    def note_use(self) -> None:
        """Enter that the snapshot was used by right, no service being the better source."""
        self.answers.note_use(self.snapshot.provenance)

    def provenance(self, used: SourcesUsed | None = None) -> Provenance:
        """Return the weakest source of the run, or of a part; the snapshot before any answer."""
        return (used or self.answers.used).weakest or self.snapshot.provenance

    def details_as_of(self, profile: MemberProfile, /) -> date:
        """Return the day of a profile, which is that of the weakest of its sources."""
        return profile.provenance.as_of

    def notices(self) -> tuple[Problem, ...]:
        """Return the snapshot's, and one for all that failed, mostly for one and the same cause."""
        if not self.is_live:
            return self.snapshot.warnings
        told: list[tuple[str, str, str]] = []  # A message, its hint, and what it adds to another.
        replaced, as_of = self.answers.replaced, self.snapshot.as_of
        if replaced:
            told.append((*_replacement(replaced, self.today), ""))
        if self.dated:
            dated = _dated(self.dated, as_of, (self.today - as_of).days)
            told.append(
                (dated, "They are read anew for at most 20 members at a time: choose fewer.", dated)
            )
        kinds = [f"{kind}s" for kind in ActivityKind if kind in self.unread]
        if activity := " and ".join(filter(None, (", ".join(kinds[:-1]), *kinds[-1:]))):
            unread = _UNREAD.format(activity, " whole; recent activity may lack some.")
            told.append((unread, _AGAIN, f"Recent activity may lack {activity}."))
        is_told = not activity and any(entry.service == "Members" for entry in replaced)
        interests = " and ".join(name for name in (FOCUS, REGISTER) if name in self.unread)
        if interests and not is_told:
            unread = _UNREAD.format(interests, "; nothing is said of them.")
            told.append((unread, _AGAIN, f"Nothing is said of {interests}."))
        if not told:
            return self.snapshot.warnings
        (message, hint, _), *others = told
        message = " ".join((message, *(other for *_, other in others)))
        return (*self.snapshot.warnings, *one_warning(message, hint=hint))


def _dated(count: int, as_of: date, days: int) -> str:
    who = "one member" if count == 1 else f"{count:,} members"
    return (
        f"E-mail addresses and election results of {who} are as at {plainly(as_of)}, "
        f"{days} days old."
    )


def _replacement(entries: Sequence[Replaced], today: date) -> tuple[str, str]:
    day = min(entry.as_of for entry in entries)
    age = f"{(today - day).days} days old"
    services = list(dict.fromkeys(entry.service for entry in entries))
    who = f"{services[0]} service" if len(services) == 1 else f"{' and '.join(services)} services"
    is_silent = all(isinstance(entry.error, ParliamentUnreachable) for entry in entries)
    what = "did not answer" if is_silent else "gave no usable answer"
    return (
        f"Parliament's {who} {what}; facts as at {plainly(day)}, {age}, were used instead.",
        f"{entries[0].error.message} Run again later, or add --offline to say nothing of it.",
    )
