"""What the Tab key offers: names from the packaged snapshot, never from the network."""

from advocate.inputs.parliament.snapshot import SnapshotSource


def members_beginning(incomplete: str) -> list[tuple[str, str]]:
    """Return (name, constituency): forename first, or "Phillips, Jess" for a surname begun."""
    wanted = incomplete.casefold()
    return [
        (name, constituency)
        for display, listed, constituency in SnapshotSource().names_and_seats()
        for name in (display, listed)
        if name.casefold().startswith(wanted)
    ]


def committees_beginning(incomplete: str) -> list[str]:
    """Return the names of committees that begin so."""
    wanted = incomplete.casefold()
    return [n for n in SnapshotSource().committee_names() if n.casefold().startswith(wanted)]
