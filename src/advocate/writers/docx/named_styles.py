"""The styles of a Word file by name, and the lists that its list styles use."""

from xml.etree.ElementTree import Element

from advocate.storage.word_package import W, value_of
from advocate.writers.xml_escaping import xml_attribute

_LONGEST_NUMBER = 9


def name_of(style: Element) -> str:
    """Return the name of a style in small letters; empty if it has none."""
    return value_of(style, "name").lower()


def styles_by_name(root: Element) -> dict[str, Element]:
    """Return the styles of a styles part by name in small letters."""
    return {name_of(style): style for style in root.iter(f"{W}style")}


def header_fills(root: Element) -> dict[str, str]:
    """Return the shading that table styles give their header rows, as XML, by id of the style."""
    found: dict[str, str] = {}
    for style in root.iterfind(f"{W}style[@{W}type='table']"):
        for fill in style.iterfind(f"{W}tblStylePr[@{W}type='firstRow']/{W}tcPr/{W}shd"):
            given = {name.removeprefix(W): xml_attribute(said) for name, said in fill.items()}
            said = " ".join(f'w:{name}="{value}"' for name, value in given.items())
            found[style.get(f"{W}styleId", "")] = f"<w:shd {said}/>"
    return found


class ListStyles:
    """The lists that the list styles use."""

    def __init__(self, styles: Element, numbering: Element) -> None:
        """Take the roots of the parts with styles and numbering."""
        self._numbers = {
            name: number_in(number, "val")
            for name, style in styles_by_name(styles).items()
            if (number := style.find(f"{W}pPr/{W}numPr/{W}numId")) is not None
        }
        self._outlines = {
            number_in(entry, "numId"): number_in(outline, "val")
            for entry in numbering.iter(f"{W}num")
            if (outline := entry.find(f"{W}abstractNumId")) is not None
        }
        self.first_free = max(self._outlines, default=0) + 1
        """The first number that no list uses."""

    def number_of(self, style: str) -> int | None:
        """Return the number of the list that `style` uses; None where it uses none."""
        number = self._numbers.get(style.lower(), 0)
        return number if number in self._outlines else None

    def outline_of(self, style: str) -> int | None:
        """Return the definition of the list that `style` uses; None where it uses none."""
        return self._outlines.get(self.number_of(style) or 0)


def number_in(element: Element, name: str) -> int:
    """Return the number that an attribute holds; 0 where it holds none."""
    digits = element.get(f"{W}{name}", "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < _LONGEST_NUMBER else 0
