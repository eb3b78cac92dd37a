"""One member in full, as the keys that `member --json` has beside the contract's."""

from collections.abc import Sequence
from datetime import date

from advocate.cli.rows import as_object
from advocate.context.card import MemberCard
from advocate.context.roles import RoleFact
from advocate.models.activity import Activity
from advocate.models.dates import iso
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.interests import FocusArea, RegisteredInterest
from advocate.models.member import CommitteePlace, Post


def card_json(card: MemberCard) -> dict[str, object]:
    """Return the keys that `member` has beside those of a list; null where not known."""
    found = card.findings
    career = found.career
    return {
        "first_elected": iso(card.first_elected),
        "service_start": iso(card.service_start),
        "posts": [_held_post(post) for post in card.posts] if card.posts is not None else None,
        "former_posts": [_former_post(post) for post in career.posts] if career else None,
        "former_committees": [_place(p) for p in career.committees] if career else None,
        "postal_lines": list(card.address.postal_lines),
        "as_minister": _forms(card.as_minister),
        "as_chair": _forms(card.as_chair),
        "groups": [
            {
                "name": office.group.title,
                "role": office.role,
                "register": iso(office.group.as_of),
                "url": office.group.url,
            }
            for office in found.groups
        ],
        "activity": _plain(found.activity),
        "focus": _plain(found.focus),
        "interests": _plain(found.interests),
    }


def _held_post(post: RoleFact) -> dict[str, object]:
    """Return a post held; `checked_on` is set where it is our own note."""
    return {
        "name": post.text,
        "kind": post.kind,
        "start": iso(post.start),
        "end": None,
        "checked_on": iso(post.checked_on),
    }


def _former_post(post: Post) -> dict[str, object]:
    return {
        "name": post.name,
        "kind": post.kind,
        "start": iso(post.start),
        "end": iso(post.end),
        "checked_on": None,
    }


def _place(place: CommitteePlace) -> dict[str, object]:
    return {
        "id": place.committee_id,
        "name": place.committee,
        "role": place.role,
        "start": iso(place.start),
        "end": iso(place.end),
    }


def _forms(forms: FormsOfAddress | None) -> dict[str, object] | None:
    if forms is None:
        return None
    names = ("address_line", "office_line", "postal_lines", "salutation", "later_mention", "spoken")
    return {name: _value(getattr(forms, name)) for name in names}


def _plain(
    items: Sequence[Activity | FocusArea | RegisteredInterest] | None,
) -> list[dict[str, object]] | None:
    """Return records as JSON objects; null for a list that is not known."""
    if items is None:
        return None
    return [as_object(item) for item in items]


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
