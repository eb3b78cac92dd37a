"""The peers of the snapshot: everybody who sat in the Lords on the day of its list.

Who left since, and who sat before and left, it does not know. Of some it has only the year they
came; they are known to sit from its end on. No "Rt Hon" is in it, so none is made up.
"""

from datetime import date
from difflib import get_close_matches

from advocate.errors import MemberNotFound
from advocate.inputs.parliament.names.peerages import peers_meant, read_peerage
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile, sql
from advocate.inputs.parliament.snapshot.snapshot_offices import posts_on
from advocate.models.dates import plainly
from advocate.models.member import Member, MemberProfile, Party, Provenance, Source, Standing
from advocate.models.name_folding import fold


def peer_by_id(file: SnapshotFile, member_id: int | None, *, on: date) -> Member | None:
    """Return the member of the Lords on `on` with that id, or None."""
    of_id = sql("sitting_peers") + " AND id = ?"
    return next(file.records(Member, of_id, (on.isoformat(), member_id)), None)


def peer_profile(file: SnapshotFile, member: Member, *, on: date) -> MemberProfile | None:
    """Return what is known of a member of the Lords on `on`, as at the day of the list, or None."""
    if peer_by_id(file, member.id, on=on) is None:
        return None
    party = file.row(sql("party_of_peer"), (member.id, on.isoformat()))
    return MemberProfile(
        member=member,
        on=on,
        standing=Standing.PEER,
        provenance=Provenance(source=Source.SNAPSHOT, as_of=_as_of(file)),
        party=Party(name=party[0]) if party and party[0] else None,
        posts=posts_on(file, member.id, on),
    )


def no_commoner(
    file: SnapshotFile, query: str, *, on: date, nearest: str | None
) -> MemberNotFound | None:
    """Return the error for a query that means a peer, or looks like one; None for any other.

    `nearest` names members of the Commons with names like it.
    """
    names = dict(file.rows("SELECT id, name FROM peer"))
    hits = peers_meant(query, names)
    listed = f"the list of {plainly(_as_of(file))}"
    if len(hits) == 1:
        return MemberNotFound(
            f"{names[hits[0]]} ({hits[0]}) is a peer, by {listed}: a member of the House of Lords, "
            "not an MP.",
            hint=f"To write to a peer: advocate letters --mp {hits[0]}",
        )
    if not hits and read_peerage(query) is None:
        return None
    by_name = {fold(name).removeprefix("the "): key for key, name in names.items()}
    near = get_close_matches(fold(query).removeprefix("the "), by_name, n=3, cutoff=0.77)
    alike, close = (
        "; ".join(f"{names[key]} ({key})" for key in keys)
        for keys in (hits, [by_name[name] for name in near])
    )
    return MemberNotFound(
        f"“{query}” looks like the name of a member of the House of Lords; no MP is called so on "
        f"{plainly(on)}. "
        + (f"Peers with such a title: {alike}." if alike else f"Nor is any peer by {listed}."),
        hint="Check the title, or go online, where later peers are found too."
        + (f" Nearest peers: {close}." if close and not alike else "")
        + (f" MPs with such a name: {nearest}." if nearest else ""),
    )


def peerage_of(file: SnapshotFile, member_id: int | None) -> str | None:
    """Return the title by which somebody with that id sits in the Lords, where it is known."""
    row = file.row("SELECT name FROM peer WHERE id = ?", (member_id,))
    return str(row[0]) if row else None


def _as_of(file: SnapshotFile) -> date:
    return date.fromisoformat(file.meta("peers_as_of"))
