"""All-party parliamentary groups, from the official register."""

from datetime import date

from msgspec import Struct

from advocate.models.member import House


class Group(Struct, frozen=True, kw_only=True):
    """One registered group; `as_of` is the date of the register."""

    slug: str
    title: str
    category: str
    as_of: date
    purpose: str | None = None
    url: str | None = None


class GroupOffice(Struct, frozen=True, kw_only=True):
    """One person's office in one group."""

    group: Group
    member_id: int | None
    """Members API id; None where the register's person could not be matched."""
    member_name: str
    house: House
    role: str
    """For example "Chair" or "Officer"."""
