"""Posts and their holders in the Members API's words; see `/api/Posts` in its description.

No answer of these addresses has been seen, so lists count with and without an envelope.
"""

from collections.abc import Iterator

from advocate.inputs.parliament.live.json_fields import (
    date_of,
    dict_of,
    entries_of,
    int_of,
    text_of,
    unexpected,
)
from advocate.inputs.parliament.live.member_parser import POST_LISTS, parse_member
from advocate.models.member import Member, OfficeHolder, Post


def parse_posts(raw: object) -> tuple[OfficeHolder, ...]:
    """Return who holds the posts of a list now; ended appointments and empty posts are left out."""
    return tuple(holder for entry in _entries(raw) for holder in _holders(entry))


def parse_numbers(raw: object) -> tuple[int, ...]:
    """Return the ids in a list of departments."""
    numbers = (int_of(entry, "id") for entry in _entries(raw))
    return tuple(number for number in numbers if number is not None)


def parse_members(raw: object) -> tuple[Member, ...]:
    """Return the members in a list of them."""
    return tuple(parse_member({"value": entry}) for entry in _entries(raw))


def _entries(raw: object) -> list[dict[str, object]]:
    listed = raw if isinstance(raw, list) else dict_of(raw).get("items")
    if not isinstance(listed, list):
        raise unexpected("no list of posts where one was expected")
    entries = [dict_of(entry) for entry in listed]
    return [dict_of(entry.get("value")) or entry for entry in entries]


def _holders(post: dict[str, object]) -> Iterator[OfficeHolder]:
    kind = dict(enumerate(POST_LISTS)).get(int_of(post, "type") or 0, "other")
    title = text_of(post, "name") or text_of(post, "hansardName") or ""
    departments = (text_of(each, "name") for each in entries_of(post, "governmentDepartments"))
    department = next(filter(None, departments), None)
    if department and "inister" in title and "(" not in title:
        title += f" ({department})"
    for held in entries_of(post, "postHolders"):
        member = dict_of(held.get("member"))
        member = dict_of(member.get("value")) or member
        number = int_of(member, "id")
        if number is None or not title or date_of(held, "endDate"):
            continue
        yield OfficeHolder(
            member_id=number,
            member_name=text_of(member, "nameDisplayAs") or str(number),
            post=Post(name=title, kind=kind, start=date_of(held, "startDate")),
        )
