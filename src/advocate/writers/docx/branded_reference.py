"""Our reference document in the charity's colours and fonts.

Whatever in `reference.docx` still has our colours and fonts takes the charity's; what somebody
changed in Word stays as it is.
"""

from collections.abc import Mapping
from xml.etree import ElementTree

from msgspec.structs import astuple

from advocate.models.brand import Brand, Palette
from advocate.models.colour import as_word_shades
from advocate.models.packaged_table import packaged_table
from advocate.storage.word_package import W, read_xml
from advocate.writers.docx.xml_tree import xml_bytes
from advocate.writers.xml_escaping import A

_A = f"{{{A}}}"
_SHIPPED_FONT = "Calibri"
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_THEME, _FONTS = "word/theme/theme1.xml", "word/fontTable.xml"
_STAND_INS = {"roman": ("Cambria", "Times New Roman"), "swiss": ("Calibri", "Arial")}


def branded(files: Mapping[str, bytes], brand: Brand, palette: Palette) -> dict[str, bytes]:
    """Return the parts `files` of a reference, by name, with the colours and fonts of the charity.

    Raises:
        ElementTree.ParseError: one is not XML.
    """
    result = dict(files)
    colours = dict(zip(astuple(Palette()), astuple(palette), strict=True))
    colours = {old: new for old, new in colours.items() if old != new}
    slots: dict[str, str] = {}
    if theme := files.get(_THEME):
        result[_THEME], slots = _dressed_theme(theme, colours, brand)
    if colours:
        for name in (_STYLES, _NUMBERING):
            if name in files:
                result[name] = _recoloured(files[name], colours, slots)
    if _FONTS in files:
        result[_FONTS] = _with_fonts(files[_FONTS], brand)
    return result


# --- colours --------------------------------------------------------------------------------


def _dressed_theme(
    data: bytes, colours: dict[str, str], brand: Brand
) -> tuple[bytes, dict[str, str]]:
    """Return the theme, and its new colours by their names in the theme."""
    root = read_xml(data)
    slots: dict[str, str] = {}
    for scheme in root.iter(f"{_A}clrScheme"):
        for slot in scheme:
            for colour in slot.iter(f"{_A}srgbClr"):
                if new := colours.get(colour.get("val", "").upper()):
                    colour.set("val", new)
                    slots[slot.tag.removeprefix(_A)] = new
    for kind, font in (("major", brand.heading_font), ("minor", brand.body_font)):
        for face in root.iterfind(f".//{_A}{kind}Font/{_A}latin"):
            if font and face.get("typeface") == _SHIPPED_FONT:
                face.set("typeface", _names(font)[0])
    return xml_bytes(root), slots


def _recoloured(data: bytes, colours: dict[str, str], slots: dict[str, str]) -> bytes:
    root = read_xml(data)
    for element in root.iter():
        colour = "val" if element.tag == f"{W}color" else "color"
        for value, theme in ((colour, "theme"), ("fill", "themeFill")):
            old = element.get(f"{W}{value}")
            if old is not None:
                new = _from_theme(element, theme, slots) or colours.get(old.upper(), old)
                element.set(f"{W}{value}", new)
    return xml_bytes(root)


def _from_theme(element: ElementTree.Element, prefix: str, slots: dict[str, str]) -> str | None:
    """Return the colour that Word computes from a new theme colour; None for all others."""
    named = element.get(f"{W}{'themeColor' if prefix == 'theme' else prefix}", "")
    colour = slots.get(packaged_table(__file__)["slots"].get(named, named))
    if colour is None:
        return None
    try:
        tint = int(element.get(f"{W}{prefix}Tint", "FF"), 16) / 255
        shade = int(element.get(f"{W}{prefix}Shade", "FF"), 16) / 255
    except ValueError:
        return colour
    return colour if tint == shade == 1 else as_word_shades(colour, tint=tint, shade=shade)


# --- fonts ----------------------------------------------------------------------------------


def _names(font: str) -> list[str]:
    return [name.strip() for name in font.split(",")]


def _with_fonts(data: bytes, brand: Brand) -> bytes:
    """Add the charity's fonts to the font table, each with its substitutes."""
    root = read_xml(data)
    known = {font.get(f"{W}name") for font in root}
    for given in dict.fromkeys(filter(None, (brand.heading_font, brand.body_font))):
        name, *others = _names(given)
        if name in known:
            continue
        known.add(name)
        words = name.casefold()
        serifs = packaged_table(__file__)["serifs"]
        is_serif = "sans" not in words and any(mark in words for mark in serifs)
        family = "roman" if is_serif else "swiss"
        stand_ins = dict.fromkeys((*others, *_STAND_INS[family]))
        font = ElementTree.SubElement(root, f"{W}font", {f"{W}name": name})
        alternatives = ",".join(other for other in stand_ins if other != name)
        said = {"altName": alternatives, "charset": "00", "family": family, "pitch": "variable"}
        for tag, value in said.items():
            ElementTree.SubElement(font, f"{W}{tag}", {f"{W}val": value})
    return xml_bytes(root)
