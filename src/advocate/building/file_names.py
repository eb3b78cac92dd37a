"""The names of files: the date, then the kind and whom or what a document is about.

The pattern of each kind, "letter-{member}", stands in `models/kinds.py`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol, TypeVar

from advocate.writers.slugs import slugify


class Named(Protocol):
    """A document that is to have a file."""

    @property
    def stem(self) -> str:
        """What the file is called, before it is dated and made safe; see `Kind.file_name_for`."""
        ...

    @property
    def member_id(self) -> int | None:
        """Tells the files of two people of one name apart."""
        ...


N = TypeVar("N", bound=Named)


def with_names(documents: Iterable[N], on: date) -> Iterator[tuple[N, str]]:
    """Yield each document with the name of its files, without ending: dated, safe, each different.

    For example "2026-11-20-letter-education-committee-helen-hayes".
    """
    taken: set[str] = set()
    for number, document in enumerate(documents):
        name = f"{on.isoformat()}-{slugify(document.stem)}"
        if name in taken:
            name = f"{name}-{document.member_id or number}"
        taken.add(name)
        yield document, name
