"""`advocate brief`: one member, one date, one document that can be sent after one read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document

from tests.features.breaches import MANIFESTO, change
from tests.features.conftest import Run, everything_in
from tests.standin.activity import question
from tests.standin.members_api import StandIn


def test_a_brief_is_written_in_both_formats_and_named_by_date(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20")

    assert outcome.exit_code == 0
    assert outcome.files() == [
        "2026-11-20-brief-jess-phillips.docx",
        "2026-11-20-brief-jess-phillips.md",
    ]
    assert outcome.stdout.splitlines() == [f"briefs/{name}" for name in outcome.files()]


def test_the_json_envelope_names_each_file_with_its_checksum(run: Run) -> None:
    report = run("brief", "--mp", "4370", "--on", "2026-11-20", "--json").json

    assert report["command"] == "brief"
    assert report["date"] == "2026-11-20"
    assert report["parliament"] == {"source": "snapshot", "as_of": "2026-08-20"}
    assert [w["format"] for w in report["written"]] == ["docx", "md"]
    assert report["written"][1]["path"] == "briefs/2026-11-20-brief-jess-phillips.md"
    assert all(w["member_id"] == 4370 and w["kind"] == "brief" for w in report["written"])
    assert all(len(w["sha256"]) == 64 for w in report["written"])
    assert report["skipped"] == []


@pytest.mark.parametrize(
    "typed",
    [
        "Jess Phillips",
        "jess phillips",
        "phillips jess",
        "Phillips, Jess",
        "Jessica Phillips",
        "Jess Phillips MP",
        "4370",
    ],
)
def test_a_name_is_found_as_people_type_it(run: Run, typed: str) -> None:
    assert run("brief", "--mp", typed, "--format", "md").files()[0].endswith("jess-phillips.md")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Rt Hon Damian Hinds MP", "damian-hinds"),
        ("Ed Davey", "ed-davey"),
        ("Sian Berry", "sian-berry"),
        ("Geoffrey Clifton Brown", "geoffrey-clifton-brown"),
    ],
)
def test_titles_accents_hyphens_and_nicknames_do_not_matter(
    run: Run, typed: str, slug: str
) -> None:
    assert run("brief", "--mp", typed, "--format", "md").files()[0].endswith(f"{slug}.md")


def test_several_members_give_several_briefs_and_one_only_once(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--mp", "4370", "--mp", "Alex Norris")

    assert len(outcome.files("briefs/*.md")) == 2


def test_a_surname_of_several_lists_them_all_and_writes_nothing(run: Run, workspace: Path) -> None:
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Smith")

    assert outcome.exit_code == 1
    assert outcome.stderr.count("Smith MP") == 8
    assert "advocate brief --mp" in outcome.stderr
    assert outcome.stdout == ""
    assert everything_in(workspace) == before


def test_an_ambiguous_name_gives_its_candidates_as_json(run: Run) -> None:
    outcome = run("brief", "--mp", "Smith", "--json")

    assert outcome.exit_code == 1
    assert len(outcome.json["candidates"]) == 8
    assert outcome.json["written"] == []
    assert outcome.json["problems"][0]["severity"] == "error"


def test_an_unknown_name_suggests_the_nearest(run: Run, workspace: Path) -> None:
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Jess Philips")

    assert outcome.exit_code == 1
    assert "Jess Phillips" in outcome.stderr
    assert everything_in(workspace) == before


def test_a_former_member_is_said_to_be_one(run: Run) -> None:
    outcome = run("brief", "--mp", "Robert Halfon")

    assert outcome.exit_code == 1
    assert "Harlow" in outcome.stderr


def test_a_past_date_gives_the_seat_of_that_day(run: Run) -> None:
    run("brief", "--mp", "Alex Norris", "--on", "2021-07-01", "--format", "md")
    outcome = run("brief", "--mp", "Alex Norris", "--on", "2026-11-20", "--format", "md")

    then, now = outcome.text("briefs/2021*.md"), outcome.text("briefs/2026*.md")
    assert "Nottingham North and Kimberley" not in then
    assert "| Constituency | Nottingham North |" in then
    assert "| Constituency | Nottingham North and Kimberley, East Midlands |" in now


def test_nobody_is_called_mp_during_a_dissolution(run: Run) -> None:
    outcome = run("brief", "--mp", "Alex Norris", "--on", "2024-06-10", "--format", "md")

    text = outcome.text("briefs/*.md")
    assert "Alex Norris MP" not in text
    assert "| Then MP for | Nottingham North, until 30\u00a0May\u00a02024 |" in text
    assert "Parliament is dissolved" in text


def test_a_result_later_than_the_brief_is_left_out(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--on", "2023-01-05", "--format", "md")

    assert "2024 General Election" not in outcome.text("briefs/*.md")


@pytest.mark.parametrize(
    ("subject", "member", "is_devolved"),
    [
        ("volunteering", "Ian Murray", True),
        ("volunteering", "Jess Phillips", False),
        ("gift_aid", "Ian Murray", False),
        ("null", "Ian Murray", False),
    ],
)
def test_a_seat_where_the_matter_is_devolved_carries_the_caution(
    run: Run, workspace: Path, subject: str, member: str, is_devolved: bool
) -> None:
    change(workspace, MANIFESTO, "    mechanism:", f"    subject: {subject}\n    mechanism:")

    outcome = run("brief", "--mp", member, "--on", "2026-11-20", "--format", "md")

    text = outcome.text("briefs/*.md")
    caution = "Volunteering: devolved. In Scotland it is for the Scottish Government."
    assert (caution in text) is is_devolved
    assert ("devolved" in text) is is_devolved


def test_dry_run_names_the_files_and_writes_none(run: Run, workspace: Path) -> None:
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--dry-run")

    assert outcome.exit_code == 0
    assert "2026-11-20-brief-jess-phillips.docx" in outcome.stdout
    assert everything_in(workspace) == before


def test_the_same_inputs_give_the_same_bytes(run: Run, workspace: Path) -> None:
    run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20")
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--force")

    assert everything_in(workspace) == before
    assert outcome.stdout.count("(unchanged)") == 2


def test_a_file_edited_by_hand_is_kept_and_the_new_one_stands_beside_it(
    run: Run, workspace: Path
) -> None:
    run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--format", "md")
    path = workspace / "briefs" / "2026-11-20-brief-jess-phillips.md"
    made = path.read_bytes()
    path.write_text("my own words", "utf-8")

    outcome = run(
        "brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--format", "md", "--json"
    )

    assert outcome.exit_code == 0
    assert path.read_text("utf-8") == "my own words"
    assert path.with_name("2026-11-20-brief-jess-phillips.new.md").read_bytes() == made
    assert outcome.json["skipped"] == [
        {
            "path": "briefs/2026-11-20-brief-jess-phillips.md",
            "reason": "edited by hand since it was written",
        }
    ]


def test_force_overwrites_what_was_edited_by_hand(run: Run, workspace: Path) -> None:
    arguments = ("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--format", "md")
    run(*arguments)
    path = workspace / "briefs" / "2026-11-20-brief-jess-phillips.md"
    made = path.read_bytes()
    path.write_text("my own words", "utf-8")

    run(*arguments, "--force")

    assert path.read_bytes() == made


def test_a_folder_that_cannot_be_written_is_named_with_a_remedy(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder", "utf-8")
    before = everything_in(workspace)

    outcome = run("brief", "--mp", "Jess Phillips", "--out", str(tmp_path / "taken"))

    assert outcome.exit_code == 1
    assert "taken" in outcome.stderr
    assert "hint:" in outcome.stderr
    assert everything_in(workspace) == before
    assert (tmp_path / "taken").read_text("utf-8") == "a file, not a folder"


def test_an_unknown_format_lists_those_there_are(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--format", "odt")

    assert outcome.exit_code == 1
    assert "docx" in outcome.stderr


def test_a_date_that_is_none_is_wrong_usage(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--on", "tomorrow")

    assert outcome.exit_code == 2
    assert "2026-11-21" in outcome.stderr


def test_special_characters_come_through_in_both_formats(run: Run, workspace: Path) -> None:
    settings = workspace / "advocate.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace(
            "objective: Agree",
            "objective: R&A, <5 people, A < B, O'Brien, Ynys Môn, “so” 😀. Agree",
        ),
        "utf-8",
    )
    wanted = "R&A, <5 people, A < B, O'Brien, Ynys Môn, “so” 😀. Agree on one thing."

    run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20")

    (word,) = workspace.glob("briefs/*.docx")
    (markdown,) = workspace.glob("briefs/*.md")
    assert wanted in markdown.read_text("utf-8")
    assert any(wanted in paragraph.text for paragraph in Document(str(word)).paragraphs)


def test_a_template_of_ones_own_wins_over_the_packaged_one(run: Run, workspace: Path) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates" / "brief.md.j2").write_text(
        "# Mine: {{ address.plain_name }}\n", "utf-8"
    )

    outcome = run("brief", "--mp", "Jess Phillips", "--format", "md")

    assert "# Mine: Jess Phillips" in outcome.text("briefs/*.md")


def test_a_list_with_commas_is_taken_apart_but_a_surname_first_is_not(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips, Alex Norris", "--format", "md")
    ids = run("brief", "--mp", "4370,4641", "--format", "md", "--dry-run")

    assert len(outcome.files()) == 2
    assert len(ids.stdout.splitlines()) == 2


def test_all_names_that_fail_are_reported_together(run: Run) -> None:
    outcome = run("brief", "--mp", "Smith", "--mp", "Nobody Whatever", "--mp", "Jess Phillips")

    assert outcome.exit_code == 1
    assert "Smith" in outcome.stderr
    assert "Nobody Whatever" in outcome.stderr
    assert outcome.files() == []


def test_an_id_of_somebody_who_does_not_sit_gives_no_brief(run: Run) -> None:
    outcome = run("brief", "--mp", "4375", "--on", "2026-11-20")

    assert outcome.exit_code == 1
    assert "holds no seat on 20 November 2026" in outcome.stderr


def test_a_date_before_the_record_begins_is_refused(run: Run) -> None:
    outcome = run("brief", "--mp", "Diane Abbott", "--on", "1996-01-01")

    assert outcome.exit_code == 1
    assert "1 May 1997" in outcome.stderr


def test_titles_of_today_on_a_paper_of_the_past_are_warned_of(run: Run) -> None:
    outcome = run("brief", "--mp", "Angela Rayner", "--on", "2015-09-01", "--format", "md")

    assert "no past titles" in outcome.stderr
    assert "those of today's record" in outcome.text("briefs/*.md")


def test_polling_day_is_not_called_dissolution_of_a_sitting_member(run: Run) -> None:
    outcome = run("brief", "--mp", "Jess Phillips", "--on", "2024-07-04", "--format", "md")

    text = outcome.text("briefs/*.md")
    assert "This is polling day" in text
    assert "nobody is an MP" not in text


def test_no_ask_is_put_to_one_candidate_alone(run: Run) -> None:
    outcome = run("brief", "--mp", "Alex Norris", "--on", "2024-06-10", "--format", "md")

    text = outcome.text("briefs/*.md")
    assert "No ask of this person alone until the poll." in text
    assert "Would you" not in text


def test_no_policy_ask_is_put_to_the_speaker(run: Run) -> None:
    outcome = run("brief", "--mp", "Lindsay Hoyle", "--on", "2026-11-20", "--format", "md")

    text = outcome.text("briefs/*.md")
    assert "We put no policy ask to the Speaker." in text
    assert "write to the minister" not in text
    assert "in writing “Dear Mr Speaker”" in text


def test_what_nobody_foresaw_is_a_message_and_not_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("advocate.building.document_tasks.build_brief", fail)

    outcome = run("brief", "--mp", "Jess Phillips")

    assert outcome.exit_code == 1
    assert "ZeroDivisionError: a bug" in outcome.stderr
    assert "--debug" in outcome.stderr


def test_offices_in_all_party_groups_are_named_with_the_date_of_the_register(run: Run) -> None:
    now = run("brief", "--mp", "Catherine McKinnell", "--on", "2026-11-20", "--format", "md")
    then = run("brief", "--mp", "Catherine McKinnell", "--on", "2025-01-06", "--format", "md")

    assert "| All-party groups | " in now.text("briefs/2026*.md")
    assert "(register of 29\u00a0June\u00a02026)" in now.text("briefs/2026*.md")
    assert "All-party groups" not in then.text("briefs/2025*.md")


def test_recent_activity_on_our_topics_is_listed_with_reference_and_link(
    run: Run, parliament: StandIn, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    settings = workspace / "advocate.yaml"
    settings.write_text(
        settings.read_text("utf-8")
        + "topics:\n  - id: tutoring\n    name: Tutoring\n    keywords: [tutoring]\n",
        "utf-8",
    )
    today = datetime.now(tz=UTC).date()
    day, old = today - timedelta(days=30), today - timedelta(days=500)  # far from any midnight
    parliament.activity.asked += [
        question(4370, day, "9807", "Schools: Tutoring"),
        question(4370, day, "9808", "Roads"),
        question(4370, old, "1", "Tutoring"),
    ]

    outcome = run("brief", "--mp", "4370", "--format", "md", offline=False)

    text = outcome.text("briefs/*.md")
    assert outcome.exit_code == 0
    assert "## Their record on our subjects" in text
    assert f"Written question of {day.day} {day:%B %Y}: “Schools: Tutoring”" in text
    assert "written question: [Schools: Tutoring](" in text
    assert "(UIN 9807)" in text
    assert "9808" not in text
    assert "(UIN 1)" not in text


PROGRAMMES = "".join(
    f"- {{id: {site[:2]}, site: {site} Place, constituency: {seat}, year: 2025/26, "
    f"people_helped: {people}}}\n"
    for site, seat, people in (
        ("First", "Birmingham Yardley", 20),
        ("Second", "Birmingham Selly Oak", 30),
        ("Third", "Coventry South", 15),
    )
)


@pytest.mark.parametrize("is_complete", [True, False])
def test_totals_round_the_seat_are_told_only_of_a_list_that_is_whole(
    run: Run, workspace: Path, is_complete: bool
) -> None:
    (workspace / "data" / "programmes.yaml").write_text(PROGRAMMES, "utf-8")
    if is_complete:
        settings = workspace / "advocate.yaml"
        settings.write_text(
            settings.read_text("utf-8") + "programmes_are_complete: true\n", "utf-8"
        )

    run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--format", "md")

    text = run("brief", "--mp", "4370", "--on", "2026-11-20").text("briefs/*.md")
    council = "- Birmingham City Council: 2 programmes at 2 sites, with 50 people\n"
    region = "- West Midlands: 3 programmes at 3 sites, with 65 people\n"
    assert (council + region in text) is is_complete
    assert ("All our programmes in 2025/26" in text) is is_complete


@pytest.mark.parametrize("is_complete", [True, False])
def test_that_we_have_no_programme_is_told_only_of_a_list_that_is_whole(
    run: Run, workspace: Path, is_complete: bool
) -> None:
    (workspace / "data" / "programmes.yaml").write_text(PROGRAMMES, "utf-8")
    question = (
        "  questions:\n    - question: Why do you not work here?\n      answer: Not yet.\n"
        "      asked: where we have no programme\n"
    )
    change(workspace, "advocate.yaml", "brief:\n", f"brief:\n{question}")
    with (workspace / "advocate.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"programmes_are_complete: {str(is_complete).lower()}\n")

    there = run("brief", "--mp", "Jess Phillips", "--on", "2026-11-20").text("briefs/*phillips.md")
    elsewhere = run("brief", "--mp", "Alex Norris", "--on", "2026-11-20").text("briefs/*norris.md")

    denial = "We have no programme in Nottingham North and Kimberley, and claim no results there."
    assert (denial in elsewhere) is is_complete
    assert ("**Why do you not work here?**" in elsewhere) is is_complete
    assert "We have no programme" not in there
    assert "Why do you not work here?" not in there


@pytest.mark.parametrize(
    ("length", "parts"),
    [
        ("page", {"The day": False, "Annex": False, "D. Sources": False}),
        ("core", {"The day": True, "Annex": False, "D. Sources": False}),
        ("full", {"The day": True, "Annex": True, "D. Sources": True}),
    ],
)
def test_a_brief_is_as_long_as_is_asked_for(
    run_sample: Run, length: str, parts: dict[str, bool]
) -> None:
    outcome = run_sample("brief", "--mp", "4510", "--on", "2026-11-20", "--format", "md",
                         "--length", length)  # fmt: skip

    text = outcome.text("briefs/*.md")
    assert {part: f"# {part}" in text or f"# {part}:" in text for part in parts} == parts
    assert ("Starling Reach Primary School" in text) is True


def test_a_length_that_is_not_usual_stands_in_the_name_of_the_file(
    run: Run, workspace: Path
) -> None:
    change(workspace, "advocate.yaml", "brief:\n", "brief:\n  length: core\n")

    usual = run("brief", "--mp", "4370", "--on", "2026-11-20", "--format", "md")
    other = run("brief", "--mp", "4370", "--on", "2026-11-20", "--format", "md", "--length", "full",
                "--json")  # fmt: skip

    assert "# Annex" not in usual.text("briefs/2026-11-20-brief-jess-phillips.md")
    assert "# Annex" in other.text("briefs/2026-11-20-brief-jess-phillips-full.md")
    assert [w["kind"] for w in other.json["written"]] == ["brief"]


def test_a_length_that_there_is_not_names_those_there_are(run: Run) -> None:
    outcome = run("brief", "--mp", "4370", "--length", "pages")

    assert outcome.exit_code == 2
    assert "core" in outcome.stderr


def test_without_a_link_a_brief_says_so(run: Run) -> None:
    outcome = run("brief", "--mp", "Wes Streeting", "--on", "2026-11-20", "--format", "md")

    assert "No link yet: decide why before you go." in outcome.text("briefs/*.md")


def test_an_older_figure_of_the_same_source_stands_beside_the_newest(run: Run) -> None:
    outcome = run("brief", "--mp", "4510", "--on", "2026-11-20", "--format", "md")

    text = outcome.text("briefs/*.md")
    assert (
        "| 34.6% | **Children in poverty after housing costs, 2023/24**; 26.3% in 2021/22." in text
    )
    assert "In the second-highest fifth of 543; the median is 30.1%." in text
