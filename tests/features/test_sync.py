"""`advocate sync`: what changed in Parliament, what it touches, and what is kept of it."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.writers.slugs import slugify
from tests.features.conftest import Run, everything_in
from tests.standin.members_api import StandIn
from tests.standin.people import made_up, profile_of
from tests.standin.shapes import committee, role, stretch

PHILLIPS = 4370
LATELY = datetime.now(tz=UTC).date() - timedelta(days=2)
"""Over wherever the clock stands, and still lately should midnight come."""
EDUCATION = ("--committee", "203")
STORED = "parliament-members.json"
KEPT = b'{"schema": %s, "as_of": "2026-11-01", "fetched_at": "%s", "members": [%s]}'
ADA = b'{"id": 1, "name_display_as": "A", "name_list_as": "A", "name_full_title": "A"}'


@pytest.fixture(autouse=True)
def _online(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ADVOCATE_MEMBERS_API", "ADVOCATE_COMMITTEES_API"):
        monkeypatch.setenv(name, parliament.url)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The file that sync keeps."""
    return tmp_path / "cache" / STORED


def _kinds(outcome_json: dict[str, list[dict[str, object]]]) -> list[tuple[object, object]]:
    return [(change["kind"], change["member_id"]) for change in outcome_json["changes"]]


def _rename(parliament: StandIn) -> None:
    parliament.people[PHILLIPS].rename("Jessica Phillips-Hart", "Phillips-Hart, Jessica")


def test_nothing_changed(run: Run, store: Path) -> None:
    outcome = run("sync", *EDUCATION)

    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert "650 members; nothing has changed since 20 August 2026." in outcome.stderr
    assert len(json.loads(store.read_bytes())["members"]) == 650
    assert run("sync", *EDUCATION, "--check").exit_code == 0


def test_every_page_is_asked_for_once_and_five_at_most_at_a_time(
    run: Run, parliament: StandIn
) -> None:
    outcome = run("sync")

    assert outcome.exit_code == 0, outcome.stderr
    assert parliament.paths()["/api/Members/Search"] == 34
    assert len(set(parliament.requests)) == len(parliament.requests)
    assert parliament.most_at_once <= 5


def test_what_is_asked_for_is_everybody_who_sits_and_what_offline_runs_need(
    run: Run, parliament: StandIn
) -> None:
    run("sync")

    lists = [request for request in parliament.requests if "Search" in request]
    assert all("House=1&IsCurrentMember=true&skip=" in request for request in lists)
    careers = [request for request in parliament.requests if request.endswith("/Biography")]
    assert len(careers) == 650
    contacts = [request for request in parliament.requests if request.endswith("/Contact")]
    assert len(contacts) < 50, "of members whom the snapshot does not know, and whom we deal with"


def test_a_run_after_one_that_was_broken_off_asks_only_for_what_is_missing(
    run: Run, parliament: StandIn
) -> None:
    run("sync")
    parliament.requests.clear()

    assert run("sync").exit_code == 0

    assert parliament.paths() == {"/api/Members/Search": 34}


def test_what_has_not_changed_since_it_was_read_is_not_sent_again(
    run: Run, parliament: StandIn, store: Path
) -> None:
    parliament.mood.tells_changes = True
    first = run("sync", "--json")
    for copy in _copies(store):
        _rewrite(copy, fetched_at=(datetime.now(UTC) - timedelta(days=2)).isoformat())
    parliament.people[39].member["latestParty"]["name"] = "Reform UK"
    parliament.requests.clear()

    again = run("sync", "--json")

    assert [change["kind"] for change in again.json["changes"]] == ["party"]
    assert again.json["parliament"]["as_of"] == datetime.now().astimezone().date().isoformat()
    sent = sorted(set(parliament.requests) - set(parliament.not_sent))
    assert len(parliament.not_sent) > 650, "the list, and what offline runs need"
    changed = [path for path in sent if "/39" in path or "Search" in path]
    places = [path for path in sent if "?MembershipStatus=" in path]  # That service tells no dates.
    assert sorted((*changed, *places)) == sent
    assert len(changed) < 5, "the page and the record of the one member who changed"
    assert first.json["changes"] == []


