"""Posts that the snapshot knows somebody to have held on a day; what it lacks it calls unknown."""

from datetime import date

from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile
from advocate.models.member import Post

# SQLite gives the other columns from the row that has the smallest position.
_POSTS = """
    SELECT name, kind, starts AS start, ends AS end, s.source, min(position)
    FROM post JOIN post_source s ON s.id = post.source
    WHERE member_id = ? AND COALESCE(starts, known_from) <= ? AND (ends IS NULL OR ends > ?)
        AND s.known_until >= ?
    GROUP BY appointment ORDER BY min(position)
"""


def posts_on(file: SnapshotFile, member_id: int, on: date) -> tuple[Post, ...] | None:
    """Return the posts known to be held on `on`, one for each appointment, each with its source.

    Why None and not an empty list: no table is whole enough to say that somebody held none.
    """
    day = on.isoformat()
    posts = file.records(Post, _POSTS, (member_id, day, day, day))
    return tuple({post.name: post for post in posts}.values()) or None
