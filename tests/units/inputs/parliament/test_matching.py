import pytest

from advocate.inputs.parliament.names.accent_folding import name_words
from advocate.inputs.parliament.names.name_matching import (
    PersonName,
    match_people,
    nearest_hint,
    nearest_people,
)
from advocate.models.name_folding import fold


def person(number: int, display: str, family: str, given: str | None = None) -> PersonName:
    words = name_words(display)
    return PersonName(
        person=number,
        member_id=number,
        display=display,
        words=words,
        formal=name_words(f"{given} {family}") if given else words,
        family=name_words(family),
    )


PEOPLE = (
    person(1, "Jess Phillips", "Phillips", "Jessica"),
    person(2, "Ed Davey", "Davey", "Edward"),
    person(3, "Siân Berry", "Berry"),
    person(4, "Dr Caroline Johnson", "Johnson"),
    person(5, "Kim Johnson", "Johnson"),
    person(6, "Sir Iain Duncan Smith", "Duncan Smith"),
    person(7, "Cat Smith", "Smith", "Catherine"),
    person(8, "David Smith", "Smith"),
    person(9, "Brendan O'Hara", "O'Hara"),
    person(10, "Rebecca Long Bailey", "Long Bailey"),
    person(11, "Jonathan Lord", "Lord"),
    person(12, "Robert Halfon", "Halfon"),
    person(13, "Sir Jacob Rees-Mogg", "Rees-Mogg"),
    person(14, "Lady Hermon", "Hermon"),
)


def found(query: str) -> list[int]:
    return [person.person for person in match_people(query, PEOPLE)]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("Jess Phillips", 1),
        ("phillips jess", 1),
        ("Phillips, Jess", 1),
        ("Phillips, Ms Jess, MP", 1),
        ("JESSICA PHILLIPS MP", 1),
        ("J. Phillips", 1),
        ("phillips", 1),
        ("Ed Davey", 2),
        ("Rt Hon Sir Edward Davey MP", 2),
        ("The Right Honourable Ted Davey", 2),
        ("Sian Berry", 3),
        ("SIÂN BERRY", 3),
        ("Dr. Caroline Johnson", 4),
        ("Duncan-Smith", 6),
        ("Ian Duncan Smith", 6),
        ("Kate Smith", 7),
        ("Dave Smith", 8),
        ("O’Hara", 9),
        ("brendan o hara", 9),
        ("Rebecca Long-Bailey", 10),
        ("Becky Long Bailey", 10),
        ("Lord", 11),
        ("Lord, Jonathan", 11),
        ("Rob Halfon", 12),
        ("Bob Halfon", 12),
        ("rees mogg", 13),
        ("Lady Hermon", 14),
    ],
)
def test_what_people_type_finds_the_person(query: str, number: int) -> None:
    assert found(query) == [number]


@pytest.mark.parametrize(
    ("query", "number"),
    [("mogg", 13), ("Becky Bailey", 10), ("Ian Smith", 6), ("Duncan", 6), ("Long", 10)],
)
def test_part_of_a_double_family_name_finds_nobody_and_is_asked_about(
    query: str, number: int
) -> None:
    assert found(query) == []
    assert [p.person for p in match_people(query, PEOPLE, by_part=True)] == [number]


@pytest.mark.parametrize("query", ["Duncan Smith", "Jess Phillips", "Kim", "Tom Bailey", "", "MP"])
def test_a_whole_name_or_another_persons_is_no_part(query: str) -> None:
    assert match_people(query, PEOPLE, by_part=True) == ()


def test_a_family_name_alone_finds_all_who_have_just_that_name() -> None:
    assert found("Smith") == [7, 8]
    assert found("Johnson") == [4, 5]


@pytest.mark.parametrize("query", ["", "  ", "MP", "Jess", "Jess Johnson", "Philips", "?", "Sir"])
def test_a_query_without_a_family_name_of_theirs_finds_nobody(query: str) -> None:
    assert found(query) == []


def test_an_exact_name_wins_over_a_nickname() -> None:
    people = (person(1, "Robert Smith", "Smith"), person(2, "Bob Smith", "Smith"))

    assert [p.person for p in match_people("Bob Smith", people)] == [2]
    assert [p.person for p in match_people("Rob Smith", people)] == [1, 2]


@pytest.mark.parametrize(
    ("query", "number"), [("Jes Philips", 1), ("Jessica Philips", 1), ("Sean Berrey", 3)]
)
def test_a_slip_of_the_keyboard_is_near_the_right_name(query: str, number: int) -> None:
    assert nearest_people(query, PEOPLE)[0].person == number


def test_a_first_name_alone_is_near_those_who_have_it() -> None:
    assert [p.person for p in nearest_people("Kim", PEOPLE)] == [5]
    assert nearest_people("", PEOPLE) == ()


def test_texts_that_hold_all_words_are_nearest() -> None:
    names = {"birmingham yardley": "Birmingham Yardley", "hartley": "Hartley"}

    assert (nearest_hint("yardley", names) or "").startswith("Nearest: Birmingham Yardley")
    assert nearest_hint("zzz", names) is None


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ynys Môn", "ynys mon"),
        ("Birmingham, Yardley", "birmingham yardley"),
        ("Old Bexley & Sidcup", "old bexley and sidcup"),
        ("King’s Lynn", "kings lynn"),
        ("Berwick-upon-Tweed", "berwick upon tweed"),
        ("Øresund  Æ", "oresund ae"),
    ],
)
def test_folding_leaves_plain_small_letters(text: str, folded: str) -> None:
    assert fold(text) == folded
