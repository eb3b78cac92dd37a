"""All-party parliamentary groups, from the official register."""

from datetime import date

from msgspec import Struct

from advocate.models.field_types import Address, Key, Name, Published
from advocate.models.member import House


class Group(Struct, frozen=True, kw_only=True):
    """One registered group; `as_of` is the date of the register."""

    slug: Key
    title: Name
    category: Key
    as_of: date
    purpose: Published | None = None
    url: Address | None = None


class GroupOffice(Struct, frozen=True, kw_only=True):
    """One person's office in one group."""

    group: Group
    member_id: int | None
    """Members API id; None where the register's person could not be matched."""
    member_name: Name
    house: House
    role: Name
    """For example "Chair" or "Officer"."""
