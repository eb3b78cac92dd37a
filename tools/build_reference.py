"""Makes `templates/reference.docx`: the look of every Word document, and a specimen of each style.

Run `python tools/build_reference.py`. A charity changes the look in Word, not here: it edits the
styles of its own copy, and documents take them by name.

Longer than other modules: it is one list of styles, best read and changed in one place.
"""

# ruff: noqa: D103 - each function returns the piece of XML it is named after

from pathlib import Path
from typing import NamedTuple

from advocate.writers.docx.zip_package import Part, zip_parts

TARGET = Path(__file__).parent.parent / "templates" / "reference.docx"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "application/vnd.openxmlformats-officedocument"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Colours: a deep teal-slate no party uses, with tints that survive a black-and-white printer.
# Contrast on white: ink 14.9, accent 10.1, muted 6.2, ochre 7.4; on its tint accent has 8.8. The
# second colour marks and never writes: 3.6. A charity's two colours take the place of ACCENT, with
# what is made from it, and of SECOND; the ochre of warnings stays, since it warns.
INK, MUTED, ACCENT, SECOND, OCHRE = "1F2A2E", "56646A", "1D4650", "B07F22", "6E4A06"
TINT, HAIRLINE, SOFT, OCHRE_TINT, OCHRE_LINE = "EAF0F1", "CBD6D8", "9DB4B9", "FBF4E3", "C79A3B"
THEME = {ACCENT: "accent1", SECOND: "accent2", TINT: "background2"}
"""What the theme calls them, so that a change of theme colours in Word reaches every style."""

TEXT_WIDTH, MARGIN_X, MARGIN_Y = 9298, 1304, 1247
"""Twentieths of a point; A4 is 11906 by 16838."""
LIST_STEP = 340


# --- small pieces ---------------------------------------------------------------------------------


def theme_colour(value: str, attribute: str = "themeColor") -> str:
    return f' w:{attribute}="{THEME[value]}"' if value in THEME else ""


def colour(value: str) -> str:
    return f'<w:color w:val="{value}"{theme_colour(value)}/>'


def fill(value: str) -> str:
    theme = theme_colour(value, "themeFill")
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"{theme}/>'


def line(side: str, value: str, eighths: int, space: int = 0) -> str:
    theme = theme_colour(value)
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{value}"{theme}/>'


def borders(*lines: str) -> str:
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def spacing(before: int, after: int, height: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{height}" w:lineRule="auto"/>'


MINOR = (
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi"'
    ' w:cstheme="minorBidi"/>'
)
"""The theme's font for text. List numbers say so: readers in browsers do not let them inherit."""
MAJOR = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"'
    ' w:cstheme="majorBidi"/>'
)
"""The theme's font for headings; everything else takes the one for text."""


def display(half_points: int, value: str = ACCENT, *, italic: bool = False) -> str:
    """Return the look of what is set in the font for headings: bold, or italic."""
    return MAJOR + font(half_points, value, bold=not italic, italic=italic)


def font(
    half_points: int, value: str = INK, *, bold: bool = False, italic: bool = False, track: int = 0
) -> str:
    return "".join(
        (
            "<w:b/><w:bCs/>" if bold else "",
            "<w:i/><w:iCs/>" if italic else "",
            "<w:caps/>" if track else "",
            colour(value),
            f'<w:spacing w:val="{track}"/>' if track else "",
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
        )
    )


def style_id(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in name.split())


class Style(NamedTuple):
    """A style under the name Word shows."""

    name: str
    xml: str


def paragraph_style(
    name: str, look: str, layout: str, *, based_on: str = "Normal", then: str = ""
) -> Style:
    following = f'<w:next w:val="{style_id(then)}"/>' if then else ""
    return Style(
        name,
        f'<w:style w:type="paragraph"{_custom(name)} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{style_id(based_on)}"/>{following}'
        f'<w:uiPriority w:val="{10 if _custom(name) else 9}"/><w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{look}</w:rPr></w:style>",
    )


def _custom(name: str) -> str:
    return ' w:customStyle="1"' if name.startswith("Advocate") else ""


KEEP = "<w:keepNext/><w:keepLines/>"
TOGETHER = "<w:keepLines/>"


# --- the styles -----------------------------------------------------------------------------------


