"""Adds to a charity's reference or letterhead the styles and lists that it lacks, from ours.

What all text inherits there and what would tear letters apart does not reach those supplied:
justified lines, an indent, a list, a page break, text from right to left.
"""

from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from itertools import count
from xml.etree.ElementTree import Element, SubElement

from advocate.storage.word_package import VAL, W
from advocate.writers.docx.allowed_markup import allowed_markup, in_order
from advocate.writers.docx.named_styles import name_of, number_in, styles_by_name

_ID, _DIRECTION = f"{W}styleId", f"{W}bidi"
_LEADS_TO = ("basedOn", "next", "link")
"""The elements of a style that name another style."""
_PLAIN_FONT = (
    f"{W}style[@{W}type='paragraph'][@{W}default='1']/{W}rPr/{W}rFonts",
    f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts",
)
_OURS_ALONE = frozenset({"header", "footer"})
"""Added where theirs has other tabs than the one at the right: only our own header uses them."""


def supply_styles(
    theirs: Element, ours: Element, wanted: Iterable[str], lists: Mapping[str, str]
) -> dict[str, str]:
    """Add to `theirs` the styles of `ours` called as in `wanted` that it lacks.

    Returns the id of each style by its name in small letters. What a style of ours builds on is
    theirs where they have it, and comes along where they do not. `lists` gives the number that each
    list of ours has in their document.
    """
    _mend(theirs)
    supply = _Supply(theirs, ours, lists)
    found = {name: style.get(_ID, "") for name, style in supply.theirs.items()}
    for name in wanted:
        if (style := supply.ours.get(name.lower())) is not None:
            found[name.lower()] = supply.id_of(style)
    _undo_inherited(theirs, supply.new.values(), {found[name.lower()] for name in wanted})
    return found


def _without_repeats(parent: Element, tag: str, number: str) -> set[str | None]:
    """Remove children called `tag` whose id another has already; return the ids."""
    known: set[str | None] = {None}
    for child in parent.findall(f"{W}{tag}"):
        if child.get(number) in known:
            parent.remove(child)
        known.add(child.get(number))
    return known


def _mend(styles: Element) -> None:
    """Remove what no style can have: the id of another, a style that is not there, a direction."""
    for properties in styles.iter(f"{W}rPr"):
        _forget(properties, "rtl", "cs")  # of single runs only
    known = _without_repeats(styles, "style", _ID)
    for style in styles:
        for link in [link for tag in _LEADS_TO for link in style.findall(f"{W}{tag}")]:
            if link.get(VAL) not in known:
                style.remove(link)


def supply_lists(
    theirs: Element, ours: Element, styles: Element
) -> tuple[dict[str, str], dict[str, str]]:
    """Move the lists of `ours` to `theirs`, in the font of plain text in their `styles`.

    Returns the number that each list has there by the one it had, and the same of the definitions
    that lists follow (abstractNum).
    """
    fonts = [font for path in _PLAIN_FONT for font in styles.iterfind(path)]
    outlines = _renumbered(theirs, ours, "abstractNum")
    numbers = _renumbered(theirs, ours, "num")
    for outline in ours.iterfind(f"{W}abstractNum"):
        _forget(outline, "nsid", "styleLink", "pStyle", "lvlPicBulletId")
        _forget_theme_colours(outline)
        for look in outline.iter(f"{W}rPr"):
            look[:] = [*fonts[:1], *(e for e in look if e.tag != f"{W}rFonts")]
    for link in ours.iterfind(f"{W}num/{W}abstractNumId"):
        link.set(VAL, outlines.get(link.get(VAL, ""), ""))
    _insert(theirs, ours.findall(f"{W}abstractNum"), after=("numPicBullet", "abstractNum"))
    _insert(theirs, ours.findall(f"{W}num"), after=("numPicBullet", "abstractNum", "num"))
    return numbers, outlines


def _renumbered(theirs: Element, ours: Element, tag: str) -> dict[str, str]:
    """Give each of `ours` a number that is free among `theirs`; return it by the one it had."""
    _without_repeats(theirs, tag, f"{W}{tag}Id")
    found = (number_in(element, f"{tag}Id") for element in theirs.iterfind(f"{W}{tag}"))
    new: dict[str, str] = {}
    for number, element in enumerate(ours.iterfind(f"{W}{tag}"), max(found, default=0) + 1):
        new[element.get(f"{W}{tag}Id", "")] = str(number)
        element.set(f"{W}{tag}Id", str(number))
    return new


def _forget(element: Element, *names: str) -> None:
    for parent in list(element.iter()):
        for child in [child for child in parent if child.tag in {f"{W}{name}" for name in names}]:
            parent.remove(child)


def _forget_theme_colours(root: Element) -> None:
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith(f"{W}theme")]:
            del element.attrib[name]


