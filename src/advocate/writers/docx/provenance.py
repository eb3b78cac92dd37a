"""The part of a Word file that lists its facts and their sources; all of it may be published.

Word keeps such parts when somebody edits the file, and shows them to nobody.
"""

from advocate.models.document import PROVENANCE_NAMESPACE, PrintedFact, Trail
from advocate.writers.docx.relationships import Relationships
from advocate.writers.docx.zip_package import Part
from advocate.writers.xml_escaping import DECLARATION, xml_attribute, xml_text

PART = "customXml/item1.xml"
PROPERTIES = "customXml/itemProps1.xml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM_ID = "{5B0D7C1E-8F43-4E0B-9C57-3A7D1E64B2F0}"


def provenance_part(trail: Trail) -> Part:
    """Return the list of one document: token; value, source and date of each fact; no ids."""
    facts = "".join(map(_fact, trail.facts))
    return Part.of(
        PART,
        f'{DECLARATION}<provenance xmlns="{PROVENANCE_NAMESPACE}" '
        f'document="{xml_attribute(trail.token)}">{facts}</provenance>',
    )


def constant_parts() -> tuple[Part, ...]:
    """Return what stands around the list, the same in every document."""
    relations = Relationships()
    relations.to_part("customXmlProps", "itemProps1.xml")
    properties = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_DATA_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{PROVENANCE_NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )
    return (
        Part.of(PROPERTIES, properties),
        Part.of("customXml/_rels/item1.xml.rels", relations.to_xml()),
    )


def _fact(fact: PrintedFact) -> str:
    day = f' date="{fact.dated.isoformat()}"' if fact.dated else ""
    printed = "" if fact.text is None else f"<printed>{xml_text(fact.text)}</printed>"
    source = f"<source>{xml_text(fact.source)}</source>"
    return f'<fact kind="{xml_attribute(fact.kind)}"{day}>{printed}{source}</fact>'
