"""Made-up records in the shapes in which Parliament's services send them."""

from datetime import date
from typing import Any

from advocate.models.member import CommitteePlace, ElectionResult, Member

Json = dict[str, Any]


def moment(day: date | None, clock: str = "00:00:00") -> str | None:
    return f"{day.isoformat()}T{clock}" if day else None


def party(name: str, party_id: int | None = None, abbreviation: str | None = None) -> Json:
    return {
        "id": party_id,
        "name": name,
        "abbreviation": abbreviation,
        "backgroundColour": None,
        "foregroundColour": "FFFFFF",
        "isLordsMainParty": False,
        "isLordsSpiritualParty": False,
        "governmentType": None,
        "isIndependentParty": False,
    }


def membership(
    place: str | None,
    place_id: int | None = None,
    *,
    house: int = 1,
    start: date | None = None,
    end: date | None = None,
    reason: str | None = None,
    status: str = "Current Member",
) -> Json:
    standing = {
        "statusIsActive": status == "Current Member",
        "statusDescription": status,
        "statusNotes": None,
        "statusId": 0,
        "status": 0,
        "statusStartDate": moment(start),
    }
    return {
        "membershipFrom": place,
        "membershipFromId": place_id,
        "house": house,
        "membershipStartDate": moment(start),
        "membershipEndDate": moment(end),
        "membershipEndReason": reason,
        "membershipEndReasonNotes": None,
        "membershipEndReasonId": 7 if end and reason is None else None,
        "membershipStatus": None if end else standing,
    }


def member(
    member_id: int,
    display: str,
    list_as: str,
    *,
    seat: Json | None,
    of: Json | None = None,
    full_title: str | None = None,
    address: str | None = None,
) -> Json:
    return {
        "id": member_id,
        "nameListAs": list_as,
        "nameDisplayAs": display,
        "nameFullTitle": full_title or f"{display} MP",
        "nameAddressAs": address,
        "latestParty": of,
        "gender": "U",
        "latestHouseMembership": seat,
        "thumbnailUrl": f"https://members-api.parliament.uk/api/Members/{member_id}/Thumbnail",
    }


def member_of(known: Member) -> Json:
    """Return the packaged member as the Members API would send them."""
    latest, of = known.latest_house_membership, known.latest_party
    seat = (
        None
        if latest is None
        else membership(
            latest.membership_from,
            latest.membership_from_id,
            house=int(latest.house),
            start=latest.membership_start_date,
            end=latest.membership_end_date,
        )
    )
    return member(
        known.id,
        known.name_display_as,
        known.name_list_as,
        seat=seat,
        of=None if of is None else party(of.name, of.id, of.abbreviation),
        full_title=known.name_full_title,
        address=known.name_address_as,
    )


def stretch(
    name: str, entry_id: int, start: date | None, end: date | None = None, info: str | None = None
) -> Json:
    """Return one entry of any list in a biography."""
    return {
        "house": 1,
        "name": name,
        "id": entry_id,
        "startDate": moment(start, "09:30:00.44" if start and start.day % 2 else "00:00:00"),
        "endDate": moment(end),
        "additionalInfo": info,
        "additionalInfoLink": None,
    }


def contact(kind: str, style: str, **known: str | None) -> Json:
    """Return one contact; in the sparse style empty keys are left out, in the full one null."""
    keys = ("line1", "line2", "line3", "line4", "line5", "postcode", "phone", "fax", "email")
    record: Json = {
        "type": kind,
        "typeDescription": None,
        "typeId": 1,
        "isPreferred": False,
        "isWebAddress": (known.get("line1") or "").startswith("http"),
        "notes": None,
    }
    for key in (*keys, "website"):
        if style == "full" or known.get(key) is not None:
            record[key] = known.get(key)
    return record


