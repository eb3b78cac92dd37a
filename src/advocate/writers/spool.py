"""Where finished files wait until all of a run are made: in memory at first, then on disk.

The file on disk has no name where the system allows that, so that nothing is left behind however
the program ends.
"""

from io import BytesIO
from typing import IO

from advocate.errors import OutputNotWritable

_IN_MEMORY = 1 * 1024 * 1024
"""Bytes that are held before the disk is used; a few documents never touch it."""

Span = tuple[int, int]
"""Where bytes begin in the spool, and how many there are."""


class Spool:
    """Bytes put down in one order and taken up in any."""

    def __init__(self) -> None:
        """Begin with nothing, in memory."""
        self._file: IO[bytes] = BytesIO()
        self._size = 0
        self._is_on_disk = False

    def add(self, data: bytes) -> Span:
        """Keep `data` and return where it is.

        Raises:
            OutputNotWritable: there is no room for temporary files.
        """
        span = (self._size, len(data))
        self._size += len(data)
        try:
            if self._size > _IN_MEMORY and not self._is_on_disk:
                self._move_to_disk()
            self._file.seek(span[0])
            self._file.write(data)
        except OSError as error:
            raise OutputNotWritable(
                "The documents could not be held for the time being: "
                f"{error.strerror or type(error).__name__}.",
                hint="Make room where your system keeps temporary files, or set TMPDIR to a "
                "folder with room.",
            ) from error
        return span

    def read(self, span: Span) -> bytes:
        """Return what `add` was given."""
        start, size = span
        self._file.seek(start)
        return self._file.read(size)

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def _move_to_disk(self) -> None:
        from tempfile import TemporaryFile  # late, for start-up time

        held, self._file = self._file, TemporaryFile(prefix="advocate-")  # noqa: SIM115
        self._is_on_disk = True
        held.seek(0)
        self._file.write(held.read())
        held.close()
