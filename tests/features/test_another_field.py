"""A charity of another field and nation: its own words, and no false sentence."""

import re
from pathlib import Path

import pytest

from tests.features.conftest import Outcome, Run

ON = ("--on", "2026-11-20")
SCHOOL_WORDS = re.compile(
    r"schools?\b|pupils?\b|tutor|GCSE|Ofsted|key stage|\bKS[1-5]\b|National Tutoring"
    r"|Action Tutoring|teach|classroom|academic|Department for Education|education authorit",
    re.IGNORECASE,
)
DENIALS = re.compile(r"\b(?:no programme|claim no|not recorded|do not work)\b", re.IGNORECASE)
RUNS = (
    ("check",),
    ("brief", "--with-programmes"),
    ("brief", "--mp", "Jess Phillips"),
    ("letters", "--with-programmes"),
    ("letters", "--region", "Wales"),
    ("letters", "--mp", "Ian Murray,Jess Phillips,Claire Hanna"),
    ("manifesto", "2024"),
    ("write", "thank-you", "--mp", "Gill German"),
)


def told(outcome: Outcome) -> str:
    documents = "\n".join(p.read_text("utf-8") for p in outcome.folder.glob("briefs/*.md"))
    return f"{outcome.stdout}\n{outcome.stderr}\n{documents}"


@pytest.mark.parametrize("arguments", RUNS)
def test_a_hospice_reads_no_word_of_schools_and_no_denial(
    run_hospice: Run, arguments: tuple[str, ...]
) -> None:
    outcome = run_hospice(*arguments, *ON)

    assert outcome.exit_code == 0, outcome.stderr
    assert [found[0] for found in SCHOOL_WORDS.finditer(told(outcome))] == []
    assert [found[0] for found in DENIALS.finditer(told(outcome))] == []


def test_its_tables_and_letters_use_its_own_words(run_hospice: Run) -> None:
    run_hospice("brief", "--mp", "Gill German", *ON)
    outcome = run_hospice("letters", "--mp", "Gill German", *ON)
    brief, letter = outcome.text("briefs/*-brief-*.md"), outcome.text("briefs/*-letter-*german.md")

    assert "| Service | People | What we do there |" in brief
    assert "14,400 hours of care and support" in brief
    assert "Safeguarding lead: Bethan Ormsgill" in brief
    assert "| Who decides | HM Treasury; " in brief
    assert "we helped 284 people in 2025-26, through Coast Home Nursing Team" in letter


def test_a_year_that_begins_in_april_is_new_in_april(run_hospice: Run) -> None:
    said = {
        "2025-04-06": "we are helping 284 people in 2025-26",
        "2026-03-31": "we are helping 284 people in 2025-26",
        "2026-04-01": "we helped 284 people in 2025-26",
        "2027-03-31": "we helped 284 people in 2025-26",
    }
    for day, sentence in said.items():
        outcome = run_hospice("letters", "--mp", "Gill German", "--on", day)
        assert sentence in outcome.text(f"briefs/{day}*.md")


def test_hours_of_round_the_clock_care_are_plausible_for_a_hospice(run_hospice: Run) -> None:
    data = Path("data/programmes.yaml")
    text = data.read_text("utf-8")
    data.write_text(re.sub(r"(?m)^  hours: .*$", "  hours: 28800", text), encoding="utf-8")

    outcome = run_hospice("check", "--rule", "N15", *ON)

    assert outcome.exit_code == 0
    assert "GCSE" not in outcome.stderr


@pytest.mark.parametrize(
    ("day", "rule"),
    [("2027-05-14", "GCSE"), ("2027-07-30", "holiday"), ("2027-10-29", "half-term")],
)
def test_a_visit_to_a_hospice_is_not_held_against_term_times(
    run_hospice: Run, day: str, rule: str
) -> None:
    data = Path("data/visits.yaml")
    data.write_text(data.read_text("utf-8").replace("2027-03-19", day), encoding="utf-8")

    outcome = run_hospice("check", "--rule", "P13", *ON)

    assert rule not in outcome.stdout + outcome.stderr


