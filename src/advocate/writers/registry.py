"""Finds the writer of a format, or the converter that makes it from files of another format."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any, Protocol

from advocate.errors import AdvocateError, Problem
from advocate.models.brand import Look
from advocate.models.document import RenderedDocument
from advocate.models.formats import CONVERTED, FORMATS


class Writer(Protocol):
    """Turns a rendered document into the bytes of a file."""

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What those who build should know of the look, as far as documents have needed it."""

    def to_bytes(self, document: RenderedDocument) -> bytes:
        """Return the file; the same document gives the same bytes."""


class Converter(Protocol):
    """Turns finished files of one format into files of another."""

    source: str
    """The format it starts from."""

    def convert(
        self, files: Sequence[Callable[[], bytes]], on: date, on_step: Callable[[int], None]
    ) -> Iterator[bytes]:
        """Yield one file for each of `files`, in their order, dated `on`."""


def converter_for(format: str) -> Converter | None:
    """Return what makes `format` from another; None where a writer makes it.

    Raises:
        OutputError: what is needed for it is not on this machine.
    """
    if format not in CONVERTED:
        return None
    made: Converter = _maker_of(format)()
    return made


def writer_for(format: str, look: Look) -> Writer:
    """Return the writer for `format`.

    Raises:
        AdvocateError: no such format.
        OutputError: what `look` names cannot be used.
    """
    made: Writer = _maker_of(format)(look)
    return made


def _maker_of(format: str) -> Any:
    """Return the class that makes a format; its module is imported only when asked for."""
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise AdvocateError(f'There is no format called "{format}".', hint=f"Formats: {known}.")
    module, _, name = FORMATS[format].partition(":")
    return getattr(import_module(f"advocate.writers.{module}"), name)


def written_for(formats: Sequence[str], converters: Mapping[str, Converter]) -> tuple[str, ...]:
    """Return the formats that writers make: for one made from another, that other."""
    return tuple(
        dict.fromkeys(converters[name].source if name in converters else name for name in formats)
    )
