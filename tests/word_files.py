"""Word files made part by part, with whatever a test wants in them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE}.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "o": "urn:schemas-microsoft-com:office:office",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    }.items()
)
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = (
    '<w:pgMar w:top="1800" w:right="1134" w:bottom="1134" w:left="1134" w:header="567"'
    ' w:footer="567" w:gutter="0"/>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
)


def packed(parts: dict[str, bytes | str]) -> bytes:
    """Return a zip file of `parts`."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(*links: tuple[str, str, str]) -> str:
    """Return relationships of (id, end of type, target); a target with "!" before it is outside."""
    entries = "".join(
        f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target.removeprefix("!")}"'
        + (' TargetMode="External"/>' if target.startswith("!") else "/>")
        for number, kind, target in links
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def word_file(
    *,
    header: str = "<w:p/>",
    links: tuple[tuple[str, str, str], ...] = (),
    styles: str = STYLES,
    body: str = "<w:p/>",
    section: str = f'<w:headerReference w:type="default" r:id="h1"/>{A4}{MARGINS}',
    more: dict[str, bytes | str] | None = None,
    more_links: tuple[tuple[str, str, str], ...] = (),
    types: str = "",
    main: str = "word/document.xml",
) -> bytes:
    """Return a Word file with one header, `links` of its own, and `more` parts."""
    folder, _, name = main.rpartition("/")
    overrides = {
        main: f"{WORD}.document.main+xml",
        f"{folder}/header1.xml": f"{WORD}.header+xml",
        f"{folder}/styles.xml": f"{WORD}.styles+xml",
    }
    listed = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
            f'.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{listed}{types}</Types>',
            "_rels/.rels": relations(("r1", "officeDocument", main)),
            main: f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
            "</w:document>",
            f"{folder}/_rels/{name}.rels": relations(
                ("s1", "styles", "styles.xml"), ("h1", "header", "header1.xml"), *more_links
            ),
            f"{folder}/header1.xml": f"<w:hdr {NAMESPACES}>{header}</w:hdr>",
            f"{folder}/_rels/header1.xml.rels": relations(*links),
            f"{folder}/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
            **(more or {}),
        }
    )


def run(*children: str) -> str:
    """Return one run with these children."""
    return f"<w:r>{''.join(children)}</w:r>"


def text(words: str) -> str:
    """Return the text of a run."""
    return f'<w:t xml:space="preserve">{words}</w:t>'


def mark(kind: str, inside: str = "") -> str:
    """Return a mark of a field."""
    return f'<w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar>'


def code(words: str) -> str:
    """Return a piece of the code of a field."""
    return f'<w:instrText xml:space="preserve">{words}</w:instrText>'


def field(instruction: str, result: str = "shown") -> str:
    """Return a field as Word writes it, in five runs."""
    pieces = (mark("begin"), code(instruction), mark("separate"), text(result), mark("end"))
    return "".join(map(run, pieces))


def paragraph(*runs: str) -> str:
    """Return one paragraph."""
    return f"<w:p>{''.join(runs)}</w:p>"
