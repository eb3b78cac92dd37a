"""The streams that are printed to: none loses a letter, and none ends in a traceback."""

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from advocate.cli.messages import say

_PLAIN = str.maketrans(dict(zip("“”„‘’–—−•łŁøØđĐ×", '"""\'\'---*lLoOdDx', strict=True)))
_PLAIN |= str.maketrans({"£": "GBP ", "€": "EUR ", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"})
"""What terminals of every encoding show in place of a character."""


@contextmanager
def streams_of_any_kind() -> Iterator[None]:
    """Print UTF-8 into files and pipes, and to a terminal what it can show; end where none can.

    Why not what the system names: on Windows that lacks the letters of many a Welsh seat.
    """
    codecs.register_error("readable", _readable)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # a program without a console has no streams
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="readable")
    try:
        yield
    except OSError as error:
        with suppress(OSError):
            say(f"error: What was to be printed could not be: {error.strerror}.")
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # whatever waits there would fail once more at the end
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        sys.exit(1)


def _readable(error: UnicodeError) -> tuple[str, int]:
    """Return letters without their accents in place of such as cannot be shown, else numbers."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(map(_nearest, letters)), error.end


def _nearest(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter.translate(_PLAIN)).encode("ascii", "ignore")
    is_mark = unicodedata.combining(letter)  # it stands behind its letter
    return "" if is_mark else plain.decode() or f"\\u{ord(letter):04x}"
