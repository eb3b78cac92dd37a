"""What may be told of children: `advocate check` says what may not, and no build writes it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.features.conftest import Outcome, Run, everything_in

ON = "2026-11-20"
SEAT = "Birmingham Yardley"
BRIEF = ("brief", "--mp", "4370", "--on", ON, "--format", "md")
LETTER = ("letters", "--mp", "4370", "--on", ON, "--format", "md")
TYPED = "I like sums now. So they say."
SMALL = "fewer than\u00a010"


def yaml(*records: dict[str, Any]) -> str:
    """YAML of one list of records; texts that say how they are to be read stay as they are."""
    lines = []
    for record in records:
        fields = [f"{name}: {value}" for name, value in record.items()]
        lines.append("- " + "\n  ".join(fields) + "\n")
    return "".join(lines)


def school(name: str, pupils: int | None, **more: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": name.lower(),
        "site": f"{name} School",
        "constituency": SEAT,
        "year": "2025/26",
        "people_helped": "null" if pupils is None else pupils,
    }
    return values | more


def claim(name: str, value: float, unit: str = "people", **more: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": name,
        "statement": f"What {name.replace('_', ' ')} counts",
        "value": value,
        "unit": unit,
        "population": "Pupils on our programmes",
        "geography": SEAT,
        "period": "2025/26",
        "status": "published",
        "verified": "primary",
        "publisher": "Example Tutors",
        "title": "Our year",
        "published": "2026-10-01",
        "retrieved": "2026-11-01",
        "url": "https://example.org/year",
    }
    return values | more


def visit(**more: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": "to_come",
        "member": 4370,
        "date": "2026-12-04",
        "venue": "Ark School",
        "purpose": "To see a session",
        "supervised_by": "the class teacher",
        "sign_in": "At reception",
        "safeguarding_lead": "Odile Farrow",
    }
    return {name: value for name, value in (values | more).items() if value is not None}


def quotation(consent: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    leave = {
        "scope": "public",
        "given_by": "his mother",
        "given_on": "2026-09-01",
        "expires": "2027-08-31",
        "uses": "[quote]",
    } | (consent or {})
    inner = ", ".join(f"{name}: {value}" for name, value in leave.items() if value)
    values: dict[str, Any] = {
        "id": "it_helps",
        "text": "I like sums now.",
        "speaker": "Tom",
        "role": "pupil",
        "place": "Birmingham",
        "said_on": "2026-09-02",
        "source": "Our blog",
        "consent": f"{{{inner}}}",
    }
    return values | more


@pytest.fixture
def folder(workspace: Path, in_schools: None) -> Path:
    """The small workspace, of a charity in schools, with nothing in it that any rule minds."""
    settings = workspace / "advocate.yaml"
    text = settings.read_text("utf-8")
    for old, new in (
        ("R&A Tutors <north>", "Example Tutors"),
        ("who have <5 people in a group", "who are behind"),
        (' The gap is A < B, and {{ fact("gap") }} wide.', ""),
        ('The gap is {{ fact("gap") }}.', "There is a gap."),
        ('Tutoring helped {{ fact("helped") }} of people.', "Tutoring can help."),
    ):
        assert old in text
        text = text.replace(old, new)
    settings.write_text(text, "utf-8")
    manifesto = workspace / "data" / "manifestos" / "2024.yaml"
    plain = manifesto.read_text("utf-8").replace('the gap is {{ fact("gap") }}', "there is a gap")
    manifesto.write_text(plain.replace('The gap is {{ fact("gap") }}.', "A gap."), "utf-8")
    write(workspace, evidence=[])
    return workspace


def write(folder: Path, **files: list[dict[str, Any]]) -> None:
    for name, records in files.items():
        (folder / "data" / f"{name}.yaml").write_text(yaml(*records) or "[]\n", "utf-8")


def cite(folder: Path, *ids: str) -> None:
    """Let everything about the seat print these claims."""
    record = {"constituency": SEAT, "evidence": f"[{', '.join(ids)}]"}
    write(folder, constituencies=[record])


def problems(outcome: Outcome, rule: str) -> list[tuple[str, str, int | None]]:
    """Severity, file and line of what one rule found."""
    return [
        (p["severity"], p["file"], p["line"]) for p in outcome.json["problems"] if p["rule"] == rule
    ]


def found(run: Run, rule: str, on: str = ON) -> list[tuple[str, str, int | None]]:
    return problems(run("check", "--rule", rule, "--on", on, "--json"), rule)


def assert_stops(run: Run, folder: Path, said: str, *command: str) -> None:
    """A build fails with that word on stderr, and leaves the folder as it was."""
    before = everything_in(folder)
    outcome = run(*(command or BRIEF))
    assert outcome.exit_code == 1
    assert said in " ".join(outcome.stderr.split())
    assert everything_in(folder) == before


# --- counts ---------------------------------------------------------------------------------


def test_a_small_school_has_no_count_no_hours_and_no_total_in_any_document(
    run: Run, folder: Path
) -> None:
    write(
        folder,
        programmes=[school("Ark", 7, hours=77, sessions=14), school("Bede", 30, hours=345)],
    )

    brief, letter = run(*BRIEF), run(*LETTER)

    text = brief.text("briefs/*brief*.md")
    assert (brief.exit_code, letter.exit_code) == (0, 0), brief.stderr + letter.stderr
    assert f"| Ark School | {SMALL} | 14 sessions |" in text
    assert "| Bede School | 30 | 345 hours of tutoring |" in text
    assert "Total not shown, so that small groups stay private." in text
    said = "".join(
        whole.split("\n---\n", 1)[1] for whole in (text, letter.text("briefs/*letter*.md"))
    )
    assert {"37", "77", "422"}.isdisjoint(re.findall(r"[\d.,]*\d", said))
    assert "| 7 |" not in said
    assert "7 pupils" not in said


def test_a_school_alone_is_told_that_its_hours_are_not_shown(run: Run, folder: Path) -> None:
    write(folder, programmes=[school("Ark", 7, hours=77)])

    text = run(*BRIEF).text("briefs/*.md")

    assert "Hours of tutoring not shown, so that small groups stay private." in text
    assert "77" not in text.split("\n---\n", 1)[1]


def test_without_a_small_group_the_total_stands_and_nothing_is_said(run: Run, folder: Path) -> None:
    write(folder, programmes=[school("Ark", 17), school("Bede", 30)])

    text = run(*BRIEF).text("briefs/*.md")

    assert "**47**" in text
    assert "stay private" not in text


@pytest.mark.parametrize(
    ("text", "says_count"),
    [
        ("We tutored 7 pupils here.", True),
        ("We tutored seven pupils here.", True),
        ("In our programme 4 disadvantaged children passed.", True),
        ("Three of our pupils passed.", True),
        ("Two children with the same need should get the same help.", False),
        ("We tutored twenty pupils here.", False),
        ("Our tutors work with groups of three pupils.", False),
        ("Our sessions have one tutor to two pupils.", False),
        ("Fewer than 10 pupils took part in our programme.", False),
        ("Our programme is for Year 6 pupils.", False),
        ("We want this for one in five children.", False),
        ("Six boys and three girls took part.", True),
        ("Six young people took part in our programme.", True),
        ("Five participants from our programme came.", True),
        ("Three of the pupils missed the mark.", True),
        ("One pupil left our programme.", True),
        ("All but one of our pupils came.", True),
        ("Only one of our pupils passed.", True),
        ("One of our pupils said that it helped.", False),
        ("If one pupil missed our session, we called the school.", False),
        ("One pupil in five left our programme early.", False),
        ("Two participants in our webinar spoke.", False),
        ("Two girls’ schools joined our programme.", False),
        ("Chapter 2 of the Children and Families Act 2014 applies.", False),
        ("No more than four pupils join one of our sessions.", False),
        ("There are two children in each group of our programme.", False),
        ("In our programme two pupils sit with each tutor in a session.", False),
        ("Two of our pupils' parents came.", False),
        ("The four children of our founder came to a school.", False),
    ],
)
def test_a_small_count_typed_into_prose_is_an_error(
    run: Run, folder: Path, text: str, says_count: bool
) -> None:
    write(folder, constituencies=[{"constituency": SEAT, "context": f'"{text}"'}])

    errors = found(run, "C01")
    assert set(errors) == ({("error", "data/constituencies.yaml", 2)} if says_count else set())
    if says_count:
        assert_stops(run, folder, "a count below 10")


def test_the_limit_is_the_workspaces_own(run: Run, folder: Path) -> None:
    write(folder, constituencies=[{"constituency": SEAT, "context": "We tutored 7 pupils."}])
    with (folder / "advocate.yaml").open("a", encoding="utf-8") as file:
        file.write("thresholds: {small_number: 5}\n")

    assert found(run, "C01") == []


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("{{ programme.people_helped }} | x", "tells how many were helped at Ark School"),
        ("{{ programme.people_helped }} pupils | x", "says “7 pupils”"),
        ("x | {{ programme.hours }} hours", "tells how many were helped at Ark School"),
    ],
)
def test_a_template_of_ones_own_cannot_print_a_small_count(
    run: Run, folder: Path, cell: str, said: str
) -> None:
    write(folder, programmes=[school("Ark", 7, hours=77)])
    partials = folder / "templates" / "_partials"
    partials.mkdir(parents=True)
    (partials / "local_picture.md.j2").write_text(
        "| School | Pupils | What |\n| --- | --- | --- |\n"
        "{% for programme in programme_years[0].programmes %}\n"
        f"| {{{{ programme.site }}}} | {cell} |\n"
        "{% endfor %}\n",
        "utf-8",
    )

    assert_stops(run, folder, said)


@pytest.mark.parametrize(
    ("consent", "is_wrong"),
    [
        ("18 of 20 families have agreed; two pupils stay here.", False),
        ("6 of 7 have agreed.", True),
    ],
)
def test_consent_may_count_refusals_but_not_in_a_small_group(
    run: Run, folder: Path, consent: str, is_wrong: bool
) -> None:
    write(folder, visits=[visit(consent=consent)])

    assert found(run, "C01") == [("error", "data/visits.yaml", 9)] * is_wrong


# --- percentages ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "base", "rules"),
    [
        (50, 8, {"C01": "error"}),
        (100, 8, {"C01": "error", "C03": "error"}),
        (0, 9, {"C01": "error", "C03": "error"}),
        (100, 20, {"C03": "warning"}),
        (0, 29, {"C03": "warning"}),
        (95, 20, {"C03": "warning"}),
        (5, 20, {"C03": "warning"}),
        (60, 20, {}),
        (100, 30, {}),
        (60, None, {"C01": "warning"}),
    ],
)
def test_percentages_of_few_pupils(
    run: Run, folder: Path, value: int, base: int | None, rules: dict[str, str]
) -> None:
    size = {"base": base} if base else {}
    write(folder, evidence=[claim("passed", value, "percent", **size)])
    cite(folder, "passed")

    told = {rule: found(run, rule) for rule in ("C01", "C03")}

    line = {"C01": 15 if base else 1, "C03": 1}
    assert told == {
        rule: [(rules[rule], "data/evidence.yaml", line[rule])] if rule in rules else []
        for rule in told
    }
    if "error" in rules.values():
        assert_stops(run, folder, "passed is")


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("None of the pupils at Cobblewick passed.", ["error"]),
        ("All of our pupils at Cobblewick passed.", ["error"]),
        ("Every pupil at Cobblewick Primary School reached the mark.", ["error"]),
        ("In 2024/25 all pupils at Ark passed.", []),
        ("All pupils at Ark passed in 2025/26.", ["error"]),
        ("All pupils at Ark passed.", ["warning"]),
        ("All of our pupils at Bede passed.", []),
        ("All of our pupils at Cobblewick are in Year 6.", []),
        ("At Cobblewick none of our pupils passed.", ["error"]),
        ("All pupils should have the chance to pass, as at Cobblewick.", []),
        ("All schools like Cobblewick passed the idea on to pupils.", []),
    ],
)
def test_one_result_of_all_in_a_small_group_is_not_told_in_words(
    run: Run, folder: Path, text: str, severities: list[str]
) -> None:
    before = school("Ark", 30, id="ark_before", year="2024/25")
    cobblewick = school("Cobblewick", 7, site="Cobblewick Primary School")
    write(folder, programmes=[cobblewick, before, school("Ark", 8), school("Bede", 30)])
    write(folder, constituencies=[{"constituency": SEAT, "context": f'"{text}"'}])

    assert found(run, "C03") == [(level, "data/constituencies.yaml", 2) for level in severities]
    if "error" in severities:
        assert_stops(run, folder, "tells one result of all at")


def test_a_percentage_that_no_text_cites_is_nobodys_business(run: Run, folder: Path) -> None:
    write(folder, evidence=[claim("passed", 100, "percent", base=8)])

    assert found(run, "C01") == found(run, "C03") == []


@pytest.mark.parametrize(
    ("value", "base", "text"),
    [
        (60, 20, "60% (12 of 20)"),
        (40, 20, "40% (of 20)"),
        (60, 10, "60% (of 10)"),
        (50, 29, "50% (of 29)"),
        (60, 30, "60%[^"),
    ],
)
def test_a_percentage_of_few_is_printed_with_its_base(
    run: Run, folder: Path, value: int, base: int, text: str
) -> None:
    write(folder, evidence=[claim("passed", value, "percent", base=base)])
    cite(folder, "passed")

    outcome = run(*BRIEF, "--json")

    assert outcome.exit_code == 0, outcome.stderr
    assert text in outcome.text("briefs/*.md")
    assert problems(outcome, "C04") == []


def test_a_template_that_hides_the_base_is_told_so(run: Run, folder: Path) -> None:
    write(folder, evidence=[claim("passed", 60, "percent", base=20)])
    partials = folder / "templates" / "_partials"
    partials.mkdir(parents=True)
    hidden = '{{ fact("passed") | replace(" (12 of 20)", "") }} passed.\n'
    (partials / "profile.md.j2").write_text(hidden, "utf-8")

    outcome = run(*BRIEF, "--json")

    assert outcome.exit_code == 0
    assert [severity for severity, _, _ in problems(outcome, "C04")] == ["warning"]


# --- what can be worked out -----------------------------------------------------------------

ARK_AND_BEDE = [school("Ark", 7, hours=77), school("Bede", 30, hours=345)]


@pytest.mark.parametrize(
    "told",
    [
        claim("in_seat", 37),
        claim("in_seat", 37, geography="England"),
        claim("in_seat", 37, period="2025-26", publisher="A newspaper"),
        claim("in_seat", 37, qualifier="about"),
        claim("in_seat", 422, "hours"),
        claim("in_seat", 37, geography="Where we work"),
    ],
    ids=["seat", "nation", "newspaper", "about", "hours", "a place that no programme names"],
)
def test_a_total_from_the_register_beside_the_other_schools_is_an_error(
    run: Run, folder: Path, told: dict[str, Any]
) -> None:
    write(folder, programmes=ARK_AND_BEDE, evidence=[told])
    cite(folder, "in_seat")

    assert found(run, "C02") == [("error", "data/programmes.yaml", 1)]
    assert_stops(run, folder, "at Ark School in 2025/26 can be worked out from in_seat")


@pytest.mark.parametrize(
    "told",
    [
        claim("elsewhere", 36, geography="Leeds"),
        claim("elsewhere", 37, period="2024/25"),
        claim("elsewhere", 6003),
        claim("elsewhere", 37, "sites"),
    ],
    ids=["place", "year", "larger", "unit"],
)
def test_a_total_of_something_else_reveals_nothing(
    run: Run, folder: Path, told: dict[str, Any]
) -> None:
    write(folder, programmes=ARK_AND_BEDE, evidence=[told])
    cite(folder, "elsewhere")

    assert found(run, "C02") == []
    assert run(*BRIEF).exit_code == 0


@pytest.mark.parametrize(
    ("geography", "value", "is_told"),
    [
        ("Schools in Sheffield", 27, True),
        ("Sheffield schools", 27, True),
        ("Pupils in Sheffield and Leeds", 67, True),
        ("South Yorkshire", 27, True),
        ("Two schools in South Yorkshire", 27, True),
        ("West Yorkshire", 27, False),
        ("Schools in Hull", 27, False),
        ("Schools in Sheffield", 81, False),
        ("Schools in Sheffieldshire", 27, False),
    ],
)
def test_a_total_is_known_by_the_place_its_geography_names(
    run: Run, folder: Path, geography: str, value: int, is_told: bool
) -> None:
    write(
        folder,
        programmes=[
            school("Cobblewick", 7, place="Sheffield"),
            school("Bede", 20, place="Sheffield"),
            school("Ark", 40, place="Leeds"),
        ],
        evidence=[claim("in_town", value, geography=geography)],
    )
    cite(folder, "in_town")

    assert len(found(run, "C02")) == is_told
    if is_told:
        assert_stops(run, folder, "can be worked out from in_town")


@pytest.mark.parametrize(
    ("second", "is_told"),
    [(7, False), (9, True), (1, False)],
    ids=["many ways", "few ways", "many again"],
)
def test_two_small_schools_protect_each_other_unless_few_ways_are_left(
    run: Run, folder: Path, second: int, is_told: bool
) -> None:
    first = 9 if is_told else 7
    programmes = [school("Ark", first), school("Cuthbert", second), school("Bede", 30)]
    write(folder, programmes=programmes, evidence=[claim("in_seat", 30 + first + second)])
    cite(folder, "in_seat")

    assert len(found(run, "C02")) == 2 * is_told


def test_a_count_is_not_given_away_by_a_percentage_of_the_same_pupils(
    run: Run, folder: Path
) -> None:
    write(
        folder,
        evidence=[claim("passed", 4), claim("share", 20, "percent", base=20)],
    )
    cite(folder, "passed", "share")

    assert found(run, "C02") == [("error", "data/evidence.yaml", 1)]
    assert_stops(run, folder, "The count of passed can be worked out from share")


def test_a_part_is_not_given_away_by_the_whole_and_the_other_part(run: Run, folder: Path) -> None:
    whole = claim("all", 40)
    parts = [claim("girls", 36, part_of="all"), claim("boys", 4, part_of="all")]
    write(folder, evidence=[whole, *parts])
    cite(folder, "all", "girls", "boys")

    assert found(run, "C02") == [("error", "data/evidence.yaml", 30)]
    assert_stops(run, folder, "The count of boys can be worked out from all")


def test_documents_of_one_run_are_read_together(run: Run, folder: Path) -> None:
    """One brief prints the other seat's schools, the other the total of both."""
    far = {"constituency": "Nottingham North and Kimberley"}
    write(
        folder,
        programmes=[school("Ark", 30), school("Bede", 7, **far), school("Cuthbert", 20, **far)],
        evidence=[claim("both", 57, geography="England")],
    )
    cite(folder, "both")
    both = ("brief", "--mp", "4370", "--mp", "Alex Norris", "--on", ON, "--format", "md")

    alone = run(*BRIEF)

    assert alone.exit_code == 0, alone.stderr
    assert_stops(run, folder, "at Bede School in 2025/26 can be worked out from both", *both)


