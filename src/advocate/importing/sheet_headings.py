"""What the columns of a sheet are taken for, and so what it holds; the words are in the TOML."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from advocate.errors import AdvocateError, WrongUsage
from advocate.inputs.sheet_reader import Rows
from advocate.models.former_names import FIELDS
from advocate.models.name_folding import fold
from advocate.models.packaged_table import packaged_table
from advocate.models.people_words import nouns_for
from advocate.models.sector import Sector

Ask = Callable[[str], str]
TABLE: Mapping[str, Any] = packaged_table(__file__)
_SEARCHED = 25
"""Rows among which the headings are looked for."""


class Column(Struct, frozen=True):
    """One column: its place, its heading, the field it is taken for, or why for none."""

    place: int
    heading: str
    field: str | None = None
    why: str = ""


class Headed(Struct, frozen=True):
    """What a sheet holds, in which row its headings stand, and what each column is."""

    kind: str
    row: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> Mapping[str, int]:
        """The place of the column of each field that has one."""
        return {column.field: column.place for column in self.columns if column.field}


def find_headings(
    rows: Rows,
    sector: Sector,
    kind: str | None,
    asked: Mapping[str, str],
    ask: Ask | None = None,
) -> Headed:
    """Return what a sheet holds: of the `kind` given, or else of the first whose needs it meets.

    `asked` has fields by heading; `ask` finds them out, where somebody can be asked.

    Raises:
        AdvocateError: what it holds cannot be told.
        WrongUsage: `kind` or `asked` names what there is not.
    """
    if kind and kind not in TABLE["kinds"]:
        raise WrongUsage(f"--as: “{kind}” is no kind.", hint=f"Known: {', '.join(TABLE['kinds'])}.")
    asked = {fold(heading): field for heading, field in asked.items()}
    found = [_best(rows, each, sector, asked) for each in ((kind,) if kind else TABLE["kinds"])]
    best = next((one for one, is_enough in found if is_enough or kind), None)
    if best is None and ask:
        told = ask(f"What does the sheet hold: {', '.join(TABLE['kinds'])}?")
        return find_headings(rows, sector, told, asked, ask)
    if best is None:
        columns = max((one.columns for one, _ in found), key=len)
        hint = f'Say it: --as {"|".join(TABLE["kinds"])}, and --map "Column=field".'
        shown = ", ".join(column.heading for column in columns)
        raise AdvocateError(f"What the sheet holds is not clear ({shown:.200}).", hint=hint)
    headings, fields = [c.heading for c in best.columns], ", ".join(TABLE[best.kind]["fields"])
    for heading, field in asked.items():
        if heading not in map(fold, headings):
            hint = f"Columns: {', '.join(headings)}."
            raise WrongUsage(f"--map: no column is headed “{heading}”.", hint=hint)
        if field and field not in TABLE[best.kind]["fields"]:
            said = f"--map: {best.kind} have no field “{field}”."
            raise WrongUsage(said, hint=f"Fields: {fields}.")
    unknown = [c.heading for c in best.columns if c.why.startswith("not used: no")]
    if ask and unknown and best.kind in TABLE["asks"]:
        show = {unknown[0]: f"; or one of {fields}"}.get
        answers = {h: ask(f"What is “{h}”? Enter leaves it out{show(h, '')}") for h in unknown}
        return find_headings(rows, sector, best.kind, asked | answers)
    return best


def _best(rows: Rows, kind: str, sector: Sector, asked: Mapping[str, str]) -> tuple[Headed, bool]:
    """Return the row that has most headings of a kind, and whether it has those that this needs."""
    words, first = _words(kind, sector), [*rows][:_SEARCHED]
    tried = (Headed(kind, n, _columns(kind, n, rows, words, asked)) for n in first)
    best = max(tried, key=lambda one: len(one.fields))
    needs = (need.split("|") for need in TABLE[kind]["needs"])
    return best, not any(best.fields.keys().isdisjoint(need) for need in needs)


def _words(kind: str, sector: Sector) -> Mapping[str, str]:
    """Return the field that each folded heading names; of one with two, the first."""
    terms = {name: f"{term.one}, {term.many}" for name, term in sector.terms.items()}
    terms["person"] = ", ".join((terms["person"], *nouns_for(sector, many=True)))
    terms["site"] = ", ".join((terms["site"], *sector.word_list("sites")))
    found: dict[str, str] = {}
    for field, words in TABLE[kind]["fields"].items():
        for word in (field, *words.format_map(terms).split(",")):
            found.setdefault(fold(word), field)
    former = {fold(old): new for old, new in FIELDS.items() if fold(new) in found}
    return {**former, **found}


def _columns(
    kind: str, n: int, rows: Rows, words: Mapping[str, str], asked: Mapping[str, str]
) -> tuple[Column, ...]:
    """Return what each filled cell of a row is taken for: a plain name goes before a wordy one."""
    row = rows[n]
    names = {place: fold(text) for place, text in enumerate(row) if text}
    plain = {place: fold(re.sub(r"\([^()]*\)", "", row[place])) for place in names}
    bare = {p: " ".join(re.sub(TABLE["filler"], " ", name).split()) for p, name in plain.items()}
    personal = {place for place, name in names.items() if re.fullmatch(TABLE["personal"], name)}
    personal |= {p for p in names for each in rows.values() if re.fullmatch(TABLE["mail"], each[p])}
    taken, found = dict[str, str](), dict[int, Column]()

    def take(places: Mapping[int, str | None]) -> None:
        for place, field in places.items():
            if field and field not in taken and place not in found:
                taken[field] = row[place]
                found[place] = Column(place, row[place], field)

    take({place: asked.get(name) for place, name in names.items()})
    free = {p: name for p, name in names.items() if name not in asked and p not in personal}
    take({place: words.get(name) for place, name in free.items()})
    take({place: words.get(bare[place]) for place in free})
    left = [place for place in free if place not in found and bare[place] not in words]
    if kind == "statistics" and len(left) == 1:  # the figures, whatever they are called
        take({left[0]: "value"})
    for place in names.keys() - found.keys():
        field = words.get(names[place]) or words.get(bare[place]) or ""
        what = "personal" if place in personal else "taken" if field in taken else "unknown"
        why = TABLE["reasons"]["dropped" if names[place] in asked else what]
        found[place] = Column(place, row[place], None, why.format(taken.get(field, kind), field))
    return tuple(found[place] for place in sorted(found))
