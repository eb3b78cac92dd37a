"""The reference's table of forms of address (C.1) and its corner cases (C.2), row by row."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.units.kinds.builders import ON, knowledge, member, profile

from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.kinds.address.address_forms import (
    Capacity,
    forms_of_address,
    titles_may_be_later,
)
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.member import (
    CommitteePlace,
    House,
    HouseMembership,
    Member,
    Party,
    Post,
    Provenance,
    Source,
    Standing,
)
from advocate.models.workspace import FieldOverride, KnownPost, MemberKnowledge, SalutationOverride

COMMONS = ("House of Commons", "London SW1A 0AA")
LORDS = ("House of Lords", "London SW1A 0PW")
OFFICE, CHAIR = Capacity.OFFICE, Capacity.CHAIR
STARMER = member("Sir Keir Starmer", "Rt Hon Sir Keir Starmer KCB KC MP", "Starmer, Sir Keir")
PHILLIPSON = member("Bridget Phillipson", "Rt Hon Bridget Phillipson MP")
HAYES = member("Helen Hayes", name_address_as="Ms Hayes")
HINDS = member("Mr Damian Hinds", "Rt Hon Damian Hinds MP", "Hinds, Mr Damian")
DEPARTMENTS = {
    "Work and Pensions": "Department for Work and Pensions",
    "Defence": "Ministry of Defence",
    "Northern Ireland": "Northern Ireland Office",
    "Scotland": "Scotland Office",
    "Culture, Media and Sport": "Department for Culture, Media and Sport",
    "Business and Trade": "Department for Business and Trade",
    "Environment, Food and Rural Affairs": "Department for Environment, Food and Rural Affairs",
    "Energy Security and Net Zero": "Department for Energy Security and Net Zero",
    "Science, Innovation and Technology": "Department for Science, Innovation and Technology",
    "Housing, Communities and Local Government": "Ministry of Housing, Communities and Local "
    "Government",
}
"""As the government's own list of departments names them."""
PEER, DISSOLUTION, FORMER = Standing.PEER, Standing.DISSOLUTION, Standing.FORMER


def government(*names: str) -> tuple[Post, ...]:
    return tuple(Post(name=name, kind="government") for name in names)


def chair(committee: str = "Education Committee", role: str = "Chair") -> CommitteePlace:
    return CommitteePlace(
        committee_id=203, committee=committee, member_id=17, member_name="x", role=role
    )


def titled(value: str, *, field: str = "name_full_title", **dates: Any) -> MemberKnowledge:
    override = FieldOverride(field=field, value=value, reason="We know", **dates)
    return knowledge(overrides=(override,))


def forms(
    of: Member,
    known: MemberKnowledge | None = None,
    *,
    on: date = ON,
    capacity: Capacity = Capacity.MEMBER,
    **more: Any,
) -> FormsOfAddress:
    return forms_of_address(profile(of, on=on, **more), known, capacity=capacity)


def peer(full: str, display: str | None = None, listed: str = "", **more: Any) -> Member:
    return member(display or full, full, listed or display or full, **more)


