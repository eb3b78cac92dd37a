"""Reads the figures of a charity's own statistics: CSV files with one row for a constituency."""

import csv
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

from advocate.errors import AdvocateError, Problem, WorkspaceError
from advocate.inputs.parliament.snapshot.snapshot import open_snapshot
from advocate.inputs.yaml_file import YamlFile
from advocate.models.constituency import Constituency, ConstituencyStatistic, OwnStatistic
from advocate.models.name_folding import fold
from advocate.storage.workspace_files import LARGEST_TABLE, read_inside

_CODES = re.compile(r"(ons |pcon |area |seat |constituency )?(gss )?code|gss|pcon ?\d*cd")
_NAMES = re.compile(r"((uk )?parliamentary )?(constituency|seat|area)( name)?|name|pcon ?\d*nm")
_NUMBER = re.compile(r"(?=(\D*\d){1,15}\D*$)([-−–+]?)(£?)(\d{1,3}(,\d{3})+|\d+)(\.\d+)?\s?(%?)")
"""At most 15 digits: a longer number would be printed as another."""
_SAME = ("period", "unit", "estimated", "aggregated", "illustrative", "publisher", "title", "url")


def read_own_statistics(
    statistics: Sequence[Any], folder: Path, files: Mapping[str, YamlFile]
) -> Mapping[str, list[ConstituencyStatistic]]:
    """Return the figures by GSS code; what is wrong is noted in the file of the records."""
    figures: dict[str, list[ConstituencyStatistic]] = defaultdict(list)
    with closing(open_snapshot()) as record:
        packaged, find = record.names.statistic_names(), record.places.find_constituency
        seats = Counter(record.file.column("SELECT nation FROM constituency"))
        for each in statistics:
            file, path = files[each.at.file], each.at.path
            if each.id in packaged:
                message = f'"{each.id:.80}" is the id of a packaged statistic.'
                file.complain((*path, "id"), message, "Give yours another id.")
            values, lines = dict[Constituency, float](), dict[Constituency, int]()
            try:
                rows = list(_figures_in(each, folder))
            except WorkspaceError as error:
                file.complain((*path, "csv"), error.message, error.hint)
                continue
            for line, name, text in rows:
                try:
                    seat = find(name)
                    first = lines.setdefault(seat, line)
                    values[seat] = _number(name, text, each.unit, None if first == line else first)
                except AdvocateError as error:
                    said, hint = error.message, error.hint
                    file.problems.append(Problem(message=said, hint=hint, file=each.csv, line=line))
            for code, figure in _beside_their_nations(each, values, seats):
                figures[code].append(figure)
    return figures


def _rows_of(each: OwnStatistic, folder: Path) -> list[tuple[int, list[str]]]:
    """Return the rows of a CSV file that hold anything, each with its line."""
    try:
        text = read_inside(folder, each.csv, most=LARGEST_TABLE).decode("utf-8-sig")
        first = text.lstrip().partition("\n")[0]
        reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
        return [(reader.line_num, row) for row in reader if any(map(str.strip, row))]
    except (OSError, ValueError, csv.Error) as error:
        why = "it is not in UTF-8" if isinstance(error, UnicodeError) else "it is no table"
        said = f'"{each.csv:.80}" cannot be read: {getattr(error, "strerror", None) or why}.'
        hint = "Save it as “CSV UTF-8” in data/, and name it from the workspace: data/FILE.csv."
        raise WorkspaceError(said, hint=hint) from error


def _figures_in(each: OwnStatistic, folder: Path) -> Iterator[tuple[int, str, str]]:
    """Yield line, constituency and figure, as they were typed, of each row that has a figure."""
    rows = _rows_of(each, folder)
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    names = [fold(cell) for cell in header]
    seats = [i for kind in (_CODES, _NAMES) for i, name in enumerate(names) if kind.fullmatch(name)]
    others = [i for i, cell in enumerate(header) if cell and i not in seats]
    wanted = {fold(each.column)} if each.column else {"value", fold(each.id)}
    found = [i for i, cell in enumerate(header) if cell == each.column]
    found = found or [i for i, name in enumerate(names) if name in wanted]
    found = found or ([] if each.column else others)
    if not seats:
        said = f'"{each.csv:.80}" has no column of constituencies.'
        raise WorkspaceError(said, hint="Head one gss_code or constituency, in the first line.")
    if len(found) != 1:
        called = f" called {each.column:.80}" if each.column else ""
        said = f'"{each.csv:.80}" has {len(found) or "no"} columns of figures{called}.'
        known = ", ".join(header[i] for i in others)
        raise WorkspaceError(said, hint=f"Name the one of figures under column: {known:.300}.")
    for line, row in rows[1:]:
        cells = dict(enumerate(map(str.strip, row)))
        if value := cells.get(found[0]):
            yield line, next(filter(None, map(cells.get, seats)), ""), value


def _number(name: str, text: str, unit: str, first: int | None) -> float:
    """Return the number in a cell; `first` is the line that had one of the same constituency."""
    found = _NUMBER.fullmatch(text)
    _, sign, pound, digits, _, fraction, percent = found.groups("") if found else [""] * 7
    is_other = (pound and unit != "gbp") or (percent and unit != "percent")
    said = f'{name:.80} has "{text:.40}", which is no figure in {unit}.'
    hint = "Write a number such as 43.5, or leave the cell empty where there is none."
    if first:
        said, hint = f"{name:.80} has a figure already, on line {first}.", "Keep one of them."
    if first or is_other or not digits:
        raise WorkspaceError(said, hint=hint)
    value = float(digits.replace(",", "") + fraction)
    return -value if value and sign in {"-", "−", "–"} else value


def _beside_their_nations(
    each: OwnStatistic, values: dict[Constituency, float], seats: Mapping[str, int]
) -> Iterator[tuple[str, ConstituencyStatistic]]:
    """Yield each figure by GSS code, ranked where half of the nation's seats have one."""
    same: dict[str, Any] = {name: getattr(each, name) for name in _SAME} | {"is_own": True}
    same |= {"statistic": each.id, "label": each.name, "definition": each.definition or ""}
    by_nation: dict[str, list[float]] = defaultdict(list)
    for seat, value in sorted(values.items(), key=lambda item: item[1]):
        by_nation[seat.nation].append(value)
    for seat, value in values.items():
        among, beside = by_nation[seat.nation], dict[str, Any]()
        if 2 * (count := len(among)) >= seats[seat.nation]:
            middle = (among[(count - 1) // 2] + among[count // 2]) / 2
            beside = {"nation_median": round(middle, 4), "nation_count": count}
            beside["nation_rank"] = count - bisect_right(among, value) + 1
        figure = ConstituencyStatistic(value=value, nation=seat.nation, **same, **beside)
        yield seat.gss_code, figure
