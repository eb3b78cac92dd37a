"""The reference in the charity's colours, and XML with the prefixes that Word knows."""

from xml.etree import ElementTree

import pytest

from advocate.models.brand import Brand, Palette
from advocate.models.palette import palette_of
from advocate.storage.word_package import W, read_xml
from advocate.writers.docx.branded_reference import branded
from advocate.writers.docx.xml_tree import xml_bytes
from advocate.writers.xml_escaping import WORD, A

BRAND = Brand(main_colour="#5B2A86")
THEME = (
    f'<a:theme xmlns:a="{A}"><a:clrScheme><a:accent1><a:srgbClr val="{{accent}}"/></a:accent1>'
    "</a:clrScheme></a:theme>"
)


def recoloured(style: str, *, accent: str = Palette().main) -> ElementTree.Element:
    files = {
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{style}</w:styles>'.encode(),
        "word/theme/theme1.xml": THEME.format(accent=accent).encode(),
    }
    styles = branded(files, BRAND, palette_of(BRAND))["word/styles.xml"]
    return ElementTree.fromstring(styles)[0]


@pytest.mark.parametrize(
    ("attributes", "colour"),
    [
        ('w:val="1D4650"', "5B2A86"),
        ('w:val="1d4650"', "5B2A86"),
        ('w:val="1D4650" w:themeColor="accent1"', "5B2A86"),
        ('w:val="AA0011"', "AA0011"),
        ('w:val="auto"', "auto"),
        ('w:val="99B9C0" w:themeColor="accent1" w:themeTint="66"', "BE99DF"),
        ('w:val="153439" w:themeColor="accent1" w:themeShade="BF"', "441F64"),
        ('w:val="153439" w:themeColor="accent1" w:themeShade="no"', "5B2A86"),
        ('w:val="123456" w:themeColor="accent5"', "123456"),
    ],
)
def test_a_colour_changes_where_it_is_ours_or_the_theme_s(attributes: str, colour: str) -> None:
    assert recoloured(f"<w:color {attributes}/>").get(f"{W}val") == colour


def test_a_theme_colour_that_the_charity_chose_in_word_stays() -> None:
    style = '<w:color w:val="AA0011" w:themeColor="accent1"/>'

    assert recoloured(style, accent="AA0011").get(f"{W}val") == "AA0011"


def test_fills_and_borders_change_with_text() -> None:
    shading = recoloured('<w:shd w:val="clear" w:color="auto" w:fill="EAF0F1"/>')
    border = recoloured('<w:top w:val="single" w:color="CBD6D8"/>')
    palette = palette_of(BRAND)

    assert [shading.get(f"{W}{name}") for name in ("val", "color", "fill")] == [
        "clear",
        "auto",
        palette.tint,
    ]
    assert border.get(f"{W}color") == palette.hairline


def test_xml_comes_back_with_the_prefixes_that_word_knows_its_text_and_signs() -> None:
    text = (
        f'<x:p xmlns:x="{WORD}"><x:t x:a="1 &lt; 2 &amp; &quot;3&quot;&#10; /&gt;">'
        'R&amp;A &lt;5 /&gt;</x:t><b xmlns="urn:b" xmlns:w="urn:other"><w:c/></b></x:p>'
    )

    written = xml_bytes(read_xml(text))

    root = ElementTree.fromstring(written)
    assert b"<w:p " in written
    assert b"<w:t " in written
    assert "".join(root.itertext()) == "R&A <5 />"
    assert root[0].get(f"{W}a") == '1 < 2 & "3"\n />'
    assert root[1].tag == "{urn:b}b"
    assert root[1][0].tag == "{urn:other}c"
    assert written == xml_bytes(read_xml(written))
