"""What `advocate check` and a build say of the words around figures."""

from pathlib import Path

import pytest

from tests.features.conftest import Run, everything_in

pytestmark = pytest.mark.usefixtures("in_schools")
ON = "2026-11-20"
BRIEF = ("brief", "--mp", "4370", "--on", ON, "--format", "md")
SETTINGS = "advocate.yaml"
Found = tuple[str, str | None, int | None]


def say(folder: Path, text: str) -> int:
    """Make `text` the objective of briefs; return its line."""
    path = folder / SETTINGS
    lines = path.read_text("utf-8").splitlines()
    (at,) = [i for i, line in enumerate(lines) if line.startswith("  objective:")]
    lines[at] = f"  objective: '{text.replace(chr(39), chr(39) * 2)}'"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return at + 1


def template(folder: Path, text: str) -> None:
    """Give the workspace a template for briefs of its own."""
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "brief.md.j2").write_text(text, "utf-8")


def claim(folder: Path, **fields: object) -> None:
    """Add a claim to the register."""
    values: dict[str, object] = {
        "id": "other",
        "statement": "Something else",
        "value": 46,
        "unit": "percent",
        "population": "Pupils",
        "geography": "England",
        "period": "2023/24",
        "status": "published",
        "verified": "primary",
        "publisher": "Department for Education",
        "title": "Attainment",
        "published": "2026-10-01",
        "retrieved": "2026-11-01",
        "url": "https://example.org/attainment",
    } | fields
    path = folder / "data" / "evidence.yaml"
    entry = "- " + "\n  ".join(f"{name}: {value}" for name, value in values.items())
    path.write_text(f"{path.read_text('utf-8')}{entry}\n", "utf-8")


def found(run: Run, rule: str) -> list[Found]:
    """Severity, file and line of what one rule finds in the workspace."""
    problems = run("check", "--rule", rule, "--on", ON, "--json").json["problems"]
    assert all(problem["rule"] == rule for problem in problems)
    return [(p["severity"], p["file"], p["line"]) for p in problems]


def assert_stops(run: Run, folder: Path, said: str) -> None:
    """A brief is refused with these words, and the folder is as it was."""
    before = everything_in(folder)
    outcome = run(*BRIEF)
    assert outcome.exit_code == 1
    assert said in " ".join(outcome.stderr.split())
    assert everything_in(folder) == before


# --- figures typed by hand (N01) --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "In 2023, 46% of pupils reached the standard.",
        "The premium is £1,480 a pupil.",
        "We asked for £1.5 million.",
        "We taught 6,003 pupils.",
        "We taught 6003 pupils.",
        "We taught 2000 pupils.",
        "The index stood at 3.21.",
        "We work in 8 cities.",
        "A third, or ⅓, of them.",
        "About 1 in 3 pupils.",
        "In Year 6 and 20 schools.",
        "By Year 6,003 pupils.",
        "It cost 20 per cent more.",
        "A grade of 4.5 on average.",
        "The premium is £2019.",
        "In 2000 schools there is no tutor.",
        "We grew from 16 to 19 schools.",
        "We gave over 10 hours to each.",
        "It costs £0.5 million.",
        "The first 100 pupils came.",
    ],
)
def test_a_figure_typed_into_prose_is_an_error_at_its_line_and_stops_the_brief(
    run: Run, workspace: Path, text: str
) -> None:
    line = say(workspace, text)

    assert found(run, "N01") == [("error", SETTINGS, line)]
    assert_stops(run, workspace, f"{SETTINGS}:{line}:")