def test_a_waiver_lets_it_pass_and_is_printed(run: Run, folder: Path) -> None:
    write(folder, programmes=ARK_AND_BEDE, evidence=[claim("in_seat", 37)])
    cite(folder, "in_seat")
    waiver = {"rule": "C02", "about": "ark", "by": "Jo", "date": "2026-11-01"}
    write(folder, waivers=[waiver | {"reason": "The school publishes its own count"}])

    assert [severity for severity, _, _ in found(run, "C02")] == ["note"]
    assert run(*BRIEF).exit_code == 0


# --- names and status -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We met the pupil Jane Smith.", "C05"),
        ("A session with Year 6 pupil Jane Smith.", "C05"),
        ("Jane Smith, a Year 6 pupil, spoke.", "C05"),
        ("Jane is the only girl in the group.", "C05"),
        ("The pupil Jane has SEND.", "C08"),
        ("Amira, in Year 6, gets free school meals.", "C08"),
        ("We met Jane and her class.", None),
        ("Pupil Premium Grant money pays.", None),
        ("Year 6 Ark School was full.", None),
        ("Alex Norris, a former pupil, came.", None),
        ("Pupils with SEND come too.", None),
        ("Amira Khan, aged 11, spoke.", "C05"),
        ("Amira Khan, 11, spoke.", "C05"),
        ("Amira Khan (Year 6) spoke.", "C05"),
        ("We met Amira Khan in Year 6.", "C05"),
        ("We met 11-year-old Amira Khan.", "C05"),
        ("A pupil, Amira Khan, spoke.", "C05"),
        ("A girl called Amira Khan spoke.", "C05"),
        ("Amira Khan, an 11-year-old pupil, spoke.", "C05"),
        ("Amira Khan is one of our pupils.", "C05"),
        ("Head boy Ben Smith spoke.", "C05"),
        ("Amira de Souza, a Year 6 pupil, spoke.", "C05"),
        ("Year six pupil Amira K. spoke.", "C05"),
        ("Only one pupil in Year 6 is a refugee.", "C05"),
        ("The one deaf pupil at Starling Reach spoke.", "C05"),
        ("She is the only Syrian in Year 6.", "C05"),
        ("Amira, who has autism, asked a question.", "C08"),
        ("Amira (Year 6), who gets free school meals, asked.", "C08"),
        ("Amira is on free school meals; she is in Year 6.", "C08"),
        ("Amira gets pupil premium.", "C08"),
        ("The pupil Amira uses a wheelchair.", "C08"),
        ("Amira, aged 11, is deaf.", "C08"),
        ("Amira, in Year 6, stammers.", "C08"),
        ("The boy Omar has Down's syndrome.", "C08"),
        ("The pupil Amira is Muslim.", "C08"),
        ("As a pupil, Ben Smith was tutored himself.", None),
        ("We met at noon. As a pupil, Ben Smith was tutored himself.", None),
        ("We met Mrs Sam Lee in Year 6.", None),
        ("Sam Lee (Year 6 teacher) spoke.", None),
        ("Sam Lee, a student at the University of Leeds, tutors pupils.", None),
        ("Alex Norris, aged 72, met pupils.", None),
        ("After we met a pupil, Alex Norris, who was moved, spoke.", None),
        ("We began in Birmingham Yardley in Year 6.", None),
        ("Only one pupil in five has a tutor.", None),
        ("The only chance a child in care has is a good school.", None),
        ("She is the only teacher in Year 6.", None),
        ("Hannah, who is SEND lead at the school, spoke.", None),
        ("Sam, who helps pupils with SEND, spoke.", None),
        ("Everyone gets free school meals.", None),
        ("Birmingham gets pupil premium money for its schools.", None),
        ("In Leeds, 12 pupils with SEND came.", None),
    ],
)
def test_children_in_prose(run: Run, folder: Path, text: str, rule: str | None) -> None:
    entry = {"id": "met", "date": "2026-10-01", "kind": "meeting", "member": 4370}
    write(folder, engagements=[entry | {"summary": f'"{text}"'}])

    for each in ("C05", "C08"):
        expected = [("error", "data/engagements.yaml", 5)] if each == rule else []
        assert found(run, each) == expected
    if rule:
        assert_stops(run, folder, "brief-jess-phillips")


