"""Word files as programs, people and bad will spoil them: whole ones, changed at random."""

import random
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

from tests.word_files import code, field, mark, paragraph, run, text, unpacked, word_file

from advocate.inputs.packaged_folder import packaged_folder

Parts = dict[str, bytes]
_SCRAPS = [
    *(paragraph(run(text("Put in"))), paragraph(field('INCLUDEPICTURE "http://evil/x.png"'))),
    *(run(mark("begin")), run(mark("end")), run(mark("separate")), run(code(" QUOTE 68 69 "))),
    *("<w:p/>", "<w:tbl/>", "<w:sectPr/>", "<w:rPr><w:vanish/></w:rPr>", "<!-- x -->", "&amp;"),
    *("<![CDATA[ x ]]>", "<?x y?>", "words", "<w:drawing/>", "<w:pict/>", "<w:style/>"),
    *("</w:p>", "&evil;", "\x00"),
    '<w:hyperlink r:id="e1"><w:r><w:t>out</w:t></w:r></w:hyperlink>',
    '<w:pict><v:shape><v:imagedata src="file:///evil" r:id="e1"/></v:shape></w:pict>',
    '<w:object><o:OLEObject Type="Link" ProgID="evil" r:id="e1"/></w:object>',
    '<w:altChunk r:id="e1"/><w:subDoc r:id="e1"/><w:control r:id="e1"/>',
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="A"/></w:style>',
    '<w:pgSz w:w="-1" w:h="99999999999999999999"/><w:pgMar w:top="x"/>',
    f'<w:numPr><w:ilvl w:val="{"9" * 5000}"/></w:numPr>',
    "<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400,
    "a" * 5000,
]
_VALUES = ["", "-1", "x", "9" * 400, "0.5", "NaN", "../../evil.xml", "/etc/passwd", "\\\\evil\\s"]
_VALUES += ["http://evil/x", "file:///evil", "javascript:evil", "Heading 1", "document.xml", "😀"]
_RELATION = '<Relationship Id="e1" Type="{0}/{1}" Target="{2}"{3}/></Relationships>'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = ["image", "hyperlink", "attachedTemplate", "oleObject", "header", "styles", "aFChunk"]
_KINDS += ["officeDocument", "customXml", "settings", "numbering", "package", "control", "frame"]
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)")
_ENDINGS = (".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".xlsx")


def spoilt_word_file(rng: random.Random) -> bytes:
    """Return a Word file that was sound once."""
    parts = dict(rng.choice(_sound()))
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        change = rng.choice((_in_xml, _in_xml, _in_xml, _in_value, _in_value, _relate, _in_parts))
        change(rng, parts)
    data = _packed(parts, twice=rng.random() < 0.03)
    if rng.random() < 0.02:
        at = rng.randint(0, len(data) - 1)
        data = rng.choice((data[:at], data[:at] + rng.randbytes(4) + data[at + 4 :]))
    return data


def wrong_in_word_file(data: bytes) -> Iterator[str]:
    """Yield what a document made of a spoilt Word file must not have."""
    for name, content in unpacked(data).items():
        if not name.endswith(_ENDINGS):
            yield f"carries {name}"
        if not name.endswith((".xml", ".rels")):
            continue
        for element in ElementTree.fromstring(content):  # noqa: S314 - we wrote it
            target = element.get("Target", "")
            is_link = element.get("Type", "").endswith("/hyperlink")
            if element.get("TargetMode") == "External" and not (is_link and _SAFE.match(target)):
                yield f"{name} leads to {target[:60]}"


@cache
def _sound() -> list[Parts]:
    shown = paragraph(run(text("Example Trust")), field("PAGE"), field('STYLEREF "Heading 1"'))
    table = f"<w:tbl><w:tr><w:tc>{shown}</w:tc></w:tr></w:tbl>"
    shape = '<w:pict><v:shape style="width:9pt"><v:imagedata r:id="p1"/></v:shape></w:pict>'
    picture = ("p1", "image", "media/a.png")
    reference = (packaged_folder() / "templates" / "reference.docx").read_bytes()
    return [
        unpacked(reference),
        unpacked(word_file(header=shown + table, body=shown)),
        unpacked(
            word_file(
                header=paragraph(run(shape)) + shown,
                links=(picture, ("l1", "hyperlink", "!https://example.org/")),
                body=f"{table}{paragraph(run(text('Dear <<name>>')))}",
                more={"word/media/a.png": b"\x89PNG"},
                main="word/document2.xml",
            )
        ),
    ]


def _text_part(rng: random.Random, parts: Parts) -> tuple[str, str]:
    name = rng.choice([name for name in parts if name.endswith((".xml", ".rels"))] or list(parts))
    return name, parts[name].decode("utf-8", "replace")


def _in_xml(rng: random.Random, parts: Parts) -> None:
    """Put something in, or take away, double or move an element; seldom tear elements apart."""
    name, content = _text_part(rng, parts)
    pieces = re.findall(r"<[^>]*>|[^<]+", content)
    starts = [at for at, piece in enumerate(pieces) if re.match(r"<\w", piece)]
    if not starts:
        return
    begin, where = rng.choice(starts), rng.choice(starts)
    end = begin + _length(pieces[begin:]) if rng.random() < 0.95 else rng.choice(starts)
    element = pieces[begin:end]
    rest = pieces[:begin] + pieces[end:]
    changed = (
        [*pieces[:where], rng.choice(_SCRAPS), *pieces[where:]],
        rest,
        pieces[:where] + element + pieces[where:],
        rest[:where] + element + rest[where:],
    )
    parts[name] = "".join(rng.choices(changed, (5, 2, 2, 2))[0]).encode("utf-8", "replace")


def _length(pieces: list[str]) -> int:
    """Return how many pieces the element has that begins with the first."""
    depth = 0
    for at, piece in enumerate(pieces, 1):
        if re.match(r"<\w[^>]*[^/]>|<\w>", piece):
            depth += 1
        elif piece.startswith("</"):
            depth -= 1
        if depth <= 0:
            return at
    return len(pieces)


def _in_value(rng: random.Random, parts: Parts) -> None:
    name, content = _text_part(rng, parts)
    values = list(re.finditer(r'="[^"]*"', content))
    if values:
        at = rng.choice(values)
        changed = f'{content[: at.start()]}="{rng.choice(_VALUES)}"{content[at.end() :]}'
        parts[name] = changed.encode("utf-8", "replace")


def _relate(rng: random.Random, parts: Parts) -> None:
    name = rng.choice([name for name in parts if name.endswith(".rels")] or ["_rels/.rels"])
    outside = rng.choice(("", ' TargetMode="External"'))
    target = rng.choice((*_VALUES, *parts)).replace("\\", "/")
    added = _RELATION.format(_TYPES, rng.choice(_KINDS), target, outside)
    parts[name] = parts.get(name, b"").replace(b"</Relationships>", added.encode())


def _in_parts(rng: random.Random, parts: Parts) -> None:
    name = rng.choice(list(parts))
    new = rng.choice(
        ("word/vbaProject.bin", "word/evil.txt", "../evil.xml", "/word/x.xml", "evil/")
    )
    kept = parts.pop(name) if rng.random() < 0.5 and len(parts) > 1 else parts[name]
    if rng.random() < 0.5:
        parts[rng.choice((new, name.replace(".xml", "2.xml"), name.upper()))] = kept


def _packed(parts: Parts, *, twice: bool) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        if twice:
            name = next(iter(parts))
            archive.infolist()[-1].filename = archive.filelist[-1].filename = name
    return target.getvalue()