def test_a_copy_that_is_of_no_use_is_not_kept_for_being_unchanged(
    run: Run, parliament: StandIn, store: Path
) -> None:
    parliament.mood.tells_changes = True
    run("sync")
    for copy in _copies(store):
        _rewrite(copy, body={"items": 1})

    again = run("sync", "--json")

    assert (again.exit_code, again.json["changes"]) == (0, [])
    assert again.json["problems"] == []


def _copies(store: Path) -> list[Path]:
    return [path for path in store.parent.glob("*.json") if path != store]


def _rewrite(copy: Path, **entries: object) -> None:
    copy.write_text(json.dumps(json.loads(copy.read_text("utf-8")) | entries), "utf-8")


def test_each_kind_of_change_to_a_member_is_told(run: Run, parliament: StandIn) -> None:
    people = parliament.people
    _rename(parliament)
    people[4212].leave(date(2026, 10, 1))
    parliament.add(made_up(9001, "Ada Lovelace", seat="Sevenoaks", start=date(2026, 11, 1)))
    people[39].member["latestParty"]["name"] = "Reform UK"
    people[40].member["nameFullTitle"] = "Sir Somebody MP"
    people[54].member["latestHouseMembership"]["membershipFrom"] = "Elsewhere"

    outcome = run("sync", "--json")

    assert outcome.exit_code == 0
    assert _kinds(outcome.json) == [
        ("arrived", 9001),
        ("left", 4212),
        ("party", 39),
        ("name", PHILLIPS),
        ("title", 40),
        ("seat", 54),
    ]
    assert outcome.json["command"] == "sync"
    assert outcome.json["parliament"]["source"] == "live"
    party = outcome.json["changes"][2]
    assert (party["name"], party["before"], party["after"]) == (
        "Sir John Whittingdale",
        "Conservative",
        "Reform UK",
    )
    assert set(party) == {"kind", "member_id", "name", "before", "after", "committee"}


def test_the_list_reads_as_sentences(run: Run, parliament: StandIn) -> None:
    _rename(parliament)
    parliament.people[39].member["latestParty"]["name"] = "Reform UK"

    outcome = run("sync")

    assert outcome.stdout.splitlines() == [
        "Sir John Whittingdale: party was Conservative, is now Reform UK",
        "Jessica Phillips-Hart: was listed as Jess Phillips",
    ]
    assert "2 changes since 20 August 2026" in outcome.stderr
    assert run("sync", "--quiet").stderr == ""


def test_once_kept_a_change_is_not_told_again(run: Run, parliament: StandIn) -> None:
    _rename(parliament)

    assert run("sync", "--check").exit_code == 1
    assert len(run("sync", "--json").json["changes"]) == 1
    assert run("sync", "--json").json["changes"] == []
    assert run("sync", "--check").exit_code == 0


def test_changes_of_a_committee_are_told(run: Run, parliament: StandIn, snapshot: Snapshot) -> None:
    people = parliament.committees[203].people
    chair = next(p for p in people if any(r["role"]["isChair"] for r in p["roles"]))
    leaver, heir = [p for p in people if p is not chair][:2]
    chair["roles"][-1]["endDate"] = "2026-10-01T00:00:00"
    heir["roles"].append(role(date(2026, 10, 1), chair=True))
    people.remove(leaver)
    people.append(
        leaver
        | {
            "id": 99_999,
            "memberInfo": leaver["memberInfo"]
            | {"mnisId": PHILLIPS, "displayAs": "Jess Phillips", "listAs": "Phillips, Jess"},
        }
    )

    outcome = run("sync", *EDUCATION, "--json")

    assert _kinds(outcome.json) == [
        ("joined-committee", PHILLIPS),
        ("left-committee", leaver["memberInfo"]["mnisId"]),
        ("new-chair", heir["memberInfo"]["mnisId"]),
        ("former-chair", chair["memberInfo"]["mnisId"]),
    ]
    assert {change["committee"] for change in outcome.json["changes"]} == {"Education Committee"}
    assert outcome.json["changes"][2]["before"] == "Helen Hayes"
    kept = run("sync", *EDUCATION, "--check", "--json")
    assert kept.json["changes"] == []