STATUSES = (
    *("has SEN", "has SEND", "has an EHCP", "has special educational needs", "has ADHD"),
    *("gets FSM", "gets free school meals", "gets pupil premium", "has EAL"),
    *("has English as an additional language", "is looked after", "is looked-after"),
    *("is in care", "is fostered", "is in foster care", "is dyslexic", "has dyslexia"),
    *("is autistic", "has autism", "is disabled", "has a disability", "is a refugee"),
    *("is an asylum seeker", "is on a child protection plan", "is in an ethnic minority"),
    *("is religious", "uses a wheelchair", "is deaf", "is registered blind", "has a stammer"),
    *("has a stutter", "has epilepsy", "is epileptic", "has cerebral palsy"),
    *("has Down’s syndrome", "uses hearing aids", "is Muslim", "is Jewish", "is Sikh"),
    "is Hindu",
)
NO_NAMES = (
    *("Everyone", "Everybody", "Nobody", "Anyone", "Anybody", "Someone", "Somebody", "Each"),
    *("Who", "He", "She", "It", "This", "That", "One", "Half", "There", "Here", "What"),
    *("Which", "If", "Nothing", "None", "England", "Wales", "Scotland", "Britain", "Ireland"),
    *("Parliament", "Labour", "Government", "Ofsted", "Tutoring", "Funding", "Money"),
    *("Access", "Reading"),
)


