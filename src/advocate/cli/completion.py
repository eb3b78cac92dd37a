"""What the Tab key offers: names from the packaged snapshot, never from the network."""

from advocate.inputs.parliament.snapshot import SnapshotSource


def members_beginning(incomplete: str) -> list[tuple[str, str]]:
    """Return (name, constituency) of sitting members one of whose names begins so."""
    wanted = incomplete.casefold()
    return [
        (name, constituency)
        for name, constituency in SnapshotSource().names_and_seats()
        if any(part.casefold().startswith(wanted) for part in (name, *name.split()))
    ]


def committees_beginning(incomplete: str) -> list[str]:
    """Return the names of committees that begin so."""
    wanted = incomplete.casefold()
    return [n for n in SnapshotSource().committee_names() if n.casefold().startswith(wanted)]
