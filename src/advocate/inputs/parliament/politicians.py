"""Says whether a name is one of Parliament's records; asked only where a text is doubtful."""

from contextlib import closing

from advocate.inputs.parliament.snapshot import SnapshotSource


def is_politician(name: str) -> bool:
    """Say if somebody who sat in the Commons since 1997 is called `name`, whatever the title."""
    with closing(SnapshotSource()) as source:
        query = "SELECT 1 FROM person WHERE name = ? OR name LIKE ? ESCAPE '\\' LIMIT 1"
        safe = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return source.connection.execute(query, (name, f"% {safe}")).fetchone() is not None
