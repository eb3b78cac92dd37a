"""A rendered document → a Word file; other packages import this module only."""

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from advocate.errors import Problem
from advocate.models.brand import Look
from advocate.models.document import Figure, Heading, Image, RenderedDocument
from advocate.models.kinds import BUILT_IN, Kind
from advocate.writers.block_roles import columns_by_sort
from advocate.writers.docx import comments, parts, provenance
from advocate.writers.docx.bookmarks import Bookmarks
from advocate.writers.docx.comments import Comments
from advocate.writers.docx.numbered_lists import Lists
from advocate.writers.docx.page_setup import PageSetup, page_setup_for
from advocate.writers.docx.reference_document import CARRIED
from advocate.writers.docx.reference_reader import read_reference
from advocate.writers.docx.relationships import PACKAGE_TYPES, Relationships
from advocate.writers.docx.word_body import BodyWriter
from advocate.writers.docx.word_footnotes import Footnotes
from advocate.writers.docx.word_pictures import TALLEST_PORTRAIT, drawing
from advocate.writers.docx.word_runs import InlineWriter
from advocate.writers.docx.word_tables import TableWriter
from advocate.writers.docx.zip_package import Part, zip_parts
from advocate.writers.picture_files import Picture, read_picture

if TYPE_CHECKING:
    from advocate.writers.docx.word_charts import Charts

_BODY = "word/document.xml"


