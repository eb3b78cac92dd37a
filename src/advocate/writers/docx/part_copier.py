"""Copies parts of a Word file that a charity brings, with the pictures and fonts that they need.

Each is cleaned. Relationships lead to copied files of known kinds, and links to the web; files
are named anew, by their kind.
"""

from io import BytesIO
from itertools import count
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from advocate.storage.word_package import Relationship, W, WordPackage, read_xml, relations_part
from advocate.writers.docx.allowed_markup import allowed_markup
from advocate.writers.docx.relationships import Relationships
from advocate.writers.docx.word_cleaning import Brought, clean, hidden_styles
from advocate.writers.docx.word_fields import LeftOut
from advocate.writers.docx.xml_tree import xml_bytes
from advocate.writers.link_addresses import may_word_lead_to
from advocate.writers.xml_escaping import WP, R

_R = f"{{{R}}}"
_FIRST_PICTURE = 8001
"""Number of the first picture of a letterhead, far from those that the text itself shows."""
_FILES = {"image": "image/", "font": "application/"}
"""How the content type of a file begins, by the kind of relationship that leads to it."""


class PartCopier:
    """The parts copied from one Word file."""

    def __init__(self, package: WordPackage, name: str, alt: str) -> None:
        """Start with none.

        Pictures are called after `name`; `alt` describes those without a description.
        """
        self.package, self._name, self._alt = package, name, alt
        self._numbers = count(_FIRST_PICTURE)
        self._names: dict[str, str | None] = {}
        self.left = LeftOut()
        self.parts: dict[str, bytes] = {}
        """Content by new name."""
        self.types: dict[str, str] = {}
        """Content type by new name, where the part is not one that every document has."""
        root = package.root("styles")
        self._styles = {style.get(f"{W}styleId", "") for style in root.iter(f"{W}style")}
        self._hidden = hidden_styles(root)
        for part in ("", package.main, package.related("settings") or ""):
            self._note(part, "relations")

    def copy(self, old: str, new: str) -> Element:
        """Copy the part of XML `old` under the name `new`; return it as it was copied."""
        data = self.package.read(old)
        root = read_xml(data)
        relations, ids = Relationships(), dict[str, str]()
        self._note(old, "relations", "content")
        for link in self.package.relations(old):
            if found := self._carried(link, relations):
                ids[link.id] = found
        declared = ElementTree.iterparse(BytesIO(data), events=("start-ns",))  # noqa: S314
        prefixes = dict(reversed([names for _, names in declared]))  # the first of a prefix counts
        brought = Brought(prefixes, ids, self._styles, self._hidden, self._alt)
        clean(root, brought, self.left)
        for picture in root.iter(f"{{{WP}}}docPr"):
            picture.set("id", str(next(self._numbers)))
        for element in root.iter():
            for name, value in element.items():
                if name.startswith(_R):
                    element.set(name, ids[value])
        self.parts[new] = xml_bytes(root)
        if relations:
            self.parts[relations_part(new)] = relations.to_xml().encode()
        return root

    def forget(self, name: str) -> None:
        """Remove the part that was copied under the name `name`."""
        for other in (name, relations_part(name)):
            self.parts.pop(other, None)
        del self.types[name]

    def _note(self, part: str, *lists: str) -> None:
        told = {
            kind: words for name in lists for kind, words in allowed_markup().told[name].items()
        }
        kinds = (link.kind for link in self.package.relations(part))
        self.left.kinds.update((told[kind], None) for kind in kinds if kind in told)

    def _carried(self, link: Relationship, relations: Relationships) -> str | None:
        """Return the new id of the target of `link`, or None if it is not copied."""
        if link.is_outside:
            is_web = link.kind == "hyperlink" and may_word_lead_to(link.target)
            return relations.to_address(link.target) if is_web else None
        if link.kind not in _FILES or link.target not in self.package:
            return None
        name = self._file(link.target, _FILES[link.kind])
        return relations.to_part(link.kind, f"/{name}") if name else None

    def _file(self, old: str, begin: str) -> str | None:
        """Copy a picture or font; return its new name, or None where it is of no known kind."""
        if old not in self._names:
            data, self._names[old] = self.package.read(old), None
            said = self.package.type_of(old).lower()
            for kind, (ending, begins) in allowed_markup().files.items():
                is_it = data.startswith(begins) if begins else kind.lower() == said
                if is_it and kind.startswith(begin) and said.startswith(begin):
                    folder = "media" if begin == _FILES["image"] else "fonts"
                    new = f"word/{folder}/{self._name}-{len(self._names)}.{ending}"
                    self._names[old], self.parts[new], self.types[new] = new, data, kind
                    break
        return self._names[old]