@pytest.mark.parametrize(
    "text",
    [
        "On 30 June 2025, 2025-06-30, 4 July and in June 2021; the visits of 2 and 8 July.",
        "In 2023/24 and 2024-25, in 2019 schools closed, and in the 2010s.",
        "At 12:30, 8am, 1.30pm or 9–10am; 12 noon.",
        "Year 6, Years 5 and 6, key stage 2, KS4, grade 4 or above, grades 9 to 4.",
        "HC 254, Q384-452, UIN 9807, Volume 747, ERS0002, section 5, the Act 1996, clause 3.",
        "Write to 10 Downing Street, SW1A 2AA, 020 7946 0000, a1@b9.org, https://x.org/99.",
        "From age 16, post-16, ages 11 to 16; the 16–19 fund; our 10th anniversary.",
        "Three asks of seven Members, and groups of <5 pupils.",
        "Open 24 hours a day; we reply within 48 hours, or within 45 minutes.",
        "It costs £0 to join, in the first 100 days, over 10 weeks; the 1,000th session.",
        "HL Paper 4, vol 747, col 300WH, SI 2019/1027 and the 16 to 19 tuition fund.",
        "Bus 185 from platform 4 or junction 24; extension 204.",
        "In 2019 schools closed, and in the year 2000 they were open.",
        '{{ fact("helped") }} of pupils in 2023/24.',
    ],
)
def test_dates_names_references_and_claims_are_no_figures(
    run: Run, workspace: Path, text: str
) -> None:
    say(workspace, text)

    assert found(run, "N01") == []
    assert run(*BRIEF).exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "Half of the pupils, a third of schools.",
        "Eleven schools joined.",
        "Hundreds of our volunteers came.",
        "The number of pupils doubled.",
        "Two in five pupils passed.",
        "Four out of ten disadvantaged pupils passed.",
        "Half our pupils passed.",
        "Demand has risen threefold.",
    ],
)
def test_a_number_in_words_is_a_warning_and_stops_nothing(
    run: Run, workspace: Path, text: str
) -> None:
    line = say(workspace, text)

    assert found(run, "N01") == [("warning", SETTINGS, line)]
    assert run(*BRIEF).exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "At half past ten sessions begin.",
        "Two in our team tutor pupils.",
        "The manifold needs of pupils; one of our tutors; three of four.",
    ],
)
def test_small_numbers_in_words_are_left_alone(run: Run, workspace: Path, text: str) -> None:
    say(workspace, text)

    assert found(run, "N01") == []


def test_a_figure_in_a_template_is_named_with_its_own_line(run: Run, workspace: Path) -> None:
    template(
        workspace,
        "# {{ address.plain_name }}\n\n{# 99 pupils #}\n{% if on.year > 2000 %}\n"
        "We worked in 2023/24\nwith 30 schools.\n{% endif %}\n",
    )

    assert found(run, "N01") == [("error", "templates/brief.md.j2", 6)]
    assert_stops(run, workspace, "templates/brief.md.j2:6:")


def test_a_figure_that_a_record_prints_was_not_typed(run: Run, workspace: Path) -> None:
    template(workspace, "# Brief {{ on.day }}\n\n{{ fact('gap') }}, {{ on | date_long }}.\n")

    assert run(*BRIEF).exit_code == 0


VISIT = """\
- id: soon
  member: 4370
  date: 2026-12-04
  venue: Ark School
  purpose: To see a session
  supervised_by: the class teacher
  sign_in: At reception
  safeguarding_lead: Odile Farrow
  consent: 18 of 20 families have agreed to photographs.
  access: Two steps, then 5 more.
  {}
"""


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("press: One camera, 2 journalists.", []),
        ("press: One camera, 40 journalists.", [11]),
        ("objective: To meet 5 pupils.", [11]),
        ("press: We raised 5% more.", [11]),
    ],
)
def test_the_plan_of_a_visit_may_hold_small_counts(
    run: Run, workspace: Path, more: str, lines: list[int]
) -> None:
    (workspace / "data" / "visits.yaml").write_text(VISIT.format(more), "utf-8")

    assert found(run, "N01") == [("error", "data/visits.yaml", line) for line in lines]
    assert run(*BRIEF).exit_code == (1 if lines else 0)


def test_words_that_somebody_said_may_hold_figures(run: Run, workspace: Path) -> None:
    (workspace / "data" / "quotes.yaml").write_text(
        "- id: said\n  text: We lost 30 hours of lessons.\n  speaker: A head\n  role: head\n"
        "  said_on: 2026-09-01\n  source: Our blog\n"
        "  consent: {scope: public, given_by: the head, given_on: 2026-09-01}\n",
        "utf-8",
    )

    assert found(run, "N01") == []


