"""Writes XML that other programs made with the prefixes that Word knows."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from advocate.writers.xml_escaping import DECLARATION, PIC, WORD, WP, A, R

for _prefix, _uri in (("w", WORD), ("r", R), ("a", A), ("wp", WP), ("pic", PIC)):
    ElementTree.register_namespace(_prefix, _uri)


def xml_bytes(root: Element) -> bytes:
    """Return a part as it is stored."""
    text = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
    return f"{DECLARATION}{text}".encode()
