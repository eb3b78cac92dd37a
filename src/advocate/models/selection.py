"""Whom the user means: people by name, seat or postcode, narrowed by what they belong to."""

from msgspec import Struct


class Selection(Struct, frozen=True, kw_only=True):
    """Values of one kind are alternatives; different kinds narrow each other.

    Named people (`members`, `constituencies`, `postcodes`, `offices`) are joined; filters apply to
    them, or to everybody who sits if nobody is named.
    """

    members: tuple[str, ...] = ()
    constituencies: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    with_programmes: bool = False
    everyone: bool = False

    @property
    def names_people(self) -> bool:
        """Whether anybody is named, rather than filtered."""
        return bool(self.members or self.constituencies or self.postcodes or self.offices)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was chosen."""
        filters = self.committees or self.groups or self.regions or self.parties
        return not (self.names_people or filters or self.with_programmes or self.everyone)
