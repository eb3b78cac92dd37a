"""The list of members that `advocate sync` keeps: one JSON file, replaced whole or not at all.

A file that is damaged, of another version or somebody else's counts as none.
"""

import json
from datetime import date, datetime
from pathlib import Path

from advocate.errors import OutputNotWritable
from advocate.inputs.parliament.cache import ROLL_FILE
from advocate.inputs.parliament.fields import date_of, dict_of, entries_of, int_of, text_of
from advocate.models.dates import iso
from advocate.models.member import (
    Committee,
    CommitteePlace,
    House,
    HouseMembership,
    Member,
    Party,
)
from advocate.models.roll import CommitteeRoll, Roll
from advocate.storage.private_cache import NotPrivate, PrivateFolder

SCHEMA = 1


def read_roll(folder: Path | None) -> Roll | None:
    """Return the list kept in `folder`, or None where there is none that can be used."""
    if folder is None:
        return None
    try:
        content = json.loads(PrivateFolder(folder).read(ROLL_FILE))
        return _roll(dict_of(content))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def write_roll(folder: Path | None, roll: Roll, *, fetched_at: datetime) -> Path:
    """Keep `roll` in `folder` and return the file.

    Raises:
        OutputNotWritable: the system refuses or names no such folder, or others can write to it.
    """
    if folder is None:
        raise OutputNotWritable(
            "This machine names no folder for copies.", hint="Set ADVOCATE_CACHE_DIR to one."
        )
    text = json.dumps(_as_json(roll, fetched_at), ensure_ascii=False, indent=1)
    try:
        PrivateFolder(folder).write(ROLL_FILE, text.encode(), durable=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        hint = "Make room on the disk, or set ADVOCATE_CACHE_DIR to another folder."
        raise OutputNotWritable(
            f"The list of members cannot be kept in {folder}: {reason}.",
            hint=error.hint if isinstance(error, NotPrivate) else hint,
        ) from error
    return folder / ROLL_FILE


def _as_json(roll: Roll, fetched_at: datetime) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "fetched_at": fetched_at.isoformat(),
        "members": [_member_json(member) for member in roll.members],
        "committees": [_committee_json(committee) for committee in roll.committees],
    }


def _member_json(member: Member) -> dict[str, object]:
    party, seat = member.latest_party, member.latest_house_membership
    return {
        "id": member.id,
        "name": member.name_display_as,
        "listed_as": member.name_list_as,
        "full_title": member.name_full_title,
        "address_as": member.name_address_as,
        "party": party and {"id": party.id, "name": party.name, "short": party.abbreviation},
        "seat": seat
        and {
            "id": seat.membership_from_id,
            "name": seat.membership_from,
            "start": iso(seat.membership_start_date),
            "is_active": seat.status_is_active,
            "status": seat.status_description,
        },
    }


def _committee_json(roll: CommitteeRoll) -> dict[str, object]:
    committee = roll.committee
    places = [
        {
            "member_id": place.member_id,
            "name": place.member_name,
            "role": place.role,
            "start": iso(place.start),
            "end": iso(place.end),
        }
        for place in roll.places
    ]
    return {
        "id": committee.id,
        "name": committee.name,
        "house": committee.house,
        "email": committee.email,
        "as_of": roll.as_of.isoformat(),
        "places": places,
    }


def _roll(content: dict[str, object]) -> Roll:
    """Return the list in `content`.

    Raises:
        ValueError: it is not ours, or not of this version.
    """
    fetched_at = datetime.fromisoformat(text_of(content, "fetched_at") or "")
    members = tuple(_member(entry) for entry in entries_of(content, "members"))
    if content.get("schema") != SCHEMA or fetched_at.tzinfo is None or not members:
        raise ValueError("not a list of members that this version wrote")
    committees = tuple(_committee(entry) for entry in entries_of(content, "committees"))
    return Roll(
        as_of=fetched_at.astimezone().date(),
        members=members,
        committees=committees,
        fetched_at=fetched_at,
    )


def _member(entry: dict[str, object]) -> Member:
    return Member(
        id=_number(entry, "id"),
        name_display_as=_text(entry, "name"),
        name_list_as=_text(entry, "listed_as"),
        name_full_title=_text(entry, "full_title"),
        name_address_as=text_of(entry, "address_as"),
        latest_party=_party(dict_of(entry.get("party"))),
        latest_house_membership=_seat(dict_of(entry.get("seat"))),
    )


def _party(entry: dict[str, object]) -> Party | None:
    name = text_of(entry, "name")
    if name is None:
        return None
    return Party(name=name, id=int_of(entry, "id"), abbreviation=text_of(entry, "short"))


def _seat(entry: dict[str, object]) -> HouseMembership | None:
    if not entry:
        return None
    is_active = entry.get("is_active")
    return HouseMembership(
        membership_from=text_of(entry, "name"),
        house=House.COMMONS,
        membership_from_id=int_of(entry, "id"),
        membership_start_date=date_of(entry, "start"),
        status_is_active=is_active if isinstance(is_active, bool) else None,
        status_description=text_of(entry, "status"),
    )


def _committee(entry: dict[str, object]) -> CommitteeRoll:
    committee = Committee(
        id=_number(entry, "id"),
        name=_text(entry, "name"),
        house=_text(entry, "house"),
        email=text_of(entry, "email"),
    )
    places = tuple(_place(place, committee) for place in entries_of(entry, "places"))
    as_of = date.fromisoformat(_text(entry, "as_of"))
    return CommitteeRoll(committee=committee, as_of=as_of, places=places)


def _place(entry: dict[str, object], committee: Committee) -> CommitteePlace:
    return CommitteePlace(
        committee_id=committee.id,
        committee=committee.name,
        member_id=_number(entry, "member_id"),
        member_name=_text(entry, "name"),
        role=_text(entry, "role"),
        start=date_of(entry, "start"),
        end=date_of(entry, "end"),
    )


def _text(entry: dict[str, object], key: str) -> str:
    value = text_of(entry, key)
    if value is None:
        raise ValueError(f"no {key}")
    return value


def _number(entry: dict[str, object], key: str) -> int:
    value = int_of(entry, key)
    if value is None:
        raise ValueError(f"no {key}")
    return value
