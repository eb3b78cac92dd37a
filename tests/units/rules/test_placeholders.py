"""What is left over of templates, forms, spreadsheets and encodings is found; good prose is not."""

from pathlib import Path

import pytest
from tests.sector_patterns import FIELDS, NAMES

from advocate.rules.language.placeholders import placeholder_kinds, placeholders_in
from advocate.rules.language.typed_figures import TypedFigures

PROSE = (Path(__file__).parents[2] / "ordinary_prose.txt").read_text("utf-8")
FIGURES = "\n## figures\n"


def lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # brackets
        ("[Please insert greeting] Thank you.", "[Please insert greeting]"),
        ("We met at [fill in venue].", "[fill in venue]"),
        ("He said: “[Insert quotation]”.", "[Insert quotation]"),
        ("The [choose a title] spoke.", "[choose a title]"),
        ("[Awaiting consent] She came.", "[Awaiting consent]"),
        ("We work in [constituency].", "[constituency]"),
        ("We help [number of patients] a year.", "[number of patients]"),
        ("I am [your job title] here.", "[your job title]"),
        ("[Member’s name] came.", "[Member’s name]"),
        ("It costs [£].", "[£]"),
        ("It costs [●] a year.", "[●]"),
        ("[PATRON OF THE CHARITY] came.", "[PATRON OF THE CHARITY]"),
        ("It is on [date to follow].", "[date to follow]"),
        # merge fields and format strings
        ("Dear [[Salutation]],", "[[Salutation]]"),
        ("Dear <<Forename>>,", "<<Forename>>"),
        ("Dear «Addressee_1»,", "«Addressee_1»"),
        ("Dear «LastName»,", "«LastName»"),
        ("Dear *|LNAME|*,", "*|LNAME|*"),
        ("Dear %%salutation%%,", "%%salutation%%"),
        ("Dear %SURNAME%,", "%SURNAME%"),
        ("It has %d members.", "%d"),
        ("We are in %(place)s.", "%(place)s"),
        ("As of %B %Y it is open.", "%B %Y"),
        ("Dear @@recipient@@,", "@@recipient@@"),
        ("The hospice in ${town} is open.", "{town}"),
        ("Dear {!Contact.Salutation},", "{!Contact.Salutation}"),
        ("{1} people came.", "{1}"),
        ("{ MERGEFIELD Town } is ours.", "{ MERGEFIELD Town }"),
        ("Dear recipient_name, hello.", "recipient_name"),
        ("Dear Forename Surname,", "Forename Surname"),
        ("We wrote to LASTNAME.", "LASTNAME"),
        # angle brackets that are no tag
        ("We met <member of parliament>.", "<member of parliament>"),
        ("It opened on <opening date>.", "<opening date>"),
        ("<Charity> is ours.", "<Charity>"),
        # dates and figures
        ("It opened on dd.mm.yy.", "dd.mm.yy"),
        ("It opened in MM/YYYY.", "MM/YYYY"),
        ("Since YYYY-MM-DD it is ours.", "YYYY-MM-DD"),
        ("The doors open at hh:mm.", "hh:mm"),
        ("By 202X all will be well.", "202X"),
        ("It ended on XX March.", "XX March"),
        ("It ended on 0/1/1900.", "0/1/1900"),
        ("It ended on 0000-00-00.", "0000-00-00"),
        ("It costs £XX a day.", "£XX"),
        ("It helps XX families.", "XX families"),
        ("It helps XX% of them.", "XX%"),
        ("Ring 0000 000 0000.", "0000 000 0000"),
        # lines to write on
        ("Signed: ______", "______"),
        ("___ people came.", "___"),
        ("Name ............ and date", "............"),
        ("It is in _ _ _ _ _ now.", "_ _ _ _ _"),
        # word processors
        (
            "See Error! No text of specified style in document.",
            "Error! No text of specified style in document",
        ),
        ("Click here to enter a date.", "Click here to enter a date"),
        ("Choose an item. came.", "Choose an item"),
        ("See PAGEREF _Toc123456 below.", "PAGEREF _"),
        ("Click to add title", "Click to add title"),
        ("Your logo here", "Your logo here"),
        ("The photo to go here.", "photo to go here"),
        ("He/she (delete as applicable) came.", "(delete as applicable"),
        ("It is (insert name of ward).", "(insert name of ward)"),
        ("Type your text here.", "Type your text here"),
        # spreadsheets and programs
        ("It is #VALUE! now.", "#VALUE!"),
        ("It is #DIV/0! now.", "#DIV/0!"),
        ("It is #SPILL! now.", "#SPILL!"),
        ("It is Err:508 now.", "Err:508"),
        ("The sum: ####### now.", "#######"),
        ("It is =AVERAGE(B2:B9) now.", "=AVERAGE("),
        ("It is Unnamed: 3 now.", "Unnamed: 3"),
        ("It is 4.2E+07 now.", "4.2E+07"),
        ("Change since last year: NaN.", "NaN"),
        ("Hours given: null.", "Hours given: null"),
        ("| Hours | undefined |", "undefined"),
        ("It cost £nan.", "£nan"),
        ("It grew by None%.", "None%"),
        ("nan patients were seen.", "nan patients"),
        ("Dear undefined,", "Dear undefined"),
        ("It ends on Invalid Date.", "Invalid Date"),
        # encodings
        ("The patientsâ€™ garden.", "â€™"),
        ("It cost Â£5.", "Â£"),
        ("The cafÃ© is open.", "Ã©"),
        ("The Åµyn are out.", "Åµ"),
        ("It is the guestsÕ day.", "Õ"),
        ("The na\ufffdve view.", "na\ufffdve"),
        ("Bread &amp;amp; butter.", "&amp;amp;"),
        ("It says \\u201cyes\\u201d.", "\\u201c"),
        # as ever
        ("It is T.B.C. now.", "T.B.C"),
        ("It costs XXXX.", "XXXX"),
        ("Who is it: ???", "???"),
    ],
)
def test_what_is_left_over_is_found(text: str, left: str) -> None:
    found = placeholders_in(text)

    assert left in [one.text for one in found]
    assert all(one.text in text and one.said for one in found)


def test_the_prose_is_of_many_fields_of_work_and_long_enough() -> None:
    assert PROSE.count("\n## ") > 10
    assert len(lines_of(PROSE)) > 300


def test_nothing_is_left_over_in_ordinary_prose() -> None:
    found = {line: placeholders_in(line) for line in lines_of(PROSE)}

    assert {line: one for line, one in found.items() if one} == {}
    assert placeholders_in("\n\n".join(found)) == ()


@pytest.mark.parametrize("field", NAMES)
def test_ordinary_prose_has_no_figure_that_says_how_much(field: str) -> None:
    figures = TypedFigures(FIELDS[field])
    prose, _, with_figures = PROSE.partition(FIGURES)

    found = {line: (*figures.typed(line), *figures.in_words(line)) for line in lines_of(prose)}

    assert {line: one for line, one in found.items() if one} == {}
    assert sum(bool(figures.typed(line)) for line in lines_of(with_figures)) > 15


@pytest.mark.parametrize("text", ["NaN", "undefined", "nan", "tbc", "______", "???"])
def test_a_field_may_hold_nothing_yet(text: str) -> None:
    assert placeholder_kinds()[0].look.fullmatch(text)


@pytest.mark.parametrize("text", ["Nan", "None", "n/a", "Null", "Undefined Ltd", "N. Ann"])
def test_a_name_is_not_nothing(text: str) -> None:
    assert not placeholder_kinds()[0].look.fullmatch(text)
