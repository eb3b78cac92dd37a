"""The text of footnotes: who published what, when, about whom, and with what caution."""

from collections.abc import Sequence
from datetime import date

from advocate.models.constituency import ConstituencyStatistic
from advocate.models.evidence import Evidence, Status
from advocate.models.periods import is_old
from advocate.rendering.filters import date_long, in_sentence, sentence
from advocate.rendering.markdown_text import escape_markdown

_INVENTED = "Illustrative figure: it is invented, and has no published source."


def evidence_note(evidence: Evidence, on: date | None = None, *, is_short: bool = False) -> str:
    """Return the footnote of a claim in Markdown: who published what, when, about whom.

    When we read it is told unless that is after `on`, the date of the document. A short one ends
    with the period.
    """
    if evidence.illustrative:
        return _INVENTED
    title = escape_markdown(evidence.title)
    parts: list[str] = [escape_markdown(evidence.publisher)]
    parts.append(f"*[{title}]({evidence.url})*" if evidence.url else f"*{title}*")
    period = escape_markdown(evidence.period)
    settled = evidence.status in (Status.PROVISIONAL, Status.REVISED, Status.FINAL)
    parts.append(f"{period} ({evidence.status.value})" if settled else period)
    if is_short:
        return ", ".join(parts) + "."
    if evidence.reference:
        parts.append(escape_markdown(evidence.reference))
    if evidence.published:
        parts.append(f"published {date_long(evidence.published)}")
    if evidence.retrieved and (on is None or evidence.retrieved <= on):
        parts.append(f"read {date_long(evidence.retrieved)}")
    text = ", ".join(parts) + "."
    if evidence.price_base:
        text += f" {sentence(f'in {escape_markdown(evidence.price_base)}')}"
    if evidence.caveat:
        text += f" {sentence(escape_markdown(evidence.caveat))}"
    return text


def statistic_note(statistic: ConstituencyStatistic) -> str:
    """Return the footnote of a constituency figure in Markdown."""
    if statistic.illustrative:
        return _INVENTED
    text = f"{escape_markdown(statistic.publisher)}, {_title(statistic)}, {statistic.period}."
    if statistic.definition:
        text += f" {sentence(in_sentence(escape_markdown(statistic.definition)))}"
    if statistic.estimated:
        how = " for the 2024 boundaries from the 2010 constituencies, by population"
        text += f" Estimated{'' if statistic.is_own else how}."
    if statistic.aggregated:
        text += " Summed from figures for small areas, not published for constituencies."
    return text


def publisher_line(statistic: ConstituencyStatistic, on: date | None) -> str:
    """Return who published a constituency figure and when, for the line below a table."""
    how = " (more than three years old)" if on and is_old(statistic.period, on) else ""
    how += ", estimated" if statistic.estimated else ""
    how += " for the 2024 boundaries" if statistic.estimated and not statistic.is_own else ""
    how += ", summed from small areas" if statistic.aggregated else ""
    period = escape_markdown(statistic.period)
    return f"{escape_markdown(statistic.publisher)}, {period}{how}"


def titles_note(statistics: Sequence[ConstituencyStatistic]) -> str:
    """Return the footnote of figures whose publisher and period stand above it: their titles."""
    if any(item.illustrative for item in statistics):
        return _INVENTED
    return f"{'; '.join(dict.fromkeys(map(_title, statistics)))}."


def _title(statistic: ConstituencyStatistic) -> str:
    title: str = escape_markdown(statistic.title)
    has_link = statistic.is_own and statistic.url
    return f"*[{title}]({statistic.url})*" if has_link else f"*{title}*"
