"""What is still to be filled in before a charity's first documents, in the order of work."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, cast

from advocate.checking.workspace_check import WorkspaceCheck
from advocate.errors import Problem
from advocate.inputs.workspace_reader import read_workspace
from advocate.inputs.yaml_cache import yaml_reader
from advocate.models.packaged_table import packaged_table
from advocate.models.record_collections import SETTINGS_FILE
from advocate.models.sources import Parliament
from advocate.rules.language.placeholders import placeholder_kinds, placeholders_in
from advocate.storage.workspace_files import list_inside


def todo_list(
    folder: Path, cache: Path | None, *, on: date, parliament: Parliament
) -> list[Problem]:
    """Return what is to be filled in below `folder`: the field, its place and, as hint, why.

    Raises:
        WorkspaceNotFound: `folder` has no `advocate.yaml`.
        WorkspaceInvalid: something in it cannot be read.
    """
    sector, table = read_workspace(folder, cache).sector, packaged_table(__file__)
    rules, items = frozenset(table["rules"]), table["item"]
    check = WorkspaceCheck(folder, cache=cache, on=on, parliament=parliament, wanted=rules)
    figures = (name for each in sector.statistics.order.values() for name in each)
    names = {"subjects": ", ".join(sector.decides), "figures": ", ".join(dict.fromkeys(figures))}
    left = check.of_records()
    for rank, file, line, at in sorted(_open(folder, cache, items)):
        why = items[rank]["why"].format_map(names)
        left.append(Problem(message=at or "says nothing yet", hint=why, file=file, line=line))
    return left


def _open(
    folder: Path, cache: Path | None, items: list[Any]
) -> Iterator[tuple[int, str, int, str]]:
    """Yield what is empty or a placeholder: its place in the order of work, file, line, field.

    Something empty is no matter where none but the last item of the table takes it in.
    """
    read, look = yaml_reader(cache, folder), placeholder_kinds()[0].look
    paths = (path.relative_to(folder) for path in list_inside(folder, "data", "*.yaml"))
    for name in (SETTINGS_FILE, *(path.as_posix() for path in paths)):
        file = read(folder / name, name)
        for path, line in {(): 1, **file.lines}.items():
            value = reduce(lambda part, step: part[step], path, cast("Any", file.value))
            at = ".".join(step for step in path if isinstance(step, str))
            its = (name.startswith(item["file"]) and item["at"] in (at, "*") for item in items)
            rank, text = [*its].index(True), value if isinstance(value, str) else ""
            is_left = look.fullmatch(text) or placeholders_in(text)
            is_empty = value is None and items[rank] is not items[-1]
            if is_left or is_empty or (text and items[rank].get("if_given")):
                yield rank, name, line, at
