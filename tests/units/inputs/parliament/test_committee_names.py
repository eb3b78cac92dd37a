"""Committees as people type them, offline, on days before and after renamings."""

import re
from datetime import date

import pytest

from advocate.errors import Ambiguous, CommitteeNotFound
from advocate.inputs.parliament.names.committee_names import match_committees
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.member import Committee

TODAY = date(2026, 11, 20)
IN_2020 = date(2020, 9, 1)
FOUND = """
education=203 Education Committee=203 the education committee=203 education select committee=203
House of Commons Education Committee=203 Commons Education cttee=203 education-committee=203
EdCom=203 DfE=203 ESC=203 PAC=127 Committee of Public Accounts=127 public accounts=127
Public Accounts Commission=207 HASC=83 HAC=83 Home Office committee=83 home affairs select cttee=83
EFRA=52 EFRAC=52 EFRACom=52 Defra=52 PACAC=327 PASC=327 JCHR=93 human rights=93
Joint Committee on Human Rights=93 DCMS=378 CMS=378 Culture, Media and Sport=378
culture media & sport committee=378 ESNZ=664 DESNZ=664 net zero=664 HSC=81 HSCC=81 HSCSC=81
health=81 Health Committee=81 Health & Social Care=81 WPC=164 DWP=164 W&P=164 WEC=328 WESC=328
Women & Equalities=328 TSC=158 Treasury Select Committee=158 FAC=78 HCLG=17 LUHC=17 MHCLG=17
levelling up=17 housing=17 DSC=24 HCDC=24 BTC=365 BIST=365 Business and Trade=365
Business, Energy and Industrial Strategy=365 SIT=135 Commons science and technology=135
Lords Science and Technology Committee=193 TransCom=153 NIAC=120 WAC=162 Wales=162 SAC=136 IDC=98
PetCom=326 BBCom=202 ProcCom=126 Standards Committee=290 Privileges=289 Lords liaison=187
Economic Affairs=175 Lords' Economic Affairs Committee=175 House of Lords Constitution Committee=172
Communications=170 Lords public services=430 SLSC=255 DPRRC=173 JCSI=148 JCNSS=111 ISC=97
Joint Committee on Statutory Instruments=148 Justice and Home Affairs=519 JHAC=519 ECC=515
built environment=518 European Affairs=516 House of Lords Commission=362 378=378 ModCom=736
"""
ASKED = """
liaison=103,187 finance committee=325,364 science and technology=135,193 EAC=62,175,516
BEIS=365,664 commission=348,362 statutory instruments=148,149 environment=52,515,518
selection=197,381
"""
ENDED = """
International Trade=365 ITC=365 367=365 European Union Committee=516
EU Environment Sub-Committee=515
Regulatory Reform= Brexit committee= European Scrutiny Committee= Defence Sub-Committee=24 CAEC=783
COVID-19= Youth Unemployment= DCMS Sub-Committee on Disinformation=
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    return [(m[1].strip(), m[2]) for m in re.finditer(r"([^=]+)=([\d,]*)", table)]


@pytest.mark.parametrize(("typed", "number"), _pairs(FOUND))
def test_a_committee_is_found_by_what_people_call_it(
    snapshot: Snapshot, typed: str, number: str
) -> None:
    assert snapshot.committees.find_committee(typed, on=TODAY).id == int(number)


@pytest.mark.parametrize(("typed", "numbers"), _pairs(ASKED))
def test_what_cannot_be_told_apart_is_asked_with_the_command(
    snapshot: Snapshot, typed: str, numbers: str
) -> None:
    with pytest.raises(Ambiguous) as caught:
        snapshot.committees.find_committee(typed, on=TODAY)

    assert sorted(int(query) for query, _ in caught.value.candidates) == sorted(
        map(int, numbers.split(","))
    )
    assert "advocate letters --committee" in (caught.value.hint or "")


@pytest.mark.parametrize(("typed", "successor"), _pairs(ENDED))
def test_a_committee_that_is_gone_is_said_to_have_ended_with_who_followed(
    snapshot: Snapshot, typed: str, successor: str
) -> None:
    with pytest.raises(CommitteeNotFound, match=" ended on ") as caught:
        snapshot.committees.find_committee(typed, on=TODAY)

    hint = caught.value.hint or ""
    assert f"--committee {successor}" in hint if successor else "--on" in hint


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("DCMS", "Digital, Culture, Media and Sport Committee"),
        ("BEIS", "Business, Energy and Industrial Strategy Committee"),
        ("Business and Trade", "Business, Energy and Industrial Strategy Committee"),
        ("ITC", "International Trade Committee"),
        ("EAC Lords", "Economic Affairs Committee"),
        ("COVID-19", "COVID-19 Committee"),
    ],
)
def test_on_a_day_in_the_past_the_committee_of_that_day_is_meant(
    snapshot: Snapshot, typed: str, name: str
) -> None:
    assert snapshot.committees.find_committee(typed, on=IN_2020).name == name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 4, 25), "Business, Energy and Industrial Strategy Committee"),
        (date(2023, 4, 26), "Business and Trade Committee"),
        (date(2024, 6, 10), "Business and Trade Committee"),
        (TODAY, "Business, Innovation, Science and Trade Committee"),
    ],
)
def test_a_committee_has_its_name_of_the_day(snapshot: Snapshot, day: date, name: str) -> None:
    assert snapshot.committees.find_committee("365", on=day).name == name


def test_a_committee_that_is_still_to_come_is_said_to_have_begun_later(snapshot: Snapshot) -> None:
    with pytest.raises(CommitteeNotFound, match="Modernisation Committee began on 9 September"):
        snapshot.committees.find_committee("Modernisation", on=IN_2020)


@pytest.mark.parametrize("typed", ["", "committee", "the House of Lords", "zz", "99999"])
def test_what_names_no_committee_is_not_found(snapshot: Snapshot, typed: str) -> None:
    with pytest.raises(CommitteeNotFound, match="No committee is called") as caught:
        snapshot.committees.find_committee(typed, on=TODAY)

    assert "advocate committees" in (caught.value.hint or "")


def test_committees_on_bills_and_sub_committees_give_way(snapshot: Snapshot) -> None:
    known = (
        Committee(id=1, name="Arts Committee Sub-Committee on Music"),
        Committee(id=2, name="Music (Festivals) Bill", is_general=True),
    )

    assert [each.id for each in match_committees("music", known, TODAY)] == [1]
    assert [each.id for each in match_committees("festivals", known, TODAY)] == [2]


def test_every_entry_of_the_table_is_whole_and_followed_by_committees_that_are_known(
    snapshot: Snapshot,
) -> None:
    known = snapshot.committees.known_on(TODAY)

    assert len(known) > 130
    for each in known.values():
        assert each.house in {"Commons", "Lords", "Joint"}, each
        assert set(each.followed_by) <= known.keys(), each
        assert not each.followed_by or each.end, each
        assert each.start is None or each.end is None or each.start < each.end, each


def test_no_two_committees_that_sit_are_called_alike(snapshot: Snapshot) -> None:
    for each in snapshot.committees.known_on(TODAY).values():
        if each.sits_on(TODAY):
            typed = f"{each.house} {each.name}"
            assert snapshot.committees.find_committee(typed, on=TODAY).id == each.id
