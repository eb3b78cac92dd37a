"""Rules on figures, through the command line; real published slips are cases with their figures."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.features.breaches import MANIFESTO, change, found, line_of
from tests.features.conftest import Run, everything_in

pytestmark = pytest.mark.usefixtures("in_schools")
EVIDENCE = "data/evidence.yaml"
SETTINGS = "advocate.yaml"
DISADVANTAGED = "Disadvantaged pupils at the end of key stage 2 in state-funded schools"
OTHERS = "All other pupils at the end of key stage 2 in state-funded schools"
KS4_DISADVANTAGED = "Disadvantaged pupils at the end of key stage 4 in state-funded schools"
KS4_OTHERS = "All other pupils at the end of key stage 4 in state-funded schools"
PUPILS = "All pupils at the end of key stage 4"
ON = ("--on", "2025-02-01")


def claim(name: str, value: float | None, **more: Any) -> dict[str, Any]:
    """A real claim of the school year 2023/24, as the register holds it."""
    base: dict[str, Any] = {
        "statement": "Pupils at the expected standard",
        "unit": "percent",
        "population": DISADVANTAGED,
        "geography": "England",
        "period": "2023/24",
        "status": "final",
        "verified": "primary",
        "publisher": "Department for Education",
        "title": "Key stage 2 attainment",
        "published": "2024-12-12",
    }
    return {"id": name, **({} if value is None else {"value": value}), **base, **more}


def register(folder: Path, *claims: dict[str, Any]) -> None:
    """Add claims to the register, one field a line."""
    lines: list[str] = []
    for item in claims:
        fields = [f"{key}: {json.dumps(v, ensure_ascii=False)}" for key, v in item.items()]
        fields = [f"{k}: {v}" for k, v in item.items() if k in {"published", "retrieved"}] + [
            f for f in fields if not f.startswith(("published:", "retrieved:"))
        ]
        fields.sort(key=lambda f: not f.startswith("id:"))
        lines += [f"- {fields[0]}", *(f"  {field}" for field in fields[1:] if "null" not in field)]
    path = folder / EVIDENCE
    path.write_text(path.read_text("utf-8") + "\n".join(lines) + "\n", "utf-8")


def say(folder: Path, text: str) -> int:
    """Let letters and briefs say `text`; return the line of its field."""
    change(folder, SETTINGS, 'problem: The gap is {{ fact("gap") }}.', f"problem: '{text}'")
    return line_of(folder, SETTINGS, "  problem:")


def cite(*names: str) -> str:
    return " ".join(f'A {{{{ fact("{name}") }}}}.' for name in names)


def ids(problems: list[dict[str, Any]]) -> list[str]:
    return [problem["message"].partition(" ")[0] for problem in problems]


PAIR = (
    claim("dis", 46, status="revised", measure="rwm", series="dis_s", comparator="oth"),
    claim("oth", 67, status="revised", measure="rwm", series="oth_s", population=OTHERS),
)
GAP = claim(
    "the_gap",
    22,
    unit="percentage_points",
    status="revised",
    measure="rwm",
    series="gap_s",
    population="Disadvantaged and other pupils at the end of key stage 2",
    gap_of=["dis", "oth"],
)


# --- N02 and the register's own arithmetic ---


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"published": None}, 1),
        ({"published": None, "retrieved": "2025-01-02"}, 0),
        ({"published": None, "illustrative": True}, 0),
        ({}, 0),
    ],
)
def test_a_real_claim_says_when_it_was_published_or_read(
    run: Run, workspace: Path, changes: dict[str, Any], count: int
) -> None:
    fields = {k: v for k, v in (claim("bare", 46) | changes).items() if v is not None}
    register(workspace, fields)

    problems = found(run, "N02")

    assert ids(problems) == ["bare"] * count
    for problem in problems:
        assert (problem["severity"], problem["file"]) == ("error", EVIDENCE)
        assert problem["line"] == line_of(workspace, EVIDENCE, 'id: "bare"')


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [(2000, 1500, "from the lower value"), (-5, 3, "not below 0"), (1500, 2000, None)],
)
def test_a_range_goes_from_low_to_high(
    run: Run, workspace: Path, low: int, high: int, message: str | None
) -> None:
    register(workspace, claim("span", None, unit="sites", range={"low": low, "high": high}))
    say(workspace, cite("span"))

    outcome = run("letters", "--committee", "education", "--format", "md", "--on", "2025-02-01")

    if message:
        assert outcome.exit_code == 1
        assert message in outcome.stderr
    else:
        assert "A 1,500 to 2,000[^" in next(
            p.read_text("utf-8")
            for p in outcome.folder.glob("briefs/*.md")
            if "index" not in p.name
        )


@pytest.mark.parametrize(
    ("gap_of", "message"), [(["dis"], "between two"), (["dis", "nobody"], 'the id "nobody"')]
)
def test_a_gap_lies_between_two_claims_that_exist(
    run: Run, workspace: Path, gap_of: list[str], message: str
) -> None:
    register(workspace, *PAIR, GAP | {"gap_of": gap_of})

    outcome = run("check", "--json")

    (problem,) = [p for p in outcome.json["problems"] if message in p["message"]]
    assert (problem["severity"], problem["file"]) == ("error", EVIDENCE)


@pytest.mark.parametrize(("part", "whole", "count"), [(700, 650, 1), (650, 650, 0), (640, 650, 0)])
def test_a_part_is_not_more_than_its_whole(
    run: Run, workspace: Path, part: int, whole: int, count: int
) -> None:
    register(
        workspace,
        claim("some", part, unit="sites", part_of="all_of_them"),
        claim("all_of_them", whole, unit="sites"),
    )

    problems = found(run, "N15")

    assert ids(problems) == ["some"] * count
    if count:
        assert problems[0]["severity"] == "error"
        assert problems[0]["line"] == line_of(workspace, EVIDENCE, "part_of")


@pytest.mark.parametrize(
    ("shares", "count"),
    [
        ((33, 33, 33), 0),
        ((33.3, 33.3, 33.4), 0),
        ((46, 56), 1),
        ((50, 48.9), 1),
        ((50, 51), 0),
        pytest.param((17, 17, 17, 17, 17, 17), 0, id="six sixths"),
        pytest.param((15,) * 7, 1, id="seven that cannot be"),
        pytest.param((14.3,) * 7, 0, id="seven sevenths"),
        pytest.param((14.4,) * 7, 1, id="seven with a decimal that cannot be"),
        pytest.param((33.3, 33.3, 33.1), 1, id="a point is much beside decimals"),
        pytest.param((12.5, 12.5, 75.1), 0, id="one decimal each"),
    ],
)
def test_shares_of_a_whole_make_up_a_hundred(
    run: Run, workspace: Path, shares: tuple[float, ...], count: int
) -> None:
    register(
        workspace,
        *(claim(f"share_{i}", share, share_of="pupils") for i, share in enumerate(shares)),
        claim("of_another_year", 20, share_of="pupils", period="2022/23"),
    )

    problems = [p for p in found(run, "N15") if "2023/24" in p["message"]]

    assert len(problems) == count
    if count:
        assert problems[0]["severity"] == "error"
        assert problems[0]["line"] == line_of(workspace, EVIDENCE, "share_of")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"value": 0.45}, "value"),
        ({"value": 0.03}, "value"),
        ({"value": None, "range": {"low": 0.2, "high": 0.25}}, "range"),
        ({"value": 45}, None),
        ({"value": 0}, None),
        ({"value": 1}, None),
        ({"value": 0.45, "decimals": 2}, None),
        ({"value": 0.45, "unit": "index"}, None),
        ({"value": 0.45, "unit": "percentage_points"}, None),
    ],
)
def test_a_percentage_is_no_part_of_one(
    run: Run, workspace: Path, changes: dict[str, Any], field: str | None
) -> None:
    register(workspace, claim("part", changes.get("value")) | changes)

    problems = found(run, "N15")

    assert [p["severity"] for p in problems] == ["warning"] * bool(field)
    if field:
        lines = (workspace / EVIDENCE).read_text("utf-8").splitlines()
        assert lines[problems[0]["line"] - 1].startswith(f"  {field}: ")
        assert problems[0]["line"] > lines.index('- id: "part"')


@pytest.mark.parametrize(
    ("verified", "count"), [("disputed", 1), ("primary", 0), ("secondary", 0), ("unverified", 0)]
)
def test_a_disputed_figure_warns_where_it_is_cited(
    run: Run, workspace: Path, verified: str, count: int
) -> None:
    register(workspace, claim("doubtful", 44, verified=verified))
    assert found(run, "N21") == []

    old = 'problem: The gap is {{ fact("gap") }}.'
    change(workspace, MANIFESTO, old, f"problem: '{cite('doubtful')}'")
    problems = found(run, "N21")
    told = run("manifesto", "2024", *ON, "--format", "md", "--json").json["problems"]
    printed = [p for p in told if p["rule"] == "N21"]

    assert [(p["severity"], p["about"]) for p in problems] == [("warning", "doubtful")] * count
    assert [p["message"] for p in printed] == [p["message"] for p in problems]


@pytest.mark.parametrize(
    ("hours", "pupils", "count"), [(4, 20, 1), (10, 20, 0), (1200, 20, 0), (1300, 20, 1)]
)
def test_hours_of_tutoring_go_with_the_pupils(
    run: Run, workspace: Path, hours: int, pupils: int, count: int
) -> None:
    (workspace / "data" / "programmes.yaml").write_text(
        "- id: p\n  site: A School\n  constituency: Birmingham Yardley\n"
        f"  year: 2023/24\n  people_helped: {pupils}\n  hours: {hours}\n",
        "utf-8",
    )

    problems = found(run, "N15")

    assert [(p["severity"], p["line"]) for p in problems] == [("error", 6)] * count


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, "no price_base and no basis"),
        ({"price_base": "2025-26 prices"}, "no basis"),
        ({"price_base": "2025-26 prices", "basis": "A rate for each pupil."}, None),
        ({"unit": "sites"}, None),
    ],
)
def test_money_has_its_prices_and_its_basis(
    run: Run, workspace: Path, changes: dict[str, Any], missing: str | None
) -> None:
    register(workspace, claim("rate", 1480, **({"unit": "gbp"} | changes)))

    problems = found(run, "N18")

    assert [p["severity"] for p in problems] == ["error"] * bool(missing)
    assert not missing or missing in problems[0]["message"]


def test_the_cost_of_an_ask_has_period_prices_and_basis(run: Run, workspace: Path) -> None:
    change(
        workspace,
        MANIFESTO,
        "{no_new_spending: true, basis: Money that is there already.}",
        "{amount: 5000000}",
    )

    (problem,) = found(run, "N18")

    assert "no period and no price_base and no basis" in problem["message"]
    assert problem["line"] == line_of(workspace, MANIFESTO, "amount:")


# --- N03, N04, N05: the age of a figure ---


@pytest.mark.parametrize(
    ("changes", "severity"),
    [
        ({}, "warning"),
        ({"published": "2025-02-01"}, "warning"),
        ({"published": "2025-02-02"}, None),
        ({"geography": "Birmingham"}, None),
        ({"population": OTHERS}, None),
        ({"verified": "disputed"}, None),
        ({"audience": "internal"}, None),
        ({"status": "provisional"}, "note"),
        ({"period": "2021/22"}, None),
    ],
)
def test_a_figure_gives_way_to_a_newer_one_that_was_public_by_the_date(
    run: Run, workspace: Path, changes: dict[str, Any], severity: str | None
) -> None:
    newer = {"period": "2023/24", "published": "2024-12-12"} | changes
    register(
        workspace,
        claim("older", 44, series="s", period="2022/23", published="2023-12-14"),
        claim("newer", 46, series="s", **newer),
    )
    say(workspace, cite("older"))

    problems = found(run, "N03", *ON)

    assert [p["severity"] for p in problems] == [severity] * bool(severity)
    if severity:
        assert problems[0]["message"].startswith("older (2022/23) is followed by newer (2023/24")
        assert problems[0]["line"] == line_of(workspace, EVIDENCE, 'id: "older"')


def test_an_older_year_cited_beside_the_newer_one_is_a_comparison(
    run: Run, workspace: Path
) -> None:
    register(
        workspace,
        claim("older", 44, series="s", period="2015/16", good_until=None),
        claim("newer", 46, series="s"),
    )
    say(workspace, cite("older", "newer"))

    assert found(run, "N03", *ON) == []
    assert found(run, "N04", *ON) == []


def test_what_only_a_manifesto_cites_is_measured_on_its_day(run: Run, workspace: Path) -> None:
    register(
        workspace,
        claim("older", 44, series="s", period="2022/23", published="2023-12-14"),
        claim("newer", 46, series="s"),
    )
    change(
        workspace,
        MANIFESTO,
        'problem: The gap is {{ fact("gap") }}.',
        f"problem: '{cite('older')}'",
    )

    assert found(run, "N03", "--on", "2026-11-20") == []
    assert found(run, "N04", "--on", "2026-11-20") == []
    change(workspace, MANIFESTO, "published: 2024-05-01", "published: 2024-12-12")
    assert ids(found(run, "N03", "--on", "2026-11-20")) == ["older"]


def test_a_manifesto_built_on_a_later_day_is_measured_on_that_day(
    run: Run, workspace: Path
) -> None:
    register(
        workspace,
        claim("older", 44, series="s", period="2022/23", published="2023-12-14"),
        claim("newer", 46, series="s"),
    )
    old = 'problem: The gap is {{ fact("gap") }}.'
    change(workspace, MANIFESTO, old, f"problem: '{cite('older')}'")

    def told(on: str) -> set[str]:
        problems = run("manifesto", "2024", "--json", "--on", on).json["problems"]
        return {p["rule"] for p in problems} & {"N03", "N04"}

    assert told("2024-05-01") == set()
    assert told("2024-12-20") == {"N03", "N04"}


@pytest.mark.parametrize(
    ("period", "fresh", "old"),
    [
        ("2023/24", "2025-10-31", "2025-11-01"),
        ("2024-25", "2026-05-31", "2026-06-01"),
        ("2022", "2025-12-31", "2026-01-01"),
        ("July 2021", "2024-07-31", "2024-08-01"),
        ("November 2020 to January 2024", "2027-01-31", "2027-02-01"),
        ("2023/2024", "2025-10-31", "2025-11-01"),
        ("Financial year 2024/25", "2026-05-31", "2026-06-01"),
        ("12 months to June 2024", "2025-08-31", "2025-09-01"),
        ("Dec 2021", "2024-12-31", "2025-01-01"),
        ("Q1 2022", "2025-03-31", "2025-04-01"),
    ],
)
def test_a_figure_grows_old_by_the_kind_of_its_period(
    run: Run, workspace: Path, period: str, fresh: str, old: str
) -> None:
    register(workspace, claim("aged", 44, period=period))
    say(workspace, cite("aged"))

    assert found(run, "N04", "--on", fresh) == []
    (problem,) = found(run, "N04", "--on", old)
    assert problem["severity"] == "warning"
    assert problem["message"].startswith(f"aged is about {period}, ")
    assert problem["line"] == line_of(workspace, EVIDENCE, f'period: "{period}"')


@pytest.mark.parametrize(
    ("period", "changes", "count"),
    [
        ("since 2019", {}, 1),
        ("in recent years", {}, 1),
        ("2019 onwards", {}, 1),
        ("since 2019", {"good_until": "2026-01-31"}, 0),
        ("since 2019", {"illustrative": True}, 0),
        ("since 2019", {"unit": "text", "value": None}, 0),
        ("Wave 3, May 2024", {}, 0),
    ],
)
def test_a_period_without_an_end_is_told(
    run: Run, workspace: Path, period: str, changes: dict[str, Any], count: int
) -> None:
    register(workspace, claim("lasting", changes.get("value", 44), period=period) | changes)
    assert found(run, "N04", *ON) == []  # nothing cites it

    say(workspace, cite("lasting"))
    problems = found(run, "N04", *ON)

    assert [p["severity"] for p in problems] == ["warning"] * count
    assert all(f"“{period}”, cannot be read" in p["message"] for p in problems)


def test_a_claim_may_say_for_itself_how_long_it_is_good(run: Run, workspace: Path) -> None:
    register(workspace, claim("lasting", 44, period="2011/12", good_until="2026-01-31"))
    say(workspace, cite("lasting"))

    assert found(run, "N04", "--on", "2026-01-31") == []
    assert ids(found(run, "N04", "--on", "2026-02-01")) == ["lasting"]


def test_a_document_names_each_of_its_old_figures_with_its_place(run: Run, workspace: Path) -> None:
    register(workspace, claim("one", 44, period="2017/18"), claim("two", 45, period="2018/19"))
    change(
        workspace,
        MANIFESTO,
        'problem: The gap is {{ fact("gap") }}.',
        f"problem: '{cite('one', 'two')}'",
    )

    outcome = run("manifesto", "2024", "--on", "2024-12-20", "--format", "md", "--json")

    told = [p for p in outcome.json["problems"] if p["rule"] == "N04"]
    assert [p["message"].split(" is about ")[0] for p in told] == ["one", "two"]
    lines = [line_of(workspace, EVIDENCE, f'period: "{year}"') for year in ("2017/18", "2018/19")]
    assert [p["line"] for p in told] == lines


def test_a_documents_name_waives_all_its_old_figures(run: Run, workspace: Path) -> None:
    register(workspace, claim("one", 44, period="2017/18"), claim("two", 45, period="2018/19"))
    asks = f"problem: '{cite('one', 'two')}'"
    change(workspace, MANIFESTO, 'problem: The gap is {{ fact("gap") }}.', asks)
    waiver = "- {rule: N04, about: manifesto-2024, reason: A record., by: Ann, date: 2024-12-01}\n"
    (workspace / "data" / "waivers.yaml").write_text(waiver, "utf-8")

    problems = run("manifesto", "2024", "--on", "2024-12-20", "--json").json["problems"]

    told = [p for p in problems if p["rule"] == "N04"]
    assert [p["severity"] for p in told] == ["note", "note"]


@pytest.mark.parametrize(
    ("provisional", "settled"),
    [
        pytest.param(45, 46, id="key stage 2 of 2024: 45% became 46%"),
        pytest.param(3.20, 3.21, id="gap index of 2023: 3.20 became 3.21"),
    ],
)
def test_both_editions_may_stand_in_the_register_but_only_the_revised_one_is_used(
    run: Run, workspace: Path, provisional: float, settled: float
) -> None:
    unit = "index" if settled < 10 else "percent"
    register(
        workspace,
        claim("early", provisional, series="s", unit=unit, status="provisional",
              published="2024-09-10"),
        claim("late", settled, series="s", unit=unit, status="revised"),
    )  # fmt: skip
    say(workspace, cite("early"))

    assert found(run, "R04") == []
    assert found(run, "N05", "--on", "2024-12-11") == []
    (problem,) = found(run, "N05", "--on", "2024-12-12")
    assert (problem["severity"], problem["message"].partition(".")[0]) == (
        "error",
        "early is provisional, and late is revised",
    )


# --- gap() and trend() ---


def letter(run: Run, on: str = "2025-02-01") -> str:
    outcome = run("letters", "--committee", "education", "--format", "md", "--on", on)
    assert outcome.exit_code == 0, outcome.stderr
    texts = [p for p in sorted(outcome.folder.glob("briefs/*.md")) if "index" not in p.name]
    return texts[0].read_text("utf-8").replace("\u00a0", " ")


def test_the_gap_of_46_and_67_is_printed_as_published_22_and_raises_no_alarm(
    run: Run, workspace: Path
) -> None:
    register(workspace, *PAIR, GAP)
    say(workspace, 'The gap is {{ gap("dis", "oth") }}.')

    for rule in ("N01", "N06", "N10", "R04"):
        assert found(run, rule, *ON) == []
    assert "The gap is 22 percentage points[^" in letter(run)


def test_a_gap_that_nobody_published_is_computed_and_says_about(run: Run, workspace: Path) -> None:
    register(workspace, *PAIR)
    say(workspace, 'The gap is {{ gap("oth", "dis") }}.')

    assert "The gap is about 21 percentage points[^" in letter(run)


def test_a_gap_published_for_one_year_names_the_series_for_all(run: Run, workspace: Path) -> None:
    later = {"period": "2024/25", "published": "2025-12-11", "status": "revised"}
    register(
        workspace,
        *PAIR,
        GAP,
        claim("dis_25", 47, series="dis_s", measure="rwm", **later),
        claim("oth_25", 69, series="oth_s", measure="rwm", population=OTHERS, **later),
        GAP | {"id": "gap_25", "value": 21.5, "gap_of": [], **later},
    )
    say(workspace, 'The gap is {{ gap("dis_25", "oth_25") }}.')

    assert "The gap is 21.5 percentage points[^" in letter(run, on="2025-12-20")


def test_a_published_gap_without_its_parts_named_stops_a_computed_one(
    run: Run, workspace: Path
) -> None:
    register(workspace, *PAIR, GAP | {"gap_of": []})
    line = say(workspace, 'The gap is {{ gap("dis", "oth") }}.')

    (problem,) = found(run, "N06", *ON)

    assert (problem["severity"], problem["file"], problem["line"]) == ("error", SETTINGS, line)
    assert "would print about 21, and the_gap is 22" in problem["message"]


@pytest.mark.parametrize(
    ("changes", "message", "field"),
    [
        ({"value": 25}, "lie about 21 apart", "gap_of"),
        ({"unit": "percent"}, "so in percentage points", "unit"),
        ({"value": 20}, None, None),
    ],
)
def test_a_published_gap_goes_with_its_parts(
    run: Run, workspace: Path, changes: dict[str, Any], message: str | None, field: str | None
) -> None:
    register(workspace, *PAIR, GAP | changes)

    problems = found(run, "N06")

    assert [p["severity"] for p in problems] == ["error"] * bool(message)
    assert not message or message in problems[0]["message"]
    assert field != "gap_of" or problems[0]["line"] == line_of(workspace, EVIDENCE, "gap_of")


@pytest.mark.parametrize(
    ("new", "old", "said"),
    [
        (46, 44, "rose from 44%[^1] in 2022/23 to 46%[^2] in 2023/24"),
        (44, 46, "fell from 46%[^1] in 2022/23 to 44%[^2] in 2023/24"),
        (46, 46, "did not change, at 46%[^1] in 2022/23 and 46%[^2] in 2023/24"),
        pytest.param(
            46.2, 45.5, "rose from 45.5%[^1] in 2022/23 to 46.2%[^2] in 2023/24",
            id="46.2% was called down from 45.5%",
        ),
    ],
)  # fmt: skip
def test_the_direction_is_that_of_the_figures(
    run: Run, workspace: Path, new: float, old: float, said: str
) -> None:
    register(
        workspace,
        claim("new", new, series="s", population=PUPILS, title="New"),
        claim("old", old, series="s", population=PUPILS, period="2022/23", title="Old"),
    )
    say(workspace, 'The share {{ trend("new", "old") }}.')

    text = letter(run)

    assert f"The share {said}." in text


def test_a_trend_from_the_later_year_to_the_earlier_is_refused(run: Run, workspace: Path) -> None:
    register(
        workspace,
        claim("new", 46.2, series="s"),
        claim("old", 45.5, series="s", period="2022/23"),
    )
    line = say(workspace, 'The share {{ trend("old", "new") }}.')

    (problem,) = found(run, "N08", *ON)

    assert (problem["severity"], problem["file"], problem["line"]) == ("error", SETTINGS, line)


def test_a_trend_of_a_small_group_gives_no_direction_away(run: Run, workspace: Path) -> None:
    few = {"unit": "people", "series": "s", "population": "Pupils on our programmes"}
    register(workspace, claim("new", 4, **few), claim("old", 8, period="2022/23", **few))
    say(workspace, 'The count {{ trend("new", "old") }}.')

    assert "was fewer than 10[^1] in 2022/23 and fewer than 10[^" in letter(run)


@pytest.mark.parametrize(
    ("call", "unknown"),
    [
        ('{{ gap("dis", "ohter") }}', "ohter"),
        ('{{ gap("dos", "oth") }}', "dos"),
        ('{{ trend("dis", "oth2") }}', "oth2"),
    ],
)
def test_both_ids_of_a_comparison_must_exist(
    run: Run, workspace: Path, call: str, unknown: str
) -> None:
    register(workspace, *PAIR)
    line = say(workspace, f"So {call}.")
    before = everything_in(workspace)

    outcome = run("letters", "--committee", "education", "--json")

    (problem,) = outcome.json["problems"]
    assert outcome.exit_code == 1
    assert f'no evidence with the id "{unknown}"' in problem["message"]
    assert (problem["file"], problem["line"]) == (SETTINGS, line)
    assert everything_in(workspace) == before


@pytest.mark.parametrize("call", ['{{ gap("dis") }}', '{{ fact("dis", "oth") }}', "{{ gap() }}"])
def test_a_call_with_the_wrong_number_of_ids_cannot_be_filled_in(
    run: Run, workspace: Path, call: str
) -> None:
    register(workspace, *PAIR)
    say(workspace, f"So {call}.")

    (problem,) = run("letters", "--committee", "education", "--json").json["problems"]

    assert "cannot be filled in here" in problem["message"]


def test_a_comparison_in_a_template_is_refused_at_its_line(run: Run, workspace: Path) -> None:
    register(workspace, *PAIR, claim("elsewhere", 70, measure="reading"))
    (workspace / "templates").mkdir()
    (workspace / "templates" / "manifesto.md.j2").write_text(
        '# A\n\nThe gap is {{ gap("dis", "elsewhere") }}.\n', "utf-8"
    )
    before = everything_in(workspace)

    outcome = run("manifesto", "2024", "--json", "--on", "2025-02-01")

    told = {(p["rule"], p["file"], p["line"]) for p in outcome.json["problems"]}
    assert outcome.exit_code == 1
    assert ("N10", "templates/manifesto.md.j2", 3) in told
    assert everything_in(workspace) == before


# --- N10, N13, N16: like with like ---

KS2_66 = claim("ks2_oth_2023", 66, population=OTHERS, period="2022/23", status="revised")
KS4_43 = claim(
    "ks4_dis_2023", 43, population=KS4_DISADVANTAGED, period="2022/23", status="revised",
    statement="Disadvantaged pupils with grade 4 or above in English and maths",
)  # fmt: skip
KS4_73 = KS4_43 | {"id": "ks4_oth_2023", "value": 73, "population": KS4_OTHERS}
G5 = KS4_73 | {"id": "grade_5", "statement": "Other pupils with grade 5 or above"}
DIS_2025 = claim("dis_2025", 47, period="2024/25", published="2025-09-11", status="provisional")
OTH_2017 = claim("oth_2017", 67, period="2016/17", population=OTHERS)
ACTUAL_2025 = DIS_2025 | {"id": "oth_2025", "value": 69, "population": OTHERS}


@pytest.mark.parametrize(
    ("one", "other", "whats"),
    [
        pytest.param(KS4_43, KS2_66, {"measure"}, id="43% of key stage 4 with 66% of key stage 2"),
        pytest.param(KS4_43, KS4_73, set(), id="43% and 73% of key stage 4"),
        pytest.param(DIS_2025, OTH_2017, {"period", "status"}, id="47 of 2025 with 67 of 2017"),
        pytest.param(DIS_2025, ACTUAL_2025, set(), id="47 and 69 of 2025"),
        pytest.param(KS4_43, G5, {"threshold"}, id="grade 4 with grade 5"),
        pytest.param(PAIR[0] | {"comparator": None}, PAIR[1] | {"measure": "reading"}, {"measure"},
                     id="three subjects with one"),
        pytest.param(KS4_43, KS4_43 | {"id": "city", "geography": "Birmingham"}, set(),
                     id="the same pupils in two places"),
        pytest.param(KS4_43, KS4_73 | {"geography": "Birmingham"}, {"geography"},
                     id="other pupils in another place"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("way", ["comparator", "sentence", "gap"])
def test_only_like_is_set_beside_like(
    run: Run, workspace: Path, one: dict[str, Any], other: dict[str, Any], whats: set[str], way: str
) -> None:
    if way == "gap" and other["id"] == "city":
        whats = {"geography"}
    extra = {"comparator": other["id"]} if way == "comparator" else {}
    fields = {k: v for k, v in (one | extra).items() if v is not None}
    register(workspace, fields, other)
    place = (EVIDENCE, line_of(workspace, EVIDENCE, "comparator")) if extra else (SETTINGS, 0)
    if way == "sentence":
        text = f'{{{{ fact("{one["id"]}") }}}} compared with {{{{ fact("{other["id"]}") }}}}.'
        place = (SETTINGS, say(workspace, text))
    elif way == "gap":
        place = (SETTINGS, say(workspace, f'{{{{ gap("{one["id"]}", "{other["id"]}") }}}}.'))

    problems = found(run, "N10", "--on", "2025-10-01")

    assert {what for what in ("measure", "period", "status", "threshold", "geography")
            for p in problems if f"their {what}" in p["message"]} == whats  # fmt: skip
    for problem in problems:
        assert problem["severity"] == "error"
        assert (problem["file"], problem["line"]) == place
    for problem in problems if whats == {"threshold"} else ():
        assert "grade 4 and grade 5" in problem["message"]


def test_a_document_that_compares_unlike_figures_is_not_written(run: Run, workspace: Path) -> None:
    register(workspace, KS4_43, KS2_66)
    line = say(workspace, '{{ fact("ks4_dis_2023") }} against {{ fact("ks2_oth_2023") }}.')
    before = everything_in(workspace)

    outcome = run("letters", "--committee", "education", "--json", *ON)

    assert outcome.exit_code == 1
    (problem,) = [p for p in outcome.json["problems"] if p["rule"] == "N10"]
    assert (problem["file"], problem["line"]) == (SETTINGS, line)
    assert everything_in(workspace) == before


MONEY = {"unit": "gbp", "basis": "A rate for each pupil.", "series": "rate"}


@pytest.mark.parametrize(
    ("bases", "count"),
    [
        (("2022-23 prices", "2023-24 prices"), 1),
        (("2018 prices", "cash terms"), 1),
        (("2023-24 prices", "2023/24 prices"), 0),
        (("2023-24 prices", "Prices of 2023-24"), 0),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        'It {{ trend("new", "old") }}.',
        '{{ fact("new") }}, up from {{ fact("old") }}.',
        '{{ gap("new", "old") }}.',
    ],
)
def test_amounts_in_two_sorts_of_prices_are_not_compared(
    run: Run, workspace: Path, bases: tuple[str, str], count: int, words: str
) -> None:
    year = {} if "gap" in words else {"period": "2022/23"}
    register(
        workspace,
        claim("old", 1345, **(MONEY | year), price_base=bases[0]),
        claim("new", 1480, **(MONEY | {"series": "rate"}), price_base=bases[1]),
    )
    line = say(workspace, words)

    problems = found(run, "N10", *ON)

    assert [(p["file"], p["line"]) for p in problems] == [(SETTINGS, line)] * count
    assert all(f"their price base: {bases[1]} and {bases[0]}." in p["message"] for p in problems)


@pytest.mark.parametrize(
    ("words", "base", "count"),
    [
        ('It rose from {{ fact("old") }} to {{ fact("new") }}.', "2022-23 prices", 1),
        (
            'Funding grew, from {{ fact("old") }} in 2023 to {{ fact("new") }} now.',
            "2015 prices",
            1,
        ),
        ('It rose from {{ fact("old") }} to {{ fact("new") }}.', "2023-24 prices", 0),
        ('It rose in cash terms from {{ fact("old") }} to {{ fact("new") }}.', "2022 prices", 0),
        ('It pays {{ fact("old") }} here and {{ fact("new") }} there.', "2022-23 prices", 0),
    ],
)
def test_typed_words_call_nothing_a_rise_that_is_in_two_sorts_of_prices(
    run: Run, workspace: Path, words: str, base: str, count: int
) -> None:
    register(
        workspace,
        claim("old", 1345, **MONEY, period="2022/23", price_base=base),
        claim("new", 1480, **MONEY, price_base="2023-24 prices"),
    )
    line = say(workspace, words)

    problems = [p for p in found(run, "N08", *ON) if "prices" in p["message"]]

    assert [(p["severity"], p["line"]) for p in problems] == [("error", line)] * count
    assert found(run, "N10", *ON) == []


def test_no_rise_is_told_of_amounts_in_two_sorts_of_prices_though_a_waiver_allows_them(
    run: Run, workspace: Path
) -> None:
    register(
        workspace,
        claim("old", 1345, **MONEY, period="2022/23", price_base="2022-23 prices"),
        claim("new", 1480, **MONEY, price_base="2023-24 prices"),
    )
    say(workspace, 'The rate {{ trend("new", "old") }}.')
    (workspace / "data" / "waivers.yaml").write_text(
        "- rule: N10\n  about: trend(new, old)\n  reason: It is said.\n"
        "  by: Zoë O'Brien\n  date: 2025-01-01\n",
        "utf-8",
    )

    assert "The rate was £1,345" in letter(run)


def test_a_waived_comparison_is_written_and_the_waiver_is_told(run: Run, workspace: Path) -> None:
    register(workspace, KS4_43, KS2_66)
    say(workspace, 'The gap is {{ gap("ks4_dis_2023", "ks2_oth_2023") }}.')
    (workspace / "data" / "waivers.yaml").write_text(
        "- rule: N10\n  about: gap(ks4_dis_2023, ks2_oth_2023)\n  reason: To show a slip.\n"
        "  by: Zoë O'Brien\n  date: 2025-01-01\n",
        "utf-8",
    )

    assert "The gap is about 23 percentage points" in letter(run)
    (problem,) = found(run, "N10", *ON)
    assert problem["severity"] == "note"
    assert problem["message"].startswith("Waived by Zoë O'Brien on 2025-01-01")


@pytest.mark.parametrize(
    ("stage", "old", "new", "severity"),
    [
        (4, "2018/19", "2019/20", "error"),
        (4, "2020/21", "2022/23", "error"),
        (4, "2018/19", "2022/23", None),
        (2, "2016/17", "2017/18", "error"),
        (2, "2017/18", "2018/19", None),
        (2, "2018/19", "2020/21", "error"),
        (2, "2022/23", "2023/24", "warning"),
    ],
)
def test_years_on_two_sides_of_a_break_are_not_a_trend(
    run: Run, workspace: Path, stage: int, old: str, new: str, severity: str | None
) -> None:
    people = f"Disadvantaged pupils at the end of key stage {stage}"
    about: dict[str, Any] = {"series": "s", "population": people}
    about["statement"] = "Pupils at the standard in reading, writing and maths"
    register(
        workspace, claim("new", 46, period=new, **about), claim("old", 44, period=old, **about)
    )
    line = say(workspace, 'The share {{ trend("new", "old") }}.')

    problems = found(run, "N13", *ON)

    assert [p["severity"] for p in problems] == [severity] * bool(severity)
    assert all((p["file"], p["line"]) == (SETTINGS, line) for p in problems)


def test_a_comparator_across_a_break_is_a_warning_at_the_claim(run: Run, workspace: Path) -> None:
    about = {"series": "s", "population": KS4_DISADVANTAGED}
    register(
        workspace,
        claim("new", 52.5, period="2019/20", comparator="old", **about),
        claim("old", 44.7, period="2018/19", **about),
    )

    (problem,) = found(run, "N13")

    assert problem["severity"] == "warning"
    assert "given by teachers" in problem["message"]
    assert problem["line"] == line_of(workspace, EVIDENCE, "comparator")


def test_a_break_that_the_register_tells_of_counts_too(run: Run, workspace: Path) -> None:
    about = {"series": "s", "population": "Places on our programmes"}
    register(
        workspace,
        claim("new", 67, **about),
        claim("middle", 70, period="2022/23", break_in_series="places, not pupils", **about),
        claim("old", 71, period="2021/22", **about),
    )
    say(workspace, '{{ trend("new", "old") }} and {{ trend("new", "middle") }}.')

    (problem,) = found(run, "N13")

    assert "new (2023/24) and old (2021/22) are not comparable: places, not" in problem["message"]


def test_months_are_not_set_against_index_points(run: Run, workspace: Path) -> None:
    months = claim("months", 19.2, unit="months", period="2023")
    index = claim("index", 3.95, unit="index", period="2023")
    register(workspace, months | {"comparator": "index"}, index)
    say(workspace, 'So {{ gap("months", "index") }}.')

    problems = {(p["severity"], p["file"]) for p in found(run, "N16")}

    assert problems == {("warning", EVIDENCE), ("error", SETTINGS)}


@pytest.mark.parametrize(
    ("joint", "count"), [("vs.", 1), ("v.", 1), ("compared with", 1), ("matter. So do", 0)]
)
def test_figures_are_set_beside_each_other_by_a_word_with_a_full_stop(
    run: Run, workspace: Path, joint: str, count: int
) -> None:
    months = claim("months", 19.2, unit="months", period="2023")
    index = claim("index", 3.95, unit="index", period="2023")
    register(workspace, months, index)
    say(workspace, f'Some {{{{ fact("months") }}}} {joint} {{{{ fact("index") }}}}.')

    assert [p["severity"] for p in found(run, "N16")] == ["warning"] * count


def test_18_months_and_19_months_of_other_years_give_way_to_the_newest(
    run: Run, workspace: Path
) -> None:
    about = {"unit": "months", "series": "m", "status": "published"}
    register(
        workspace,
        claim("m_2019", 18.1, period="2019", published="2020-08-26", **about),
        claim("m_2023", 19.2, period="2023", published="2024-07-16", **about),
        claim("m_2024", 19.1, period="2024", published="2025-07-18", **about),
        claim("m_2023_rounded", 19, period="2023", published="2024-07-16", **about),
    )
    say(workspace, cite("m_2019"))

    (newest,) = found(run, "N03", "--on", "2025-08-01")
    (twice,) = found(run, "R04")

    assert newest["message"].startswith("m_2019 (2019) is followed by m_2024 (2024).")
    assert twice["message"].startswith("m_2023_rounded is 19 and m_2023 is 19.2")


# --- N09, N11, N14, R04 ---


@pytest.mark.parametrize(
    ("on", "as_of", "told"),
    [
        ("2023-12-01", "2023-10-19", None),
        ("2025-08-01", "2023-10-19", "index_2024 (2023/24) has come since"),
        ("2023-12-01", None, "no claim that says as of when"),
    ],
)
def test_the_widest_gap_in_twelve_years_is_not_said_once_the_index_has_fallen(
    run: Run, workspace: Path, on: str, as_of: str | None, told: str | None
) -> None:
    about = {"unit": "index", "series": "i", "population": PUPILS}
    dated = {"as_of": as_of} if as_of else {}
    register(
        workspace,
        claim("index_2023", 3.95, period="2022/23", published="2023-10-19", **dated, **about),
        claim("index_2024", 3.92, published="2024-10-17", **about),
    )
    line = say(workspace, 'The gap index, {{ fact("index_2023") }}, is the widest in 12 years.')

    problems = found(run, "N09", "--on", on)

    assert [p["severity"] for p in problems] == ["warning"] * bool(told)
    if told:
        assert told in problems[0]["message"]
        assert (problems[0]["file"], problems[0]["line"]) == (SETTINGS, line)


def test_a_letter_that_repeats_an_outlived_superlative_says_so(run: Run, workspace: Path) -> None:
    about = {"unit": "index", "series": "i", "population": PUPILS}
    register(
        workspace,
        claim("index_2023", 3.95, period="2022/23", as_of="2023-10-19", **about),
        claim("index_2024", 3.92, published="2024-10-17", **about),
    )
    say(workspace, 'The gap index, {{ fact("index_2023") }}, is the widest in a decade.')

    outcome = run("letters", "--committee", "education", "--json", "--on", "2025-08-01")

    told = [p["message"] for p in outcome.json["problems"] if p["rule"] == "N09"]
    assert any("index_2024 (2023/24) has come since" in message for message in told)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Need is at a record high.", 1),
        ("Fewer pupils passed for the first time since the war.", 1),
        ("It was the biggest fall in a decade.", 1),
        ("It was the steepest fall since 2011.", 1),
        ("The gap is the widest in over a decade.", 1),
        ("The fall is unprecedented.", 1),
        ("Attainment is at an all-time low.", 1),
        ("The gap has never been wider.", 1),
        ("We had a record year.", 1),
        ("It was a record-breaking year.", 1),
        ("Record numbers of pupils came.", 1),
        ("More pupils than ever before passed.", 1),
        ("It is the first time that this has been asked.", 0),
        ("The worst of the pandemic lasted for two years.", 0),
        ("Our longest-serving volunteers have stayed for ten years.", 0),
        ("The best tutors stay for ten years.", 0),
        ("These are unprecedented times.", 0),
        ("Most pupils improved since September.", 0),
        ("Tutors record attendance at each session.", 0),
        ("There has never been a better time to act.", 0),
        ("Tutoring matters more than ever.", 0),
        ("A head wrote: “It was the worst year that I have ever seen.”", 0),
        ("Pupils with the lowest grades gain most.", 0),
        ("We keep a record of each visit.", 0),
        ("It is the best way to help.", 0),
    ],
)
def test_a_superlative_needs_a_claim(run: Run, workspace: Path, text: str, count: int) -> None:
    say(workspace, text)

    assert len(found(run, "N09")) == count


@pytest.mark.parametrize(
    "statement",
    ["The widest gap since 2011", "A record share of pupils", "More pupils than ever before"],
)
def test_a_claim_that_is_a_superlative_says_as_of_when(
    run: Run, workspace: Path, statement: str
) -> None:
    register(workspace, claim("widest", 3.95, unit="index", statement=statement))
    say(workspace, cite("widest"))

    (problem,) = found(run, "N09")

    assert problem["line"] == line_of(workspace, EVIDENCE, statement)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Attainment is at an all-time low.", "an all-time low"),
        ("The gap has never been wider.", "never been wider"),
        ("It was the steepest fall since 2011.", "steepest fall since"),
    ],
)
def test_check_and_build_know_the_same_superlatives(
    run: Run, workspace: Path, text: str, said: str
) -> None:
    line = say(workspace, text)

    (checked,) = found(run, "N09")
    built = run("letters", "--committee", "education", "--json", *ON).json["problems"]
    told = [p for p in built if p["rule"] == "N09"]

    assert checked["line"] == line
    assert said.removeprefix("an ").removesuffix(" low") in checked["message"]
    assert {(p["file"], p["line"]) for p in told} == {(SETTINGS, line)}


def test_62_and_52_for_two_measures_are_pointed_out(run: Run, workspace: Path) -> None:
    reading, english = {"measure": "ks2_reading"}, {"measure": "gcse_english"}
    register(
        workspace,
        claim("our_reading", 62, comparator="nat_reading", **reading),
        claim("nat_reading", 52, population=OTHERS, comparator="our_reading", **reading),
        claim("our_english", 62, comparator="nat_english", **english),
        claim("nat_english", 52, population=OTHERS, **english),
        claim("our_maths", 61, comparator="nat_maths", measure="gcse_maths"),
        claim("nat_maths", 52, population=OTHERS, measure="gcse_maths"),
    )

    (problem,) = found(run, "N11")

    assert problem["severity"] == "warning"
    assert problem["message"].startswith("our_english and nat_english have the same two values")
    lines = (workspace / EVIDENCE).read_text("utf-8").splitlines()
    assert lines[problem["line"] - 1] == "  value: 62"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "without effect"),
        ({"effect": {}}, "its comparison and threshold and caveat is missing"),
        (
            {
                "effect": {"comparison": "pupils nationally", "threshold": "ten sessions"},
                "caveat": "Not a controlled trial.",
            },
            None,
        ),
        ({"publisher": "Department for Education"}, None),
    ],
)
def test_a_result_of_our_own_says_what_it_is_set_against(
    run: Run, workspace: Path, changes: dict[str, Any], message: str | None
) -> None:
    ours = {"publisher": "R&A Tutors <north>", "comparator": "theirs"} | changes
    register(workspace, claim("ours", 65, **ours), claim("theirs", 52, population=OTHERS))
    say(workspace, cite("ours"))

    problems = found(run, "N14")

    assert [p["severity"] for p in problems] == ["warning"] * bool(message)
    assert not message or message in problems[0]["message"]


@pytest.mark.parametrize(
    ("statement", "changes", "count"),
    [
        ("Pupils we tutored who passed maths", {}, 1),
        ("Disadvantaged pupils who reached the standard after our sessions", {}, 1),
        ("Places on our programmes taken by pupils on free school meals", {}, 0),
        ("Pupils we tutored in the year", {"unit": "people"}, 0),
        ("Pupils we tutored who passed maths", {"publisher": "Department for Education"}, 0),
    ],
)
def test_a_result_of_our_own_that_stands_alone_says_what_it_proves(
    run: Run, workspace: Path, statement: str, changes: dict[str, Any], count: int
) -> None:
    ours = {"publisher": "R&A Tutors <north>", "statement": statement} | changes
    register(workspace, claim("ours", 70, **ours))
    say(workspace, cite("ours"))

    assert [p["severity"] for p in found(run, "N14")] == ["warning"] * count


@pytest.mark.parametrize(
    ("one", "other", "unit"),
    [
        pytest.param(3.84, 3.76, "index", id="gap index of 2022: 3.84, printed as 3.76"),
        pytest.param(44.7, 41, "percent", id="disadvantaged pupils: 44.7, printed as 41"),
        pytest.param(71.8, 69, "percent", id="other pupils: 71.8, printed as 69"),
    ],
)
def test_two_values_for_one_fact_are_an_error_unless_one_is_disputed(
    run: Run, workspace: Path, one: float, other: float, unit: str
) -> None:
    about = {"series": "s", "unit": unit}
    wrong = claim("printed", other, status="published", verified="secondary", **about)
    register(workspace, claim("official", one, **about), wrong)

    (problem,) = found(run, "R04")

    assert (problem["severity"], problem["file"]) == ("error", EVIDENCE)
    assert problem["message"].startswith(f"printed is {other:g} and official is {one:g}")
    assert problem["line"] == line_of(workspace, EVIDENCE, f"value: {other}")
    change(workspace, EVIDENCE, 'verified: "secondary"', 'verified: "disputed"')
    assert found(run, "R04") == []


def test_each_licence_stands_once_in_the_sources(run: Run, workspace: Path) -> None:
    licence = {"licence": "Open Government Licence v3.0"}
    register(workspace, claim("one", 44, **licence), claim("two", 46, title="Other", **licence))
    text = cite("one", "two")
    change(workspace, MANIFESTO, 'problem: The gap is {{ fact("gap") }}.', f"problem: '{text}'")

    outcome = run("manifesto", "2024", "--on", "2025-02-01", "--format", "md")

    (line,) = [x for x in outcome.text("briefs/*.md").splitlines() if "Government Licence" in x]
    assert line == (
        "- Contains public sector information licensed under the Open Government Licence v3.0: "
        "Department for Education."
    )


def test_a_letter_without_a_local_figure_is_pointed_out_once(run: Run, workspace: Path) -> None:
    ask = ("letters", "--committee", "education", "--json", "--on", "2026-11-20")
    told = [p for p in run(*ask).json["problems"] if p["rule"] == "N19"]
    change(
        workspace,
        SETTINGS,
        "  subject: Tutors for everybody\n",
        "  subject: Tutors for everybody\n  local_statistic: free_school_meals_eligible_pct\n",
    )

    assert [(p["severity"], p["message"]) for p in told] == [
        ("warning", "A letter gives no figure of the Member's own constituency.")
    ]
    assert [p for p in run(*ask).json["problems"] if p["rule"] == "N19"] == []


def test_a_figure_of_another_seat_is_pointed_out(run: Run, workspace: Path) -> None:
    register(workspace, claim("theirs", 12, unit="sites", geography="Bulwell"))
    say(workspace, cite("theirs"))
    (workspace / "data" / "constituencies.yaml").write_text(
        "- constituency: Nottingham North and Kimberley\n  aliases: [Bulwell]\n", "utf-8"
    )

    outcome = run("letters", "--mp", "Jess Phillips", "--json", "--on", "2026-11-20")
    own = run("letters", "--mp", "Alex Norris", "--json", "--on", "2026-11-20")

    told = [p["message"] for p in outcome.json["problems"] if p["rule"] == "N19"]
    assert "The letter about Birmingham Yardley gives theirs, a figure of Bulwell." in told
    assert [p for p in own.json["problems"] if p["rule"] == "N19"] == []


def test_the_sample_breaks_no_rule_on_figures(run_sample: Run) -> None:
    outcome = run_sample("check", "--json", "--on", "2026-11-20")

    broken = {p["rule"] for p in outcome.json["problems"] if p["severity"] == "error"}
    assert not {rule for rule in broken if rule and rule.startswith(("N", "R04"))}


def test_a_number_without_end_is_named_by_its_beginning(run: Run, workspace: Path) -> None:
    change(workspace, "advocate.yaml", "Agree on one thing.", f"We helped {'7' * 9000} pupils.")

    outcome = run("check", "--rule", "N01", "--json")

    (message,) = {p["message"] for p in outcome.json["problems"] if "777" in p["message"]}
    assert outcome.exit_code == 1
    assert len(message) < 300
