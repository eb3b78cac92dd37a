"""A charity's own letterhead: what letters take from it, with what only our reference has.

Letters take headers and footers with their pictures, paper and margins, theme, fonts, styles and
lists. They do not take its body text, properties, macros, comments, or links to templates.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

from msgspec.structs import replace

from advocate.errors import OutputError, StyleMissing
from advocate.storage.workspace_files import read_inside
from advocate.writers.docx.block_styles import style_names
from advocate.writers.docx.letterhead_styles import supply_lists, supply_styles
from advocate.writers.docx.named_styles import ListStyles
from advocate.writers.docx.part_copier import PartCopier
from advocate.writers.docx.reference_document import (
    A4,
    CARRIED,
    Letterhead,
    Page,
    Reference,
    check_room,
    links_to,
)
from advocate.writers.docx.word_package import UNREADABLE, WordPackage
from advocate.writers.docx.xml_tree import read_tree
from advocate.writers.docx.zip_package import Part
from advocate.writers.xml_escaping import DECLARATION, R, W

_W = f"{{{W}}}"
_R = f"{{{R}}}"
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_NO_LISTS = f'{DECLARATION}<w:numbering xmlns:w="{W}"/>'.encode()
_SHOWN = (f"{_W}t", f"{_W}drawing", f"{_W}pict")
"""The visible content of a header."""


def read_letterhead(folder: Path, name: str, ours: Reference, *, alt: str) -> Reference:
    """Return a reference with the look of the letterhead `name` of the workspace in `folder`.

    Styles that it lacks come from `ours`. `alt` describes pictures that it does not describe.

    Raises:
        OutputError: not there, or not a Word file.
    """
    file = folder / name
    hint = "Save it again in Word as “Word Document (.docx)”, without a password."
    try:
        return _Join(file, WordPackage(read_inside(folder, name)), ours, alt).to_reference()
    except OSError as error:
        problem = f"The letterhead {file} cannot be read: {error.strerror}."
        hint = getattr(error, "hint", hint)
    except UNREADABLE:
        problem = f"The letterhead {file} cannot be read as a Word document."
    raise OutputError(problem, hint=hint)


class _Join:
    """One letterhead while it is joined with our reference."""

    def __init__(self, file: Path, package: WordPackage, ours: Reference, alt: str) -> None:
        self._file = file
        self._package = package
        self._ours = ours
        self._our_parts = {part.name: part.content() for part in ours.parts}
        self._copier = PartCopier(package, alt)
        root = read_tree(package.read(package.main)).root
        if root.tag != f"{_W}document":
            raise ValueError(f"{root.tag} is no document")  # "Strict Open XML", for example
        self._section = root.find(f".//{_W}sectPr")

    def to_reference(self) -> Reference:
        """Return the two joined."""
        for name, kind in CARRIED.items():
            if name != _STYLES:
                self._carry(kind, name)
        page = _page_of(self._section, self._ours.page)
        check_room(page, self._file)
        ids, lists, bullets, outline = self._styles(page)
        letterhead = self._letterhead()
        parts = self._copier.parts
        numbering = parts.pop(_NUMBERING).decode()
        types = {name: kind for name, kind in self._ours.overrides.items() if name in parts}
        return replace(
            self._ours,
            file=self._file,
            style_ids=ids,
            parts=tuple(Part.of(name, data) for name, data in sorted(parts.items())),
            overrides=types | {name: kind for name, kind in self._copier.types.items() if kind},
            links=links_to(parts),
            page=page,
            numbering=numbering,
            bullets=bullets,
            numbers_outline=outline,
            first_free_list=lists.first_free,
            letterhead=letterhead,
        )

    def _carry(self, kind: str, name: str) -> None:
        """Copy their theme or fonts, or ours if they have none."""
        theirs = self._package.related(kind)
        if theirs:
            self._copier.copy(theirs, name, kinds=("image", "font"))
        elif name in self._our_parts:
            self._copier.parts[name] = self._our_parts[name]

    def _styles(self, page: Page) -> tuple[dict[str, str], ListStyles, int, int]:
        """Put our styles and lists into theirs; return ids by name, lists, bullets, outline."""
        copier, part = self._copier, self._package.related("numbering")
        lists = copier.copy(part, _NUMBERING) if part else read_tree(_NO_LISTS)
        our_lists = read_tree(self._ours.numbering.encode()).root
        numbers, outlines = supply_lists(lists.root, our_lists)
        our_styles = read_tree(self._our_parts[_STYLES])
        for edge in our_styles.root.iterfind(f"{_W}style/{_W}pPr/{_W}tabs/{_W}tab"):
            if edge.get(f"{_W}val") == "right":
                edge.set(f"{_W}pos", str(page.text_width))
        part = self._package.related("styles")
        styles = copier.copy(part, _STYLES) if part else our_styles
        ids = supply_styles(styles.root, our_styles.root, style_names(), numbers)
        copier.parts[_NUMBERING] = lists.with_prefix("w", W).to_bytes()
        copier.parts[_STYLES] = styles.to_bytes()
        found = ListStyles(self._file, styles.root, lists.root)
        bullets = int(numbers[str(self._ours.bullets)])
        outline = int(outlines[str(self._ours.numbers_outline)])
        with suppress(StyleMissing):  # theirs may have no list behind it
            bullets = found.number_of("List Bullet")
        with suppress(StyleMissing):
            outline = found.outline_of("List Number")
        return ids, found, bullets, outline

    def _letterhead(self) -> Letterhead:
        settings = self._package.related("settings")
        root = read_tree(self._package.read(settings)).root if settings else None
        has_even = root is not None and _is_on(root.find(f"{_W}evenAndOddHeaders"))
        has_first = self._section is not None and _is_on(self._section.find(f"{_W}titlePg"))
        pages = {"default", *["first"] * has_first, *["even"] * has_even}
        headers, shown = self._around("header", pages)
        footers, _ = self._around("footer", pages)
        return Letterhead(
            stories={"header": headers, "footer": footers},
            has_first_page=has_first,
            has_even_pages=has_even,
            names_us="first" in shown,
        )

    def _around(self, tag: str, pages: set[str]) -> tuple[dict[str, str], set[str]]:
        """Copy the headers or footers of those `pages`; none where nothing shows in any.

        Returns their targets by type of page, and the types where something shows. What stands on
        all pages stands on the first.
        """
        found: dict[str, str] = {}
        shown: set[str] = set()
        for kind, part in self._stories(tag).items():
            if kind in pages:
                found[kind] = f"letterhead-{tag}-{kind}.xml"
                story = self._copier.copy(part, f"word/{found[kind]}")
                self._copier.types[f"word/{found[kind]}"] = self._package.type_of(part)
                shown |= {kind} if _shows(story.root) else set()
        if not shown:
            for name in found.values():
                self._copier.forget(f"word/{name}")
            return {}, shown
        if "first" not in pages and "default" in found:
            found["first"] = found["default"]
            shown |= {"first"} if "default" in shown else set()
        return found, shown

    def _stories(self, tag: str) -> Mapping[str, str]:
        """Return the parts of the first section's headers or footers by type."""
        targets = {
            link.id: link.target
            for link in self._package.relations(self._package.main)
            if link.kind == tag and not link.is_outside and link.target in self._package
        }
        section = self._section if self._section is not None else ()
        return {
            entry.get(f"{_W}type", "default"): targets[number]
            for entry in section
            if entry.tag == f"{_W}{tag}Reference"
            and (number := entry.get(f"{_R}id", "")) in targets
        }


def _shows(root: ElementTree.Element) -> bool:
    return any(
        element.tag != f"{_W}t" or (element.text or "").strip()
        for tag in _SHOWN
        for element in root.iter(tag)
    )


def _is_on(element: ElementTree.Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _page_of(section: ElementTree.Element | None, ours: Page) -> Page:
    """Return paper and margins; a gutter is added to the margin, a fixed height stays negative."""
    size = section.find(f"{_W}pgSz") if section is not None else None
    margins = section.find(f"{_W}pgMar") if section is not None else None
    if size is None or margins is None:
        return ours

    def twips(element: ElementTree.Element, name: str, usual: int = 0) -> int:
        return int(float(element.get(f"{_W}{name}", usual)))

    return Page(
        width=twips(size, "w", A4.width),
        height=twips(size, "h", A4.height),
        top=twips(margins, "top", A4.top),
        right=twips(margins, "right", A4.right),
        bottom=twips(margins, "bottom", A4.bottom),
        left=twips(margins, "left", A4.left) + twips(margins, "gutter"),
        header=twips(margins, "header", A4.header),
        footer=twips(margins, "footer", A4.footer),
    )
