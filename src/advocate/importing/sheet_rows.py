"""Makes records of the rows of a sheet: each row becomes one, or is refused with a reason."""

import re
from calendar import month_abbr
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from typing import Any

from advocate.errors import AdvocateError
from advocate.importing.sheet_headings import TABLE, Headed
from advocate.models.dates import plainly
from advocate.models.engagement import DatePrecision, EngagementKind
from advocate.models.member import Member
from advocate.models.name_folding import fold, name_key
from advocate.models.packaged_table import packaged_table
from advocate.models.selection import Selection
from advocate.models.sources import Parliament
from advocate.models.typed_values import read_day
from advocate.models.workspace import Workspace
from advocate.recipients.member_list import list_members
from advocate.recipients.people import find_members, find_seat

Fields = dict[str, Any]
_CELLS: Mapping[str, Any] = packaged_table(__file__)
_FIRST_DAY = date(1899, 12, 30)
"""From which Excel counts days."""
_LONGEST_ID = 48


def refusal(why: str, *given: object) -> AdvocateError:
    """Return the error for a cell or a row, in the words of the table."""
    return AdvocateError(_CELLS["reasons"][why].format(*given))


def _is(what: str, cell: str) -> re.Match[str] | None:
    return re.fullmatch(_CELLS[what], cell, re.IGNORECASE)


def _number(cell: str) -> float:
    if (found := _is("number", cell)) is None:
        raise refusal("suppressed" if _is("suppressed", cell) else "number", cell)
    value = float(found["digits"].replace(",", ""))
    return -value if found["minus"] and value else value


def _whole(cell: str) -> int:
    if (value := _number(cell)) < 0 or value != int(value) or {*"£%"} & {*cell}:
        raise refusal("whole", cell)
    return int(value)


def _is_month_first(cells: Iterable[str]) -> bool:
    """Say if the days of a column are written month/day/year: one can be nothing else."""
    pairs = [(int(m["one"]), int(m["two"])) for c in cells if (m := _is("day_and_month", c))]
    return any(two > 12 for _, two in pairs) and all(one <= 12 for one, _ in pairs)


def _day(cell: str, *, month_first: bool) -> Fields:
    """Return the day in a cell; of a month or a year the first, and which of them it is."""
    if _is("serial", cell):
        return {"date": _FIRST_DAY + timedelta(int(float(cell)))}
    if month_first and (m := _is("day_and_month", cell)):
        cell = f"{m['two']}/{m['one']}/{m['rest']}"
    if day := read_day(cell):
        return {"date": day}
    for form, precision in _CELLS["parts"].items():
        with suppress(ValueError):
            day = datetime.strptime(cell, form).replace(tzinfo=UTC).date()
            return {"date": day, "date_precision": precision}
    raise refusal("day", cell)


def _year(cell: str, starts: str) -> str:
    found, month = _is("years", cell.replace("’", "")), month_abbr[int(starts[:2])]
    if found and found["month"] and found["month"].casefold() != month.casefold():
        raise refusal("starts", cell, month)
    if found and int(found["second"][-2:]) == int(found["first"][-2:]) + 1:
        return f"20{found['first'][-2:]}/{found['second'][-2:]}"
    if _is("one_year", cell):
        return cell
    raise refusal("year", cell)


def _choice(cell: str, known: Sequence[str]) -> str:
    """Return which of some words a cell means: itself, or the usual words for a kind of contact."""
    kinds = _CELLS["kinds"].items()
    meant = [name for name, words in kinds if re.search(rf"(?i)\b(?:{words})s?\b", cell)]
    found = next((name for name in (cell.casefold(), *meant) if name in known), None)
    if found is None:
        raise refusal("choice", cell, ", ".join(known))
    return str(found)


