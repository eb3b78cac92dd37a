"""Records as `--json` shows them."""

from typing import TYPE_CHECKING

from msgspec import Struct, to_builtins

from advocate.cli.messages import shown_path
from advocate.errors import Problem

if TYPE_CHECKING:
    from advocate.building.build_report import BuildReport
    from advocate.models.member import Provenance

EDITED = "edited by hand since it was written"
"""Also said of a file that another program made: the two cannot be told apart."""


def as_object(record: Struct, **changes: object) -> dict[str, object]:
    """Return a record as JSON has it: days as YYYY-MM-DD, kinds by their value, lists as lists."""
    return {**to_builtins(record, enc_hook=str), **changes}


def problem_json(problem: Problem) -> dict[str, object]:
    """Return one problem."""
    names = ("severity", "rule", "message", "hint", "file", "line", "about")
    return {name: getattr(problem, name) for name in names}


def provenance_json(provenance: "Provenance | None") -> dict[str, str] | None:
    """Return where Parliament's facts are from; null where Parliament was not asked."""
    if provenance is None:
        return None
    return {"source": provenance.source.value, "as_of": provenance.as_of.isoformat()}


def written_json(report: "BuildReport") -> list[dict[str, object]]:
    """Return each file that a run wrote."""
    names = ("kind", "format", "member_id", "sha256")
    return [
        {"path": shown_path(item.path, report.folder)} | {n: getattr(item, n) for n in names}
        for item in report.written
    ]


def skipped_json(report: "BuildReport") -> list[dict[str, object]]:
    """Return each file that a run left as it was."""
    return [{"path": shown_path(path, report.folder), "reason": EDITED} for path in report.skipped]


def accessibility_json(report: "BuildReport") -> dict[str, object]:
    """Return how many Word files were checked, every finding, and the reading grade by path."""
    audits = {
        shown_path(item.path, report.folder): item.accessibility
        for item in report.written
        if item.accessibility is not None
    }
    return {
        "checked": len(audits),
        "findings": [
            {
                "path": path,
                "check": finding.check,
                "severity": finding.severity.value,
                "message": finding.message,
                "place": finding.place,
                "hint": finding.remedy,
            }
            for path, audit in audits.items()
            for finding in audit.findings
        ],
        "reading_grade": {path: audit.reading_grade for path, audit in audits.items()},
    }