ROWS: Mapping[str, tuple[Member, dict[str, Any], dict[str, object]]] = {
    "C1-mp": (
        member("Alex Norris", name_address_as="Mr Norris"),
        {},
        {"line": "Alex Norris MP", "dear": "Mr Norris", "later": "Mr Norris", "post": COMMONS},
    ),
    "C1-mp-style-ms": (
        member("Jess Phillips", name_address_as="Ms Phillips"),
        {},
        {"line": "Jess Phillips MP", "dear": "Ms Phillips", "spoken": "Ms Phillips"},
    ),
    "C1-doctor": (
        member("Dr Caroline Johnson"),
        {},
        {"line": "Dr Caroline Johnson MP", "dear": "Dr Johnson", "later": "Dr Johnson"},
    ),
    "C1-privy-counsellor": (
        HINDS,
        {},
        {"line": "The Rt Hon Damian Hinds MP", "dear": "Mr Hinds", "later": "Mr Hinds"},
    ),
    "C1-knight": (
        member("Sir Geoffrey Clifton-Brown", None, "Clifton-Brown, Sir Geoffrey"),
        {},
        {"line": "Sir Geoffrey Clifton-Brown MP", "dear": "Sir Geoffrey", "later": "Sir Geoffrey"},
    ),
    "C1-dame-and-privy-counsellor": (
        member("Dame Diana Johnson", "Rt Hon Dame Diana Johnson DBE MP"),
        {},
        {
            "line": "The Rt Hon Dame Diana Johnson DBE MP",
            "dear": "Dame Diana",
            "surname": "Johnson",
        },
    ),
    "C1-honour": (
        member("Mr Dan Jarvis", "Dan Jarvis MBE MP"),
        {},
        {"line": "Dan Jarvis MBE MP", "dear": "Mr Jarvis", "plain": "Dan Jarvis"},
    ),
    "C1-kings-counsel": (
        STARMER,
        {},
        {"line": "The Rt Hon Sir Keir Starmer KCB KC MP", "dear": "Sir Keir", "later": "Sir Keir"},
    ),
    "C1-prime-minister": (
        STARMER,
        {"capacity": OFFICE, "posts": government("Prime Minister and First Lord of the Treasury")},
        {
            "line": "The Rt Hon Sir Keir Starmer KCB KC MP",
            "office": "Prime Minister",
            "post": ("10 Downing Street", "London SW1A 2AA"),
            "dear": "Prime Minister",
            "later": "the Prime Minister",
            "spoken": "Prime Minister",
        },
    ),
    "C1-secretary-of-state": (
        PHILLIPSON,
        {
            "capacity": OFFICE,
            "posts": government("Minister for Women", "Secretary of State for Education"),
        },
        {
            "line": "The Rt Hon Bridget Phillipson MP",
            "office": "Secretary of State for Education",
            "post": ("Department for Education",),
            "dear": "Secretary of State",
            "later": "the Education Secretary",
            "warning": None,
        },
    ),
    "C1-minister": (
        member("Jess Phillips"),
        {
            "capacity": OFFICE,
            "posts": government("Parliamentary Under-Secretary of State (Home Office)"),
        },
        {
            "dear": "Minister",
            "post": ("Home Office",),
            "later": "the Minister",
            "spoken": "Minister",
        },
    ),
    "C1-committee-chair": (
        HAYES,
        {"capacity": CHAIR, "committees": (chair("Other", "Member"), chair())},
        {
            "line": "Helen Hayes MP",
            "office": "Chair, Education Committee",
            "dear": "Ms Hayes",
            "post": COMMONS,
        },
    ),
    "C1-speaker": (
        member("Sir Lindsay Hoyle", "Rt Hon Sir Lindsay Hoyle MP"),
        {"party": Party(name="Speaker")},
        {
            "line": "The Rt Hon Sir Lindsay Hoyle MP",
            "office": "The Speaker",
            "dear": "Mr Speaker",
        },
    ),
    "C1-life-peer": (
        peer("The Rt Hon. the Lord Blunkett", "Lord Blunkett"),
        {"standing": PEER},
        {
            "line": "The Rt Hon the Lord Blunkett",
            "dear": "Lord Blunkett",
            "first": "Lord Blunkett",
            "post": LORDS,
        },
    ),
    "C1-life-peer-of": (
        peer("The Rt Hon. the Lord Baker of Dorking CH", "Lord Baker of Dorking"),
        {"standing": PEER},
        {
            "line": "The Rt Hon the Lord Baker of Dorking CH",
            "dear": "Lord Baker",
            "first": "Lord Baker of Dorking",
            "later": "Lord Baker",
        },
    ),
    "C1-life-peeress": (
        peer("The Rt Hon. the Baroness Morris of Yardley", "Baroness Morris of Yardley"),
        {"standing": PEER},
        {
            "line": "The Rt Hon the Baroness Morris of Yardley",
            "dear": "Baroness Morris",
            "first": "Baroness Morris of Yardley",
            "spoken": "Lady Morris",
            "surname": "Morris",
        },
    ),
    "C1-viscount": (
        peer("The Viscount Younger of Leckie", "Viscount Younger of Leckie"),
        {"standing": PEER},
        {"line": "The Viscount Younger of Leckie", "dear": "Lord Younger"},
    ),
    "C1-viscountess": (
        peer("The Viscountess Astor"),
        {"standing": PEER},
        {"line": "The Viscountess Astor", "dear": "Lady Astor"},
    ),
    "C1-earl-of": (
        peer("The Earl of Devon"),
        {"standing": PEER},
        {"line": "The Earl of Devon", "dear": "Lord Devon", "first": "The Earl of Devon"},
    ),
    "C1-earl": (
        peer("The Rt Hon. the Earl Howe", "Earl Howe"),
        {"standing": PEER},
        {"line": "The Rt Hon the Earl Howe", "dear": "Lord Howe", "first": "Earl Howe"},
    ),
    "C1-earl-of-two-places": (
        peer("The Earl of Oxford and Asquith"),
        {"standing": PEER},
        {"dear": "Lord Oxford and Asquith", "first": "The Earl of Oxford and Asquith"},
    ),
    "C1-countess": (
        peer("The Countess of Mar"),
        {"standing": PEER},
        {"line": "The Countess of Mar", "dear": "Lady Mar", "first": "The Countess of Mar"},
    ),
    "C1-marquess": (
        peer("The Marquess of Salisbury DL"),
        {"standing": PEER},
        {"line": "The Most Hon the Marquess of Salisbury DL", "dear": "Lord Salisbury"},
    ),
    "C1-marquess-styled": (
        peer("The Most Hon. the Marquess of Waterford"),
        {"standing": PEER},
        {"line": "The Most Hon the Marquess of Waterford"},
    ),
    "C1-marquess-privy-counsellor": (
        peer("The Rt Hon. the Marquess of Salisbury PC DL"),
        {"standing": PEER},
        {"line": "The Most Hon the Marquess of Salisbury PC DL"},
    ),
    "C1-marchioness": (
        peer("The Marchioness of Bath"),
        {"standing": PEER},
        {"line": "The Most Hon the Marchioness of Bath", "dear": "Lady Bath"},
    ),
    "C1-duke": (
        peer("His Grace the Duke of Wellington OBE DL", "The Duke of Wellington"),
        {"standing": PEER},
        {
            "line": "His Grace the Duke of Wellington OBE DL",
            "dear": "Duke",
            "first": "The Duke of Wellington",
            "later": "the Duke",
            "surname": "Wellington",
        },
    ),
    "C1-duke-unstyled": (
        peer("The Duke of Norfolk"),
        {"standing": PEER},
        {"line": "His Grace the Duke of Norfolk"},
    ),
    "C1-duchess": (
        peer("The Duchess of Example"),
        {"standing": PEER},
        {"line": "Her Grace the Duchess of Example", "dear": "Duchess"},
    ),
    "C1-bishop": (
        peer("The Lord Bishop of Leeds"),
        {"standing": PEER},
        {
            "line": "The Rt Revd the Lord Bishop of Leeds",
            "dear": "Bishop",
            "first": "the Bishop of Leeds",
            "later": "the Bishop",
            "spoken": "Bishop",
        },
    ),
    "C1-bishop-styled-with-stops": (
        peer("The Rt  Rev. the Lord Bishop of St. Albans"),
        {"standing": PEER},
        {"line": "The Rt Revd the Lord Bishop of St Albans", "first": "the Bishop of St Albans"},
    ),
    "C1-bishop-without-lord": (
        peer("The Bishop of Exeter"),
        {"standing": PEER},
        {"line": "The Rt Revd the Lord Bishop of Exeter"},
    ),
    "C1-bishop-privy-counsellor": (
        peer("The Rt Hon. the Lord Bishop of London"),
        {"standing": PEER},
        {"line": "The Rt Revd and Rt Hon the Lord Bishop of London"},
    ),
    "C1-archbishop": (
        peer("The Most Rev. and Rt Hon. the Lord Archbishop of York"),
        {"standing": PEER},
        {
            "line": "The Most Revd and Rt Hon the Lord Archbishop of York",
            "dear": "Archbishop",
            "first": "the Archbishop of York",
        },
    ),
    "C1-retired-bishop": (
        peer("The Rt Rev. the Lord Harries of Pentregarth"),
        {"standing": PEER},
        {"line": "The Rt Revd the Lord Harries of Pentregarth", "dear": "Lord Harries"},
    ),
    "C1-professor-peer": (
        peer("Professor the Lord Desai"),
        {"standing": PEER},
        {"line": "Professor the Lord Desai", "dear": "Lord Desai", "first": "Lord Desai"},
    ),
    "C1-professor-and-style": (
        peer("Professor the Rt Hon. the Lord Darzi of Denham OM KBE"),
        {"standing": PEER},
        {"line": "Professor the Rt Hon the Lord Darzi of Denham OM KBE", "dear": "Lord Darzi"},
    ),
    "C1-military-peer": (
        peer("Admiral of the Fleet the Lord Boyce"),
        {"standing": PEER},
        {"line": "Admiral of the Fleet the Lord Boyce", "dear": "Lord Boyce"},
    ),
    "C1-lady": (
        peer("The Lady Saltoun of Abernethy"),
        {"standing": PEER},
        {"dear": "Lady Saltoun", "first": "Lady Saltoun of Abernethy"},
    ),
    "C1-lord-speaker": (
        peer("The Lord Example"),
        {"standing": PEER, "party": Party(name="Lord Speaker")},
        {"dear": "Lord Speaker", "office": "The Lord Speaker", "line": "The Lord Example"},
    ),
    "C1-minister-in-the-lords": (
        peer("The Rt Hon. the Baroness Smith of Malvern"),
        {
            "standing": PEER,
            "capacity": OFFICE,
            "posts": government("Minister of State (Department for Education)"),
        },
        {
            "line": "The Rt Hon the Baroness Smith of Malvern",
            "dear": "Minister",
            "post": ("Department for Education",),
        },
    ),
    "C1-baronet": (
        member("Sir John Smith", "Sir John Smith Bart MP"),
        {},
        {"line": "Sir John Smith Bt MP", "dear": "Sir John", "plain": "John Smith"},
    ),
    "C1-candidate": (
        member("Mr Ian Example"),
        {"standing": DISSOLUTION, "constituency_name": "Harlow"},
        {
            "line": "Mr Ian Example",
            "first": "Ian Example",
            "dear": "Mr Example",
            "past": "Ian Example, then MP for Harlow",
            "post": (),
        },
    ),
    "C1-candidate-of-unknown-style": (
        member("Ann Example"),
        {"standing": DISSOLUTION},
        {"line": "Ann Example", "dear": "Ann Example", "past": None},
    ),
    "C1-former-mp": (
        member("Mr Robert Halfon", "Rt Hon Robert Halfon", "Halfon, Mr Robert"),
        {"standing": FORMER, "constituency_name": "Harlow"},
        {
            "line": "The Rt Hon Robert Halfon",
            "dear": "Mr Halfon",
            "past": "The Rt Hon Robert Halfon, then MP for Harlow",
            "post": (),
        },
    ),
    "C2.1-rt-hon-kept-on-peer-without-pc": (
        peer("The Rt Hon. the Lord Lamont of Lerwick"),
        {"standing": PEER},
        {"line": "The Rt Hon the Lord Lamont of Lerwick"},
    ),
    "C2.1-pc-shown-after-peer": (
        peer("The Lord Example KC PC CBE FRS"),
        {"standing": PEER},
        {"line": "The Lord Example CBE PC KC FRS"},
    ),
    "C2.1-pc-not-shown-after-commoner": (
        member("Ann Example", "Ann Example PC MP"),
        {},
        {"line": "The Rt Hon Ann Example MP"},
    ),
    "C2.2-minister-not-privy-counsellor": (
        member("Jess Phillips"),
        {"posts": government("Secretary of State for Education"), "capacity": OFFICE},
        {"line": "Jess Phillips MP"},
    ),
    "C2.3-sir-with-surname-put-right": (
        member("Gavin Williamson", name_address_as="Sir Williamson"),
        {},
        {"dear": "Sir Gavin", "later": "Sir Gavin"},
    ),
    "C2.3-not-mr-sir": (
        member("Mr Sir Gavin Williamson"),
        {},
        {"line": "Sir Gavin Williamson MP", "dear": "Sir Gavin"},
    ),
    "C2.3-professor-sir": (
        member("Prof Sir John Example"),
        {},
        {"line": "Prof Sir John Example MP", "dear": "Sir John", "plain": "John Example"},
    ),
    "C2.4-mr-vanishes-before-mp": (
        member("Mr Clive Betts"),
        {},
        {"line": "Clive Betts MP", "first": "Clive Betts MP", "dear": "Mr Betts"},
    ),
    "C2.4-mr-vanishes-after-rt-hon": (
        member("Mr David Lammy", "Rt Hon Mr David Lammy"),
        {"standing": FORMER},
        {"line": "The Rt Hon David Lammy", "dear": "Mr Lammy"},
    ),
    "C2.4-doctor-stays-before-rt-hon": (
        member("Dr Ann Example", "Dr the Rt Hon. Ann Example MP"),
        {},
        {"line": "The Rt Hon Dr Ann Example MP", "dear": "Dr Example"},
    ),
    **{
        f"C2.5-style-{style}": (
            member(f"{style} Ann Example", "Ann Example MP"),
            {},
            {
                "dear": f"{style} Example",
                "line": f"{kept}Ann Example MP",
                "plain": "Ann Example",
                "warning": None,
            },
        )
        for style, kept in {
            "Mr": "",
            "Mrs": "",
            "Ms": "",
            "Miss": "",
            "Mx": "",
            "Dr": "Dr ",
            "Prof": "Prof ",
            "Professor": "Professor ",
            "Rev": "Rev ",
            "Revd": "Revd ",
        }.items()
    },
    "C2.5-unknown-style": (
        member("Ann Example"),
        {},
        {"dear": "Ann Example", "warning": "Parliament gives no Mr, Ms or Dr for Ann Example."},
    ),
    "C2.8-title-is-not-surname": (
        peer("The Rt Hon. the Lord Deben", "Lord Deben", "Gummer, John"),
        {"standing": PEER},
        {"dear": "Lord Deben", "surname": "Deben", "warning": None},
    ),
    "P07-no-forename-in-a-title": (
        peer("The Rt Hon. the Lord David Blunkett", "Lord Blunkett", "Blunkett, Lord"),
        {"standing": PEER},
        {
            "line": "The Rt Hon the Lord Blunkett",
            "dear": "Lord Blunkett",
            "warning": "A forename was written between the rank and the title: “David Blunkett” is "
            "“Blunkett”.",
        },
    ),
    "P07-courtesy-title-of-an-mp": (
        member("Lady Hermon", None, "Hermon, Lady"),
        {},
        {"line": "Lady Hermon MP", "dear": "Lady Hermon", "warning": None},
    ),
    "C2.10-minister-in-a-dissolution": (
        HINDS,
        {
            "standing": DISSOLUTION,
            "capacity": OFFICE,
            "posts": government("Minister of State, Department for Education"),
        },
        {
            "line": "The Rt Hon Damian Hinds",
            "dear": "Minister",
            "post": ("Department for Education",),
        },
    ),
    "C2.10-knight-in-a-dissolution": (
        STARMER,
        {"standing": DISSOLUTION},
        {"line": "The Rt Hon Sir Keir Starmer KCB KC", "dear": "Sir Keir"},
    ),
    "C2.10-no-committee-in-a-dissolution": (
        HAYES,
        {"standing": DISSOLUTION, "capacity": CHAIR, "committees": (chair(),)},
        {"office": None, "warning": "No chair of a committee is recorded on the date."},
    ),
    "C2.10-no-speaker-in-a-dissolution": (
        member("Sir Lindsay Hoyle"),
        {"standing": DISSOLUTION, "party": Party(name="Speaker")},
        {"dear": "Sir Lindsay", "office": None},
    ),
    "C2.11-minister-as-local-mp": (
        member("Jess Phillips", name_address_as="Ms Phillips"),
        {"posts": government("Parliamentary Under-Secretary of State (Home Office)")},
        {"dear": "Ms Phillips", "office": None, "post": COMMONS},
    ),
    "C2.11-no-office-known": (
        HINDS,
        {"capacity": OFFICE, "posts": ()},
        {
            "dear": "Mr Hinds",
            "post": COMMONS,
            "warning": "No office is known on the date, so the forms are by name.",
        },
    ),
    "C2.11-not-the-chair": (
        HAYES,
        {"capacity": CHAIR, "committees": (chair(role="Member"),)},
        {"dear": "Ms Hayes", "office": None},
    ),
    "C2.14-surname-of-several-words": (
        member("Sir Iain Duncan Smith", None, "Duncan Smith, Sir Iain"),
        {},
        {"dear": "Sir Iain", "surname": "Duncan Smith"},
    ),
    "C2.14-de-souza": (
        member("Ms Rachel de Souza", None, "no comma"),
        {},
        {"dear": "Ms de Souza", "surname": "de Souza"},
    ),
    "C2.14-o-brien": (member("Mr Neil O'Brien"), {}, {"dear": "Mr O'Brien"}),
    "C2.14-letters-outside-ascii": (
        member("Dr Siân Órfhlaith"),
        {},
        {"line": "Dr Siân Órfhlaith MP", "dear": "Dr Órfhlaith"},
    ),
    "C2.18-no-stops": (
        member("Dr. Ann Example", "The Rt. Hon. Dr. Ann Example, O.B.E., MP"),
        {},
        {"line": "The Rt Hon Dr Ann Example OBE MP", "dear": "Dr Example"},
    ),
    "C2.18-the-honourable": (
        member("Mr Ian Example", "The Hon. Ian Example MP"),
        {},
        {"line": "The Hon Ian Example MP", "dear": "Mr Example"},
    ),
    "P09-order-of-letters": (
        member("Ian Example", "Ian Example FRS MP JP PhD KC MBE Bt RN CBE FRCGP"),
        {},
        {"line": "Ian Example Bt CBE MBE KC JP PhD FRS FRCGP RN MP"},
    ),
    "P10-dbe-implies-dame": (
        member("Mrs Ann Example", "Mrs Ann Example DBE MP"),
        {},
        {"line": "Dame Ann Example DBE MP", "dear": "Dame Ann"},
    ),
    "P10-kbe-implies-sir": (member("Ian Example", "Ian Example KBE MP"), {}, {"dear": "Sir Ian"}),
    "P10-clergy-are-not-sir": (
        member("Rev Ian Example", "Rev Ian Example KBE MP"),
        {},
        {"dear": "Rev Example"},
    ),
    "peer-whose-rank-nobody-wrote": (
        member("Jane Example", "Jane Example"),
        {"standing": PEER},
        {"line": "Jane Example", "dear": "Jane Example", "post": LORDS},
    ),
    "surname-is-a-rank": (
        member("Mr Jonathan Lord"),
        {},
        {"line": "Jonathan Lord MP", "dear": "Mr Lord"},
    ),
    "surname-is-bishop": (member("Matt Bishop"), {}, {"line": "Matt Bishop MP"}),
    "no-full-title-recorded": (
        member("Dr Ann Example", " "),
        {},
        {"line": "Dr Ann Example MP", "dear": "Dr Example"},
    ),
    "name-in-capitals": (member("IAN EXAMPLE"), {}, {"line": "IAN EXAMPLE MP"}),
}
FIELDS = {
    "line": "address_line",
    "dear": "salutation",
    "first": "first_mention",
    "later": "later_mention",
    "plain": "plain_name",
    "office": "office_line",
    "post": "postal_lines",
    "past": "past_mention",
}


