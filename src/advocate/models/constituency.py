"""Constituencies on the 2024 boundaries, and the public statistics known of them."""

from datetime import date

from msgspec import Struct

from advocate.models.field_types import Address, Figure, Key, Name, Published

SEATS_OF_2024 = date(2024, 7, 4)
"""First day of today's constituencies."""


class Constituency(Struct, frozen=True, kw_only=True):
    """One of the 650 seats first contested on 4 July 2024."""

    gss_code: Key
    """Nine characters, for example E14001100."""
    name: Name
    nation: Name
    """England, Scotland, Wales or Northern Ireland."""
    region: Name
    id: int | None = None
    """Members API id, valid from 31 May 2024."""
    name_welsh: Name | None = None
    local_authorities: tuple[Name, ...] = ()
    education_authorities: tuple[Name, ...] = ()
    predecessor: Name | None = None
    """The 2010 seat that gave it most of its people."""
    predecessor_share: float | None = None
    """Share of the people of the new seat who lived in that one, 0 to 1."""
    bank_holidays: tuple[date, ...] = ()
    """Those of its nation, for the years in which they are known."""


class ConstituencyStatistic(Struct, frozen=True, kw_only=True):
    """One published figure for one constituency, beside the same figure for its nation's seats."""

    statistic: Key
    """Identifier, for example child_poverty_after_housing_costs_pct."""
    label: Published
    definition: Published
    """One sentence: who is counted, and how."""
    period: Figure
    value: float
    unit: Key
    """"percent", "score", "ratio", "gbp", "people", a count of places or "decile"."""
    estimated: bool
    """Converted from the 2010 boundaries by population."""
    publisher: Published
    title: Published
    url: Address | None = None
    retrieved: date | None = None
    nation: Name = "England"
    nation_median: float | None = None
    """Median of the nation's constituencies that have a figure."""
    nation_rank: int | None = None
    """1 is the highest value in the nation."""
    nation_count: int | None = None

    @property
    def is_below_median(self) -> bool:
        """Whether the value is below the nation's median, where that is known."""
        return self.nation_median is not None and self.value < self.nation_median
