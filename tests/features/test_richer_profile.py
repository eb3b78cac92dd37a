"""What the live services tell of one member: `member` in full, briefs, and openings of letters."""

import contextlib
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.features.conftest import Run
from tests.standin.activity import contribution, motion, question, vote
from tests.standin.members_api import StandIn
from tests.standin.people import ABSENT
from tests.standin.shapes import focus, register, registered

JESS_PHILLIPS, HELEN_HAYES, CAROLINE_JOHNSON = 4370, 4510, 4592
DAY = datetime.now(tz=UTC).date() - timedelta(days=30)
"""Long over and lately enough to count, on this day and on the next, should midnight come."""
TOPICS = "topics:\n  - id: tutoring\n    name: Tutoring\n    keywords: [tutoring, tutors]\n"
OFTEN_OUT_OF_DATE = "Interests listed on Parliament's website (often out of date)"
DECLARED = "Declared interests relevant to our topics"


def plainly(day: date, space: str = " ") -> str:
    return f"{day.day}{space}{day:%B}{space}{day.year}"


@pytest.fixture
def online(parliament: StandIn, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """The stand-in where the program looks for Parliament, and a topic to look for."""
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    settings = workspace / "advocate.yaml"
    settings.write_text(settings.read_text("utf-8") + TOPICS, "utf-8")
    return parliament


@pytest.fixture
def busy(online: StandIn) -> StandIn:
    """The same, with a minister who has a past, and who does, likes and declares things."""
    jess = online.people[JESS_PHILLIPS]
    jess.hold("Parliamentary Under-Secretary of State (Home Office)", date(2024, 7, 9))
    for _ in range(2):
        jess.hold(
            "Shadow Minister (Home Office)",
            date(2020, 4, 9),
            date(2023, 11, 15),
            kind="oppositionPosts",
        )
    jess.focus = [focus("Political Interests", "Women, education"), focus("Countries", None)]
    jess.registered = [
        register(
            "8. Miscellaneous",
            registered("Trustee of Tutors for All (Registered 6 November 2023)"),
            registered("Trustee of a hospice (Registered 7 November 2023)"),
        )
    ]
    online.activity.asked += [question(JESS_PHILLIPS, DAY, "9807", "Schools: Tutoring")]
    return online


@pytest.mark.usefixtures("busy")
def test_a_member_is_shown_in_full_current_posts_first(run: Run) -> None:
    outcome = run("member", "Jess Phillips", offline=False)

    text = outcome.stdout
    assert outcome.exit_code == 0
    now = (
        "Government      Parliamentary Under-Secretary of State (Home Office), since 9 July 2024\n"
    )
    then = "Earlier posts   Shadow Minister (Home Office), 9 April 2020 to 15 November 2023\n"
    assert text.index("First elected   ") < text.index(now) < text.index(then)
    assert text.count("Shadow Minister") == 1
    assert "As minister     Jess Phillips MP, Parliamentary Under-Secretary of State" in text
    assert "Dear Minister, (later: " in text
    assert (
        f"\n\nRecent activity on our topics\n"
        f"  {plainly(DAY)}, written question: Schools: Tutoring (UIN 9807)\n"
        f"  https://questions-statements.parliament.uk/written-questions/detail/{DAY}/9807\n"
        in text
    )
    assert f"\n\n{OFTEN_OUT_OF_DATE}\n  Political Interests: Women, education\n" in text
    assert (
        f"\n\n{DECLARED}\n"
        "  Miscellaneous: Trustee of Tutors for All (registered 6 November 2023)\n"
        "  https://members.parliament.uk/member/4370/registeredinterests\n" in text
    )
    assert "hospice" not in text


@pytest.mark.usefixtures("busy")
def test_a_member_as_json_has_all_of_it_beside_the_contract(run: Run) -> None:
    report = run("member", "4370", "--json", offline=False).json

    (member,) = report["members"]
    assert member["name"] == "Jess Phillips"
    assert member["posts"] == [
        {
            "name": "Parliamentary Under-Secretary of State (Home Office)",
            "kind": "government",
            "start": "2024-07-09",
            "end": None,
            "checked_on": None,
            "source": None,
        }
    ]
    assert [post["end"] for post in member["former_posts"]] == ["2023-11-15"]
    assert member["first_elected"] == "2015-05-07"
    assert member["as_minister"]["salutation"] == "Minister"
    assert member["as_chair"] is None
    assert [item["reference"] for item in member["activity"]] == ["UIN 9807"]
    assert member["activity"][0]["date"] == DAY.isoformat()
    assert member["focus"] == [
        {"category": "Political Interests", "phrases": ["Women", "education"]}
    ]
    assert [item["registered"] for item in member["interests"]] == ["2023-11-06"]
    assert report["problems"] == []


def test_a_chair_is_shown_as_chair_too(run: Run) -> None:
    text = run("member", "4510", "--on", "2026-11-20").stdout

    assert "Committees      Education Committee (Chair), since 11 September 2024\n" in text
    assert "As chair        Helen Hayes MP, Chair, Education Committee\n" in text


def test_offices_in_all_party_groups_are_shown_each_once_with_the_date_of_the_register(
    run: Run,
) -> None:
    now = run("member", "Catherine McKinnell", "--on", "2026-11-20")
    (member,) = run("member", "Catherine McKinnell", "--on", "2026-11-20", "--json").json["members"]
    then = run("member", "Catherine McKinnell", "--on", "2025-01-06")

    lines = [line for line in now.stdout.splitlines() if "register of 29 June 2026" in line]
    assert len(lines) == len(set(lines)) == len(member["groups"]) > 0
    assert member["groups"][0]["register"] == "2026-06-29"
    assert "register of" not in then.stdout


def test_offline_nothing_is_said_of_activity_and_interests(run: Run, busy: StandIn) -> None:
    busy.requests.clear()
    text = run("member", "4370").stdout
    (member,) = run("member", "4370", "--json").json["members"]
    run("brief", "--mp", "4370", "--format", "md")
    letters = run("letters", "--committee", "203", "--format", "md")

    assert "topics" not in text
    assert "often out of date" not in text
    assert [member[key] for key in ("activity", "focus", "interests", "former_posts")] == [None] * 4
    assert "often out of date" not in letters.text("briefs/*-brief-*.md")
    assert "you asked" not in "".join(p.read_text("utf-8") for p in letters.folder.glob("*/*.md"))
    assert busy.requests == []


def test_of_a_past_day_no_interests_are_shown(run: Run, busy: StandIn) -> None:
    (member,) = run("member", "4370", "--on", "2026-01-05", "--json", offline=False).json["members"]

    assert (member["focus"], member["interests"]) == (None, None)
    assert not [path for path in busy.paths() if path.endswith(("Focus", "Interests"))]


def test_without_a_workspace_nothing_is_asked_of_topics(
    run: Run, busy: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    (member,) = run("member", "4370", "--json", offline=False).json["members"]

    assert (member["activity"], member["interests"]) == (None, None)
    assert member["focus"][0]["phrases"] == ["Women", "education"]
    assert not [path for path in busy.paths() if "writtenquestions" in path]


@pytest.mark.parametrize("value", [None, [], ABSENT])
def test_empty_lists_leave_no_heading(run: Run, busy: StandIn, value: object) -> None:
    jess = busy.people[JESS_PHILLIPS]
    jess.focus = jess.registered = value
    busy.activity.asked.clear()

    member = run("member", "4370", offline=False)
    brief = run("brief", "--mp", "4370", "--format", "md", offline=False)

    assert "topics" not in member.stdout
    assert "out of date" not in member.stdout + brief.text("briefs/*.md")
    assert "Parliament's" not in member.stderr + brief.stderr


def test_a_brief_lists_the_interests_of_the_members_page_and_nothing_declared(
    run: Run, busy: StandIn
) -> None:
    outcome = run("brief", "--mp", "4370", "--format", "md", offline=False)

    text = outcome.text("briefs/*.md")
    listed = OFTEN_OUT_OF_DATE.replace("'", "’")
    assert f"**{listed}.** Political Interests: Women, education.\n" in text
    assert "Tutors for All" not in text
    assert not [path for path in busy.paths() if path.endswith("RegisteredInterests")]


def test_a_list_of_interests_that_fails_costs_a_brief_nothing_but_a_warning(
    run: Run, busy: StandIn
) -> None:
    busy.mood.trouble, busy.mood.troubled_path = "500", "Focus"

    outcome = run("brief", "--mp", "4370", "--format", "md", offline=False)

    text = outcome.text("briefs/*.md")
    assert outcome.exit_code == 0
    assert "lists of stated interests could not be read" in outcome.stderr
    assert outcome.stderr.count("Parliament's") == 1
    assert "out of date" not in text
    assert "Schools: Tutoring" in text


def test_letters_open_with_what_their_reader_lately_did_on_our_topics(
    run: Run, online: StandIn
) -> None:
    places = {p["memberInfo"]["mnisId"] for p in online.committees[203].people}
    asker, speaker, signer, voter = sorted(places)[:4]
    lists = online.activity.lists
    online.activity.asked += [question(asker, DAY, "9807", "Schools: R&A *Tutoring*")]
    lists[speaker, "ContributionSummary"] = [contribution(DAY, "Tutors")]
    lists[signer, "Edms"] = [motion(DAY, "123", "Tutors in schools")]
    for other in sorted(places)[4:]:
        lists[other, "ContributionSummary"] = [contribution(DAY, "Tutors")]
    lists[voter, "Voting"] = [vote(DAY, 45, "Tutoring Bill")]
    day = plainly(DAY, "\u00a0")

    outcome = run("letters", "--committee", "203", "--json", "--format", "md", offline=False)

    letters = {
        item["member_id"]: (outcome.folder / item["path"]).read_text("utf-8")
        for item in outcome.json["written"]
        if item["kind"] == "letter"
    }
    url = f"https://questions-statements.parliament.uk/written-questions/detail/{DAY}/9807"
    assert (
        f" On {day} you asked the Department for Education about “[Schools: R&A \\*Tutoring\\*]"
        f"({url})” (UIN 9807).\n" in letters[asker]
    )
    assert f" On {day} you spoke in Westminster Hall on “[Tutors](https://" in letters[speaker]
    assert (
        " You put your name to [an early day motion](https://edm.parliament.uk/early-day-motion/"
        f"65000) tabled on {day}, “Tutors in schools” (EDM 123).\n" in letters[signer]
    )
    assert "Tutoring Bill" not in letters[voter]
    assert sum("UIN" in text for text in letters.values()) == 1
    index = outcome.text("briefs/*index.md")
    assert f"written question of {plainly(DAY)} (UIN 9807)" in index.replace("\u00a0", " ")
    assert not [path for path in online.paths() if path.endswith("Voting")]


def test_our_own_line_goes_before_activity_and_spares_the_asking(
    run: Run, online: StandIn, workspace: Path
) -> None:
    online.activity.asked += [question(HELEN_HAYES, DAY, "9807", "Tutoring")]
    (workspace / "data" / "mps.yaml").write_text(
        "- member: 4510\n  name: Helen Hayes\n  letter_line: You kindly came to see us.\n", "utf-8"
    )

    outcome = run("letters", "--committee", "203", "--format", "md", offline=False)

    text = outcome.text("briefs/*helen-hayes.md")
    assert "You kindly came to see us." in text
    assert "9807" not in text
    assert not [request for request in online.requests if "askingMemberId=4510" in request]


def test_more_than_twenty_readers_are_not_asked_about(run: Run, online: StandIn) -> None:
    run("letters", "--region", "North East", "--format", "md", offline=False)

    assert not [path for path in online.paths() if "writtenquestions" in path]


def test_letters_to_a_committee_of_ten_cost_few_requests(run: Run, online: StandIn) -> None:
    run("letters", "--committee", "203", "--format", "md", offline=False)

    asked = {
        end: sum(count for path, count in online.paths().items() if path.endswith(end))
        for end in ("questions", "ContributionSummary", "Edms", "LatestElectionResult", "Voting")
    }
    assert asked == {
        "questions": 10,
        "ContributionSummary": 10,
        "Edms": 0,  # too many of whom nothing was found before
        "LatestElectionResult": 0,
        "Voting": 0,
    }
    assert len(online.requests) <= 46
    assert online.most_at_once <= 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals to test with")
def test_a_terminal_s_lines_hold_what_a_member_is_shown_with(workspace: Path) -> None:
    ours, theirs = os.openpty()
    line = [sys.executable, "-m", "advocate", "member", "Damian Hinds", "--offline", "--quiet"]
    settings = os.environ | {"COLUMNS": "50"}

    with subprocess.Popen(line, cwd=workspace, env=settings, stdout=theirs) as program:
        os.close(theirs)
        shown = _all_of(ours)
    os.close(ours)

    lines = shown.splitlines()
    assert program.returncode == 0
    assert lines[0] == "Name            Damian Hinds"
    assert max(len(line) for line in lines) <= 50
    assert " ".join(shown.split()).count("register of 29 June 2026") > 3


def _all_of(terminal: int) -> str:
    """Read until nobody writes any more, which Linux calls an error and others an empty text."""
    read = b""
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 4096):
            read += part
    return read.decode()