# --- percentage points (N07) ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The gap of 22% has not closed.",
        "Headteachers spoke of keeping the gap at 22%.",
        "The gap between disadvantaged and other pupils was 22 per cent.",
        "It is a 22% gap.",
        "The share who reach the standard fell by 1.6 per cent.",
        "It fell from 46% to 44.4%, a drop of 1.6%.",
        "Our pupils are 22% behind.",
        'The gap between the two groups, {{ fact("helped") }}, is wide.',
        "The gap, now 46%, is wide.",
        '{{ fact("gap") }} per cent lie between them.',
    ],
)
def test_a_difference_of_percentages_in_per_cent_is_an_error(
    run: Run, workspace: Path, text: str
) -> None:
    line = say(workspace, text)

    assert found(run, "N07") == [("error", SETTINGS, line)]
    assert_stops(run, workspace, "is a difference of percentages")


@pytest.mark.parametrize(
    "text",
    [
        'The gap is {{ fact("gap") }}.',
        "The pay gap of 22% concerns us too.",
        "The gap between some pupils at 46% and others at 68% is wide.",
        "Prices rose by 3%.",
        "The gap is that 46% of pupils miss out.",
        "The gap index fell by 10%.",
        "In schools with a wide gap, 46% of pupils struggle.",
        "Of pupils who face this gap, 46%, or nearly half, are girls.",
        "The pay gap between us, 22%, is wide.",
    ],
)
def test_other_percentages_are_left_alone(run: Run, workspace: Path, text: str) -> None:
    say(workspace, text)

    assert found(run, "N07") == []


@pytest.mark.parametrize(
    ("statement", "unit", "count"),
    [
        ("Gap between disadvantaged and other pupils", "percent", 1),
        ("The disadvantage gap at key stage 2", "percent", 1),
        ("Gap between disadvantaged and other pupils", "percentage_points", 0),
        ("Pay gap between women and men", "percent", 0),
        ("Schools that closed the gap between groups", "percent", 0),
    ],
)
def test_a_claim_on_a_gap_is_not_in_per_cent(
    run: Run, workspace: Path, statement: str, unit: str, count: int
) -> None:
    claim(workspace, statement=statement, unit=unit)

    problems = found(run, "N07")

    assert [(severity, file) for severity, file, _ in problems] == [
        ("error", "data/evidence.yaml")
    ] * count


# --- directions (N08) -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The share was 46.2% in 2022/23 – down from 45.5%.",
        "The share rose from 46% to 45%.",
        "It fell to 46% from 45% in 2023.",
        "We grew from 6,003 to 5,700 pupils.",
        "It is 46%, up from 47% the year before.",
        "The gap narrowed from 22 to 23 percentage points.",
        "46.2% is lower than 45.5%.",
        "The share slipped from 45% to 46%.",
        "It sank to 46% from 45%.",
        "The share improved from 46% to 45%.",
        "The share is 45%, better than 46% before.",
        "46 is fewer than 45.",
    ],
)
def test_a_direction_that_the_figures_contradict_is_an_error(
    run: Run, workspace: Path, text: str
) -> None:
    line = say(workspace, text)

    assert found(run, "N08") == [("error", SETTINGS, line)]
    assert_stops(run, workspace, "does not fit")


@pytest.mark.parametrize(
    "text",
    [
        "The share was 46.2% in 2022/23 – up from 45.5%.",
        "It fell from 46% to 45%.",
        "It did not rise from 46% to 45%.",
        "Money fell from £2 million to 45% of what it was.",
        "The gap grew from 3.13 in 2019 to 3.23 in 2022, and narrowed to 3.21.",
        "It is 46%, up from 45% in 2022, though down from 51% in 2019.",
        "It slipped from 46% to 45%, and 46% is better than 45%.",
        "The gap improved from 22 to 20 percentage points.",
        "Absence improved from 8% to 7%.",
        "Of 20 schools, fewer than 10 replied.",
        "Fewer pupils from 12 schools came to 40 sessions.",
    ],
)
def test_a_direction_that_agrees_is_left_alone(run: Run, workspace: Path, text: str) -> None:
    say(workspace, text)

    assert found(run, "N08") == []


