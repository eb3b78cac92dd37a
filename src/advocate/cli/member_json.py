"""Members as `members --json` and `member --json` show them."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from advocate.cli.json_records import as_object
from advocate.kinds.member_roles import RoleFact
from advocate.models.all_party_group import GroupOffice
from advocate.models.dates import iso
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.member import CommitteePlace
from advocate.recipients.member_list import MemberCard, MemberRow

T = TypeVar("T")
_FORMS = ("address_line", "office_line", "postal_lines", "salutation", "later_mention", "spoken")


def row_json(row: MemberRow) -> dict[str, object]:
    """Return the keys that each member of a list has."""
    return as_object(row, committees=_each(_place, row.committees))


def card_json(card: MemberCard) -> dict[str, object]:
    """Return the keys that `member` has beside those of a list; null where not known."""
    found = card.findings
    posts, places = (found.career.posts, found.career.committees) if found.career else (None, None)
    return {
        "first_elected": iso(card.first_elected),
        "service_start": iso(card.service_start),
        "posts": _each(_held_post, card.posts),
        "former_posts": _each(partial(as_object, checked_on=None), posts),
        "former_committees": _each(_place, places),
        "postal_lines": list(card.address.postal_lines),
        "as_minister": _forms(card.as_minister),
        "as_chair": _forms(card.as_chair),
        "groups": _each(_group, found.groups),
        "activity": _each(as_object, found.activity),
        "focus": _each(as_object, found.focus),
        "interests": _each(as_object, found.interests),
    }


def _each(
    convert: Callable[[T], dict[str, object]], items: Iterable[T] | None
) -> list[dict[str, object]] | None:
    """Return records as JSON objects; null for a list that is not known."""
    return None if items is None else [convert(item) for item in items]


def _held_post(post: RoleFact) -> dict[str, object]:
    """Return a post held; `checked_on` is set on our own notes, `source` where not Parliament's."""
    return {
        "name": post.text,
        "kind": post.kind,
        "start": iso(post.start),
        "end": None,
        "checked_on": iso(post.checked_on),
        "source": post.source,
    }


def _place(place: CommitteePlace) -> dict[str, object]:
    return {
        "id": place.committee_id,
        "name": place.committee,
        "role": place.role,
        "start": iso(place.start),
        "end": iso(place.end),
    }


def _group(office: GroupOffice) -> dict[str, object]:
    return {
        "name": office.group.title,
        "role": office.role,
        "register": iso(office.group.as_of),
        "url": office.group.url,
    }


def _forms(forms: FormsOfAddress | None) -> dict[str, object] | None:
    if forms is None:
        return None
    record = as_object(forms)
    return {name: record[name] for name in _FORMS}
