"""What the packaged records tell of people, with no connection and for days in the past."""

from datetime import date
from pathlib import Path

import pytest

from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from tests.features.conftest import Run

NOW = ("--on", "2026-11-20")


def test_a_brief_on_a_member_elected_at_a_by_election_prints_how_close_it_was(
    run_sample: Run,
) -> None:
    outcome = run_sample("brief", "--mp", "Hannah Spencer", "--format", "md", *NOW)

    text = outcome.text("briefs/*.md")
    won = "Green gain from Labour, majority 4,402 (12.0%), by-election of 26 February 2026"
    assert f"| Seat | {won} |" in text.replace("\u00a0", " ")


def test_a_majority_published_otherwise_than_its_votes_give_is_named_beside_the_counted_one(
    run_sample: Run,
) -> None:
    outcome = run_sample("brief", "--mp", "Lara Bird", "--format", "md", *NOW)

    text = outcome.text("briefs/*.md")
    assert "| Seat | Majority 5,278 (22.2%) over Conservative" in text
    assert "| Majority | Counted from the votes; published as 5,178 |" in text
    (member,) = run_sample("members", "--mp", "Lara Bird", *NOW, "--json").json["members"]
    assert member["majority"] == 5278


def test_nobody_was_first_elected_after_their_service_began(snapshot: Snapshot) -> None:
    for day in (date(2026, 11, 20), date(2024, 9, 1), date(2016, 6, 23), date(2003, 3, 20)):
        profiles = tuple(snapshot.profiles.sitting_profiles(on=day))
        assert len(profiles) > 300
        assert [
            profile.member.name_display_as
            for profile in profiles
            if profile.first_elected
            and profile.service_start
            and profile.first_elected > profile.service_start
        ] == []


@pytest.mark.parametrize(
    ("name", "day", "post", "source"),
    [
        (
            "Gillian Keegan",
            "2023-03-01",
            "Government      Secretary of State for Education, since 25 October 2022",
            "(Institute for Government)",
        ),
        (
            "Gillian Keegan",
            "2022-01-10",
            "Government      Minister for Care and Mental Health (Department of Health and Social "
            "Care), since 16 September 2021",
            "(Institute for Government)",
        ),
        (
            "Andy Burnham",
            "2013-01-20",
            "Opposition      Shadow Secretary of State for Health, since 7 October 2011",
            "(mySociety / TheyWorkForYou)",
        ),
        (
            "Lord Benyon",
            "2024-01-10",
            "Government      Minister for Climate, Environment and Energy, since 14 November 2023",
            "(Institute for Government)",
        ),
        (
            "Lucy Powell",
            "2026-11-20",
            "Government      Education Secretary, since 20 July 2026",
            "(according to press and party sources, last confirmed in September 2026; "
            "not from Parliament)",
        ),
        (
            "Laura Trott",
            "2026-11-20",
            "Opposition      Shadow Education Secretary",
            "(according to press and party sources, last confirmed in September 2026; "
            "not from Parliament)",
        ),
    ],
)
def test_a_post_of_the_day_is_told_offline_with_who_tells_it(
    run: Run, name: str, day: str, post: str, source: str
) -> None:
    outcome = run("member", name, "--on", day)

    assert f"\n{post} {source}\n" in outcome.stdout


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Rachel Reeves", "2026-06-20"),
        ("Rachel Reeves", "2026-11-20"),
        ("Keir Starmer", "2026-07-25"),
        ("Helen Whately", "2026-11-20"),
        ("Bridget Phillipson", "2021-03-01"),
        ("Matt Bishop", "2025-03-01"),
    ],
)
def test_a_post_that_no_table_tells_of_that_day_is_unknown_and_never_none(
    run: Run, name: str, day: str
) -> None:
    (member,) = run("member", name, "--on", day, "--json").json["members"]

    assert member["posts"] is None


def test_a_minister_with_a_legal_and_a_working_title_has_one_post(run: Run) -> None:
    (member,) = run("member", "Lucy Powell", "--on", "2025-01-05", "--json").json["members"]

    assert [(post["name"], post["source"]) for post in member["posts"]] == [
        ("Leader of the House of Commons", "Institute for Government")
    ]


def test_a_brief_offline_says_that_a_post_is_not_told_by_parliament(run_sample: Run) -> None:
    outcome = run_sample("brief", "--mp", "Laura Trott", "--format", "md", *NOW)

    assert (
        "| Posts | Shadow Education Secretary (according to press and party sources, "
        "last confirmed in September 2026; not from Parliament) |" in outcome.text("briefs/*.md")
    )


def test_our_own_note_of_a_post_goes_before_what_the_press_says(run: Run, workspace: Path) -> None:
    note = (
        "- member: 4263\n  name: Lucy Powell\n  posts:\n"
        "    - name: Secretary of State for Examples\n      kind: government\n"
        "      start: 2026-10-01\n      source: a letter\n      checked_on: 2026-11-01\n"
    )
    (workspace / "data" / "mps.yaml").write_text(note, "utf-8")

    text = run("member", "Lucy Powell", *NOW).stdout

    assert "Secretary of State for Examples, in post by 1 October 2026 (our own note" in text
    assert "Education Secretary" not in text


@pytest.mark.parametrize(
    ("typed", "name", "told"),
    [
        (
            "b258aa",
            "Jess Phillips",
            "B25 8AA is probably in Birmingham Yardley: 100% of the postcodes of B25 8 are there.",
        ),
        (
            "SW1A",
            "Rachel Blake",
            "SW1A is probably in Cities of London and Westminster: 98% of the postcodes of SW1A",
        ),
    ],
)
def test_a_postcode_offline_leads_to_the_probable_member_and_says_so(
    run: Run, typed: str, name: str, told: str
) -> None:
    outcome = run("members", "--postcode", typed, *NOW, "--json")

    assert [member["name"] for member in outcome.json["members"]] == [name]
    assert told in outcome.stdout
    assert outcome.exit_code == 0


def test_a_brief_by_postcode_offline_warns_that_the_seat_is_only_probable(run: Run) -> None:
    outcome = run("brief", "--postcode", "B25 8AA", *NOW)

    assert "warning: B25 8AA is probably in Birmingham Yardley" in outcome.stderr
    assert outcome.exit_code == 0


@pytest.mark.parametrize("typed", ["B28 9AA", "B28 0AA", "B28"])
def test_a_postcode_on_a_border_lists_the_seats_and_guesses_nobody(run: Run, typed: str) -> None:
    outcome = run("brief", "--postcode", typed, *NOW)

    assert outcome.exit_code == 1
    assert "Birmingham Hall Green and Moseley" in outcome.stderr
    assert "% of the postcodes of B28" in outcome.stderr
    assert "Go online, or name the constituency" in outcome.stderr
    assert outcome.files() == []


def test_a_postcode_offline_leads_to_no_seat_of_before_2024(run: Run) -> None:
    outcome = run("members", "--postcode", "B25 8AA", "--on", "2019-03-01")

    assert outcome.exit_code == 1
    assert "4 July 2024" in outcome.stderr
