"""Cleans the XML of a Word file that a charity brings: only what stands in the lists stays.

The lists are `allowed_markup.toml`; what goes is noted by kind, for the one who brought it.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct

from advocate.storage.word_package import VAL, W, is_on, value_of
from advocate.writers.docx.allowed_markup import allowed_markup, in_order
from advocate.writers.docx.word_fields import CODE, MARK, SIMPLE, Fields, LeftOut, text_of
from advocate.writers.xml_escaping import WP, A, R

_R, _A = f"{{{R}}}", f"{{{A}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_ID, _EMBED, _P = f"{_R}id", f"{_R}embed", f"{W}p"
_PICTURES = (f"{W}drawing", f"{W}pict")
_STYLED = {f"{W}r": f"{W}rPr/{W}rStyle", _P: f"{W}pPr/{W}pStyle"}
_OUTWARD = re.compile(r"://|\\\\|^\s*(?:file|javascript|vbscript|data):|\burl\(", re.IGNORECASE)
_INVISIBLE = re.compile(r"visibility:\s*hidden|display:\s*none|mso-hide:\s*all", re.IGNORECASE)
_FILE_PATH = re.compile(r".*[\\/](?=[^\\/]+\.\w{2,4}$)")
_PLACEHOLDER = re.compile(
    r"«[^«»]{1,80}»|\$?\{{1,2}[^{}]{1,80}\}{1,2}|<<[^<>]{1,80}>>|<[A-Za-z][A-Za-z _-]{1,40}>"
    r"|\[{1,2}[^\W\d][^\[\],;.]{1,60}\]{1,2}|%[A-Z][A-Z_]+%"
    r"|\bClick (?:or tap )?here to enter\b[\w ]*"
)
_ELSEWHERE = "pictures and fonts kept elsewhere or of other kinds"


class Brought(Struct, frozen=True):
    """What a part brings beside its XML."""

    prefixes: Mapping[str, str]
    """Namespace by prefix."""
    kept: Container[str]
    """Ids of the relationships that are copied."""
    styles: Container[str]
    """Ids of all styles that there are."""
    hidden: Container[str]
    """Ids of those that hide what they are given."""
    alt: str
    """What describes pictures without a description."""


def clean(root: Element, brought: Brought, left: LeftOut) -> None:
    """Remove from a part all but what may stay; what goes is noted in `left`."""
    _Cleaner(root, brought, left).clean(root)
    names, drawn, alt = set[str](), set[str](), brought.alt
    for element in root.iter():
        _put_right(element, drawn)
        names |= {name[1:].partition("}")[0] for name in (element.tag, *element.keys())}
        for name in allowed_markup().lists["read_out"]:
            if (value := element.get(name)) and (path := _FILE_PATH.match(value)):
                element.set(name, alt if name == "descr" else value[path.end() :])
        if element.tag == f"{{{WP}}}docPr" and not element.get("descr", "").strip():
            element.set("descr", alt)
    if newer := [prefix for prefix, uri in allowed_markup().ignorable.items() if uri in names]:
        root.set(f"{_MC}Ignorable", " ".join(newer))


def _put_right(element: Element, drawn: set[str]) -> None:
    """Write as strict readers want it what Word itself takes in many ways."""
    if element.tag in allowed_markup().lists["words_only"] and not is_on(element):
        element.set(VAL, "off")
    if element.tag.startswith(_V) and (number := element.get("id")):
        if number in drawn:
            del element.attrib["id"]
        drawn.add(number)


def hidden_styles(styles: Element) -> set[str]:
    """Return the ids of the styles that hide what they are given, or follow one that does."""
    entries = list(styles.iter(f"{W}style"))
    found = {entry.get(f"{W}styleId", "") for entry in entries if _hides(entry.find(f"{W}rPr"))}
    known = -1
    while len(found) != known:
        known = len(found)
        for entry in entries:
            if (base := value_of(entry, "basedOn")) and base in found:
                found.add(entry.get(f"{W}styleId", ""))
    return found


def placeholders_in(root: Element) -> Iterator[str]:
    """Yield what somebody was to fill in, in the text and in lettering."""
    for paragraph in root.iter(_P):
        yield from _PLACEHOLDER.findall(text_of(paragraph.iter()))
    for lettering in root.iter(f"{_V}textpath"):
        yield from _PLACEHOLDER.findall(lettering.get("string", ""))


class _Cleaner:
    def __init__(self, root: Element, brought: Brought, left: LeftOut) -> None:
        self._allowed, self._left, self._brought = allowed_markup(), left, brought
        self._lists, self._kept = self._allowed.lists, brought.kept
        self._known = self._allowed.elements | self._lists["unwrapped"]
        self._fields = Fields(root, left)
        self._bullets: set[str | None] = set()

    def clean(self, element: Element) -> None:
        pieces = in_order(element, (piece for child in element for piece in self._cleaned(child)))
        if element.tag in self._lists["end_in_paragraph"] and [p.tag for p in pieces[-1:]] != [_P]:
            pieces.append(Element(_P))
        element[:] = pieces
        element.tail = None
        if element.tag not in self._lists["texts"]:
            element.text = None
        allowed = self._allowed.attributes.get(element.tag[1:].partition("}")[0], ())
        for name, value in element.items():
            if not self._may_say(name, value, allowed):
                del element.attrib[name]
                if _OUTWARD.search(value) and not name.endswith(("uri", *self._lists["read_out"])):
                    self._left.kinds["links to other files"] = None

    def _may_say(self, name: str, value: str, allowed: Container[str]) -> bool:
        if name in {_ID, _EMBED}:
            return value in self._kept
        if name == "uri":
            return value in self._lists["graphics"]
        return name in allowed and (name == f"{W}instr" or not _OUTWARD.search(value))

    def _cleaned(self, child: Element) -> Sequence[Element]:
        """Return what stays of `child`: itself, what it holds, or nothing."""
        if child.tag == f"{_MC}AlternateContent":
            return self._alternative(child)
        why = self._why_not(child)
        if why is not None:
            self._left.kinds |= {why: None} if why else {}
            return [Element(_P)] if child.tag == _P else ()
        gives_way = self._gives_way(child)
        self.clean(child)
        if child.tag == f"{W}numPicBullet" and len(child):
            self._bullets.add(child.get(f"{W}numPicBulletId"))
        if gives_way or (child.tag in self._lists["go_when_empty"] and not len(child)):
            return list(child)
        return [child]

    def _alternative(self, drawings: Element) -> Sequence[Element]:
        """Return of drawings of the same the first whose markup is known, cleaned."""
        prefixes = self._allowed.prefixes
        for choice in drawings.findall(f"{_MC}Choice"):
            wanted = choice.get("Requires", "").split()
            needed = {self._brought.prefixes.get(prefix, "") for prefix in wanted}
            if not needed or not needed <= {*prefixes}:
                continue
            pieces = [piece for entry in choice for piece in self._cleaned(entry)]
            tags = {each.tag[1:].partition("}")[0] for piece in pieces for each in piece.iter()}
            used = " ".join(sorted(prefixes[uri] for uri in needed & tags))
            whole, kept = Element(drawings.tag), Element(choice.tag, {"Requires": used})
            whole.append(kept)
            kept[:] = pieces
            return [whole] if used else pieces
        older = [piece for entry in drawings.findall(f"{_MC}Fallback") for piece in entry]
        return [piece for entry in older for piece in self._cleaned(entry)]

    def _gives_way(self, element: Element) -> bool:
        link = element.get(_ID)
        if element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            asked = text_of(element.iter()).strip()
            self._left.placeholders |= {asked: None} if asked else {}
        if element.tag == f"{W}hyperlink" and link not in self._kept:
            if link:
                self._left.kinds[self._allowed.told["elements"][f"{_A}hlinkClick"]] = None
            return True
        is_settled = element.tag == SIMPLE and id(element) not in self._fields.kept
        return is_settled or element.tag in self._lists["unwrapped"]

    def _why_not(self, element: Element) -> str | None:
        """Return why an element goes, "" where nobody needs to know; None where it may stay."""
        tag, told = element.tag, self._allowed.told["elements"]
        if id(element) in self._fields.gone or (
            tag in {MARK, CODE} and id(element) not in self._fields.kept
        ):
            return ""
        if tag not in self._known:
            return told.get(tag, "" if tag in self._lists["silent"] else "other markup")
        if self._is_hidden(element):
            return "hidden text"
        is_bare = element.get(_ID) not in self._kept
        if tag in _PICTURES or (is_bare and tag in self._lists["need_a_file"]):
            return _ELSEWHERE if tag not in _PICTURES else self._why_no_picture(element)
        named = element.get(VAL)
        is_loose = tag == f"{W}lvlPicBulletId" and named not in self._bullets
        if is_loose or (tag in self._lists["name_a_style"] and named not in self._brought.styles):
            return ""
        return told[tag] if is_bare and tag == f"{_A}hlinkClick" else None

    def _why_no_picture(self, picture: Element) -> str | None:
        """Return why a picture goes: what it shows lies elsewhere, or it is no picture or shape."""
        inside, outside = set[str](), set[str]()
        for element in picture.iter():
            if element.tag.startswith((_A, _V)) and not element.tag.startswith(f"{_A}hlink"):
                outside |= {value for name, value in element.items() if name == f"{_R}link"}
                inside |= {value for name, value in element.items() if name in {_ID, _EMBED}}
        if not all(number in self._kept for number in inside or outside):
            return _ELSEWHERE
        graphics = {data.get("uri") for data in picture.iter(f"{_A}graphicData")}
        return None if graphics <= self._lists["graphics"] else "drawings of other kinds"

    def _is_hidden(self, element: Element) -> bool:
        tag = element.tag
        if tag in _PICTURES:
            marks = [item.get("hidden") for item in element.iter(f"{{{WP}}}docPr")]
            looks = [item.get("style", "") for item in element]
            return not {"1", "true"}.isdisjoint(marks) or any(map(_INVISIBLE.search, looks))
        if tag == f"{W}tr":
            return is_on(element.find(f"{W}trPr/{W}hidden"))
        style = element.find(_STYLED[tag]) if tag in _STYLED else None
        by_style = style is not None and style.get(VAL) in self._brought.hidden
        return by_style or (tag == f"{W}r" and _hides(element.find(f"{W}rPr")))


def _hides(properties: Element | None) -> bool:
    return properties is not None and any(
        is_on(properties.find(f"{W}{name}")) for name in ("vanish", "specVanish")
    )
