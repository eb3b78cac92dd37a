"""Who holds an office, and what somebody held on a day, by the snapshot's posts.

Each post says who tells it and until when; what the snapshot lacks it calls unknown.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import convert

from advocate.errors import ParliamentUnreachable
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile, sql
from advocate.inputs.parliament.snapshot.snapshot_people import held_on
from advocate.models.dates import plainly
from advocate.models.member import OfficeHolder, Post

SPEAKER = "Speaker"
"""An office that the record of a member has in the place of a party."""
# SQLite gives the other columns from the row that has the smallest position.


class SnapshotOffices:
    """The holders of offices that the snapshot knows."""

    def __init__(self, file: SnapshotFile) -> None:
        self._file = file

    def find_holder(self, query: str, *, on: date) -> OfficeHolder:
        """Return who holds on `on` the one office that `query` means, with who tells it."""
        from advocate.inputs.parliament.names import office_names  # Most runs ask of no office.

        if is_speaker(query):
            return self._speaker(on)
        known = dict(self._posts(on))
        if hits := office_names.holders_meant(
            query, (each for each, until in known.items() if until >= on)
        ):
            return office_names.only_holder(query, hits, on)
        if not (ended := office_names.holders_meant(query, known)):
            raise office_names.no_such_office(query, known, on)
        until = min(known[each] for each in ended)
        told = " and ".join(f"{each.member_name}, {each.post.name}" for each in ended)
        raise ParliamentUnreachable(
            f"Who holds the office “{query}” is known until {plainly(until)} ({told}), not on "
            f"{plainly(on)}.",
            hint=f"Go online, or ask about a day that is known: --on {until.isoformat()}",
        )

    def _posts(self, on: date) -> Iterator[tuple[OfficeHolder, date]]:
        """Yield each post that had begun by `on` and is not known to be over, and its last day."""
        for row in self._file.fields(sql("posts"), (on.isoformat(),) * 2):
            yield convert(row, OfficeHolder), date.fromisoformat(row["known_until"])

    def _speaker(self, on: date) -> OfficeHolder:
        held, days = held_on(self._file, on)
        row = self._file.row(sql("speaker", held=held), days)
        if row is None:
            raise ParliamentUnreachable(f"Who was Speaker on {plainly(on)} is not known here.")
        post = Post(name=SPEAKER, kind="other")
        return OfficeHolder(member_id=row[0], member_name=row[1], post=post)


def posts_on(file: SnapshotFile, member_id: int, on: date) -> tuple[Post, ...] | None:
    """Return the posts known to be held on `on`, one for each appointment, each with its source.

    Why None and not an empty list: no table is whole enough to say that somebody held none.
    """
    day = on.isoformat()
    posts = file.records(Post, sql("held_posts"), (member_id, day, day, day))
    return tuple({post.name: post for post in posts}.values()) or None


def is_speaker(query: str) -> bool:
    """Say if a text means the Speaker of the House of Commons."""
    from advocate.inputs.parliament.names.office_names import title_meant

    return title_meant(query).casefold().removeprefix("the ") == SPEAKER.casefold()
