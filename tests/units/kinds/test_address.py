"""Forms of address: each shape of name that Parliament's records hold, and every exception."""

from datetime import date

import pytest
from tests.units.kinds.builders import LABOUR, ON, knowledge, member, profile

from advocate.kinds.address.address_forms import forms_of_address
from advocate.kinds.address.address_names import read_name
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.member import Party, Standing
from advocate.models.workspace import FieldOverride, SalutationOverride

SPEAKER = Party(name="Speaker")
ORDER_OF_LETTERS = """
Bt  VC GC KG LG KT LT GCB OM GCMG GCVO GBE CH  KCB DCB KCMG DCMG KCVO DCVO KBE DBE
CB CMG CVO CBE DSO LVO OBE ISO MVO MBE  RRC DSC MC DFC AFC ARRC  DCM CGM GM DSM MM DFM AFM QGM KGM
BEM QPM KPM QFSM KFSM QAM KAM QVRM KVRM  VR TD RD VRD ERD VRSM  KC QC JP DL
PhD DPhil MD DSc DLitt LLD LLB MBA MA MSc BA BSc
FRS FBA FREng FMedSci FRSE FRSA FAcSS FRCPsych ARICS  MSP MS MLA MEP AM  RN RM RAF RAFVR RNR
"""
"""Orders, decorations and medals by the order of wear in The London Gazette of 17 March 2003; the
groups by the Ministry of Justice and Debrett's; within the last two lines ours."""


def forms(display: str, full: str | None = None, listed: str | None = None) -> FormsOfAddress:
    return forms_of_address(profile(member(display, full, listed)))


@pytest.mark.parametrize(
    ("display", "full", "listed", "line", "salutation", "later"),
    [
        ("Jess Phillips", None, None, "Jess Phillips MP", "Jess Phillips", "Jess Phillips"),
        (
            "Damian Hinds",
            "Rt Hon Damian Hinds MP",
            None,
            "The Rt Hon Damian Hinds MP",
            "Damian Hinds",
            "Damian Hinds",
        ),
        ("Sir Roger Gale", None, None, "Sir Roger Gale MP", "Sir Roger", "Sir Roger"),
        (
            "Sir Edward Leigh",
            "Rt Hon Sir Edward Leigh MP",
            "Leigh, Sir Edward",
            "The Rt Hon Sir Edward Leigh MP",
            "Sir Edward",
            "Sir Edward",
        ),
        (
            "Dame Diana Johnson",
            "Rt Hon Dame Diana Johnson MP",
            "Johnson, Dame Diana",
            "The Rt Hon Dame Diana Johnson MP",
            "Dame Diana",
            "Dame Diana",
        ),
        (
            "Sir Geoffrey Clifton-Brown",
            None,
            "Clifton-Brown, Sir Geoffrey",
            "Sir Geoffrey Clifton-Brown MP",
            "Sir Geoffrey",
            "Sir Geoffrey",
        ),
        (
            "Sir Iain Duncan Smith",
            "Rt Hon Sir Iain Duncan Smith MP",
            "Duncan Smith, Sir Iain",
            "The Rt Hon Sir Iain Duncan Smith MP",
            "Sir Iain",
            "Sir Iain",
        ),
        (
            "Dr Rosena Allin-Khan",
            None,
            "Allin-Khan, Dr Rosena",
            "Dr Rosena Allin-Khan MP",
            "Dr Allin-Khan",
            "Dr Allin-Khan",
        ),
        (
            "Dr Andrew Murrison",
            "Rt Hon Dr Andrew Murrison MP",
            None,
            "The Rt Hon Dr Andrew Murrison MP",
            "Dr Murrison",
            "Dr Murrison",
        ),
        ("Mr Clive Betts", None, None, "Clive Betts MP", "Mr Betts", "Mr Betts"),
        ("Mrs Sharon Hodgson", None, None, "Sharon Hodgson MP", "Mrs Hodgson", "Mrs Hodgson"),
        ("Ms Stella Creasy", None, None, "Stella Creasy MP", "Ms Creasy", "Ms Creasy"),
        ("Dr. Ann Example", None, None, "Dr Ann Example MP", "Dr Example", "Dr Example"),
        # Title only where the name is displayed.
        (
            "Ms Diane Abbott",
            "Rt Hon Diane Abbott MP",
            "Abbott, Ms Diane",
            "The Rt Hon Diane Abbott MP",
            "Ms Abbott",
            "Ms Abbott",
        ),
        # The surname is Parliament's, not the last word of the name.
        (
            "Mr Ranil de Silva",
            None,
            "de Silva, Mr Ranil",
            "Ranil de Silva MP",
            "Mr de Silva",
            "Mr de Silva",
        ),
        ("Dr Ann Example", None, "Dr Ann Example", "Dr Ann Example MP", "Dr Example", "Dr Example"),
        (
            "Ann Example",
            "The Right Honourable Ann Example MP",
            None,
            "The Rt Hon Ann Example MP",
            "Ann Example",
            "Ann Example",
        ),
        # A surname that is also a title, and a courtesy title that nobody may guess from.
        ("Jonathan Lord", None, None, "Jonathan Lord MP", "Jonathan Lord", "Jonathan Lord"),
        ("Lady Hermon", None, "Hermon, Lady", "Lady Hermon MP", "Lady Hermon", "Lady Hermon"),
    ],
)
def test_each_shape_of_name_has_its_form(
    display: str, full: str | None, listed: str | None, line: str, salutation: str, later: str
) -> None:
    found = forms(display, full, listed)

    assert (found.address_line, found.salutation) == (line, salutation)
    assert (found.later_mention, found.spoken) == (later, salutation)
    assert found.first_mention == line