def test_directions_are_read_with_the_figures_of_the_claims(run: Run, workspace: Path) -> None:
    claim(workspace, id="new", value=46.2)
    claim(workspace, id="old", value=45.5, period="2022/23")
    line = say(workspace, '{{ fact("new") }} reach it, down from {{ fact("old") }}.')

    assert ("error", SETTINGS, line) in found(run, "N08")
    assert_stops(run, workspace, "“down” does not fit 45.5% before and 46.2% after")


def test_the_highest_is_not_called_so_where_the_register_has_a_higher(
    run: Run, workspace: Path
) -> None:
    claim(workspace, id="new", value=46.2, series="share")
    claim(workspace, id="old", value=47.5, series="share", period="2022/23")
    line = say(workspace, 'At {{ fact("new") }} the share is the highest.')

    assert found(run, "N08") == [("error", SETTINGS, line)]


# --- superlatives, nations, style (N09, N12, N17) ---------------------------------------------


def test_a_superlative_in_a_template_needs_a_dated_claim(run: Run, workspace: Path) -> None:
    template(workspace, "# Brief\n\nIt is the widest gap in twelve years.\n")
    outcome = run(*BRIEF, "--json")

    assert [p["severity"] for p in outcome.json["problems"] if p["rule"] == "N09"] == ["warning"]

    claim(workspace, id="widest", value=46, as_of="2026-10-01")
    template(workspace, '# Brief\n\nAt {{ fact("widest") }} it is the widest gap for years.\n')
    outcome = run(*BRIEF, "--json")

    assert "N09" not in {p["rule"] for p in outcome.json["problems"]}


HEAD_SAID = "These are the worst results that I have ever seen in this school."


def test_somebody_s_own_superlative_is_theirs(run: Run, workspace: Path) -> None:
    template(
        workspace,
        f"# Brief\n\n> It was hard. {HEAD_SAID}\n\nA head wrote: “{HEAD_SAID}”\n\n"
        "It is the worst gap ever.\n",
    )

    outcome = run(*BRIEF, "--json")

    told = [p["message"] for p in outcome.json["problems"] if p["rule"] == "N09"]
    assert len(told) == 1
    assert "It is the worst gap ever" in told[0]


@pytest.mark.parametrize(
    "text",
    [
        '{{ fact("poor") }} of pupils in the country are poor.',
        'Of our nation\'s pupils {{ fact("poor") }} are poor.',
        'Up and down the country {{ fact("poor") }} are poor.',
        'In the U.K., {{ fact("poor") }} are poor.',
        'In England and Wales {{ fact("poor") }} are poor.',
        'In Wales {{ fact("poor") }} are poor.',
        'The Church of England says that {{ fact("poor") }} all over the UK are poor.',
    ],
)
def test_a_figure_for_england_is_not_stretched(run: Run, workspace: Path, text: str) -> None:
    claim(workspace, id="poor", value=28)
    line = say(workspace, text)

    assert found(run, "N12") == [("error", SETTINGS, line)]


def test_a_figure_for_england_is_not_called_the_uks(run: Run, workspace: Path) -> None:
    claim(workspace, id="poor", value=28)
    line = say(workspace, 'COVID-19 will widen the gap for the UK\'s {{ fact("poor") }} of pupils.')

    assert found(run, "N12") == [("error", SETTINGS, line)]
    assert_stops(run, workspace, "“UK” stands beside poor, which is for England only")


@pytest.mark.parametrize(
    ("text", "geography"),
    [
        ('In England, {{ fact("poor") }} of pupils.', "England"),
        ('Britain has {{ fact("poor") }} of them.', "United Kingdom"),
        ('Unlike in Wales, {{ fact("poor") }} of pupils in England are.', "England"),
        ('Pupils of the Prince of Wales School saw {{ fact("poor") }}.', "England"),
        ('{{ fact("poor") }} of schools in the countryside.', "England"),
        ('The UK Parliament heard of {{ fact("poor") }} of pupils.', "England"),
        ('The UK is large. Here {{ fact("poor") }} of pupils are poor.', "England"),
    ],
)
def test_nations_that_agree_are_left_alone(
    run: Run, workspace: Path, text: str, geography: str
) -> None:
    claim(workspace, id="poor", value=28, geography=geography)
    say(workspace, text)

    assert found(run, "N12") == []
    assert run(*BRIEF).exit_code == 0


