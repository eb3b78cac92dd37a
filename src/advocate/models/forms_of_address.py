"""How one person is written to and spoken of, in every form that one document needs."""

from msgspec import Struct

from advocate.models.field_types import Address, ComposedText, Name


class FormsOfAddress(Struct, frozen=True, kw_only=True):
    """Every form one person needs in one document."""

    address_line: Name
    """First line of an address block, for example "The Rt Hon Damian Hinds MP"."""
    salutation: Name
    """Without "Dear" and comma, for example "Mr Hinds"."""
    first_mention: Name
    later_mention: Name
    spoken: Name
    plain_name: Name
    """Forename and surname, nothing else."""
    surname: Name
    is_full_name_salutation: bool = False
    """Parliament gives no form of address, so the full name stands after "Dear"."""
    office_line: Name | None = None
    """Second line of the block, for example "Chair, Education Committee"."""
    postal_lines: tuple[Address, ...] = ()
    """The lines below; empty where nothing at hand says where the person is written to."""
    past_mention: ComposedText | None = None
    """For what somebody did who is no MP on the date: "Robert Halfon, then MP for Harlow"."""
    warning: ComposedText | None = None
    """What to check before these forms are used, in whole sentences."""
