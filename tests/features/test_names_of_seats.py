"""Constituencies as people type them: in data files and at the command line, of today and gone."""

import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from advocate.errors import ConstituencyNotFound
from advocate.inputs.parliament.names import short_names
from advocate.inputs.parliament.snapshot.snapshot import open_snapshot
from advocate.inputs.parliament.snapshot.snapshot_file import PACKAGED
from advocate.models.name_folding import fold
from tests.features.conftest import Run

TODAY = "2026-11-20"
TABLES = Path(short_names.__file__).parent
SHORT = tomllib.loads((TABLES / "short_names.toml").read_text("utf-8"))
FORMER = tomllib.loads((TABLES / "former_seats.toml").read_text("utf-8"))

TYPED = {
    "Birmingham Yardley": "Birmingham Yardley",
    "birmingham, yardley": "Birmingham Yardley",
    "BIRMINGHAM YARDLEY": "Birmingham Yardley",
    "Ynys Mon": "Ynys Môn",
    "Anglesey": "Ynys Môn",
    "the Isle of Anglesey": "Ynys Môn",
    "Western Isles": "Na h-Eileanan an Iar",
    "Outer Hebrides": "Na h-Eileanan an Iar",
    "Derry": "Foyle",
    "East Derry": "East Londonderry",
    "Hove": "Hove and Portslade",
    "Orkney": "Orkney and Shetland",
    "Hull East": "Kingston upon Hull East",
    "Stoke North": "Stoke-on-Trent North",
    "Stoke on Trent North": "Stoke-on-Trent North",
    "St. Helens North": "St Helens North",
    "Saint Helens North": "St Helens North",
    "Newcastle-upon-Tyne North": "Newcastle upon Tyne North",
    "Newcastle North": "Newcastle upon Tyne North",
    "Montgomeryshire & Glyndwr": "Montgomeryshire and Glyndŵr",
    "Maldwyn a Glyndŵr": "Montgomeryshire and Glyndŵr",
    "Caerffili": "Caerphilly",
    "Wrecsam": "Wrexham",
    "Gogledd Caerdydd": "Cardiff North",
    "Merthyr": "Merthyr Tydfil and Aberdare",
    "Carmarthen": "Caerfyrddin",
    "Devon, North": "North Devon",
    "Durham, City of": "City of Durham",
    "Norfolk South West": "South West Norfolk",
    "Wrekin": "The Wrekin",
    "Kings Lynn": None,
    "King's Park": None,
    "Camborne & Redruth": "Camborne and Redruth",
    "Holborn": "Holborn and St Pancras",
    "Grimsby": "Great Grimsby and Cleethorpes",
    "City of London": "Cities of London and Westminster",
    "Sheffield\u00a0Hallam": "Sheffield Hallam",
    "Montgomeryshire and Glyndw\u0302r": "Montgomeryshire and Glyndŵr",
    "Mont\u00adgomeryshire and Glyndŵr": "Montgomeryshire and Glyndŵr",
    "E14001100": "Birmingham Yardley",
    "e14001100": "Birmingham Yardley",
}
"""What is typed, and the seat; None where no seat is called so, and none must be answered with."""

ASKED = {
    "Leeds Central": ("Leeds South (72%); Leeds Central and Headingley (28%)",),
    "Leeds Centrl": ("Leeds South (72%)",),
    "Argyll & Bute": ("Argyll, Bute and South Lochaber (100%)",),
    "Streatham": ("Streatham and Croydon North (52%)", "Clapham and Brixton Hill"),
    "Arfon": ("Dwyfor Meirionnydd", "Bangor Aberconwy"),
    "Penrith and the Border": ("Penrith and Solway", "Westmorland and Lonsdale", "Carlisle"),
    "Elmet": ("one of its towns",),
    "Londonderry": ('"Foyle" or "East Londonderry"',),
    "Newcastle": ("Newcastle upon Tyne North", "Newcastle-under-Lyme"),
    "Isle of Wight": ("Isle of Wight East", "Isle of Wight West"),
    "York": ("York Central", "York Outer"),
    "Swansea": ("Swansea West", "Neath and Swansea East"),
    "Cardiff": ("Cardiff East", "Cardiff West"),
    "Bristol Centrel": ('Did you mean "Bristol Central"?',),
    "Hitchen": ('"Hitchin"',),
    "Makerfeild": ('"Makerfield"',),
    "Saddleworth": ("Oldham East and Saddleworth",),
    "Caerfili": ('"Caerphilly"',),
}
"""What is typed, and what the hint must name."""


@pytest.mark.parametrize(("typed", "seat"), TYPED.items())
def test_a_seat_is_found_as_it_is_typed(run: Run, typed: str, seat: str | None) -> None:
    outcome = run("members", "--constituency", typed, "--on", TODAY, "--json")

    found = [member["constituency"] for member in outcome.json.get("members", ())]
    assert found == ([seat] if seat else [])
    assert outcome.exit_code == (0 if seat else 1)


