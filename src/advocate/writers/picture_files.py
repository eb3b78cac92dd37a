"""Pictures in a document: PNG and JPEG files, or bytes that it holds itself, read and measured."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from advocate.errors import OutputError
from advocate.models.document import HeldPicture, Image
from advocate.models.picture_size import measure, orientation, trimmed, unturned, why_unfit
from advocate.storage.workspace_files import LARGEST_PICTURE, read_inside


class Picture(Struct, frozen=True):
    """A picture file's content."""

    data: bytes
    extension: str
    width: int
    """Pixels, as it is shown."""
    height: int
    orientation: int = 1
    """How its pixels are to be turned for that, from 1 to 8 as EXIF has it."""

    @property
    def unturned(self) -> bytes:
        """The file without that note, for programs that would turn it again."""
        return unturned(self.data)


def read_picture(image: Image, folder: Path, held: Sequence[HeldPicture] = ()) -> Picture:
    """Return the picture of `image`: one of `held`, else a file.

    A relative path starts at `folder`.

    Raises:
        OutputError: no alternative text, no such file, damaged, or neither PNG nor JPEG.
    """
    if not image.alt.strip():
        raise OutputError(
            f"The picture {image.path} has no alternative text.",
            hint=f"Say in words what it shows: ![what it shows]({image.path})",
        )
    data = next((picture.data for picture in held if picture.path == image.path), None)
    try:
        data = read_inside(folder, image.path, most=LARGEST_PICTURE) if data is None else data
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"The picture {image.path} cannot be read: {why}.",
            hint=getattr(error, "hint", f"Put the file in {folder}, or correct the path."),
        ) from error
    measured = measure(data)
    if wrong := why_unfit(data):
        raise OutputError(f"The picture {image.path} {wrong[0]}.", hint=wrong[1])
    return Picture(trimmed(data), *(measured or ("", 0, 0)), orientation(data))
