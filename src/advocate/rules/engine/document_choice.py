"""Which documents a rule concerns: chosen by the traits of their kind, never by its name."""

from collections.abc import Callable

from advocate.models.kinds import AddressedTo, Kind, Need

KindChoice = Callable[[Kind], bool]
"""Says by its traits if a rule concerns documents of a kind; the docstring names those it does."""


def every_kind(_kind: Kind) -> bool:
    """Every document."""
    return True


def letters(kind: Kind) -> bool:
    """Letters."""
    return kind.letter


def letters_to_members(kind: Kind) -> bool:
    """Letters to members."""
    return kind.letter and kind.addressed_to is AddressedTo.MEMBER


def about_one_member(kind: Kind) -> bool:
    """Documents on or for one member."""
    return kind.is_about_member


def about_visits(kind: Kind) -> bool:
    """Documents on a visit, and internal ones on one member."""
    is_ours = kind.is_about_member and kind.is_internal
    return is_ours or kind.about == "visits" or Need.VISIT in kind.needs


def public_kinds(kind: Kind) -> bool:
    """Public documents."""
    return kind.is_public
