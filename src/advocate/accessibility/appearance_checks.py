"""Checks that text can be seen: contrast, size, capitals, alignment, meaning by colour alone.

Contrast after WCAG 2.2, 1.4.3; capitals and alignment after GOV.UK's advice on documents.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from advocate.accessibility.finding import Finding, excerpt, finding
from advocate.accessibility.formatting import AUTO, Formatting, is_colour, whole_number
from advocate.accessibility.story_text import Paragraph, paragraph_ground
from advocate.accessibility.word_file import WordFile
from advocate.models.colour import WHITE, contrast_ratio
from advocate.storage.word_package import W

_LEAST_CONTRAST, _LEAST_FOR_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 36, 28
"""Half points: 18 points, or 14 in bold."""
_SMALLEST = 16
"""Half points: 8 points, for footers and notes."""
_LONGEST_IN_CAPITALS = 60
"""Letters of a label set in capitals by its style, which screen readers read as words."""
_TYPED_IN_CAPITALS = re.compile(r"\b(?:[A-Z][A-Z’'-]+\b[^\w.;]+){3}[A-Z][A-Z’'-]+\b")
"""Four words in a row; fewer may be initials."""
_CHART_TEXT = frozenset(
    f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}"
    for name in ("defRPr", "rPr", "endParaRPr")
)
_JUSTIFIED = frozenset({"both", "distribute", "thaiDistribute", "highKashida", "mediumKashida"})


class _Place(Struct, frozen=True):
    """What decides how a run looks; runs with the same values are checked once."""

    style: str
    ground: Formatting
    """The paragraph's look, its ground in `fill`."""
    run: Formatting

    @property
    def look(self) -> Formatting:
        """The look of the text itself; `fill` is its own, if any."""
        return self.run.over(replace(self.ground, fill=None))

    @property
    def background(self) -> str:
        """The colour that the text stands on."""
        own = self.run.fill
        chosen = own if own not in {None, AUTO} else self.ground.fill
        return WHITE if chosen in {None, AUTO} else str(chosen)


def check_appearance(file: WordFile) -> Iterator[Finding]:
    """Find text that is hard to see; each problem of a style is reported once."""
    page = _page_colour(file)
    looked_at: set[_Place] = set()
    for story in (file.body, *file.notes, *file.headers_and_footers):
        for paragraph in story.paragraphs:
            if not paragraph.runs:
                continue
            ground = paragraph_ground(paragraph, file.styles)
            if ground.fill in {None, AUTO} and page:
                ground = replace(ground, fill=page)
            name = file.styles.name(paragraph.style)
            yield from _of_paragraph(paragraph, ground, name)
            for run in paragraph.runs:
                place = _Place(name, ground, run.look)
                if place not in looked_at and run.text.strip():
                    looked_at.add(place)
                    yield from (replace(f, place=excerpt(run.text)) for f in _of_place(place))


def check_charts(file: WordFile) -> Iterator[Finding]:
    """Find charts with labels that are too small; their colours were checked with the palette."""
    for chart in file.charts:
        sizes = [
            whole_number(item.get("sz", ""), 0) for item in chart.iter() if item.tag in _CHART_TEXT
        ]
        smallest = min(filter(None, sizes), default=0) / 100
        if 0 < smallest < _SMALLEST / 2:
            yield finding("small-text-of-chart", size=smallest)


def _page_colour(file: WordFile) -> str | None:
    background = file.document.find(f"{W}background")
    colour = background.get(f"{W}color", AUTO) if background is not None else AUTO
    return colour.upper() if is_colour(colour) else None


@lru_cache(maxsize=1024)
def _of_place(place: _Place) -> tuple[Finding, ...]:
    """Return what is wrong with text in this place; most documents have the same places."""
    return tuple(_faults(place))


def _faults(place: _Place) -> Iterator[Finding]:
    look, size = place.look, place.look.half_points or 0
    if look.hidden:
        return
    if size < _SMALLEST and not look.raised:
        yield finding("small-text", style=place.style, size=size / 2)
    if look.colour is not None and look.colour != AUTO:
        is_large = size >= (_LARGE_BOLD if look.bold else _LARGE)
        least = _LEAST_FOR_LARGE if is_large else _LEAST_CONTRAST
        ratio = contrast_ratio(look.colour, place.background)
        if ratio < least:
            yield finding(
                "contrast",
                style=place.style,
                colour=look.colour,
                ground=place.background,
                ratio=ratio,
                least=least,
            )
    if _is_colour_alone(place):
        yield finding("colour-alone", style=place.style)


def _is_colour_alone(place: _Place) -> bool:
    """Say if colour is the only difference between a run and its paragraph."""
    around, own = replace(place.ground, fill=None), place.look
    if own.colour == around.colour or place.run.colour is None:
        return False
    return replace(own, colour=None, fill=None, language=None) == replace(
        around, colour=None, language=None
    )


def _of_paragraph(paragraph: Paragraph, ground: Formatting, style: str) -> Iterator[Finding]:
    text = paragraph.text
    if ground.alignment in _JUSTIFIED:
        yield finding("justified", text, style=style)
    in_capitals = sum(len(run.text) for run in paragraph.runs if run.look.over(ground).capitals)
    if in_capitals > _LONGEST_IN_CAPITALS:
        yield finding("capitals-of-style", text, style=style, letters=in_capitals)
    elif _TYPED_IN_CAPITALS.search(text):
        yield finding("typed-capitals", text)
