"""Which counts of ours a document shows, in whatever order it names the schools."""

from datetime import date
from itertools import permutations

import pytest
from tests.units.context.builders import programme, workspace

from advocate.models.document import (
    DocumentContext,
    DocumentInfo,
    RenderedDocument,
)
from advocate.models.kinds import BRIEF
from advocate.models.programme import ProgrammeYear
from advocate.rules.desk import RuleContext
from advocate.rules.printed import counts_in_document
from advocate.rules.sheet import PrintedDocument

ON = date(2026, 11, 20)
SCHOOLS = ("Ark School", "Bede School", "Cedar School")


@pytest.mark.parametrize("printed", list(permutations(SCHOOLS)))
def test_a_count_is_found_wherever_its_school_stands(printed: tuple[str, ...]) -> None:
    ours = tuple(programme(school, id=school[0], pupils=24) for school in (*SCHOOLS, "Not here"))
    info = DocumentInfo(kind=BRIEF, title="T", author="A", subject="S", date=ON)
    values = {
        "programme_years": (ProgrammeYear(academic_year="2025/26", programmes=ours, pupils=None),)
    }
    context = DocumentContext(info=info, template="t", stem="t", values=values)
    rows = "\n".join(f"| {school} | 24 |" for school in printed)
    document = RenderedDocument(info=info, markdown=rows, blocks=())

    shown = counts_in_document(
        PrintedDocument(context, document, "t"), RuleContext(workspace(), ON)
    )

    assert {identity for identity, _ in shown.counts} == {"A", "B", "C"}
