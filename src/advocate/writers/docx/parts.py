"""The parts around the text: page set-up, header, footer, settings, properties, content types."""

from collections.abc import Mapping

from advocate.models.dates import plainly
from advocate.models.document import DocumentInfo
from advocate.models.packaged_table import filled_in, packaged_table
from advocate.writers.docx.word_sections import Page
from advocate.writers.xml_escaping import (
    DECLARATION,
    STORY_NAMESPACES,
    WORD,
    w_text,
    xml_attribute,
    xml_text,
)

OFFICE = "application/vnd.openxmlformats-officedocument"
PACKAGE = "application/vnd.openxmlformats-package"

DEFAULT_TYPES = {
    "rels": f"{PACKAGE}.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
}
OVERRIDE_TYPES = {
    "docProps/app.xml": f"{OFFICE}.extended-properties+xml",
    "docProps/core.xml": f"{PACKAGE}.core-properties+xml",
    "word/document.xml": f"{OFFICE}.wordprocessingml.document.main+xml",
    "word/first-header.xml": f"{OFFICE}.wordprocessingml.header+xml",
    "word/theme/theme1.xml": f"{OFFICE}.theme+xml",
} | {
    f"word/{kind}.xml": f"{OFFICE}.wordprocessingml.{kind}+xml"
    for kind in (
        "comments", "fontTable", "footer", "footnotes", "header", "numbering", "settings", "styles",
    )
}  # fmt: skip

APPLICATION_PROPERTIES = (
    f"{DECLARATION}<Properties"
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>advocate</Application></Properties>"
)
"""The part that names the program."""
DRAFT = "DRAFT"
_FOOTER_LETTERS = 118
"""What fits beside "Page 10 of 12"."""
_SHORTEST_TITLE = 24


def section(page: Page, headers: Mapping[str, str], footers: Mapping[str, str]) -> str:
    """Return the section properties; headers and footers are relationship ids by type of page.

    The first page differs where one of the two is for first pages.
    """
    across = ' w:orient="landscape"' if page.width > page.height else ""
    title = "<w:titlePg/>" if "first" in {*headers, *footers} else ""
    references = "".join(
        f'<w:{tag}Reference w:type="{kind}" r:id="{number}"/>'
        for tag, numbers in (("header", headers), ("footer", footers))
        for kind, number in numbers.items()
    )
    return (
        f"<w:sectPr>{references}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{across}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
        f' w:left="{page.left}" w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>'
        f"{page.extra}"
        f'<w:cols w:space="720"/>{title}</w:sectPr>'
    )


def document(body: str, section_properties: str) -> str:
    """Return the main part."""
    return (
        f"{DECLARATION}<w:document {STORY_NAMESPACES}><w:body>{body}{section_properties}</w:body>"
        "</w:document>"
    )


def header(info: DocumentInfo, style: str) -> str:
    """Return the header of the second page on: draft or not, status, and the date at the right."""
    between = " · " if info.is_draft and info.status else ""
    status = f"<w:r>{w_text(between + (info.status or ''))}</w:r>"
    runs = f"{_draft_mark(info)}{status}<w:r><w:tab/>{w_text(plainly(info.date))}</w:r>"
    return _story("hdr", style, _draft_mark(info) if info.kind.is_list else runs)


def first_header(info: DocumentInfo, style: str, logo: str = "", *, room: int = 0) -> str:
    """Return the first page's header: empty but for a draft's mark and a logo.

    The document has its own head there. `room` is what stays free below the logo, in twips. The
    mark stands at the left, as on every other page, and the logo at the tab of the style.
    """
    line = f'<w:spacing w:before="0" w:after="{room}" w:line="240" w:lineRule="auto"/>'
    mark = _draft_mark(info)
    gap = "<w:r><w:tab/></w:r>" if mark and logo else ""
    layout = logo and (line if mark else f'{line}<w:jc w:val="right"/>')
    return _story("hdr", style, f"{mark}{gap}{logo}", layout=layout)


def _draft_mark(info: DocumentInfo) -> str:
    return f"<w:r><w:rPr><w:b/><w:bCs/></w:rPr>{w_text(DRAFT)}</w:r>" if info.is_draft else ""


def footer(info: DocumentInfo, style: str) -> str:
    """Return the footer: who, what and status at the left, page numbers at the right."""
    others = [part for part in (info.author, info.standing) if part]
    room = _FOOTER_LETTERS - sum(len(part) + 3 for part in others)
    title = _shortened(info.title, max(room, _SHORTEST_TITLE))
    left = " · ".join(part for part in (info.author, title, info.standing) if part)
    runs = (
        f"<w:r>{w_text(left)}</w:r><w:r><w:tab/>{w_text('Page ')}</w:r>{_field('PAGE')}"
        f"<w:r>{w_text(' of ')}</w:r>{_field('NUMPAGES')}"
    )
    return _story("ftr", style, runs)


def _shortened(title: str, room: int) -> str:
    if len(title) <= room:
        return title
    whole_words = title[:room].rpartition(" ")[0] or title[: room - 1]
    return whole_words.rstrip(" ,;:–—-") + "…"


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _story(tag: str, style: str, runs: str, *, layout: str = "") -> str:
    named = f'<w:pStyle w:val="{xml_attribute(style)}"/>'
    paragraph = f"<w:p><w:pPr>{named}{layout}</w:pPr>{runs}</w:p>"
    return f"{DECLARATION}<w:{tag} {STORY_NAMESPACES}>{paragraph}</w:{tag}>"


def settings(language: str, *, has_even_pages: bool = False, is_ours: bool = True) -> str:
    """Return the settings: how Word lays out (as since 2013), the notes' separators, language.

    `has_even_pages` says that pages with even numbers have a header and footer of their own. In a
    look that is not ours, which may justify lines, those that end in a break are not spread.
    """
    unspread = "" if is_ours else "<w:doNotExpandShiftReturn/>"
    even = "<w:evenAndOddHeaders/>" if has_even_pages else ""
    parts = {"WORD": WORD, "LANGUAGE": xml_attribute(language), "EVEN": even, "UNSPREAD": unspread}
    return DECLARATION + filled_in(packaged_table(__file__)["settings"], parts)


def core_properties(info: DocumentInfo) -> str:
    """Return title, author, subject, keywords and dates; the dates are the document's own."""
    moment = f"{info.date.isoformat()}T00:00:00Z"
    fields = (
        ("dc:title", info.title),
        ("dc:subject", info.subject),
        ("dc:creator", info.author),
        ("cp:keywords", "; ".join(info.keywords)),
        ("cp:lastModifiedBy", info.author),
        ("dc:language", info.language),
        ("cp:contentStatus", info.standing or ""),
    )
    texts = "".join(f"<{name}>{xml_text(text)}</{name}>" for name, text in fields if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{texts}{dates}</cp:coreProperties>"
    )


def content_types(defaults: dict[str, str], overrides: dict[str, str]) -> str:
    """Return the list of what kind each part is, in the order given; `defaults` by extension."""
    by_extension = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in defaults.items()
    )
    by_name = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{by_extension}{by_name}</Types>"
    )
