"""A workspace in the words of before there were sectors still builds what it built."""

import re
import shutil
from pathlib import Path

import pytest

from tests.features.breaches import change, put
from tests.features.conftest import Run, everything_in

ON = ("--on", "2026-11-20")
COMMANDS = (
    ("brief", "--mp", "Jess Phillips,Alex Norris", *ON),
    ("letters", "--mp", "Jess Phillips,Alex Norris", *ON),
    ("manifesto", "2024", *ON),
)
NAMES = {
    "school": "site",
    "schools": "sites",
    "pupils": "people_helped",
    "academic_year": "year",
}
PROGRAMMES = """\
- id: ark
  school: Ark Academy
  constituency: Birmingham Yardley
  academic_year: 2025/26
  pupils: 20
  hours: 300
- id: bede
  school: Bede Primary School
  constituency: Birmingham Yardley
  academic_year: 2025/26
  pupils: 7
- id: cobblewick
  school: Cobblewick School
  constituency: Nottingham North and Kimberley
  academic_year: 2024/25
  pupils: 40
- id: dunmore
  school: Dunmore School
  constituency: Nottingham North and Kimberley
  academic_year: 2025/26
  pupils: 31
"""
EVIDENCE = """\
- id: {id}
  statement: What we did
  value: {value}
  unit: {unit}
  population: All of our work
  geography: Leeds
  period: 2025/26
  status: published
  verified: primary
  publisher: R&A Tutors <north>
  title: Our year
  published: 2026-10-01
  good_until: 2099-12-31
"""
PICTURE = """\
{% for year in programme_years %}
### {{ year.academic_year }}

{% for programme in year.programmes %}
- {{ programme.school }} in {{ programme.academic_year }}:
  {{ programme.pupils | pupils(small_number) }} pupils,
  {{ programme | programme_line(small_number) }}
{% endfor %}

All of {{ year.academic_year }}: {{ year.pupils if year.pupils is not none else "not shown" }}

{% endfor %}
{% for total in wider_totals %}
- {{ total.place }} in {{ total.academic_year }}: {{ total.schools }} schools,
  {{ total.pupils if total.pupils is not none else "some" }} pupils
{% endfor %}
"""
PARTIAL = "templates/_partials/local_picture.md.j2"


def renamed(text: str) -> str:
    """Return a text of a file or template with today's names in place of the former ones."""
    text = re.sub(r"(?m)^(  )(school|pupils|academic_year):", lambda m: f"  {NAMES[m[2]]}:", text)
    text = re.sub(
        r"\b(programme|year|total)\.(\w+)",
        lambda m: f"{m[1]}.{NAMES.get(m[2], m[2])}",
        text.replace("unit: pupils", "unit: people").replace("unit: schools", "unit: sites"),
    )
    return text.replace("| pupils(", "| people(")


@pytest.fixture
def former(workspace: Path) -> Path:
    """The small workspace with programmes and units in the former words, and no sector named."""
    change(workspace, "advocate.yaml", "works: Tutoring", 'works: At {{ fact("places") }} it')
    with (workspace / "advocate.yaml").open("a", encoding="utf-8") as settings:
        settings.write("programmes_are_complete: true\n")
    put(workspace, "data/programmes.yaml", PROGRAMMES)
    register = (workspace / "data/evidence.yaml").read_text("utf-8")
    counts = EVIDENCE.format(id="places", value=12, unit="schools")
    counts += EVIDENCE.format(id="few", value=6, unit="pupils")
    put(workspace, "data/evidence.yaml", register + counts)
    change(workspace, "data/manifestos/2024.yaml", "We ask for tutors.", 'For {{ fact("few") }}.')
    return workspace


def moved_on(folder: Path) -> None:
    """Give the workspace today's names, and its sector by name."""
    for name in ("data/programmes.yaml", "data/evidence.yaml", PARTIAL):
        if (folder / name).exists():
            text = renamed((folder / name).read_text("utf-8"))
            assert not re.search(r"academic_year|schools?:|: schools|pupils:|[.:|] ?pupils", text)
            put(folder, name, text)
    with (folder / "advocate.yaml").open("a", encoding="utf-8") as settings:
        settings.write("sectors: [education]\n")


def built(run: Run, folder: Path) -> dict[str, bytes]:
    """Every document that the commands build anew."""
    shutil.rmtree(folder / "briefs", ignore_errors=True)
    for command in COMMANDS:
        outcome = run(*command)
        assert outcome.exit_code == 0, outcome.stderr
    return everything_in(folder / "briefs")


@pytest.mark.parametrize("has_own_template", [False, True])
def test_former_names_build_the_same_documents_as_todays(
    run: Run, former: Path, has_own_template: bool
) -> None:
    if has_own_template:
        (former / "templates").mkdir()
        put(former, PARTIAL, PICTURE)
    then = built(run, former)
    moved_on(former)

    now = built(run, former)

    assert now == then
    assert len(then) > 10
    brief = former / "briefs/2026-11-20-brief-jess-phillips.md"
    text = " ".join(brief.read_text("utf-8").split())
    manifesto = (former / "briefs/2026-11-20-manifesto-2024.md").read_text("utf-8")
    assert "For fewer than\N{NO-BREAK SPACE}10" in manifesto
    if has_own_template:
        assert "- Ark Academy in 2025/26: 20 pupils, 300 hours of tutoring" in text
        assert "- Bede Primary School in 2025/26: fewer than 10 pupils" in text
        assert "- Birmingham City Council in 2025/26: 2 schools, some pupils" in text
    else:
        assert "| School | Pupils | What we do there |" in text
        assert "| Bede Primary School | fewer than 10 |" in text


def test_one_former_name_makes_a_workspace_one_of_schools(run: Run, workspace: Path) -> None:
    put(workspace, "data/programmes.yaml", PROGRAMMES.replace("school:", "site:"))

    assert "| School | Pupils |" in run("brief", "--mp", "4370", *ON).text("briefs/*.md")


def test_a_sector_that_is_named_goes_before_what_former_names_imply(
    run: Run, workspace: Path
) -> None:
    put(workspace, "data/programmes.yaml", PROGRAMMES)
    with (workspace / "advocate.yaml").open("a", encoding="utf-8") as settings:
        settings.write("sectors: [health_and_care]\n")

    text = run("brief", "--mp", "4370", *ON).text("briefs/*.md")

    assert "| School | Pupils |" not in text
    assert "Ark Academy" in text


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("  pupils: 20\n", "  pupils: many\n", 5, '"pupils" must be a whole number'),
        ("  school: Ark Academy\n", "  school:\n", 2, '"school" is empty'),
        ("2025/26\n  pupils: 20\n", "2025/27\n", 4, '"2025/27" is not the year of a programme'),
        ("  pupils: 20\n", "  pupils: 20\n  people_helped: 21\n", 5, '"pupils" is not a field'),
        ("  pupils: 20\n", "  pupil: 20\n", 5, '"pupil" is not a field'),
        ("  pupils: 20\n", "  pupils: -20\n", 5, "pupils cannot be below 0"),
        ("  school: Ark Academy\n", "", 1, '"site" is missing'),
    ],
)
def test_what_is_wrong_is_told_at_the_line_in_the_name_that_was_written(
    run: Run, workspace: Path, old: str, new: str, line: int, said: str
) -> None:
    put(workspace, "data/programmes.yaml", PROGRAMMES.replace(old, new, 1))

    problems = run("check", "--json", *ON).json["problems"]

    told = [p for p in problems if p["file"] == "data/programmes.yaml" and said in p["message"]]
    assert [(p["severity"], p["line"]) for p in told] == [("error", line)]
