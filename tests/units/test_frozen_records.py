"""What is true once stays as it is: no record of ours can be changed after it is made."""

import importlib
import pkgutil
from collections.abc import Iterator

from msgspec import Struct

import advocate


def all_records(kind: type[Struct] = Struct) -> Iterator[type[Struct]]:
    for record in kind.__subclasses__():
        yield record
        yield from all_records(record)


def test_every_record_is_frozen() -> None:
    for module in pkgutil.walk_packages(advocate.__path__, "advocate."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    ours = [record for record in all_records() if record.__module__.startswith("advocate.")]

    assert len(ours) > 150
    assert [record for record in ours if not record.__struct_config__.frozen] == []