def heading(
    level: int, look: str, before: int, after: int, *, name: str = "", lines: str = ""
) -> Style:
    layout = f'{KEEP}{lines}{spacing(before, after, 245)}<w:outlineLvl w:val="{level - 1}"/>'
    return paragraph_style(name or f"heading {level}", look, layout, then="Body Text")


def bar(value: str, eighths: int, tint: str | None = None) -> str:
    """Return a rule at the left, on a tint with room above and below if one is given."""
    if tint is None:
        return borders(line("left", value, eighths, 10))
    return borders(
        line("top", tint, 4, 6),
        line("left", value, eighths, 10),
        line("bottom", tint, 4, 6),
        line("right", tint, 4, 6),
    ) + fill(tint)


def indent(left: int, right: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"/>'


def numbered(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def document_styles() -> list[Style]:
    return [
        paragraph_style("Body Text", "", spacing(0, 130, 274)),
        paragraph_style("Title", display(46), KEEP + spacing(0, 80, 216), then="Subtitle"),
        paragraph_style("Subtitle", font(26, MUTED), KEEP + spacing(0, 220, 252), then="Body Text"),
        heading(1, display(30), 270, 80),
        heading(2, display(24, INK), 220, 60),
        heading(3, display(22), 180, 40),
        heading(4, MAJOR + font(21, MUTED, bold=True, italic=True), 140, 40),
        heading(
            2,
            display(28),
            240,
            60,
            name="Advocate Ask Heading",
            lines=borders(line("top", ACCENT, 12, 7)),
        ),
        paragraph_style(
            "Advocate Kicker",
            font(18, MUTED, bold=True, track=30),
            KEEP + spacing(0, 80, 240),
            then="Title",
        ),
        paragraph_style(
            "Advocate Lead", font(25), TOGETHER + spacing(0, 150, 274), then="Body Text"
        ),
        paragraph_style("Advocate Portrait", "", KEEP + spacing(0, 0, 240), then="Body Text"),
        paragraph_style("Advocate Note", font(18, MUTED), spacing(60, 120, 254)),
        paragraph_style("Advocate Sources", font(18, MUTED), TOGETHER + spacing(0, 30, 246)),
        paragraph_style(
            "Advocate Status",
            font(18, MUTED),
            borders(line("top", HAIRLINE, 6, 4), line("bottom", HAIRLINE, 6, 4))
            + spacing(0, 240, 247),
        ),
        paragraph_style(
            "Advocate Warning",
            font(19, OCHRE),
            TOGETHER + bar(OCHRE_LINE, 36, OCHRE_TINT) + spacing(150, 260, 250) + indent(290, 130),
        ),
        paragraph_style(
            "Advocate Caption",
            font(20, INK, bold=True),
            KEEP + spacing(200, 40, 250),
            then="Advocate Chart",
        ),
        paragraph_style("Advocate Chart", font(19), spacing(0, 60, 240)),
        paragraph_style(
            "Advocate Callout",
            font(23),
            TOGETHER + bar(ACCENT, 36, TINT) + spacing(180, 260, 271) + indent(290, 130),
        ),
        paragraph_style(
            "Quote",
            font(21),
            TOGETHER + bar(SOFT, 12) + spacing(60, 150, 271) + indent(230, 340),
        ),
        paragraph_style(
            "Advocate Voice",
            display(24, italic=True),
            KEEP + bar(SECOND, 24) + spacing(120, 0, 264) + indent(260, 170),
            then="Advocate Attribution",
        ),
        paragraph_style(
            "Advocate Attribution",
            font(19, MUTED),
            TOGETHER + bar(SECOND, 24) + spacing(40, 180, 264) + indent(260, 170),
        ),
        paragraph_style("List Bullet", "", numbered(1) + spacing(0, 70, 269)),
        paragraph_style("List Number", "", TOGETHER + numbered(2) + spacing(0, 70, 269)),
        paragraph_style("List Continue", "", spacing(0, 70, 269) + indent(LIST_STEP)),
        paragraph_style(
            "Advocate Code",
            '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>' + font(18),
            TOGETHER + fill(TINT) + spacing(60, 160, 240),
        ),
        paragraph_style("Advocate Spacer", font(8), spacing(0, 0, 240)),
        paragraph_style(
            "Advocate Numbered",
            "",
            numbered(3) + spacing(0, 130, 274),
        ),
        paragraph_style(
            "TOC Heading", font(24, INK, bold=True), KEEP + spacing(220, 60, 245), then="Body Text"
        ),
        paragraph_style("toc 1", font(20), spacing(0, 20, 248)),
        paragraph_style("toc 2", font(20), spacing(0, 20, 248) + indent(LIST_STEP)),
    ]


def table_text_styles() -> list[Style]:
    cell = spacing(40, 40, 252)
    return [
        paragraph_style("Advocate Table Text", font(19), cell),
        paragraph_style(
            "Advocate Table Label", font(19, bold=True), cell, based_on="Advocate Table Text"
        ),
        paragraph_style(
            "Advocate Table Heading",
            font(18, ACCENT, bold=True),
            "<w:keepNext/>" + spacing(50, 50, 240),
        ),
        paragraph_style("Advocate Glance Heading", font(19, "FFFFFF", bold=True), KEEP + cell),
        paragraph_style("Advocate Glance Label", font(19, ACCENT, bold=True), cell),
        paragraph_style("Advocate Glance Text", font(20), cell),
        paragraph_style("Advocate Figure", display(38), spacing(20, 20, 216)),
        paragraph_style("Advocate Figure Text", font(20), spacing(115, 40, 252)),
    ]


def letter_styles() -> list[Style]:
    def plain(name: str, before: int, after: int, keep: str = "", height: int = 257) -> Style:
        return paragraph_style(name, font(21), keep + spacing(before, after, height))

    return [
        paragraph_style(
            "Advocate Letterhead",
            font(18, MUTED),
            TOGETHER + borders(line("bottom", ACCENT, 12, 7)) + spacing(0, 230, 250),
        ),
        plain("Advocate Dateline", 0, 180, height=247),
        plain("Advocate Address", 0, 200, TOGETHER, 247),
        plain("Advocate Salutation", 40, 120, KEEP),
        paragraph_style("Advocate Subject", display(23), KEEP + spacing(0, 110, 247)),
        plain("Advocate Letter Text", 0, 115),
        plain("Advocate Letter Item", 0, 50),
        plain("Advocate Closing", 40, 560, KEEP),
        plain("Advocate Signature", 0, 110, TOGETHER, 247),
    ]


def furniture_styles() -> list[Style]:
    edge = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    return [
        paragraph_style("header", font(16, MUTED), edge + spacing(0, 0, 240)),
        paragraph_style(
            "footer",
            font(16, MUTED),
            borders(line("top", HAIRLINE, 4, 5)) + edge + spacing(0, 0, 240),
        ),
        paragraph_style(
            "footnote text",
            font(17),
            spacing(0, 30, 235),
        ),
    ]


def character_styles() -> list[str]:
    looks = {
        "Hyperlink": f'{colour(ACCENT)}<w:u w:val="single"/>',
        "footnote reference": '<w:vertAlign w:val="superscript"/>',
        "Advocate Letterhead Name": display(32),
        "Advocate Code Text": '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
    }
    return [
        f'<w:style w:type="character"{_custom(name)} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="11"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
        for name, look in looks.items()
    ]


def table_style(name: str, lines: str, *, cell: str = "", header: str = "") -> str:
    first_row = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{header}</w:tcPr></w:tblStylePr>'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="12"/>'
        f'<w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{lines}'
        "</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="15" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="15" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tcPr>{cell}</w:tcPr>{first_row if header else ''}</w:style>"
    )


def table_styles() -> list[str]:
    rows = line("insideH", HAIRLINE, 4)
    return [
        table_style(
            "Advocate Table",
            line("top", ACCENT, 8) + line("bottom", ACCENT, 8) + rows,
            header="<w:tcBorders>" + line("bottom", ACCENT, 8) + "</w:tcBorders>" + fill(TINT),
        ),
        table_style(
            "Advocate Glance",
            line("insideH", "FFFFFF", 8),
            cell=fill(TINT),
            header=fill(ACCENT),
        ),
        table_style(
            "Advocate Strip",
            line("top", ACCENT, 12) + line("insideV", "FFFFFF", 36),
            cell=fill(TINT),
        ),
        table_style(
            "Advocate Facts",
            line("top", ACCENT, 12) + line("bottom", HAIRLINE, 8) + rows,
        ),
    ]


def paragraph_styles() -> list[Style]:
    return document_styles() + table_text_styles() + letter_styles() + furniture_styles()


def styles() -> str:
    everything = [style.xml for style in paragraph_styles()] + character_styles() + table_styles()
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'{MINOR}<w:color w:val="{INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr></w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f"</w:style>{''.join(everything)}</w:styles>"
    )


