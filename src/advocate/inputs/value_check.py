"""Checks that what a record says of a figure fits together, field beside field."""

from collections.abc import Iterator

from advocate.errors import Problem
from advocate.models.evidence import Evidence, Range, Unit
from advocate.models.workspace import Workspace

_SIGNED = {Unit.PERCENTAGE_POINTS, Unit.INDEX, Unit.MONTHS, Unit.GBP, Unit.TEXT}


def check_values(workspace: Workspace) -> Iterator[Problem]:
    """Yield every figure that cannot be what its unit says, and charts that cannot be drawn."""
    if not workspace.settings.formats:
        said = '"formats" names no format, so nothing would be written.'
        hint = "Write for example: formats: [docx, md]"
        yield workspace.problem(workspace.settings, "formats", message=said, hint=hint)
    yield from _check_elections(workspace)
    yield from _check_evidence(workspace)
    if workspace.settings.brief.chart or any(each.chart for each in workspace.manifestos):
        from advocate.inputs.chart_check import check_charts  # late: few workspaces have any

        yield from check_charts(workspace)


def _check_elections(workspace: Workspace) -> Iterator[Problem]:
    """Yield the manifestos of years in which no general election was, or can be."""
    calendar = workspace.calendar
    years = [election.poll.year for election in calendar.elections]
    latest = calendar.next_election_by().year
    for manifesto in workspace.manifestos:
        year = manifesto.election
        if year not in years and (years[0] < year < years[-1] or year > latest):
            was = "was" if year < years[-1] else "can be"
            said = f"There {was} no general election in {year}."
            known = f"Known: {', '.join(map(str, years))}; the next is due by {latest}."
            hint = f"{known} Another one goes into data/elections.yaml."
            yield workspace.problem(manifesto, "election", message=said, hint=hint)


def _check_evidence(workspace: Workspace) -> Iterator[Problem]:
    for item in workspace.evidence:
        wrong = [_wrong_value(item)]
        if item.gap_of and len(set(item.gap_of)) != 2:
            wrong.append(("a gap lies between two other claims.", "Name two ids in gap_of."))
        for message, hint in filter(None, wrong):
            within = () if item.value is None else ("value",)
            yield workspace.problem(item, *within, message=f"{item.id}: {message}", hint=hint)


def _wrong_value(item: Evidence) -> tuple[str, str] | None:
    value, is_text = item.value, item.unit is Unit.TEXT
    if item.range is not None:
        return _wrong_range(item, item.range)
    if value is None:
        return None if is_text else ("there is no value.", "Add it, or make the unit text.")
    if is_text:
        return "a text claim has no value.", "Name the value's unit."
    return _out_of_bounds(item.unit, value)


def _out_of_bounds(unit: Unit, value: float) -> tuple[str, str] | None:
    if unit is Unit.PERCENT and not 0 <= value <= 100:
        return "a share is from 0 to 100.", "Write 43 for 43%."
    if unit not in _SIGNED and value < 0:
        return "a count is not below 0.", "Correct the value."
    return None


def _wrong_range(item: Evidence, given: Range) -> tuple[str, str] | None:
    if item.value is not None or item.unit is Unit.TEXT:
        return "a range stands in place of a value.", "Leave out the value or the range."
    if given.low >= given.high:
        return "a range goes from the lower value to the higher.", "Put the lower value first."
    return _out_of_bounds(item.unit, given.low) or _out_of_bounds(item.unit, given.high)
