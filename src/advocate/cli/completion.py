"""What the Tab key offers: names from the packaged snapshot, never from the network."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advocate.models.workspace import Workspace


def members_beginning(incomplete: str) -> list[tuple[str, str]]:
    """Return (name, constituency) of members whose forename or surname begins so."""
    # late, for start-up time
    from advocate.inputs.parliament.snapshot.snapshot import open_snapshot

    wanted = incomplete.casefold()
    return [
        (name, constituency)
        for display, listed, constituency in open_snapshot().names.names_and_seats()
        for name in (display, listed)
        if name.casefold().startswith(wanted)
    ]


def committees_beginning(incomplete: str) -> list[str]:
    """Return the names of committees that begin so."""
    from advocate.inputs.parliament.snapshot.snapshot import open_snapshot

    wanted = incomplete.casefold()
    return [n for n in open_snapshot().committees.names() if n.casefold().startswith(wanted)]


def claims_beginning(incomplete: str) -> list[str]:
    """Return the ids of claims that begin so; nothing outside a workspace."""
    return _beginning(incomplete, lambda workspace: [claim.id for claim in workspace.evidence])


def kinds_beginning(incomplete: str) -> list[str]:
    """Return the kinds for `advocate write` that begin so; nothing outside a workspace."""
    return _beginning(incomplete, lambda workspace: [kind.name for kind in workspace.own_kinds])


def packaged_sectors(incomplete: str = "") -> list[str]:
    """Return the names of the packaged fields of work that begin so."""
    from advocate.inputs.packaged_folder import packaged_folder  # late, for start-up time

    files = (packaged_folder() / "sectors").glob(f"{incomplete}*.yaml")
    return sorted({file.stem for file in files} - {"general"})


def templates_beginning(incomplete: str) -> list[str]:
    """Return the names of the program's own templates that begin so."""
    from advocate.inputs.template_copies import packaged_templates

    return [name for name in packaged_templates() if name.startswith(incomplete)]


def _beginning(incomplete: str, names_in: "Callable[[Workspace], list[str]]") -> list[str]:
    from advocate.cli.wiring import workspace_folder, workspace_in  # late, for start-up time
    from advocate.errors import AdvocateError

    try:
        names = names_in(workspace_in(workspace_folder(None)))
    except AdvocateError:
        return []
    return [name for name in names if name.startswith(incomplete)]
