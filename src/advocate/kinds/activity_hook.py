"""What a member lately did in Parliament, as the opening of a letter to that member.

Only what somebody asked, said or signed: a vote is never mentioned, since praise and blame for
votes take sides.
"""

from collections.abc import Iterable

from msgspec import Struct

from advocate.models.activity import Activity, ActivityKind
from advocate.models.dates import plainly
from advocate.models.field_types import ComposedText, Name
from advocate.models.packaged_table import packaged_patterns, packaged_table


class ActivityHook(Struct, frozen=True, kw_only=True):
    """One item, with the words in which a letter tells of it."""

    item: Activity
    asked: Name | None = None
    """Whom a written question was put to, with its article: "the Department for Education"."""
    spoke: Name | None = None
    """Where it was said: "in Westminster Hall"; None where it may have been in writing."""

    @property
    def label(self) -> ComposedText:
        """The item in a few words, for the index of the letters."""
        day = plainly(self.item.date)
        reference = f" ({self.item.reference})" if self.item.reference else ""
        return f"{self.item.kind.value} of {day}{reference}"


def activity_hook(activity: Iterable[Activity]) -> ActivityHook | None:
    """Return the most relevant item that a letter may mention, or None.

    The one on most of our topics wins, then one that is no early day motion (which is signed to
    take a side more often than a question is), then the newest.
    """
    fit, look = [item for item in activity if _is_fit(item)], packaged_patterns(__file__)
    chosen = max(fit, key=_relevance, default=None)
    if chosen is None:
        return None
    return ActivityHook(
        item=chosen,
        asked=f"the {chosen.body}"
        if chosen.body and look["takes_the"].match(chosen.body)
        else None,
        spoke=packaged_table(__file__)["places"].get(chosen.place or ""),
    )


def _is_fit(item: Activity) -> bool:
    """Leave out votes, amendments to motions, and what has no heading of its own."""
    is_vote, look = item.kind is ActivityKind.VOTE, packaged_patterns(__file__)
    return not (is_vote or item.is_amendment or look["cut_short"].search(item.title))


def _relevance(item: Activity) -> tuple[int, bool, int]:
    is_motion = item.kind is ActivityKind.EARLY_DAY_MOTION
    return len(item.topics), not is_motion, item.date.toordinal()
