"""Records as `--json` shows them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

from advocate.cli.messages import shown_path
from advocate.errors import Problem

if TYPE_CHECKING:
    from advocate.accessibility.finding import Audit
    from advocate.building.build_report import BuildReport

EDITED = "edited by hand since it was written"
"""Also said of a file that another program made: the two cannot be told apart."""


def as_object(record: Struct, **changes: object) -> dict[str, object]:
    """Return a record as JSON has it: days as YYYY-MM-DD, kinds by their value, lists as lists."""
    return {**to_builtins(record, enc_hook=str), **changes}


def problem_json(problem: Problem) -> dict[str, object]:
    """Return one problem."""
    names = ("severity", "rule", "message", "hint", "file", "line", "about")
    return {name: getattr(problem, name) for name in names}


def report_json(report: "BuildReport") -> dict[str, Any]:
    """Return each file that a run wrote or left as it was, and how accessible those written are."""
    names = ("kind", "format", "member_id", "sha256")
    written = {shown_path(item.path, report.folder): item for item in report.written}
    skipped = (shown_path(path, report.folder) for path in report.skipped)
    audits = {path: item.accessibility for path, item in written.items() if item.accessibility}
    return {
        "written": [
            {"path": path} | {name: getattr(item, name) for name in names}
            for path, item in written.items()
        ],
        "skipped": [{"path": path, "reason": EDITED} for path in skipped],
        "accessibility": _accessibility_json(audits),
    }


def _accessibility_json(audits: Mapping[str, "Audit"]) -> dict[str, object]:
    """Return how many Word files were checked, every finding, and the reading grade by path."""
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
