"""Citations: one note for one source, every mark a figure must carry, and what is warned of."""

from datetime import date
from typing import Any

import pytest
from tests.units.kinds.builders import evidence, statistic

from advocate.models.evidence import Evidence, Status, Unit, Verified
from advocate.rendering.figure_footnotes import Citations, UnknownFact
from advocate.rendering.footnote_texts import evidence_note
from advocate.rendering.markdown_text import without_marks


def citations(*claims: Evidence) -> Citations:
    return Citations({claim.id: claim for claim in claims}, small_number=10)


def test_a_figure_has_its_note() -> None:
    notes = citations(evidence(published=date(2024, 12, 12)))

    assert without_marks(notes.fact("gap")) == "43%[^1]"
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
        ({"unit": Unit.PEOPLE, "value": 9.0}, "fewer than\u00a010[^1]"),
        ({"unit": Unit.PEOPLE, "value": 10.0}, "10[^1]"),
        ({"qualifier": "*over*"}, "\\*over\\* 43%[^1]"),
    ],
)
def test_a_figure_is_marked_where_it_must_be(changes: dict[str, Any], text: str) -> None:
    assert without_marks(citations(evidence(**changes)).fact("gap")) == text


def test_one_source_has_one_note_and_another_the_next_number() -> None:
    notes = citations(
        evidence("gap"), evidence("help", value=12.0), evidence("other", publisher="EEF")
    )

    texts = [without_marks(notes.fact(name)) for name in ("gap", "other", "help", "gap")]

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


@pytest.mark.parametrize("way", ["fact", "cite", "checked", "statement"])
def test_a_claim_that_is_not_in_the_register_is_refused(way: str) -> None:
    with pytest.raises(UnknownFact) as caught:
        getattr(citations(), way)("gab")

    assert caught.value.args == ("gab",)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"statement": "The gap at age 11."}, "The gap at age 11 came to 43%[^1] in 2023/24"),
        ({"unit": Unit.TEXT, "value": None, "statement": "It rose."}, "It rose.[^1]"),
        ({"statement": "A [gap]"}, "A \\[gap\\] came to 43%[^1] in 2023/24"),
        (
            {"status": Status.PROVISIONAL},
            "The gap at age 11 came to 43% (provisional)[^1] in 2023/24",
        ),
    ],
)
def test_a_claim_as_a_line_of_a_list(changes: dict[str, Any], text: str) -> None:
    assert without_marks(citations(evidence(**changes)).statement("gap")) == text


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
    assert without_marks(citations(evidence()).prose(text)) == filled


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
        (
            {"price_base": "2025-26 prices", "caveat": "an estimate"},
            "DfE, *Key stage 2*, 2023/24. In 2025-26 prices. An estimate.",
        ),
        ({"reference": "table 1"}, "DfE, *Key stage 2*, 2023/24, table 1."),
        ({"caveat": "state schools only"}, "DfE, *Key stage 2*, 2023/24. State schools only."),
        ({"publisher": "D<b>E"}, "D\\<b>E, *Key stage 2*, 2023/24."),
        ({"title": "A *title*"}, "DfE, *A \\*title\\**, 2023/24."),
        (
            {"illustrative": True, "url": "https://a.uk"},
            "Illustrative figure: it is invented, and has no published source.",
        ),
    ],
)
def test_a_note_says_who_published_what_and_when(changes: dict[str, Any], note: str) -> None:
    assert evidence_note(evidence(**changes)) == note


@pytest.mark.parametrize(
    ("on", "is_told"),
    [
        (None, True),
        (date(2026, 1, 6), True),
        (date(2026, 1, 5), True),
        (date(2026, 1, 4), False),
    ],
)
def test_a_note_says_when_we_read_it_unless_that_was_after_the_document(
    on: date | None, is_told: bool
) -> None:
    claim = evidence(published=date(2024, 7, 4), retrieved=date(2026, 1, 5))

    note = evidence_note(claim, on)

    assert ("read 5\u00a0January\u00a02026" in note) is is_told
    assert "published 4\u00a0July\u00a02024" in note
    assert Citations({"gap": claim}, small_number=10, on=on).prose('{{ cite("gap") }}') == "[^1]"


