"""A figure that somebody typed is found where a template prints it, whatever it went through."""

from pathlib import Path

import docx
import pytest

from tests.features.breaches import MANIFESTO, change
from tests.features.conftest import Run, everything_in

ON = ("--on", "2026-11-20")
VISIT = ("brief", "--mp", "4510", *ON)
OTHER = ("brief", "--mp", "4370", *ON)
ASKS = ("manifesto", "2024", *ON)
VISITS, LOG, PROGRAMMES = "data/visits.yaml", "data/engagements.yaml", "data/programmes.yaml"
NAME = "Young*Minds & [Co]"
CONSTRUCTS = (
    "{% set text %}TEXT{% endset %}{{ text }}",
    "{% macro say(text) %}{{ text }}{% endmacro %}{{ say('TEXT') }}",
    "{% macro frame() %}{{ caller() }}{% endmacro %}{% call frame() %}TEXT{% endcall %}",
    "{{ 'TEXT' }}",
    "{% filter trim %}TEXT{% endfilter %}",
    "{{ organisation.name ~ ', TEXT' }}",
)
SHOWN = (
    "{% set text %}{{ organisation.name }}{% endset %}{{ text }}",
    "{% macro say(text) %}{{ text }}{% endmacro %}{{ say(organisation.name) }}",
    "{% macro frame() %}{{ caller() }}{% endmacro %}{% call frame() %}{{ organisation.name }}"
    "{% endcall %}",
)


@pytest.mark.parametrize(
    ("command", "file", "old"),
    [
        (VISIT, VISITS, "and to talk about what should follow"),
        (VISIT, VISITS, "Helen Hayes sees a small-group maths session"),
        (VISIT, VISITS, "Arrival, signing in and visitor's badge"),
        (VISIT, VISITS, "Headteacher, Starling Reach Primary School"),
        (VISIT, VISITS, "Lives in the constituency"),
        (VISIT, VISITS, "No journalists."),
        (VISIT, VISITS, "Miriam Castell or the class teacher"),
        (VISIT, VISITS, "Main reception, with photographic"),
        (VISIT, VISITS, "Step-free from the street"),
        (VISIT, LOG, "Send the running order"),
        (OTHER, PROGRAMMES, "Wednesday and Thursday mornings"),
        (ASKS, MANIFESTO, "Protect the pupil premium in real terms"),
        (ASKS, MANIFESTO, "Financial year 2027-28"),
        (ASKS, MANIFESTO, "One year's rise in prices"),
        (ASKS, MANIFESTO, "Money is short for every pupil"),
    ],
)
def test_a_figure_in_a_field_of_prose_stops_the_document_that_prints_it(
    run_sample: Run, command: tuple[str, ...], file: str, old: str
) -> None:
    folder = Path.cwd()
    change(folder, file, old, f"{old} with 83% of pupils")
    before = everything_in(folder)

    outcome = run_sample(*command, "--json")

    assert outcome.exit_code == 1
    found = [p["message"] for p in outcome.json["problems"] if p["rule"] == "N01"]
    assert any(message.startswith("83% is typed by hand") for message in found), found
    assert everything_in(folder) == before


def own(folder: Path, text: str) -> None:
    """Give the workspace a template for briefs that prints only this."""
    (folder / "templates").mkdir(exist_ok=True)
    template = f"# {{{{ address.plain_name }}}}\n\n{text}\n"
    (folder / "templates" / "brief.md.j2").write_text(template, "utf-8")


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_a_figure_typed_in_a_template_is_found_inside_any_construct(
    run: Run, workspace: Path, construct: str
) -> None:
    own(workspace, construct.replace("TEXT", "83% of pupils"))

    outcome = run(*OTHER, "--json")

    assert outcome.exit_code == 1
    assert {p["rule"] for p in outcome.json["problems"] if p["severity"] == "error"} == {"N01"}


@pytest.mark.parametrize("construct", ["{{ 83 }}% of pupils", "{% set x = 83 %}{{ x | percent }}"])
def test_a_number_typed_in_a_template_is_a_figure(
    run: Run, workspace: Path, construct: str
) -> None:
    own(workspace, construct)

    assert "83% is typed by hand" in run(*OTHER).stderr.replace("\n", " ")


@pytest.mark.parametrize("construct", SHOWN)
def test_a_name_is_shown_as_it_is_in_every_format(
    run: Run, workspace: Path, construct: str
) -> None:
    change(workspace, "advocate.yaml", "name: R&A Tutors <north>", f"name: '{NAME}'")
    own(workspace, f"By {construct}.")

    outcome = run(*OTHER, *(word for name in ("md", "docx", "html") for word in ("--format", name)))

    assert outcome.exit_code == 0, outcome.stderr
    assert "By Young\\*Minds & \\[Co\\]." in outcome.text("briefs/*.md")
    assert "By Young*Minds &amp; [Co].<" in outcome.text("briefs/*.html")
    (document,) = workspace.glob("briefs/*.docx")
    assert f"By {NAME}." in [p.text for p in docx.Document(str(document)).paragraphs]


def test_what_records_say_raises_nothing(run: Run, workspace: Path) -> None:
    own(
        workspace,
        "{% set on_day %}{{ on }}{% endset %}{{ on_day }}: {{ organisation.charity_number }}, "
        "{{ organisation.address | join(', ') ~ ' ' ~ (1 + organisation.address | length) }}, "
        "{{ '%d of %s' | format(organisation.name | length, organisation.charity_number) }}",
    )

    outcome = run(*OTHER, "--json")

    assert outcome.exit_code == 0
    assert [p for p in outcome.json["problems"] if p["rule"] == "N01"] == []
