"""A figure as documents print it, "about £1.5 million": its value, its unit, its number format."""

import re

from msgspec import Struct

from advocate.models.packaged_table import packaged_patterns

MINUS = "−"
_SCALES = {"million": 1e6, "billion": 1e9}


class PrintedFigure(Struct, frozen=True, kw_only=True):
    """One figure that a chart can draw."""

    text: str
    """As printed, marks such as "(provisional)" included."""
    value: float
    """A percentage as 43, money in pounds: £1.5 million is 1,500,000."""
    unit: str
    """"£", "%", a word such as "months", or nothing; figures of one unit may share a chart."""
    format: str
    """In the language of spreadsheets; gives the same text again."""


def read_figure(text: str) -> PrintedFigure | None:
    """Return the figure that `text` prints, or None where it prints none that can be drawn.

    A bound such as "fewer than 10" is none: nobody is to read a value off a chart that was held
    back in print.
    """
    printed = " ".join(text.split())
    found = packaged_patterns(__file__)["printed"].fullmatch(printed)
    if found is None:
        return None
    number = float(found["digits"].replace(",", "") + (found["fraction"] or ""))
    words = (found["words"] or "").split()
    scale = _SCALES.get(words[0], 1.0) if words else 1.0
    is_negative = found["sign"] in {"-", "−", "–"}
    return PrintedFigure(
        text=printed,
        value=round(number * scale, 6) * (-1 if is_negative else 1),
        unit=_unit(found, words[scale > 1 :]),
        format=_format(found),
    )


def says_nothing(text: str) -> bool:
    """Say if a cell says that there is no figure to print: "–", "c", "not published", a bound."""
    printed, table = " ".join(text.split()), packaged_patterns(__file__)
    return bool(table["not_known"].fullmatch(printed) or table["bound"].match(printed))


def _unit(found: re.Match[str], words: list[str]) -> str:
    """Return the unit, one form for one and many: "1 month" and "4 months" go together."""
    named = [word[:-1] if word.endswith("s") else word for word in words]
    return " ".join([*["£"] * bool(found["pound"]), *["%"] * bool(found["percent"]), *named])


def _format(found: re.Match[str]) -> str:
    words = found["words"] or ""
    thousands = "," in found["digits"] or len(found["digits"]) < 4
    code = "#,##0" if thousands else "0"
    code += "." + "0" * (len(found["fraction"]) - 1) if found["fraction"] else ""
    code += {"million": ",,", "billion": ",,,"}.get(words.partition(" ")[0], "")
    behind = (found["percent"] or "") + (f" {words}" if words else "") + found["marks"]
    before, pound = found["before"] or "", found["pound"]
    plus = "+" if found["sign"] == "+" else ""
    return (
        f"{_literal(before + plus + pound)}{code}{_literal(behind)};"
        f"{_literal(before + MINUS + pound)}{code}{_literal(behind)}"
    )


def _literal(text: str) -> str:
    return '"{}"'.format(text.replace('"', "”")) if text else ""