@pytest.mark.parametrize("row", ROWS)
def test_row_of_the_reference(row: str) -> None:
    of, more, expected = ROWS[row]

    found = forms(of, **more)

    assert {key: getattr(found, FIELDS.get(key, key)) for key in expected} == expected


@pytest.mark.parametrize(
    ("post", "salutation", "later", "lines"),
    [
        ("Deputy Prime Minister", "Deputy Prime Minister", "the Deputy Prime Minister", ()),
        (
            "Deputy Prime Minister and Secretary of State for Justice",
            "Deputy Prime Minister",
            "the Deputy Prime Minister",
            ("Ministry of Justice",),
        ),
        ("Chancellor of the Exchequer", "Chancellor", "the Chancellor", ("HM Treasury",)),
        (
            "Lord Chancellor and Secretary of State for Justice",
            "Lord Chancellor",
            "the Lord Chancellor",
            ("Ministry of Justice",),
        ),
        (
            "Secretary of State for the Home Department",
            "Secretary of State",
            "the Home Secretary",
            ("Home Office",),
        ),
        (
            "Secretary of State for Health and Social Care",
            "Secretary of State",
            "the Secretary of State",
            ("Department of Health and Social Care",),
        ),
        *(
            (
                f"Secretary of State for {remit}",
                "Secretary of State",
                "the Secretary of State",
                (department,),
            )
            for remit, department in DEPARTMENTS.items()
        ),
        ("Secretary of State for Elsewhere", "Secretary of State", "the Secretary of State", ()),
        ("Minister for Border Security and Asylum", "Minister", "the Minister", ()),
        (
            "Minister of State (Department for Education)",
            "Minister",
            "the Minister",
            ("Department for Education",),
        ),
        (
            "Parliamentary Under-Secretary of State for Education",
            "Minister",
            "the Minister",
            ("Department for Education",),
        ),
        ("Exchequer Secretary to the Treasury", "Minister", "the Minister", ("HM Treasury",)),
        (
            "Chief Secretary to the Treasury",
            "Chief Secretary",
            "the Chief Secretary",
            ("HM Treasury",),
        ),
        ("Attorney General", "Attorney General", "the Attorney General", ()),
        ("Leader of the House of Commons", "Leader of the House", "the Leader of the House", ()),
    ],
)
def test_each_office_has_its_salutation(
    post: str, salutation: str, later: str, lines: tuple[str, ...]
) -> None:
    found = forms(HINDS, capacity=OFFICE, posts=government(post))

    assert (found.salutation, found.later_mention) == (salutation, later)
    assert (found.office_line, found.postal_lines) == (
        post.removesuffix(f" ({''.join(lines)})"),
        lines,
    )
    assert (found.warning is None) is bool(lines)


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ("Shadow Secretary of State for Education", "opposition"),
        ("Parliamentary Private Secretary to the Prime Minister", "government"),
        ("Government Whip, Lord Commissioner of HM Treasury", "government"),
        ("Vice Chamberlain of the Household", "government"),
    ],
)
def test_shadows_whips_and_aides_are_written_to_by_name(post: str, kind: str) -> None:
    found = forms(HINDS, capacity=OFFICE, posts=(Post(name=post, kind=kind),))

    assert (found.salutation, found.office_line) == ("Mr Hinds", post)
    assert (found.postal_lines, found.warning) == (COMMONS, None)


