"""Word files that a charity brings: what gets into documents, what does not, and what is said."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.features.conftest import Outcome, Run
from tests.features.test_brand import png
from tests.features.test_valid_word_files import findings
from tests.word_files import (
    A4,
    MARGINS,
    NAMESPACES,
    STYLES,
    code,
    field,
    mark,
    paragraph,
    relations,
    text,
    unpacked,
    word_file,
)
from tests.word_files import (
    run as in_run,
)

DAY = ("--on", "2026-11-20")
LETTER = ("letters", "--mp", "4370", *DAY, "--format", "docx")
BRIEF = ("brief", "--mp", "4370", *DAY, "--format", "docx")
NAME = paragraph(in_run(text("Example Trust")))
SAFE = re.compile(rb'/hyperlink" Target="(?:https?://|mailto:|tel:)[^"]*" TargetMode="External"')
Bring = Callable[[bytes], Outcome]


@pytest.fixture
def on_letterhead(run: Run, workspace: Path) -> Bring:
    """Write a letter on a letterhead; of what was written, everything is valid and stays inside."""
    settings = workspace / "advocate.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}brand:\n  letterhead: own.docx\n", "utf-8")

    def bring(data: bytes) -> Outcome:
        (workspace / "own.docx").write_bytes(data)
        return looked_at(run(*LETTER, "--force"))

    return bring


@pytest.fixture
def on_reference(run: Run, workspace: Path) -> Bring:
    """Write a brief in the look of a reference; of what was written, the same holds."""
    (workspace / "templates").mkdir(exist_ok=True)

    def bring(data: bytes) -> Outcome:
        (workspace / "templates" / "reference.docx").write_bytes(data)
        return looked_at(run(*BRIEF, "--force"))

    return bring


def looked_at(outcome: Outcome) -> Outcome:
    for path in outcome.folder.glob("briefs/*.docx"):
        assert findings(path) == []
        for name, content in unpacked(path.read_bytes()).items():
            outside = re.findall(rb"<Relationship [^>]*External[^>]*>", content)
            assert all(SAFE.search(link) for link in outside), (name, outside)
    return outcome


def parts_of(outcome: Outcome) -> dict[str, str]:
    assert outcome.exit_code == 0, outcome.stderr
    (path,) = outcome.folder.glob("briefs/*.docx")
    return {name: data.decode("latin-1") for name, data in unpacked(path.read_bytes()).items()}


def header_of(outcome: Outcome) -> str:
    return parts_of(outcome)["word/letterhead-header-default.xml"]


def said(outcome: Outcome) -> str:
    """Return what was said of the Word file, on one line."""
    lines = outcome.stderr.splitlines()
    return " ".join(line for line in lines if "own.docx" in line or "reference.docx" in line)


# --- fields ---------------------------------------------------------------------------------


INSTRUCTIONS = (
    ' INCLUDEPICTURE "http://evil.example/x.png" \\d ', "DDEAUTO c:\\\\evil.example cmd",
    "DDE excel evil.example", 'INCLUDETEXT "http://evil.example"', "LINK Excel.Sheet.8 evil",
    "IMPORT evil.example", "DATABASE \\d evil.example", "RD evil.example", "AUTOTEXT evil.example",
    "MACROBUTTON evil.example click", "GOTOBUTTON evil.example click", "FILENAME \\p evil.example",
    "TEMPLATE \\p evil.example", "FILLIN evil.example", "ASK evil.example", "SET a evil.example",
    "DOCVARIABLE evil.example", "DOCPROPERTY evil.example", "PRINT evil.example",
    "FORMTEXT evil.example", 'HYPERLINK "\\\\\\\\evil.example\\\\share"', "USERNAME evil.example",
    'HYPERLINK "javascript:evil.example"', 'HYPERLINK "file:///evil.example"', "INFO evil.example",
    "PAGE \\* evil.example", "UNHEARD evil.example", "",
)  # fmt: skip


PAGES = {(" PAGE ", ""), ("", " PAGE ")}


@pytest.mark.parametrize("shape", ["runs", "one run", "simple", "inserted", "split", "unclosed"])
def test_nothing_of_a_field_s_code_travels(on_letterhead: Bring, shape: str) -> None:
    fields = "".join(paragraph(shaped(instruction, shape)) for instruction in INSTRUCTIONS)

    outcome = on_letterhead(word_file(header=NAME + fields))

    header = header_of(outcome)
    assert "Example Trust" in header
    assert "evil" not in header
    assert {*re.findall(r'<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"', header)} <= PAGES
    for instruction in filter(None, INSTRUCTIONS):
        assert instruction.split()[0] in said(outcome) or "PAGE" in instruction


def shaped(instruction: str, shape: str) -> str:
    """Return a field in one of the shapes that programs and attackers give it."""
    quoted = instruction.replace('"', "&quot;")
    first, second = instruction[: len(instruction) // 2], instruction[len(instruction) // 2 :]
    pieces = (mark("begin"), code(instruction), mark("separate"), text("last"), mark("end"))
    rest = "".join(map(in_run, pieces[2:]))
    shapes = {
        "runs": field(instruction, "last"),
        "one run": in_run(*pieces),
        "simple": f'<w:fldSimple w:instr="{quoted}">{in_run(text("last"))}</w:fldSimple>',
        "inserted": f"{in_run(pieces[0])}<w:ins>{in_run(pieces[1])}</w:ins>{rest}",
        "split": in_run(pieces[0]) + in_run(code(first)) + in_run(code(second)) + rest,
        "unclosed": in_run(pieces[0]) + in_run(pieces[1]),
    }
    return shapes[shape]


@pytest.mark.parametrize(
    ("instruction", "kept"),
    [
        (" PAGE ", " PAGE "),
        ("page \\* MERGEFORMAT", " PAGE \\* MERGEFORMAT "),
        (' NUMPAGES \\# "0" ', ' NUMPAGES \\# "0" '),
        ("SECTIONPAGES \\* roman", " SECTIONPAGES \\* roman "),
        (
            ' HYPERLINK "https://example.org/a?b=1" \\o "x" ',
            ' HYPERLINK "https://example.org/a?b=1" ',
        ),
        ('HYPERLINK "mailto:a@example.org"', ' HYPERLINK "mailto:a@example.org" '),
    ],
)
def test_page_numbers_live_on_and_so_do_links_to_the_web(
    on_letterhead: Bring, instruction: str, kept: str
) -> None:
    outcome = on_letterhead(word_file(header=paragraph(field(instruction, "7"))))

    assert f">{kept}</w:instrText>" in header_of(outcome)
    assert "7" in header_of(outcome)
    assert "own.docx" not in outcome.stderr


@pytest.mark.parametrize(
    "name", ["DATE", "TIME", "CREATEDATE", "SAVEDATE", "STYLEREF", "REF", "SEQ"]
)
def test_dates_and_references_stay_as_they_showed_last(on_letterhead: Bring, name: str) -> None:
    outcome = on_letterhead(word_file(header=paragraph(field(f' {name} x \\@ "d" ', "4 May"))))

    assert "4 May" in header_of(outcome)
    assert "instrText" not in header_of(outcome)
    assert "fldChar" not in header_of(outcome)
    assert f"stay as they showed last: {name}." in said(outcome)


@pytest.mark.parametrize(
    "result",
    ["C:\\Users\\jane\\x.docx", "\\\\server\\share", "file:///x", "/home/jane/x", "/Users/jane/x",
     "Error! Reference source not found.", "Fehler! Textmarke nicht definiert."],
)  # fmt: skip
def test_what_is_no_result_or_tells_of_a_machine_goes(on_letterhead: Bring, result: str) -> None:
    outcome = on_letterhead(word_file(header=NAME + paragraph(field("STYLEREF x", result))))

    assert result not in header_of(outcome)
    assert "fields (STYLEREF)" in said(outcome)


def test_a_code_that_other_fields_make_goes_with_them(on_letterhead: Bring) -> None:
    quoted = field("QUOTE 68 68 69 65 85 84 79", "DDEAUTO")
    nested = in_run(mark("begin")) + quoted + in_run(code(' "evil.exe" ')) + in_run(mark("end"))
    page = (
        in_run(mark("begin")) + in_run(code("IF ")) + field("PAGE", "1") + in_run(code(" = 1 a b"))
    )
    page += in_run(mark("separate")) + in_run(text("chosen")) + in_run(mark("end"))

    page += in_run(mark("begin")) + in_run(code("PAGE ")) + quoted
    page += in_run(mark("separate")) + in_run(text("last")) + in_run(mark("end"))

    header = header_of(on_letterhead(word_file(header=NAME + paragraph(nested, page))))

    assert "chosen" in header
    assert "last" in header
    for word in ("evil", "DDEAUTO", "QUOTE", "instrText", "fldChar"):
        assert word not in header, word


# --- markup ---------------------------------------------------------------------------------

SHAPE = '<v:shape style="width:9pt;height:9pt" {0}>{1}</v:shape>'
GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006"


def old_picture(attributes: str = "", inside: str = "") -> str:
    return in_run(f"<w:pict>{SHAPE.format(attributes, inside)}</w:pict>")


def drawing(graphic: str, more: str = "", uri: str = f"{GRAPHIC}/picture") -> str:
    return in_run(
        '<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="1" name="evil/name.png" {more}/><a:graphic><a:graphicData uri="{uri}">'
        f"{graphic}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def picture(blip: str) -> str:
    return (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}<a:stretch/></pic:blipFill><pic:spPr>"
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


MARKUP = {
    "a source of an old picture": old_picture(inside='<v:imagedata src="http://evil/p.png"/>'),
    "a source of a fill": old_picture(inside='<v:fill src="http://evil/f.png" type="frame"/>'),
    "a source of a stroke": old_picture(inside='<v:stroke src="http://evil/f.png"/>'),
    "an address of a shape": old_picture('href="http://evil" target="evil"'),
    "an alternative address": old_picture(inside='<v:fill o:althref="file:///evil"/>'),
    "an address in a style": old_picture('fillcolor="url(http://evil)"'),
    "a drawing packed into an attribute": old_picture('o:gfxdata="evil"'),
    "an old picture kept elsewhere": old_picture(inside='<v:imagedata r:id="out"/>'),
    "a picture kept elsewhere": drawing(picture('<a:blip r:link="out"/>')),
    "a text file that calls itself a picture": drawing(picture('<a:blip r:embed="text"/>')),
    "a chart": drawing('<c:chart r:id="out"/>', uri=f"{GRAPHIC}/chart"),
    "a hidden drawing": drawing(picture('<a:blip r:embed="pic"/>'), 'hidden="1" descr="evil"'),
    "an invisible shape": in_run('<w:pict><v:rect style="visibility:hidden" alt="evil"/></w:pict>'),
    "hidden text": in_run("<w:rPr><w:vanish/></w:rPr>", text("evil")),
    "text hidden by a style": in_run('<w:rPr><w:rStyle w:val="Secret"/></w:rPr>', text("evil")),
    "a paragraph hidden by a style": (
        f'</w:p><w:p><w:pPr><w:pStyle w:val="Under"/></w:pPr>{in_run(text("evil"))}</w:p><w:p>'
    ),
    "a content control's tags": (
        '<w:sdt><w:sdtPr><w:alias w:val="evil"/><w:tag w:val="/home/evil"/><w:dataBinding'
        ' w:xpath="/evil" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent>'
        f"{in_run(text('kept'))}</w:sdtContent></w:sdt>"
    ),
    "a smart tag": (
        '<w:smartTag w:uri="urn:evil" w:element="x"><w:smartTagPr><w:attr w:name="evil" w:val="e"/>'
        f"</w:smartTagPr>{in_run(text('kept'))}</w:smartTag>"
    ),
    "a form field with macros": in_run(
        mark("begin", '<w:ffData><w:name w:val="e"/><w:entryMacro w:val="evil"/></w:ffData>'),
        code("FORMTEXT"), mark("end"),
    ),
    "an embedded object": in_run('<w:object><o:OLEObject ProgID="evil" r:id="out"/></w:object>'),
    "a control": in_run('<w:control r:id="out" w:name="evil"/>'),
    "a document inside": '<w:subDoc r:id="out"/>',
    "a link to a share": f'<w:hyperlink r:id="unc">{in_run(text("kept"))}</w:hyperlink>',
    "a link to a script": f'<w:hyperlink r:id="js">{in_run(text("kept"))}</w:hyperlink>',
    "a link on a picture": drawing(
        picture('<a:blip r:embed="pic"/>'), 'descr="kept"'
    ).replace('descr="kept"/>', 'descr="kept"><a:hlinkClick r:id="unc" action="evil"/></wp:docPr>'),
    "deleted text": f'<w:del w:author="evil">{in_run("<w:delText>evil</w:delText>")}</w:del>',
    "moved text": f'<w:moveFrom w:id="1" w:author="evil">{in_run(text("evil"))}</w:moveFrom>',
    "a comment": '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>',
    "a session's numbers": '<w:bookmarkStart w:id="1" w:name="evil"/><w:bookmarkEnd w:id="1"/>',
    "markup nobody knows": f'<x:evil xmlns:x="urn:evil">{in_run(text("evil"))}</x:evil>',
    "words between elements": "evil",
    "words in an element without any": in_run("<w:tab>evil</w:tab>"),
    "a drawing nobody knows": (
        '<mc:AlternateContent><mc:Choice Requires="q" xmlns:q="urn:evil"><q:evil/></mc:Choice>'
        f"<mc:Fallback>{in_run(text('kept'))}</mc:Fallback></mc:AlternateContent>"
    ),
    "a fallback that nobody sees": (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{in_run(text("kept"))}</mc:Choice>'
        f"<mc:Fallback>{in_run(text('evil'))}</mc:Fallback></mc:AlternateContent>"
    ),
}  # fmt: skip
QUIET = ("a content control", "a smart tag", "a session", "words", "a drawing nobody", "a fallback",
         "a drawing packed")  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_nothing_but_what_may_stay_gets_into_a_letter(on_letterhead: Bring, markup: str) -> None:
    styles = (
        f'{STYLES}<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr>'
        '<w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Under"><w:name'
        ' w:val="Under"/><w:basedOn w:val="Secret"/></w:style>'
    )
    links = (
        ("out", "image", "!http://evil/track.png"), ("unc", "hyperlink", "!\\\\evil\\share"),
        ("js", "hyperlink", "!javascript:evil"), ("text", "image", "media/evil.png"),
        ("pic", "image", "media/a.png"),
    )  # fmt: skip
    more: dict[str, bytes | str] = {"word/media/evil.png": "evil", "word/media/a.png": png(2, 2)}
    header = NAME + paragraph(in_run(text("before")), markup)

    outcome = on_letterhead(word_file(header=header, links=links, styles=styles, more=more))

    parts = parts_of(outcome)
    written = "".join(parts.values())
    assert "before" in header_of(outcome)
    assert "evil" not in written
    assert ("kept" in written) == ("kept" in markup)
    name = next(name for name, each in MARKUP.items() if each == markup)
    assert name.startswith(QUIET) or "Left out of documents: " in said(outcome)
    assert said(outcome).count("Left out") <= 1


def test_styles_that_are_not_there_are_not_named(on_letterhead: Bring) -> None:
    named = (
        '<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Lost"/></w:rPr>'
    )
    outcome = on_letterhead(word_file(header=f"{named}{text('Example Trust')}</w:r></w:p>"))

    assert "Example Trust" in header_of(outcome)
    assert "Style" not in header_of(outcome)


def test_file_paths_and_numbers_of_sessions_stay_behind(on_letterhead: Bring) -> None:
    shown = drawing(picture('<a:blip r:embed="pic"/>'), r'descr="C:\evil\logo.png"')
    header = f'<w:p w:rsidR="00AA11BB" w14:paraId="12345678">{shown}</w:p>'
    more: dict[str, bytes | str] = {"word/media/a.exe": png(2, 2)}
    kind = '<Override PartName="/word/media/a.exe" ContentType="image/png"/>'

    parts = parts_of(
        on_letterhead(
            word_file(
                header=header, links=(("pic", "image", "media/a.exe"),), more=more, types=kind
            )
        )
    )

    assert parts["word/media/letterhead-1.png"].encode("latin-1") == png(2, 2)
    written = parts["word/letterhead-header-default.xml"]
    assert 'descr="Letterhead"' in written
    for word in ("evil", "00AA11BB", "12345678"):
        assert word not in written


# --- whole files ----------------------------------------------------------------------------

FONT = '<a:latin typeface="x"/><a:ea typeface=""/><a:cs typeface=""/>'
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
FONTS_AND_FORMATS = (
    f'<a:fontScheme name="x"><a:majorFont>{FONT}</a:majorFont><a:minorFont>{FONT}</a:minorFont>'
    f'</a:fontScheme><a:fmtScheme name="x"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
    "<a:lnStyleLst>"
    f"{f'<a:ln>{FILL}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>"
    f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
HARM: dict[str, tuple[str, str, bytes | str]] = {
    "macros": ("vbaProject", "vbaProject.bin", b"evil"),
    "an embedded object": ("oleObject", "embeddings/evil.bin", b"evil"),
    "notes": ("x", "evil.txt", "evil"),
    "a second text": ("x", "document.xml", ""),
    "custom XML": ("customXml", "../customXml/item1.xml", "<evil/>"),
    "a control": ("control", "activeX/activeX1.xml", "<evil/>"),
    "a link to a template": ("attachedTemplate", "!http://evil/evil.dotm", ""),
    "a remote picture": ("image", "!http://evil/p.png", ""),
    "a picture on a share": ("image", "!file://///evil/p.png", ""),
    "a remote style sheet": ("styles", "!http://evil/styles.xml", ""),
    "a frame": ("frame", "!http://evil/", ""),
    "a program": ("image", "media/evil.exe", b"MZevil"),
    "a vector picture": ("image", "media/evil.svg", "<svg>evil</svg>"),
}
PLACES = (
    "word/_rels/styles.xml.rels",
    "word/theme/_rels/t.xml.rels",
    "word/_rels/header1.xml.rels",
    "word/_rels/document.xml.rels",
)
SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")


@pytest.fixture(params=["reference", "letterhead"])
def on_either(request: pytest.FixtureRequest) -> Bring:
    bring: Bring = request.getfixturevalue(f"on_{request.param}")
    return bring


@pytest.mark.parametrize("place", PLACES)
def test_no_part_and_no_link_comes_along_that_is_not_needed(on_either: Bring, place: str) -> None:
    links = [("s1", "styles", "styles.xml"), ("h1", "header", "header1.xml")]
    links += [("t1", "theme", "theme/t.xml")]
    harm = [(f"e{n}", kind, target) for n, (kind, target, _) in enumerate(HARM.values())]
    colours = "".join(f'<a:{slot}><a:srgbClr val="1D4650"/></a:{slot}>' for slot in SLOTS)
    more: dict[str, bytes | str] = {
        "word/theme/t.xml": f"<!DOCTYPE a:theme [<!ENTITY evil 'evil'>]><a:theme {NAMESPACES}"
        f' name="x"><a:themeElements><a:clrScheme name="x">{colours}</a:clrScheme>'
        f"{FONTS_AND_FORMATS}</a:themeElements></a:theme>",
        "word/_rels/document.xml.rels": relations(*links),
    }
    more[place] = relations(*(links if "document" in place else []), *harm)
    folder = "word/theme/" if "theme" in place else "word/"
    more |= {
        f"{folder}{target}".replace("word/../", ""): content
        for _, target, content in HARM.values()
        if content
    }
    types = '<Default Extension="bin" ContentType="application/evil"/>'
    types += '<Default Extension="exe" ContentType="image/png"/>'

    parts = parts_of(on_either(word_file(header=NAME, more=more, types=types)))

    assert "evil" not in "".join((*parts, *parts.values()))
    assert "DOCTYPE" not in "".join(parts.values())
    assert sorted(name for name in parts if "document" in name) == [
        "word/_rels/document.xml.rels", "word/document.xml",
    ]  # fmt: skip


def test_what_is_left_out_of_a_file_is_said_once_for_a_whole_run(
    run: Run, on_letterhead: Bring, workspace: Path
) -> None:
    harm = paragraph(in_run("<w:rPr><w:vanish/></w:rPr>", text("evil")), field("AUTHOR", "Jane"))
    links = (("v1", "vbaProject", "vbaProject.bin"),)
    on_letterhead(word_file(header=NAME + harm, more_links=links))

    outcome = run("letters", "--mp", "4370,4571", *DAY, "--force")

    told = "own.docx: Left out of documents: macros, hidden text, fields (AUTHOR)."
    assert outcome.stderr.replace("\n", " ").count(told) == 1
    checked = run("check", *DAY, "--json").json["problems"]
    assert [p["message"] for p in checked if p["file"] == "own.docx"] == [told.partition(": ")[2]]


# --- a reference of one's own ---------------------------------------------------------------


@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml", "Text/Main.xml"])
def test_a_reference_with_one_style_serves(on_reference: Bring, main: str) -> None:
    styles = STYLES.replace(
        "</w:style>", '<w:rPr><w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/></w:rPr></w:style>'
    )

    outcome = on_reference(word_file(styles=styles, main=main))

    parts = parts_of(outcome)
    assert "Garamond" in parts["word/styles.xml"]
    for name in ("Advocate Callout", "heading 1", "List Bullet", "Advocate Table"):
        assert f'w:val="{name}"' in parts["word/styles.xml"]
    assert "<w:abstractNum " in parts["word/numbering.xml"]
    levels = parts["word/numbering.xml"].split("<w:lvl ")[1:]
    assert levels
    assert all('<w:rPr><w:rFonts w:ascii="Garamond" ' in level for level in levels)
    assert "reference.docx" not in outcome.stderr


def test_a_style_cannot_turn_text_round(on_either: Bring) -> None:
    own = STYLES.replace("</w:style>", "<w:rPr><w:rtl/><w:b/></w:rPr></w:style>")

    styles = parts_of(on_either(word_file(header=NAME, styles=own)))["word/styles.xml"]

    assert "w:rtl" not in styles


def test_markup_in_a_wrong_order_or_twice_is_put_right(on_reference: Bring) -> None:
    twice = '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:i/><w:b/><w:i/></w:rPr>'
    twice += '<w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr><w:next w:val="Gone"/>'
    twice += '<w:name w:val="A"/></w:style>'

    parts = parts_of(on_reference(word_file(styles=STYLES + twice + twice)))

    assert parts["word/styles.xml"].count('w:styleId="A"') == 1
    assert "Gone" not in parts["word/styles.xml"]


def test_what_strict_readers_refuse_is_written_as_they_want_it(on_either: Bring) -> None:
    shape = '<w:pict><v:rect id="twice" style="width:9pt;height:9pt"/></w:pict>'
    off = STYLES.replace("</w:style>", '<w:semiHidden w:val="0"/><w:qFormat w:val="0"/></w:style>')

    styles = parts_of(
        on_either(word_file(header=NAME + paragraph(in_run(shape), in_run(shape)), styles=off))
    )["word/styles.xml"]

    assert '<w:semiHidden w:val="off"' in styles


def test_levels_of_a_list_are_put_into_order(on_reference: Bring) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:lvlText w:val="%1)"/><w:pStyle w:val="Normal"/><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/></w:lvl>'
    )
    lists = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"

    parts = parts_of(
        on_reference(
            word_file(
                styles=STYLES.replace(
                    "</w:style>", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
                ),
                more={"word/numbering.xml": lists},
                more_links=(("n1", "numbering", "numbering.xml"),),
                types=f'<Override PartName="/word/numbering.xml" ContentType="{kind}"/>',
            )
        )
    )

    assert "%1)" in parts["word/numbering.xml"]


# --- letterheads that are out of the ordinary -----------------------------------------------

ENVELOPE = '<w:pgSz w:w="12472" w:h="6236"/>' + MARGINS.replace("1800", "567")


def test_a_letter_is_set_on_the_sheet_and_not_on_the_envelope(on_letterhead: Bring) -> None:
    before = f"<w:p><w:pPr><w:sectPr>{ENVELOPE}</w:sectPr></w:pPr></w:p>"

    outcome = on_letterhead(word_file(header=NAME, body=before))

    assert 'w:w="11906" w:h="16838"' in parts_of(outcome)["word/document.xml"]
    assert "Example Trust" in header_of(outcome)
    assert "Letters are set on its section 2" in said(outcome)


def test_a_later_section_has_the_header_of_the_one_before(on_letterhead: Bring) -> None:
    refers = '<w:headerReference w:type="default" r:id="h1"/>'
    before = f"<w:p><w:pPr><w:sectPr>{refers}{ENVELOPE}</w:sectPr></w:pPr></w:p>"

    outcome = on_letterhead(word_file(header=NAME, body=before, section=A4 + MARGINS))

    assert "Example Trust" in header_of(outcome)


def test_a_head_in_the_text_is_told_and_ours_is_kept(on_letterhead: Bring) -> None:
    outcome = on_letterhead(word_file(body=NAME))

    assert "Nothing stands in the header" in said(outcome)
    assert "AdvocateLetterhead" in parts_of(outcome)["word/document.xml"]


def test_a_sheet_across_keeps_its_orientation_borders_and_tray(on_letterhead: Bring) -> None:
    section = (
        f'<w:headerReference w:type="default" r:id="h1"/><w:pgSz w:w="16838" w:h="11906"'
        f' w:orient="landscape"/>{MARGINS}<w:paperSrc w:first="261" w:other="260"/><w:pgBorders'
        ' w:offsetFrom="page"><w:top w:val="single" w:sz="24" w:space="4" w:color="C00000"/>'
        "</w:pgBorders>"
    )

    parts = parts_of(on_letterhead(word_file(header=NAME, section=section)))

    text_part = parts["word/document.xml"]
    assert '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' in text_part
    assert '<w:paperSrc w:first="261" w:other="260"></w:paperSrc>' in text_part
    assert '<w:top w:val="single" w:sz="24" w:space="4" w:color="C00000"></w:top>' in text_part


@pytest.mark.parametrize(
    ("inherited", "undone"),
    [
        ('<w:jc w:val="both"/>', '<w:jc w:val="left"/>'),
        ('<w:jc w:val="center"/>', '<w:jc w:val="left"/>'),
        ("<w:bidi/>", '<w:bidi w:val="0"/>'),
        ('<w:ind w:firstLine="720"/>', '<w:ind w:left="0" w:right="0" w:firstLine="0"/>'),
        ("<w:pageBreakBefore/>", '<w:pageBreakBefore w:val="0"/>'),
    ],
)
@pytest.mark.parametrize("place", ["style", "defaults"])
def test_what_all_text_of_a_letterhead_inherits_does_not_tear_a_letter(
    on_letterhead: Bring, inherited: str, undone: str, place: str
) -> None:
    properties = f"<w:pPr>{inherited}</w:pPr>"
    defaults = f"<w:docDefaults><w:pPrDefault>{properties}</w:pPrDefault></w:docDefaults>"
    own = STYLES.replace("</w:style>", f"{properties}</w:style>")

    parts = parts_of(
        on_letterhead(word_file(header=NAME, styles=own if place == "style" else defaults + STYLES))
    )

    styles = parts["word/styles.xml"]
    for name in ("AdvocateAddress", "AdvocateLetterText", "AdvocateSignature", "FootnoteText"):
        style = re.search(f'w:styleId="{name}".*?</w:style>', styles)
        assert style
        assert undone in style[0]
    assert inherited in styles
    assert "doNotExpandShiftReturn" in parts["word/settings.xml"]


def test_a_blank_first_page_has_our_head_and_logo(on_letterhead: Bring, workspace: Path) -> None:
    (workspace / "logo.png").write_bytes(png(60, 30))
    settings = workspace / "advocate.yaml"
    settings.write_text(
        f"{settings.read_text('utf-8')}  logo: {{file: logo.png, alt: Our mark}}\n", "utf-8"
    )
    section = f'<w:headerReference w:type="default" r:id="h1"/>{A4}{MARGINS}<w:titlePg/>'

    parts = parts_of(on_letterhead(word_file(header=NAME, section=section)))

    assert "AdvocateLetterhead" in parts["word/document.xml"]
    assert "<w:titlePg/>" in parts["word/document.xml"]
    assert "Our mark" in parts["word/first-header.xml"]
    assert "Example Trust" in parts["word/letterhead-header-default.xml"]


@pytest.mark.parametrize(
    ("header", "named"),
    [
        (in_run(text("Ref «Reference»")), "«Reference»"),
        (in_run(text("Dear {{na")) + in_run(text("me}}")), "{{name}}"),
        (in_run(text("Our ref: {reference}")), "{reference}"),
        (in_run(text("${Town}")), "${Town}"),
        (in_run(text("[Name]")), "[Name]"),
        (in_run(text("&lt;&lt;Job&gt;&gt;")), "<<Job>>"),
        (in_run(text("&lt;Insert date&gt;")), "<Insert date>"),
        (field(" MERGEFIELD Town ", "«Town»"), "«Town»"),
        ('<w:fldSimple w:instr=" MERGEFIELD Town "/>', "MERGEFIELD Town"),
        (field("ADDRESSBLOCK \\f x", ""), "ADDRESSBLOCK"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{in_run(text('Company name here'))}</w:sdtContent></w:sdt>",
            "Company name here",
        ),
        (in_run(text("Click or tap here to enter text.")), "Click or tap here to enter text"),
        (old_picture(inside='<v:textpath string="«Mark»"/>'), "«Mark»"),
    ],
)
def test_placeholders_of_mailings_are_errors_that_name_them_all(
    on_letterhead: Bring, header: str, named: str
) -> None:
    outcome = on_letterhead(word_file(header=paragraph(header, in_run(text("and «Other»")))))

    told = " ".join(outcome.stderr.split())
    assert outcome.exit_code == 1
    assert f"“{named}" in told
    assert "“«Other»”" in told
    assert not list(outcome.folder.glob("briefs/*.docx"))


@pytest.mark.parametrize(
    "words",
    ["Charity no. 0000000 (England & Wales)".replace("&", "&amp;"), "50% off, 20% on", "a@b.org"],
)
def test_plain_words_are_no_placeholders(on_letterhead: Bring, words: str) -> None:
    assert on_letterhead(word_file(header=paragraph(in_run(text(words))))).exit_code == 0


def test_all_that_stands_in_the_way_is_told_at_once(on_letterhead: Bring) -> None:
    section = f'<w:headerReference w:type="default" r:id="h1"/>{A4}'
    section += MARGINS.replace('w:right="1134"', 'w:right="10000"')

    outcome = on_letterhead(word_file(header=paragraph(in_run(text("«Name»"))), section=section))

    assert "leave no room for text" in outcome.stderr
    assert "«Name»" in outcome.stderr


# --- links in our own text ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://example.org/a", True),
        ("mailto:a@example.org", True),
        ("tel:+441234567890", True),
        ("file:///etc/passwd", False),
        ("ftp://example.org/x", False),
        ("ms-word:ofe|u|http://x", False),
        ("search-ms:query=x", False),
        ("calc.exe", False),
        ("../x", False),
        ("//evil.example/x", False),
        ("%5C%5Cevil.example%5Cx", False),
    ],
)
def test_links_lead_to_the_web_to_mail_or_to_telephones_only(
    run: Run, workspace: Path, address: str, is_link: bool
) -> None:
    settings = workspace / "advocate.yaml"
    changed = settings.read_text("utf-8").replace("works: ", f"works: '[words]({address})' #", 1)
    settings.write_text(changed, "utf-8")

    parts = parts_of(looked_at(run(*LETTER)))

    assert ("words" in parts["word/document.xml"]) is True
    links = [text for name, text in parts.items() if name.startswith("word/_rels/")]
    assert any("/hyperlink" in text for text in links) is is_link
