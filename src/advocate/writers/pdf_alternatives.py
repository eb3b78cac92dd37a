"""The alternative texts of charts, which LibreOffice leaves out of the PDF files that it makes.

They are added at the end of the file, as PDF lets a file be changed: nothing before them changes
its place. Where that cannot be done, the file does not claim to be PDF/UA.
"""

import re
from collections.abc import Sequence

from advocate.storage.word_package import W, WordPackage, read_xml

_FIGURE = re.compile(
    rb"\n(\d+) 0 obj\s*<<\s*/Type\s*/StructElem\s*/S\s*/Figure\b(.*?)\bendobj", re.DOTALL
)
_TRAILER = re.compile(rb"\ntrailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_CLAIM = re.compile(rb"<pdfuaid:part>\d+</pdfuaid:part>")
_CHARTS = b"word/charts/"


def with_alternatives(pdf: bytes, word: bytes) -> bytes:
    """Return the PDF file that was made of the Word file, with the texts of the latter's charts."""
    if _CHARTS not in word:
        return pdf
    figures = sorted(_FIGURE.finditer(pdf), key=lambda figure: int(figure[1]))
    bare, texts = [each for each in figures if b"/Alt" not in each[2]], _texts(word)
    trailer = _TRAILER.search(pdf)
    if trailer and len(bare) == len(texts):
        return _extended(pdf, bare, texts, trailer)
    is_whole = not bare and len(figures) >= len(texts)
    return pdf if is_whole else _CLAIM.sub(lambda claim: b" " * len(claim[0]), pdf)


def _texts(word: bytes) -> list[str]:
    package = WordPackage(word)
    drawings = read_xml(package.read(package.main)).iter(f"{W}drawing")
    charts = (each[0] for each in drawings if each.find(".//{*}chart") is not None)
    return [
        child.get("descr", "") for chart in charts for child in chart if child.tag.endswith("docPr")
    ]


def _extended(
    pdf: bytes, bare: Sequence[re.Match[bytes]], texts: Sequence[str], trailer: re.Match[bytes]
) -> bytes:
    places: list[bytes] = []
    for figure, text in zip(bare, texts, strict=True):
        places.append(b"%s 1\n%010d 00000 n \n" % (figure[1], len(pdf)))
        said = f"\ufeff{text}".encode("utf-16-be").hex().upper().encode()
        pdf += figure[0][1:].replace(b"/Figure", b"/Figure\n/Alt<%s>" % said, 1) + b"\n"
    table, last = b"xref\n" + b"".join(places), (trailer[1], int(trailer[2]), len(pdf))
    return pdf + table + b"trailer\n<<%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % last
