"""What a chart costs: documents with charts beside the same documents with tables alone."""

import gc
import time
from statistics import median

from benchmarks.documents.data import ON, Sample
from benchmarks.documents.rows import Row, within

from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.kinds import MANIFESTO
from advocate.rendering.block_reader import parse_blocks
from advocate.writers.registry import Writer, writer_for

_WHAT = "a chart, in Word and Markdown"
_MOST_MILLISECONDS = 5.0
_CHARTS = 20
_TABLE = """<!-- caption -->
Pupils at the expected standard, group {number}

{comment}| Pupils in England | 2022/23 | 2023/24 |
| --- | ---: | ---: |
| Disadvantaged | 44% | 46% |
| All other | 66% | 67% |
| All | 60% | 61% |
"""


def chart_row(sample: Sample, rounds: int) -> Row:
    """Return what one of `_CHARTS` charts adds to a document in both formats."""
    plain = _document("")
    charted = _document("<!-- chart-grouped -->\n")
    writers = [writer_for(name, sample.look) for name in ("docx", "md")]
    added = []
    for _ in range(rounds):
        with_charts = _milliseconds(writers, charted)
        added.append((with_charts - _milliseconds(writers, plain)) / _CHARTS)
    return within(_WHAT, median(added), _MOST_MILLISECONDS, "ms")


def _document(comment: str) -> RenderedDocument:
    tables = (_TABLE.format(number=number + 1, comment=comment) for number in range(_CHARTS))
    markdown = "# Charts\n\n" + "\n".join(tables)
    blocks, notes = parse_blocks(markdown)
    info = DocumentInfo(
        kind=MANIFESTO,
        title="Charts",
        author="Benchmark",
        subject="Charts",
        date=ON,
    )
    return RenderedDocument(info=info, markdown=markdown, blocks=blocks, notes=notes)


def _milliseconds(writers: list[Writer], document: RenderedDocument) -> float:
    gc.collect()
    began = time.process_time()
    for writer in writers:
        writer.to_bytes(document)
    return (time.process_time() - began) * 1000