def test_a_small_count_of_people_is_held_back_whatever_its_unit(run_hospice: Run) -> None:
    add_claim("unit: count\n  value: 4\n  population: People cared for at home in our first winter")
    say('We cared for {{ fact("winter_people") }} people in our first winter.')

    outcome = run_hospice("letters", "--mp", "Gill German", *ON)

    letter = outcome.text("briefs/*-letter-*.md")
    assert "We cared for fewer than\N{NO-BREAK SPACE}10 (illustrative)" in letter
    assert "for 4" not in letter


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We cared for 4 people in Conwy last winter.", "C01"),
        ("Last winter we nursed 6 patients at home.", "C01"),
        ("Our patient Margaret Hughes asked for her own bed.", "C05"),
        ("Margaret Hughes, 82, a patient of ours, asked for her own bed.", "C05"),
        ("Margaret, one of our patients, has dementia.", "C08"),
        ("All of our patients at Penrhyn Celyn Day Room died in 2025/26.", "C03"),
    ],
)
def test_patients_are_guarded_as_pupils_are(run_hospice: Run, text: str, rule: str) -> None:
    say(text)

    outcome = run_hospice("check", "--rule", rule, *ON)

    assert outcome.exit_code == 1, outcome.stdout + outcome.stderr
    assert f"error {rule}" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    "text",
    [
        "Four people in the office answer letters.",
        "Helen Morgan MP visited us in May.",
        "Patient groups meet on Tuesdays.",
        "One patient in five has no family nearby.",
    ],
)
def test_ordinary_sentences_about_a_hospice_pass(run_hospice: Run, text: str) -> None:
    say(text)

    outcome = run_hospice("check", *ON)

    assert not re.search(r"\bC0[1358]\b", outcome.stdout + outcome.stderr)


def test_short_forms_of_the_field_are_spelt_out_and_their_plurals_too(run_hospice: Run) -> None:
    say("The LHBs and the ICB agree.")

    outcome = run_hospice("letters", "--mp", "Gill German", *ON, "--verbose")

    assert "“LHB” is not spelt out: local health board" in outcome.stderr
    assert "“ICB” is not spelt out: integrated care board" in outcome.stderr


def test_words_that_reduce_people_are_advised_against(run_hospice: Run) -> None:
    say("We run a group for dementia sufferers.")

    outcome = run_hospice("check", "--rule", "F11", *ON)

    assert "dementia sufferers" in outcome.stdout + outcome.stderr


@pytest.mark.parametrize(("limit", "code", "said"), [(2, 1, "cannot be below 3"), (4, 0, "C11")])
def test_a_limit_that_hides_too_few_is_refused_or_warned_of(
    run_hospice: Run, limit: int, code: int, said: str
) -> None:
    settings = Path("advocate.yaml")
    text = re.sub(r"(?m)^thresholds:\n(?:  .*\n)*", "", settings.read_text("utf-8"))
    settings.write_text(f"{text}\nthresholds:\n  small_number: {limit}\n", encoding="utf-8")

    outcome = run_hospice("check", *ON)

    assert outcome.exit_code == code
    assert said in outcome.stdout + outcome.stderr


def add_claim(fields: str) -> None:
    register = Path("data/evidence.yaml")
    claim = (
        f"\n- id: winter_people\n  statement: People cared for at home\n  {fields}\n"
        "  geography: Conwy\n  period: 2024-25\n  status: final\n  verified: primary\n"
        "  publisher: Tŷ Melynfor Hospice\n  title: Our records\n  illustrative: true\n"
    )
    register.write_text(register.read_text("utf-8") + claim, encoding="utf-8")


def say(text: str) -> None:
    """Put a sentence into the offer of every letter."""
    settings = Path("advocate.yaml")
    lines = settings.read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("  offer_other:"))
    lines.insert(at + 1, f"    {text}")
    settings.write_text("\n".join(lines), encoding="utf-8")