class SheetRows:
    """Reads the rows of one sheet for one workspace, on one day."""

    def __init__(
        self,
        headed: Headed,
        cells: Mapping[int, Sequence[str]],
        given: Mapping[str, str],
        workspace: Workspace,
        parliament: Parliament,
        on: date,
    ) -> None:
        """Keep what is `given` for all rows, and of the `cells` those below the headings."""
        self.headed, self.given = headed, given
        self.cells = {number: row for number, row in cells.items() if number > headed.row}
        self.workspace, self.parliament, self._on = workspace, parliament, on
        self.notes: list[str] = []
        self._ids = {r.id for r in (*workspace.programmes, *workspace.engagements)}
        self._people, self._place = cache(self._find), cache(self._seat_near)
        self._seat = cache(partial(find_seat, workspace=workspace, parliament=parliament))
        self._month_first, self._is_shares = set[str](), False
        for name, place in headed.fields.items():
            column = [row[place] for row in self.cells.values()]
            if TABLE["readers"].get(name) == "day" and any(_is("day_and_month", c) for c in column):
                is_first = _is_month_first(column)
                self._month_first |= {name} if is_first else set()
                order = "month/day/year" if is_first else "day/month/year"
                self.notes.append(f"{name}: days with slashes are read as {order}.")
            if name == "value":
                self._is_shares = self._has_shares(column)
        self._readers: Mapping[str, Callable[[str], Any]] = {
            "whole": _whole,
            "wholes": lambda cell: [int(n) for n in re.findall(r"\d+", cell)],
            "texts": lambda cell: [text.strip() for text in re.split("[,;/]", cell)],
            "words": lambda cell: plainly(day) if (day := read_day(cell)) else cell,
            "truth": lambda cell: bool(_is("yes", cell)),
            "year": partial(_year, starts=workspace.sector.year_starts or "01-01"),
            "seat": lambda cell: self._seat(re.sub(_CELLS["seat_endings"], "", cell)).name,
            "kind": partial(_choice, known=[kind.value for kind in EngagementKind]),
            "precision": partial(_choice, known=[each.value for each in DatePrecision]),
            "committee": lambda cell: parliament.committees.find_committee(cell, on=on).id,
        }

    def fields_of(self, number: int) -> Fields:
        """Return the fields of a row, in the order in which they are written.

        Raises:
            AdvocateError: it makes no record.
        """
        row, kind = self.cells[number], self.headed.kind
        filled = [cell for cell in row if cell]
        if re.fullmatch(TABLE["totals"], fold(filled[0])):
            raise refusal("total")
        if len(filled) == 1 and len(self.headed.columns) > 2:
            raise refusal("alone")
        typed = {f: row[p] for f, p in self.headed.fields.items() if not _is("blank", row[p])}
        fields: Fields = {}
        for name, cell in {**self.given, **typed}.items():
            reader = TABLE["readers"].get(name, "")
            if name not in TABLE[kind]["fields"]:
                continue
            if reader == "day":
                read = _day(cell, month_first=name in self._month_first)
                fields |= read if name == "date" else {name: read["date"]}
            elif reader == "whole" and _is("suppressed", cell):
                why = refusal("suppressed", cell).message
                self.notes.append(f"row {number}: {name} is left out, since {why}")
            else:
                fields[name] = self._readers[reader](cell) if reader else cell
        makers = {"programmes": self._programme, "engagements": self._engagement}
        makers |= {"salutations": self._salutation, "statistics": self._figure}
        return makers[kind](fields)

    def _programme(self, fields: Fields) -> Fields:
        code = fields.pop("postcode", None)
        if code and "constituency" not in fields:
            fields |= self._place(code)
        _need(fields, "site", "constituency", "year")
        return self._with_id(fields, f"{fields['site']} {fields['year'][2:].replace('/', '')}")

    def _seat_near(self, postcode: str) -> Fields:
        before = self.parliament.account.notices()
        member, *others = self._people(postcode, self._on, is_postcode=True)
        if others:
            raise refusal("several", postcode, len(others) + 1)
        told = [n.message for n in self.parliament.account.notices() if n not in before]
        guesses = [text.partition(":")[0] for text in told if "probably" in text]
        sure = {"#constituency": f"{guesses[0]}."} if guesses else {}
        return {**sure, "constituency": member.sits_for}

    def _find(self, name: str, on: date, *, is_postcode: bool = False) -> list[Member]:
        wanted = Selection(postcodes=(name,)) if is_postcode else Selection(members=(name,))
        return find_members(wanted, self.workspace, self.parliament, on=on, posts={})

    def _member(self, name: str, on: date) -> Member:
        if len(found := self._people(name, on)) > 1:
            raise refusal("several", name, len(found))
        return found[0]

    def _engagement(self, fields: Fields) -> Fields:
        _need(fields, "date", "kind")
        who = fields.get("member_name", "the committee" if "committee" in fields else "")
        if name := fields.get("member"):
            member = self._member(name, fields["date"])
            who = member.name_display_as
            fields |= {"member": member.id, "member_name": who}
        if who:
            fields.setdefault("summary", _CELLS["sentences"][fields["kind"]].format(who))
        _need(fields, "summary")
        parts = {"what": "promise", "by": "promise_by", "due": "promise_due"}
        if promise := {part: fields.pop(name) for part, name in parts.items() if name in fields}:
            _need(promise, "what", "by")
            fields["promises"] = [promise]
        family = (name_key(who).split() or [fields["kind"]])[-1]
        return self._with_id(fields, f"{family} {fields['date']}")

    def _salutation(self, fields: Fields) -> Fields:
        _need(fields, "member", "salutation")
        member = self._member(fields["member"], self._on)
        text = re.sub("(?i)^dear |[,:]$", "", fields["salutation"]).strip()
        one = Selection(members=(str(member.id),))
        listed = list_members(one, self.workspace, parliament=self.parliament, on=self._on)
        known = next((m for m in self.workspace.members if m.member == member.id), None)
        if text == listed.rows[0].salutation:
            raise refusal("same")
        if known and known.salutation and known.at:
            raise refusal("other", known.at.file, known.at.line, known.salutation.text)
        salutation = {"text": text, "reason": fields["reason"]}
        return {"member": member.id, "name": member.name_display_as, "salutation": salutation}

    def _figure(self, fields: Fields) -> Fields:
        _need(fields, "constituency", "value")
        seat, cell, unit = self._seat(fields["constituency"]), fields["value"], self.given["unit"]
        if ("%" in cell and unit != "percent") or ("£" in cell and unit != "gbp"):
            raise refusal("number", cell)
        value = _number(cell) * (100 if self._is_shares and "%" not in cell else 1)
        return {"gss_code": seat.gss_code, "constituency": seat.name, "value": f"{value:.12g}"}

    def _has_shares(self, column: Iterable[str]) -> bool:
        """Say if figures in per cent are parts of one: all of those without a sign, from 0 to 1."""
        found = [_number(c) for c in column if "%" not in c and _is("number", c)]
        is_wanted = self.given.get("shares") != "no" and self.given.get("unit") == "percent"
        is_so = is_wanted and max(found, default=0) > 0 and all(0 <= n <= 1 for n in found)
        self.notes += [_CELLS["reasons"]["shares"]] * is_so
        return is_so

    def _with_id(self, fields: Fields, name: str) -> Fields:
        """Return the fields in order, with an id: their own, or a new one made of a name."""
        stem = fold(name)[-_LONGEST_ID:].strip().replace(" ", "_")
        tries = (stem, *(f"{stem}_{n}" for n in range(2, len(self.cells) + 3)))
        fields.setdefault("id", next(each for each in tries if each not in self._ids))
        self._ids.add(fields["id"])
        order = [*TABLE[self.headed.kind]["fields"], *fields]
        return {n: fields[n] for n in sorted(fields, key=lambda n: order.index(n.lstrip("#")))}


def _need(fields: Fields, *names: str) -> None:
    if missing := [name for name in names if name not in fields]:
        raise refusal("missing", ", ".join(missing))
