"""Checks that the charts planned in YAML can be drawn: their rows, their series, their figures."""

from collections.abc import Iterator

from advocate.errors import Problem
from advocate.models.evidence import Evidence, Unit
from advocate.models.field_types import YamlPath
from advocate.models.planned_chart import MOST_SERIES, ChartKind, ChartRow, PlannedChart, most_rows
from advocate.models.workspace import Workspace

_Fault = tuple[YamlPath, str, str]
"""Path inside the chart, what is wrong, and what to do."""


def check_charts(workspace: Workspace) -> Iterator[Problem]:
    """Yield what is wrong with the charts of briefs and manifestos.

    Ids that name nothing are told elsewhere, and whether figures may be compared is for the rules.
    """
    brief, most = workspace.settings.brief, most_rows("grouped")
    if (rows := len(brief.chart)) > most:
        said = f'"chart" under brief names {rows} figures; a chart shows at most {most}.'
        hint = "Leave the others under local_statistics, and they stand in the table."
        yield workspace.problem(brief, "chart", message=said, hint=hint)
    claims = {claim.id: claim for claim in workspace.evidence}
    for manifesto in workspace.manifestos:
        for path, message, hint in _faults(manifesto.chart, claims) if manifesto.chart else ():
            said = f"chart: {message}"
            yield workspace.problem(manifesto, "chart", *path, message=said, hint=hint)


def _faults(chart: PlannedChart, claims: dict[str, Evidence]) -> Iterator[_Fault]:
    most = {"rows": most_rows(chart.kind.value), "series": MOST_SERIES}
    for name, count in (("rows", len(chart.rows)), ("series", len(chart.series))):
        if not 1 <= count <= most[name]:
            yield (name,), f"there are {count or 'no'} {name}.", f"Give 1 to {most[name]}."
    if len(chart.series) > 1 and chart.kind in (ChartKind.BAR, ChartKind.GAP):
        yield ("kind",), f"a {chart.kind.value} chart has one series.", "Write kind: grouped."
    for place, row in enumerate(chart.rows):
        yield from _row_faults(chart, row, place, claims)
    yield from _mixed_units(chart, claims)


def _row_faults(
    chart: PlannedChart, row: ChartRow, place: int, claims: dict[str, Evidence]
) -> Iterator[_Fault]:
    path = ("rows", place, "evidence")
    if len(row.evidence) != len(chart.series):
        message = f'"{row.label}" names {len(row.evidence)} claims for {len(chart.series)} series.'
        yield path, message, "Give one id for each series, and null where there is no figure."
    for name in row.evidence:
        claim = claims.get(name or "")
        if claim and (claim.value is None or claim.unit is Unit.TEXT):
            yield path, f"{claim.id} has no single figure to draw.", "Name a claim with a value."


def _mixed_units(chart: PlannedChart, claims: dict[str, Evidence]) -> Iterator[_Fault]:
    """Yield the first claim whose unit is not that of the first of all."""
    named = [(place, name) for place, row in enumerate(chart.bars) for name in row.evidence]
    drawn = [(place, claims[name]) for place, name in named if name in claims]
    for place, claim in drawn:
        first = drawn[0][1]
        if claim.unit is not first.unit:
            message = f"{claim.id} is in {claim.unit.value}, and {first.id} in {first.unit.value}."
            path = ("rows", place, "evidence")
            yield path, message, "A chart has one unit; never convert one into another."
            return