def _insert(parent: Element, children: list[Element], *, after: tuple[str, ...]) -> None:
    tags = {f"{W}{name}" for name in after}
    place = max((i for i, child in enumerate(parent, start=1) if child.tag in tags), default=0)
    parent[place:place] = children


class _Supply:
    """The styles of one letterhead while ours are added."""

    def __init__(self, theirs: Element, ours: Element, lists: Mapping[str, str]) -> None:
        self.theirs = styles_by_name(theirs)
        self.ours = styles_by_name(ours)
        self._into = theirs
        self._lists = lists
        self._taken = {style.get(_ID, "").casefold() for style in theirs.iter(f"{W}style")}
        self._ours_by_id = {style.get(_ID, ""): style for style in self.ours.values()}
        self.new: dict[str, str] = {}
        """The ids of the styles that were added, by those that they have here."""

    def id_of(self, style: Element) -> str:
        """Return the id that our `style` has in their document; add it if they have none."""
        same = self._same(style)
        if same is not None:
            return same.get(_ID, "")
        old = style.get(_ID, "")
        if old not in self.new:
            self.new[old] = self._free(old)
            self._add(style, self.new[old])
        return self.new[old]

    def _same(self, style: Element) -> Element | None:
        kind = style.get(f"{W}type")
        same = self.theirs.get(name_of(style))
        is_alone = name_of(style) in _OURS_ALONE
        if is_alone and same is not None and len(same.findall(f"{W}pPr/{W}tabs/{W}tab")) != 1:
            return None
        if same is not None and same.get(f"{W}type") == kind:
            return same
        if not _is_default(style):
            return None
        defaults = (one for one in self.theirs.values() if _is_default(one))
        return next((one for one in defaults if one.get(f"{W}type") == kind), None)

    def _free(self, wanted: str) -> str:
        names = (wanted if not number else f"{wanted}Advocate{number}" for number in count())
        name = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name

    def _add(self, style: Element, new_id: str) -> None:
        added = deepcopy(style)
        self._into.append(added)
        added.set(_ID, new_id)
        if name_of(style) in self.theirs:
            added.find(f"{W}name").set(VAL, f"{name_of(style)} (advocate)")  # type: ignore[union-attr]
        for tag in _LEADS_TO:
            for link in added.findall(f"{W}{tag}"):
                other = self._ours_by_id.get(link.get(VAL, ""))
                if other is None:
                    added.remove(link)
                else:
                    link.set(VAL, self.id_of(other))
        for number in added.iterfind(f"{W}pPr/{W}numPr/{W}numId"):
            number.set(VAL, self._lists.get(number.get(VAL, ""), "0"))
        _forget_theme_colours(added)


def _is_default(style: Element) -> bool:
    return style.get(f"{W}default") in {"1", "true", "on"}


# --- what they inherit ---


def _undo_inherited(styles: Element, added: Collection[str], used: Collection[str]) -> None:
    """Let the paragraph styles whose ids are `used` inherit nothing that tears letters apart.

    Those `added` to theirs undo all of it; theirs run from left to right, and stay as they are.
    """
    by_id = {style.get(_ID, ""): style for style in styles.iter(f"{W}style")}
    for name in sorted(used):
        style = by_id[name]
        inherited = _inherited(style, by_id, styles)
        for tag in allowed_markup().undone:
            is_undone = tag in inherited and (name in added or tag == _DIRECTION)
            if is_undone and style.get(f"{W}type") == "paragraph":
                _undo(style, tag)


def _inherited(style: Element, by_id: Mapping[str, Element], styles: Element) -> set[str]:
    """Return the names of all properties that a style has, or follows another in."""
    chain = [style]
    while (base := chain[-1].find(f"{W}basedOn")) is not None and len(chain) <= len(by_id):
        chain.append(by_id.get(base.get(VAL, ""), Element("none")))
    places = (*chain, *styles.iterfind(f"{W}docDefaults/*"))
    return {each.tag for place in places for each in place.findall(f"{W}pPr/*")}


def _undo(style: Element, tag: str) -> None:
    """Set a property to what it is without any style, where the style does not set it itself."""
    found = style.find(f"{W}pPr")
    properties = SubElement(style, f"{W}pPr") if found is None else found
    known = properties.find(tag)
    own = SubElement(properties, tag) if known is None else known
    if known is None and tag == f"{W}numPr":
        SubElement(own, f"{W}numId", {VAL: "0"})
    for name, value in allowed_markup().undone[tag].items():
        is_own = tag != _DIRECTION and (own.get(name) or not (known is None or tag == f"{W}ind"))
        if not is_own and not (name == f"{W}firstLine" and own.get(f"{W}hanging")):
            own.set(name, value)
    properties[:] = in_order(properties, properties)
    style[:] = in_order(style, style)
