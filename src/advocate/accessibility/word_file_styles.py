"""The styles of a Word file, each with what it inherits from the style it is based on."""

from collections.abc import Mapping
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

from advocate.accessibility.formatting import (
    PLAIN,
    Formatting,
    fill_of,
    is_colour,
    parse_formatting,
)
from advocate.storage.word_package import W, read_xml, value_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCHEME = {
    "dk1": ("dark1", "text1"), "lt1": ("light1", "background1"), "dk2": ("dark2", "text2"),
    "lt2": ("light2", "background2"), "hlink": ("hyperlink",), "folHlink": ("followedHyperlink",),
}  # fmt: skip
_DEEPEST = 20


class Styles:
    """Styles by id; each is resolved once."""

    def __init__(self, styles: bytes | None, theme: bytes | None) -> None:
        """Read the styles part and the theme part; either may be missing."""
        root = parsed(styles)
        self.theme = _theme(parsed(theme))
        self._styles = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
        defaults = (
            name
            for name, style in self._styles.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}
        )
        self.default = next(defaults, "")
        self.defaults = parse_formatting(
            root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), self.theme
        ).over(Formatting(half_points=20))
        """The formatting where no style says anything."""
        self.look = cache(self._look)
        """The look of a paragraph or character style without the file's defaults, by its id."""
        self.table = cache(self._table)
        """What a table style gives its cells: by place ("firstRow", …); all by None."""

    def name(self, style: str) -> str:
        """Return the name that Word shows, or the id if there is no such style."""
        return value_of(self._styles.get(style), "name", style)

    def _look(self, style: str) -> Formatting:
        look = PLAIN
        for entry in self._chain(style):
            # Shading of its text stands before shading of its paragraph.
            run = parse_formatting(entry.find(f"{W}rPr"), self.theme)
            look = look.over(run).over(parse_formatting(entry.find(f"{W}pPr"), self.theme))
        return look

    def _table(self, style: str) -> Mapping[str | None, Formatting]:
        looks: dict[str | None, Formatting] = {None: PLAIN}
        for entry in self._chain(style):
            looks[None] = looks[None].over(self._cell_look(entry))
            for part in entry.iterfind(f"{W}tblStylePr"):
                name = part.get(f"{W}type", "")
                looks[name] = looks.get(name, PLAIN).over(self._cell_look(part))
        return looks

    def _chain(self, style: str) -> list[Element]:
        """Return a style and what it is based on, the nearest first."""
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = value_of(found[-1], "basedOn")
        return found

    def _cell_look(self, entry: Element) -> Formatting:
        look = parse_formatting(entry.find(f"{W}rPr"), self.theme)
        fills = (self.fill(entry.find(f"{W}{place}")) for place in ("tcPr", "pPr", "tblPr"))
        return next((fill for fill in fills if fill is not PLAIN), PLAIN).over(look)

    def fill(self, properties: Element | None) -> Formatting:
        """Return the ground that properties give, if any."""
        shading = properties.find(f"{W}shd") if properties is not None else None
        return Formatting(fill=fill_of(shading, self.theme)) if shading is not None else PLAIN


read_styles = lru_cache(maxsize=8)(Styles)
"""The styles of two parts, which the files of one run share."""


def parsed(data: bytes | None) -> Element:
    """Return the root of a part; an element with nothing in it where there is no part."""
    return read_xml(data) if data else Element("none")


def _theme(root: Element) -> dict[str, str]:
    scheme = root.find(f"{_A}themeElements/{_A}clrScheme")
    colours: dict[str, str] = {}
    for entry in scheme if scheme is not None else ():
        name, value = entry.tag.removeprefix(_A), entry[0] if len(entry) else entry
        colour = value.get("lastClr") or value.get("val") or ""
        if is_colour(colour):
            for alias in _SCHEME.get(name, (name,)):
                colours[alias] = colour.upper()
    return colours
