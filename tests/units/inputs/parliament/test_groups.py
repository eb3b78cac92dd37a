"""All-party groups of the packaged snapshot: found by plain words, with the officers registered."""

from collections.abc import Iterator
from datetime import date

import pytest

from advocate.errors import Ambiguous, RecordNotFound
from advocate.inputs.parliament.snapshot.snapshot import Snapshot, open_snapshot
from advocate.inputs.parliament.snapshot.snapshot_groups import group_subject
from advocate.models.all_party_group import Group
from advocate.models.member import House

REGISTER = date(2026, 6, 29)
SWALLOW = 5165


def group_titles(source: Snapshot) -> tuple[str, ...]:
    """The titles of the groups of the newest register."""
    return source.file.column(
        "SELECT title FROM appg WHERE register = (SELECT max(register) FROM appg) "
        "ORDER BY subject, slug",
    )


@pytest.fixture(scope="module")
def source() -> Iterator[Snapshot]:
    snapshot = open_snapshot()
    yield snapshot
    snapshot.close()


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("social mobility", "social-mobility"),
        ("Social-Mobility", "social-mobility"),
        ("the APPG on Social Mobility", "social-mobility"),
        ("All-Party Parliamentary Group on Social Mobility", "social-mobility"),
        ("All Party Parliamentary Group for Autism", "autism"),
        ("autism appg", "autism"),
        ("ADHD", "attention-deficit-hyperactivity-disorder-adhd"),
        ("education", "education"),
        ("health", "health"),
        ("ocean", "ocean"),
        ("bahrain", "bahrain"),
        ("food banks", "food-banks"),
        ("antisemitism", "antisemitism"),
        ("Turkiye", "turkiye"),
        ("dementia in sport", "dementia-in-sport"),
        ("Parliamentary and Scientific Committee", "scientific"),
    ],
)
def test_groups_are_found_by_what_people_call_them(source: Snapshot, query: str, slug: str) -> None:
    assert source.groups.find_group(query).slug == slug


def test_a_group_comes_with_its_purpose_and_its_page_in_the_register(
    source: Snapshot,
) -> None:
    assert source.groups.find_group("education") == Group(
        slug="education",
        title="All-Party Parliamentary Group for Education",
        category="Subject Group",
        as_of=REGISTER,
        purpose="To promote and stimulate debate across all sectors of education.",
        url="https://publications.parliament.uk/pa/cm/cmallparty/260629/education.htm",
    )


def test_every_registered_title_finds_its_own_group(source: Snapshot) -> None:
    titles = group_titles(source)

    assert len(titles) == len(set(titles)) == 571
    assert [source.groups.find_group(title).title for title in titles] == list(titles)
    assert list(titles) == sorted(titles, key=group_subject)


def test_a_word_of_several_groups_lists_them(source: Snapshot) -> None:
    with pytest.raises(Ambiguous) as caught:
        source.groups.find_group("youth")

    assert caught.value.candidates == (
        ("youth-affairs", "All-Party Parliamentary Group on Youth Affairs"),
        ("youth-employment", "All-Party Parliamentary Group for Youth Employment"),
    )
    assert caught.value.hint is not None
    assert "youth-affairs" in caught.value.hint


def test_a_misspelt_group_brings_the_nearest(source: Snapshot) -> None:
    with pytest.raises(RecordNotFound, match="register of 29 June 2026") as caught:
        source.groups.find_group("autsm")

    assert caught.value.hint is not None
    assert "All-Party Parliamentary Group on Autism (autism)" in caught.value.hint


@pytest.mark.parametrize("query", ["", "  ", "group", "the", "zzzz qqqq"])
def test_a_query_that_means_no_group_says_what_to_type(source: Snapshot, query: str) -> None:
    with pytest.raises(RecordNotFound) as caught:
        source.groups.find_group(query)

    assert caught.value.hint


