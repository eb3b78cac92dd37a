"""docxtpl by those who write many documents and keep what its `render` makes anew for each.

`KeepingEnvironment` keeps compiled templates, which takes one method of Jinja's and leaves docxtpl
as it is. `KeptTemplate` goes as far as its methods allow: the Word file is opened, and its body,
headers and footers are patched and compiled, once; every document replaces those parts whole.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import jinja2
from docx import Document
from docxtpl import DocxTemplate

_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""Those that docxtpl fills in."""
_PARAGRAPH = re.compile(r"<w:p([ >])")
_PARAGRAPH_ON_ITS_LINE = re.compile(r"\n<w:p([ >])")
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


class KeepingEnvironment(jinja2.Environment):
    """Compiles what it has compiled before no more."""

    def __init__(self, **settings: Any) -> None:
        """Begin with nothing compiled."""
        super().__init__(**settings)
        self._kept: dict[str, jinja2.Template] = {}

    def from_string(self, source: Any, *given: Any, **named: Any) -> jinja2.Template:
        """Return the template of that text."""
        if source not in self._kept:
            self._kept[source] = super().from_string(source, *given, **named)
        return self._kept[source]


class KeptTemplate(DocxTemplate):  # type: ignore[misc]  # it has no types
    """One Word template, ready to be filled in again and again."""

    def __init__(self, file: Path, environment: jinja2.Environment) -> None:
        """Open the template, and compile each of its parts."""
        super().__init__(file)
        self.docx = Document(str(file))
        self._environment = environment
        self._body = self._compiled(self.get_xml())
        self._around = {
            key: self._compiled(self.get_part_xml(part))
            for uri in (self.HEADER_URI, self.FOOTER_URI)
            for key, part in self.get_headers_footers(uri)
        }
        self._properties = {
            name: environment.from_string(getattr(self.docx.core_properties, name))
            for name in _PROPERTIES
        }

    def fill_in(self, scope: dict[str, Any]) -> bytes:
        """Return the Word file of one document."""
        self.docx_ids_index = 1000
        tree = self.fix_tables(self._filled_in(self._body, scope))
        self.fix_docpr_ids(tree)
        self.map_tree(tree)
        for key, template in self._around.items():
            self.map_headers_footers_xml(key, self._filled_in(template, scope).encode())
        for name, template in self._properties.items():
            setattr(self.docx.core_properties, name, template.render(scope))
        written = BytesIO()
        self.docx.save(written)
        return written.getvalue()

    def _compiled(self, xml: str) -> jinja2.Template:
        return self._environment.from_string(_PARAGRAPH.sub(r"\n<w:p\1", self.patch_xml(xml)))

    def _filled_in(self, template: jinja2.Template, scope: dict[str, Any]) -> str:
        xml = _PARAGRAPH_ON_ITS_LINE.sub(r"<w:p\1", template.render(scope))
        for escaped, meant in _ESCAPES:
            xml = xml.replace(escaped, meant)
        return str(self.resolve_listing(xml))
