"""Which parts of a brief stand on page one and on page two; the annex has the others.

The table beside this module lists them: what a page must hold, and what it may hold, by worth.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from msgspec.structs import replace

from advocate.kinds.page_room import PageRoom, Part
from advocate.models.document_context import DocumentContext
from advocate.models.packaged_table import packaged_table
from advocate.models.prose import first_sentence
from advocate.models.workspace import Workspace

C = TypeVar("C", bound=DocumentContext)


def with_pages(context: C, workspace: Workspace) -> C:
    """Return a brief's context with how many of each part its first two pages have room for."""
    has_logo = workspace.settings.brand.logo is not None
    for page in ("page_one", "page_two"):
        rows = packaged_table(__file__)[page]
        room = PageRoom(workspace.evidence, has_logo=has_logo and page == "page_one")
        for part in _parts(rows["must"], context):
            room.put(part)
        none = dict.fromkeys((row["name"] for row in rows["may"]), 0)
        context = replace(context, **{page: none | room.choose(_parts(rows["may"], context))})
    return context


def _parts(rows: Iterable[Mapping[str, Any]], context: DocumentContext) -> Iterator[Part]:
    """Yield what the rows of the table give of one context."""
    for row in rows:
        if any(bool(_value(context, n.strip("!"))) == ("!" in n) for n in row.get("needs", ())):
            continue
        items = _value(context, row["each"]) or () if "each" in row else (context,)
        start = sum(n if isinstance(n, int) else _value(context, n) for n in row.get("from", ()))
        parts = [_part(row, context, item) for item in islice(items, start, row.get("most"))]
        if row.get("join") and parts:
            parts = [replace(parts[0], text=" ".join(part.text for part in parts))]
        yield from parts[:1]
        yield from (replace(part, heading="") for part in parts[1:])


def _part(row: Mapping[str, Any], context: DocumentContext, item: object) -> Part:
    names = ("look", "name", "heading", "text", "instead_of", "beside", "note")
    texts = {name: row.get(name, "").format(b=context, i=item) for name in names}
    for name in row.get("first", ()):
        texts[name] = first_sentence(texts[name])
    marks = packaged_table(__file__)["marks"].items()
    texts["text"] += "".join(text for flag, text in marks if getattr(item, flag, False))
    return Part(**texts)


def _value(of: Any, path: str) -> Any:
    """Return a field, or a field of a field; None where one of them is not there."""
    for name in path.split("."):
        if isinstance(of, tuple):
            of = of[0] if of else None
        else:
            of = of.get(name) if isinstance(of, Mapping) else getattr(of, name, None)
    return of
