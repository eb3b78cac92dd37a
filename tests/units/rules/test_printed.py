"""Which counts of ours a document shows, in whatever order it names the sites."""

from datetime import date
from itertools import permutations

import pytest
from msgspec.structs import replace
from tests.units.kinds.builders import profile, programme, workspace

from advocate.kinds.brief import build_brief
from advocate.models.document import RenderedDocument
from advocate.models.programme import ProgrammeYear
from advocate.rules.book.visible_counts import counts_in_document
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule_context import RuleContext

ON = date(2026, 11, 20)
SITES = ("Ark School", "Bede School", "Cedar School")


@pytest.mark.parametrize("printed", list(permutations(SITES)))
def test_a_count_is_found_wherever_its_site_stands(printed: tuple[str, ...]) -> None:
    ours = tuple(programme(site, id=site[0], people_helped=24) for site in (*SITES, "Not here"))
    years = (
        ProgrammeYear(year="2025/26", ends=date(2026, 8, 31), programmes=ours, people_helped=None),
    )
    context = replace(build_brief(workspace(), profile(), ()), programme_years=years)
    rows = "\n".join(f"| {site} | 24 |" for site in printed)
    document = RenderedDocument(info=context.info, markdown=rows, blocks=())

    shown = counts_in_document(
        PrintedDocument(context, document, "t"), RuleContext(workspace(), ON)
    )

    assert {identity for identity, _ in shown.counts} == {"A", "B", "C"}
