"""Slips that charities and public bodies really printed, each caught by the rule that names it.

The thirteen inconsistencies found while the rule book was drawn up, and the defects of the posts
that the sample workspace is made from.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.features.breaches import MANIFESTO, change, found, put
from tests.features.conftest import Run
from tests.features.test_check_numbers import (
    KS4_DISADVANTAGED,
    KS4_OTHERS,
    OTHERS,
    cite,
    claim,
    register,
    say,
)
from tests.features.test_check_quotations import PANDEMIC, QUOTES, quotation

pytestmark = pytest.mark.usefixtures("in_schools")
Slip = Callable[[Path], None]
ON = ("--on", "2026-11-20")
KS4 = {"title": "Key stage 4 performance", "period": "2022/23", "published": "2024-02-01"}


def one_quotation_two_members(folder: Path) -> None:
    both = [
        quotation(PANDEMIC.format(city="Nottingham"), "norris", "Alex Norris"),
        quotation(PANDEMIC.format(city="Birmingham"), "phillips", "Jess Phillips"),
    ]
    put(folder, QUOTES, "".join(both))


def key_stage_four_beside_key_stage_two(folder: Path) -> None:
    register(
        folder,
        claim("ks4", 43, population=KS4_DISADVANTAGED, measure="gcse", comparator="ks2", **KS4),
        claim("ks2", 66, population=OTHERS, measure="rwm", period="2022/23"),
    )
    say(folder, cite("ks4", "ks2"))


def down_from_a_lower_figure(folder: Path) -> None:
    change(folder, MANIFESTO, "We ask for tutors.", "It was 46.2% in 2024, down from 45.5%.")


def gap_from_rounded_parts(folder: Path) -> None:
    register(
        folder,
        claim("dis", 46, measure="rwm"),
        claim("oth", 67, measure="rwm", population=OTHERS),
        claim("wrong_gap", 24, unit="percentage_points", gap_of=["dis", "oth"]),
    )


def provisional_beside_revised(folder: Path) -> None:
    register(
        folder,
        claim("early", 45, status="provisional", series="rwm", published="2024-09-10"),
        claim("late", 46, status="revised", series="rwm"),
    )
    say(folder, cite("early"))


def index_with_two_values(folder: Path) -> None:
    about = {"unit": "index", "series": "gap_index", "period": "2021/22"}
    register(folder, claim("official", 3.84, **about), claim("printed", 3.76, **about))


def widest_after_it_narrowed(folder: Path) -> None:
    about = {"unit": "index", "series": "gap_index"}
    register(
        folder,
        claim("i2023", 3.95, period="2022/23", as_of="2023-10-19", published="2023-10-19", **about),
        claim("i2024", 3.92, period="2023/24", **about),
    )
    say(folder, 'The gap, {{ fact("i2023") }}, is the widest in 12 years.')


def months_of_several_years(folder: Path) -> None:
    about = {"unit": "months", "series": "months_behind", "title": "Annual report"}
    register(
        folder,
        claim("m2019", 18.1, period="2019", published="2020-08-01", **about),
        claim("m2023", 19.2, period="2023", published="2024-07-16", **about),
    )
    say(folder, cite("m2019"))


def vision_in_two_wordings(folder: Path) -> None:
    vision = "A world where no child's life chances are limited by their background."
    change(folder, "advocate.yaml", "A fair start for everybody.", vision)
    change(folder, MANIFESTO, "We ask for tutors.", vision.replace("limited", "determined"))


def founded_in_two_years(folder: Path) -> None:
    number = '  charity_number: "0000000"\n'
    change(folder, "advocate.yaml", number, f"{number}  founded: 2011\n")
    change(folder, MANIFESTO, "We ask for tutors.", "We have existed since 2012.")


def peer_with_a_first_name(folder: Path) -> None:
    said = "We thank the Rt Hon. the Lord David Blunkett."
    change(folder, MANIFESTO, "We ask for tutors.", said)


def share_that_the_department_does_not_give(folder: Path) -> None:
    about = {"series": "ks4", "period": "2018/19", "population": KS4_DISADVANTAGED}
    register(folder, claim("official", 44.7, **about), claim("seed", 41, **about))


def england_called_the_uk(folder: Path) -> None:
    register(folder, claim("share", 28, population="Pupils in state-funded schools"))
    say(folder, 'The UK has {{ fact("share") }} of disadvantaged pupils.')


def school_misspelt(folder: Path) -> None:
    put(
        folder,
        "data/programmes.yaml",
        "- id: ark\n  site: Ark Victoria Primary Academy\n"
        "  constituency: Birmingham Yardley\n  year: 2025/26\n  people_helped: 20\n",
    )
    said = "Pupils of Ark Vitoria Primary Academy took part."
    change(folder, MANIFESTO, "We ask for tutors.", said)


def seat_cut_short(folder: Path) -> None:
    said = "We met the committed MP for Yardley."
    change(folder, MANIFESTO, "We ask for tutors.", said)


def reference_with_letters_for_noughts(folder: Path) -> None:
    said = "See our evidence (ERSOOO7)."
    change(folder, MANIFESTO, "We ask for tutors.", said)


def pair_of_another_year(folder: Path) -> None:
    now = {"period": "2024/25", "published": "2025-09-11", "comparator": "then"}
    then = {"period": "2016/17", "published": "2017-12-14", "population": OTHERS}
    register(
        folder,
        claim("now", 47, measure="rwm", **now),
        claim("then", 67, measure="rwm", **then),
    )
    say(folder, cite("now", "then"))


def opening_mark_lost(folder: Path) -> None:
    said = "It requires a long-term, targeted solution to tackle the persistent disadvantage.”"
    put(folder, QUOTES, quotation(said, "halfon", "Robert Halfon"))


def list_without_items(folder: Path) -> None:
    text = (Path(__file__).parents[2] / "templates" / "manifesto.md.j2").read_text("utf-8")
    put(folder, "templates/manifesto.md.j2", text + "\n\nOver the weekend it emerged that:\n")


def minister_criticised(folder: Path) -> None:
    put(folder, "data/mps.yaml", "- member: 4453\n  name: Gavin Williamson\n")
    said = "Gavin Williamson was slamming the door on young people."
    change(folder, MANIFESTO, "We ask for tutors.", said)


def asks_without_owner(folder: Path) -> None:
    change(folder, MANIFESTO, "    owner: HM Treasury\n", "")


def asks_without_cost(folder: Path) -> None:
    cost = "    cost: {no_new_spending: true, basis: Money that is there already.}\n"
    change(folder, MANIFESTO, cost, "")


SLIPS = [
    ("Q02", one_quotation_two_members),
    ("N10", key_stage_four_beside_key_stage_two),
    ("N08", down_from_a_lower_figure),
    ("N06", gap_from_rounded_parts),
    ("N05", provisional_beside_revised),
    ("R04", index_with_two_values),
    ("N09", widest_after_it_narrowed),
    ("N03", months_of_several_years),
    ("R05", vision_in_two_wordings),
    ("R05", founded_in_two_years),
    ("P07", peer_with_a_first_name),
    ("R04", share_that_the_department_does_not_give),
    ("N12", england_called_the_uk),
    ("F10", school_misspelt),
    ("P11", seat_cut_short),
    ("P14", reference_with_letters_for_noughts),
    ("N10", pair_of_another_year),
    ("Q03", opening_mark_lost),
    ("X12", minister_criticised),
    ("A01", asks_without_owner),
    ("A05", asks_without_cost),
]


@pytest.mark.parametrize(("rule", "slip"), SLIPS, ids=[s.__name__ for _, s in SLIPS])
def test_what_was_printed_is_caught_by_its_rule(
    run: Run, workspace: Path, rule: str, slip: Slip
) -> None:
    before = found(run, rule, *ON)
    slip(workspace)

    after = found(run, rule, *ON)

    assert len(after) > len(before)
    assert all(problem["file"] and problem["line"] for problem in after)


def test_a_sentence_that_ends_in_nothing_stops_the_document(run: Run, workspace: Path) -> None:
    list_without_items(workspace)

    outcome = run("manifesto", "2024", "--json", *ON)

    assert outcome.exit_code == 1
    assert "F09" in {problem["rule"] for problem in outcome.json["problems"]}


def test_a_true_gap_beside_its_rounded_parts_is_left_alone(run: Run, workspace: Path) -> None:
    register(
        workspace,
        claim("dis", 46, measure="rwm"),
        claim("oth", 67, measure="rwm", population=OTHERS),
        claim("true_gap", 22, unit="percentage_points", gap_of=["dis", "oth"]),
    )

    assert found(run, "N06", *ON) == []


def test_the_right_pair_of_key_stage_four_is_left_alone(run: Run, workspace: Path) -> None:
    register(
        workspace,
        claim("dis", 43, population=KS4_DISADVANTAGED, measure="gcse", comparator="oth", **KS4),
        claim("oth", 73, population=KS4_OTHERS, measure="gcse", **KS4),
    )
    say(workspace, cite("dis", "oth"))

    assert found(run, "N10", *ON) == []
