"""The result of the accessibility checks of one Word file."""

from msgspec import Struct

from advocate.errors import Severity
from advocate.models.packaged_table import packaged_table

_LONGEST_PLACE = 60


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that makes a document hard or impossible to read for some people."""

    check: str
    """Short name of the check, as `--json` prints it."""
    severity: Severity
    """An error shuts readers out; a warning makes reading harder."""
    message: str
    remedy: str
    place: str = ""
    """The first words of the place; empty for the whole file."""


class Audit(Struct, frozen=True, kw_only=True):
    """What was found in one file."""

    findings: tuple[Finding, ...]
    reading_grade: float | None
    """Years of education that its prose asks for (Flesch-Kincaid); None where there is no prose."""


def finding(name: str, text: str = "", **told: object) -> Finding:
    """Return the finding of that name in the table beside this module, with what is told in it.

    Its place is the first words of `text`.
    """
    found = packaged_table(__file__)[name]
    return Finding(
        check=found["check"],
        severity=Severity(found.get("severity", Severity.WARNING)),
        message=found["says"].format_map(told),
        remedy=found["remedy"].format_map(told),
        place=excerpt(text),
    )


def excerpt(text: str) -> str:
    """Return the first words of `text`, enough to find it by."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_PLACE:
        return line
    return f"{line[:_LONGEST_PLACE].rpartition(' ')[0] or line[:_LONGEST_PLACE]}…"