def test_the_notes_of_a_document_are_of_its_day() -> None:
    notes = Citations(
        {"gap": evidence(retrieved=date(2026, 1, 5))}, small_number=10, on=date(2025, 1, 1)
    )
    notes.fact("gap")

    assert notes.notes_markdown() == "[^1]: DfE, *Key stage 2*, 2023/24."


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"retrieved": date(2025, 12, 3), "published": date(2024, 7, 4)}, "December~2025"),
        ({"published": date(2024, 7, 4)}, "July~2024"),
        ({}, "2023/24"),
    ],
)
def test_the_month_in_which_a_source_was_last_read_is_told_without_a_note(
    changes: dict[str, Any], text: str
) -> None:
    notes = citations(evidence(**changes))

    assert without_marks(notes.checked("gap")) == text.replace("~", "\u00a0")
    assert without_marks(notes.prose('{{ checked("gap") }}')) == text.replace("~", "\u00a0")
    assert notes.used == []


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

    assert without_marks(notes.figure(item)) == text
    assert without_marks(notes.measure(item)) == "Child poverty, 2023/24[^1]"
    assert notes.source(item) == "[^1]"
    assert notes.notes_markdown() == (
        "[^1]: DWP, *Children in low income*, 2023/24. Children in low-income homes." + addition
    )
    assert notes.used_statistics[0] is item


def test_a_median_is_in_the_unit_of_its_figure_and_is_not_the_figure() -> None:
    item = statistic(value=1480.0, unit="gbp", nation_median=1200.4)

    assert without_marks(citations().median(item)) == "£1,200"


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


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ({"value": 46.0}, {"value": 67.0}, "about 21 percentage points[^1]"),
        ({"value": 67.0}, {"value": 46.0}, "about 21 percentage points[^1]"),
        ({"value": 26.0}, {"value": 53.4}, "about 27 percentage points[^1]"),
        ({"value": 46.0}, {"value": 47.0}, "about 1 percentage point[^1]"),
        ({"value": 46.0}, {"value": 46.2}, "less than 1 percentage point[^1]"),
        (
            {"value": 19.1, "unit": Unit.MONTHS},
            {"value": 10.0, "unit": Unit.MONTHS},
            "about 9.1 months[^1]",
        ),
        ({"value": 5.0, "unit": Unit.SITES}, {"value": 5.0, "unit": Unit.SITES}, "no gap[^1]"),
        ({"value": 4.0, "unit": Unit.PEOPLE}, {"value": 30.0, "unit": Unit.PEOPLE},
         "fewer than 10[^1] and 30[^1]"),
        ({"value": 46.0}, {"value": 19.0, "unit": Unit.MONTHS}, "46%[^1] and 19 months[^1]"),
    ],
)  # fmt: skip
def test_a_gap_is_computed_where_none_is_published(
    first: dict[str, Any], second: dict[str, Any], text: str
) -> None:
    notes = citations(evidence("one", **first), evidence("two", **second))

    assert without_marks(notes.gap("one", "two")).replace("\u00a0", " ") == text
    assert [item.id for item in notes.used] == ["one", "two"]


def test_a_published_gap_is_printed_and_its_parts_are_not_cited() -> None:
    parts = (evidence("one", value=46.0), evidence("two", value=67.0))
    gap = evidence("gap", value=22.0, unit=Unit.PERCENTAGE_POINTS, gap_of=("one", "two"))
    notes = citations(*parts, gap)

    assert without_marks(notes.prose('{{ gap("two", "one") }}')) == "22\u00a0percentage points[^1]"
    assert [item.id for item in notes.used] == ["gap"]
    assert [comparison.id for comparison in notes.compared] == ["gap(two, one)"]


def test_a_disputed_gap_is_not_used() -> None:
    parts = (evidence("one", value=46.0), evidence("two", value=67.0))
    gap = evidence("gap", value=22.0, gap_of=("one", "two"), verified=Verified.DISPUTED)

    assert "about 21" in citations(*parts, gap).gap("one", "two")


def test_licences_are_listed_once_with_those_whose_work_was_used() -> None:
    open_government, parliament = "Open Government Licence v3.0", "Open Parliament Licence v3.0"
    notes = citations(
        evidence("a", licence=open_government),
        evidence("b", licence=open_government, publisher="SMC"),
        evidence("c", licence=open_government),
        evidence("d", licence=parliament, title="Answer"),
        evidence("e"),
        evidence("f", licence="Invented", illustrative=True),
    )
    for name in "abcdef":
        notes.fact(name)

    assert notes.licences() == {open_government: ["DfE", "SMC"], parliament: ["Answer"]}
    assert notes.licences(parliament=True) == {open_government: ["DfE", "SMC"]}
    notes.source(statistic())
    assert notes.licences()[open_government] == ["constituency figures", "DfE", "SMC"]