@pytest.mark.parametrize(("typed", "named"), ASKED.items())
def test_a_seat_that_is_not_clear_is_asked_about_by_name(
    run: Run, workspace: Path, typed: str, named: tuple[str, ...]
) -> None:
    (workspace / "data/constituencies.yaml").write_text(f"- constituency: {typed}\n", "utf-8")
    checked = run("check")
    (workspace / "data/constituencies.yaml").unlink()
    listed = run("members", "--constituency", typed, "--on", TODAY)

    assert (listed.exit_code, checked.exit_code) == (1, 1)
    for text in (listed.stderr, " ".join((checked.stdout + checked.stderr).split())):
        assert all(name in text for name in named), text
        assert "Dundee" not in text


@pytest.mark.parametrize(
    ("typed", "seat"),
    [("Caerffili", "Caerphilly"), ("Anglesey", "Ynys Môn"), ("Devon North", "North Devon")],
)
def test_a_data_file_has_the_official_name_of_a_seat(
    run: Run, workspace: Path, typed: str, seat: str
) -> None:
    (workspace / "data/constituencies.yaml").write_text(f"- constituency: {typed}\n", "utf-8")

    outcome = run("check")

    assert outcome.exit_code == 1
    assert f'Did you mean "{seat}"?' in outcome.stdout + outcome.stderr


def test_every_seat_that_ended_in_2024_says_where_its_people_are() -> None:
    with closing(sqlite3.connect(PACKAGED)) as snapshot:
        names = {name for (name,) in snapshot.execute("SELECT name FROM constituency")}
        ended = snapshot.execute(
            "SELECT DISTINCT s.key FROM seat s JOIN membership m ON m.seat = s.id "
            "WHERE m.ends = '2024-05-30' AND s.key NOT IN (SELECT key FROM constituency_key)"
        ).fetchall()

    assert len(ended) == len(FORMER) == 211
    assert {key for (key,) in ended} == set(FORMER)
    for heirs in FORMER.values():
        assert set(heirs) <= names
        assert list(heirs.values()) == sorted(heirs.values(), reverse=True)
        assert 80 < sum(heirs.values()) <= 101


def test_each_seat_is_found_whatever_its_case_accents_and_order_of_words() -> None:
    with closing(open_snapshot()) as snapshot:
        names = snapshot.names.constituency_names()
        find = snapshot.places.find_constituency
        for name in names:
            plain = fold(name)
            turned = " ".join(reversed(plain.split()))
            for typed in (plain, plain.upper(), plain.replace(" ", "-"), f" {name}. ", turned):
                assert find(typed, is_typed=True).name == name

    assert len(names) == 650


def test_each_ended_seat_leads_to_where_its_people_are_and_to_no_look_alike() -> None:
    with closing(open_snapshot()) as snapshot:
        for ended, heirs in FORMER.items():
            with pytest.raises(ConstituencyNotFound) as caught:
                snapshot.places.find_constituency(ended)
            shown = "; ".join(f"{name} ({share}%)" for name, share in heirs.items())
            assert caught.value.hint == f"Its people are now in: {shown}."


@pytest.mark.parametrize("kind", ["seats", "parties", "regions"])
def test_each_short_form_is_folded_and_means_official_names(kind: str) -> None:
    with closing(sqlite3.connect(PACKAGED)) as snapshot:
        seats = snapshot.execute("SELECT name, region, nation FROM constituency").fetchall()
        parties = snapshot.execute("SELECT name FROM party").fetchall()
        keys = {key for (key,) in snapshot.execute("SELECT key FROM constituency_key")}
    known = {
        "seats": {name for name, *_ in seats},
        "parties": {name for (name,) in parties},
        "regions": {place for _, *places in seats for place in places},
    }

    assert len(SHORT[kind]) > 50
    for short, meant in SHORT[kind].items():
        assert fold(short) == short
        assert {meant} if isinstance(meant, str) else set(meant) <= known[kind], short
        assert kind != "seats" or short not in keys


@pytest.mark.parametrize(
    ("typed", "on", "name"),
    [
        ("Nottingham North", "2023-01-01", "Alex Norris"),
        ("Arfon", "2023-01-01", "Hywel Williams"),
        ("birmingham, ladywood", "2023-01-01", "Shabana Mahmood"),
        ("Hove", "2020-06-10", "Peter Kyle"),
        ("Anglesey", "2020-06-10", "Virginia Crosbie"),
        ("Richmond (Yorks)", "2020-06-10", "Rishi Sunak"),
    ],
)
def test_a_seat_of_a_past_day_has_the_member_of_that_day(
    run: Run, typed: str, on: str, name: str
) -> None:
    outcome = run("members", "--constituency", typed, "--on", on, "--json")

    assert [member["name"].endswith(name) for member in outcome.json["members"]] == [True]