def election(result: ElectionResult) -> Json:
    votes = result.winner_votes or 0
    rivals = [(2, result.runner_up_party, votes - (result.majority or 0)), (3, "Green Party", 9)]
    candidates = [
        {
            "memberId": None,
            "name": f"Candidate {rank}",
            "party": party(name or "Independent"),
            "resultChange": "",
            "rankOrder": rank,
            "votes": count,
            "voteShare": count / (result.valid_votes or 1),
        }
        for rank, name, count in (*rivals, (1, result.winning_party, votes))
    ]
    return {
        "result": result.result,
        "isNotional": False,
        "electorate": result.electorate,
        "turnout": result.valid_votes,
        "majority": result.majority,
        "winningParty": party(result.winning_party or "Independent"),
        "electionTitle": result.title,
        "electionDate": moment(result.held_on),
        "electionId": 422,
        "isGeneralElection": result.is_general_election,
        "constituencyName": result.constituency,
        "candidates": candidates,
    }


def role(start: date | None, end: date | None = None, *, chair: bool = False) -> Json:
    name = "Chair" if chair else "Member"
    kind = {"id": 1, "name": "1"}
    return {
        "startDate": moment(start),
        "endDate": moment(end),
        "role": {"id": 1 + chair, "name": name, "roleType": kind, "isChair": chair},
        "exOfficio": False,
        "alternate": False,
        "coOpted": False,
    }


def committee_person(place: CommitteePlace, known: Member | None = None) -> Json:
    """Return a serving person; the chair has two open roles, and `isChair` says false of all."""
    roles = [role(date(2019, 1, 7), date(2019, 11, 6)), role(place.start, place.end)]
    if place.role == "Chair":
        roles.append(role(place.start, place.end, chair=True))
    given, _, family = place.member_name.rpartition(" ")
    party = known.latest_party if known else None
    about = {
        "memberFrom": known.sits_for if known else None,
        "party": party.name.removesuffix(" (Co-op)") if party else None,
        "partyColour": None,
        "mnisId": place.member_id,
        "isChair": False,
        "listAs": known.name_list_as if known else f"{family}, {given}",
        "displayAs": place.member_name,
        "fullTitle": known.name_full_title if known else f"{place.member_name} MP",
        "addressAs": None,
        "house": "Commons",
        "isCurrent": True,
    }
    return {
        "isLayMember": False,
        "roles": roles,
        "id": 90_000 + place.member_id,
        "personId": None,
        "name": f"{place.member_name} MP",
        "photoUrl": None,
        "memberInfo": about,
    }


def lay_member(name: str) -> Json:
    return {
        "isLayMember": True,
        "roles": [role(date(2024, 10, 1))],
        "id": 70_001,
        "personId": 5,
        "name": name,
        "photoUrl": None,
        "memberInfo": None,
    }


def committee(
    committee_id: int,
    name: str,
    *,
    email: str | None = None,
    was: str = "",
    house: str = "Commons",
    start: date | None = date(2010, 7, 13),
    end: date | None = None,
    category: str = "Select",
) -> Json:
    former = [{"id": 1, "committeeId": committee_id, "name": was, "startDate": None}] if was else []
    return {
        "contact": {"email": email, "phone": "020 7219 0000 (general)", "address": None},
        "id": committee_id,
        "name": name,
        "parentCommittee": None,
        "subCommittees": None,
        "house": house,
        "category": {"id": 1, "name": category},
        "startDate": moment(start),
        "endDate": moment(end),
        "scrutinisingDepartments": [],
        "nameHistory": former,
    }


def focus(category: str | None, *texts: str | None) -> Json:
    """One heading of a member's interests; each text may run several together with commas."""
    return {"category": category, "focus": list(texts)}


def register(name: str, *entries: Json, category_id: int = 12) -> Json:
    """One category of the register of interests."""
    return {"id": category_id, "name": name, "sortOrder": 0, "interests": list(entries)}


def registered(text: str | None, *children: Json, **changes: object) -> Json:
    """One entry of the register; the lines of its text end as the service ends them."""
    return {
        "id": 4935,
        "interest": text.replace("\n", "\r\n") if text else text,
        "createdWhen": "2024-04-18T15:21:14.44",
        "lastAmendedWhen": None,
        "deletedWhen": None,
        "isCorrection": False,
        "childInterests": list(children),
    } | changes
