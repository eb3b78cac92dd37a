"""When a request to Parliament is made again, how often, and after what pause."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from msgspec import Struct

from advocate.inputs.parliament.live.answers import Reply

TRIES = 3
FIRST_WAIT_SECONDS = 0.2
"""Before the second try; before the third it is twice as long."""
STATUSES_WORTH_ANOTHER_TRY = frozenset({408, 429, *range(500, 600)})


class Attempt(Struct, frozen=True):
    """What one try brought."""

    reply: Reply
    is_worth_repeating: bool = False
    retry_after: float = 0.0
    """Seconds that the service asks us to wait."""


def reply_after_retries(
    attempt: Callable[[], Attempt], *, deadline: float, is_given_up: Callable[[], bool]
) -> Reply:
    """Try until there is a reply to be content with, no try is left, or the deadline is near."""
    wait = FIRST_WAIT_SECONDS
    for tries_left in range(TRIES - 1, -1, -1):
        made = attempt()
        pause = max(wait, made.retry_after)
        in_time = time.monotonic() + pause < deadline and not is_given_up()
        if not (made.is_worth_repeating and tries_left and in_time):
            break
        time.sleep(pause)
        wait *= 2
    return made.reply


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
