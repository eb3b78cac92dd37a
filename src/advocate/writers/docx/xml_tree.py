"""Reads and writes XML that other programs made, with the prefixes they chose.

Why not ElementTree alone: it renames prefixes and drops those that only `mc:Ignorable` names, and
Word then calls the file damaged.
"""

from io import BytesIO
from itertools import count
from xml.etree import ElementTree

from msgspec import Struct

from advocate.writers.xml_escaping import DECLARATION, xml_text

_XML = "http://www.w3.org/XML/1998/namespace"
_ESCAPED = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


class XmlTree(Struct, frozen=True):
    """One part of a Word file, to be looked at and changed."""

    root: ElementTree.Element
    prefixes: dict[str, str]
    """Namespace by prefix, for all that the part declares."""

    def with_prefix(self, prefix: str, namespace: str) -> "XmlTree":
        """Return the part with `prefix` for `namespace`, for those who look at it as text."""
        others = {known: name for known, name in self.prefixes.items() if known != prefix}
        return XmlTree(self.root, others | {prefix: namespace})

    def to_bytes(self) -> bytes:
        """Return the part; every namespace is declared on the root."""
        names = _Names(self.prefixes)
        body = "".join(_written(self.root, names, ""))
        declared = "".join(
            f' xmlns:{prefix}="{_attribute(namespace)}"'
            for prefix, namespace in names.prefixes.items()
        )
        end = len(names.of(self.root.tag)) + 1
        return f"{DECLARATION}{body[:end]}{declared}{body[end:]}".encode()


def read_tree(data: bytes) -> XmlTree:
    """Parse `data`.

    Raises:
        ElementTree.ParseError: it is not XML.
    """
    prefixes: dict[str, str] = {}
    root = None
    events = ElementTree.iterparse(BytesIO(data), events=("start-ns", "start"))  # noqa: S314
    for event, found in events:
        if event == "start-ns":
            prefix, namespace = found
            if prefix:
                prefixes.setdefault(prefix, namespace)
        elif root is None:
            root = found
    if root is None:
        raise ElementTree.ParseError("no element found")
    return XmlTree(root, prefixes)


class _Names:
    """Names with prefixes; a namespace without one gets one."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = dict(prefixes)
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        if name not in self._known:
            namespace, found, local = name.rpartition("}")
            self._known[name] = f"{self._prefix(namespace[1:])}:{local}" if found else local
        return self._known[name]

    def _prefix(self, namespace: str) -> str:
        if namespace == _XML:
            return "xml"
        if namespace not in self._by_namespace:
            new = next(p for number in count(1) if (p := f"x{number}") not in self.prefixes)
            self._by_namespace[namespace], self.prefixes[new] = new, namespace
        return self._by_namespace[namespace]


def _written(element: ElementTree.Element, names: _Names, tail: str) -> list[str]:
    tag = names.of(element.tag)
    attributes = "".join(
        f' {names.of(name)}="{_attribute(value)}"' for name, value in element.items()
    )
    if not len(element) and not element.text:
        return [f"<{tag}{attributes}/>{tail}"]
    pieces = [f"<{tag}{attributes}>{xml_text(element.text or '')}"]
    for child in element:
        pieces += _written(child, names, xml_text(child.tail or ""))
    pieces.append(f"</{tag}>{tail}")
    return pieces


def _attribute(value: str) -> str:
    text = xml_text(value)
    for character, escaped in _ESCAPED.items():
        text = text.replace(character, escaped)
    return text
