"""Word's formatting properties that matter to a reader: colour, size, weight, shading."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import astuple

from advocate.models.colour import BLACK, WHITE, as_word_shades, mixed
from advocate.models.packaged_table import packaged_table
from advocate.storage.word_package import VAL, W

AUTO = "auto"
"""Word's own choice: black, or white where the ground is dark."""
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_OFF = frozenset({"0", "false", "off", "none"})


class Formatting(Struct, frozen=True):
    """Formatting at one level of Word's hierarchy; None means that the level below decides."""

    colour: str | None = None
    """Six hexadecimal digits, or AUTO."""
    fill: str | None = None
    """Behind the text, or behind the whole paragraph or cell; AUTO is none."""
    half_points: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    capitals: bool | None = None
    raised: bool | None = None
    """Above or below the line, and smaller for it."""
    hidden: bool | None = None
    language: str | None = None
    alignment: str | None = None
    outline: int | None = None
    """Level of a heading, the highest being 0; 9 is none."""

    def over(self, below: "Formatting") -> "Formatting":
        """Return this formatting, with values from `below` where this has None."""
        if self is PLAIN:
            return below
        return self if below is PLAIN else _layered(self, below)


PLAIN = Formatting()


@lru_cache(maxsize=2048)
def _layered(above: Formatting, below: Formatting) -> Formatting:
    pairs = zip(astuple(above), astuple(below), strict=True)
    return Formatting(*(mine if mine is not None else other for mine, other in pairs))


def is_colour(text: str) -> bool:
    """Say if `text` is a colour in six hexadecimal digits."""
    return _COLOUR.match(text) is not None


def whole_number(text: str, otherwise: int, *, base: int = 10) -> int:
    """Return the whole number that `text` begins with; a file may hold anything."""
    try:
        return int(text.partition(".")[0], base)
    except ValueError:
        return otherwise


_SWITCHES = {
    "b": "bold", "i": "italic", "u": "underlined", "caps": "capitals", "smallCaps": "capitals",
    "vanish": "hidden",
}  # fmt: skip
_VALUES: dict[str, tuple[str, Callable[[str], object]]] = {
    "highlight": ("fill", lambda name: packaged_table(__file__).get(name, AUTO)),
    "jc": ("alignment", str),
    "lang": ("language", str),
    "outlineLvl": ("outline", lambda level: whole_number(level, 9)),
    "sz": ("half_points", lambda size: whole_number(size, 0) or None),
    "vertAlign": ("raised", frozenset({"superscript", "subscript"}).__contains__),
}


def parse_formatting(properties: Element | None, theme: Mapping[str, str]) -> Formatting:
    """Return what a `w:rPr` or a `w:pPr` says; `theme` gives the colours by name."""
    if properties is None:
        return PLAIN
    found: dict[str, object] = {}
    for item in properties:
        name, value = item.tag.removeprefix(W), item.get(VAL)
        if name in _SWITCHES:
            found[_SWITCHES[name]] = value not in _OFF
        elif name == "color":
            found["colour"] = _colour(item, "val", "Color", theme)
        elif name == "shd":
            found["fill"] = fill_of(item, theme)
        elif name in _VALUES and value:
            field, read = _VALUES[name]
            found[field] = read(value)
    return Formatting(**found) if found else PLAIN  # type: ignore[arg-type]


def fill_of(shading: Element, theme: Mapping[str, str]) -> str:
    """Return the background colour that a `w:shd` gives, or AUTO for none."""
    pattern = shading.get(VAL, "clear")
    ground = _colour(shading, "fill", "Fill", theme)
    ink = _colour(shading, "color", "Color", theme)
    if pattern == "solid":
        return BLACK if ink == AUTO else ink
    if pattern.startswith("pct"):
        return mixed(
            BLACK if ink == AUTO else ink,
            WHITE if ground == AUTO else ground,
            whole_number(pattern[3:], 0) / 100,
        )
    return ground


def _colour(item: Element, plain: str, kind: str, theme: Mapping[str, str]) -> str:
    """Return a colour: the theme's colour if one is named, else the colour in digits."""
    named = theme.get(item.get(f"{W}theme{kind}", ""))
    if named is None:
        value = item.get(f"{W}{plain}", AUTO)
        return value.upper() if is_colour(value) else AUTO
    changes = {
        change.lower(): whole_number(part, 255, base=16) / 255
        for change in ("Tint", "Shade")
        if (part := item.get(f"{W}theme{'' if kind == 'Color' else kind}{change}"))
    }
    return as_word_shades(named, **changes) if changes else named
