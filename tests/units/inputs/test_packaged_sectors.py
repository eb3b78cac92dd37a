"""Each field of work that comes with the program: what it says is understood and can be used."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from tests.sector_patterns import FIELDS, NAMES
from tests.units.kinds.builders import constituency, evidence, profile, programme, visit, workspace

from advocate.errors import Severity
from advocate.inputs.packaged_folder import packaged_folder
from advocate.inputs.parliament.snapshot.snapshot import open_snapshot
from advocate.inputs.record_reader import read_record
from advocate.inputs.yaml_reader import read_yaml
from advocate.kinds.letter import build_letter
from advocate.kinds.letter_reader import Chosen
from advocate.models.document import RenderedDocument
from advocate.models.evidence import Evidence
from advocate.models.sector import Avoided, Break, Nation, PeopleGroup, Sector, Subject, Window
from advocate.models.series_breaks import breaks_between, measure_of
from advocate.rules.book.document_form import _short_form, words_to_avoid
from advocate.rules.book.visits import covers, easter_sunday, good_day, good_day_for_letters
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.language.passages import Passage
from advocate.rules.language.people_counts import PeopleCounts
from advocate.rules.language.people_names import PeopleNames
from advocate.rules.language.typed_figures import TypedFigures

ON = date(2026, 11, 20)
YEARS = range(2024, 2031)
DAY = timedelta(days=1)


def alone(name: str) -> Sector:
    """Return what the file of one field of work says, without any other."""
    file = f"sectors/{name}.yaml"
    found: Sector | None = read_record(read_yaml(packaged_folder() / file, file), Sector)
    assert found is not None
    return found


ALONE = {name: alone(name) for name in NAMES}


def each(part: str) -> list[Any]:
    """Return every entry of a part of the files: the name of its field of work, and the entry."""
    entries: list[Any] = []
    for name, field in ALONE.items():
        found = getattr(field, part)
        pairs = found.items() if hasattr(found, "items") else enumerate(found)
        entries += [pytest.param(name, entry, id=f"{name}.{key}") for key, entry in pairs]
    return entries


def test_the_fields_of_work_that_come_with_the_program_are_found() -> None:
    assert {"general", "education", "health_and_care"} <= {*NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_without_a_problem(name: str) -> None:
    file = read_yaml(packaged_folder() / f"sectors/{name}.yaml", f"sectors/{name}.yaml")

    assert read_record(file, Sector) == ALONE[name]
    assert file.problems == []


@pytest.mark.parametrize("name", NAMES)
def test_every_source_that_an_entry_names_is_known(name: str) -> None:
    field = ALONE[name]
    parts = (field.calendar, field.ranges, field.decides, field.avoid)
    entries = [*(entry for part in parts for entry in part.values()), *field.breaks]

    named = {entry.source for entry in entries if entry.source}

    assert named
    assert named <= field.sources.keys()
    assert all({"title", "publisher"} <= source.keys() for source in field.sources.values())


# --- words to avoid ---------------------------------------------------------------------------


def advice_on(text: str, field: Sector) -> list[Finding]:
    """Return what the rule of the book finds in a text."""
    on_texts, _ = words_to_avoid
    context = RuleContext(workspace(sector=field), ON)
    return list(on_texts.test(Passage(text, "advocate.yaml"), context))


@pytest.mark.parametrize(("name", "entry"), each("avoid"))
def test_words_to_avoid_are_found_in_their_example_and_not_in_the_better_one(
    name: str, entry: Avoided
) -> None:
    (found,) = advice_on(entry.hit, FIELDS[name])

    assert f"({entry.why})" in found.message
    assert f"; better: {entry.better}" in found.message
    assert found.severity is entry.severity
    assert advice_on(entry.miss, FIELDS[name]) == []


@pytest.mark.parametrize(("name", "entry"), each("avoid"))
def test_each_phrase_to_avoid_is_found_and_what_is_better_is_not(name: str, entry: Avoided) -> None:
    only = replace(ALONE[name], avoid={"only": entry})

    for phrase in entry.phrases:
        for text in (phrase.replace("*", ""), phrase.replace("*", "s").upper()):
            assert len(advice_on(f"They wrote: {text}, and so on.", only)) == 1, phrase
    assert advice_on(entry.better, FIELDS[name]) == []


# --- people -----------------------------------------------------------------------------------


GROUPS = [(name, kind) for name in NAMES for kind in ALONE[name].people]


def group_of(name: str, kind: str) -> tuple[PeopleGroup, Sector]:
    """Return a group, and its field of work as if it were whom the charity helps."""
    field = replace(FIELDS[name], people_are=kind)
    return field.people[kind], field


def one_and_many(noun: str) -> tuple[str, str]:
    one, _, many = noun.partition("/")
    return one, many or f"{one}s"


@pytest.mark.parametrize(("name", "kind"), GROUPS)
def test_each_noun_of_a_group_is_understood_as_one_of_them(name: str, kind: str) -> None:
    group, field = group_of(name, kind)
    names = PeopleNames(group, field)

    for noun in (*group.nouns, *group.role_nouns):
        one, _ = one_and_many(noun)
        for role in (one, f"A {one}", one.capitalize()):
            assert names.is_role(role), role


@pytest.mark.parametrize(("name", "kind"), GROUPS)
def test_each_noun_of_a_group_is_understood_where_people_are_counted(name: str, kind: str) -> None:
    group, field = group_of(name, kind)
    counts = PeopleCounts(field)

    for noun in group.nouns:
        one, many = one_and_many(noun)
        text = f"Here we helped 4 {many}, and then 1 {one}."
        assert [found for _, found in counts.small(text, 10)] == [f"4 {many}", f"1 {one}"], noun
        assert not list(counts.small(f"Here we helped 40 {many}.", 10)), noun


@pytest.mark.parametrize(("name", "kind"), GROUPS)
def test_somebody_named_beside_a_noun_of_the_group_is_found(name: str, kind: str) -> None:
    group, field = group_of(name, kind)
    names = PeopleNames(group, field)

    for noun in group.nouns:
        one, _ = one_and_many(noun)
        for text in (f"We met the {one} Amira Khan.", f"Amira Khan, a {one}, came."):
            assert list(names.surnames(text, nobody)), text


@pytest.mark.parametrize(("name", "kind"), GROUPS)
def test_each_status_of_a_group_is_told_of_somebody_named(name: str, kind: str) -> None:
    group, field = group_of(name, kind)
    names = PeopleNames(group, field)
    noun = one_and_many(group.nouns[0])[0]

    for status in group.statuses:
        word = status.rstrip("*")
        text = f"Amira, a {noun}, spoke of {word}."
        assert list(names.statuses_of_named(text, nobody)), status
        assert not list(names.statuses_of_named(f"Some {noun}s spoke of {word}.", nobody)), status


@pytest.mark.parametrize(("name", "kind"), GROUPS)
def test_what_only_begins_like_a_noun_of_the_group_is_none_of_them(name: str, kind: str) -> None:
    group, field = group_of(name, kind)
    names = PeopleNames(group, field)
    nouns = {one_and_many(noun)[0] for noun in group.nouns}

    for word in group.not_people:
        found = [noun for noun in nouns if names.is_role(f"{noun} {word}")]
        assert not [noun for noun in found if f"{noun} {word}" not in nouns], word


@pytest.mark.parametrize("name", NAMES)
def test_whom_a_field_helps_is_a_group_that_says_who_may_consent(name: str) -> None:
    field = FIELDS[name]

    assert field.people_are in field.people
    for kind, group in field.people.items():
        assert group.nouns, kind
        assert group.consent_by, kind
        assert group.why, kind


def nobody(_name: str, _is_open: bool) -> bool:
    return False


# --- words and short forms ----------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_what_a_field_counts_is_a_figure_and_what_it_numbers_is_none(name: str) -> None:
    figures = TypedFigures(FIELDS[name])

    for counted in FIELDS[name].word_list("counted"):
        assert figures.typed(f"We had 2000 {counted}."), counted
        assert figures.in_words(f"We had forty {counted}."), counted
    for numbered in FIELDS[name].word_list("numbered"):
        assert not figures.typed(f"It is {numbered} 7 here."), numbered


@pytest.mark.parametrize("name", NAMES)
def test_each_short_form_is_known_by_itself(name: str) -> None:
    field = FIELDS[name]
    pattern = _short_form(tuple(field.abbreviations))

    for short, full in field.abbreviations.items():
        assert [match[1] for match in pattern.finditer(f"The {short} said so.")] == [short]
        assert not pattern.search(f"pre{short}"), short
        assert short not in full.split(), short


# --- calendar ---------------------------------------------------------------------------------


def days_covered(window: Window, year: int) -> list[date]:
    days = (date(year, 1, 1) + n * DAY for n in range(366))
    return [day for day in days if day.year == year and covers(window, day)]


def in_year(day: str, year: int) -> date:
    return date.fromisoformat(f"{year}-{day}")


def spans(window: Window) -> list[tuple[date, date]]:
    """Return the first and the last day of each time that a window names, by its own words."""
    found = [(span["from"], span["to"]) for span in window.dates]
    for year in YEARS:
        if window.every:
            first = in_year(window.every["from"], year)
            last = in_year(window.every["to"], year)
            found.append((first, last if first <= last else in_year(window.every["to"], year + 1)))
        if window.week_of:
            days = (in_year(window.week_of, year) + n * DAY for n in range(7))
            monday = next(day for day in days if day.weekday() == 0)
            found.append((monday, monday + 6 * DAY))
        if window.easter:
            easter, offsets = easter_sunday(year), window.easter
            found.append((easter + offsets["from"] * DAY, easter + offsets["to"] * DAY))
    return found


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2285, date(2285, 3, 22)),
    ],
)
def test_easter_is_when_the_churches_of_the_west_have_it(year: int, day: date) -> None:
    assert easter_sunday(year) == day


@pytest.mark.parametrize(("name", "window"), each("calendar"))
def test_a_window_covers_its_days_and_no_day_beside_them(name: str, window: Window) -> None:
    for first, last in spans(window):
        assert first <= last
        assert covers(window, first)
        assert covers(window, last)
        assert covers(window, first + (last - first) // 2)
        assert not covers(window, first - DAY)
        assert not covers(window, last + DAY)


@pytest.mark.parametrize(("name", "window"), each("calendar"))
def test_a_window_leaves_most_of_the_year_free(name: str, window: Window) -> None:
    covered = [len(days_covered(window, year)) for year in YEARS]

    assert max(covered) <= 92
    assert any(covered)
    assert window.dates or min(covered) >= 1


@pytest.mark.parametrize(("name", "window"), each("calendar"))
def test_the_rule_on_visits_says_what_a_window_says(name: str, window: Window) -> None:
    fields = replace(FIELDS[name], calendar={"only": window})
    first, last = spans(window)[-1]

    inside, outside = (messages(fields, window, day) for day in (first, last + DAY))

    is_told = window.effect in {"ask", "busy"} or (window.effect == "closed" and window.at_sites)
    assert any(window.says in message for message in inside) is is_told
    assert not any(window.says in message for message in outside)


FOR_LETTERS = [entry for entry in each("calendar") if entry.values[1].effect == "letters"]


@pytest.mark.parametrize(("name", "window"), FOR_LETTERS)
def test_the_rule_on_letters_says_what_a_window_for_letters_says(name: str, window: Window) -> None:
    fields = replace(FIELDS[name], calendar={"only": window})
    first, last = spans(window)[-1]
    there = window.nations[0] if window.nations else Nation.WALES
    elsewhere = [nation for nation in Nation if window.nations and nation not in window.nations]

    (said,) = said_of_a_letter(fields, first, there)
    assert window.says in said
    assert said_of_a_letter(fields, last + DAY, there) == []
    assert all(said_of_a_letter(fields, first, nation) == [] for nation in elsewhere)


def said_of_a_letter(field: Sector, day: date, nation: Nation) -> list[str]:
    space = workspace(sector=field)
    reader = profile(on=day, constituency=constituency(nation=nation))
    letter = build_letter(space, reader, Chosen(), ())
    printed = PrintedDocument(
        letter, RenderedDocument(info=letter.info, markdown="", blocks=()), "letter"
    )
    found = good_day_for_letters.test(printed, RuleContext(space, day))
    return [finding.message for finding in found]


def messages(field: Sector, window: Window, day: date) -> list[str]:
    """Return what the rule says against a visit that the window is about."""
    kind = window.where[0] if window.where else None
    ours = programme("Ark", phase=kind)
    space = workspace(
        sector=field, programmes=(ours,), visits=(visit(day, programme=ours.id, venue="Ark"),)
    )
    nation = window.nations[0] if window.nations else Nation.ENGLAND
    context = RuleContext(space, date(2020, 1, 1), nation_of=lambda *_: nation)
    return [finding.message for finding in good_day.test(space.visits[0], context)]


@pytest.mark.parametrize(("name", "window"), each("calendar"))
def test_a_window_of_some_nations_is_not_told_of_another(name: str, window: Window) -> None:
    fields = replace(FIELDS[name], calendar={"only": window})
    first, _ = spans(window)[-1]
    elsewhere = [nation for nation in Nation if window.nations and nation not in window.nations]

    for nation in elsewhere:
        space = workspace(sector=fields, visits=(visit(first, constituency="Seat"),))
        context = RuleContext(space, date(2020, 1, 1), nation_of=lambda *_, nation=nation: nation)
        said = [finding.message for finding in good_day.test(space.visits[0], context)]
        assert not any(window.says in message for message in said)


# --- measures and breaks ----------------------------------------------------------------------


@pytest.mark.parametrize(("name", "words"), each("measures"))
def test_each_word_for_a_measure_is_of_that_measure_alone(
    name: str, words: tuple[str, ...]
) -> None:
    measures = FIELDS[name].measures
    (family,) = (known for known, found in measures.items() if found == words)

    for word in words:
        for text in (word, word.upper(), f"The {word} of 2024"):
            assert measure_of(evidence(statement=text), measures) == family, word


def claims_across(known: Break, field: Sector, word: str) -> tuple[Evidence, Evidence, Evidence]:
    """Return claims before, after and long after a break, of what it is about."""
    measure = field.measures[known.measure][0] if known.measure else ""
    after = known.since if known.since is not None else known.years[0]
    before = min((*known.years, after)) - 1
    free = max((*known.years, after)) + 1
    place = known.nations[0] if known.nations else "England"
    told = {"statement": f"{measure} {word}", "population": "All", "geography": place}
    early, late, later = (
        evidence(f"of_{year}", period=f"{year - 1}/{year % 100:02}", **told)
        for year in (before, after, free)
    )
    return early, late, later


@pytest.mark.parametrize(("name", "known"), each("breaks"))
def test_a_break_parts_the_years_on_its_sides(name: str, known: Break) -> None:
    field = FIELDS[name]

    for word in known.words or ("",):
        early, late, later = claims_across(known, field, word)
        assert known in breaks_between(late, early, field), word
        assert known in breaks_between(early, late, field), word
        is_parted = known.since is not None and not known.years
        assert (known in breaks_between(later, early, field)) is is_parted, word
        far = replace(later, id="far", period=f"{int(later.period[:4]) + 1}")
        assert known not in breaks_between(far, later, field), word


@pytest.mark.parametrize(("name", "known"), each("breaks"))
def test_a_break_is_only_of_what_it_is_about(name: str, known: Break) -> None:
    field = FIELDS[name]
    early, late, _ = claims_across(known, field, known.words[0] if known.words else "")

    if known.measure or known.words:
        others = [replace(claim, statement="The price of bread") for claim in (late, early)]
        assert known not in breaks_between(others[0], others[1], field)
    for nation in (other for other in Nation if known.nations and other not in known.nations):
        moved = [replace(claim, geography=nation) for claim in (late, early)]
        assert known not in breaks_between(moved[0], moved[1], field)


@pytest.mark.parametrize(("name", "known"), each("breaks"))
def test_a_break_has_a_year_and_a_measure_that_is_known(name: str, known: Break) -> None:
    assert bool(known.years) != (known.since is not None)
    assert known.measure is None or known.measure in FIELDS[name].measures
    assert all(2000 < year < 2030 for year in (*known.years, known.since or 2020))


# --- who decides, figures, ranges -------------------------------------------------------------


@pytest.mark.parametrize(("name", "subject"), each("decides"))
def test_each_nation_has_one_answer_to_who_decides_a_subject(name: str, subject: Subject) -> None:
    *others, last = subject.answers
    named = [nation for answer in subject.answers for nation in answer.nations]

    assert len(named) == len(set(named))
    assert all(answer.nations for answer in others), "one for all others stands last"
    assert not last.nations or set(named) == {*Nation} or subject.title.startswith("The Scottish")


@pytest.mark.parametrize(("name", "subject"), each("decides"))
def test_who_decides_is_told_as_it_stands_in_a_sentence(name: str, subject: Subject) -> None:
    assert re.fullmatch(r"[A-Z].*[^.]", subject.title)
    for answer in subject.answers:
        assert re.match(r"(?:the|each|every) \S|(?:HM|Parliament)\b", answer.body), answer.body
        assert not answer.body.endswith(".")
        assert answer.post is None or re.fullmatch(r"[A-Z].*[^.]", answer.post)


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_that_a_field_names_are_in_the_packaged_record(name: str) -> None:
    field, record = ALONE[name].statistics, open_snapshot()
    try:
        seats = record.parliament().names.constituency_names()
        find = record.parliament().places
        codes = [find.find_constituency(seat).gss_code for seat in seats]
        known = {item.statistic for code in codes for item in find.statistics(code)}
    finally:
        record.close()

    named = {*field.need_is_high, *field.need_is_low, *field.across}
    assert named | {each for order in field.order.values() for each in order} <= known
    assert not set(field.need_is_high) & set(field.need_is_low)


@pytest.mark.parametrize("name", NAMES)
def test_each_range_is_one_and_says_why(name: str) -> None:
    for known in ALONE[name].ranges.values():
        assert 0 <= known.low < known.high
        assert known.why
        assert known.severity in {Severity.WARNING, Severity.ERROR}
