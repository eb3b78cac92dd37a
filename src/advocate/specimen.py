"""A charity's own look held against the accessibility checks, on a document that uses all of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from advocate.errors import OutputError, Problem, Severity
from advocate.inputs.packaged import packaged_folder
from advocate.models.brand import Brand, Look
from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.kinds import BUILT_IN, Kind
from advocate.models.palette import look_of
from advocate.models.workspace import Workspace

_REFERENCE = "templates/reference.docx"
_VOICE = "voice"
"""The hint that only quotations have."""


def check_look(workspace: Workspace) -> list[Problem]:
    """Return what makes documents in this workspace's look hard to read; nothing for our own look.

    Looked at are its `reference.docx` and its brand, in a brief and in a letter.
    """
    own, packaged = workspace.folder / _REFERENCE, packaged_folder() / _REFERENCE
    brand = workspace.settings.brand
    if brand == Brand() and (not own.is_file() or own.read_bytes() == packaged.read_bytes()):
        return []
    reference = own if own.is_file() else packaged
    try:
        found = _findings(look_of(brand, reference, workspace.folder))
        return list(dict.fromkeys(found))
    except OutputError as error:
        return [Problem(message=error.message, hint=error.hint, file=_REFERENCE)]


def _findings(look: Look) -> Iterator[Problem]:
    from advocate.accessibility.audit import audit
    from advocate.writers.docx.writer import DocxWriter

    writer = DocxWriter(look)
    own = _shown_as(look.reference, look.folder)
    for kind in (kind for kind in BUILT_IN if kind.is_about_member):
        for finding in audit(writer.to_bytes(_specimen(kind))).findings:
            yield Problem(
                message=finding.message,
                hint=finding.remedy,
                severity=Severity.WARNING,
                file=own,
            )


def _shown_as(reference: Path, folder: Path) -> str:
    return _REFERENCE if reference.is_relative_to(folder) else "advocate.yaml"


def _specimen(kind: Kind) -> RenderedDocument:
    from advocate.rendering.blocks import parse_blocks
    from advocate.writers.docx.looks import HINTS

    hints = "\n\n".join(
        f"<!-- {hint} -->\nThe **look** of a {hint}." for hint in HINTS if hint != _VOICE
    )
    text = Path(__file__).with_name("specimen.md").read_text(encoding="utf-8")
    markdown = text.format(hints=hints)
    blocks, notes = parse_blocks(markdown)
    info = DocumentInfo(
        kind=kind,
        title="Title",
        author="Us",
        subject="Specimen",
        date=date(2000, 1, 1),
        status="Us",
    )
    return RenderedDocument(info=info, markdown=markdown, blocks=blocks, notes=notes)
