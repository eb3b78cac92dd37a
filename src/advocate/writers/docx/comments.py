"""Comments in the margin: their marks in the text, and the part that holds them.

A comment on the first note stands before its mark and any other behind: LibreOffice gives notes
each other's text where a comment stands between the first mark of a document and the second.
"""

from collections.abc import Sequence

from advocate.models.document import Comment, DocumentInfo
from advocate.writers.xml_escaping import DECLARATION, STORY_NAMESPACES, w_text, xml_attribute

PART = "word/comments.xml"


class Comments:
    """The comments of one document; those without a place in the text are left out."""

    def __init__(self, comments: Sequence[Comment], info: DocumentInfo) -> None:
        """Take the comments; `info` has their author and date."""
        self._waiting = {comment.note: comment for comment in comments}
        self._placed: list[Comment] = []
        self._is_first = True
        initials = "".join(word[0] for word in info.author.split() if word[0].isalnum())
        self._by = (
            f'w:author="{xml_attribute(info.author)}" w:date="{info.date.isoformat()}T00:00:00Z"'
            f' w:initials="{xml_attribute(initials.upper())}"'
        )

    def __bool__(self) -> bool:
        return bool(self._placed)

    def on_title(self, runs: str) -> str:
        """Return `runs` with the comment on the whole document, if it was not placed yet."""
        start, end = self._place(None)
        return f"{start}{end}{runs}" if "footnoteReference" in runs else f"{start}{runs}{end}"

    def at_mark(self, label: str, mark: str) -> str:
        """Return the mark of a note with its comment, the first time that the note is marked."""
        start, end = self._place(label)
        is_first, self._is_first = self._is_first, False
        return f"{start}{end}{mark}" if is_first else f"{start}{mark}{end}"

    def _place(self, note: str | None) -> tuple[str, str]:
        comment = self._waiting.pop(note, None)
        if comment is None:
            return "", ""
        number = len(self._placed)
        self._placed.append(comment)
        return (
            f'<w:commentRangeStart w:id="{number}"/>',
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>',
        )

    def to_xml(self) -> str:
        """Return the comments part."""
        written = "".join(
            f'<w:comment w:id="{number}" {self._by}>{_paragraphs(comment)}</w:comment>'
            for number, comment in enumerate(self._placed)
        )
        return f"{DECLARATION}<w:comments {STORY_NAMESPACES}>{written}</w:comments>"


def _paragraphs(comment: Comment) -> str:
    written = "</w:p><w:p>".join(f"<w:r>{w_text(text)}</w:r>" for text in comment.paragraphs)
    return f"<w:p><w:r><w:annotationRef/></w:r>{written}</w:p>"