def test_the_committee_of_the_workspace_is_the_default(
    run_sample: Run, parliament: StandIn
) -> None:
    parliament.committees[203].people.pop()

    assert run_sample("sync", "--check", "--json").json["changes"][0]["kind"] == "left-committee"


def test_a_committee_not_asked_about_is_kept(run: Run, store: Path) -> None:
    run("sync", *EDUCATION)
    run("sync")

    assert [c["committee"]["id"] for c in json.loads(store.read_bytes())["committees"]] == [203]


def test_a_committee_unknown_before_is_compared_from_the_next_run_on(
    run: Run, parliament: StandIn
) -> None:
    parliament.add_committee(
        committee(158, "Treasury Committee"), parliament.committees[203].people
    )

    first = run("sync", "--committee", "158", "--json")
    parliament.committees[158].people.pop()
    second = run("sync", "--committee", "158", "--json")

    assert first.json["changes"] == []
    assert "Treasury Committee before is not known" in first.json["problems"][0]["message"]
    assert [change["kind"] for change in second.json["changes"]] == ["left-committee"]
    assert second.json["problems"] == []


def test_a_committee_that_does_not_exist_stops_it(run: Run, store: Path) -> None:
    assert run("sync", "--committee", "astrology").exit_code == 1
    assert not store.exists()


def test_outputs_that_name_somebody_concerned_are_listed(run: Run, parliament: StandIn) -> None:
    run("brief", "--mp", "4370")
    run("brief", "--mp", "4641")
    briefs = Path("briefs")
    (briefs / "notes.md").write_text("We met Jess\nPhillips’s office.", encoding="utf-8")
    (briefs / "other.md").write_text("Jess Phillipson and Ann-Jess Phillips", encoding="utf-8")
    _rename(parliament)

    found = run("sync", "--check", "--json").json["outputs"]

    assert [output["path"].rpartition("brief-")[2] for output in found] == [
        "jess-phillips.docx",
        "jess-phillips.md",
        "briefs/notes.md",
    ]
    assert found[0] == {
        "path": found[0]["path"],
        "member_id": PHILLIPS,
        "reason": "names Jessica Phillips-Hart, who is now listed as Jessica Phillips-Hart",
    }


@pytest.mark.parametrize("formats", ["docx,md", "docx", "html"])
def test_the_index_of_letters_lacks_whoever_has_joined_the_committee(
    run: Run, parliament: StandIn, formats: str
) -> None:
    run("letters", "--committee", "education", "--format", formats)
    run("brief", "--mp", "4641", "--format", formats)
    people = parliament.committees[203].people
    leaver = people.pop()["memberInfo"]
    joined = role(LATELY) | {"endDate": None}
    info = leaver | {"mnisId": PHILLIPS, "displayAs": "Jess Phillips", "listAs": "Phillips, Jess"}
    people.append(people[0] | {"id": 99_999, "memberInfo": info, "roles": [joined]})

    found = run("sync", *EDUCATION, "--check", "--json").json["outputs"]

    def touched(member_id: int) -> set[str]:
        return {
            output["path"].rpartition("education-committee-")[2].partition(".")[0]
            for output in found
            if output["member_id"] == member_id
        }

    assert touched(PHILLIPS) == {"index"}
    assert touched(leaver["mnisId"]) == {"index", slugify(leaver["displayAs"])}
    assert {output["path"].rpartition(".")[2] for output in found} == set(formats.split(","))
    (reason,) = {o["reason"] for o in found if o["member_id"] == PHILLIPS}
    assert reason == (
        "lists the committee of Jess Phillips, who has joined the Education Committee"
    )


