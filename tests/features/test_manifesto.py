"""`advocate manifesto`: the asks of one election, each with owner, means, cost and date."""

from pathlib import Path

from tests.features.conftest import Run

SUMMARY = ("--length", "summary")


def test_the_summary_table_has_a_row_for_each_ask(run_sample: Run) -> None:
    outcome = run_sample("manifesto", "2024", "--on", "2026-11-20", "--format", "md")

    rows = [
        line
        for line in outcome.text("briefs/*.md").splitlines()
        if line[:4] in {f"| {n} " for n in range(1, 10)}
    ]
    assert outcome.exit_code == 0
    assert len(rows) == 5
    assert all("2027" in row for row in rows)


def test_what_was_not_stated_in_2019_is_said_and_not_invented(run_sample: Run) -> None:
    outcome = run_sample("manifesto", "2019", "--on", "2019-11-15", "--format", "md")

    text = outcome.text("briefs/*.md")
    assert "The asks do not say who should decide, by what means" in text
    assert "Department for Education |" not in text
    assert "every party and every candidate" in text
    assert "MP" not in text.replace("MPs", "")


def test_the_addressee_changes_with_the_moment(run_sample: Run) -> None:
    for on in ("2023-09-01", "2024-06-10", "2026-11-20"):
        run_sample("manifesto", "2024", "--on", on, "--format", "md")
    outcome = run_sample("manifesto", "2024", "--on", "2026-11-20", "--format", "md")

    assert "in its manifesto" in outcome.text("briefs/2023*.md")
    assert "every candidate" in outcome.text("briefs/2024*.md")
    assert "the Government and to every party" in outcome.text("briefs/2026*.md")


def test_a_manifesto_asks_parliament_nothing(run: Run) -> None:
    assert run("manifesto", "2024", "--on", "2026-11-20", "--json").json["parliament"] is None


def test_invented_figures_are_printed_as_illustrative(run: Run) -> None:
    run("letters", "--committee", "203", "--format", "md")
    outcome = run("manifesto", "2024", "--format", "md")

    assert "61.5% (illustrative)" in outcome.text("briefs/*helen-hayes.md")
    assert "(provisional)" in outcome.text("briefs/*manifesto*.md")


def test_a_summary_is_one_page_of_the_asks_with_a_name_of_its_own(run_sample: Run) -> None:
    full = run_sample("manifesto", "2024", "--on", "2026-11-20", "--format", "md")
    short = run_sample("manifesto", "2024", "--on", "2026-11-20", "--format", "md", *SUMMARY)

    text = short.text("briefs/*-summary.md")
    assert full.exit_code == short.exit_code == 0
    assert "No new spending" in text
    assert "| 22\u00a0percentage points[^1] |" in text
    assert "## The asks" not in text
    assert len(text) < len(full.text("briefs/*-2024.md")) / 3


def test_the_file_of_an_election_gives_its_usual_length(run: Run, workspace: Path) -> None:
    path = workspace / "data/manifestos/2024.yaml"
    path.write_text(path.read_text("utf-8") + "\nlength: summary\n", "utf-8")

    run("manifesto", "2024", "--on", "2026-11-20", "--format", "md")
    run("manifesto", "2024", "--on", "2026-11-20", "--format", "md", "--length", "full")

    names = sorted(path.name for path in workspace.glob("briefs/*.md"))
    assert names == ["2026-11-20-manifesto-2024-summary.md", "2026-11-20-manifesto-2024.md"]


def test_an_unknown_length_is_answered_with_those_there_are(run: Run) -> None:
    outcome = run("manifesto", "2024", "--length", "long")

    assert outcome.exit_code == 2
    assert "summary" in outcome.stderr


def test_each_quotation_stands_once_under_its_ask_and_evidence_in_sentences(
    run_sample: Run,
) -> None:
    text = run_sample("manifesto", "2024", "--on", "2026-11-20", "--format", "md").text(
        "briefs/*.md"
    )

    asks = text.partition("### 5.")[2].partition("\n## ")[0]
    assert text.count("> “As the school year") == asks.count("> “As the school year") == 1
    assert ", 2023/24: " not in text
