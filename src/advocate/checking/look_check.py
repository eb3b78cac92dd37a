"""Checks a charity's own look for accessibility, on a sample document that uses every style."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from advocate.errors import OutputError, Problem, Severity
from advocate.inputs.packaged_folder import packaged_folder
from advocate.models.brand import Brand, Look
from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.kinds import BUILT_IN, Kind
from advocate.models.palette import look_of
from advocate.models.workspace import Workspace
from advocate.storage.workspace_files import read_below

_REFERENCE = "templates/reference.docx"
_VOICE = "voice"
"""The hint that only quotations have."""


def check_look(workspace: Workspace) -> list[Problem]:
    """Return what makes documents in this workspace's look hard to read; nothing for our own look.

    Looked at are its `reference.docx` and its brand, in a brief and in a letter.
    """
    own, packaged = workspace.folder / _REFERENCE, packaged_folder() / _REFERENCE
    brand = workspace.settings.brand
    is_there = os.path.lexists(own)
    look = look_of(brand, own if is_there else packaged, workspace.folder, packaged)
    with suppress(OSError):  # the writer says why it cannot be read
        ours = packaged.read_bytes()
        if brand == Brand() and (not is_there or read_below(workspace.folder, own) == ours):
            return []
    try:
        return list(dict.fromkeys(_problems_of(look, own)))
    except OutputError as error:
        return [replace(problem, file=problem.file or _REFERENCE) for problem in error.problems]


def _problems_of(look: Look, own: Path) -> Iterator[Problem]:
    from advocate.accessibility.audit import audit
    from advocate.writers.docx.word_writer import DocxWriter

    writer = DocxWriter(look)
    file = _REFERENCE if look.reference == own else "advocate.yaml"
    for kind in (kind for kind in BUILT_IN if kind.is_about_member):
        for finding in audit(writer.to_bytes(_sample(kind))).findings:
            said, hint = finding.message, finding.remedy
            yield Problem(message=said, hint=hint, severity=Severity.WARNING, file=file)
    yield from writer.notes


def _sample(kind: Kind) -> RenderedDocument:
    from advocate.rendering.block_reader import parse_blocks
    from advocate.writers.docx.block_styles import HINTS

    hints = "\n\n".join(
        f"<!-- {hint} -->\nThe **look** of a {hint}." for hint in HINTS if hint != _VOICE
    )
    text = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
    markdown = text.format(hints=hints)
    blocks, notes = parse_blocks(markdown)
    info = DocumentInfo(
        kind=kind, title="Title", author="Us", subject="Sample", date=date(2000, 1, 1), status="Us"
    )
    return RenderedDocument(info=info, markdown=markdown, blocks=blocks, notes=notes)
