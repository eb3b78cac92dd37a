"""The text of footnotes: who published what, when, about whom, and with what caution."""

from datetime import date

from advocate.models.constituency import ConstituencyStatistic
from advocate.models.evidence import Evidence, Status
from advocate.rendering.filters import date_long, in_sentence, sentence
from advocate.rendering.markdown_text import escape_markdown

_INVENTED = "Illustrative figure: it is invented, and has no published source."


def evidence_note(evidence: Evidence, on: date | None = None) -> str:
    """Return the footnote of a claim in Markdown: who published what, when, about whom.

    When we read it is told unless that is after `on`, the date of the document.
    """
    if evidence.illustrative:
        return _INVENTED
    title = escape_markdown(evidence.title)
    parts: list[str] = [escape_markdown(evidence.publisher)]
    parts.append(f"*[{title}]({evidence.url})*" if evidence.url else f"*{title}*")
    period = escape_markdown(evidence.period)
    settled = evidence.status in (Status.PROVISIONAL, Status.REVISED, Status.FINAL)
    parts.append(f"{period} ({evidence.status.value})" if settled else period)
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
    title: str = escape_markdown(statistic.title)
    title = f"[{title}]({statistic.url})" if statistic.is_own and statistic.url else title
    text = f"{escape_markdown(statistic.publisher)}, *{title}*, {statistic.period}."
    if statistic.definition:
        text += f" {sentence(in_sentence(escape_markdown(statistic.definition)))}"
    if statistic.estimated:
        how = " for the 2024 boundaries from the 2010 constituencies, by population"
        text += f" Estimated{'' if statistic.is_own else how}."
    if statistic.aggregated:
        text += " Summed from figures for small areas, not published for constituencies."
    return text
