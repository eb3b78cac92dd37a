"""Copies parts of a letterhead, with the pictures and fonts that they need."""

from itertools import count
from posixpath import splitext

from advocate.storage.word_package import Relationship, WordPackage, relations_part
from advocate.writers.docx.letterhead_cleaning import clean
from advocate.writers.docx.relationships import Relationships
from advocate.writers.docx.xml_tree import XmlTree, read_tree
from advocate.writers.xml_escaping import WP, R

_R = f"{{{R}}}"
_FIRST_PICTURE = 8001
"""Number of the first picture of a letterhead, far from those that the text itself shows."""
_WEB = ("http://", "https://", "mailto:")


class PartCopier:
    """The parts copied from one letterhead."""

    def __init__(self, package: WordPackage, alt: str) -> None:
        """Start with none; `alt` describes pictures without a description."""
        self._package = package
        self._alt = alt
        self._numbers = count(_FIRST_PICTURE)
        self._names: dict[str, str] = {}
        self.parts: dict[str, bytes] = {}
        """Content by new name."""
        self.types: dict[str, str] = {}
        """Content type by new name, where the part is not one that every document has."""

    def copy(self, old: str, new: str, *, kinds: tuple[str, ...] = ("image",)) -> XmlTree:
        """Copy the part of XML `old` under the name `new`; return it as it was copied.

        Only relationships of `kinds` are copied with it, and links to the web.
        """
        tree = read_tree(self._package.read(old))
        relations = Relationships()
        ids: dict[str, str] = {}
        for link in self._package.relations(old):
            found = self._carried(link, relations, kinds)
            if found:
                ids[link.id] = found
        clean(tree.root, set(ids), alt=self._alt)
        for picture in tree.root.iter(f"{{{WP}}}docPr"):
            picture.set("id", str(next(self._numbers)))
        for element in tree.root.iter():
            for name, value in element.items():
                if name.startswith(_R):
                    element.set(name, ids[value])
        self.parts[new] = tree.to_bytes()
        if relations:
            self.parts[relations_part(new)] = relations.to_xml().encode()
        return tree

    def forget(self, name: str) -> None:
        """Remove the part that was copied under the name `name`."""
        for other in (name, relations_part(name)):
            self.parts.pop(other, None)
        del self.types[name]

    def _carried(
        self, link: Relationship, relations: Relationships, kinds: tuple[str, ...]
    ) -> str | None:
        """Return the new id of the target of `link`, or None if it is not copied."""
        if link.is_outside:
            is_web = link.kind == "hyperlink" and link.target.lower().startswith(_WEB)
            return relations.to_address(link.target) if is_web else None
        if link.kind not in kinds or link.target not in self._package:
            return None
        return relations.to_part(link.kind, self._file(link.target))

    def _file(self, old: str) -> str:
        """Copy a picture or font; return its name as the target of a relation."""
        if old not in self._names:
            new = f"word/media/letterhead-{len(self._names) + 1}{splitext(old)[1].lower()}"
            self._names[old] = new
            self.parts[new] = self._package.read(old)
            self.types[new] = self._package.type_of(old)
        return f"/{self._names[old]}"