def test_a_page_without_markdown_is_read_for_names(run: Run, parliament: StandIn) -> None:
    run("brief", "--mp", "4370", "--format", "html")
    (page,) = Path("briefs").glob("*.html")
    page.rename(page.with_name("for-the-visit.html"))
    parliament.people[PHILLIPS].member["latestParty"]["name"] = "Independent"

    outcome = run("sync")

    assert "for-the-visit.html  names Jess Phillips, whose party is now Independent" in (
        outcome.stdout
    )


def test_a_word_file_without_markdown_is_known_by_its_name(run: Run, parliament: StandIn) -> None:
    run("brief", "--mp", "4370", "--format", "docx")
    parliament.people[PHILLIPS].member["latestParty"]["name"] = "Independent"

    outcome = run("sync")

    assert "brief-jess-phillips.docx  names Jess Phillips, whose party is now Independent" in (
        outcome.stdout
    )


def test_check_writes_nothing_and_its_exit_code_tells(
    run: Run, parliament: StandIn, tmp_path: Path
) -> None:
    _rename(parliament)
    before = everything_in(tmp_path)

    outcome = run("sync", *EDUCATION, "--check")

    assert outcome.exit_code == 1
    assert everything_in(tmp_path) == before
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("trouble", ["500", "html", "broken", "dropped"])
def test_without_parliament_nothing_is_stored(
    run: Run, parliament: StandIn, store: Path, trouble: str
) -> None:
    run("sync", *EDUCATION)
    before = store.read_bytes()
    parliament.mood.trouble = trouble

    for arguments in (("sync",), ("sync", *EDUCATION), ("sync", "--check")):
        assert run(*arguments).exit_code == 3
    assert store.read_bytes() == before


