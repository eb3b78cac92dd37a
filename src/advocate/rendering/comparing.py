"""Words the outcome of a comparison, so that gap and direction always agree with the figures."""

from typing import TYPE_CHECKING

from advocate.models.comparison import computed_gap, direction, published_gap
from advocate.models.evidence import Evidence, Unit
from advocate.rendering.filters import in_unit, is_small_count
from advocate.rendering.markdown_text import Markdown, escape_markdown, known

if TYPE_CHECKING:
    from advocate.rendering.citations import Citations


def gap_markdown(citations: "Citations", first: Evidence, second: Evidence) -> Markdown:
    """Return the published gap with its note, else "about" the computed one with both notes."""
    published = published_gap(first, second, citations.register)
    if published is not None:
        return citations.fact(published.id)
    apart = computed_gap(first, second)
    is_small = any(is_small_count(item, citations.small_number) for item in (first, second))
    if apart is None or is_small:
        return Markdown(f"{citations.fact(first.id)} and {citations.fact(second.id)}")
    notes = dict.fromkeys((citations.cite(first.id), citations.cite(second.id)))
    return Markdown(f"{known(escape_markdown(_about(apart, first.unit)))}{''.join(notes)}")


def _about(apart: float, unit: Unit) -> str:
    unit = Unit.PERCENTAGE_POINTS if unit is Unit.PERCENT else unit
    if apart == 0:
        return f"less than {in_unit(1, unit)}" if unit is Unit.PERCENTAGE_POINTS else "no gap"
    return f"about {in_unit(apart, unit)}"


def trend_markdown(citations: "Citations", new: Evidence, old: Evidence) -> Markdown:
    """Return "rose from … in 2022/23 to … in 2023/24", "fell from …" or "did not change …"."""
    way = direction(new, old)
    was = f"{citations.fact(old.id)} in {_period(old)}"
    now = f"{citations.fact(new.id)} in {_period(new)}"
    is_small = any(is_small_count(item, citations.small_number) for item in (new, old))
    if way is None or is_small:
        return Markdown(f"was {was} and {now}")
    if way == 0:
        return Markdown(f"did not change, at {was} and {now}")
    return Markdown(f"{'rose' if way > 0 else 'fell'} from {was} to {now}")


def _period(claim: Evidence) -> Markdown:
    return known(escape_markdown(claim.period))
