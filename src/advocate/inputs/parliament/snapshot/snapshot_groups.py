"""All-party groups in the snapshot, by any of their names, and who their officers are.

Only groups of the newest register are handed out. Of older ones the snapshot keeps the name, to say
when they lapsed.
"""

import re
from collections.abc import Callable
from datetime import date

from msgspec import convert

from advocate.errors import Ambiguous, RecordNotFound
from advocate.inputs.parliament.names.name_matching import nearest_hint
from advocate.inputs.parliament.snapshot.snapshot_file import LARGEST_ID, SnapshotFile, sql
from advocate.models.all_party_group import Group, GroupOffice
from advocate.models.dates import plainly
from advocate.models.name_folding import fold

_GENERAL = frozenset(
    {"all", "party", "partly", "parliamentary", "group", "appg", "apg", "app", "an"}
)
_LEADING = re.compile(r"^(?:(?:the|on|for|of|in|against|friends)(?: |$))+")


def group_subject(title: str) -> str:
    """Return what a group is about, folded: "APPG for the Ocean" gives "ocean".

    The importer stores subjects made by this function, so a change here needs a rebuild.
    """
    words = [word for word in fold(title).split() if word not in _GENERAL]
    return _LEADING.sub("", " ".join(words))


class SnapshotGroups:
    """The groups and their officers; every source answers with these."""

    def __init__(self, file: SnapshotFile) -> None:
        self._file = file

    def find_group(self, query: str) -> Group:
        """Return the group of the newest register that `query` means.

        Its short name, title and subject go before mere words of the title.
        """
        text, subject = query.strip(), group_subject(query)
        rows = self._file.fields(sql("groups"))
        everything = [(convert(row, Group), str(row["subject"])) for row in rows]
        newest = max((group.as_of for group, _ in everything), default=date.min)
        current = {about: f"{g.title} ({g.slug})" for g, about in everything if g.as_of == newest}
        for means in _meanings(text, subject):
            found = [group for group, about in everything if means(group, about)]
            standing = [group for group in found if group.as_of == newest]
            if len(standing) == 1:
                return standing[0]
            if standing:
                raise Ambiguous(
                    f"{len(standing)} all-party groups match “{text}”.",
                    hint=f"Type the short name of one of them, for example: {standing[0].slug}",
                    candidates=tuple((group.slug, group.title) for group in standing),
                )
            if found:
                raise _lapsed(found[0], newest, nearest_hint(subject, current))
        raise RecordNotFound(
            f"No all-party group is called “{text}” in the register of {plainly(newest)}.",
            hint=nearest_hint(subject, current)
            or "Type a word of its title, for example: education",
        )

    def group_officers(self, group: Group) -> tuple[GroupOffice, ...]:
        """Return the officers on the date of the group's register: chairs, then by surname."""
        of_group = sql("group_offices", whose="g.slug")
        return tuple(self._file.records(GroupOffice, of_group, (group.slug,)))

    def groups_of(self, member_id: int) -> tuple[GroupOffice, ...]:
        """Return the offices held by the person with that Members API id, by group's subject."""
        if not 0 < member_id <= LARGEST_ID:
            return ()
        of_member = sql("group_offices", whose="o.member_id")
        return tuple(self._file.records(GroupOffice, of_member, (member_id,)))


def _meanings(query: str, subject: str) -> tuple[Callable[[Group, str], bool], ...]:
    """Return what `query` may mean of a group and its subject: short name, subject, words of it."""
    words = set(subject.split())
    return (
        lambda group, _: query.casefold() == group.slug,
        lambda group, about: subject in (about, group.slug.replace("-", " ")),
        lambda _, about: bool(words) and words <= set(about.split()),
    )


def _lapsed(group: Group, newest: date, near: str | None) -> RecordNotFound:
    return RecordNotFound(
        f"The {group.title} is no longer registered: it was last in the register of "
        f"{plainly(group.as_of)}, and is not in that of {plainly(newest)}.",
        hint=near or "Choose a group that is in the newest register.",
    )