# --- the other parts ------------------------------------------------------------------------------


def numbering() -> str:
    bullets = [("bullet", mark) for mark in "•–◦" * 3]
    kinds = ("decimal", "lowerLetter", "lowerRoman")
    numbers = [(kinds[level % 3], f"%{level + 1}.") for level in range(9)]
    paragraphs = _list(2, numbers, step=2 * LIST_STEP, style="Advocate Numbered")
    return (
        f'{DECLARATION}<w:numbering xmlns:w="{W}">'
        f"{_list(0, bullets)}{_list(1, numbers)}{paragraphs}"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _list(
    number: int, marks: list[tuple[str, str]], *, step: int = LIST_STEP, style: str = ""
) -> str:
    """Return a definition; the paragraphs of `style` are its first level."""
    linked = f'<w:pStyle w:val="{style_id(style)}"/>' if style else ""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'{"" if level else linked}<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{step * (level + 1)}" w:hanging="{step}"/></w:pPr>'
        f"<w:rPr>{MINOR}{colour(ACCENT)}</w:rPr></w:lvl>"
        for level, (kind, mark) in enumerate(marks)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )


def theme() -> str:
    palette = {
        "dk1": INK, "lt1": "FFFFFF", "dk2": ACCENT, "lt2": TINT, "accent1": ACCENT,
        "accent2": SECOND, "accent3": "6B8E97", "accent4": "8C6D8F", "accent5": "7A8B4F",
        "accent6": MUTED, "hlink": ACCENT, "folHlink": MUTED,
    }  # fmt: skip
    colours = "".join(f'<a:{k}><a:srgbClr val="{v}"/></a:{k}>' for k, v in palette.items())
    faces = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = "".join(f"<a:{k}Font>{faces}</a:{k}Font>" for k in ("major", "minor"))
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="Advocate"><a:themeElements>'
        f'<a:clrScheme name="Advocate">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Advocate">{fonts}</a:fontScheme><a:fmtScheme name="Advocate">'
        f"<a:fillStyleLst>{plain * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{f'<a:ln>{plain}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def font_table() -> str:
    fonts = (
        ("Calibri", "Carlito,Arial", "swiss", "variable"),
        ("Consolas", "Courier New", "modern", "fixed"),
    )
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_ins}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, stand_ins, family, pitch in fonts
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{entries}</w:fonts>'


