"""Rules on quotations, through the command line; the cases are those that were found in print."""

from pathlib import Path

import pytest

from tests.features.breaches import change, found, line_of, put
from tests.features.conftest import Run
from tests.features.test_check_documents import TITLE, built, template

QUOTES = "data/quotes.yaml"
PANDEMIC = (
    "The pandemic has meant that pupils, particularly those that are disadvantaged have fallen "
    "further behind their peers, and programmes like this one are providing invaluable support to "
    "young people in {city} and across the country."
)
HALFON = (
    "This is a long-term problem which was hiding in plain sight in GCSE results before this "
    "year's extraordinary events."
)


def quotation(text: str, identity: str = "one", speaker: str = "Sam", **fields: str) -> str:
    """Return one entry of the file."""
    entry = {
        "text": f"'{text.replace(chr(39), chr(39) * 2)}'",
        "speaker": speaker,
        "role": "Programme Coordinator",
        "said_on": "2026-07-02",
        "source": "Our post",
        "consent": "{scope: public, given_by: the speaker, given_on: 2026-07-02}",
    }
    lines = [f"- id: {identity}"]
    lines += [f"  {key}: {value}" for key, value in (entry | fields).items()]
    return "\n".join(lines) + "\n"


def test_one_sentence_under_two_names_is_an_error_whatever_the_city(
    run: Run, workspace: Path
) -> None:
    norris = quotation(PANDEMIC.format(city="Nottingham"), "norris", "Alex Norris")
    phillips = quotation(PANDEMIC.format(city="Birmingham"), "phillips", "Jess Phillips")
    put(workspace, QUOTES, norris + phillips)

    (problem,) = found(run, "Q02")

    assert problem["severity"] == "error"
    assert problem["line"] == line_of(workspace, QUOTES, "Birmingham")
    assert "phillips (Jess Phillips) has the words of norris (Alex Norris)" in problem["message"]


SEEN = "We see every week how pupils in Hull grow in confidence with a tutor."


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (SEEN, SEEN.replace("see", "watch"), 1),
        (SEEN, SEEN.replace("Hull", "West Yorkshire"), 1),
        (f"Thank you. {SEEN}", f"Well done. {SEEN}", 1),
        (SEEN, f"What a year it was, because {SEEN[0].lower()}{SEEN[1:-1]}, and so do they.", 1),
        ("Nottingham has shown us what good tutors can do.",
         "West Yorkshire has shown us what good tutors can do.", 1),
        (SEEN, "We see every week how much work our teachers in Leeds put in.", 0),
        ("I enjoyed tutoring because it was fun.", "I enjoyed tutoring because it was hard.", 0),
    ],
)  # fmt: skip
def test_the_same_words_are_found_again_though_a_word_or_their_place_has_changed(
    run: Run, workspace: Path, one: str, other: str, count: int
) -> None:
    place = {"place": "West Yorkshire"}
    put(workspace, QUOTES, quotation(one, "a", "Ann Lee", place="Nottingham")
        + quotation(other, "b", "Ben May", **place))  # fmt: skip

    assert [p["severity"] for p in found(run, "Q02")] == ["error"] * count


@pytest.mark.parametrize(
    ("summary", "count"),
    [
        (f"Jess Phillips said: “{SEEN}”", 1),
        (f"Jess Phillips heard Ann Lee say: “{SEEN}”", 0),
        ("Jess Phillips said that tutors matter.", 0),
    ],
)
def test_a_summary_does_not_give_somebody_s_words_to_another(
    run: Run, workspace: Path, summary: str, count: int
) -> None:
    put(workspace, QUOTES, quotation(SEEN, "a", "Ann Lee"))
    put(
        workspace,
        "data/engagements.yaml",
        "- id: event\n  date: 2026-07-02\n  kind: event\n  member: 4370\n"
        f"  member_name: Jess Phillips\n  summary: '{summary}'\n",
    )

    problems = found(run, "Q02")

    assert [(p["file"], p["line"]) for p in problems] == [("data/engagements.yaml", 6)] * count


