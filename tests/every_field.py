"""A workspace with every field of every record filled in, made from the records' own types."""

import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import fields

from advocate.models.campaign import Manifesto
from advocate.models.field_types import FieldType, Ref, type_of
from advocate.models.record_collections import COLLECTIONS, SETTINGS_FILE
from advocate.models.settings import Settings

YEAR = 2024
MANIFESTO_FILE = f"data/manifestos/{YEAR}.yaml"
Fill = Callable[[str, str, FieldType], str | None]
"""Takes the record's class, the field and its type; None leaves the usual text."""
_GIVEN: dict[tuple[str, str], object] = {
    ("LocalKnowledge", "constituency"): "Birmingham Yardley",
    ("LocalKnowledge", "aliases"): ["Old Yardley"],
    ("Programme", "constituency"): "Birmingham Yardley",
    ("Programme", "year"): "2025/26",
    ("Visit", "constituency"): "Birmingham Yardley",
    ("Visit", "member"): 4370,
    ("Visit", "member_name"): "Jess Phillips",
    ("Visit", "start"): "12:00",
    ("Visit", "end"): "12:20",
    ("Visit", "date"): "2026-11-27",
    ("VisitStep", "start"): "12:00",
    ("VisitStep", "minutes"): 20,
    ("Engagement", "member"): 4370,
    ("Engagement", "member_name"): "Jess Phillips",
    ("MemberKnowledge", "member"): 4370,
    ("MemberKnowledge", "name"): "Jess Phillips",
    ("KnownPost", "kind"): "other",
    ("Evidence", "range"): None,
    ("Evidence", "unit"): "percent",
    ("Evidence", "gap_of"): None,
    ("Evidence", "url"): "https://example.org/table",
    ("Manifesto", "election"): YEAR,
    ("BriefSettings", "manifesto"): YEAR,
    ("LetterSettings", "manifesto"): YEAR,
    ("DatedBrief", "manifesto"): YEAR,
    ("DatedLetter", "manifesto"): YEAR,
    ("Settings", "sectors"): ["education"],
    ("Settings", "people_are"): "children",
    ("Settings", "year_starts"): "09-01",
    ("Ask", "subject"): "schools",
    ("Settings", "formats"): ["md"],
    ("Settings", "brand"): None,
    ("Ask", "by_when"): "2027-09-01",
    ("Waiver", "rule"): "N03",
    ("Waiver", "about"): "evidence_id",
    ("ChartRow", "evidence"): ["evidence_id"],
    ("PlannedChart", "kind"): "bar",
    ("Quotation", "illustrative"): True,
    ("OwnStatistic", "unit"): "percent",
    ("OwnStatistic", "csv"): "data/own.csv",
    ("OwnStatistic", "column"): None,
}
"""What has to agree with something else."""
_STATISTIC = "child_poverty_after_housing_costs_pct"


def write_workspace(folder: Path, fill: Fill | None = None) -> None:
    """Write it below `folder`, its texts as `fill` gives them."""
    for file, content in _files(fill or (lambda *_: None)).items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
            continue
        path.write_text(yaml.safe_dump(content, allow_unicode=True, width=10_000), encoding="utf-8")


def _files(fill: Fill) -> dict[str, object]:
    return {
        SETTINGS_FILE: _record(Settings, fill),
        MANIFESTO_FILE: _record(Manifesto, fill),
        "data/own.csv": "gss_code,value\n",
        **{item.file: [_record(item.record, fill)] for item in COLLECTIONS},
    }


def _record(record: type[Struct], fill: Fill) -> dict[str, object]:
    hints = typing.get_type_hints(record, include_extras=True)
    names = [field.name for field in fields(record) if field.name != "at"]
    found = {name: _field(record, name, hints[name], fill) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _field(record: type[Struct], name: str, hint: Any, fill: Fill) -> object:
    kind = type_of(record, name)
    if kind is not None and (text := fill(record.__name__, name, kind)):
        return [text] if typing.get_origin(hint) is tuple else text
    given = _GIVEN.get((record.__name__, name), ...)
    return _value(record, name, hint, fill) if given is ... else given


def _value(record: type[Struct], name: str, hint: Any, fill: Fill) -> object:
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (tuple, Mapping):
        one = _value(record, name, inside[origin is Mapping], fill)
        return [one] if origin is tuple else {typing.get_args(inside[0])[0]: one}
    if origin in (types.UnionType, typing.Union, typing.Annotated) and inside[0] is not str:
        return _value(record, name, inside[0], fill)
    if (kind := type_of(record, name)) is not None:
        return _text(record, name, kind)
    if issubclass(hint, Struct):
        return _record(hint, fill)
    if issubclass(hint, Enum):
        return next(iter(hint)).value
    plain: dict[type, object] = {bool: False, int: 12, float: 12.5, date: "2025-10-01"}
    return plain[hint]


def _text(record: type[Struct], name: str, kind: FieldType) -> str:
    if isinstance(kind, Ref):
        return _STATISTIC if kind.to == "statistics" else f"{kind.to.removesuffix('s')}_id"
    if name == "id":
        named = {"Quotation": "quotation", "Signatory": "signatorie", "Topic": "topic"}
        return f"{named.get(record.__name__, record.__name__.lower())}_id"
    words = name.replace("_", " ")
    return f"Plain words on {words} of the {record.__name__.lower()}"
