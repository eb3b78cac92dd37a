"""The fields of a Word file: page numbers live on, others stay as they showed last, or go.

A field is a code and a result, as children of runs between three marks, and may stand inside
another. Nothing is kept of a code but what is written here anew.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from advocate.storage.word_package import W
from advocate.writers.docx.allowed_markup import allowed_markup
from advocate.writers.link_addresses import may_word_lead_to

MARK, CODE, SIMPLE = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"
_NAME = re.compile(r"\s*(=|[A-Za-z]+)")
_FORMAT = re.compile(
    r"\s\\\*\s*(?:MERGEFORMAT|CHARFORMAT|Arabic|ArabicDash|Roman|Alphabetic|Ordinal|OrdText|CardText"
    r"|Hex|Upper|Lower|FirstCap|Caps)\b|\s\\#\s*\"?[0#,. ]+\"?",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]*)\"", re.IGNORECASE)
_UNSAFE = re.compile(
    r"[A-Za-z]:\\|\\\\|\bfile:|/(?:home|Users)/"
    r"|^\W*(?:Error|Fehler|Erreur|Errore?|Fout|Fel|Fejl|Feil|Gwall)\s?!",
    re.IGNORECASE,
)
"""What a result shows of somebody's machine, or in place of a result."""


@dataclass(slots=True)
class LeftOut:
    """What was left out of one Word file, by kind and in the order found."""

    kinds: dict[str, None] = field(default_factory=dict)
    fields: dict[str, None] = field(default_factory=dict)
    frozen: dict[str, None] = field(default_factory=dict)
    """Fields whose last result stays."""
    placeholders: dict[str, None] = field(default_factory=dict)
    """What a mailing was to fill in."""


@dataclass(slots=True)
class _Field:
    marks: list[Element]
    code: list[Element] = field(default_factory=list)
    result: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    in_code: bool = True


class Fields:
    """The fields of one part: what stays of them."""

    def __init__(self, root: Element, left: LeftOut) -> None:
        """Decide on all of them; what is left out is noted in `left`."""
        self.kept: set[int] = set()
        """Marks, codes and simple fields that stay, by `id`; no others may."""
        self.gone: set[int] = set()
        """Children of runs that go, whatever they are."""
        self._left = left
        self._open: list[_Field] = []
        self._read(root)
        for each in self._open:
            self._verdict("".join(each.words), "")

    def _read(self, element: Element) -> None:
        for child in element:
            if element.tag == f"{W}r" and child.tag != f"{W}rPr":
                self._note(child)
            elif child.tag == SIMPLE:
                self._note(child)
                self._settle_simple(child)
            self._read(child)

    def _note(self, child: Element) -> None:
        for each in self._open:
            (each.code if each.in_code else each.result).append(child)
        if child.tag == MARK:
            kind = child.get(f"{W}fldCharType")
            if kind == "begin":
                self._open.append(_Field([child]))
            elif self._open:
                self._open[-1].marks.append(child)
                self._open[-1].in_code &= kind != "separate"
                if kind == "end":
                    self._settle(self._open.pop())
        elif child.tag == CODE and self._open and self._open[-1].in_code:
            self._open[-1].words.append(child.text or "")

    def _settle(self, field: _Field) -> None:
        inside = [child for child in field.code if child not in field.marks]
        code = next((child for child in inside if child.tag == CODE), None)
        is_plain = code is not None and not any(child.tag in {MARK, SIMPLE} for child in inside)
        verdict = self._verdict("".join(field.words), text_of(field.result), is_plain=is_plain)
        stay = {id(child) for child in field.result} if verdict is not None else set()
        if verdict and code is not None:
            code.text = verdict
            stay |= {id(child) for child in (code, *field.marks)}
            self.kept |= stay
        self.gone |= {id(child) for child in (*field.code, *field.result, *field.marks)} - stay

    def _settle_simple(self, field: Element) -> None:
        verdict = self._verdict(field.get(f"{W}instr", ""), text_of(field.iter()))
        if verdict:
            field.set(f"{W}instr", verdict)
            self.kept.add(id(field))
        elif verdict is None:
            self.gone.add(id(field))

    def _verdict(self, code: str, result: str, *, is_plain: bool = True) -> str | None:
        """Return the code of a field that lives on, "" where its result stays, else None."""
        lists, found = allowed_markup().lists, _NAME.match(code)
        name = found[1].upper() if found else ""
        link = _LINK.match(code)
        if is_plain and name in lists["live"]:
            return f" {name}{''.join(_FORMAT.findall(code))} "
        if is_plain and link and may_word_lead_to(link[1]):
            return f' HYPERLINK "{link[1]}" '
        if name in lists["mailing"]:
            self._left.placeholders[result.strip() or code.strip()] = None
        elif name in lists["frozen"] and not _UNSAFE.search(result):
            self._left.frozen[name] = None
            return ""
        else:
            self._left.fields[name[:20] or "without a name"] = None
        return None


def text_of(elements: Iterable[Element]) -> str:
    """Return the text that stands in `elements` themselves."""
    return "".join(element.text or "" for element in elements if element.tag == f"{W}t")
