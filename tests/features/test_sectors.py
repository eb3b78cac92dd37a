"""Fields of work are data: packaged ones, one's own, and words of one's own."""

import re
from pathlib import Path

import pytest

from tests.features.conftest import Run

ON = ("--on", "2026-11-20")
FOOD = """
title: Food banks
terms:
  site: {one: food bank, many: food banks}
  person: {one: guest, many: guests}
people_are: adults
year_starts: "01-01"
words: {helped: [fed], sites: [food bank]}
people:
  adults: {nouns: [guest], statuses: [homeless*]}
abbreviations: {LWA: local welfare assistance}
calendar:
  rush:
    effect: busy
    says: the weeks before Christmas are the busiest
    at_sites: true
    every: {from: "12-01", to: "12-24"}
ranges:
  hours_per_person: {low: 0.1, high: 5, severity: error, why: a parcel takes minutes}
decides:
  crisis_grants:
    title: Crisis grants
    answers:
      - {nations: [Scotland], power: devolved, body: the Scottish Government}
      - {power: reserved, body: the Department for Work and Pensions}
avoid:
  needy: {phrases: [the need*], better: people, why: a label, hit: the needy, miss: a need}
"""


def use(*names: str, more: str = "") -> None:
    """Name sectors in advocate.yaml."""
    settings = Path("advocate.yaml")
    lines = [line for line in settings.read_text("utf-8").splitlines() if "sectors:" not in line]
    text = "\n".join([f"sectors: [{', '.join(names)}]", more, *lines])
    settings.write_text(f"{text}\n", encoding="utf-8")


def own(text: str, name: str = "food") -> None:
    Path("sectors").mkdir(exist_ok=True)
    Path(f"sectors/{name}.yaml").write_text(text, encoding="utf-8")


def programme(**fields: object) -> None:
    lines = "\n".join(f"  {name}: {value}" for name, value in fields.items())
    Path("data/programmes.yaml").write_text(f"- id: p\n{lines}\n", encoding="utf-8")


def test_a_sector_of_ones_own_brings_its_words(run: Run) -> None:
    own(FOOD)
    use("food")
    programme(
        site="Leith Food Bank", constituency="Birmingham Yardley", year=2026, people_helped=412
    )

    outcome = run("brief", "--mp", "Jess Phillips", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    assert "| Food bank | Guests | What we do there |" in outcome.text("briefs/*.md")
    assert "1 programme in 2026, 412 guests" in outcome.text("briefs/*.md")


def test_words_of_the_workspace_go_before_those_of_sectors(run: Run) -> None:
    own(FOOD)
    use("food", more="terms: {person: {one: neighbour, many: neighbours}}")
    programme(
        site="Leith Food Bank", constituency="Birmingham Yardley", year=2026, people_helped=412
    )

    outcome = run("brief", "--mp", "Jess Phillips", *ON)

    assert "412 neighbours" in outcome.text("briefs/*.md")


def test_ranges_of_a_sector_say_what_cannot_be(run: Run) -> None:
    own(FOOD)
    use("food")
    programme(site="A", constituency="Birmingham Yardley", year=2026, people_helped=10, hours=900)

    outcome = run("check", "--rule", "N15", *ON)

    assert outcome.exit_code == 1
    assert "900 hours for 10 guests, which is 90.0 for each" in outcome.stdout + outcome.stderr


def test_a_file_of_ones_own_goes_before_the_packaged_one(run: Run) -> None:
    own("title: Ours\nterms: {person: {one: learner, many: learners}}\n", name="education")
    use("education")
    programme(
        site="Leith Food Bank", constituency="Birmingham Yardley", year=2026, people_helped=412
    )

    outcome = run("brief", "--mp", "Jess Phillips", *ON)

    assert "412 learners" in outcome.text("briefs/*.md")


def test_sectors_that_are_not_used_are_not_read(run: Run) -> None:
    own("this: [is no sector", name="broken")
    use("education")

    assert run("check", *ON).exit_code == 0


def test_a_sector_that_is_not_there_is_named_with_the_nearest(run: Run) -> None:
    use("educaton")

    outcome = run("check", *ON)

    assert outcome.exit_code == 1
    assert 'There is no sector "educaton".' in outcome.stdout + outcome.stderr
    assert 'Did you mean "education"?' in outcome.stdout + outcome.stderr


@pytest.mark.parametrize("name", ["../general", "/etc/passwd", "."])
def test_the_name_of_a_sector_is_no_path(run: Run, name: str) -> None:
    use(f'"{name}"')

    outcome = run("check", *ON)

    assert outcome.exit_code == 1
    assert "There is no sector" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("title: Food banks", "titel: Food banks", 2, '"titel" is not a field here'),
        ('year_starts: "01-01"', 'year_starts: "13-01"', 7, '"13-01" is no day of the year'),
        ("effect: busy", "effect: full", 14, 'cannot be "full"'),
        ('every: {from: "12-01", to: "12-24"}', "every: {from: 12-01}", 13, "from one to another"),
        ('every: {from: "12-01", to: "12-24"}', "dates: [{}]", 13, "from one to another"),
        ('every: {from: "12-01", to: "12-24"}', "dates: [{to: 2026-12-24}]", 13, "from one to"),
        ("why: a parcel takes minutes", "why: so, source: nobody", 19, 'no source "nobody"'),
        ("power: devolved", "power: federal", 24, 'cannot be "federal"'),
        ("low: 0.1", "low: little", 19, "must be a number"),
        ("site: {one", "place: {one", 4, 'cannot be "place"'),
    ],
)
def test_what_is_wrong_in_a_sector_is_named_with_its_line(
    run: Run, old: str, new: str, line: int, said: str
) -> None:
    assert old in FOOD
    own(FOOD.replace(old, new))
    use("food")

    outcome = run("check", *ON)

    told = outcome.stdout + outcome.stderr
    assert outcome.exit_code == 1
    assert f"sectors/food.yaml:{line}: error" in told
    assert said in told


