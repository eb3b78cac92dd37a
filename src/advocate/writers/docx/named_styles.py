"""The styles of a Word file by name, and the lists that its list styles use."""

from pathlib import Path
from xml.etree import ElementTree

from advocate.errors import StyleMissing
from advocate.writers.xml_escaping import W

_W = f"{{{W}}}"


def name_of(style: ElementTree.Element) -> str:
    """Return the name of a style in small letters; empty if it has none."""
    name = style.find(f"{_W}name")
    return "" if name is None else name.get(f"{_W}val", "").lower()


def styles_by_name(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    """Return the styles of a styles part by name in small letters."""
    return {name_of(style): style for style in root.iter(f"{_W}style")}


class ListStyles:
    """The lists that the list styles use."""

    def __init__(
        self, file: Path, styles: ElementTree.Element, numbering: ElementTree.Element
    ) -> None:
        """Take the roots of the parts with styles and numbering; `file` is named in errors."""
        self._file = file
        self._numbers = {
            name: int(number.get(f"{_W}val", "0"))
            for name, style in styles_by_name(styles).items()
            if (number := style.find(f"{_W}pPr/{_W}numPr/{_W}numId")) is not None
        }
        self._outlines = {
            int(entry.get(f"{_W}numId", "0")): int(outline.get(f"{_W}val", "0"))
            for entry in numbering.iter(f"{_W}num")
            if (outline := entry.find(f"{_W}abstractNumId")) is not None
        }
        self.first_free = max(self._outlines, default=0) + 1
        """The first number that no list uses."""

    def number_of(self, style: str) -> int:
        """Return the number of the list that `style` uses.

        Raises:
            StyleMissing: there is none.
        """
        number = self._numbers.get(style.lower())
        if number not in self._outlines:
            raise StyleMissing(
                f'The style "{style}" in {self._file} has no list behind it.',
                hint="Give the style a bullet or a number in Word.",
            )
        return number

    def outline_of(self, style: str) -> int:
        """Return the definition of the list that `style` uses; raises like `number_of`."""
        return self._outlines[self.number_of(style)]
