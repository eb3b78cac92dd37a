"""`advocate letters` and `advocate brief` for whomever is selected, not for a committee alone."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.features.conftest import Run
from tests.standin.members_api import StandIn

ON = ("--on", "2026-11-20", "--format", "md")


@pytest.fixture
def online(parliament: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Parliament's services."""
    for name in ("MEMBERS", "COMMITTEES", "QUESTIONS"):
        monkeypatch.setenv(f"ADVOCATE_{name}_API", parliament.url)
    return parliament


def test_a_letter_to_an_mp_is_to_the_one_for_the_seat(run_sample: Run) -> None:
    outcome = run_sample("letters", "--mp", "Jess Phillips", *ON)

    assert outcome.files() == ["2026-11-20-letter-jess-phillips.md"]
    letter = outcome.text("briefs/*.md")
    assert (
        "I am writing to you as the Member of Parliament for Birmingham Yardley. I should like to "
        "ask you to" in letter
    )
    assert "Committee" not in letter.partition("\n[^1]:")[0].partition("\nDear ")[2]
    assert "That one step is all we ask." in letter
    assert "evidence session" not in letter


def test_a_region_gets_a_letter_each_and_an_index_of_them(run_sample: Run) -> None:
    outcome = run_sample("letters", "--region", "north east", *ON, "--json")

    assert outcome.exit_code == 0
    written = outcome.json["written"]
    assert len({w["member_id"] for w in written if w["kind"] == "letter"}) == 27
    (index,) = [w for w in written if w["kind"] == "index"]
    assert index["path"] == "briefs/2026-11-20-letter-region-north-east-index.md"
    text = (outcome.folder / index["path"]).read_text("utf-8")
    assert "# Letters to 27 members: region North East" in text
    assert len(re.findall(r"^\| \*\*", text, re.M)) == 27
    assert "Committee" not in text
    assert "Who is a minister is not known from those facts" in text


def test_no_selected_letter_speaks_of_a_committee_or_shows_a_seam(run_sample: Run) -> None:
    outcome = run_sample("letters", "--region", "London,Scotland,Northern Ireland", *ON)

    letters = [p.read_text("utf-8") for p in outcome.folder.glob("briefs/*-letter-*.md")]
    letters = [text for text in letters if "\nDear " in text]
    assert len(letters) == 75 + 57 + 18
    for letter in letters:
        body = letter.partition("\nDear ")[2].partition("\n[^1]:")[0]
        assert body.count("to ask you to ") == 1
        assert re.search(r"as the Member of Parliament for \w", body)
        assert not re.search(r"the Committee|None|\{\{|  |\n\n\n", body)
        assert "Yours sincerely," in body


@pytest.mark.parametrize(
    ("selection", "count", "index"),
    [
        (("--mp", "4370,4641"), 2, "letter-jess-phillips-alex-norris-index.md"),
        (("--mp", "4370", "--mp", "Alex Norris"), 2, "letter-jess-phillips-alex-norris-index.md"),
        (("--constituency", "Sevenoaks, Ynys Mon"), 2, "letter-laura-trott-llinos-medi-index.md"),
        (("--constituency", "Inverness, Skye and West Ross-shire"), 1, None),
        (("--party", "Plaid Cymru"), 4, "letter-party-plaid-cymru-index.md"),
        (
            ("--region", "Wales", "--party", "Labour"),
            None,
            "letter-region-wales-party-labour-index.md",
        ),
        (
            ("--appg", "social mobility"),
            2,
            "letter-officers-of-the-appg-on-social-mobility-index.md",
        ),
        (("--with-programmes",), None, "letter-with-programmes-index.md"),
    ],
)
def test_selections_combine_and_name_their_index(
    run_sample: Run, selection: tuple[str, ...], count: int | None, index: str | None
) -> None:
    outcome = run_sample("letters", *selection, *ON)

    assert outcome.exit_code == 0, outcome.stderr
    letters = [name for name in outcome.files() if not name.endswith("index.md")]
    assert count in {None, len(letters)}
    found = [name for name in outcome.files() if name.endswith("index.md")]
    assert found == ([f"2026-11-20-{index}"] if index else [])


def test_a_long_selection_has_a_short_name_of_its_own(run_sample: Run) -> None:
    chosen = [f"--constituency={name}" for name in ("Birmingham Yardley", "Clacton", "Exeter")]
    names = []
    for more in ("Sevenoaks", "East Hampshire"):
        seats = (*chosen, "--constituency", more)
        outcome = run_sample("letters", *seats, *ON, "--dry-run", "--json")
        names += [w["path"] for w in outcome.json["written"] if w["kind"] == "index"]

    assert len(set(names)) == 2
    assert all(re.fullmatch(r"briefs/2026-11-20-letter-4-members-\w{6}-index.md", n) for n in names)


def test_officers_in_the_lords_are_told_of(run_sample: Run) -> None:
    outcome = run_sample("letters", "--appg", "social mobility", *ON)

    assert "in the House of Lords are not among them: Lord Lucas (1879); Lord" in outcome.stderr


def test_a_committee_narrowed_by_party_is_still_written_to_as_the_committee(
    run_sample: Run,
) -> None:
    outcome = run_sample("letters", "--committee", "education", "--party", "Labour", *ON)

    names = outcome.files()
    assert "2026-11-20-letter-education-committee-helen-hayes.md" in names
    assert "2026-11-20-letter-education-committee-party-labour-index.md" in names
    assert len(names) == 7
    assert "Chair, Education Committee" in outcome.text("briefs/*helen-hayes.md")


