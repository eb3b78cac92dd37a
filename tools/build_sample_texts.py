"""Fingerprints the texts and records of the sample that are of its charity.

Of all versions that git's history holds, and of the sample as it is now: run it after a change of
advocate.yaml or data/, and commit both. What other examples have too is no text of the sample's.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from advocate.inputs.workspace_reader import survey_workspace
from advocate.models.evidence import Evidence
from advocate.models.record_collections import records_of
from advocate.models.workspace import Workspace
from advocate.rules.language import sample_texts
from advocate.rules.language.sample_texts import fingerprints

ROOT = Path(__file__).parents[1]
TARGET = Path(sample_texts.__file__).with_suffix(".toml")
OTHERS = (ROOT / "examples" / "hospice", ROOT / "tests" / "examples" / "minimal")
PARTS = ("advocate.yaml", "data")


def marks_of(folder: Path) -> set[str]:
    """Return the fingerprints of what is the charity's own in the workspace that is `folder`."""
    workspace = survey_workspace(folder, None).workspace
    if workspace is None:
        return set()
    ours = workspace.settings.organisation
    return {
        mark
        for record in records_of(workspace)
        if not isinstance(record, Evidence) or is_own(record, workspace)
        for mark, _ in fingerprints(record, (ours.name, ours.short_name or ours.name))
    }


def sample_marks(former: Iterable[Path]) -> list[str]:
    """Return those of the sample as it is, and was in these folders, and of no other example."""
    found = marks_of(ROOT).union(*map(marks_of, former))
    return sorted(found.difference(*map(marks_of, OTHERS)))


def is_own(claim: Evidence, workspace: Workspace) -> bool:
    """Say if a claim is of the charity's own results, or invented: no public figure."""
    name = workspace.settings.organisation.name
    texts = (claim.publisher, claim.population, claim.statement)
    return claim.illustrative or any(name in text for text in texts)


def former_samples() -> Iterator[Path]:
    """Yield a folder with each former version of the sample, one after the other."""
    for commit in git("rev-list", "--full-history", "HEAD", "--", *PARTS).decode().split():
        with tempfile.TemporaryDirectory() as place:
            archive = io.BytesIO(git("archive", commit, "--", *PARTS))
            with tarfile.open(fileobj=archive) as packed:
                packed.extractall(place, filter="data")
            yield Path(place)


def git(*arguments: str) -> bytes:
    """Return what git prints."""
    command = ["git", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S603


if __name__ == "__main__":
    survey, marks = survey_workspace(ROOT, None), sample_marks(former_samples())
    named = survey.workspace.settings.organisation.name if survey.workspace else ""
    TARGET.write_text(
        "# What is of the sample's charity alone. Made by tools/build_sample_texts.py.\n\n"
        f"name = \"{named}\"\nfingerprints = '''\n" + "\n".join(marks) + "\n'''\n",
        encoding="utf-8",
    )
    sys.stdout.write(f"{TARGET.name}: {len(marks)} fingerprints\n")