NO_SURNAMES = (
    *("Premium", "Poverty", "Referral", "Unit", "Trust", "School", "Academy", "Primary"),
    *("Secondary", "High", "Junior", "Infant", "College", "Commissioner", "Minister", "Voice"),
    *("Benefit", "Finance", "Loans", "Action", "Group", "Support", "Services", "Parliament"),
    *("Council", "Act", "Programme", "Year", "Tutoring", "English", "Maths", "Monday", "Tuesday"),
    *("Wednesday", "Thursday", "Friday", "Grant", "Member", "Members", "Classroom", "Union"),
    *("Key", "Stage", "Maintenance", "Protection", "Safeguarding", "Welfare", "Health", "Service"),
    *("Company", "England", "Mental", "University", "House", "Committee", "Department"),
    *("Pupil", "Pupils", "Reading"),
)


def told_of_children(run: Run, folder: Path, sentences: list[str], rule: str = "C08") -> list[str]:
    """Those of the sentences in which a rule finds a child: by default, one with a status."""
    entry = {"date": "2026-10-01", "kind": "meeting", "member": 4370}
    write(
        folder, engagements=[entry | {"id": f"n{i}", "summary": s} for i, s in enumerate(sentences)]
    )
    lines = (folder / "data" / "engagements.yaml").read_text("utf-8").splitlines()
    return [lines[(line or 0) - 1].partition("summary: ")[2] for _, _, line in found(run, rule)]