def test_an_office_we_have_read_of_counts_where_parliaments_list_is_not_at_hand() -> None:
    post = KnownPost(
        name="Minister for Schools", kind="government", source="Hansard", checked_on=ON
    )

    found = forms(HINDS, knowledge(posts=(post,)), capacity=OFFICE)

    assert (found.salutation, found.office_line) == ("Minister", "Minister for Schools")


@pytest.mark.parametrize(("style", "said"), [("Mrs", "Madam "), ("Ms", "Madam "), ("Dr", "")])
def test_mr_or_madam_speaker_only_where_the_title_settles_it(style: str, said: str) -> None:
    found = forms(member(f"{style} Ann Example"), party=Party(name="Speaker"))

    assert (found.salutation, found.is_full_name_salutation) == (f"{said}Speaker", False)


def test_a_chair_is_known_by_the_committee_where_places_are_not() -> None:
    found = forms_of_address(profile(HAYES), capacity=CHAIR, committee="Education Committee")

    assert found.office_line == "Chair, Education Committee"


@pytest.mark.parametrize(
    ("day", "letters"),
    [(date(2022, 9, 7), "QC"), (date(2022, 9, 8), "KC"), (date(2026, 1, 1), "KC")],
)
@pytest.mark.parametrize("written", ["QC", "KC"])
@pytest.mark.parametrize("name", ["Sir Ian Example", "The Lord Example"])
def test_counsel_are_the_sovereigns_of_the_day(
    day: date, letters: str, written: str, name: str
) -> None:
    standing = PEER if "Lord" in name else FORMER

    found = forms(member(name), titled(f"{name} {written}"), on=day, standing=standing)

    assert found.address_line == f"{name} {letters}"
    assert found.warning is None


