"""The texts that people wrote, in YAML and in a workspace's own templates, with their places."""

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from advocate.models.campaign import Manifesto
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Evidence, Unit
from advocate.models.field_types import (
    UNDECLARED,
    FieldType,
    Place,
    ProseType,
    Record,
    YamlPath,
    texts_of,
    types_in,
)
from advocate.models.prose import sentences
from advocate.models.record_collections import records_of
from advocate.models.settings import Settings
from advocate.models.workspace import Workspace
from advocate.rules.language.pattern import blanked

_CITATION = re.compile(r"\{\{-?\s*(fact|cite|statement|gap|trend)\(([^()]*)\)[^{}]*\}\}")
_ID = re.compile(r"""["']([\w-]+)["']""")
_TAGS = re.compile(
    r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}|<!--.*?-->|(?P<open>(?:\{[%#{]|<!--).*)", re.DOTALL
)
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_NOTE_MARK = re.compile(r"\[\^\d+\]")
_STATUS_MARKS = re.compile(r"(?:\s\([a-z ]+\)){1,9}\Z")
_STATUS = re.compile(r"\((?:provisional|disputed|illustrative|unverified)[^()]*\)")
_DRESS = re.compile(r"[\W_]+")
_LONGEST_FIGURE = 80
_LONGEST_QUOTE = 90
_FILLED_IN = re.compile(r"\{\{[^{}]*\}\}")
_PART_OF_NUMBER = (*"0123456789.,£",)


class Passage(Struct, frozen=True):
    """One text, with the file and path it stands at."""

    text: str
    file: str
    path: YamlPath = ()
    first_line: int | None = None
    """Line of the first character; None for YAML, whose reader knows lines by path."""
    record: Record | None = None
    """The record of a file that holds it; None for a template's words."""
    kind: FieldType = UNDECLARED
    """What it is; a template's words are prose of the strictest sort."""

    @property
    def about(self) -> str:
        """What a waiver calls the record that holds it, or the part of a file that is one."""
        record, place = self.record, self.path[1:2]
        if record is None:
            return self.file
        if isinstance(record, Settings):
            return str(self.path[0])
        if isinstance(record, Manifesto):
            is_ask = self.path[0] == "asks" and place and isinstance(place[0], int)
            return record.asks[int(place[0])].id if is_ask else f"manifesto-{record.election}"
        names = (getattr(record, name, None) for name in ("id", "constituency", "name", "about"))
        return next((str(name) for name in names if name), "")

    @property
    def prose(self) -> ProseType | None:
        """What may stand in it, where it is prose."""
        return self.kind if isinstance(self.kind, ProseType) else None

    @property
    def same_text_key(self) -> Hashable:
        """Equal for texts in which rules find the same."""
        is_dated = self.record is None or isinstance(self.record, Engagement | Visit)
        place = (self.file, self.path, self.first_line) if is_dated else None
        return self.text, id(self.kind), place

    def line_at(self, offset: int, workspace: Workspace) -> int | None:
        """Return the line of a character; of YAML, the line of the field."""
        if self.first_line is None:
            return workspace.line_in(self.file, self.path)
        return self.first_line + self.text.count("\n", 0, offset)


class Sentence(Struct, frozen=True):
    """One sentence as it will read, with the claims whose figures or notes stand in it."""

    text: str
    start: int
    """Where it begins in the text it comes from."""
    claims: tuple[Evidence, ...] = ()
    passage: Passage | None = None
    """None for a sentence of a finished document."""


def texts_in(
    workspace: Workspace, is_wanted: Callable[[FieldType], bool] = bool
) -> Iterator[Passage]:
    """Return every text of the types wanted that records hold, in the order of the files."""
    for record in records_of(workspace):
        if any(map(is_wanted, types_in(type(record)))):
            yield from (text for text in texts_of_record(record) if is_wanted(text.kind))


def texts_of_record(record: Record) -> Iterator[Passage]:
    """Return every text in one record, in the order of its fields."""
    at = record.at or Place("")
    for path, text, kind in texts_of(record):
        yield Passage(text, at.file, (*at.path, *path), record=record, kind=kind)


def sentences_with_claims(passage: Passage, claims: Mapping[str, Evidence]) -> Iterator[Sentence]:
    """Return the sentences of a passage with the figures of their claims filled in."""
    for start, text in sentences(passage.text):
        ids = [name for call in _CITATION.finditer(text) for name in _ID.findall(call[2])]
        named = [claims[name] for name in ids if name in claims]
        filled = _CITATION.sub(lambda m: _filled(m, claims), text) if named else text
        yield Sentence(one_line(filled), start, tuple(named), passage)


def sentences_of_document(text: str, printed: Iterable[tuple[str, Evidence]]) -> Iterator[Sentence]:
    """Return the sentences of a finished text, its note marks in; a table's cell is a sentence.

    `printed` pairs each figure with its claim. A claim counts as cited in a sentence that shows
    its figure with a note: another source may by chance have the same figure.
    """
    cells = text.replace(" | ", "\n\n ")
    shown = list(_noted(cells, tuple(printed)))
    places = [at for at, _ in shown]
    for start, part in sentences(cells):
        first, last = bisect_left(places, start), bisect_left(places, start + len(part))
        found = tuple(claim for _, claim in shown[first:last])
        yield Sentence(_without_notes(part), start, found)


def _noted(text: str, printed: Iterable[tuple[str, Evidence]]) -> Iterator[tuple[int, Evidence]]:
    """Return the claims whose figure stands right before a note, with the place of the note."""
    figures = tuple(figure for figure, _ in printed)
    for mark in _NOTE_MARK.finditer(text):
        before = _STATUS_MARKS.sub("", text[max(0, mark.start() - _LONGEST_FIGURE) : mark.start()])
        for figure, claim in printed if before.endswith(figures) else ():
            rest = before.removesuffix(figure)
            if rest != before and not rest.endswith(_PART_OF_NUMBER):
                yield mark.start(), claim


def letters_only(text: str) -> str:
    """Return the letters of a sentence, without the marks that a document adds to it."""
    return _DRESS.sub("", _STATUS.sub("", text.lower()))


def without_tags(text: str, *, keep_citations: bool = False) -> str:
    """Return text with Jinja's tags and comments blanked; every line keeps its number."""

    def blank(match: re.Match[str]) -> str:
        if match["open"] or (keep_citations and _CITATION.fullmatch(match[0])):
            return match[0]
        return blanked(match)

    return _TAGS.sub(blank, text)


def quoted(text: str) -> str:
    """Return the beginning of a sentence in quotation marks, on one line."""
    joined = one_line(_FILLED_IN.sub("…", text)).strip("|#>*- ")
    if len(joined) > _LONGEST_QUOTE:
        joined = f"{joined[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return f"“{joined}”"


@lru_cache(maxsize=256)
def _without_notes(text: str) -> str:
    return one_line(_NOTE_MARK.sub("", text))


def one_line(text: str) -> str:
    """Return text with each run of white space as one space."""
    return " ".join(text.split())


def _filled(match: re.Match[str], claims: Mapping[str, Evidence]) -> str:
    """Return the figure that a call prints, or nearly; of gap() and trend() the tool words it."""
    claim = claims.get("".join(_ID.findall(match[2])))
    if claim is None or claim.value is None or match[1] == "cite":
        return ""
    number = f"{claim.value:,.{claim.decimals}f}" if claim.decimals else f"{claim.value:,.10g}"
    after = {Unit.PERCENT: "%", Unit.PERCENTAGE_POINTS: " percentage points"}.get(claim.unit, "")
    return f"{'£' if claim.unit is Unit.GBP else ''}{number}{after}"


def passages_of_template(name: str, text: str) -> Iterator[Passage]:
    """Return the paragraphs of a template's own words; only what cites a claim is left of Jinja."""
    blanked, start, line = without_tags(text, keep_citations=True), 0, 1
    ends = [(m.start(), m.end()) for m in _BLANK_LINE.finditer(blanked)]
    for end, following in (*ends, (len(blanked), len(blanked))):
        if blanked[start:end].strip():
            yield Passage(blanked[start:end], name, first_line=line)
        line += blanked.count("\n", start, following)
        start = following