def test_a_dead_server(
    run: Run, dead_url: str, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    monkeypatch.setenv("ADVOCATE_MEMBERS_API", dead_url)

    outcome = run("sync", "--json")

    assert outcome.exit_code == 3
    assert outcome.json["problems"][0]["hint"] == (
        "Run again when you are online; nothing was changed."
    )
    assert not store.exists()


def test_failure_of_the_committees_service_alone_keeps_the_list_of_members(
    run: Run, dead_url: str, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    monkeypatch.setenv("ADVOCATE_COMMITTEES_API", dead_url)

    outcome = run("sync", *EDUCATION)

    assert outcome.exit_code == 0
    assert "warning: The committee “203” was not read anew: " in outcome.stderr
    assert len(json.loads(store.read_bytes())["members"]) == 650


def test_failure_of_the_members_service_alone_keeps_the_committee_and_the_former_list(
    run: Run, parliament: StandIn, dead_url: str, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    run("sync", *EDUCATION)
    before = json.loads(store.read_bytes())
    _rename(parliament)
    parliament.committees[203].people.pop()
    monkeypatch.setenv("ADVOCATE_MEMBERS_API", dead_url)

    outcome = run("sync", *EDUCATION, "--json")

    assert outcome.exit_code == 0
    assert [change["kind"] for change in outcome.json["changes"]] == ["left-committee"]
    assert "The list of members was not read anew" in outcome.json["problems"][0]["message"]
    after = json.loads(store.read_bytes())
    assert (after["members"], after["fetched_at"]) == (before["members"], before["fetched_at"])
    assert len(after["committees"][0]["places"]) == len(before["committees"][0]["places"]) - 1


def test_mp_behind_a_name_is_no_change(run: Run, parliament: StandIn) -> None:
    person = parliament.people[PHILLIPS].member
    person["nameFullTitle"] = person["nameFullTitle"].removesuffix(" MP")

    assert run("sync", "--json").json["changes"] == []


def test_a_server_that_fails_half_way_is_no_answer(
    run: Run, parliament: StandIn, store: Path
) -> None:
    parliament.mood.trouble = "500"
    parliament.mood.troubled_path = "skip=400"

    assert run("sync").exit_code == 3
    assert not store.exists()


def test_a_list_that_is_not_whole_is_refused(run: Run, parliament: StandIn, store: Path) -> None:
    parliament.mood.ignores_skip = True

    assert run("sync").exit_code == 3
    assert not store.exists()


def test_a_dissolved_parliament_is_no_list(run: Run, parliament: StandIn, store: Path) -> None:
    parliament.people.clear()

    assert run("sync").exit_code == 3
    assert not store.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"schema": 1}',
        b'{"schema": 1, "fetched_at": "2026-11-01T00:00:00+00:00", "members": [{"id": 1}]}',
        KEPT % (b"2", b"2026-11-01T00:00:00+00:00", b'{"id": 1}'),
        KEPT % (b"2", b"2026-11-01T00:00:00+00:00", b""),
        KEPT % (b"2", b"2026-11-01T00:00:00", ADA),
        KEPT % (b"2", b"2026-11-01", ADA),
        KEPT % (b"3", b"2026-11-01T00:00:00+00:00", ADA),
        b'{"url": "https://example.org", "body": {}}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_not_ours_counts_as_none(run: Run, store: Path, content: bytes) -> None:
    store.parent.mkdir()
    store.write_bytes(content)

    assert "since 20 August 2026" in run("sync").stderr
    assert len(json.loads(store.read_bytes())["members"]) == 650


def test_a_list_older_than_the_snapshot_is_not_compared_with(run: Run, store: Path) -> None:
    run("sync")
    content = json.loads(store.read_bytes()) | {"fetched_at": "2026-01-01T12:00:00+00:00"}
    store.write_text(json.dumps(content), encoding="utf-8")

    assert "since 20 August 2026" in run("sync").stderr


def test_a_folder_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")

    outcome = run("sync")

    assert outcome.exit_code == 1
    assert "ADVOCATE_CACHE_DIR" in outcome.stderr


def test_outside_a_workspace_it_works_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parliament: StandIn
) -> None:
    monkeypatch.chdir(tmp_path)
    _rename(parliament)

    outcome = run("sync", "--check", "--json")

    assert (outcome.exit_code, outcome.json["outputs"]) == (1, [])


KILLED_BEFORE_THE_SWAP = """
import sys, time
from pathlib import Path
swap = Path.replace
def replace(path, target):
    if target.name == "parliament-members.json":
        print("ready", flush=True)
        time.sleep(60)
    return swap(path, target)
Path.replace = replace
from advocate.cli.app import main
sys.argv = ["advocate", "sync"]
main()
"""


def test_a_run_killed_while_it_writes_leaves_the_former_list(
    run: Run, parliament: StandIn, store: Path
) -> None:
    run("sync")
    before = store.read_bytes()
    _rename(parliament)

    with subprocess.Popen(
        [sys.executable, "-c", KILLED_BEFORE_THE_SWAP], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        assert any(line == "ready\n" for line in lines)
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)

    left = [path for path in store.parent.iterdir() if path.name.startswith(".advocate")]
    assert len(left) == 1
    assert "Jessica Phillips-Hart" in left[0].read_text(encoding="utf-8")
    assert store.read_bytes() == before
    assert run("sync", "--check").exit_code == 1
    long_ago = time.time() - 7200
    os.utime(left[0], (long_ago, long_ago))
    assert run("sync").exit_code == 0
    assert not left[0].exists()


def test_two_runs_at_once_do_not_disturb_each_other(
    run: Run, parliament: StandIn, store: Path
) -> None:
    command = [sys.executable, "-m", "advocate", "sync"]
    processes = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]

    assert [process.communicate()[1].count(b"error") for process in processes] == [0, 0]
    assert [process.returncode for process in processes] == [0, 0]
    assert [path for path in store.parent.iterdir() if path.name.startswith(".")] == []
    assert "nothing has changed" in run("sync", "--check").stderr