def test_members_of_several_committees_are_written_to_as_mps(run_sample: Run) -> None:
    both = ("--committee", "education", "--committee", "203")

    outcome = run_sample("letters", *both, *ON)

    assert "2026-11-20-letter-caroline-johnson.md" in outcome.files()
    assert "Committee" not in outcome.text("briefs/*caroline-johnson.md").partition("\n[^1]:")[0]


def test_an_unknown_office_is_warned_of_once(run: Run) -> None:
    outcome = run("letters", "--party", "Plaid Cymru", *ON)

    assert outcome.stderr.count("Who is a minister is not known") == 1


def test_without_another_offer_the_reader_is_only_thanked(run: Run) -> None:
    outcome = run("letters", "--mp", "4370", *ON)

    letter = outcome.text("briefs/*.md")
    assert "We would gladly visit" not in letter
    assert "Thank you for considering what we ask.\n\nYours sincerely," in letter
    assert "\n\n\n" not in letter.partition("\nDear ")[2]


@pytest.mark.parametrize("command", ["brief", "letters"])
@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (("--all", "--on", "2024-06-10"), "(all who sit) has no member on 10 June 2024"),
        (("--region", "Wales", "--party", "Alliance"), "(region Wales, party Alliance) has no"),
        (("--mp", "4370", "--party", "Alliance"), "The selection has no member"),
        (("--with-programmes",), "data/programmes.yaml has no programme that ran on"),
        (("--party", "Lib Dom"), "There is no party called “Lib Dom”"),
        (("--committee", "education", "--on", "2024-06-10"), "no committee has members"),
    ],
)
def test_nobody_selected_is_said_with_the_remedy(
    run: Run, command: str, selection: tuple[str, ...], said: str
) -> None:
    outcome = run(command, *selection)

    assert outcome.exit_code == 1
    assert said in outcome.stderr
    assert "hint:" in outcome.stderr
    assert outcome.files() == []


def test_nobody_is_written_to_as_an_mp_during_a_dissolution(run: Run) -> None:
    outcome = run("letters", "--mp", "Jess Phillips", "--on", "2024-06-10")

    assert outcome.exit_code == 1
    assert "Parliament is dissolved and nobody is an MP" in outcome.stderr


@pytest.mark.parametrize("command", ["brief", "letters"])
def test_choosing_nobody_is_wrong_usage(run: Run, command: str) -> None:
    assert run(command).exit_code == 2


@pytest.mark.parametrize(
    ("selection", "count"),
    [
        (("--committee", "education"), 10),
        (("--committee", "education", "--party", "Labour"), 6),
        (("--region", "North East"), 27),
        (("--appg", "social mobility"), 2),
        (("--party", "Plaid Cymru"), 4),
    ],
)
def test_briefs_are_written_on_whomever_is_selected(
    run: Run, selection: tuple[str, ...], count: int
) -> None:
    outcome = run("brief", *selection, *ON, "--json")

    written = outcome.json["written"]
    assert outcome.exit_code == 0
    assert len({w["member_id"] for w in written}) == len(written) == count
    assert {w["kind"] for w in written} == {"brief"}


def test_of_many_members_who_sits_and_in_which_office_is_read_and_the_rest_is_dated(
    run: Run, online: StandIn
) -> None:
    outcome = run("brief", "--region", "North East", "--format", "md", offline=False)

    assert outcome.exit_code == 0, outcome.stderr
    assert len(outcome.files()) == 27
    asked = Counter(path.rpartition("/")[2] for path in online.requests)
    pages = sum(count for what, count in asked.items() if what.startswith("Search?"))
    assert (pages, asked["Biography"], asked["Contact"]) == (34, 27, 0)
    assert online.most_at_once <= 5
    (warning,) = re.findall("^warning: (E-mail .*)$", outcome.stderr, re.M)
    assert re.fullmatch(
        "E-mail addresses and election results of 27 members are as at 20 August 2026, "
        r"\d+ days old\. They are read anew for at most 20 members at a time: choose fewer\.",
        warning,
    )
    assert "What these 27 members said and asked on our subjects was not read" in outcome.stderr


def test_a_few_members_are_asked_about_anew(run: Run, online: StandIn) -> None:
    medi = next(p for p in online.people.values() if p.member["nameDisplayAs"] == "Llinos Medi")
    medi.member["latestParty"]["name"] = "Independent"

    outcome = run("brief", "--party", "Plaid Cymru", "--format", "md", offline=False)

    assert outcome.exit_code == 0, outcome.stderr
    assert len(outcome.files()) == 3
    assert "was not read" not in outcome.stderr


def test_nothing_is_written_where_one_letter_cannot_be(run: Run, workspace: Path) -> None:
    template = workspace / "templates" / "letter.md.j2"
    template.parent.mkdir(exist_ok=True)
    template.write_text("Dear {{ addres.salutation }}\n", "utf-8")

    outcome = run("letters", "--party", "Plaid Cymru", *ON)

    assert outcome.exit_code == 1
    assert outcome.files() == []


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("2024-06-10", "While Parliament is dissolved nobody sits"),
        ("2021-06-25", "The regions of constituencies are known here from"),
    ],
)
def test_why_a_selection_has_nobody_is_told_as_it_was(run: Run, on: str, why: str) -> None:
    outcome = run("letters", "--region", "London", "--on", on)

    assert outcome.exit_code == 1
    assert why in outcome.stderr
    assert outcome.files() == []
