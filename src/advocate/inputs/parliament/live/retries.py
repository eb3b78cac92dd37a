"""When a request to Parliament is made again, after what pause, and what a bad host costs."""

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from msgspec import Struct

from advocate.errors import ParliamentError
from advocate.inputs.parliament.live.answers import Reply

TRIES = 3
PATIENT_TRIES = 12
"""Of a request whose answer nothing else can give."""
LONGEST_PAUSE_SECONDS = 2.0
FIRST_PAUSE_SECONDS = 0.2
"""Before the second try, more or less; before each further one it is twice as long."""
LEAST_COST_SECONDS = 0.25
"""What a failed try takes off the patience with its host, however quick it failed."""
STATUSES_WORTH_ANOTHER_TRY = frozenset({408, 429, *range(500, 600)})


class Attempt(Struct, frozen=True):
    """What one try brought."""

    reply: Reply
    is_worth_repeating: bool = False
    retry_after: float = 0.0
    """Seconds that the service asks us to wait."""
    is_dead: bool = False
    """Whether there was nobody to talk to at all."""


class HostTrouble:
    """What one host has cost a run so far, beyond what a healthy one costs.

    Times that overlap count once, since a run waits for five requests together.
    """

    def __init__(self, patience_seconds: float, slow_seconds: float) -> None:
        self.left = patience_seconds
        self.error: ParliamentError | None = None
        """The last failure; with no patience left it is the answer to all further requests."""
        self._slow_seconds = slow_seconds
        self._charged_until = 0.0

    @property
    def is_given_up(self) -> bool:
        """Say if the rest of the run goes without this host."""
        return self.left <= 0

    def note(self, attempt: Attempt, began: float, ended: float) -> None:
        """Enter one try; the pause that follows a failed one is part of its time."""
        seconds = ended - max(began, self._charged_until)
        self._charged_until = max(ended, self._charged_until)
        if attempt.reply.error is None:
            self.left -= max(0.0, seconds - self._slow_seconds)
        else:
            self.error = attempt.reply.error
            self.left -= max(seconds, LEAST_COST_SECONDS)


def pause_before_retry(attempt: Attempt, tries_made: int) -> float:
    """Return the seconds to wait, never quite the same so that programs do not keep in step."""
    usual = min(FIRST_PAUSE_SECONDS * (1 << tries_made - 1), LONGEST_PAUSE_SECONDS)
    return max(usual * random.uniform(0.75, 1.25), attempt.retry_after)  # noqa: S311 - no secret


def seconds_to_wait(retry_after: str) -> float:
    """Return what a `Retry-After` header asks for: a number of seconds, or a moment."""
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
