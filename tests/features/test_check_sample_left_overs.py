"""What is left of the sample in another charity's workspace, through the command line."""

import re
from pathlib import Path
from typing import Any

import pytest
from tools.build_sample_texts import sample_marks

from advocate.models.packaged_table import packaged_table
from advocate.rules.language import sample_texts
from tests.features.breaches import found, line_of
from tests.features.conftest import Outcome, Run

SETTINGS = "advocate.yaml"
NOTICE = r"sample_notice: >-\n(?:  .*\n)+"


def edit(folder: Path, pattern: str, new: str, file: str = SETTINGS) -> None:
    """Put something else in the place of what a pattern finds in a file, wherever that is."""
    text, times = re.subn(pattern, new, (folder / file).read_text("utf-8"))
    assert times
    (folder / file).write_text(text, encoding="utf-8")


@pytest.fixture
def sample(run_sample: Run, tmp_path: Path) -> Path:
    """A copy of the sample, in which `run_sample` runs."""
    return tmp_path / "sample"


@pytest.fixture
def renamed(sample: Path) -> Path:
    """The sample with another charity's name in it, and without the notice that it is one."""
    edit(sample, r"name: Action Tutoring", "name: Fenland Tutors")
    edit(sample, NOTICE, "")
    return sample


def messages(outcome: Outcome | list[dict[str, Any]]) -> str:
    """Return the messages of R08, one a line."""
    problems = outcome if isinstance(outcome, list) else outcome.json["problems"]
    return "\n".join(str(p["message"]) for p in problems if p["rule"] == "R08")


def test_the_other_example_has_no_finding(run_hospice: Run) -> None:
    assert found(run_hospice, "R08") == []


def test_the_sample_as_it_comes_has_no_finding(run_sample: Run) -> None:
    assert found(run_sample, "R08") == []


def test_a_workspace_of_ones_own_has_no_finding(run: Run) -> None:
    assert found(run, "R08") == []


def test_of_a_renamed_sample_every_kind_of_thing_is_named_in_few_findings(
    run_sample: Run, renamed: Path
) -> None:
    problems = found(run_sample, "R08")

    assert len(problems) <= 15
    assert {p["severity"] for p in problems} == {"error"}
    assert {p["file"] for p in problems} == {
        SETTINGS,
        *(f"data/{name}.yaml" for name in ("constituencies", "engagements", "evidence", "mps")),
        *(f"data/{name}.yaml" for name in ("programmes", "quotes", "visits")),
        "data/manifestos/2019.yaml",
        "data/manifestos/2024.yaml",
    }
    for what in (
        "charity_number",
        "website",
        "signatories.2.name",
        "brief.objective",
        "letter.works",
    ):
        assert what in messages(problems)
    line = line_of(renamed, SETTINGS, "charity_number")
    assert f"organisation.charity_number (line {line})" in messages(problems)


@pytest.mark.parametrize(
    "arguments",
    [
        ("letters", "--committee", "education"),
        ("brief", "--mp", "Jess Phillips"),
        ("manifesto", "2024"),
        ("write", "thank-you", "--mp", "Helen Hayes"),
    ],
)
def test_no_document_that_prints_it_is_written(
    run_sample: Run, renamed: Path, arguments: tuple[str, ...]
) -> None:
    outcome = run_sample(*arguments, "--json")

    assert outcome.exit_code == 1
    assert outcome.json["written"] == []
    assert "R08" in {p["rule"] for p in outcome.json["problems"]}
    assert outcome.files("briefs/*.docx") == []


def test_a_letter_is_stopped_by_what_it_prints_and_by_nothing_else(
    run_sample: Run, renamed: Path
) -> None:
    said = messages(run_sample("letters", "--mp", "Helen Hayes", "--json"))

    assert "organisation.charity_number" in said
    assert "organisation.website" in said
    assert "signatories.3.name" in said
    assert "at_maths_dis_2324" in said
    assert "organisation.vision" not in said
    assert "letter.dated" not in said
    assert "norris" not in said


@pytest.mark.parametrize("is_renamed", [True, False])
def test_either_the_name_or_the_notice_tells_that_it_is_no_longer_the_sample(
    run_sample: Run, sample: Path, is_renamed: bool
) -> None:
    edit(sample, *(("name: Action Tutoring", "name: Us All") if is_renamed else (NOTICE, "")))

    said = messages(found(run_sample, "R08"))

    assert "charity_number" in said
    assert ("sample_notice" in said) is is_renamed
    assert ("organisation.name" in said) is not is_renamed


def test_to_replace_the_name_everywhere_makes_no_text_of_ones_own(
    run_sample: Run, renamed: Path
) -> None:
    before = messages(found(run_sample, "R08"))
    for path in (renamed / SETTINGS, *(renamed / "data").rglob("*.yaml")):
        path.write_text(
            path.read_text("utf-8").replace("Action Tutoring", "Fenland Tutors"), "utf-8"
        )

    assert messages(found(run_sample, "R08")) == before


SITE = "site: Kestrelgate Primary School"
VALUE = r"value: 61\b"
WORDS = r"text: >-\n(?:    .*\n)+"


