"""The numbered and bulleted lists that the list styles of a Word file use."""

from pathlib import Path
from xml.etree import ElementTree

from advocate.errors import StyleMissing
from advocate.writers.docx.markup import W

_W = f"{{{W}}}"


class ListStyles:
    """The lists that the list styles use."""

    def __init__(
        self, file: Path, styles: ElementTree.Element, numbering: ElementTree.Element
    ) -> None:
        """Take the roots of the parts with styles and numbering; `file` is named in errors."""
        self._file = file
        self._numbers = {
            name.get(f"{_W}val", "").lower(): int(number.get(f"{_W}val", "0"))
            for style in styles.iter(f"{_W}style")
            if (name := style.find(f"{_W}name")) is not None
            and (number := style.find(f"{_W}pPr/{_W}numPr/{_W}numId")) is not None
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