def test_two_quotations_of_one_speaker_may_share_words(run: Run, workspace: Path) -> None:
    twice = [quotation(PANDEMIC.format(city="Hull"), identity) for identity in ("a", "b")]
    put(workspace, QUOTES, "".join(twice))

    assert found(run, "Q02") == []


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        (f"{HALFON}”", True),
        (f"“{HALFON}", True),
        (f'{HALFON}"', True),
        (f"“{HALFON}”", False),
        (HALFON, False),
        ("She said “go on” and went.", False),
        ("”wrong way round“", True),
    ],
)
def test_a_quotation_mark_without_a_partner_is_an_error(
    run: Run, workspace: Path, text: str, is_broken: bool
) -> None:
    put(workspace, QUOTES, quotation(text))

    assert [p["severity"] for p in found(run, "Q03")] == ["error"] * is_broken


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        ("Their heads were down … despite copious distractions.", False),
        ("Their heads were down and focused despite copious distractions.", False),
        ("[The pupils’] heads were down and focused despite copious distractions.", False),
        ("Their heads were down despite copious distractions.", True),
        ("Their heads were up and focused despite copious distractions.", True),
    ],
)
def test_words_that_are_not_the_original_s_are_an_error_unless_the_cut_is_marked(
    run: Run, workspace: Path, text: str, is_broken: bool
) -> None:
    whole = "Their heads were down and focused despite copious distractions."
    put(workspace, QUOTES, quotation(text, original=whole))

    assert len(found(run, "Q03")) == is_broken


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        ("good for pupils", True),
        ("It is good for pupils.", True),
        ("I doubt that it is good.", True),
        ("… good for pupils.", False),
        ("[It] is good for pupils.", False),
        ("I doubt that it is good …", False),
        ("I doubt that it is good for pupils.", False),
        ("Ask them!", False),
    ],
)
def test_a_cut_at_either_end_is_marked_too(
    run: Run, workspace: Path, text: str, is_broken: bool
) -> None:
    whole = "I doubt that it is good for pupils. Ask them!"
    put(workspace, QUOTES, quotation(text, original=whole))

    assert len(found(run, "Q03")) == is_broken


def test_a_consent_that_nobody_could_find_again_is_an_error(run: Run, workspace: Path) -> None:
    put(workspace, QUOTES, quotation("It works well.", consent="{scope: public, given_by: Sam}"))

    (problem,) = found(run, "Q01")

    assert (problem["severity"], problem["line"]) == (
        "error",
        line_of(workspace, QUOTES, "consent"),
    )


def test_a_famous_saying_needs_its_source(run: Run, workspace: Path) -> None:
    saying = "Education is the most powerful weapon which you can use to change the world."
    put(workspace, QUOTES, quotation(saying, speaker="Nelson Mandela"))
    warned = found(run, "Q05")
    put(workspace, QUOTES, quotation(saying, url="https://example.org/speech"))

    assert [p["severity"] for p in warned] == ["warning"]
    assert found(run, "Q05") == []


@pytest.mark.parametrize(
    ("speaker", "role", "place", "count"),
    [
        ("Headteacher", "partner primary school", "Little Hallam", 1),
        ("Assistant Headteacher", "Action Tutoring partner school", "Brighton", 0),
        ("Hannah", "Programme Coordinator, primary", "Liverpool", 0),
    ],
)
@pytest.mark.usefixtures("in_schools")
def test_an_unnamed_speaker_is_not_given_away(
    run: Run, workspace: Path, speaker: str, role: str, place: str, count: int
) -> None:
    put(workspace, QUOTES, quotation("It works.", speaker=speaker, role=role, place=place))

    assert len(found(run, "Q07")) == count


def test_words_whose_time_has_run_out_are_named(run: Run, workspace: Path) -> None:
    consent = "{scope: public, given_by: Sam, given_on: 2025-01-01, expires: 2026-01-01}"
    put(workspace, QUOTES, quotation("It works.", consent=consent))

    assert found(run, "R03", "--on", "2025-12-31") == []
    assert [p["severity"] for p in found(run, "R03", "--on", "2026-01-01")] == ["warning"]


def test_words_whose_leave_was_taken_back_are_named(run: Run, workspace: Path) -> None:
    consent = "{scope: public, given_by: Sam, given_on: 2025-01-01, withdrawn: 2026-06-01}"
    put(workspace, QUOTES, quotation("It works.", consent=consent))

    (problem,) = found(run, "R03", "--on", "2026-06-01")

    assert "the consent was withdrawn on 1 June 2026" in problem["message"]
    assert found(run, "R03", "--on", "2026-05-31") == []


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        ("“The ward is full.\n\n“So is the garden,” she said.", False),
        ("She said: “The ward is full.\n\n“So is the garden.\n\n“So is the hall.”", False),
        ("> “The ward is full.\n>\n> “So is the garden.”", False),
        ("“The ward is full.\n\n“So is the garden.", True),
        ("“The ward is full.\n\nSo is the garden.”", True),
        ("The ward is “full.\n\n“So is the garden,” she said.", True),
    ],
)
def test_a_quotation_of_several_paragraphs_opens_in_each_and_closes_in_the_last(
    run: Run, workspace: Path, text: str, is_broken: bool
) -> None:
    template(workspace, f"{TITLE}{text}\n")

    assert bool(built(run, "Q03")) == is_broken


def test_an_unpaired_mark_in_our_own_prose_stops_the_document(run: Run, workspace: Path) -> None:
    change(workspace, "advocate.yaml", "Agree on one thing.", "Agree on “one thing.")

    outcome = run("brief", "--mp", "Jess Phillips", "--json")

    assert outcome.exit_code == 1
    assert [p["rule"] for p in outcome.json["problems"]] == ["Q03"]
    assert outcome.files() == []