class DocxWriter:
    """Writes Word files in one look.

    The same document gives the same bytes. Level 1 is Word's Title, level 2 its Heading 1.
    """

    def __init__(self, look: Look) -> None:
        """Read the styles from the reference document of `look`.

        Raises:
            OutputError: the reference is missing, no Word file, or cannot be used.
        """
        self._look = look
        self._reference = read_reference(look)
        self._page_setups: dict[tuple[bool, bool], PageSetup] = {}
        for kind in BUILT_IN:
            if not kind.letter or not look.brand.letterhead:
                self._page_setup_for(kind)
        relations = Relationships()
        relations.to_part("officeDocument", _BODY)
        relations.to_part("metadata/core-properties", "docProps/core.xml", among=PACKAGE_TYPES)
        relations.to_part("extended-properties", "docProps/app.xml")
        self._constant = (
            Part.of("_rels/.rels", relations.to_xml()),
            Part.of("docProps/app.xml", parts.APPLICATION_PROPERTIES),
        )
        self._around_provenance = provenance.constant_parts()

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What was left out of the reference, and of the letterhead once a letter was written."""
        setups = (setup.reference for setup in self._page_setups.values())
        used = dict.fromkeys((note, each.file) for each in setups for note in each.notes)
        return tuple(replace(note, file=self._named(file)) for note, file in used)

    def _named(self, file: Path) -> str:
        folder = self._look.folder
        return (file.relative_to(folder) if file.is_relative_to(folder) else file).as_posix()

    def to_bytes(self, document: RenderedDocument) -> bytes:
        """Return `document` as a .docx file.

        Raises:
            OutputError: a picture is missing, of a wrong kind, or without alternative text; or the
                letterhead of a letter cannot be read.
        """
        setup = self._page_setup_for(document.info.kind)
        work = _Work(setup, document, self._look)
        around = self._around_provenance if document.trail else ()
        return zip_parts(
            (*self._constant, *setup.parts_of(document.info), *around, *work.to_parts())
        )

    def _page_setup_for(self, kind: Kind) -> PageSetup:
        """Return what documents of `kind` are written on; a letterhead is read for letters only."""
        form = (kind.letter, kind.is_list)
        if form not in self._page_setups:
            self._page_setups[form] = page_setup_for(kind, self._reference, self._look)
        return self._page_setups[form]


_often_the_same = lru_cache(maxsize=64)(Part.of)
"""Most parts but the body are the same in many documents of a run, and are deflated once."""


class _Work:
    """The parts of one document while they are written."""

    def __init__(self, setup: PageSetup, document: RenderedDocument, look: Look) -> None:
        self._styles = styles = setup.styles
        self._setup = setup
        self._document = document
        self._look = look
        self._lists = Lists(setup.reference)
        self._notes = Footnotes(document.notes, styles["footnote reference"])
        self._bookmarks = Bookmarks(document.blocks)
        self._columns = columns_by_sort(document)
        self._comments = Comments(document.comments, document.info)
        self._pictures: dict[str, Picture] = {}
        self._drawings = 0
        self._charts: Charts | None = None

    def to_parts(self) -> list[Part]:
        texts = self._texts()
        texts["[Content_Types].xml"] = self._content_types(texts)
        trail = self._document.trail
        return [
            Part.of(_BODY, texts.pop(_BODY)),
            *(_often_the_same(name, text) for name, text in texts.items()),
            *(Part.of(f"word/{to}", each.unturned) for to, each in self._pictures.items()),
            *(self._charts.parts if self._charts else []),
            *([provenance.provenance_part(trail)] if trail else []),
        ]

    def _texts(self) -> dict[str, str]:
        """Return the parts of XML by name, the text first: it decides what is in the others."""
        info, setup = self._document.info, self._setup
        relations, note_relations = self._relations(), Relationships()
        headers, footers = (setup.around(tag, relations) for tag in ("header", "footer"))
        section = parts.section(setup.page, headers, footers)
        in_notes = self._story(note_relations, self._styles["footnote text"], in_note=True)
        has_even = setup.reference.letterhead.has_even_pages
        is_ours = setup.reference.file == (self._look.shipped or self._look.reference)
        texts = {
            _BODY: parts.document(self._body(relations), section),
            "word/footnotes.xml": self._notes.to_xml(in_notes.to_xml),
            "word/numbering.xml": self._lists.to_xml(),
            "word/settings.xml": parts.settings(
                info.language, has_even_pages=has_even, is_ours=is_ours
            ),
            "docProps/core.xml": parts.core_properties(info),
            **setup.own_stories(info),
        }
        if self._comments:
            relations.to_part("comments", "comments.xml")
            texts[comments.PART] = self._comments.to_xml()
        if note_relations:
            texts["word/_rels/footnotes.xml.rels"] = note_relations.to_xml()
        texts["word/_rels/document.xml.rels"] = relations.to_xml()
        return texts

    def _relations(self) -> Relationships:
        """Return the relations that every document has, before its own."""
        relations = Relationships()
        carried = {part.name for part in self._setup.reference.parts}
        for name, kind in CARRIED.items():
            if name in carried:
                relations.to_part(kind, name.removeprefix("word/"))
        for kind in ("numbering", "settings", "footnotes"):
            relations.to_part(kind, f"{kind}.xml")
        if self._document.trail:
            relations.to_part("customXml", f"../{provenance.PART}")
        return relations

    def _body(self, relations: Relationships) -> str:
        story = self._story(relations, self._styles.body)
        blocks, mark = self._setup.blocks_of(self._document), self._comments.on_title
        if any(isinstance(block, Heading) and block.level == 1 for block in blocks):
            return story.to_xml(blocks, on_title=mark)
        return story.to_xml(blocks, prefix=mark(""))

    def _story(self, relations: Relationships, plain: str, *, in_note: bool = False) -> BodyWriter:
        inline = InlineWriter(
            self._styles,
            relations,
            mark=self._notes.plain_mark if in_note else self._mark,
            picture=lambda image: self._place(image, relations),
            chart=lambda figure: "" if in_note else self._draw(figure, relations),
            bookmarks=self._bookmarks,
        )
        width = self._setup.page.text_width
        tables = TableWriter(self._styles, inline, width, self._columns)
        return BodyWriter(self._styles, inline, self._lists, tables, plain=plain)

    def _mark(self, label: str) -> str:
        return self._comments.at_mark(label, self._notes.mark(label))

    def _place(self, image: Image, relations: Relationships) -> str:
        held = self._document.pictures
        picture = read_picture(image, self._look.folder, held)
        known = {held.data: target for target, held in self._pictures.items()}
        target = known.get(picture.data)
        if target is None:
            target = f"media/picture{len(self._pictures) + 1}.{picture.extension}"
            self._pictures[target] = picture
        self._drawings += 1
        relation = relations.to_part("image", target)
        is_held = any(image.path == each.path for each in held)
        tallest = TALLEST_PORTRAIT if is_held else self._setup.page.text_height * 9 // 10
        width = self._setup.page.text_width
        shown = drawing(picture, image.alt, relation, self._drawings, width, tallest)
        return f"<w:r>{shown}</w:r>"

    def _draw(self, figure: Figure, relations: Relationships) -> str:
        if self._charts is None:
            from advocate.writers.docx.word_charts import Charts  # late: few documents have any

            self._charts = Charts(self._look.palette, self._setup.page.text_width)
        self._drawings += 1
        return self._charts.place(figure, relations, self._drawings)

    def _content_types(self, texts: Collection[str]) -> str:
        carried = (part.name for part in self._setup.reference.parts)
        names = {*texts, "docProps/app.xml", *carried}
        known = {name: kind for name, kind in parts.OVERRIDE_TYPES.items() if name in names}
        overrides = self._setup.reference.overrides | known
        defaults = dict(parts.DEFAULT_TYPES)
        if self._document.trail:
            overrides[provenance.PROPERTIES] = provenance.PROPERTIES_TYPE
        if self._charts:
            self._charts.add_types(defaults, overrides)
        return parts.content_types(dict(sorted(defaults.items())), dict(sorted(overrides.items())))