def test_no_special_status_is_told_of_a_child_who_is_named(run: Run, folder: Path) -> None:
    sentences = [f"The pupil Amira {status}." for status in STATUSES]

    assert told_of_children(run, folder, sentences) == sentences


def test_a_capital_letter_alone_makes_no_child(run: Run, folder: Path) -> None:
    sentences = [f"{word} gets free school meals." for word in (*NO_NAMES, "Amira")]

    assert told_of_children(run, folder, sentences) == sentences[-1:]


def test_the_second_word_of_an_institution_is_no_surname(run: Run, folder: Path) -> None:
    sentences = [f"We asked the child Nurture {word}." for word in (*NO_SURNAMES, "Okafor")]

    assert told_of_children(run, folder, sentences, "C05") == sentences[-1:]


def test_an_internal_note_is_read_too(run: Run, folder: Path) -> None:
    entry = {"id": "met", "date": "2026-10-01", "kind": "meeting", "summary": "We met."}
    write(folder, engagements=[entry | {"internal_note": "Ask the pupil Jane Smith again."}])

    assert found(run, "C05") == [("error", "data/engagements.yaml", 5)]


@pytest.mark.parametrize(
    ("person", "rule"),
    [
        ("{name: Jane Smith, role: Year 6 pupil}", "C05"),
        ("{name: Jane, role: pupil, note: Has an EHCP}", "C08"),
        ("{name: Jane, role: pupil}", None),
        ("{name: Jane Smith, role: volunteer who tutors pupils}", None),
        ("{name: Amira Khan, role: Head girl}", "C05"),
        ("{name: Amira Khan, role: Girl aged eleven}", "C05"),
        ("{name: Amira Khan, role: Young person on our programme}", "C05"),
        ("{name: Amira Khan, role: Tutee}", "C05"),
        ('{name: Amira Khan, role: "Pupil leader, Year 6"}', "C05"),
        ("{name: Ann Lee, role: University student, note: Has autism}", None),
        ("{name: Ann Lee, role: Student nurse, note: Has autism}", None),
        ("{name: Ann Lee, role: Child psychologist, note: Works on autism}", None),
        ("{name: Ann Lee, role: Children's author, note: Writes of autism}", None),
        ("{name: Ann Lee, role: Education Mental Health Practitioner for children}", None),
        ("{name: Ann Lee, role: Pupil and family support worker}", None),
        ("{name: Ann Lee, role: volunteer tutor, note: Her pupil is Amira}", None),
    ],
)
def test_pupils_on_the_list_of_a_visit(
    run: Run, folder: Path, person: str, rule: str | None
) -> None:
    write(folder, visits=[visit(people=f"[{person}]")])

    for each in ("C05", "C08"):
        assert found(run, each) == [("error", "data/visits.yaml", 9)] * (each == rule)
    if rule:
        assert_stops(run, folder, "to_come")


