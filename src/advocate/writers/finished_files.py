"""Keeps finished files until all files of a run are made: in memory at first, then on disk.

The file on disk has no name where the system allows that, so that nothing is left behind however
the program ends.
"""

from collections.abc import Callable
from functools import partial
from tempfile import SpooledTemporaryFile

from advocate.errors import OutputNotWritable

_IN_MEMORY = 1 * 1024 * 1024
"""Bytes that are held before the disk is used; a few documents never touch it."""


class Spool:
    """A store of bytes that can be read again in any order."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY, prefix="advocate-")  # noqa: SIM115
        self._size = 0

    def add(self, data: bytes) -> Callable[[], bytes]:
        """Keep `data` and return what reads it again.

        Raises:
            OutputNotWritable: there is no room for temporary files.
        """
        read = partial(self._read, self._size, len(data))
        try:
            self._file.seek(self._size)
            self._size += self._file.write(data)
        except OSError as error:
            raise OutputNotWritable(
                "The documents could not be held for the time being: "
                f"{error.strerror or type(error).__name__}.",
                hint="Make room where your system keeps temporary files, or set TMPDIR to a "
                "folder with room.",
            ) from error
        return read

    def _read(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        return self._file.read(size)

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
