"""Removes from a letterhead what must not get into a letter: changes, comments, paths, links."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from advocate.writers.xml_escaping import WP, R, W

_W = f"{{{W}}}"
_R = f"{{{R}}}"
_WP = f"{{{WP}}}"
_OLD = "{urn:schemas-microsoft-com:office:office}"
_UNWRAPPED = frozenset(f"{_W}{name}" for name in ("ins", "moveTo"))
_DROPPED = frozenset(
    f"{_W}{name}"
    for name in (
        "altChunk", "annotationRef", "cellDel", "cellIns", "cellMerge", "commentRangeEnd",
        "commentRangeStart", "commentReference", "control", "customXmlDelRangeEnd",
        "customXmlDelRangeStart", "customXmlInsRangeEnd", "customXmlInsRangeStart",
        "customXmlMoveFromRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveToRangeEnd",
        "customXmlMoveToRangeStart", "dataBinding", "del", "moveFrom", "moveFromRangeEnd",
        "moveFromRangeStart", "moveToRangeEnd", "moveToRangeStart", "numberingChange", "object",
        "pPrChange", "permEnd", "permStart", "proofErr", "rsid", "rPrChange", "sectPrChange",
        "tblGridChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange",
    )
)  # fmt: skip
_PICTURES = (f"{_W}drawing", f"{_W}pict")
_OUTSIDE_FIELD = re.compile(
    r"\s*(?:INCLUDE|LINK|DDE|DATABASE|IMPORT|RD\b|HYPERLINK\s+\"?file:)", re.I
)
_FILE_PATH = re.compile(r".*[\\/](?=[^\\/]+\.\w{2,4}$)")


def clean(root: Element, kept: set[str], *, alt: str) -> None:
    """Remove private content from the part at `root`.

    `kept` are the ids of the relationships that are copied; content that needs another one is
    removed. Pictures without a description get `alt`.
    """
    of_fields = set(map(id, _code_of_outside_fields(root)))
    _drop(root, lambda element: id(element) in of_fields or _is_private(element, kept))
    for element in root.iter():
        for name in list(element.keys()):
            is_of_session = name.startswith(f"{_W}rsid")
            leads_nowhere = name.startswith(_R) and element.attrib[name] not in kept
            if is_of_session or leads_nowhere or name == f"{_OLD}href":
                del element.attrib[name]
    _describe(root, alt)


def _is_private(element: Element, kept: set[str]) -> bool:
    if element.tag in _DROPPED:
        return True
    if element.tag in _UNWRAPPED:
        return not len(element)  # the mark of an inserted paragraph; others hold runs
    if element.tag.endswith(("}hlinkClick", "}hlinkHover")):
        return element.get(f"{_R}id") not in kept
    return element.tag in _PICTURES and not _needed(element) <= kept


def _needed(picture: Element) -> set[str]:
    """Return the ids of the relationships that a picture cannot do without."""
    inside: set[str] = set()
    outside: set[str] = set()
    for element in picture.iter():
        for name, value in element.items():
            if name == f"{_R}link":
                outside.add(value)
            elif name.startswith(_R) and "}hlink" not in element.tag:
                inside.add(value)
    return inside or outside


def _drop(root: Element, is_dropped: Callable[[Element], bool]) -> None:
    """Remove elements for which `is_dropped` is true, and accept all insertions.

    Of simple fields that fetch content from other files, what they showed last stays.
    """
    for child in list(root):
        if is_dropped(child):
            root.remove(child)
            continue
        _drop(child, is_dropped)
        is_outside = _OUTSIDE_FIELD.match(child.get(f"{_W}instr", ""))
        if child.tag in _UNWRAPPED or (child.tag == f"{_W}fldSimple" and is_outside):
            place = list(root).index(child)
            root[place : place + 1] = list(child)


def _code_of_outside_fields(root: Element) -> Iterator[Element]:
    """Yield the runs of fields that fetch content from other files, but for what they show."""
    open_fields: list[tuple[list[Element], list[str], list[bool]]] = []
    for run in root.iter(f"{_W}r"):
        mark = run.find(f"{_W}fldChar")
        kind = mark.get(f"{_W}fldCharType") if mark is not None else None
        if kind == "begin":
            open_fields.append(([], [], [True]))
        for runs, words, in_code in open_fields:
            if in_code:
                runs.append(run)
                words += [code.text or "" for code in run.iterfind(f"{_W}instrText")]
        if kind == "separate" and open_fields:
            open_fields[-1][2].clear()
        elif kind == "end" and open_fields:
            runs, words, in_code = open_fields.pop()
            if _OUTSIDE_FIELD.match("".join(words)):
                yield from runs if in_code else (*runs, run)


def _describe(root: Element, alt: str) -> None:
    """Give each picture a description, and remove file paths from names."""
    for picture in root.iter(f"{_WP}docPr"):
        described = picture.get("descr", "").strip()
        if not described or _FILE_PATH.match(described):
            picture.set("descr", alt)
    for element in root.iter():
        for name in ("name", "title", "descr", f"{_OLD}title"):
            if (value := element.get(name)) and (path := _FILE_PATH.match(value)):
                element.set(name, value[path.end() :])
