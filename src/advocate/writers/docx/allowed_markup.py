"""What may stay of the XML of a Word file that a charity brings; the lists stand beside this."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct

from advocate.models.packaged_table import packaged_table
from advocate.storage.word_package import W

Names = frozenset[str]
_TYPE = f"{W}type"


class AllowedMarkup(Struct, frozen=True):
    """The lists of `allowed_markup.toml`, with names as ElementTree spells them."""

    prefixes: dict[str, str]
    """By namespace."""
    ignorable: dict[str, str]
    """Namespaces that programs may ignore, by prefix."""
    elements: Names
    attributes: dict[str, Names]
    """By the namespace of the element."""
    lists: dict[str, Names]
    order: dict[str, tuple[str, ...]]
    undone: dict[str, dict[str, str]]
    told: dict[str, dict[str, str]]
    """What to call an element or a relationship that is left out."""
    files: dict[str, tuple[str, tuple[bytes, ...]]]
    """Ending of a file and the bytes it may begin with, by content type."""


@cache
def allowed_markup() -> AllowedMarkup:
    """Read the lists, once."""
    read = packaged_table(__file__)
    names, told = read["names"], read["told"]
    uris = {prefix: entry["uri"] for prefix, entry in names.items()}
    for prefix, uri in uris.items():
        ElementTree.register_namespace(prefix, uri)

    def spelt(name: str) -> str:
        prefix, _, local = name.partition(":")
        return f"{{{uris[prefix]}}}{local}" if local and prefix in uris else name

    def listed(text: str, prefix: str = "") -> list[str]:
        return [spelt(prefix + name) for name in text.split()]

    def keyed(table: dict[str, Any]) -> dict[str, Any]:
        return {spelt(name): value for name, value in table.items()}

    return AllowedMarkup(
        prefixes={uri: prefix for prefix, uri in uris.items()},
        ignorable={prefix: uris[prefix] for prefix in read["ignorable"].split()},
        elements=frozenset(name for p in names for name in listed(names[p]["elements"], f"{p}:")),
        attributes={uris[p]: frozenset(listed(names[p].get("attributes", ""))) for p in names},
        lists={name: frozenset(listed(text)) for name, text in read["lists"].items()},
        order={name: tuple(listed(text)) for name, text in keyed(read["order"]).items()},
        undone={name: keyed(value) for name, value in keyed(read["undone"]).items()},
        told={kind: keyed(words) for kind, words in told.items()},
        files={
            kind: (end, (*map(bytes.fromhex, on.split()),))
            for kind, (end, on) in read["files"].items()
        },
    )


def in_order(parent: Element, pieces: Iterable[Element]) -> list[Element]:
    """Return what `parent` holds in Word's order, nothing twice, where that order is known."""
    if (order := allowed_markup().order.get(parent.tag)) is None:
        return list(pieces)
    once = {(piece.tag, piece.get(_TYPE)): piece for piece in pieces}
    places = {tag: place for place, tag in enumerate(order)}
    return sorted(once.values(), key=lambda piece: places.get(piece.tag, len(places)))
