"""What all documents of one kind share: styles, page, headers and footers."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from advocate.models.brand import Look
from advocate.models.document import Block, DocumentInfo, Paragraph, RenderedDocument
from advocate.models.kinds import Kind
from advocate.writers.docx import parts
from advocate.writers.docx.block_styles import BlockStyles, block_styles_for
from advocate.writers.docx.reference_document import OUR_FIRST_HEADER, Reference
from advocate.writers.docx.relationships import Relationships
from advocate.writers.docx.word_pictures import LETTER_EDGE, LogoHeader, logo_header
from advocate.writers.docx.word_sections import Page
from advocate.writers.docx.zip_package import Part

_HEADER = re.compile("<w:hdr [^>]*>")
"""Where the content of a header begins, as it was copied."""
_OWN = {
    "header": {"default": "header.xml", "first": OUR_FIRST_HEADER, "even": "header.xml"},
    "footer": {"default": "footer.xml", "first": "footer.xml", "even": "footer.xml"},
}
"""Our own headers and footers by type of page."""
_LETTER_MARGIN = 1077
"""A letter's largest margin above and below, in twips: it has to fit one page."""


class PageSetup(Struct, frozen=True):
    """What is the same in all documents of one kind."""

    reference: Reference
    styles: BlockStyles
    page: Page
    logo: LogoHeader = LogoHeader()

    def parts_of(self, info: DocumentInfo) -> tuple[Part, ...]:
        """Return the parts that are the same in every document; a letterhead marks drafts too."""
        carried = self.reference.parts
        if info.is_draft:
            headers = {f"word/{target}" for target in self._theirs("header").values()}
            carried = tuple(_as_draft(part) if part.name in headers else part for part in carried)
        return (*carried, *self.logo.parts)

    def around(self, tag: str, relations: Relationships) -> dict[str, str]:
        """Return the ids of the headers or footers by type of page: a letterhead's, or ours.

        The first page has a header of its own where the letterhead says so, and ours always has.
        """
        letterhead = self.reference.letterhead
        has_first = not self._theirs("header") or letterhead.has_first_page
        used = {"default": True, "first": has_first, "even": letterhead.has_even_pages}
        targets = self._theirs(tag) or _OWN[tag]
        return {kind: relations.to_part(tag, part) for kind, part in targets.items() if used[kind]}

    def own_stories(self, info: DocumentInfo) -> dict[str, str]:
        """Return our headers and footers by name of part, where no letterhead has any."""
        stories: dict[str, str] = {}
        style = self.styles["header"]
        if not self._theirs("header"):
            stories["word/header.xml"] = parts.header(info, style)
        if _has_our_first_header(self.reference):
            first = parts.first_header(info, style, self.logo.run, room=self.logo.room)
            stories[f"word/{OUR_FIRST_HEADER}"] = first
        if not self._theirs("footer"):
            stories["word/footer.xml"] = parts.footer(info, self.styles["footer"])
        return stories

    def blocks_of(self, document: RenderedDocument) -> Sequence[Block]:
        """Return the text, without our head where a letterhead has one."""
        if not self.reference.letterhead.names_us:
            return document.blocks
        return [
            block
            for block in document.blocks
            if not (isinstance(block, Paragraph) and block.style == "letterhead")
        ]

    def _theirs(self, tag: str) -> dict[str, str]:
        return self.reference.letterhead.stories.get(tag, {})


def _has_our_first_header(reference: Reference) -> bool:
    theirs = reference.letterhead.stories.get("header")
    return not theirs or OUR_FIRST_HEADER in theirs.values()


def _as_draft(header: Part) -> Part:
    """Return a letterhead's header that begins with the mark of a draft."""
    mark = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{parts.DRAFT}</w:t></w:r></w:p>"
    return Part.of(header.name, _HEADER.sub(rf"\g<0>{mark}", header.content().decode(), count=1))


def page_setup_for(kind: Kind, reference: Reference, look: Look) -> PageSetup:
    """Return what documents of `kind` are written on; letters take the letterhead, if there is one.

    Raises:
        OutputError: the logo or the letterhead cannot be used.
    """
    brand = look.brand
    if kind.letter and brand.letterhead:
        from advocate.writers.docx.letterhead import read_letterhead  # late: few have one

        alt = brand.logo.alt if brand.logo else "Letterhead"
        reference = read_letterhead(look.folder, brand.letterhead, reference, alt=alt)
    page = reference.page
    if kind.letter and not brand.letterhead:
        top, bottom = min(page.top, _LETTER_MARGIN), min(page.bottom, _LETTER_MARGIN)
        page = replace(page, top=top, bottom=bottom)
    styles = block_styles_for(kind, reference)
    logo = LogoHeader()
    if brand.logo and _has_our_first_header(reference):
        logo = logo_header(brand.logo, look.folder, kind)
    if logo.run and kind.letter and not reference.letterhead.stories.get("header"):
        page = replace(page, header=min(page.header, LETTER_EDGE))
    return PageSetup(reference, styles, page, logo)