@pytest.fixture
def synced(run: Run, parliament: StandIn) -> None:
    """A list kept today, on which some things are other than in the snapshot."""
    people = parliament.people
    _rename(parliament)
    people[4212].leave(date(2026, 10, 1))
    seat = people[4212].member["latestHouseMembership"]["membershipFrom"]
    parliament.add(made_up(9001, "Ada Lovelace", seat=seat, start=date(2026, 11, 1), party="New"))
    people[39].member["latestParty"]["name"] = "Reform UK"
    parliament.committees[203].people.pop()
    assert run("sync", *EDUCATION).exit_code == 0


@pytest.mark.usefixtures("synced")
def test_the_list_kept_is_used_offline_from_its_day_on(run: Run, snapshot: Snapshot) -> None:
    listed = run("members", "--all", "--json").json
    rows = {row["id"]: row for row in listed["members"]}

    assert listed["parliament"]["source"] == "synced"
    assert listed["parliament"]["as_of"] == listed["date"]
    assert len(rows) == 650
    assert 4212 not in rows
    assert rows[39]["party"] == "Reform UK"
    assert rows[PHILLIPS]["name"] == "Jessica Phillips-Hart"
    assert rows[PHILLIPS]["email"] == "jess.phillips.mp@parliament.uk"
    left = profile_of(snapshot, 4212, on=snapshot.as_of)
    assert left.constituency is not None
    assert rows[9001]["gss_code"] == left.constituency.gss_code
    assert (rows[9001]["party"], rows[9001]["majority"]) == ("New", None)


@pytest.mark.usefixtures("synced")
def test_names_seats_parties_and_committees_are_those_of_the_list(
    run: Run, snapshot: Snapshot
) -> None:
    def ids(*arguments: str) -> list[int]:
        outcome = run("members", *arguments, "--json")
        assert outcome.exit_code == 0, outcome.stdout
        return [row["id"] for row in outcome.json["members"]]

    gone = profile_of(snapshot, 4212, on=snapshot.as_of)
    assert ids("--mp", "Ada Lovelace") == [9001]
    assert ids("--mp", "9001") == [9001]
    assert ids("--mp", "Jess Phillips") == ids("--mp", "Jessica Phillips-Hart") == [PHILLIPS]
    assert ids("--constituency", str(gone.constituency_name)) == [9001]
    assert ids("--party", "New") == [9001]
    assert len(ids("--committee", "education")) == 9
    assert run("members", "--mp", gone.member.name_display_as).exit_code == 1
    former = run("members", "--mp", "4212", "--json").json["members"][0]
    assert (former["is_current"], former["constituency"]) == (False, None)
    assert run("brief", "--mp", "Ada Lovelace").exit_code == 0


@pytest.mark.usefixtures("synced")
def test_earlier_days_are_the_snapshot_s(run: Run) -> None:
    listed = run("members", "--mp", "Jess Phillips", "--on", "2026-08-20", "--json").json

    assert listed["parliament"] == {"source": "snapshot", "as_of": "2026-08-20"}
    assert listed["members"][0]["name"] == "Jess Phillips"


