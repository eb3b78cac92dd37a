"""The style sheet of a document: `style.css`, in the colours and fonts of a charity's look."""

from functools import cache
from pathlib import Path
from string import Template

from msgspec.structs import asdict

from advocate.models.brand import Brand, Palette
from advocate.models.document import DocumentInfo
from advocate.writers.html.html_escaping import css_colour, css_string

_FALLBACK = 'Calibri, Carlito, "Segoe UI", "Helvetica Neue", Arial, sans-serif'
_MARGIN = "19mm 21mm 21mm"
_LETTER_MARGIN = "15mm 21mm 17mm"
"""Less above and below: a letter has to fit one page."""


@cache
def _sheet() -> Template:
    text = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return Template(text.partition("*/")[2])


def style_sheet(palette: Palette, brand: Brand, info: DocumentInfo, footer: str) -> str:
    """Return the style sheet for one document; `footer` stands at the foot of printed pages."""
    body = _fonts(brand.body_font)
    colours = {name: css_colour(colour) for name, colour in asdict(palette).items()}
    return _sheet().substitute(
        colours,
        body_font=body,
        heading_font=_fonts(brand.heading_font) if brand.heading_font else body,
        footer=css_string(footer),
        margin=_LETTER_MARGIN if info.kind.letter else _MARGIN,
    )


def _fonts(name: str | None) -> str:
    return f"{css_string(name)}, {_FALLBACK}" if name else _FALLBACK