def test_a_note_on_a_tutor_does_not_name_the_pupil(run: Run, folder: Path) -> None:
    note = "Her pupil is Amira Khan, who has autism"
    write(folder, visits=[visit(people=f'[{{name: Ann Lee, role: tutor, note: "{note}"}}]')])

    for rule in ("C05", "C08"):
        assert found(run, rule) == [("error", "data/visits.yaml", 9)]
    assert_stops(run, folder, "to_come")


@pytest.mark.parametrize(
    "role",
    [
        *("Head girl", "Girl aged eleven", "Young person on our programme", "Tutee", "Year 6"),
        *("Pupil leader, Year 6", "Pupil in Mr Lee's class, tutored since May", "Sixth former"),
    ],
)
def test_the_role_of_a_pupil_is_known_in_many_words(run: Run, folder: Path, role: str) -> None:
    quoted = quotation({"given_on": ""}, speaker="Amira Khan", role=f'"{role}"')
    write(folder, quotes=[quoted])

    assert found(run, "C05") == [("error", "data/quotes.yaml", 3)]
    assert found(run, "C06") == [("error", "data/quotes.yaml", 8)]


@pytest.mark.parametrize(
    ("changes", "rule", "line"),
    [
        ({"speaker": "Tom Brown"}, "C05", 3),
        ({"text": "I have dyslexia and I like sums."}, "C08", 2),
        ({"speaker": "Tom Brown", "role": "Head of pupil support"}, None, None),
        ({"speaker": "Year 6 pupil", "text": "I have dyslexia."}, None, None),
    ],
)
def test_quotations_of_pupils(
    run: Run, folder: Path, changes: dict[str, Any], rule: str | None, line: int | None
) -> None:
    write(folder, quotes=[quotation(**changes)])

    for each in ("C05", "C08"):
        assert found(run, each) == [("error", "data/quotes.yaml", line)] * (each == rule)
    if rule:
        assert_stops(run, folder, "it_helps")


