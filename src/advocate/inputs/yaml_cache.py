"""Keeps YAML files as they were read, so that what has not changed is not parsed again.

Only plain values are kept, and only of files that nothing is wrong with. There is one copy of a
file, which goes when the file changes: what somebody takes out of their data must not live on here.
"""

import hashlib
import marshal
from contextlib import suppress
from functools import partial
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, Protocol

from advocate.inputs.yaml_file import YamlFile
from advocate.storage.private_cache import KeptFiles, key_of
from advocate.storage.workspace_files import LARGEST_YAML, read_below

FOLDER = "yaml"
"""Below the folder of copies."""
MOST_KEPT = 200
_READER = ("odd_characters.py", "odd_characters.toml", "yaml_file.py", "yaml_reader.py")
"""What decides, with this module and PyYAML, how a file is read."""


class ReadYaml(Protocol):
    """Reads YAML files."""

    def __call__(self, path: Path, shown_as: str, *, values_only: bool = False) -> YamlFile:
        """Return the file at a path, which messages call by `shown_as`, with its lines or not."""


def yaml_reader(cache: Path | None, workspace: Path | None = None) -> ReadYaml:
    """Return what reads YAML, with copies below `cache` if there is such a folder."""
    if cache is None:
        return partial(_read_anew, workspace)
    found = PathFinder.find_spec("yaml")  # names its version; importing it would take too long
    ours = (Path(__file__), *(Path(__file__).with_name(name) for name in _READER))
    made_by = (*ours, Path(found.origin if found and found.origin else "missing"))
    kept = KeptFiles(cache / FOLDER, most=MOST_KEPT, made_by=made_by)
    return partial(_read_or_recall, kept, workspace)


def _read_anew(workspace: Path | None, path: Path, shown_as: str, **_: object) -> YamlFile:
    from advocate.inputs.yaml_reader import read_yaml  # loads PyYAML

    return read_yaml(path, shown_as, workspace)


def _read_or_recall(
    kept: KeptFiles, home: Path | None, path: Path, shown_as: str, *, values_only: bool = False
) -> YamlFile:
    digest = _digest_of(path, home)
    if digest is None:
        return _read_anew(home, path, shown_as)  # which says why
    name = key_of(f"{path.absolute()}{values_only or ''}")
    if (copy := kept.read(name)) is not None:
        with suppress(EOFError, TypeError, ValueError):  # whole, but none of ours
            kept_digest, *content = marshal.loads(copy)  # noqa: S302 - whole, and ours
            if kept_digest == digest:
                return YamlFile(shown_as, *content)
    file = _read_anew(home, path, shown_as)
    if file.problems:
        kept.forget(name)
    elif _digest_of(path, home) == digest:  # nobody has saved it meanwhile
        places: Any = () if values_only else (file.lines, file.raw_text, file.texts)
        whole: Any = (digest, file.value, file.is_odd, file.warnings, *places)
        kept.write(name, marshal.dumps(whole))
    return file


def _digest_of(path: Path, home: Path | None) -> bytes | None:
    try:
        return hashlib.sha256(read_below(home, path, most=LARGEST_YAML)).digest()
    except (OSError, ValueError):
        return None
