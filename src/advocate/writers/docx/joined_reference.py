"""Joins the look of a Word file that a charity brings with ours, for whatever it lacks."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from advocate.errors import OutputError, Problem, Severity
from advocate.models.brand import Brand, Palette
from advocate.storage.word_package import W, read_xml, relations_part
from advocate.writers.docx.block_styles import style_names
from advocate.writers.docx.branded_reference import branded
from advocate.writers.docx.named_styles import ListStyles, header_fills
from advocate.writers.docx.part_copier import PartCopier
from advocate.writers.docx.reference_document import CARRIED, Reference
from advocate.writers.docx.supplied_styles import supply_lists, supply_styles
from advocate.writers.docx.word_fields import LeftOut
from advocate.writers.docx.word_sections import Page, why_no_room
from advocate.writers.docx.xml_tree import xml_bytes
from advocate.writers.docx.zip_package import Part
from advocate.writers.xml_escaping import DECLARATION, WORD

_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_FILES = ("word/media/", "word/fonts/")
_NO_LISTS = f'{DECLARATION}<w:numbering xmlns:w="{WORD}"/>'.encode()


def join(
    file: Path,
    copier: PartCopier,
    ours: Reference,
    page: Page,
    brand: tuple[Brand, Palette] | None = None,
) -> Reference:
    """Return a reference with the look of `file`, and with what `copier` has copied of it already.

    With `brand`, what it still has of our colours and fonts takes those of the charity.

    Raises:
        OutputError: with all that stands in the way of using it.
    """
    wrong = (why_no_room(page, file), _why_for_mailings(copier.left, file))
    if problems := tuple(problem for problem in wrong if problem):
        raise OutputError(problems[0].message, hint=problems[0].hint, problems=problems)
    our_parts = {part.name: part.content() for part in ours.parts}
    for name, kind in (*CARRIED.items(), (_NUMBERING, "numbering")):
        if theirs := copier.package.related(kind):
            copier.copy(theirs, name)
        elif name != _NUMBERING:
            _take_ours(name, our_parts, ours, copier)
    parts = branded(copier.parts, *brand) if brand else copier.parts
    # Our styles and lists are put into theirs.
    lists = read_xml(parts.pop(_NUMBERING, _NO_LISTS))
    our_styles, styles = read_xml(our_parts[_STYLES]), read_xml(parts[_STYLES])
    numbers, outlines = supply_lists(lists, read_xml(ours.numbering.encode()), styles)
    for edge in our_styles.iterfind(f"{W}style/{W}pPr/{W}tabs/{W}tab[@{W}val='right']"):
        edge.set(f"{W}pos", str(page.text_width))
    ids = supply_styles(styles, our_styles, style_names(), numbers)
    parts |= {_STYLES: xml_bytes(styles)}
    found = ListStyles(styles, lists)
    return replace(
        ours,
        file=file,
        style_ids=ids,
        parts=tuple(Part.of(name, data) for name, data in sorted(parts.items())),
        overrides=copier.types,
        page=page,
        numbering=xml_bytes(lists).decode(),
        bullets=found.number_of("List Bullet") or int(numbers[str(ours.bullets)]),
        numbers_outline=found.outline_of("List Number") or int(outlines[str(ours.numbers_outline)]),
        first_free_list=found.first_free,
        header_fills=header_fills(styles),
        notes=_notes(copier.left),
    )


def _take_ours(name: str, our_parts: Mapping[str, bytes], ours: Reference, to: PartCopier) -> None:
    """Take our theme, fonts or styles, with the files that belong to them."""
    relations = relations_part(name)
    for part, content in our_parts.items():
        if part in {name, relations} or (relations in our_parts and part.startswith(_FILES)):
            to.parts[part] = content
            to.types |= {part: ours.overrides[part]} if part in ours.overrides else {}


def _why_for_mailings(left: LeftOut, file: Path) -> Problem | None:
    if not left.placeholders:
        return None
    named = ", ".join(f"“{words:.60}”" for words in left.placeholders)
    message = f"{file} holds placeholders of a mailing: {named}."
    return Problem(message=message, hint="Put plain words in their place: nothing fills them in.")


def _notes(left: LeftOut) -> tuple[Problem, ...]:
    """Return one warning with all that was left out."""
    kinds = [*left.kinds, *([f"fields ({', '.join(left.fields)})"] if left.fields else [])]
    told = [f"Left out of documents: {', '.join(kinds)}."] if kinds else []
    if left.frozen:
        told.append(f"Fields that stay as they showed last: {', '.join(left.frozen)}.")
    hint = "Look at a document; what has to be there, put into the file as plain text or picture."
    warning = Problem(message=" ".join(told), hint=hint, severity=Severity.WARNING)
    return (warning,) if told else ()