@pytest.mark.parametrize(
    ("text", "geography", "said"),
    [
        ('{{ fact("poor") }} of pupils in Wales are.', "Northern Ireland", "Wales"),
        ('{{ fact("poor") }} of pupils across Scotland are.', "Wales", "Scotland"),
        ('{{ fact("poor") }} of Scottish pupils are.', "England", "Scottish"),
        ('{{ fact("poor") }} of pupils in the UK are.', "Scotland", "UK"),
        ('{{ fact("poor") }} of pupils in Cardiff are.', "Wales", "Cardiff"),
        ('{{ fact("poor") }} of Leeds’s pupils are.', "Yorkshire and the Humber", "Leeds"),
        ('In Bradford, {{ fact("poor") }} are.', "West Yorkshire", "Bradford"),
        ('Of pupils in Bradford, {{ fact("poor") }} are.', "Leeds", "Bradford"),
        ('{{ fact("poor") }} of pupils in Leeds South are.', "Leeds", "Leeds South"),
        ('{{ fact("poor") }} of pupils in your constituency are.', "London", "your constituency"),
        ('{{ fact("poor") }} of pupils in the North East are.', "England", "North East"),
    ],
)
def test_a_figure_of_one_place_is_not_said_of_another(
    run: Run, workspace: Path, text: str, geography: str, said: str
) -> None:
    claim(workspace, id="poor", value=28, geography=geography)
    line = say(workspace, text.replace("'", "''"))

    assert found(run, "N12") == [("error", SETTINGS, line)]
    assert_stops(run, workspace, f"“{said}” stands beside poor, which is for {geography}")


@pytest.mark.parametrize(
    ("text", "geography"),
    [
        ('{{ fact("poor") }} of pupils in Hull are.', "Kingston upon Hull"),
        ('{{ fact("poor") }} of pupils in Britain are.', "United Kingdom"),
        ('{{ fact("poor") }} of pupils in Swansea are.', "Cardiff and Swansea"),
        ('{{ fact("poor") }} of pupils in Leeds are.', "Leeds (local authority)"),
        ('{{ fact("poor") }} of pupils in your constituency are.', "Birmingham Yardley"),
        ('{{ fact("poor") }} of our pupils in Leeds are.', "Our twelve schools"),
        ('{{ fact("poor") }} of pupils in Leeds are; in Wales fewer.', "Wales"),
        ('Our tutors in Leeds know that {{ fact("poor") }} of pupils are.', "England"),
        ('{{ fact("poor") }} of pupils told our tutors in Leeds so.', "England"),
        ('When we came to Leeds, {{ fact("poor") }} of pupils were.', "England"),
        ('{{ fact("poor") }} of pupils, as in Leeds, are.', "England"),
        ('{{ fact("poor") }} of Leeds City Museum guests are.', "England"),
        ('{{ fact("poor") }} of pupils passed in English.', "Wales"),
        ('{{ fact("poor") }} of pupils are, more than in Scotland.', "Wales"),
    ],
)
def test_a_place_beside_a_figure_is_not_always_that_of_the_figure(
    run: Run, workspace: Path, text: str, geography: str
) -> None:
    claim(workspace, id="poor", value=28, geography=geography)
    say(workspace, text)

    assert found(run, "N12") == []


@pytest.mark.parametrize(
    "text", ["At 12 pm.", "We raised £1.5m.", "It is 20 per cent.", "We taught 6003 pupils."]
)
def test_numbers_out_of_style_are_noted(run: Run, workspace: Path, text: str) -> None:
    line = say(workspace, text)

    assert found(run, "N17") == [("note", SETTINGS, line)]


def test_the_sample_breaks_none_of_these_rules(run_sample: Run) -> None:
    for rule in ("N01", "N07", "N08", "N09", "N12", "N17", "F09", "F10"):
        assert found(run_sample, rule) == []
