"""The alternative texts of charts, which LibreOffice leaves out of the PDF files that it makes.

They are added at the end of the file, as PDF lets a file be changed: nothing before them changes
its place. Where that cannot be done, the file does not claim to be PDF/UA.
"""

import re

from advocate.storage.word_package import W, WordPackage, read_xml

_FIGURE = re.compile(
    rb"\n(\d+) 0 obj\s*<<\s*/Type\s*/StructElem\s*/S\s*/Figure\b(.*?)\bendobj", re.DOTALL
)
_TRAILER = re.compile(rb"\ntrailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_CLAIM = re.compile(rb"<pdfuaid:part>\d+</pdfuaid:part>")


def with_alternatives(pdf: bytes, word: bytes) -> bytes:
    """Return the PDF file that was made of the Word file, with the texts of the latter's charts."""
    texts = _texts(WordPackage(word)) if b"word/charts/" in word else []
    figures = sorted(_FIGURE.finditer(pdf), key=lambda figure: int(figure[1]))
    bare = [figure for figure in figures if b"/Alt" not in figure[2]]
    trailer = _TRAILER.search(pdf)
    if not texts or (not bare and len(figures) >= len(texts)):
        return pdf
    if trailer is None or len(bare) != len(texts):
        return _CLAIM.sub(lambda claim: b" " * len(claim[0]), pdf)
    table = b"xref\n"
    for figure, text in zip(bare, texts, strict=True):
        table += b"%s 1\n%010d 00000 n \n" % (figure[1], len(pdf))
        said = f"\ufeff{text}".encode("utf-16-be").hex().upper().encode()
        pdf += figure[0][1:].replace(b"/Figure", b"/Figure\n/Alt<%s>" % said, 1) + b"\n"
    end = (table, trailer[1], int(trailer[2]), len(pdf))
    return pdf + b"%strailer\n<<%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % end


def _texts(package: WordPackage) -> list[str]:
    drawings = read_xml(package.read(package.main)).iter(f"{W}drawing")
    charts = (each for each in drawings if each.find(".//{*}chart") is not None)
    return [named.get("descr", "") for chart in charts for named in chart.iterfind("*/{*}docPr")]