# --- consent --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        ({"given_by": "published by us"}, "does not say that a parent, guardian or school gave it"),
        ({"given_on": ""}, "has no date"),
        ({"expires": ""}, "has no end"),
        ({"uses": ""}, "is not for quoting"),
    ],
)
def test_the_words_of_a_pupil_need_whole_consent(
    run: Run, folder: Path, consent: dict[str, str], said: str
) -> None:
    write(folder, quotes=[quotation(consent)])

    assert found(run, "C06") == [("error", "data/quotes.yaml", 8)]
    assert_stops(run, folder, f"words of somebody whom we help, {said}")


@pytest.mark.parametrize(
    ("consent", "rule"),
    [
        ({"expires": "2026-11-20"}, "C06"),
        ({"withdrawn": "2026-11-20"}, "C06"),
        ({"uses": "[photo, press]"}, "C06"),
        ({"guardians": '"no"'}, "C07"),
        ({"guardians": "divided"}, "C07"),
        ({"guardians": '"yes"', "child": '"no"'}, "C07"),
    ],
)
def test_words_without_leave_are_left_out_and_reported(
    run: Run, folder: Path, consent: dict[str, str], rule: str
) -> None:
    write(folder, quotes=[quotation(consent)])

    outcome = run(*BRIEF)

    assert outcome.exit_code == 0
    assert "I like sums now." not in outcome.text("briefs/*.md")
    assert found(run, rule) == [("error", "data/quotes.yaml", 8)]


