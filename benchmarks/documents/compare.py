"""Runs the comparison: equal content first, then the rounds, then the table and its verdict."""

import argparse
import os
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from benchmarks.documents.charts import chart_row
from benchmarks.documents.data import Sample, read_sample, spread
from benchmarks.documents.equality import compare_content
from benchmarks.documents.floor import Floor
from benchmarks.documents.measured import (
    CHECKED,
    DOCXTPL,
    FLOOR,
    KEPT,
    MAILMERGE,
    OURS,
    PATCHED,
    TEXTS,
    document_rows,
    startup_rows,
    whole_run_rows,
)
from benchmarks.documents.ours import Ours, OursChecked
from benchmarks.documents.peers import (
    DocxtplCompiledPeer,
    DocxtplPatchedPeer,
    DocxtplPeer,
    DocxtplTextsPeer,
    MailmergePeer,
)
from benchmarks.documents.phases import show_phases
from benchmarks.documents.rival import Entrant
from benchmarks.documents.rounds import time_rounds
from benchmarks.documents.rows import missed, table

_ROUNDS = 10
_QUICK_ROUNDS = 5
_QUICK_COUNT = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print the table, and return 1 where something promised was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.documents")
    parser.add_argument("--quick", action="store_true", help="fewer briefs, no whole runs")
    parser.add_argument("--phases", action="store_true", help="also say where the time goes")
    parser.add_argument("--whole-runs", type=int, default=3, metavar="N", help="of 650 briefs")
    asked = parser.parse_args(arguments)
    sample = read_sample()
    if asked.quick:
        sample = replace(sample, contexts=tuple(spread(sample.contexts, _QUICK_COUNT)))
    with tempfile.TemporaryDirectory() as folder:
        wrong = _compare(sample, Path(folder), asked)
    for each in wrong:
        print(f"MISSED: {each}")
    return 1 if wrong else 0


def _compare(sample: Sample, folder: Path, asked: argparse.Namespace) -> list[str]:
    """Print everything; return what was missed."""
    ours, bare = Ours(sample), Floor(sample)
    peer = Entrant(DOCXTPL, DocxtplPeer(sample, folder), is_slow=True)
    rivals = [
        peer,
        Entrant(KEPT, DocxtplCompiledPeer(sample, folder), is_slow=True),
        Entrant(PATCHED, DocxtplPatchedPeer(sample, folder), is_slow=True),
        Entrant(TEXTS, DocxtplTextsPeer(sample, folder), is_slow=True),
        Entrant(MAILMERGE, MailmergePeer(sample, folder), is_slow=True),
        Entrant(FLOOR, bare),
    ]
    count = len(sample.contexts)
    _say_where(count)
    lengths = [len(ours.make(number)[1]) for number in range(count)]
    wrong = compare_content(ours, rivals, lengths)
    if wrong:
        return wrong
    both = [Entrant(OURS, ours), Entrant(CHECKED, OursChecked(sample))]
    rounds = _QUICK_ROUNDS if asked.quick else _ROUNDS
    rows = document_rows(time_rounds([*both, *rivals], count, rounds))
    if not asked.quick:
        rows += whole_run_rows(sample, peer, folder, asked.whole_runs)
    rows += [chart_row(sample, rounds), *startup_rows()]
    print(f"\n{table(rows)}")
    if asked.phases:
        show_phases(ours, bare, range(0, count, 5))
    return missed(rows)


def _say_where(count: int) -> None:
    packages = ("docxtpl", "docx-mailmerge2", "Jinja2", "pyromark", "lxml")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors")
    print(", ".join(f"{name} {version(name)}" for name in packages))
    print(f"{count} visit briefs, Word and Markdown, in memory, from data already parsed")