@pytest.mark.parametrize(
    ("query", "last", "near"),
    [
        ("theatre", "18 May 2026", "newest register"),
        ("Turkey", "12 January 2026", "(turkiye)"),
        ("primodos", "18 May 2026", "First Do No Harm"),
        ("special educational needs", "12 January 2026", "newest register"),
    ],
)
def test_a_group_that_left_the_register_is_said_to_have_left(
    source: Snapshot, query: str, last: str, near: str
) -> None:
    with pytest.raises(RecordNotFound, match="no longer registered") as caught:
        source.groups.find_group(query)

    assert f"last in the register of {last}" in caught.value.message
    assert caught.value.hint is not None
    assert near in caught.value.hint


def test_officers_are_listed_with_the_chair_first(source: Snapshot) -> None:
    offices = source.groups.group_officers(source.groups.find_group("social mobility"))

    assert [(o.member_name, o.member_id, o.house, o.role) for o in offices] == [
        ("Peter Swallow", SWALLOW, House.COMMONS, "Chair"),
        ("John Grady", 5170, House.COMMONS, "Officer"),
        ("Lord Lucas", 1879, House.LORDS, "Officer"),
        ("Lord Storey", 4238, House.LORDS, "Officer"),
    ]


def test_members_of_devolved_legislatures_are_no_officers_of_a_westminster_group(
    source: Snapshot,
) -> None:
    offices = source.groups.group_officers(source.groups.find_group("brain tumours"))

    assert [office.member_name for office in offices] == [
        "Dame Siobhain McDonagh",
        "Mims Davies",
        "Sarah Owen",
        "Lord Polak",
    ]


def test_every_group_has_officers_and_every_mp_among_them_an_id(source: Snapshot) -> None:
    offices = [
        source.groups.group_officers(source.groups.find_group(t)) for t in group_titles(source)
    ]
    members = [o for some in offices for o in some if o.house is House.COMMONS]
    sitting = set(source.names.sitting_ids())

    assert all(offices)
    assert all(office.member_id for office in members)
    # One resigned from the Commons before the register appeared.
    assert {o.member_name for o in members if o.member_id not in sitting} == {"Stephen Gethins"}


def test_chairs_come_before_vice_chairs_in_every_group(source: Snapshot) -> None:
    for title in group_titles(source):
        roles = [
            office.role for office in source.groups.group_officers(source.groups.find_group(title))
        ]
        are_chairs = [role in {"Chair", "Co-Chair"} for role in roles]
        assert are_chairs == sorted(are_chairs, reverse=True)


def test_the_offices_of_one_person_are_given_by_subject(source: Snapshot) -> None:
    offices = source.groups.groups_of(SWALLOW)

    assert [(office.group.slug, office.role) for office in offices] == [
        ("classics", "Chair"),
        ("schools-learning-and-assessment", "Chair"),
        ("social-mobility", "Chair"),
        ("south-east", "Officer"),
        ("thames-valley", "Officer"),
    ]
    assert {office.group.as_of for office in offices} == {REGISTER}


def test_a_peers_offices_are_found_too(source: Snapshot) -> None:
    assert "social-mobility" in {office.group.slug for office in source.groups.groups_of(4238)}


@pytest.mark.parametrize("member_id", [0, -1, 999999, 10**30, -(10**30)])
def test_whoever_is_unknown_holds_no_office(source: Snapshot, member_id: int) -> None:
    assert source.groups.groups_of(member_id) == ()


def test_a_group_of_another_source_has_no_officers_here(source: Snapshot) -> None:
    other = Group(slug="space-cats", title="Space Cats", category="Subject Group", as_of=REGISTER)

    assert source.groups.group_officers(other) == ()


def test_finding_a_group_asks_the_file_once(source: Snapshot) -> None:
    asked: list[str] = []
    source.file.connection.set_trace_callback(asked.append)
    source.groups.find_group("mental health")
    source.file.connection.set_trace_callback(None)

    assert len(asked) == 1


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("All-Party Parliamentary Group for the Ocean", "ocean"),
        ("All-Party Parliamentary Group Against Antisemitism", "antisemitism"),
        ("Bahrain All-Party Parliamentary Group", "bahrain"),
        ("APPG on Citizens' Rights", "citizens rights"),
        ("All-Party Parliamentary Health Group", "health"),
        ("The APPG", ""),
    ],
)
def test_a_subject_is_the_title_without_what_all_titles_share(title: str, subject: str) -> None:
    assert group_subject(title) == subject
