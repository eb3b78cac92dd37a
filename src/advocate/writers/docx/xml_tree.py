"""Reads XML that other programs made, and writes it with the prefixes that Word knows."""

from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from advocate.writers.xml_escaping import DECLARATION, PIC, WORD, WP, A, R

for _prefix, _uri in (("w", WORD), ("r", R), ("a", A), ("wp", WP), ("pic", PIC)):
    ElementTree.register_namespace(_prefix, _uri)


def read_prefixes(data: bytes) -> dict[str, str]:
    """Return the namespace by prefix, for all that the part declares; the first counts."""
    found: dict[str, str] = {}
    for _, (prefix, uri) in ElementTree.iterparse(BytesIO(data), events=("start-ns",)):  # noqa: S314
        found.setdefault(prefix, uri)
    return found


def xml_bytes(root: Element) -> bytes:
    """Return a part as it is stored."""
    text = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
    return f"{DECLARATION}{text}".encode()
