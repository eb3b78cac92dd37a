"""Writes the schemas of a workspace's files, and tells which files do not name theirs."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from advocate.errors import OutputNotWritable, Problem, Severity
from advocate.inputs.file_shapes import SHAPES
from advocate.inputs.parliament.snapshot.snapshot import open_snapshot
from advocate.inputs.sectors_reader import sector_names
from advocate.inputs.workspace_reader import survey_workspace
from advocate.models.record_collections import COLLECTIONS, INNER_COLLECTIONS, records_in
from advocate.storage.atomic_write import read_regular, replace_file
from advocate.storage.workspace_files import LARGEST_YAML, leads_out, read_below, read_inside

FOLDER = ".advocate/schemas"
_PACKAGED = Path(__file__).with_name("schemas")
_MARK = "# yaml-language-server: $schema="


def write_schemas(folder: Path, cache: Path | None = None) -> dict[str, bool]:
    """Write a schema for every kind of file; return their names, and which of them have changed.

    They are the packaged ones, with what fields may name in this workspace. Their folder is kept
    out of version control: what it holds can be made again.

    Raises:
        WorkspaceNotFound: there is no workspace in `folder`.
        OutputNotWritable: a file cannot be written, or would lie elsewhere.
    """
    known = _known_names(folder, cache)
    texts = {f"{shape.name}.json": _with_names(f"{shape.name}.json", known) for shape in SHAPES}
    try:
        if leads_out(folder, FOLDER):
            raise NotADirectoryError(0, "it leads out of the workspace")
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(ignored := folder / FOLDER / ".gitignore"):
            replace_file(ignored, b"*\n")
        return {f"{FOLDER}/{n}": _is_new(folder / FOLDER / n, text) for n, text in texts.items()}
    except OSError as error:
        said = f"{FOLDER} cannot be written: {error.strerror}."
        hint = "Take away what stands in its place, or choose a folder that you may write to."
        raise OutputNotWritable(said, hint=hint) from error


def files_without_schema(folder: Path) -> Iterator[Problem]:
    """Yield a note for each file that names no schema, with the line that would."""
    said, note = "Editors do not know the schema of this file.", Severity.NOTE
    for shape in SHAPES:
        for path in sorted(folder.glob(shape.pattern)):
            file = path.relative_to(folder).as_posix()
            hint = f"Begin it with: {_MARK}{'../' * file.count('/')}{FOLDER}/{shape.name}.json"
            with suppress(OSError):  # reading the workspace says why
                if _MARK.encode() not in read_inside(folder, file, most=LARGEST_YAML):
                    yield Problem(message=said, hint=hint, severity=note, file=file, line=1)


def _with_names(schema: str, known: Mapping[str, list[str]]) -> str:
    content = json.loads(read_below(None, _PACKAGED / schema))
    named = {name: {"enum": known[name]} for name in content["definitions"] if known.get(name)}
    content["definitions"] |= named
    return json.dumps(content, ensure_ascii=False, indent=1)


def _is_new(path: Path, text: str) -> bool:
    content = f"{text}\n".encode()
    with suppress(OSError):
        if read_regular(path) == content:
            return False
    replace_file(path, content)
    return True


def _known_names(folder: Path, cache: Path | None) -> Mapping[str, list[str]]:
    """Return what fields may name; of a workspace whose settings are of no use, no records."""
    workspace = survey_workspace(folder, cache).workspace
    with closing(open_snapshot()) as record:
        names = {"sectors": sector_names(folder), "statistics": [*record.names.statistic_names()]}
    if workspace:
        for item in (*COLLECTIONS, *INNER_COLLECTIONS):
            found = records_in(workspace, item.name)
            names[item.name] = [getattr(each, "id", "") for each in found]
        names |= {"people": [*workspace.sector.people], "subjects": [*workspace.sector.decides]}
        names["statistics"] += names["own_statistics"]
    return names
