"""Word's footnotes: their marks in the text, and the part that holds them.

The second mark of a note is a cross-reference to the first, so that Word keeps both numbers right.
Its number is text to all other readers: it stands in brackets, lest “67%” and “1” read as one
figure, and each run says itself that it is raised.
"""

from collections.abc import Callable, Sequence

from advocate.models.document import Block, Note
from advocate.writers.docx.word_runs import RAISED, field_marks
from advocate.writers.xml_escaping import DECLARATION, STORY_NAMESPACES, w_text, xml_attribute

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    '<w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator"'
    ' w:id="0"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:footnote>"
)


class Footnotes:
    """The notes of one document, numbered in the order in which the text first refers to them."""

    def __init__(self, notes: Sequence[Note], mark_style: str) -> None:
        """Take the notes there are, and the id of the style of a mark."""
        self._notes = {note.label: note for note in notes}
        self._numbers: dict[str, int] = {}
        style = f'<w:rStyle w:val="{xml_attribute(mark_style)}"/>'
        self._style, self._raised = f"<w:rPr>{style}</w:rPr>", f"<w:rPr>{style}{RAISED}</w:rPr>"

    def mark(self, label: str) -> str:
        """Return the mark for `label` in the text of the document."""
        if label not in self._notes:
            return self.plain_mark(label)
        if number := self._numbers.get(label):
            begin, end = field_marks(f"NOTEREF _Note{number} \\f \\h", self._raised)
            return self._in_brackets(f"{begin}{self._raised_text(str(number))}{end}")
        number = self._numbers[label] = len(self._numbers) + 1
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="_Note{number}"/><w:r>{self._style}'
            f'<w:footnoteReference w:id="{number}"/></w:r><w:bookmarkEnd w:id="{number}"/>'
        )

    def plain_mark(self, label: str) -> str:
        """Return a mark without a link, for inside other footnotes, where Word allows none."""
        return self._in_brackets(self._raised_text(str(self._numbers.get(label, label))))

    def _in_brackets(self, runs: str) -> str:
        return f"{self._raised_text('[')}{runs}{self._raised_text(']')}"

    def _raised_text(self, text: str) -> str:
        return f"<w:r>{self._raised}{w_text(text)}</w:r>"

    def to_xml(self, write: Callable[[Sequence[Block], str], str]) -> str:
        """Return the footnotes part; `write(blocks, prefix)` writes the text of one note."""
        prefix = f"<w:r>{self._style}<w:footnoteRef/></w:r><w:r>{w_text(' ')}</w:r>"
        written = "".join(
            f'<w:footnote w:id="{number}">{write(self._notes[label].blocks, prefix)}</w:footnote>'
            for label, number in self._numbers.items()
        )
        return f"{DECLARATION}<w:footnotes {STORY_NAMESPACES}>{_SEPARATORS}{written}</w:footnotes>"
