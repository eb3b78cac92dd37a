"""Citations: one note for one source, every mark a figure must carry, and what is warned of."""

from datetime import date
from typing import Any

import pytest
from tests.units.context.builders import ON, evidence, statistic

from advocate.errors import Severity
from advocate.models.evidence import Evidence, Status, Unit, Verified
from advocate.rendering.citations import Citations, UnknownFact, evidence_note


def citations(*claims: Evidence, on: date = ON) -> Citations:
    return Citations({claim.id: claim for claim in claims}, on=on, small_number=10)


def test_a_figure_has_its_note() -> None:
    notes = citations(evidence(published=date(2024, 12, 12)))

    assert notes.fact("gap") == "43%[^1]"
    assert notes.notes_markdown() == (
        "[^1]: DfE, *Key stage 2*, 2023/24, published 12\u00a0December\u00a02024."
    )


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"status": Status.PROVISIONAL}, "43% (provisional)[^1]"),
        ({"status": Status.REVISED}, "43%[^1]"),
        ({"status": Status.FINAL}, "43%[^1]"),
        ({"verified": Verified.DISPUTED}, "43% (disputed)[^1]"),
        ({"verified": Verified.UNVERIFIED}, "43%[^1]"),
        ({"illustrative": True}, "43% (illustrative)[^1]"),
        (
            {
                "status": Status.PROVISIONAL,
                "verified": Verified.DISPUTED,
                "illustrative": True,
            },
            "43% (provisional) (disputed) (illustrative)[^1]",
        ),
        ({"unit": Unit.PUPILS, "value": 9.0}, "fewer than\u00a010[^1]"),
        ({"unit": Unit.PUPILS, "value": 10.0}, "10[^1]"),
        ({"qualifier": "*over*"}, "\\*over\\* 43%[^1]"),
    ],
)
def test_a_figure_is_marked_where_it_must_be(changes: dict[str, Any], text: str) -> None:
    assert citations(evidence(**changes)).fact("gap") == text


def test_one_source_has_one_note_and_another_the_next_number() -> None:
    notes = citations(
        evidence("gap"), evidence("help", value=12.0), evidence("other", publisher="EEF")
    )

    texts = [notes.fact(name) for name in ("gap", "other", "help", "gap")]

    assert texts == ["43%[^1]", "43%[^2]", "12%[^1]", "43%[^1]"]
    assert [line[:10] for line in notes.notes_markdown().split("\n\n")] == [
        "[^1]: DfE,",
        "[^2]: EEF,",
    ]
    assert [item.id for item in notes.used] == ["gap", "other", "help"]


def test_a_note_alone_can_be_given_for_a_claim_in_words() -> None:
    notes = citations(evidence(status=Status.PROVISIONAL))

    assert notes.cite("gap") == "[^1]"
    assert notes.has("gap")
    assert not notes.has("help")


@pytest.mark.parametrize("way", ["fact", "cite", "statement"])
def test_a_claim_that_is_not_in_the_register_is_refused(way: str) -> None:
    with pytest.raises(UnknownFact) as caught:
        getattr(citations(), way)("gab")

    assert caught.value.fact_id == "gab"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"statement": "The gap at age 11."}, "The gap at age 11, 2023/24: 43%[^1]"),
        ({"unit": Unit.TEXT, "value": None, "statement": "It rose."}, "It rose.[^1]"),
        ({"statement": "A [gap]"}, "A \\[gap\\], 2023/24: 43%[^1]"),
        (
            {"status": Status.PROVISIONAL},
            "The gap at age 11, 2023/24: 43% (provisional)[^1]",
        ),
    ],
)
def test_a_claim_as_a_line_of_a_list(changes: dict[str, Any], text: str) -> None:
    assert citations(evidence(**changes)).statement("gap") == text


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ('The gap is {{ fact("gap") }}.', "The gap is 43%[^1]."),
        ("The gap is {{fact('gap')}}.\n", "The gap is 43%[^1]."),
        ("As is known{{ cite('gap') }}.", "As is known[^1]."),
        ("*Nothing* to fill in.", "*Nothing* to fill in."),
        ('{{ fact("gap") }} and {{ fact("gap") }}', "43%[^1] and 43%[^1]"),
    ],
)
def test_prose_has_its_figures_filled_in(text: str, filled: str) -> None:
    assert citations(evidence()).prose(text) == filled