@pytest.mark.parametrize(
    ("display", "full", "plain", "surname"),
    [
        ("Ms Diane Abbott", "Rt Hon Diane Abbott MP", "Diane Abbott", "Abbott"),
        ("Sir Roger Gale", "Rt Hon Sir Roger Gale MP", "Roger Gale", "Gale"),
        ("Jess Phillips", "Jess Phillips MP", "Jess Phillips", "Phillips"),
    ],
)
def test_the_plain_name_has_no_title(display: str, full: str, plain: str, surname: str) -> None:
    found = forms(display, full)

    assert (found.plain_name, found.surname) == (plain, surname)


@pytest.mark.parametrize(
    ("display", "is_full"),
    [("Jess Phillips", True), ("Ms Stella Creasy", False), ("Sir Roger Gale", False)],
)
def test_a_full_name_after_dear_is_known_to_be_one(display: str, is_full: bool) -> None:
    assert forms(display).is_full_name_salutation is is_full


@pytest.mark.parametrize(
    ("display", "address_as", "salutation", "later"),
    [
        ("Ann Abbott", "Ms Abbott", "Ms Abbott", "Ms Abbott"),
        ("Ann Abbott", "Dear Ms Abbott", "Ms Abbott", "Ms Abbott"),
        ("Mr Ian Abbott", "Dr Abbott", "Dr Abbott", "Dr Abbott"),
        ("Ann Abbott", "Ann", "Ann", "Ann Abbott"),
        ("Dame Ann Abbott", "Ms Abbott", "Dame Ann", "Dame Ann"),
    ],
)
def test_parliaments_own_salutation_is_used_except_over_a_knighthood(
    display: str, address_as: str, salutation: str, later: str
) -> None:
    found = forms_of_address(profile(member(display, name_address_as=address_as)))

    assert (found.salutation, found.later_mention) == (salutation, later)
    assert not found.is_full_name_salutation


@pytest.mark.parametrize(
    ("party", "display", "salutation", "later"),
    [
        (SPEAKER, "Sir Lindsay Hoyle", "Mr Speaker", "Sir Lindsay"),
        (SPEAKER, "Dame Ann Example", "Madam Speaker", "Dame Ann"),
        (SPEAKER, "Mr Ian Example", "Mr Speaker", "Mr Example"),
        (SPEAKER, "Ann Example", "Speaker", "Ann Example"),
        (LABOUR, "Sir Lindsay Hoyle", "Sir Lindsay", "Sir Lindsay"),
        (None, "Sir Lindsay Hoyle", "Sir Lindsay", "Sir Lindsay"),
    ],
)
def test_the_speaker_is_addressed_by_office(
    party: Party | None, display: str, salutation: str, later: str
) -> None:
    found = forms_of_address(profile(member(display), party=party))

    assert (found.salutation, found.later_mention) == (salutation, later)


@pytest.mark.parametrize(
    ("standing", "line"),
    [
        (Standing.SITTING, "The Rt Hon Damian Hinds MP"),
        (Standing.DISSOLUTION, "The Rt Hon Damian Hinds"),
        (Standing.FORMER, "The Rt Hon Damian Hinds"),
        (Standing.NOT_YET, "The Rt Hon Damian Hinds"),
    ],
)
@pytest.mark.parametrize("full", ["Rt Hon Damian Hinds MP", "Rt Hon Damian Hinds"])
def test_only_who_sits_on_the_date_is_called_mp(standing: Standing, line: str, full: str) -> None:
    subject = profile(member("Damian Hinds", full), standing=standing)

    found = forms_of_address(subject)

    assert (found.address_line, found.first_mention) == (line, line)


DATES = pytest.mark.parametrize(
    ("start", "end", "applies"),
    [
        (None, None, True),
        (ON, None, True),
        (date(2026, 11, 21), None, False),
        (None, date(2026, 11, 21), True),
        (None, ON, False),
        (date(2026, 1, 1), date(2027, 1, 1), True),
        (date(2025, 1, 1), date(2026, 1, 1), False),
    ],
)


