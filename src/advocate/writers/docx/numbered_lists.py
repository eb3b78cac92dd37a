"""The numbering part: each numbered list counts separately, with the reference's formats."""

from advocate.writers.docx.reference_document import Reference

_DEEPEST = 8
_CLOSING = ("<w:numIdMacAtCleanup", "</w:numbering>")


class Lists:
    """The lists of one document."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._added: list[str] = []

    def bulleted(self, level: int) -> str:
        """Return the paragraph property for a bullet at `level`, the outermost being 0."""
        return _property(self._reference.bullets, level)

    def numbered(self, level: int, start: int) -> str:
        """Return the paragraph property for the items of a new list that counts from `start`."""
        number = self._reference.first_free_list + len(self._added)
        self._added.append(
            f'<w:num w:numId="{number}">'
            f'<w:abstractNumId w:val="{self._reference.numbers_outline}"/>'
            f'<w:lvlOverride w:ilvl="{min(level, _DEEPEST)}"><w:startOverride w:val="{start}"/>'
            "</w:lvlOverride></w:num>"
        )
        return _property(number, level)

    def to_xml(self) -> str:
        """Return the numbering part: the reference's lists, then this document's."""
        text = self._reference.numbering
        end = next((place for mark in _CLOSING if (place := text.rfind(mark)) >= 0), len(text))
        return text[:end] + "".join(self._added) + text[end:]


def _property(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{min(level, _DEEPEST)}"/><w:numId w:val="{number}"/></w:numPr>'