@pytest.mark.parametrize(
    ("published", "count"),
    [(None, 0), (ON, 0), (date(2026, 11, 19), 0), (date(2026, 11, 21), 1)],
)
def test_a_figure_published_after_the_document_is_warned_of_once(
    published: date | None, count: int
) -> None:
    notes = citations(evidence(published=published))

    for _ in range(2):
        notes.fact("gap")

    assert [(p.rule, p.severity) for p in notes.problems] == [("R07", Severity.WARNING)] * count
    assert all(p.message.endswith(" later than the document's date: gap.") for p in notes.problems)


def test_all_figures_later_than_the_document_are_named_in_one_warning() -> None:
    later = date(2027, 1, 1)
    names = ("one", "two", "three")
    notes = citations(*(evidence(n, published=later if n != "two" else None) for n in names))

    for name in names:
        notes.fact(name)

    (problem,) = notes.problems
    assert problem.message == "2 figures are later than the document's date: one, three."


def test_claims_not_printed_so_far_are_known() -> None:
    claims = (evidence("one"), evidence("two"))
    notes = citations(*claims)
    notes.cite("one")

    assert notes.not_yet_cited(claims) == [claims[1]]


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({}, "DfE, *Key stage 2*, 2023/24."),
        ({"url": "https://a.uk/b"}, "DfE, *[Key stage 2](https://a.uk/b)*, 2023/24."),
        ({"status": Status.PROVISIONAL}, "DfE, *Key stage 2*, 2023/24 (provisional)."),
        ({"status": Status.FINAL}, "DfE, *Key stage 2*, 2023/24 (final)."),
        ({"status": Status.REVISED}, "DfE, *Key stage 2*, 2023/24 (revised)."),
        (
            {"published": date(2024, 7, 4), "retrieved": date(2026, 1, 5)},
            "DfE, *Key stage 2*, 2023/24, published 4\u00a0July\u00a02024, "
            "read 5\u00a0January\u00a02026.",
        ),
        ({"reference": "table 1"}, "DfE, *Key stage 2*, 2023/24, table 1."),
        ({"caveat": "state schools only"}, "DfE, *Key stage 2*, 2023/24. State schools only."),
        ({"publisher": "D<b>E"}, "D\\<b>E, *Key stage 2*, 2023/24."),
        ({"title": "A *title*"}, "DfE, *A \\*title\\**, 2023/24."),
        (
            {"illustrative": True, "url": "https://a.uk"},
            "Illustrative figure, invented for this sample; it has no published source.",
        ),
    ],
)
def test_a_note_says_who_published_what_and_when(changes: dict[str, Any], note: str) -> None:
    assert evidence_note(evidence(**changes)) == note


@pytest.mark.parametrize(
    ("estimated", "text", "addition"),
    [
        (False, "30.3%", ""),
        (
            True,
            "about 30%",
            " Estimated for the 2024 boundaries from the 2010 constituencies, by population.",
        ),
    ],
)
def test_a_local_figure_is_marked_as_an_estimate_and_has_its_note(
    estimated: bool, text: str, addition: str
) -> None:
    notes = citations()
    item = statistic(value=30.26, estimated=estimated)

    assert notes.figure(item) == text
    assert notes.measure(item) == "Child poverty, 2023/24[^1]"
    assert notes.source(item) == "[^1]"
    assert notes.notes_markdown() == (
        "[^1]: DWP, *Children in low income*, 2023/24. Children in low-income homes." + addition
    )
    assert notes.used_statistics[0] is item


def test_a_median_is_in_the_unit_of_its_figure_and_is_not_the_figure() -> None:
    item = statistic(value=1480.0, unit="gbp", nation_median=1200.4)

    assert citations().median(item) == "£1,200"


def test_each_real_publication_is_listed_once_in_order_of_use() -> None:
    notes = citations(
        evidence("a", title="Two"),
        evidence("b", title="One"),
        evidence("c", title="Two"),
        evidence("d", title="Three", illustrative=True),
        evidence("unused", title="Four"),
    )
    for name in "bacd":
        notes.fact(name)

    assert [item.title for item in notes.publications] == ["One", "Two"]
    assert notes.publications[1].id == "a"


@pytest.mark.parametrize("invented", [True, False])
def test_it_is_known_whether_anything_invented_was_printed(invented: bool) -> None:
    notes = citations(evidence(illustrative=invented), evidence("never", illustrative=True))
    notes.fact("gap")

    assert notes.has_illustrative is invented
