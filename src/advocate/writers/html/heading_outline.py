"""The headings of one document: one at the top, no level left out, each with an id."""

from msgspec import Struct

from advocate.models.document import Paragraph, RenderedDocument, plain_text
from advocate.models.heading_anchors import anchors_of, headings_in

_DEEPEST = 6


class Place(Struct, frozen=True):
    """Where a heading stands."""

    level: int
    """1 for the document's title alone."""
    id: str
    text: str


class Outline:
    """Levels and ids of all headings, known before writing, since links may point forward.

    The title is the first heading of level 1; a letter, which has none, takes its subject line.
    """

    def __init__(self, document: RenderedDocument) -> None:
        """Name the headings of the text, then those of its notes."""
        self.title = document.info.title
        self.places: dict[int, Place] = {}
        """Where each heading stands, by the identity of its block."""
        in_notes = (block for note in document.notes for block in note.blocks)
        everything = (*document.blocks, *in_notes)
        headings = list(headings_in(everything))
        anchors = anchors_of(everything)
        top = next((heading for heading in headings if heading.level == 1), None)
        paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
        subjects = (block for block in paragraphs if block.style == "subject")
        self.subject = None if top else next(subjects, None)
        """The paragraph that serves as the title, in a document without a title heading."""
        self.has_title = top is not None or self.subject is not None
        above = 1
        for heading in headings:
            level = 1 if heading is top else max(2, min(heading.level, above + 1, _DEEPEST))
            above = level
            text = plain_text(heading.content)
            self.places[id(heading)] = Place(level, anchors[id(heading)], text)
