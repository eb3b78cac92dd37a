"""Reads the reference of a look: ours as it is, another cleaned and joined with ours."""

from functools import lru_cache
from pathlib import Path

from advocate.errors import OutputError
from advocate.models.brand import Brand, Look, Palette
from advocate.storage.word_package import UNREADABLE, W, WordPackage
from advocate.storage.workspace_files import FileRefused, read_below
from advocate.writers.docx.reference_document import (
    PLAIN,
    SAVE_AGAIN,
    Reference,
    read_main,
    shipped_reference,
)
from advocate.writers.docx.word_sections import A4, page_of


def read_reference(look: Look) -> Reference:
    """Read the reference of `look`, once for as long as it does not change, in its colours.

    Raises:
        OutputError: it is not there, no Word file, or cannot be used.
    """
    file = look.reference
    try:
        states = map(_state, (file, look.shipped or file))
        return _read_once(*states, look.brand, look.palette, look.folder)
    except FileRefused as error:
        raise OutputError(f"{file} cannot be read: {error.strerror}.", hint=error.hint) from error
    except FileNotFoundError:
        problem = f"There is no reference document {file}."
    except (OSError, *UNREADABLE):
        problem = f"{file} cannot be read as a Word document."
    raise OutputError(
        problem, hint=f"Put back the reference.docx that came with advocate, or: {SAVE_AGAIN}"
    )


_State = tuple[Path, int, int]
"""A file, and when and how large it was last."""


def _state(file: Path) -> _State:
    found = file.stat()
    return file, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _read_once(
    own: _State, shipped: _State, brand: Brand, palette: Palette, folder: Path | None
) -> Reference:
    ours = shipped[0].read_bytes()
    reference = shipped_reference(shipped[0], ours, brand, palette)
    if own == shipped or (data := read_below(folder, own[0])) == ours:
        return reference
    # Late: few workspaces have a reference of their own.
    from advocate.writers.docx.joined_reference import join
    from advocate.writers.docx.part_copier import PartCopier

    package = WordPackage(data)
    page = page_of(read_main(package).find(f"{W}body/{W}sectPr"), A4)
    copier = PartCopier(package, "reference", "")
    look = (brand, palette) if (brand, palette) != PLAIN else None
    return join(own[0], copier, reference, page, look)
