"""The streams that are printed to: none loses a letter, and none ends in a traceback."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from advocate.cli.messages import say


@contextmanager
def streams_of_any_kind() -> Iterator[None]:
    """Print UTF-8 into files and pipes; to a terminal, what it cannot show by its number.

    Why not what the system names: on Windows that lacks the letters of many a Welsh seat.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or io.StringIO()  # a program without a console has no streams
        setattr(sys, name, stream)
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        yield
    except OSError as error:
        with suppress(OSError):
            say(f"error: What was to be printed could not be: {error.strerror}.")
        os._exit(1)  # whatever waits to be printed would fail once more