@pytest.mark.parametrize(("name", "standing"), [("Dr Ann Lex", FORMER), ("The Lord Lex", PEER)])
def test_parliaments_kc_says_nothing_of_the_days_of_qcs(name: str, standing: Standing) -> None:
    found = forms(member(name, f"{name} KC"), on=date(2021, 7, 9), standing=standing)

    assert found.address_line == name
    assert found.warning is not None
    assert "QC" in found.warning


MORRIS = peer("The Rt Hon. the Baroness Morris of Yardley", "Baroness Morris of Yardley")


def test_elevation_keeps_the_old_style_by_a_dated_override() -> None:
    known = titled("Rt Hon Estelle Morris MP", end=date(2005, 6, 14))

    found = forms(MORRIS, known, on=date(2004, 1, 1))

    assert found.address_line == "The Rt Hon Estelle Morris MP"
    assert (found.plain_name, found.surname) == ("Estelle Morris", "Morris")
    assert found.salutation == "Estelle Morris"


def test_a_peerage_on_a_day_in_the_commons_is_warned_of() -> None:
    found = forms(MORRIS, on=date(2004, 1, 1))

    assert found.address_line == "The Rt Hon the Baroness Morris of Yardley"
    assert found.warning is not None
    assert "override of name_full_title" in found.warning


