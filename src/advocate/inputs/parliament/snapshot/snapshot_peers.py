"""The peers whom the snapshot knows, officers of all-party groups only, and how to speak of them.

It knows their names as registered, and the ids of some: enough to say who somebody is, and too
little to write to them.
"""

from datetime import date

from msgspec import Struct

from advocate.errors import MemberNotFound
from advocate.inputs.parliament.names.peerages import is_whole_title, peers_meant, read_peerage
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile
from advocate.models.dates import plainly

_PEERS = "SELECT name, max(member_id) FROM appg_office WHERE house = 2 GROUP BY name ORDER BY name"
_TITLE = "SELECT name FROM appg_office WHERE house = 2 AND member_id = ? LIMIT 1"
_REGISTER = "SELECT max(register) FROM appg"


class KnownPeer(Struct, frozen=True, kw_only=True):
    """One officer of an all-party group who sits in the Lords."""

    name: str
    """As registered: "Baroness Morris of Yardley", "The Earl of Clancarty"."""
    member_id: int | None

    @property
    def to_type(self) -> str:
        """Return what stands for this peer on a command line."""
        return str(self.member_id) if self.member_id else f'"{self.name}"'

    @property
    def shown(self) -> str:
        """Return name and, where it is known, id."""
        return f"{self.name} ({self.member_id})" if self.member_id else self.name


def no_commoner(
    file: SnapshotFile, query: str, *, on: date, nearest: str | None
) -> MemberNotFound | None:
    """Return the error for a query that means a peer, or looks like one; None for any other.

    `nearest` names members of the Commons with names like it.
    """
    known = _known_peers(file)
    hits = [known[key] for key in peers_meant(query, {k: p.name for k, p in enumerate(known)})]
    register = _register(file)
    if len(hits) == 1 and is_whole_title(query, hits[0].name):
        return _is_peer(hits[0], register)
    if not hits and read_peerage(query) is None:
        return None
    alike = f" Of such a title it knows: {'; '.join(peer.shown for peer in hits)}." if hits else ""
    return MemberNotFound(
        f"“{query}” looks like the name of a member of the House of Lords; no MP is called so on "
        f"{plainly(on)}. The snapshot lists no peers but officers of all-party groups.{alike}",
        hint="Go online, or give the id, to write to a peer: advocate letters --mp ID."
        + (f" MPs with such a name: {nearest}." if nearest else ""),
    )


def peer_by_id(file: SnapshotFile, member_id: int) -> MemberNotFound | None:
    """Return the error for an id that is a peer's, or None."""
    title = peerage_of(file, member_id)
    return _is_peer(KnownPeer(name=title, member_id=member_id), _register(file)) if title else None


def peerage_of(file: SnapshotFile, member_id: int | None) -> str | None:
    """Return the title by which somebody with that id sits in the Lords, where it is known."""
    row = file.row(_TITLE, (member_id,)) if member_id else None
    return str(row[0]) if row else None


def _known_peers(file: SnapshotFile) -> list[KnownPeer]:
    return [KnownPeer(name=name, member_id=member_id) for name, member_id in file.rows(_PEERS)]


def _register(file: SnapshotFile) -> date:
    return date.fromisoformat(file.row(_REGISTER)[0])


def _is_peer(peer: KnownPeer, register: date) -> MemberNotFound:
    return MemberNotFound(
        f"{peer.shown} is a peer, by the register of all-party groups of {plainly(register)}: a "
        "member of the House of Lords, not an MP.",
        hint="Letters can be written to peers, but not from the snapshot, which lacks their full "
        f"titles; online: advocate letters --mp {peer.to_type}",
    )
