"""Reads the sectors of a workspace: `sectors/NAME.yaml`, its own before the packaged ones."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from msgspec import ValidationError, convert
from msgspec.structs import replace

from advocate.inputs.packaged_folder import packaged_folder
from advocate.inputs.record_reader import read_record
from advocate.inputs.yaml_file import YamlFile
from advocate.models.evidence import Evidence, Unit
from advocate.models.field_types import YamlPath
from advocate.models.former_names import EDUCATION
from advocate.models.people_words import first_is_person
from advocate.models.sector import (
    GENERAL,
    Avoided,
    Break,
    PeopleGroup,
    PlausibleRange,
    Sector,
    Window,
    joined_sectors,
)
from advocate.models.settings import SAFE_FROM, Settings

SECTOR_FOLDER = "sectors"
_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_DAY = re.compile(r"\d\d-\d\d")
_ANY_YEAR = 2023
_ENDS = {"from", "to"}
_LISTS = ("people", "calendar", "ranges", "decides", "avoid")
_WAYS = ("every", "week_of", "easter", "dates")
ReadFile = Callable[[str, Path, bool], YamlFile]
Wrong = Iterator[tuple[YamlPath, str, str]]
"""Where in a file something is wrong, the message and the remedy."""


def read_sector(
    read: ReadFile, settings: Settings, file: YamlFile, folder: Path, *, has_former_names: bool
) -> Sector:
    """Return what the sectors of a workspace say together; what is wrong is noted in its file.

    `read` reads a file by its name in a folder; with False it gives what it holds alone. Without a
    sector, a workspace with former names of fields is of the sector that alone had those.
    """
    names = settings.sectors or ((EDUCATION,) if has_former_names else ())
    found = [*_sector(read, _path(GENERAL), packaged_folder(), [])]
    homes = (folder, packaged_folder())
    for name in (GENERAL, *names):
        its = [h for h in homes if _NAME.fullmatch(name) and os.path.lexists(h / _path(name))]
        if its and (name, its[0]) != (GENERAL, packaged_folder()):
            found += _sector(read, _path(name), its[0], found)
        elif not its:
            known = sector_names(folder)
            near = get_close_matches(name, known, n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(known)}."
            message = f'There is no sector "{name}".'
            file.complain(("sectors", names.index(name)), message, hint)
    own = Sector(
        title=settings.organisation.name,
        terms=settings.terms,
        people_are=settings.people_are,
        year_starts=settings.year_starts,
    )
    joined = joined_sectors((*found, own))
    for path, message, hint in _own_faults(own, joined):
        file.complain(path, message, hint)
    return joined


def sector_names(folder: Path) -> list[str]:
    """Return the sectors that a workspace may name: its own, and the packaged ones."""
    homes = (folder, packaged_folder())
    files = (file for home in homes for file in (home / SECTOR_FOLDER).glob("*.yaml"))
    return sorted({file.stem for file in files} - {GENERAL})


def _sector(read: ReadFile, name: str, home: Path, before: list[Sector]) -> Iterator[Sector]:
    """Yield the sector of one file; only where something is wrong is it read with its lines."""
    with suppress(ValidationError):
        values = read(name, home, False)
        sector = convert(values.value, Sector)
        is_odd = values.is_odd or values.warnings or values.problems
        if not is_odd and not any(_faults(sector, joined_sectors((*before, sector)))):
            yield sector
            return
    file = read(name, home, True)
    if sector := read_record(file, Sector):
        for path, message, hint in _faults(sector, joined_sectors((*before, sector))):
            file.complain(path, message, hint)
        sound = {key: time for key, time in sector.calendar.items() if not _wrong_days(time)}
        yield replace(sector, calendar=sound)


def as_counts_of_people(claims: Iterable[Evidence], sector: Sector) -> Iterator[Evidence]:
    """Yield claims, those that count people in whatever words as counts of people."""
    is_person = first_is_person(sector)
    for claim in claims:
        is_of_people = claim.unit is Unit.COUNT and is_person(claim.population)
        yield replace(claim, unit=Unit.PEOPLE) if is_of_people else claim


def _path(name: str) -> str:
    return f"{SECTOR_FOLDER}/{name}.yaml"


def _own_faults(own: Sector, joined: Sector) -> Wrong:
    if own.people_are and own.people_are not in joined.people:
        hint = f"Known: {', '.join(joined.people)}."
        yield ("people_are",), f'"{own.people_are}" is no group of people.', hint
    if own.year_starts and not _is_day(own.year_starts):
        message = f'"{own.year_starts}" is no day of the year.'
        yield ("year_starts",), message, "Write month-day: 04-01."


def _has(item: Avoided, text: str) -> bool:
    return any(phrase.strip("*").casefold() in text.casefold() for phrase in item.phrases)


def _faults(sector: Sector, joined: Sector) -> Wrong:
    """Yield what cannot be of a sector, `joined` with those before it."""
    yield from _own_faults(sector, joined)
    parts = [(name, getattr(sector, name)) for name in _LISTS]
    entries = [((name, key), item) for name, items in parts for key, item in items.items()]
    entries += [(("breaks", i), item) for i, item in enumerate(sector.breaks)]
    for path, item in entries:
        source = getattr(item, "source", None)
        if source and source not in sector.sources:
            hint = "Add it under sources, or leave source out."
            yield (*path, "source"), f'There is no source "{source}".', hint
        if wrong := _wrong(item, joined):
            yield path, f"{path[-1]}: {wrong}", "See docs/sectors.md for what an entry holds."


def _wrong(item: object, joined: Sector) -> str | None:
    match item:
        case Break(measure=str(name)) if name not in joined.measures:
            return f'there is no measure "{name}".'
        case PlausibleRange() if item.low >= item.high:
            return "a range goes from the lower value to the higher."
        case Avoided() if not _has(item, item.hit) or _has(item, item.miss):
            return "its phrases do not find hit, or find miss."
        case PeopleGroup() if item.small_number < SAFE_FROM:
            return f"small_number cannot be below {SAFE_FROM}."
        case Window():
            return _wrong_days(item)
    return None


def _wrong_days(window: Window) -> str | None:
    given = [name for name in _WAYS if getattr(window, name)]
    spans = (window.every, window.easter, *window.dates)
    if len(given) != 1:
        return f"its days are given in one way: {', '.join(_WAYS)}."
    if any(span is not None and set(span) != _ENDS for span in spans):
        return "days go from one to another."
    days = [*(window.every or {}).values(), *([window.week_of] if window.week_of else [])]
    return next((f'"{day}" is no day of the year.' for day in days if not _is_day(day)), None)


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        return bool(_DAY.fullmatch(text) and date.fromisoformat(f"{_ANY_YEAR}-{text}"))
    return False