@pytest.mark.parametrize(
    ("file", "id_", "changes", "is_left"),
    [
        ("evidence", "at_maths_dis_2324", {"publisher: Action Tutoring": "publisher: Us"}, True),
        ("evidence", "at_maths_dis_2324", {"id: at_maths_dis_2324": "id: ours"}, True),
        ("evidence", "at_maths_dis_2324", {"statement: .*": "statement: Ours who passed"}, True),
        ("evidence", "at_maths_dis_2324", {VALUE: "value: 62"}, False),
        ("evidence", "ks2_rwm_dis_2024", {}, False),
        ("programmes", "kestrelgate_2526", {SITE: "site: Fen School"}, True),
        ("programmes", "kestrelgate_2526", {"id: kestrelgate_2526": "id: fen"}, True),
        ("programmes", "kestrelgate_2526", {"people_helped: .*": "people_helped: 97"}, True),
        (
            "programmes",
            "kestrelgate_2526",
            {SITE: "site: Fen School", "people_helped: .*": "people_helped: 97"},
            False,
        ),
        ("quotes", "sam_the_session", {"id: sam_the_session": "id: ours"}, True),
        ("quotes", "sam_the_session", {"heads were down": "heads were low"}, False),
        ("engagements", "starmer_2017", {"summary: .*": "summary: We met."}, True),
        (
            "engagements",
            "starmer_2017",
            {"summary: .*": "summary: We met.", "2017-11-03": "2019-11-03"},
            False,
        ),
        ("visits", "norris_heathfield_2021", {"2021-07-02": "2022-07-01"}, True),
    ],
)
def test_a_record_is_the_samples_until_what_it_says_is_ones_own(
    run_sample: Run, renamed: Path, file: str, id_: str, changes: dict[str, str], is_left: bool
) -> None:
    path = renamed / "data" / f"{file}.yaml"
    (entry,) = re.findall(rf"^- id: {id_}\n(?:(?:  .*)?\n)*", path.read_text("utf-8"), re.M)
    path.write_text(entry, encoding="utf-8")
    for old, new in changes.items():
        edit(renamed, old, new, f"data/{file}.yaml")

    named = {p["file"] for p in found(run_sample, "R08") if p["rule"] == "R08"}

    assert (f"data/{file}.yaml" in named) is is_left


def test_people_of_the_sample_are_found_under_another_day_and_venue(
    run: Run, workspace: Path
) -> None:
    visit = "- {id: ours, member: 4510, date: 2027-01-22, venue: Fen Hall, purpose: To see it"
    visit += ", people: [{name: Jen Fox, role: Chair}, {name: Sam, role: Helper}]}\n"
    (workspace / "data" / "visits.yaml").write_text(visit, "utf-8")

    (problem,) = (p for p in found(run, "R08") if p["rule"] == "R08")
    assert problem["file"] == "data/visits.yaml"
    (workspace / "data" / "visits.yaml").write_text(visit.replace("Jen Fox", "Jo Fox"), "utf-8")
    assert [p for p in found(run, "R08") if p["rule"] == "R08"] == []


def test_common_words_towns_and_public_figures_are_nobodys(run: Run, workspace: Path) -> None:
    edit(workspace, r"address: .*", "address: [7 Fen Road, London]")
    edit(workspace, r"role: Director", "role: Chief Executive")
    line = "Those who fell behind need a tutor."
    edit(workspace, r"offer: .*", f"offer: {line}")

    assert found(run, "R08") == []


def test_one_text_of_the_sample_in_a_workspace_of_ones_own_is_found(
    run: Run, workspace: Path
) -> None:
    edit(workspace, r"website: .*", "website: https://www.actiontutoring.org.uk")

    (problem,) = found(run, "R08")

    assert (problem["file"], problem["line"]) == (SETTINGS, line_of(workspace, SETTINGS, "website"))
    assert run("letters", "--mp", "Helen Hayes").exit_code == 1


def test_what_is_cited_on_purpose_is_waived_by_its_id(run_sample: Run, renamed: Path) -> None:
    waiver = (
        "- {rule: R08, about: at_maths_dis_2324, reason: We cite them., by: A B, date: 2026-11-01}"
    )
    edit(renamed, r"\n\[\]\n", f"\n{waiver}\n", "data/waivers.yaml")

    problems = found(run_sample, "R08")

    (note,) = (p for p in problems if p["severity"] == "note")
    assert "We cite them" in note["message"]
    assert "at_maths_dis_2324" in note["message"]
    others = [p for p in problems if p["file"] == "data/evidence.yaml" and p is not note]
    assert [p["severity"] for p in others] == ["error"]


def test_a_whole_file_or_part_may_be_waived_and_no_waiver_is_called_unknown(
    run_sample: Run, renamed: Path
) -> None:
    given = "reason: Ours by agreement., by: A B, date: 2026-11-01"
    waivers = [
        f"- {{rule: R08, about: {about}, {given}}}" for about in ("data/quotes.yaml", "letter")
    ]
    edit(renamed, r"\n\[\]\n", "\n" + "\n".join(waivers) + "\n", "data/waivers.yaml")

    problems = run_sample("check", "--json").json["problems"]

    waived = [p for p in problems if p["rule"] == "R08" and p["severity"] == "note"]
    assert [p["file"] for p in waived] == [SETTINGS, "data/quotes.yaml"]
    assert [p for p in problems if p["file"] == "data/waivers.yaml"] == []


def test_the_fingerprints_are_those_of_the_sample_as_it_is() -> None:
    table = packaged_table(sample_texts.__file__)

    assert len(sample_marks(())) > 400
    assert set(sample_marks(())) <= set(table["fingerprints"].split()), (
        "run tools/build_sample_texts.py"
    )