def settings() -> str:
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'
    )


def specimen() -> str:
    """Return a document showing each paragraph style under its own name."""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style.name)}"/></w:pPr>'
        f"<w:r><w:t>{style.name}</w:t></w:r></w:p>"
        for style in paragraph_styles()
    )
    return (
        f'{DECLARATION}<w:document xmlns:w="{W}"><w:body>{paragraphs}<w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{MARGIN_Y}" w:right="{MARGIN_X}" w:bottom="{MARGIN_Y}"'
        f' w:left="{MARGIN_X}" w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


# --- the package ----------------------------------------------------------------------------------

PARTS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "fontTable": "fontTable",
    "settings": "settings",
}


def content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml"'
        f' ContentType="{OFFICE}.wordprocessingml.{kind}+xml"/>'
        for name, kind in PARTS.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{OFFICE}.theme+xml"/></Types>'
    )


def relationships(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return (
        f"{DECLARATION}<Relationships"
        f' xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}'
        "</Relationships>"
    )


def reference_docx() -> bytes:
    """Return `reference.docx`; the bytes are the same each time."""
    own = {name: f"{name}.xml" for name in PARTS if name != "document"}
    texts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relationships(own | {"theme": "theme/theme1.xml"}),
        "word/document.xml": specimen(),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/fontTable.xml": font_table(),
        "word/settings.xml": settings(),
        "word/theme/theme1.xml": theme(),
    }
    return zip_parts(Part.of(name, text) for name, text in texts.items())


if __name__ == "__main__":
    TARGET.write_bytes(reference_docx())
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")
