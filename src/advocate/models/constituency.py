"""Constituencies on the 2024 boundaries, and the public statistics known of them."""

from datetime import date
from typing import Literal

from msgspec import Struct

from advocate.models import field_types as fields
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
    """"percent", "gbp", "number", "score", "ratio", "rate", "years", "rank", or what is counted."""
    estimated: bool
    """Converted from the 2010 boundaries by population."""
    aggregated: bool = False
    """Summed from figures of small areas, and not published for constituencies."""
    illustrative: bool = False
    is_own: bool = False
    """From the charity's data/statistics.yaml, and not from the packaged record."""
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
    earlier: float | None = None
    """Of the oldest period that the same source gives, counted in the same way."""
    earlier_period: Figure | None = None

    @property
    def fifth(self) -> int | None:
        """Fifth of the nation's constituencies that it lies in: 1 has the highest values."""
        rank, count = self.nation_rank, self.nation_count
        return (rank - 1) * 5 // count + 1 if rank and count else None

    @property
    def when(self) -> Figure:
        """The period as it stands after "in": "2024", "the census of March 2021"."""
        return f"the {self.period}" if self.period.startswith(("census ", "year ")) else self.period

    @property
    def is_below_median(self) -> bool:
        """Whether the value is below the nation's median, where that is known."""
        return self.nation_median is not None and self.value < self.nation_median


class OwnStatistic(fields.Record, frozen=True, kw_only=True):
    """Figures of constituencies that the charity has from elsewhere, in a CSV file."""

    id: Key
    name: fields.Claim
    unit: Literal["percent", "people", "households", "gbp", "number", "score", "ratio", "years"]
    period: Figure
    publisher: Published
    title: Published
    url: Address | None = None
    definition: fields.Claim | None = None
    csv: fields.FilePath
    column: Key | None = None
    estimated: bool = False
    aggregated: bool = False
    illustrative: bool = False
