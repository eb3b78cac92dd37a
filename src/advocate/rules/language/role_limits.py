"""What each role in Parliament cannot be asked to do, in the words of an ask."""

import re
from collections.abc import Iterator

from advocate.models.packaged_table import packaged_table
from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__)


def role_limits() -> Iterator[tuple[str, str, str]]:
    """Yield role, what it cannot do, and what to ask for instead.

    What is asked of any_member is asked of ministers too.
    """
    for limit in packaged_table(__file__)["limits"]:
        for role in limit["roles"]:
            yield role, limit["impossible"], limit["instead"]


def first_impossible_request(impossible: str, text: str) -> re.Match[str] | None:
    """Return the first request this role cannot fulfil, letters to committees and replies aside."""
    for found in _BOOK[impossible].finditer(text):
        before = text[: found.start()]
        if not _BOOK["by_letter"].search(before) and not _BOOK["answered"].search(before):
            return found
    return None
