"""Leave to break one rule in one place: who gave it, when, and why."""

import datetime

from advocate.models.field_types import Key, Name, Reason, Record


class Waiver(Record, frozen=True, kw_only=True):
    """One exception to one rule; every report that it touches prints it."""

    rule: Key
    """Number of the rule, for example N04."""
    about: Key
    """Id of the record, or the document's file name without date and ending."""
    reason: Reason
    by: Name
    """Who answers for it."""
    date: datetime.date
    expires: datetime.date | None = None
    """Last day on which it holds."""
