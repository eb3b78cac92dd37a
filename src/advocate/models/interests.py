"""What members say of their own interests: what they care about, and what they have registered."""

from datetime import date

from msgspec import Struct

from advocate.models.field_types import Address, Published, TopicId


class FocusArea(Struct, frozen=True, kw_only=True):
    """One heading of the interests that a member's page on Parliament's website lists.

    Undated there and often out of date: never to be given as somebody's present view.
    """

    category: Published
    """For example "Political interests"."""
    phrases: tuple[Published, ...]


class RegisteredInterest(Struct, frozen=True, kw_only=True):
    """One entry in the Register of Members' Financial Interests that names a topic of ours."""

    category: Published
    """For example "Employment and earnings"."""
    text: Published
    registered: date | None = None
    """The day of registration; None where the entry does not say."""
    url: Address | None = None
    """The member's page of the register."""
    topics: tuple[TopicId, ...] = ()
    """Ids of the workspace's topics whose keywords it holds."""
