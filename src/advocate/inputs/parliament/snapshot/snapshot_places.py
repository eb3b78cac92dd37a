"""Constituencies of 2024 in the snapshot, by any of their names, and the figures known of them."""

from datetime import date
from difflib import get_close_matches
from functools import cached_property

from msgspec import convert

from advocate.errors import ConstituencyNotFound, NotFound, Problem
from advocate.inputs.parliament.names.short_names import full_name, heirs_of, possible_names
from advocate.inputs.parliament.snapshot.snapshot_file import SnapshotFile, sql
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.name_folding import did_you_mean, name_key

_BY_NAME = "c.id = (SELECT constituency FROM constituency_key WHERE key = ?)"
_NO_NAME = "Names are those of the 2024 boundaries; they are listed by: advocate members --all"
_TYPO = 0.75
"""How like a seat's name a misspelt one must be: less would offer seats far away."""


class SnapshotPlaces:
    """The constituencies and their figures; every source answers with these."""

    def __init__(self, file: SnapshotFile) -> None:
        self._file = file
        self.guesses: dict[str, Problem] = {}
        """What was only probable of the places asked about, by postcode: each is told once."""

    def find_constituency(self, query: str, *, is_typed: bool = False) -> Constituency:
        """Return the 2024 constituency that `query` (English or Welsh name, or GSS code) means.

        At a command line (`is_typed`) a usual short form will do, and words in another order.
        """
        text = query.strip()
        found = self.by_gss_code(text.upper()) or self._first(_BY_NAME, name_key(text))
        if found is None and is_typed:
            meant = full_name("seats", text)
            same = (meant,) if meant else self._of_the_same_words(text)
            found = self._first(_BY_NAME, name_key(same[0])) if len(same) == 1 else None
        if found is None:
            raise self._unknown(text)
        return found

    def find_or_none(self, name: str | None) -> Constituency | None:
        """Return the 2024 constituency called so, or None."""
        try:
            return self.find_constituency(name) if name else None
        except NotFound:
            return None

    def by_gss_code(self, gss_code: str | None) -> Constituency | None:
        """Return the 2024 constituency with that code; None for codes of earlier boundaries."""
        return self._first("c.gss_code = ?", gss_code)

    def statistics(self, gss_code: str) -> tuple[ConstituencyStatistic, ...]:
        """Return the newest figure of each statistic for that constituency, in a fixed order.

        Beside it stands the oldest of the same source, counted in the same way.
        """
        return tuple(self._file.records(ConstituencyStatistic, sql("figures"), (gss_code,)))

    def seats_around(self, area: str) -> tuple[tuple[Constituency, int], ...]:
        """Return the seats of a sector ("SW1A 0") or outward code, the largest first.

        Each with the share of its postcodes there, per thousand.
        """
        row = self._file.row("SELECT seats FROM postcode WHERE area = ?", (area,))
        pairs = [pair.split(":") for pair in row[0].split("|")] if row else []
        found = ((self._first("c.id = ?", key), int(share)) for key, share in pairs)
        return tuple((seat, share) for seat, share in found if seat)

    @cached_property
    def _holidays(self) -> dict[str, tuple[date, ...]]:
        """The bank holidays of each nation."""
        days: dict[str, tuple[date, ...]] = {}
        for nation, day in self._file.rows("SELECT nation, day FROM bank_holiday ORDER BY day"):
            days[nation] = (*days.get(nation, ()), date.fromisoformat(day))
        return days

    def _first(self, condition: str, key: str | None) -> Constituency | None:
        row = next(self._file.fields(sql("constituencies", where=condition), (key,)), None)
        if row is None:
            return None
        for name in ("local_authorities", "education_authorities"):
            row[name] = [*filter(None, row[name].split("|"))]
        row["bank_holidays"] = self._holidays.get(row["nation"], ())
        return convert(row, Constituency)

    def _of_the_same_words(self, text: str) -> tuple[str, ...]:
        """Return the seats of the same words as "Devon, North" or "Saint Ives"."""
        names = dict(self._file.rows(sql("seat_keys")))
        return tuple({name for key, name in names.items() if _words(key) == _words(text)})

    def _unknown(self, text: str) -> ConstituencyNotFound:
        if old := self._file.row("SELECT name FROM seat WHERE key = ?", (name_key(text),)):
            return ConstituencyNotFound(
                f"{old[0]} is a constituency of earlier boundaries, which ended by 30 May 2024.",
                hint=_where_its_people_are(old[0]),
            )
        near = possible_names("seats", text) or self._of_the_same_words(text) or self._near(text)
        hint = did_you_mean(near) if near else _NO_NAME
        for ended in filter(heirs_of, near):
            hint += f" {ended} ended in 2024. {_where_its_people_are(ended)}"
        return ConstituencyNotFound(f"No constituency is called “{text}”.", hint=hint)

    def _near(self, text: str) -> tuple[str, ...]:
        """Return up to four names that hold all words of `text`, or that it misspells.

        Of a misspelt name each word must be near: Leeds Centrl is not in Dundee.
        """
        names = dict(self._file.rows(sql("seat_keys"))) | dict(self._file.rows(sql("ended_seats")))
        words = _words(text)
        holding = [name for key, name in names.items() if words and words <= _words(key)]
        close = [
            names[key]
            for key in get_close_matches(name_key(text), names, n=4, cutoff=_TYPO)
            if all(get_close_matches(word, key.split(), n=1, cutoff=_TYPO) for word in words)
        ]
        return tuple(dict.fromkeys((*holding, *close)))[:4]


def _words(name: str) -> frozenset[str]:
    words = name_key(name).replace("saint ", "st ").split()
    return frozenset(words) - {"and", "of", "the"}


def _where_its_people_are(ended: str) -> str:
    shares = "; ".join(f"{name} ({share}%)" for name, share in heirs_of(ended).items())
    unknown = "Find the seat of today by one of its towns in the list of members."
    return f"Its people are now in: {shares}." if shares else unknown
