"""Where the time of a brief goes, ours beside the floor's, step by step.

Steps are timed from outside, by clocks put round the functions that do them; the clocks cost a
little, so that the sums are a little above those of the table. The floor has no blocks: what reads
its Markdown is part of its "XML and parts".
"""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import jinja2
from benchmarks.documents import floor
from benchmarks.documents.floor import Floor
from benchmarks.documents.floor_xml import Walk
from benchmarks.documents.ours import Ours
from benchmarks.documents.plain_jinja import PlainJinja

from advocate.rendering import renderer
from advocate.writers.docx import word_writer as docx_writer
from advocate.writers.docx import zip_package
from advocate.writers.docx.word_writer import DocxWriter
from advocate.writers.markdown_writer import MarkdownWriter

Clocks = dict[str, float]
_SHARED = ((jinja2.Template, "render", "Jinja"),)
_OURS = (
    (renderer.Renderer, "render", "rendering"),
    (renderer, "parse_blocks", "blocks"),
    (DocxWriter, "to_bytes", "docx"),
    (zip_package.Part, "of", "deflate"),
    (docx_writer, "zip_parts", "zip"),
    (MarkdownWriter, "to_bytes", "Markdown file"),
)
_FLOOR = (
    (Walk, "over", "XML"),
    (floor, "_own_parts", "parts"),
    (PlainJinja, "render", "rendering"),
    (floor, "entry", "deflate"),
    (floor, "archive", "zip"),
    (floor, "markdown_file", "Markdown file"),
)


def show_phases(ours: Ours, bare: Floor, numbers: Sequence[int]) -> None:
    """Print milliseconds a brief for each step."""
    with _clocks(_SHARED + _OURS) as spent:
        whole = _run(ours.make, numbers)
    mine = _own_steps(spent, whole)
    with _clocks(_SHARED + _FLOOR) as spent:
        whole = _run(bare.make, numbers)
    least = _floor_steps(spent, whole)
    print(f"\nmilliseconds a brief, by step, over {len(numbers)} briefs")
    print(f"{'step':44}  {'ours':>6}  {'floor':>6}  {'above':>6}")
    for step, seconds in mine.items():
        one, other = (each / len(numbers) * 1000 for each in (seconds, least.get(step, 0.0)))
        print(f"{step:44}  {one:6.2f}  {other:6.2f}  {one - other:6.2f}")


def _own_steps(spent: Clocks, whole: float) -> Clocks:
    return {
        "Jinja, with citations": spent["Jinja"],
        "tidying, marks, provenance of what is printed": spent["rendering"]
        - spent["Jinja"]
        - spent["blocks"],
        "Markdown to blocks": spent["blocks"],
        "XML and parts": spent["docx"] - spent["deflate"] - spent["zip"],
        "deflating": spent["deflate"],
        "zip": spent["zip"],
        "Markdown file": spent["Markdown file"],
        "all": whole,
    }


def _floor_steps(spent: Clocks, whole: float) -> Clocks:
    return {
        "Jinja, with citations": spent["Jinja"],
        "tidying, marks, provenance of what is printed": spent["rendering"] - spent["Jinja"],
        "XML and parts": spent["XML"] + spent["parts"] - spent["deflate"],
        "deflating": spent["deflate"],
        "zip": spent["zip"],
        "Markdown file": spent["Markdown file"],
        "all": whole,
    }


def _run(make: Callable[[int], Any], numbers: Sequence[int]) -> float:
    gc.collect()
    began = time.process_time()
    for number in numbers:
        make(number)
    return time.process_time() - began


@contextmanager
def _clocks(places: Sequence[tuple[Any, str, str]]) -> Iterator[Clocks]:
    """Put clocks round functions, and yield the seconds that they count by step."""
    spent: Clocks = defaultdict(float)
    with ExitStack() as undo:
        for owner, name, step in places:
            original = vars(owner)[name]
            setattr(owner, name, _clocked(original, step, spent))
            undo.callback(setattr, owner, name, original)
        yield spent


def _clocked(original: Any, step: str, spent: Clocks) -> Any:
    function = original.__func__ if isinstance(original, classmethod) else original

    def timed(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[step] += time.process_time() - began

    return classmethod(timed) if isinstance(original, classmethod) else timed
