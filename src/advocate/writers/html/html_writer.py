"""A rendered document → one HTML file without other files; other packages import this only."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from string import Template

from msgspec.structs import asdict

from advocate.errors import Problem
from advocate.models.brand import Look
from advocate.models.dates import plainly
from advocate.models.document import DocumentInfo, Figure, HeldPicture, Image, RenderedDocument
from advocate.writers.block_roles import columns_by_sort
from advocate.writers.html.heading_outline import Outline
from advocate.writers.html.html_body import BodyWriter
from advocate.writers.html.html_escaping import css_colour, css_string, html_attribute, html_text
from advocate.writers.html.html_footnotes import Footnotes
from advocate.writers.html.html_inline import InlineWriter
from advocate.writers.html.html_tables import TableWriter
from advocate.writers.picture_files import read_picture

_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_FALLBACK = 'Calibri, Carlito, "Segoe UI", "Helvetica Neue", Arial, sans-serif'
_MARGIN = "19mm 21mm 21mm"
_LETTER_MARGIN = "15mm 21mm 17mm"
"""Less above and below: a letter has to fit one page."""


class HtmlWriter:
    """Writes HTML files in one look: no script, no request, pictures inside.

    The same document gives the same bytes.
    """

    notes: tuple[Problem, ...] = ()
    """Nothing of the look is left out here."""

    def __init__(self, look: Look) -> None:
        """Take the look; HTML does not use its reference document."""
        self._look = look

    def to_bytes(self, document: RenderedDocument) -> bytes:
        """Return `document` as UTF-8.

        Raises:
            OutputError: a picture is missing, of a wrong kind, or without alternative text.
        """
        info = document.info
        notes = Footnotes(document.notes)
        outline = Outline(document)
        body = self._story(document, outline, notes.mark).to_html(document.blocks)
        end = notes.to_html(self._story(document, outline, notes.plain_mark).to_html)
        title = "" if outline.has_title else f'<h1 class="unseen">{html_text(info.title)}</h1>\n'
        looks = dict.fromkeys((*["letter"] * info.kind.letter, info.kind.name))
        page = (
            f'<!DOCTYPE html>\n<html lang="{html_attribute(info.language)}">\n'
            f"{self._head(document)}"
            f'<body class="{" ".join(looks)}">\n{self._top(info)}'
            f"<main>\n{title}{body}{end}</main>\n"
            f"<footer>\n<p>{html_text(_footer(info))}</p>\n</footer>\n</body>\n</html>\n"
        )
        return page.encode("utf-8", errors="replace")

    def _story(
        self, document: RenderedDocument, outline: Outline, mark: Callable[[str], str]
    ) -> BodyWriter:
        inline = InlineWriter(
            outline, mark=mark, picture=lambda image: self._picture(image, document.pictures)
        )
        tables = TableWriter(inline, columns_by_sort(document))
        return BodyWriter(inline, tables, outline, chart=self._chart)

    def _head(self, document: RenderedDocument) -> str:
        info = document.info
        about = {
            "author": info.author,
            "description": info.subject,
            "date": info.date.isoformat(),
            "keywords": ", ".join(info.keywords),
            "status": info.standing or "",
            "document": document.trail.token if document.trail else "",
        }
        metas = "".join(
            f'<meta name="{name}" content="{html_attribute(text)}">\n'
            for name, text in about.items()
            if text
        )
        sheet = _style_sheet(self._look, info)
        return (
            '<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">\n'
            f"<title>{html_text(info.title)}</title>\n{metas}<style>{sheet}</style>\n</head>\n"
        )

    def _top(self, info: DocumentInfo) -> str:
        logo = self._look.brand.logo
        parts = [self._picture(Image(logo.file, logo.alt))] if logo else []
        if info.is_draft:
            parts.append('<p class="draft"><strong>DRAFT</strong></p>')
        if info.status:
            parts.append(f'<p class="state">{html_text(info.status)}</p>')
        return f"<header>\n{chr(10).join(parts)}\n</header>\n" if parts else ""

    def _picture(self, image: Image, held: Sequence[HeldPicture] = ()) -> str:
        picture = read_picture(image, self._look.folder, held)
        data = b64encode(picture.data).decode()
        return (
            f'<img src="data:image/{picture.extension};base64,{data}" '
            f'alt="{html_attribute(image.alt)}" width="{picture.width}" height="{picture.height}">'
        )

    def _chart(self, figure: Figure) -> str:
        """Return the drawing; its table, which follows, says the same."""
        from advocate.writers.charts.chart_svg import chart_svg  # late: few documents have any

        return chart_svg(figure, self._look.palette)


def _footer(info: DocumentInfo) -> str:
    parts = (info.author, info.title, info.standing, plainly(info.date))
    return " · ".join(part for part in parts if part)


@cache
def _sheet() -> Template:
    text = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return Template(text.partition("*/")[2])


def _style_sheet(look: Look, info: DocumentInfo) -> str:
    """Return `style.css` in the colours and fonts of the look."""
    brand = look.brand
    body = _fonts(brand.body_font)
    colours = {name: css_colour(colour) for name, colour in asdict(look.palette).items()}
    return _sheet().substitute(
        colours,
        body_font=body,
        heading_font=_fonts(brand.heading_font) if brand.heading_font else body,
        footer=css_string(_footer(info)),
        margin=_LETTER_MARGIN if info.kind.letter else _MARGIN,
    )


def _fonts(name: str | None) -> str:
    return f"{css_string(name)}, {_FALLBACK}" if name else _FALLBACK
