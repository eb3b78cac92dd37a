"""The floor as a whole process: from contexts in a file to all briefs in a folder.

Usage: python -m benchmarks.documents.floor_run CONTEXTS FOLDER
"""

import pickle
import sys
from pathlib import Path

from benchmarks.documents.data import Sample
from benchmarks.documents.floor import Floor

from advocate.inputs.parliament.snapshot.snapshot import open_snapshot


def main(contexts: Path, folder: Path) -> None:
    """Write every brief, and nothing about them."""
    workspace, kept = pickle.loads(contexts.read_bytes())  # noqa: S301 - made by this benchmark
    floor = Floor(Sample(workspace, kept, open_snapshot().parliament()))
    folder.mkdir()
    for number, context in enumerate(kept):
        word, markdown = floor.make(number)
        (folder / f"{context.stem}-{number}.docx").write_bytes(word)
        (folder / f"{context.stem}-{number}.md").write_bytes(markdown)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
