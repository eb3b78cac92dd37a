"""The names of files: the date, then the kind and whom or what a document is about.

The pattern of each kind, "letter-{member}", stands in `models/kinds.py`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from advocate.building.document_builder import Task
from advocate.models.document_context import DocumentContext
from advocate.writers.slugs import slugify

N = TypeVar("N", Task, DocumentContext)


def with_names(documents: Iterable[N], on: date) -> Iterator[tuple[N, str]]:
    """Yield each document with the name of its files, without ending: dated, safe, each different.

    For example "2026-11-20-letter-education-committee-helen-hayes".
    """
    taken: set[str] = set()
    for number, document in enumerate(documents):
        name = f"{on.isoformat()}-{slugify(document.stem)}"
        if name in taken:  # of two people of one name, for example
            name = f"{name}-{document.member_id or number}"
        taken.add(name)
        yield document, name
