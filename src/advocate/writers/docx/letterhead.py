"""A charity's own letterhead: what letters take from it, with what only our reference has.

Letters take headers and footers with their pictures, paper and margins, theme, fonts, styles and
lists, all of it cleaned. They do not take its body text or properties.
"""

from pathlib import Path

from msgspec.structs import replace

from advocate.errors import OutputError, Problem, Severity
from advocate.storage.word_package import UNREADABLE, W, WordPackage, is_on, read_xml
from advocate.storage.workspace_files import read_inside
from advocate.writers.docx.joined_reference import join
from advocate.writers.docx.part_copier import PartCopier
from advocate.writers.docx.parts import OVERRIDE_TYPES
from advocate.writers.docx.reference_document import (
    OUR_FIRST_HEADER,
    SAVE_AGAIN,
    Letterhead,
    Reference,
    read_main,
)
from advocate.writers.docx.word_cleaning import placeholders_in
from advocate.writers.docx.word_sections import (
    Section,
    letter_section,
    page_of,
    sections_of,
    shows_anything,
)


def read_letterhead(folder: Path, name: str, ours: Reference, *, alt: str) -> Reference:
    """Return a reference with the look of the letterhead `name` of the workspace in `folder`.

    Styles that it lacks come from `ours`. `alt` describes pictures that it does not describe.

    Raises:
        OutputError: not there, not a Word file, or with all that stands in the way of using it.
    """
    file, hint = folder / name, SAVE_AGAIN
    try:
        return _read(file, WordPackage(read_inside(folder, name)), ours, alt)
    except OSError as error:
        problem = f"The letterhead {file} cannot be read: {error.strerror}."
        hint = getattr(error, "hint", hint)
    except UNREADABLE:
        problem = f"The letterhead {file} cannot be read as a Word document."
    raise OutputError(problem, hint=hint)


def _read(file: Path, package: WordPackage, ours: Reference, alt: str) -> Reference:
    document = read_main(package)
    sections = sections_of(package, document)
    place = letter_section(sections, [_shows_a_head(each, package) for each in sections])
    section, copier = sections[place], PartCopier(package, "letterhead", alt)
    has_first = is_on(section.properties.find(f"{W}titlePg"))
    has_even = is_on(package.root("settings").find(f"{W}evenAndOddHeaders"))
    pages = {"default", *["first"] * has_first, *["even"] * has_even}
    headers, footers = (_copied(tag, section, pages, copier) for tag in ("header", "footer"))
    joined = join(file, copier, ours, page_of(section.properties, ours.page))
    notes: list[Problem] = []
    if place:
        message = f"Letters are set on its section {place + 1}; what stands before it is left out."
        notes.append(_note(message, "Delete the other sections of the letterhead to be sure."))
    if not headers and (shows_anything(document) or not footers):
        message = "Nothing stands in the header of this letterhead, and its text is left out."
        notes.append(_note(message, "Move name, logo and address into the header: Insert, Header."))
    letterhead = Letterhead(
        stories={"header": headers, "footer": footers},
        has_first_page=has_first,
        has_even_pages=has_even,
        names_us=headers.get("first", OUR_FIRST_HEADER) != OUR_FIRST_HEADER,
    )
    return replace(joined, letterhead=letterhead, notes=(*notes, *joined.notes))


def _shows_a_head(section: Section, package: WordPackage) -> bool:
    stories = (read_xml(package.read(part)) for part in section.stories["header"].values())
    return any(shows_anything(story) for story in stories)


def _note(message: str, hint: str) -> Problem:
    return Problem(message=message, hint=hint, severity=Severity.WARNING)


def _copied(tag: str, section: Section, pages: set[str], copier: PartCopier) -> dict[str, str]:
    """Copy the headers or footers; return targets by type, none where nothing shows in any.

    What stands on all pages stands on the first. A first page with a blank header has ours.
    """
    found, shown = dict[str, str](), set[str]()
    for kind in [kind for kind in section.stories[tag] if kind in pages]:
        found[kind] = f"letterhead-{tag}-{kind}.xml"
        story = copier.copy(section.stories[tag][kind], f"word/{found[kind]}")
        copier.types[f"word/{found[kind]}"] = OVERRIDE_TYPES[f"word/{tag}.xml"]
        copier.left.placeholders.update(dict.fromkeys(placeholders_in(story)))
        shown |= {kind} if shows_anything(story) else set()
    blank = {} if shown else {**found}
    if "first" not in pages and "default" in found:
        found["first"] = found["default"]
        shown |= {"first"} if "default" in shown else set()
    if shown and tag == "header" and "first" not in shown:
        blank = {"first": found["first"]} if "first" in pages & {*found} else {}
        found["first"] = OUR_FIRST_HEADER
    for name in blank.values():
        copier.forget(f"word/{name}")
    return found if shown else {}