def test_words_with_leave_are_printed_until_the_day_it_ends(run: Run, folder: Path) -> None:
    answers = {"guardians": '"yes"', "child": '"yes"', "withdrawn": "2026-11-21"}
    write(folder, quotes=[quotation(answers)])

    assert "I like sums now." in run(*BRIEF).text("briefs/*.md")
    assert found(run, "C06") == found(run, "C07") == []
    assert found(run, "C06", on="2026-11-21") == [("error", "data/quotes.yaml", 8)]


def test_typing_the_words_does_not_get_round_their_consent(run: Run, folder: Path) -> None:
    """Withdrawn words are not chosen; whoever types them into a text is stopped."""
    write(folder, quotes=[quotation({"withdrawn": "2026-11-01"})])
    write(folder, constituencies=[{"constituency": SEAT, "context": TYPED}])

    assert_stops(run, folder, "words of somebody whom we help, was withdrawn")


def test_consent_for_inside_readers_keeps_a_pupil_out_of_letters(run: Run, folder: Path) -> None:
    write(folder, quotes=[quotation({"scope": "internal"})])
    write(folder, constituencies=[{"constituency": SEAT, "context": TYPED}])

    assert run(*BRIEF).exit_code == 0
    assert_stops(run, folder, "with consent for internal readers only", *LETTER)


def test_adults_need_no_consent_of_this_kind(run: Run, folder: Path) -> None:
    consent = {"given_by": "them", "given_on": "", "expires": "", "uses": ""}
    write(folder, quotes=[quotation(consent, role="Volunteer tutor")])

    assert found(run, "C06") == []


@pytest.mark.parametrize(
    ("photographs", "consent", "day", "is_wrong"),
    [
        ("true", None, "2026-12-04", True),
        ("true", "All families have agreed.", "2026-12-04", False),
        ("false", None, "2026-12-04", False),
        ("true", None, "2026-11-04", False),
    ],
)
def test_photographs_on_a_visit_need_consent(
    run: Run, folder: Path, photographs: str, consent: str | None, day: str, is_wrong: bool
) -> None:
    step = f'[{{start: "13:30", minutes: 5, what: Group picture, photographs: {photographs}}}]'
    planned = visit(date=day, start='"13:30"', end='"13:35"', running_order=step, consent=consent)
    write(folder, visits=[planned])

    assert found(run, "C06") == [("error", "data/visits.yaml", 1)] * is_wrong
    if is_wrong:
        assert_stops(run, folder, "plans photographs, and says nothing of consent")


# --- visits ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["supervised_by", "sign_in", "safeguarding_lead"])
def test_the_plan_of_a_visit_keeps_pupils_safe(run: Run, folder: Path, name: str) -> None:
    write(folder, visits=[visit(**{name: None})])

    assert found(run, "C09") == [("error", "data/visits.yaml", 1)]
    assert_stops(run, folder, f"The plan of to_come lacks {name}.")


def test_a_whole_plan_says_so_in_the_brief(run: Run, folder: Path) -> None:
    write(folder, visits=[visit()])

    outcome = run(*BRIEF)

    assert found(run, "C09") == []
    assert (
        "**Safeguarding.** Supervised by the class teacher. Sign in: at reception. "
        "Designated safeguarding lead: Odile Farrow."
    ) in outcome.text("briefs/*.md")


@pytest.mark.parametrize(
    ("changes", "severities"),
    [({"date": "2026-11-19"}, []), ({"source": "A newspaper"}, ["warning"])],
    ids=["past", "published account"],
)
def test_visits_past_or_known_from_print_need_no_plan(
    run: Run, folder: Path, changes: dict[str, str], severities: list[str]
) -> None:
    write(folder, visits=[visit(sign_in=None, **changes)])

    assert [severity for severity, _, _ in found(run, "C09")] == severities
    assert run(*BRIEF).exit_code == 0


def test_the_samples_own_plan_and_counts_pass(run_sample: Run) -> None:
    day = date(2026, 11, 20).isoformat()
    rules = [part for n in range(1, 10) for part in ("--rule", f"C0{n}")]

    outcome = run_sample("check", *rules, "--on", day, "--json")

    assert outcome.json["problems"] == []
