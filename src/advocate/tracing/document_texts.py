"""What a file on disk says now, and whether a fact is still in it."""

from pathlib import Path

from advocate.errors import AdvocateError
from advocate.inputs.document_reader import read_document
from advocate.kinds.printed_facts import plain, stands_in
from advocate.models.document import PrintedFact


def text_of(path: Path) -> str | None:
    """Return the whole text on one plain line; None where the file cannot be read."""
    try:
        return plain(" ".join(read_document(path).lines))
    except AdvocateError:
        return None


def says(text: str | None, fact: PrintedFact) -> bool | None:
    """Say if `text` states a fact, or names the source of one put in words; None if unknown."""
    wanted = fact.text if fact.text is not None else fact.source
    if text is None or wanted == "illustrative":
        return None
    return stands_in(wanted, text)
