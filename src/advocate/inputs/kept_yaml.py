"""Keeps YAML files as they were read, so that what has not changed is not parsed again.

Only plain values are kept, and only of files that nothing is wrong with.
"""

import marshal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from advocate.inputs.yaml_file import YamlFile
from advocate.keeping import KeptFiles, key_of

FOLDER = "yaml"
"""Below the folder of copies."""
MOST_KEPT = 200
_FORM = 1
"""To be raised when the same file is to be read otherwise than before."""

ReadYaml = Callable[[Path, str], YamlFile]
"""Reads the file at a path, which messages call by the second argument."""


def yaml_reader(cache: Path | None) -> ReadYaml:
    """Return what reads YAML, with copies below `cache` if there is such a folder."""
    if cache is None:
        return _read_anew
    return partial(_read_or_recall, KeptFiles(cache / FOLDER, most=MOST_KEPT))


def _read_anew(path: Path, shown_as: str) -> YamlFile:
    from advocate.inputs.yaml_reader import read_yaml  # loads PyYAML

    return read_yaml(path, shown_as)


def _read_or_recall(kept: KeptFiles, path: Path, shown_as: str) -> YamlFile:
    try:
        key = key_of(str(_FORM), path.read_bytes())
    except (OSError, ValueError):
        return _read_anew(path, shown_as)  # which says why
    if (copy := kept.read(key)) is not None:
        value, lines, raw_text, texts = _plain(copy)
        return YamlFile(shown_as, value, lines, raw_text, texts)
    file = _read_anew(path, shown_as)
    if not file.problems:
        whole: Any = (file.value, file.lines, file.raw_text, file.texts)
        kept.write(key, marshal.dumps(whole))
    return file


def _plain(copy: bytes) -> Any:
    """Return what was kept: marshal makes plain values only, and runs nothing."""
    return marshal.loads(copy)  # noqa: S302 - whole, and written by this user, as KeptFiles sees to
