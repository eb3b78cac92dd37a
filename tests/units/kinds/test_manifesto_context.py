"""The manifesto's own choices: the moment, what may be quoted, and what is out of date."""

from datetime import date
from typing import Any

import pytest
from tests.units.kinds.builders import ON, ask, evidence, manifesto, quotation, workspace

from advocate.kinds import manifesto as manifesto_kind
from advocate.kinds.manifesto import ManifestoContext, build_manifesto
from advocate.models.campaign import Ask, Cost, Mechanism
from advocate.models.evidence import Audience, Consent
from advocate.models.packaged_table import packaged_table

MEANS = packaged_table(str(manifesto_kind.__file__))
FREE = Cost(no_new_spending=True)


def build(*asks: Ask, on: date = ON, election: int = 2024, **more: Any) -> ManifestoContext:
    return build_manifesto(workspace(**more), manifesto(*asks, election=election), on=on)


@pytest.mark.parametrize(
    ("on", "election", "moment"),
    [
        (date(2023, 9, 1), 2024, "before"),
        (date(2024, 5, 26), 2024, "election"),
        (date(2024, 7, 4), 2024, "election"),
        (date(2024, 7, 5), 2024, "after"),
        (ON, 2024, "after"),
        (ON, 2029, "before"),
        (date(2030, 1, 1), 2029, "after"),
        (date(2029, 12, 31), 2029, "before"),
    ],
)
def test_the_moment_is_before_at_or_after_the_election(
    on: date, election: int, moment: str
) -> None:
    assert build(on=on, election=election).moment == moment


def test_every_mechanism_has_words_for_readers() -> None:
    assert set(MEANS) == {mechanism.value for mechanism in Mechanism}


def test_asks_are_numbered_with_their_evidence_and_each_voice_once() -> None:
    words = (quotation("a"), quotation("b"))
    facts = (evidence("gap"), evidence("help"))
    asks = (
        ask("one", evidence=("help", "gap"), quotations=("b",)),
        ask("two", quotations=("b", "a")),
    )

    values: Any = build(*asks, quotations=words, evidence=facts).names()

    assert [(b.number, b.ask.id) for b in values["blocks"]] == [(1, "one"), (2, "two")]
    assert [item.id for item in values["blocks"][0].evidence] == ["help", "gap"]
    quoted = [[voice.id for voice in block.quotations] for block in values["blocks"]]
    assert quoted == [["b"], ["a"]]


@pytest.mark.parametrize(
    "consent",
    [
        Consent(scope=Audience.RECIPIENT, given_by="them"),
        Consent(scope=Audience.INTERNAL, given_by="them"),
        Consent(scope=Audience.PUBLIC, given_by="them", expires=ON),
    ],
)
def test_a_public_document_quotes_only_what_is_for_the_public(consent: Consent) -> None:
    words = (quotation("a", consent=consent),)

    (block,) = build(ask(quotations=("a",)), quotations=words).blocks
    assert block.quotations == ()


@pytest.mark.parametrize(
    ("changes", "states_terms"),
    [
        ({}, False),
        ({"owner": "DfE"}, True),
        ({"cost": FREE}, True),
        ({"by_when": date(2030, 1, 1)}, True),
    ],
)
def test_terms_are_tabled_only_where_an_ask_states_some(
    changes: dict[str, Any], states_terms: bool
) -> None:
    values = build(ask(), ask("two", **changes)).names()

    assert values["states_terms"] is states_terms
    assert values["not_stated"] == "Not stated"


@pytest.mark.parametrize(
    ("changes", "is_invented"),
    [
        ({}, False),
        ({"illustrative": True}, True),
        ({"cost": Cost(amount=1.0, illustrative=True)}, True),
        ({"cost": FREE}, False),
        ({"evidence": ("real",)}, False),
        ({"evidence": ("real", "invented")}, True),
        ({"quotations": ("invented",)}, True),
    ],
)
def test_it_is_known_whether_anything_is_invented(
    changes: dict[str, Any], is_invented: bool
) -> None:
    facts = (evidence("real"), evidence("invented", illustrative=True))
    words = (quotation("invented", illustrative=True),)

    values = build(ask(**changes), evidence=facts, quotations=words).names()

    assert values["has_illustrative"] is is_invented
