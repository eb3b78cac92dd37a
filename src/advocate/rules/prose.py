"""The prose that people wrote: every text of the YAML and of the workspace's templates, in place.

Somebody's own words (quotations) and the register itself are left out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from advocate.models.campaign import Ask, Manifesto
from advocate.models.engagement import Visit
from advocate.models.evidence import Evidence, Unit
from advocate.models.field_types import YamlPath
from advocate.models.prose import sentences
from advocate.models.workspace import Workspace

ANY_COUNT = 999
"""Limit for fields that hold counts of consent and of people in a room."""
SMALL_COUNT = 10
_SETTINGS = "advocate.yaml"
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
_PART_OF_NUMBER = (*"0123456789.,£",)


class Passage(Struct, frozen=True):
    """One text, with the file and path it stands at."""

    text: str
    file: str
    about: str
    """What a waiver calls the record that holds it."""
    path: YamlPath = ()
    first_line: int | None = None
    """Line of the first character; None for YAML, whose reader knows lines by path."""
    counts_up_to: int = 0
    """Largest plain count that may be typed here: people in a room, minutes of a plan."""

    def line_at(self, offset: int, workspace: Workspace) -> int | None:
        """Return the line of a character; of YAML, the line of the field."""
        if self.first_line is None:
            return workspace.line_of(self.file, self.path)
        return self.first_line + bisect_left(_line_ends(self.text), offset)


@lru_cache(maxsize=64)
def _line_ends(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]


class Sentence(Struct, frozen=True):
    """One sentence as it will read, with the claims whose figures or notes stand in it."""

    text: str
    start: int
    """Where it begins in the text it comes from."""
    claims: tuple[Evidence, ...] = ()
    passage: Passage | None = None
    """None for a sentence of a finished document."""


def passages(workspace: Workspace, templates: Mapping[str, str]) -> Iterator[Passage]:
    """Return every text of a workspace that documents print, in the order of its files."""
    yield from _settings(workspace)
    for manifesto in workspace.manifestos:
        yield from _manifesto(manifesto)
    yield from _listed(workspace)
    for name, text in templates.items():
        yield from _template(name, text)


def sentences_with_claims(passage: Passage, claims: Mapping[str, Evidence]) -> Iterator[Sentence]:
    """Return the sentences of a passage with the figures of their claims filled in."""
    for start, text in sentences(passage.text):
        ids = [name for call in _CITATION.finditer(text) for name in _ID.findall(call[2])]
        named = [claims[name] for name in ids if name in claims]
        filled = _CITATION.sub(lambda m: _filled(m, claims), text) if named else text
        yield Sentence(_joined(filled), start, tuple(named), passage)


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


def letters_of(text: str) -> str:
    """Return what tells a sentence from others, however a document has dressed it."""
    return _DRESS.sub("", _STATUS.sub("", text.lower()))


def value_text(claim: Evidence) -> str:
    """Return a claim's figure in plain words, near enough to how documents print it."""
    if claim.value is None:
        return ""
    number = f"{claim.value:,.{claim.decimals}f}" if claim.decimals else f"{claim.value:,.10g}"
    if claim.unit is Unit.PERCENT:
        return f"{number}%"
    if claim.unit is Unit.PERCENTAGE_POINTS:
        return f"{number} percentage points"
    return f"£{number}" if claim.unit is Unit.GBP else number


def without_tags(text: str, *, keep_citations: bool = False) -> str:
    """Return text with Jinja's tags and comments blanked; every line keeps its number."""

    def blank(match: re.Match[str]) -> str:
        if match["open"] or (keep_citations and _CITATION.fullmatch(match[0])):
            return match[0]
        return re.sub(r"[^\n]", " ", match[0])

    return _TAGS.sub(blank, text)


@lru_cache(maxsize=512)
def _without_notes(text: str) -> str:
    return _joined(_NOTE_MARK.sub("", text))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _filled(match: re.Match[str], claims: Mapping[str, Evidence]) -> str:
    """Return the figure that a call prints; that of gap() and trend() is the tool's to word."""
    claim = claims.get("".join(_ID.findall(match[2])))
    return value_text(claim) if claim and match[1] != "cite" else ""


