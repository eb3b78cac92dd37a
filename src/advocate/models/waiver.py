"""Leave to break one rule in one place: who gave it, when, and why."""

import datetime

from msgspec import Struct


class Waiver(Struct, frozen=True, kw_only=True):
    """One exception to one rule; every report that it touches prints it."""

    rule: str
    """Number of the rule, for example N04."""
    about: str
    """Id of the record, or the document's file name without date and ending."""
    reason: str
    by: str
    """Who answers for it."""
    date: datetime.date
    expires: datetime.date | None = None
    """Last day on which it holds."""