@pytest.mark.parametrize(
    ("start", "warned"), [(date(2005, 6, 14), False), (ON, False), (date(2027, 1, 1), True)]
)
def test_a_retired_peer_keeps_the_title(start: date, warned: bool) -> None:
    sat = HouseMembership(
        membership_from="Life peer", house=House.LORDS, membership_start_date=start
    )
    of = peer("The Baroness Example", latest_house_membership=sat)

    found = forms(of, standing=FORMER)

    assert (found.salutation, found.postal_lines) == ("Baroness Example", ())
    assert (found.warning is not None) is warned


def test_an_override_may_bring_a_peerage_parliament_does_not_list_yet() -> None:
    known = titled("The Lord Example of Somewhere")

    found = forms(member("Ian Example"), known, standing=PEER)

    assert (found.first_mention, found.salutation) == ("Lord Example of Somewhere", "Lord Example")


def test_a_preferred_name_comes_from_an_override_of_the_display_name() -> None:
    known = titled("Mr Rob Halfon", field="name_display_as")

    found = forms(member("Robert Halfon", "Rt Hon Robert Halfon MP"), known)

    assert (found.plain_name, found.salutation) == ("Rob Halfon", "Mr Halfon")


def test_a_new_surname_comes_from_the_overridden_title() -> None:
    found = forms(member("Ms Ann Example"), titled("Ms Ann van der Berg MP"))

    assert (found.salutation, found.surname) == ("Ms van der Berg", "van der Berg")