def _fields(
    item: object, names: str, file: str, path: YamlPath, about: str, *, counts_up_to: int = 0
) -> Iterator[Passage]:
    for name in names.split():
        text = getattr(item, name, None)
        if isinstance(text, str) and text.strip():
            yield Passage(text, file, about, (*path, name), None, counts_up_to)


def _settings(workspace: Workspace) -> Iterator[Passage]:
    settings, file = workspace.settings, _SETTINGS
    whole = (
        (settings.organisation, "description vision", "organisation"),
        (settings.brief, "objective", "brief"),
        (settings.letter, "subject problem works offer offer_other when_below_median", "letter"),
    )
    for part, names, about in whole:
        yield from _fields(part, names, file, (about,), about)
    for i, message in enumerate(settings.brief.key_messages):
        yield from _fields(message, "claim fact line", file, ("brief", "key_messages", i), "brief")
    for i, question in enumerate(settings.brief.questions):
        names, path = "question answer avoid", ("brief", "questions", i)
        yield from _fields(question, names, file, path, "brief")
    yield from _fields(settings, "sample_notice", file, (), "sample_notice")


def _manifesto(manifesto: Manifesto) -> Iterator[Passage]:
    file = f"data/manifestos/{manifesto.election}.yaml"
    about = f"manifesto-{manifesto.election}"
    yield from _fields(manifesto, "title summary problem how_made", file, (), about)
    if manifesto.chart:
        yield from _fields(manifesto.chart, "title heading", file, ("chart",), about)
        for i, name in enumerate(manifesto.chart.series):
            yield Passage(name, file, about, ("chart", "series", i), None, 0)
        for i, row in enumerate(manifesto.chart.rows):
            yield from _fields(row, "label", file, ("chart", "rows", i), about)
    for i, ask in enumerate(manifesto.asks):
        yield from _ask(ask, file, ("asks", i))


def _ask(ask: Ask, file: str, path: YamlPath) -> Iterator[Passage]:
    names = "title what why measure fallback objection reply"
    yield from _fields(ask, names, file, path, ask.id)
    if ask.actions:
        roles = (
            "any_member minister shadow_minister committee_chair committee_member peer fallback "
            "easy_yes"
        )
        yield from _fields(ask.actions, roles, file, (*path, "actions"), ask.id)


def _listed(workspace: Workspace) -> Iterator[Passage]:
    for i, place in enumerate(workspace.constituencies):
        yield from _fields(place, "context", "data/constituencies.yaml", (i,), place.constituency)
    for i, member in enumerate(workspace.members):
        names = "relationship letter_line internal_note"
        yield from _fields(member, names, "data/mps.yaml", (i,), member.name)
    for i, entry in enumerate(workspace.engagements):
        file = "data/engagements.yaml"
        yield from _fields(entry, "summary", file, (i,), entry.id)
        for j, promise in enumerate(entry.promises):
            yield from _fields(promise, "what", file, (i, "promises", j), entry.id)
    for i, visit in enumerate(workspace.visits):
        yield from visit_passages(visit, i)


def visit_passages(visit: Visit, place: int = 0) -> Iterator[Passage]:
    """Return the texts of one visit: its plan may hold small counts, its consent any count."""
    file, path = "data/visits.yaml", (place,)
    yield from _fields(visit, "purpose objective", file, path, visit.id)
    for names, limit in (("press access", SMALL_COUNT), ("consent", ANY_COUNT)):
        yield from _fields(visit, names, file, path, visit.id, counts_up_to=limit)
    for name, fields in (("running_order", "what where"), ("people", "note")):
        for i, item in enumerate(getattr(visit, name)):
            inner = (*path, name, i)
            yield from _fields(item, fields, file, inner, visit.id, counts_up_to=SMALL_COUNT)


def _template(name: str, text: str) -> Iterator[Passage]:
    """Return the paragraphs of a template's own words; only what cites a claim is left of Jinja."""
    blanked, start, line = without_tags(text, keep_citations=True), 0, 1
    ends = [(m.start(), m.end()) for m in _BLANK_LINE.finditer(blanked)]
    for end, following in (*ends, (len(blanked), len(blanked))):
        if blanked[start:end].strip():
            yield Passage(blanked[start:end], name, name, first_line=line)
        line += blanked.count("\n", start, following)
        start = following
