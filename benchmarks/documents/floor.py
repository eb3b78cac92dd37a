"""The floor: Jinja → Markdown → pyromark → XML strings → zip with pre-deflated static parts.

The least work that makes both files of a brief this way, with the program's own words and none of
its care: no sandbox, escaping, rules, widths of tables or record of sources.
"""

from html import escape

import pyromark
from benchmarks.documents.data import REFERENCE, Sample
from benchmarks.documents.floor_xml import NAMESPACES, R, Walk
from benchmarks.documents.floor_zip import Entry, archive, entry, static_entries
from benchmarks.documents.plain_jinja import PlainJinja, markdown_file
from benchmarks.documents.rival import Made

from advocate.models.document import DocumentInfo

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles.xml",
    "theme": "theme/theme1.xml",
    "fontTable": "fontTable.xml",
    "settings": "settings.xml",
    "numbering": "numbering.xml",
    "footnotes": "footnotes.xml",
    "header": "header.xml",
    "footer": "footer.xml",
}
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
    '<w:footerReference w:type="default" r:id="footer"/>'
    '<w:footerReference w:type="first" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1247" w:right="1304" w:bottom="1247" w:left="1304" w:header="567"'
    ' w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)


class Floor:
    """Makes briefs by the shortest way."""

    def __init__(self, sample: Sample) -> None:
        """Prepare all that documents share."""
        self._contexts = sample.contexts
        self._jinja = PlainJinja(sample)
        options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
        self._parser = pyromark.Markdown(options=options)
        self._static = [*static_entries(REFERENCE), *_around()]

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`."""
        context = self._contexts[number]
        markdown = self._jinja.render(context)
        walk = Walk()
        walk.over(self._parser.events(markdown))
        entries = [*self._static, *_own_parts(walk, context.info)]
        return archive(entries), markdown_file(context, markdown)


def _own_parts(walk: Walk, info: DocumentInfo) -> list[Entry]:
    who = escape(f"{info.author} · {info.title} · {info.status}", quote=False)
    date = f"{info.date.day} {info.date:%B} {info.date.year}"
    texts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(walk.body)}{_SECTION}"
        "</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{_SEPARATORS}{''.join(walk.notes)}"
        "</w:footnotes>",
        "word/_rels/document.xml.rels": _relations(_PARTS, walk.links),
        "word/_rels/footnotes.xml.rels": _relations({}, walk.note_links),
        "word/header.xml": _around_text("hdr", info.status or "", date),
        "word/footer.xml": _around_text("ftr", who, "Page", field=True),
        "docProps/core.xml": _core(info),
    }
    return [entry(name, _DECLARATION + text) for name, text in texts.items()]


def _relations(parts: dict[str, str], links: list[str]) -> str:
    to_parts = (
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{target}"/>'
        for kind, target in parts.items()
    )
    to_links = (
        f'<Relationship Id="l{number}" Type="{R}/hyperlink" Target="{escape(link)}"'
        ' TargetMode="External"/>'
        for number, link in enumerate(links, start=1)
    )
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(to_parts)}{"".join(to_links)}'
        "</Relationships>"
    )


def _around_text(tag: str, left: str, right: str, *, field: bool = False) -> str:
    pages = (
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r>'
        '<w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r>'
        "<w:t>1</w:t></w:r></w:fldSimple>"
    )
    return (
        f"<w:{tag} {NAMESPACES}><w:p><w:r><w:t>{left}</w:t></w:r><w:r><w:tab/>"
        f'<w:t xml:space="preserve">{right} </w:t></w:r>{pages if field else ""}</w:p></w:{tag}>'
    )


def _core(info: DocumentInfo) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(info.title)}</dc:title><dc:creator>{escape(info.author)}</dc:creator>"
        f"<dc:subject>{escape(info.subject)}</dc:subject></cp:coreProperties>"
    )


def _around() -> list[Entry]:
    """Return the content types and the package's relations, which never change."""
    kinds = {
        "document.xml": "document.main",
        "theme/theme1.xml": "",
        **{f"{kind}.xml": kind for kind in _PARTS if kind != "theme"},
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
        if kind
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        f' ContentType="application/xml"/>{overrides}<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override'
        ' PartName="/word/theme/theme1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type='
        f'"{R}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type='
        f'"{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )
    return [
        entry("[Content_Types].xml", _DECLARATION + types),
        entry("_rels/.rels", _DECLARATION + relations),
    ]