@pytest.mark.parametrize("capacity", list(Capacity))
@pytest.mark.parametrize("of", [HINDS, MORRIS])
def test_our_own_salutation_wins_over_office_and_peerage(of: Member, capacity: Capacity) -> None:
    known = knowledge(salutation=SalutationOverride(text="Dear Friend,", reason="Asked"))
    standing = PEER if of is MORRIS else Standing.SITTING

    found = forms(
        of,
        known,
        capacity=capacity,
        standing=standing,
        posts=government("Secretary of State for Education"),
    )

    assert (found.salutation, found.spoken) == ("Friend", "Friend")


def test_lady_instead_of_baroness_is_kept_throughout() -> None:
    known = knowledge(salutation=SalutationOverride(text="Lady Morris", reason="She prefers it"))

    found = forms(MORRIS, known, standing=PEER)

    assert (found.salutation, found.later_mention) == ("Lady Morris", "Lady Morris")


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 5, 22), False), (date(2026, 5, 21), True), (ON, False)],
)
def test_titles_are_later_than_a_day_ninety_days_before_the_record(
    day: date, expected: bool
) -> None:
    known = Provenance(source=Source.SNAPSHOT, as_of=date(2026, 8, 20))

    assert titles_may_be_later(profile(on=day, provenance=known)) is expected


