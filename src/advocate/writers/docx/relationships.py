"""The relationships of one part: the targets that its XML names by id."""

from advocate.writers.xml_escaping import DECLARATION, R, xml_attribute

PACKAGE_TYPES = "http://schemas.openxmlformats.org/package/2006/relationships"
_OUTSIDE = ' TargetMode="External"'


class Relationships:
    """The targets of one part, each with an id; the same target is listed once."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def __bool__(self) -> bool:
        return bool(self._ids)

    def to_part(self, kind: str, target: str, *, among: str = R, is_outside: bool = False) -> str:
        """Return the id of the part `target`; `kind` is the end of its type, `among` the rest."""
        key = (f"{among}/{kind}", target, is_outside)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    def to_address(self, address: str) -> str:
        """Return the id of a web or mail address."""
        return self.to_part("hyperlink", address, is_outside=True)

    def to_xml(self) -> str:
        """Return the .rels part."""
        entries = "".join(
            f'<Relationship Id="{number}" Type="{kind}" Target="{xml_attribute(target)}"'
            f"{_OUTSIDE if outside else ''}/>"
            for (kind, target, outside), number in self._ids.items()
        )
        return f'{DECLARATION}<Relationships xmlns="{PACKAGE_TYPES}">{entries}</Relationships>'
