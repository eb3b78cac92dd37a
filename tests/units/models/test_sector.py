"""Fields of work: joined into one, with their words for people, and the former names of fields."""

from datetime import date

import pytest
from tests.units.kinds.builders import programme, sector, settings, workspace

from advocate.models.former_names import FIELDS
from advocate.models.people_words import first_is_person, nouns_for, nouns_of
from advocate.models.programme import ProgrammeYear
from advocate.models.sector import (
    EITHER,
    Nation,
    PeopleGroup,
    Sector,
    Statistics,
    Term,
    joined_sectors,
)
from advocate.models.settings import Thresholds

ONE = Sector(
    title="One",
    terms={"site": Term(one="site", many="sites"), "help": Term(one="help", many="help")},
    people_are="adults",
    year_starts="04-01",
    words={"sites": ("hall",), "counted": ("people",)},
    people={"adults": PeopleGroup(nouns=("adult",), naming="never", small_number=20)},
    statistics=Statistics(
        order={Nation.WALES: ("a",), Nation.ENGLAND: ("b",)}, need_is_high=("a",)
    ),
)
OTHER = Sector(
    title="Other",
    terms={"site": Term(one="school", many="schools")},
    words={"sites": ("school",)},
    people={
        "adults": PeopleGroup(nouns=("client",)),
        "children": PeopleGroup(nouns=("child/children",), are_children=True),
    },
    statistics=Statistics(order={Nation.ENGLAND: ("c",)}, need_is_high=("a", "d")),
)


def test_words_and_groups_of_several_fields_are_joined_and_else_the_last_counts() -> None:
    joined = joined_sectors((ONE, OTHER))

    assert (joined.title, joined.people_are, joined.year_starts) == ("Other", "adults", "04-01")
    assert {name: term.one for name, term in joined.terms.items()} == {
        "site": "school",
        "help": "help",
    }
    assert (joined.word_list("sites"), joined.word_list("counted")) == (
        ("hall", "school"),
        ("people",),
    )
    assert joined.word_list("staff") == ()
    adults = joined.people["adults"]
    assert (adults.nouns, adults.naming, adults.small_number) == (("adult", "client"), "never", 20)
    assert joined.statistics.order == {Nation.WALES: ("a",), Nation.ENGLAND: ("c",)}
    assert joined.statistics.need_is_high == ("a", "d")


def test_one_field_joined_with_none_is_itself() -> None:
    assert joined_sectors((ONE,)) == ONE


@pytest.mark.parametrize(
    ("people_are", "helped"),
    [("adults", ["adult", "child/children"]), ("children", ["child/children"])],
)
def test_children_are_protected_whoever_is_helped(people_are: str, helped: list[str]) -> None:
    field = joined_sectors((ONE, OTHER, Sector(title="Ours", people_are=people_are)))

    assert [group.nouns[0] for group in field.helped] == helped


@pytest.mark.parametrize(
    ("count", "word"), [(0, "visits"), (1, "visit"), (2, "visits"), (None, "visits")]
)
def test_a_term_goes_with_its_number(count: int | None, word: str) -> None:
    assert Term(one="visit", many="visits").of(count) == word


def test_nouns_have_the_plural_that_they_are_given() -> None:
    group = PeopleGroup(nouns=("child/children", "girl"))

    assert nouns_of(group, many=False) == ("child", "girl")
    assert nouns_of(group, many=True) == ("children", "girls")


def test_the_word_for_whom_we_help_is_the_first_of_their_nouns_and_stands_once() -> None:
    nouns = nouns_for(sector("education"), many=True)

    assert nouns[:2] == ("pupils", "children")
    assert len(nouns) == len(set(nouns))


@pytest.mark.parametrize(
    ("fields", "text", "is_person"),
    [
        (("health_and_care",), "Patients of our hospice", True),
        (("health_and_care",), "Hospices with many patients", False),
        (("health_and_care",), "Bed days of patients", False),
        (("education",), "Disadvantaged pupils in England", True),
        (("education",), "Schools with pupils", False),
        (("education",), "Young people", True),
        ((), "Adults who came to us", True),
        ((), "Hours given to adults", False),
        ((), "Households", True),
        ((), "Patients", False),
        ((), "", False),
    ],
)
def test_what_a_text_first_counts_is_a_person_or_none(
    fields: tuple[str, ...], text: str, is_person: bool
) -> None:
    assert first_is_person(sector(*fields))(text) is is_person


@pytest.mark.parametrize(("own", "limit"), [(None, 20), (5, 5), (12, 12)])
def test_the_limit_for_small_numbers_is_our_own_else_that_of_whom_we_help(
    own: int | None, limit: int
) -> None:
    limits = settings(thresholds=Thresholds(small_number=own))

    assert workspace(settings=limits, sector=ONE).small_number == limit


def test_templates_may_call_fields_by_their_former_names() -> None:
    ours = programme("Ark", people_helped=24)
    year = ProgrammeYear(
        year="2025/26", ends=date(2026, 8, 31), programmes=(ours,), people_helped=24
    )

    for former, name in FIELDS.items():
        for record in (ours, year):
            assert getattr(record, former, None) == getattr(record, name, None)


@pytest.mark.parametrize("name", ["schools", "pupil", "sites", "academic"])
def test_a_name_that_a_record_never_had_is_none_of_its_fields(name: str) -> None:
    assert not hasattr(programme(), name)


def test_a_short_form_of_two_sectors_may_be_spelt_out_in_either_way() -> None:
    one, other, third = (
        Sector(title="", abbreviations={"CSP": full})
        for full in ("coordinated support plan", "Carer Support Payment", "Carer Support Payment")
    )

    joined = joined_sectors((one, other, third))

    assert joined.abbreviations["CSP"].split(EITHER) == [
        "coordinated support plan",
        "Carer Support Payment",
    ]