@pytest.mark.parametrize(
    "days", ["dates: [{}]", "every: {from: 12-01}", "week_of: 13-45", "easter: {to: 7}"]
)
def test_a_visit_is_judged_by_the_sound_times_of_a_sector_alone(run: Run, days: str) -> None:
    own(FOOD.replace('every: {from: "12-01", to: "12-24"}', days))
    use("food")
    Path("data/visits.yaml").write_text(
        "- {id: day, member: 4370, date: 2026-12-08, venue: Leith Food Bank, purpose: To see it}\n",
        encoding="utf-8",
    )

    outcome = run("check", *ON)

    assert "sectors/food.yaml:13: error" in outcome.stdout
    assert "does not foresee" not in outcome.stdout + outcome.stderr


def test_a_group_of_people_that_no_sector_has_is_refused(run: Run) -> None:
    use("education", more="people_are: martians")

    outcome = run("check", *ON)

    assert outcome.exit_code == 1
    assert '"martians" is no group of people' in outcome.stdout + outcome.stderr


def test_several_sectors_are_joined_and_the_later_one_names_things(run: Run) -> None:
    own(FOOD)
    use("health_and_care", "food")
    programme(
        site="Leith Food Bank", constituency="Birmingham Yardley", year=2026, people_helped=412
    )

    outcome = run("brief", "--mp", "Jess Phillips", *ON)

    assert "412 guests" in outcome.text("briefs/*.md")


@pytest.mark.parametrize("has_own", [True, False])
def test_questions_of_the_field_stand_in_until_there_are_some_of_ones_own(
    run: Run, has_own: bool
) -> None:
    use("health_and_care")
    settings = Path("advocate.yaml")
    text = re.sub(r"(?m)^  questions:\n(?:    .*\n)+", "", settings.read_text("utf-8"))
    if has_own:
        question = "  questions:\n    - {question: Who are you?, answer: A charity.}\n"
        text = text.replace("brief:\n", f"brief:\n{question}")
    settings.write_text(text, encoding="utf-8")

    outcome = run("brief", "--mp", "Jess Phillips", *ON)

    brief = outcome.text("briefs/*.md")
    assert ("we have written no answers yet" in brief) is not has_own
    assert ("Who are you?" in brief) is has_own
