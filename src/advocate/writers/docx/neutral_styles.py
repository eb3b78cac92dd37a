"""Undoes what styles inherit in a charity's Word file and what would tear letters apart.

Justified lines, an indent, a list or a page break of all text; text from right to left.
"""

from collections.abc import Collection, Mapping
from xml.etree.ElementTree import Element, SubElement

from advocate.storage.word_package import VAL, W
from advocate.writers.docx.allowed_markup import allowed_markup, in_order

_FIRST, _HANGING = f"{W}firstLine", f"{W}hanging"
_PROPERTIES, _DIRECTION = f"{W}pPr", f"{W}bidi"
_INDENT = f"{W}ind"


def undo_inherited(styles: Element, added: Collection[str], used: Collection[str]) -> None:
    """Let the paragraph styles whose ids are `used` inherit nothing that tears letters apart.

    Those `added` to theirs undo all of it; theirs run from left to right, and stay as they are.
    """
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    for name in sorted(used):
        style = by_id[name]
        inherited = _inherited(style, by_id, styles)
        for tag in allowed_markup().undone:
            is_undone = tag in inherited and (name in added or tag == _DIRECTION)
            if is_undone and style.get(f"{W}type") == "paragraph":
                _undo(style, tag)


def _inherited(style: Element, by_id: Mapping[str, Element], styles: Element) -> set[str]:
    """Return the names of all properties that a style has, or follows another in."""
    chain = [style]
    while (base := chain[-1].find(f"{W}basedOn")) is not None and len(chain) <= len(by_id):
        chain.append(by_id.get(base.get(VAL, ""), Element("none")))
    places = (*chain, *styles.iterfind(f"{W}docDefaults/*"))
    return {each.tag for place in places for each in place.findall(f"{_PROPERTIES}/*")}


def _undo(style: Element, tag: str) -> None:
    """Set a property to what it is without any style, where the style does not set it itself."""
    found = style.find(_PROPERTIES)
    properties = SubElement(style, _PROPERTIES) if found is None else found
    known = properties.find(tag)
    own = SubElement(properties, tag) if known is None else known
    if known is None and tag == f"{W}numPr":
        SubElement(own, f"{W}numId", {VAL: "0"})
    for name, value in allowed_markup().undone[tag].items():
        is_own = tag != _DIRECTION and (own.get(name) or not (known is None or tag == _INDENT))
        if not is_own and not (name == _FIRST and own.get(_HANGING)):
            own.set(name, value)
    properties[:] = in_order(properties, properties)
    style[:] = in_order(style, style)
