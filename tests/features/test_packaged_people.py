"""What the packaged records tell of people, with no connection and for days in the past."""

from datetime import date

from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from tests.features.conftest import Run

NOW = ("--on", "2026-11-20")


def test_a_brief_on_a_member_elected_at_a_by_election_prints_how_close_it_was(
    run_sample: Run,
) -> None:
    outcome = run_sample("brief", "--mp", "Hannah Spencer", "--format", "md", *NOW)

    text = outcome.text("briefs/*.md")
    assert "### 2026 Gorton and Denton by-election" in text
    assert "| Majority | 4,402 (12.0% of valid votes) |" in text
    assert "| In second place | Reform UK |" in text
    assert "14,980 (40.6%)" in text


def test_a_majority_published_otherwise_than_its_votes_give_is_named_beside_the_counted_one(
    run_sample: Run,
) -> None:
    outcome = run_sample("brief", "--mp", "Lara Bird", "--format", "md", *NOW)

    assert (
        "| Majority | 5,278 (22.2% of valid votes); counted from the votes, published as 5,178 |"
        in (outcome.text("briefs/*.md"))
    )
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
