"""What `--json` says of the accessibility of the Word files of a run."""

from typing import TYPE_CHECKING

from advocate.cli.run import shown_path

if TYPE_CHECKING:
    from advocate.build_report import BuildReport


def as_record(report: "BuildReport") -> dict[str, object]:
    """Return how many files were looked at, every finding, and the reading grade by path."""
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
