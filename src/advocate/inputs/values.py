"""Checks that figures can be what they say they are: shares, counts, school years."""

import re
from collections.abc import Iterator

from advocate.errors import Problem
from advocate.inputs.yaml_reader import YamlFile
from advocate.models.evidence import Unit
from advocate.models.workspace import Workspace

_SCHOOL_YEAR = re.compile(r"((?:19|20)[0-9]{2})/([0-9]{2})")
_COUNTS = ("pupils", "sessions", "hours", "volunteers")
_SIGNED = {Unit.PERCENTAGE_POINTS, Unit.INDEX, Unit.MONTHS, Unit.GBP, Unit.TEXT}


def check_values(workspace: Workspace, files: dict[str, YamlFile]) -> Iterator[Problem]:
    """Yield every figure that is out of range and every school year that is none."""
    if not workspace.settings.formats:
        yield _problem(
            files["advocate.yaml"],
            ("formats",),
            '"formats" names no format, so nothing would be written.',
            "Write for example: formats: [docx, md]",
        )
    yield from _check_evidence(workspace, files)
    yield from _check_programmes(workspace, files)


def _check_evidence(workspace: Workspace, files: dict[str, YamlFile]) -> Iterator[Problem]:
    for place, item in enumerate(workspace.evidence):
        file, path = files["data/evidence.yaml"], (place, "value")
        if item.value is None and item.unit is not Unit.TEXT:
            yield _problem(
                file, (place,), f"{item.id}: there is no value.", "Add it, or make the unit text."
            )
        elif item.value is not None and item.unit is Unit.TEXT:
            yield _problem(
                file, path, f"{item.id}: a text claim has no value.", "Name the value's unit."
            )
        elif item.value is not None and item.unit is Unit.PERCENT and not 0 <= item.value <= 100:
            yield _problem(file, path, f"{item.id}: a share is from 0 to 100.", "Write 43 for 43%.")
        elif item.value is not None and item.unit not in _SIGNED and item.value < 0:
            yield _problem(file, path, f"{item.id}: a count is not below 0.", "Correct the value.")


def _check_programmes(workspace: Workspace, files: dict[str, YamlFile]) -> Iterator[Problem]:
    for place, item in enumerate(workspace.programmes):
        file = files["data/programmes.yaml"]
        year = _SCHOOL_YEAR.fullmatch(item.academic_year)
        if not year or (int(year[1]) + 1) % 100 != int(year[2]):
            yield _problem(
                file,
                (place, "academic_year"),
                f'{item.id}: "{item.academic_year}" is not a school year.',
                "Write for example 2025/26.",
            )
        for name in _COUNTS:
            count = getattr(item, name)
            if count is not None and count < 0:
                yield _problem(
                    file,
                    (place, name),
                    f"{item.id}: {name} cannot be below 0.",
                    "Correct the count.",
                )


def _problem(file: YamlFile, path: tuple[str | int, ...], message: str, hint: str) -> Problem:
    return Problem(message=message, hint=hint, file=file.file, line=file.line_of(path))