@pytest.mark.parametrize(
    ("typed", "on", "said"),
    [
        ("Nottingham North", "2024-06-10", "Nottingham North has no MP on 10 June 2024"),
        ("Hove and Portslade", "2020-06-10", "There was no Hove and Portslade on 10 June 2020"),
        ("Elmet", "2015-06-10", "Elmet is a constituency of earlier boundaries"),
        ("Nowhere", "2015-06-10", "No constituency is called “Nowhere”"),
    ],
)
def test_a_seat_without_a_member_on_a_past_day_says_why(
    run: Run, typed: str, on: str, said: str
) -> None:
    outcome = run("members", "--constituency", typed, "--on", on)

    assert outcome.exit_code == 1
    assert said in outcome.stderr


def test_the_aliases_of_the_workspace_find_a_seat(run: Run, workspace: Path) -> None:
    (workspace / "data/constituencies.yaml").write_text(
        "- constituency: Birmingham Yardley\n  aliases: [Acocks Green]\n"
        "- constituency: Clacton\n  aliases: [By the Sea]\n"
        "- constituency: Hove and Portslade\n  aliases: [By the sea, Derry]\n",
        "utf-8",
    )

    assert "Jess Phillips" in run("members", "--constituency", "acocks green").stdout
    assert "Peter Kyle" in run("members", "--constituency", "Derry").stdout
    asked = run("members", "--constituency", "By-the-Sea")
    assert asked.exit_code == 1
    assert '--constituency "Clacton"' in asked.stderr
    assert "Hove and Portslade" in asked.stderr


@pytest.mark.parametrize("typed", ["MP for Clacton", "the MP for clacton", "Member for Clacton"])
def test_the_mp_for_a_seat_is_who_holds_it(run: Run, typed: str) -> None:
    assert "Nigel Farage" in run("members", "--mp", typed, "--on", TODAY).stdout


def test_the_mp_for_a_seat_with_commas_is_who_holds_it(run: Run) -> None:
    outcome = run("members", "--mp", "MP for Inverness, Skye & West Ross-shire", "--on", TODAY)

    assert "Angus MacDonald" in outcome.stdout


SPELLINGS = [
    ("St Helens North", "St. Helens North"),
    ("Montgomeryshire and Glyndŵr", "Montgomeryshire and Glyndwr"),
    ("Newcastle upon Tyne North", "Newcastle-upon-Tyne North"),
    ("Sheffield Hallam", "Sheffield\u00a0Hallam"),
    ("Montgomeryshire and Glyndŵr", "Montgomeryshire & Glyndw\u0302r"),
    ("Richmond and Northallerton", "richmond  and northallerton"),
    ("Birmingham Yardley", "Our Alias"),
]


@pytest.mark.parametrize(("seat", "spelt"), SPELLINGS)
def test_what_stands_under_another_spelling_of_a_seat_is_of_that_seat(
    run: Run, workspace: Path, seat: str, spelt: str
) -> None:
    data = workspace / "data"
    (data / "programmes.yaml").write_text(
        f'- {{id: a, site: Example Site, constituency: "{spelt}", year: 2025/26, sessions: 7}}\n',
        "utf-8",
    )
    local = seat if spelt == "Our Alias" else spelt
    (data / "constituencies.yaml").write_text(
        f'- constituency: "{local}"\n  aliases: [Our Alias]\n  context: Our local words.\n',
        "utf-8",
    )

    assert run("check", "--on", TODAY).exit_code == 0
    listed = run("members", "--with-programmes", "--on", TODAY, "--json").json["members"]
    assert [(row["constituency"], row["programmes"]) for row in listed] == [(seat, 1)]
    made = run("brief", "--constituency", seat, "--on", TODAY, "--format", "md")
    assert made.exit_code == 0
    assert "Example Site" in made.text("briefs/*.md")
    assert "Our local words" in made.text("briefs/*.md")


@pytest.mark.parametrize(
    ("seat", "spelt", "is_told"),
    [*((*pair, False) for pair in SPELLINGS[:-1]), ("Clacton", "St. Helens North", True)],
)
def test_a_visit_under_another_spelling_is_in_the_members_own_seat(
    run: Run, workspace: Path, seat: str, spelt: str, *, is_told: bool
) -> None:
    member = run("members", "--constituency", seat, "--on", TODAY, "--json").json["members"][0]
    (workspace / "data/visits.yaml").write_text(
        f"- id: one\n  member: {member['id']}\n  member_name: {member['name']}\n"
        f'  date: 2026-12-04\n  venue: Here\n  constituency: "{spelt}"\n  purpose: To see us\n'
        "  supervised_by: The deputy head\n  sign_in: Main office\n  safeguarding_lead: The lead\n",
        "utf-8",
    )

    said = run("brief", "--mp", str(member["id"]), "--on", TODAY, "--format", "md").stderr

    assert ("P12" in said) is is_told