@DATES
@pytest.mark.parametrize("text", ["Jess", "Dear Jess", "Dear Jess,"])
def test_our_own_salutation_holds_between_its_dates(
    start: date | None, end: date | None, applies: bool, text: str
) -> None:
    known = knowledge(
        salutation=SalutationOverride(text=text, reason="She asked", start=start, end=end)
    )

    found = forms_of_address(profile(member("Jess Phillips")), known)

    assert found.salutation == ("Jess" if applies else "Jess Phillips")
    assert found.is_full_name_salutation is not applies
    assert found.later_mention == "Jess Phillips"


@pytest.mark.parametrize(
    ("display", "wanted", "later"),
    [("Mr Ian Example", "Lady Ann", "Mr Example"), ("Ms Ann Lord", "Friend", "Ms Lord")],
)
def test_only_a_peer_whom_we_call_by_title_is_so_called_again_in_the_text(
    display: str, wanted: str, later: str
) -> None:
    known = knowledge(salutation=SalutationOverride(text=wanted, reason="Asked"))

    found = forms_of_address(profile(member(display)), known)

    assert (found.salutation, found.later_mention) == (wanted, later)


@pytest.mark.parametrize(
    ("display", "party"), [("Sir Lindsay Hoyle", SPEAKER), ("Dame Ann Example", LABOUR)]
)
def test_our_own_salutation_goes_before_office_and_knighthood(display: str, party: Party) -> None:
    known = knowledge(salutation=SalutationOverride(text="Friend", reason="Asked"))

    found = forms_of_address(profile(member(display), party=party), known)

    assert found.salutation == "Friend"


def test_a_title_in_our_own_salutation_is_kept_for_later_mentions() -> None:
    known = knowledge(salutation=SalutationOverride(text="Ms Hayes", reason="She signs so"))

    found = forms_of_address(profile(member("Helen Hayes")), known)

    assert (found.later_mention, found.spoken) == ("Ms Hayes", "Ms Hayes")


@DATES
def test_a_full_title_we_know_better_holds_between_its_dates(
    start: date | None, end: date | None, applies: bool
) -> None:
    override = FieldOverride(
        field="name_full_title",
        value="Rt Hon Dame Helen Hayes MP",
        reason="Honours list",
        start=start,
        end=end,
    )
    known = knowledge(overrides=(override,))

    found = forms_of_address(profile(member("Helen Hayes")), known)

    expected = ("The Rt Hon Dame Helen Hayes MP", "Dame Helen")
    assert (found.address_line, found.salutation) == (
        expected if applies else ("Helen Hayes MP", "Helen Hayes")
    )


def test_an_override_of_another_field_leaves_the_title_alone() -> None:
    override = FieldOverride(field="email", value="Sir Nobody", reason="x")

    found = forms_of_address(profile(), knowledge(overrides=(override,)))

    assert found.address_line == "Ann Example MP"


@pytest.mark.parametrize(
    ("display", "full", "line", "salutation"),
    [
        (
            "Lord Lamont of Lerwick",
            "The Rt Hon. the Lord Lamont of Lerwick",
            "The Rt Hon the Lord Lamont of Lerwick",
            "Lord Lamont",
        ),
        (
            "Baroness Morris of Yardley",
            "The Rt Hon. the Baroness Morris of Yardley",
            "The Rt Hon the Baroness Morris of Yardley",
            "Baroness Morris",
        ),
        ("Lord Baker", "The Lord Baker CH", "The Lord Baker CH", "Lord Baker"),
        ("Lady Ann", "The Lady Ann", "The Lady Ann", "Lady Ann"),
        ("The Earl of Devon", "The Earl of Devon", "The Earl of Devon", "Lord Devon"),
        ("Earl Attlee", "The Earl Attlee", "The Earl Attlee", "Lord Attlee"),
        ("Viscount Hailsham", "The Viscount Hailsham", "The Viscount Hailsham", "Lord Hailsham"),
        (
            "The Marquess of Bath",
            "The Marquess of Bath",
            "The Most Hon the Marquess of Bath",
            "Lord Bath",
        ),
    ],
)
def test_a_peer_is_addressed_by_rank_and_title(
    display: str, full: str, line: str, salutation: str
) -> None:
    subject = profile(member(display, full, display), standing=Standing.PEER)

    found = forms_of_address(subject)

    assert (found.address_line, found.salutation) == (line, salutation)
    assert (found.first_mention, found.later_mention) == (display, salutation)
    assert (found.surname, found.plain_name) == (salutation.split(" ", 1)[1], display)
    assert "MP" not in found.address_line


def test_letters_after_a_name_stand_in_their_published_order() -> None:
    letters = ORDER_OF_LETTERS.split()

    assert read_name(f"Ann Example {' '.join(reversed(letters))}").letters == tuple(letters)
