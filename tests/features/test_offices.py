"""Offices as people type them, who holds them on a date, and letters to their holders as such."""

from datetime import date
from pathlib import Path

import pytest

from tests.features.conftest import Outcome, Run
from tests.standin.members_api import StandIn
from tests.standin.people import made_up

POWELL, GOULD, ALEXANDER, TROTT, BURNHAM = 4263, 5305, 4038, 4780, 1427
TODAY = ("--on", "2026-11-20")
LETTER = ("--format", "md")


@pytest.fixture
def online(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Parliament's services, with a government that no packaged record knows."""
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    since = date(2026, 10, 5)
    parliament.people[POWELL].hold("Secretary of State for Defence", since)
    parliament.people[BURNHAM].hold("Prime Minister and First Lord of the Treasury", since)
    parliament.people[GOULD].hold("Secretary of State for Education", since)
    parliament.people[ALEXANDER].hold(
        "Minister of State (Department for Education) (Schools)", since
    )
    parliament.people[TROTT].hold("Leader of HM Opposition", since, kind="oppositionPosts")
    return parliament


def _holder(run: Run, *arguments: str, offline: bool = True) -> str:
    outcome = run("members", *arguments, "--json", offline=offline)
    assert outcome.exit_code == 0, outcome.stderr
    (member,) = outcome.json["members"]
    return str(member["name"])


@pytest.mark.parametrize("option", ["--office", "--mp"])
@pytest.mark.parametrize(
    ("typed", "day", "name"),
    [
        ("Secretary of State for Education", "2026-11-20", "Lucy Powell"),
        ("education secretary", "2023-05-01", "Gillian Keegan"),
        ("the PM", "2022-10-10", "Elizabeth Truss"),
        ("Prime Minister", "2026-11-20", "Andy Burnham"),
        ("Chancellor", "2016-01-15", "Mr George Osborne"),
        ("Shadow Chancellor", "2019-01-15", "John McDonnell"),
        ("the Home Secretary", "2023-11-12", "Suella Braverman"),
        ("Leader of the Opposition", "2012-03-01", "Ed Miliband"),
        ("Mr Speaker", "2010-02-02", "John Bercow"),
        ("Speaker of the House of Commons", "2026-11-20", "Sir Lindsay Hoyle"),
        ("Schools Minister", "2026-05-20", "Georgia Gould"),
        ("Lord Chancellor", "2021-10-01", "Dominic Raab"),
        ("DEFRA Secretary", "2024-01-08", "Steve Barclay"),
        ("Attorney General", "2026-01-20", "Lord Hermer"),
        ("Secretary of State for Culture, Media and Sport", "2026-11-20", "Lisa Nandy"),
        ("Environment, Food and Rural Affairs Secretary", "2026-11-20", "Angela Eagle"),
        ("Brexit Secretary", "2018-08-01", "Dominic Raab"),
        ("Shadow Education Secretary", "2019-01-11", "Angela Rayner"),
    ],
)
def test_an_office_is_whoever_held_it_on_the_date(
    run: Run, option: str, typed: str, day: str, name: str
) -> None:
    found = _holder(run, option, typed, "--on", day)

    assert set(name.split()) - {"Mr", "Sir"} <= set(found.split()), found


def test_offices_and_names_may_be_listed_with_commas(run: Run) -> None:
    found = run("members", "--mp", "the PM, Home Secretary", "--mp", "4370", *TODAY, "--json").json

    assert [member["id"] for member in found["members"]] == [BURNHAM, 3914, 4370]


def test_several_who_may_be_meant_are_listed_and_nobody_is_chosen(run: Run) -> None:
    outcome = run("members", "--office", "Leader of the House", "--on", "2026-01-20")

    assert outcome.exit_code == 1
    assert "2 people hold an office on 20 January 2026" in outcome.stderr
    assert "Leader of the House of Commons" in outcome.stderr
    assert "Leader of the House of Lords" in outcome.stderr


def test_an_office_that_nobody_knows_is_said_to_be_none(run: Run) -> None:
    outcome = run("letters", "--office", "Minister of Magic", *TODAY)

    assert outcome.exit_code == 1
    assert "No office called “Minister of Magic” is known on 20 November 2026." in outcome.stderr
    assert outcome.files() == []


def test_a_holder_who_is_known_only_until_an_earlier_day_is_not_taken_for_today_s(run: Run) -> None:
    outcome = run("letters", "--office", "Schools Minister", *TODAY)

    assert outcome.exit_code == 3
    assert "known until 19 June 2026 (Georgia Gould" in outcome.stderr
    assert "--on 2026-06-19" in outcome.stderr


def _letter(run: Run, *arguments: str, offline: bool = True) -> Outcome:
    outcome = run("letters", *arguments, *LETTER, offline=offline)
    assert outcome.exit_code == 0, outcome.stderr
    return outcome


def test_who_decides_is_asked_for_the_decision_at_the_department(run_sample: Run) -> None:
    for chosen in (("--office", "Education Secretary"), ("--mp", "Lucy Powell")):
        outcome = _letter(run_sample, *chosen, *TODAY, "--force")
        text = outcome.text("briefs/*.md")

        assert "Secretary of State for Education\\\nDepartment for Education" in text
        assert "Dear Secretary of State," in text
        assert "I am writing to you as Secretary of State for Education." in text
        assert "say by the next spending review" in text
        assert "House of Commons" not in text
        assert "Manchester Central" not in text
        assert "raise with colleagues" not in text
        assert "according to press and party sources" in outcome.stderr
        assert "press" not in text


def test_a_minister_of_the_deciding_department_is_asked_for_the_decision(run_sample: Run) -> None:
    text = _letter(run_sample, "--mp", "Georgia Gould", "--on", "2026-05-20").text("briefs/*.md")

    assert "Minister for School Standards\\\nDepartment for Education" in text
    assert "Dear Minister," in text
    assert "say by the next spending review" in text


def test_a_minister_of_another_department_is_written_to_as_the_member(run_sample: Run) -> None:
    text = _letter(run_sample, "--mp", "Heidi Alexander", *TODAY).text("briefs/*.md")

    assert "as the Member of Parliament for Swindon South" in text
    assert "raise with colleagues in the Department for Education" in text
    assert "London SW1A 0AA" in text


def test_the_prime_minister_is_written_to_at_downing_street(run_sample: Run) -> None:
    text = _letter(run_sample, "--office", "the PM", *TODAY).text("briefs/*.md")

    assert "Prime Minister\\\n10 Downing Street\\\nLondon SW1A 2AA" in text
    assert "Dear Prime Minister," in text


def test_a_shadow_minister_is_written_to_by_name_at_the_house(run_sample: Run) -> None:
    text = _letter(run_sample, "--office", "Shadow Education Secretary", *TODAY).text("briefs/*.md")

    assert "Shadow Education Secretary\\\nHouse of Commons\\\nLondon SW1A 0AA" in text
    assert "Dear Laura Trott," in text
    assert "I am writing to you as Shadow Education Secretary." in text


def test_nothing_that_takes_a_side_is_asked_of_the_speaker(run_sample: Run) -> None:
    outcome = _letter(run_sample, "--office", "Speaker", *TODAY)
    text = outcome.text("briefs/*.md")

    assert "Dear Mr Speaker," in text
    assert "pass on to the Department for Education" in text
    assert "A03" not in outcome.stderr


def test_who_would_write_to_themselves_stops_the_run(run_sample: Run, tmp_path: Path) -> None:
    manifesto = tmp_path / "sample" / "data" / "manifestos" / "2024.yaml"
    lines = manifesto.read_text("utf-8")
    manifesto.write_text(lines.replace("      decision_maker:", "      easy_yes:", 1), "utf-8")
    manifesto.write_text(
        manifesto.read_text("utf-8").replace(
            "      easy_yes: carry a short call for volunteer tutors in your newsletter\n", "", 1
        ),
        "utf-8",
    )

    outcome = run_sample("letters", "--mp", "Lucy Powell", *TODAY)

    assert outcome.exit_code == 1
    assert "Lucy Powell decides the matter" in outcome.stderr
    assert '"decision_maker"' in outcome.stderr
    assert outcome.files() == []


def test_a_holder_known_from_the_press_alone_is_warned_of_wherever_they_are_chosen(
    run: Run,
) -> None:
    told = "Andy Burnham holds the office “Prime Minister” according to press and party sources"
    listed = run("members", "--office", "PM", *TODAY, "--json")
    brief = run("brief", "--office", "PM", *TODAY, *LETTER)
    letter = run("letters", "--office", "PM", *TODAY, *LETTER)

    assert told in listed.json["problems"][-1]["message"]
    assert told in brief.stderr
    assert letter.stderr.count("press and party sources") == 1
    assert "press and party" not in run("members", "--office", "PM", "--on", "2021-01-04").stderr


@pytest.mark.parametrize(
    ("wanted", "who", "message"),
    [
        ("minister", "Rosie Duffield", "is not known to hold an office of government"),
        ("shadow-minister", "Lucy Powell", "is not known to hold a post in the opposition"),
        ("speaker", "Lucy Powell", "is not the Speaker"),
        ("peer", "Lucy Powell", "is no member of the House of Lords"),
        ("bishop", "Lord Blunkett", "is no bishop in the House of Lords"),
        ("chair", "Lucy Powell", "chairs no committee that was chosen"),
        ("mp", "Lord Blunkett", "is no member of the House of Commons"),
    ],
)
def test_nobody_is_written_to_as_what_they_are_not(
    run_sample: Run, wanted: str, who: str, message: str
) -> None:
    outcome = run_sample("letters", "--mp", who, "--as", wanted, *TODAY)

    assert outcome.exit_code == 1
    assert message in outcome.stderr
    assert outcome.files() == []


def test_as_overrides_what_somebody_is_found_to_be(run_sample: Run) -> None:
    text = _letter(run_sample, "--mp", "Heidi Alexander", "--as", "minister", *TODAY).text(
        "briefs/*.md"
    )

    assert "Secretary of State for Transport\\\nDepartment for Transport" in text
    assert "Dear Secretary of State," in text
    chair = _letter(run_sample, "--committee", "education", "--as", "mp", *TODAY)
    assert "in your capacity as" not in "".join(
        path.read_text("utf-8") for path in (chair.folder / "briefs").glob("*helen-hayes*.md")
    )


def test_the_index_marks_who_is_known_from_secondary_sources_only(run_sample: Run) -> None:
    _letter(run_sample, "--office", "PM", "--office", "Home Secretary", *TODAY)
    (index,) = (run_sample("status").folder / "briefs").glob("*index*.md")
    text = index.read_text("utf-8")

    assert "Prime Minister (according to press and party sources" in text
    assert "Secretary of State for the Home Department" in text


def test_online_the_holders_are_those_of_parliament_s_list(
    run_sample: Run, online: StandIn
) -> None:
    assert _holder(run_sample, "--office", "Education Secretary", offline=False) == "Georgia Gould"
    assert _holder(run_sample, "--mp", "defence secretary", offline=False) == "Lucy Powell"
    assert "Hoyle" in _holder(run_sample, "--office", "the Speaker", offline=False)
    assert _holder(run_sample, "--office", "LOTO", offline=False) == "Laura Trott"
    text = _letter(run_sample, "--office", "PM", offline=False).text("briefs/*burnham*.md")
    assert "Prime Minister\\\n10 Downing Street" in text
    assert "I am writing to you as Prime Minister." in text
    outcome = _letter(run_sample, "--office", "Education Secretary", offline=False)
    assert "press and party sources" not in outcome.stderr
    assert "Dear Secretary of State," in outcome.text("briefs/*gould*.md")
    assert any("/api/Posts/GovernmentPosts" in request for request in online.requests)


def test_online_a_junior_minister_is_found_by_the_lists_of_departments(
    run_sample: Run, online: StandIn
) -> None:
    name = online.people[ALEXANDER].member["nameDisplayAs"]

    assert _holder(run_sample, "--office", "Schools Minister", offline=False) == name
    text = _letter(run_sample, "--mp", "Schools Minister", offline=False).text("briefs/*.md")
    assert "Minister of State (Schools)\\\nDepartment for Education" in text
    assert "say by the next spending review" in text
    assert any("departmentId=24" in request for request in online.requests)


def test_who_holds_an_office_no_longer_by_parliament_s_own_record_is_not_written_to(
    run_sample: Run, online: StandIn
) -> None:
    outcome = run_sample("letters", "--office", "Culture Secretary", offline=False)

    assert outcome.exit_code == 1
    assert "Parliament's own record does not say" in outcome.stderr
    assert outcome.files() == []


@pytest.mark.parametrize("trouble", ["500", "other", "html"])
def test_when_the_lists_fail_the_packaged_holder_is_marked(
    run: Run, online: StandIn, trouble: str
) -> None:
    online.mood.trouble, online.mood.troubled_path = trouble, "/Posts/"

    outcome = run("members", "--office", "Prime Minister", "--json", offline=False)

    assert outcome.exit_code == 0, outcome.stderr
    assert [member["id"] for member in outcome.json["members"]] == [BURNHAM]
    assert outcome.json["parliament"]["source"] == "snapshot"
    assert any("used instead" in problem["message"] for problem in outcome.json["problems"])


def test_lists_of_posts_of_any_shape_leave_no_traceback(run: Run, online: StandIn) -> None:
    online.add(made_up(9002, "Ada Lovelace", seat="Sevenoaks", seat_id=1))
    online.people[9002].hold("", date(2026, 11, 1))

    outcome = run("members", "--office", "Chancellor", "--json", offline=False)

    assert outcome.exit_code in {0, 1, 3}
    assert "Traceback" not in outcome.stderr
