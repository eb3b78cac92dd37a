"""Who decides what is asked, seen from the reader's seat: warned of, said, or rightly silent."""

import re
from pathlib import Path

import pytest

from tests.features.conftest import Run

ON = ("--on", "2026-11-20")


DEVOLVED = """    - question: How is this decided here?
      answer: By those who are elected here.
      asked: where it is devolved
"""


def change(file: str, old: str, new: str) -> None:
    text = Path(file).read_text("utf-8")
    assert old in text
    Path(file).write_text(text.replace(old, new), encoding="utf-8")


def ask_about(subject: str, nations: str = "") -> None:
    """Have the hospice's letters and briefs put an ask about something else."""
    manifesto = Path("data/manifestos/2024.yaml")
    text = manifesto.read_text("utf-8")
    at = text.index("subject: ")
    end = text.index("\n", at)
    text = f"{text[:at]}subject: {subject}{nations}{text[end:]}"
    manifesto.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("seat", ["Clwyd North", "Edinburgh South", "Strangford"])
def test_nothing_is_said_of_devolution_where_parliament_decides(
    run_hospice: Run, seat: str
) -> None:
    brief = run_hospice("brief", "--constituency", seat, *ON)
    letter = run_hospice("letters", "--constituency", seat, *ON)

    assert "devolved." not in brief.text("briefs/*-brief-*.md")
    assert not re.search(r"In \w+ this is", letter.text("briefs/*-letter-*.md"))
    assert "A03" not in letter.stderr


def test_a_devolved_ask_is_warned_of_in_the_brief_and_said_in_the_letter(run_hospice: Run) -> None:
    ask_about("hospice_and_end_of_life_care")

    brief = run_hospice("brief", "--mp", "Gill German", *ON).text("briefs/*-brief-*.md")
    letter = run_hospice("letters", "--mp", "Gill German", *ON).text("briefs/*-letter-*.md")

    assert "devolved. In Wales it is for the Welsh Government" in brief
    assert "In Wales this is for the Welsh Government" in letter


def test_a_question_is_asked_only_where_the_matter_is_devolved(run_hospice: Run) -> None:
    change("advocate.yaml", "  questions:\n", f"  questions:\n{DEVOLVED}")
    before = run_hospice("brief", "--mp", "Gill German", *ON).text("briefs/*-brief-*.md")
    ask_about("hospice_and_end_of_life_care")
    after = run_hospice("brief", "--mp", "Gill German", *ON, "--force").text("briefs/*-brief-*.md")

    devolved = "**How is this decided here?**"
    assert devolved not in before
    assert devolved in after


def test_an_ask_about_one_nation_says_so_to_members_of_the_others(run_sample: Run) -> None:
    brief = run_sample("brief", "--mp", "Ian Murray", *ON).text("briefs/*-brief-*.md")
    letter = run_sample("letters", "--mp", "Ian Murray", *ON).text("briefs/*-letter-*.md")

    assert "The ask is about England, and the seat is in Scotland." in brief
    assert "What we ask is about England; in Scotland it is for the Scottish Government." in letter


def test_the_warning_ends_once_letters_to_others_have_an_offer_of_their_own(
    run_sample: Run,
) -> None:
    with_offer = run_sample("letters", "--mp", "Ian Murray", *ON)
    settings = Path("advocate.yaml")
    text = re.sub(r"(?m)^  offer_other: >-\n(?:    .*\n)+", "", settings.read_text("utf-8"))
    settings.write_text(text, encoding="utf-8")
    without = run_sample("letters", "--mp", "Ian Murray", *ON, "--force")

    assert "A03" not in with_offer.stderr
    assert "A03" in without.stderr


def test_a_field_of_the_ask_overrides_the_sectors(run_hospice: Run) -> None:
    ask_about(
        "national_insurance",
        "\n    decided_by: [{nations: [Wales], power: devolved, body: the Senedd}]",
    )

    letter = run_hospice("letters", "--mp", "Gill German", *ON).text("briefs/*-letter-*.md")

    assert "In Wales this is for the Senedd" in letter


def test_a_subject_that_no_sector_has_is_named_with_the_nearest(run_hospice: Run) -> None:
    ask_about("hospice_and_end_of_life")

    outcome = run_hospice("check", *ON)

    assert outcome.exit_code == 1
    assert 'who decides "hospice_and_end_of_life"' in outcome.stdout + outcome.stderr
    assert 'Did you mean "hospice_and_end_of_life_care"?' in outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("Eluned Example MS", "the Senedd"),
        ("Jane Example MSP", "the Scottish Parliament"),
        ("Pat Example MLA", "the Northern Ireland Assembly"),
        ("Jane Example Member of the Scottish Parliament", "the Scottish Parliament"),
    ],
)
def test_members_of_other_legislatures_are_recognised_as_such(
    run_hospice: Run, name: str, where: str
) -> None:
    outcome = run_hospice("letters", "--mp", name, *ON)

    assert outcome.exit_code == 1
    assert f"names a member of {where}" in outcome.stderr
    assert "spelling" not in outcome.stderr


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("HM Treasury (Chancellor of the Exchequer)", "HM Treasury"),
        ("Home Office (Home Secretary)", "The Home Office"),
        ("NHS England (chief executive)", "NHS England"),
        ("the Welsh Government", "The Welsh Government"),
    ],
)
def test_a_body_has_the_article_that_english_gives_it(
    run_hospice: Run, owner: str, said: str
) -> None:
    change(
        "data/manifestos/2024.yaml",
        "owner: HM Treasury (Chancellor of the Exchequer)\n",
        f"owner: {owner}\n",
    )

    brief = run_hospice("brief", "--mp", "Gill German", *ON).text("briefs/*-brief-*.md")

    assert said in brief
