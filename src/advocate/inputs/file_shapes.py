"""Which YAML file holds what: for documentation, schemas and a blank start, not for readers."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, get_args

from msgspec import Struct

from advocate.inputs.elections_reader import ELECTIONS_FILE, ElectionEntry
from advocate.inputs.kinds_reader import KIND_FOLDER
from advocate.inputs.sectors_reader import SECTOR_FOLDER
from advocate.models.campaign import Manifesto
from advocate.models.field_types import hints_of
from advocate.models.kinds import Traits
from advocate.models.record_collections import COLLECTIONS, MANIFESTO_FOLDER, SETTINGS_FILE
from advocate.models.sector import Sector
from advocate.models.settings import Settings


class FileShape(Struct, frozen=True):
    """What one file holds, or each file of a folder: a record, or a list of them."""

    file: str
    """Below the workspace; of several files in one folder, what differs in capitals."""
    record: type[Struct]
    is_list: bool = False

    @property
    def pattern(self) -> str:
        """What the path of the file matches, or the paths of several."""
        path = PurePosixPath(self.file)
        return str(path.with_stem("*") if path.stem.isupper() else path)

    @property
    def name(self) -> str:
        """The name of the file, or that of the folder of several."""
        path = PurePosixPath(self.pattern)
        return path.parent.name if path.stem == "*" else path.stem


SHAPES = (
    FileShape(SETTINGS_FILE, Settings),
    *(FileShape(item.file, item.record, is_list=True) for item in COLLECTIONS),
    FileShape(f"{MANIFESTO_FOLDER}/YEAR.yaml", Manifesto),
    FileShape(ELECTIONS_FILE, ElectionEntry, is_list=True),
    FileShape(f"{KIND_FOLDER}/NAME.yaml", Traits),
    FileShape(f"{SECTOR_FOLDER}/NAME.yaml", Sector),
)


def records_within(hint: Any) -> Iterator[type[Struct]]:
    """Yield the kinds of record that an annotation names, and those that their fields hold."""
    is_record = isinstance(hint, type) and issubclass(hint, Struct)
    if is_record:
        yield hint
    inside = hints_of(hint) if is_record else dict(enumerate(get_args(hint)))
    for name, each in inside.items():
        if name != "at":
            yield from records_within(each)