@pytest.mark.usefixtures("synced")
def test_the_list_kept_stands_in_when_parliament_is_out_of_reach(
    run: Run, dead_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ADVOCATE_MEMBERS_API", "ADVOCATE_COMMITTEES_API"):
        monkeypatch.setenv(name, dead_url)

    outcome = run("members", "--mp", "Ada Lovelace", "--json", offline=False)

    assert outcome.exit_code == 0, outcome.stdout
    assert outcome.json["parliament"]["as_of"] == outcome.json["date"]
    assert [row["party"] for row in outcome.json["members"]] == ["New"]


QUERIES = [
    ("--mp", "4370"),
    ("--mp", "Jess Phillips"),
    ("--constituency", "Birmingham Yardley"),
    ("--committee", "education"),
]


@pytest.mark.parametrize("is_dead", [False, True])
@pytest.mark.parametrize("query", QUERIES)
def test_what_was_asked_before_the_list_was_kept_does_not_override_it(
    run: Run, parliament: StandIn, query: tuple[str, str], is_dead: bool
) -> None:
    def rows() -> dict[int, dict[str, Any]]:
        outcome = run("members", *query, "--json", offline=False)
        assert outcome.exit_code == 0, outcome.stdout
        return {row["id"]: row for row in outcome.json["members"]}

    people = parliament.committees[203].people
    _join_education(parliament)
    before = rows()[PHILLIPS]
    _rename(parliament)
    person = parliament.people[PHILLIPS]
    person.member["latestParty"].update(id=8, name="Independent")
    for entry in person.biography["committeeMemberships"]:
        entry["endDate"] = "2026-11-01T00:00:00"
    if query[0] != "--committee":
        people.pop()
    assert run("sync", *EDUCATION).exit_code == 0
    parliament.mood.trouble = "500" if is_dead else None

    after = rows()[PHILLIPS]

    assert (before["name"], before["party"]) == ("Jess Phillips", "Labour")
    assert [place["id"] for place in before["committees"]] == [203]
    assert (after["name"], after["party"]) == ("Jessica Phillips-Hart", "Independent")
    on_education = [203] if query[0] == "--committee" else []
    assert [place["id"] for place in after["committees"]] == on_education


def test_a_committee_asked_before_the_list_was_kept_does_not_override_it(
    run: Run, parliament: StandIn
) -> None:
    def ids() -> list[int]:
        listed = run("members", "--committee", "education", "--json", offline=False).json
        return [row["id"] for row in listed["members"]]

    before = ids()
    gone = parliament.committees[203].people.pop()["memberInfo"]["mnisId"]
    assert run("sync", *EDUCATION).exit_code == 0
    parliament.mood.trouble = "500"

    assert gone in before
    assert sorted(ids()) == sorted(key for key in before if key != gone)


def test_who_has_left_by_the_list_is_not_found_in_older_copies(
    run: Run, parliament: StandIn
) -> None:
    find = ("members", "--mp", "Jess Phillips", "--json")
    assert run(*find, offline=False).exit_code == 0
    parliament.people[PHILLIPS].leave(date(2026, 10, 1))
    assert run("sync").exit_code == 0
    parliament.mood.trouble = "500"

    assert run(*find, offline=False).exit_code == 1


def test_what_older_copies_alone_tell_is_still_told(run: Run, parliament: StandIn) -> None:
    person = parliament.people[PHILLIPS]
    person.fill_in = None
    person.contacts = [("Parliamentary office", {"email": "live@parliament.uk"})]
    find = ("members", "--mp", "4370", "--json")
    run(*find, offline=False)
    _rename(parliament)
    run("sync")
    parliament.mood.trouble = "500"

    outcome = run(*find, offline=False)

    (row,) = outcome.json["members"]
    assert (row["name"], row["email"]) == ("Jessica Phillips-Hart", "live@parliament.uk")
    assert len(outcome.json["problems"]) == 1


def test_what_was_asked_since_the_list_was_kept_is_not_asked_again(
    run: Run, parliament: StandIn
) -> None:
    run("sync", *EDUCATION)
    run("members", "--mp", "Jess Phillips", offline=False)
    parliament.requests.clear()

    assert run("members", "--mp", "Jess Phillips", offline=False).exit_code == 0
    assert parliament.requests == []


def _join_education(parliament: StandIn) -> None:
    """Put Jess Phillips on the Education Committee, by the list and by her career."""
    people = parliament.committees[203].people
    info = people[-1]["memberInfo"] | {"mnisId": PHILLIPS, "displayAs": "Jess Phillips"}
    people.append(people[-1] | {"id": 99_999, "memberInfo": info})
    parliament.people[PHILLIPS].biography["committeeMemberships"] = [
        stretch("Education Committee", 203, date(2025, 1, 1), None)
    ]