@pytest.mark.parametrize("capacity", list(Capacity))
def test_every_sitting_member_has_a_well_formed_address(
    snapshot: Snapshot, capacity: Capacity
) -> None:
    bad = {}
    ids = snapshot.names.sitting_ids()
    for member_id in ids:
        one = snapshot.members.member_by_id(member_id)
        assert one
        found = forms_of_address(snapshot.profiles.member_profile(one, on=ON), capacity=capacity)
        line, salutation = found.address_line, found.salutation
        is_well_formed = (
            re.fullmatch(r"(The Rt Hon )?\S+( \S+)+ MP", line)
            and line.count("MP") == 1
            and not re.search(r"\b(Mr|Mrs|Ms|Miss)\b|[.,]", line)
            and re.fullmatch(r"\S+( \S+)*", salutation)
            and not salutation.startswith("Dear")
            and re.fullmatch(r"(Sir|Dame) \S+|(?!Sir |Dame ).+", salutation)
            and salutation not in {f"Sir {found.surname}", f"Dame {found.surname}"}
            and found.plain_name.endswith(found.surname)
            and found.plain_name in line
            and (
                found.postal_lines == COMMONS or (capacity is Capacity.OFFICE and found.office_line)
            )
            and found.is_full_name_salutation is (salutation == found.plain_name)
        )
        if not is_well_formed:
            bad[member_id] = found
    assert len(ids) == 650
    assert bad == {}


PEERS = (
    "Lord Lansley|Baroness Cox|Viscount Stansgate|Viscount Younger of Leckie|Earl Russell"
    "|The Earl of Clancarty|The Earl of Oxford and Asquith|The Lord Bishop of Southwark"
    "|The Lord Bishop of St Edmundsbury and Ipswich|The Lord Archbishop of Canterbury"
    "|Lord Aberconway|Baroness Smith of Basildon|Lord Lloyd-Webber|The Lord de Mauley"
)


@pytest.mark.parametrize("name", PEERS.split("|"))
def test_peers_as_group_registers_name_them_are_well_formed(name: str) -> None:
    full = name if name.startswith("The ") else f"The {name}"

    found = forms(peer(full, name), standing=PEER)

    assert found.warning is None
    assert " of " not in found.salutation
    assert not re.search(r"\b(MP|Viscount|Earl)\b", found.salutation)
    assert re.fullmatch(r"(Lord|Lady|Baroness) \S.*|Bishop|Archbishop", found.salutation)
    assert full.removeprefix("The ") in found.address_line


def test_two_warnings_are_two_sentences() -> None:
    found = forms(member("Ann Example"), capacity=OFFICE)

    assert found.warning == (
        "No office is known on the date, so the forms are by name. "
        "Parliament gives no Mr, Ms or Dr for Ann Example."
    )
