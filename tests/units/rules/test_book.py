"""Each number of the rule book stands for one rule, so that none hides behind another's."""

from advocate.rules.engine.rule_list import rule_book

SEVERAL_TEXTS = {
    **dict.fromkeys(("A01", "A03", "C01", "C06", "F05", "N06", "N08", "N18"), 2),
    **dict.fromkeys(
        ("A11", "A12", "N04", "N21", "P06", "P14", "Q03", "Q05", "R01", "R04", "X08"), 2
    ),
    **dict.fromkeys(("P05", "P09", "P15"), 3),
    **dict.fromkeys(("N09", "N15", "P17"), 4),
}
"""Numbers that several rules share on purpose, and how many; each other number has one text."""


def test_no_rule_takes_a_number_that_another_has() -> None:
    texts: dict[str, set[tuple[str, str, str]]] = {}
    for rule in rule_book():
        texts.setdefault(rule.id, set()).add((rule.text.says, rule.text.remedy, rule.text.why))
    assert {name: len(found) for name, found in texts.items() if len(found) > 1} == SEVERAL_TEXTS


def test_no_two_numbers_say_the_same() -> None:
    numbers: dict[str, set[str]] = {}
    for rule in rule_book():
        numbers.setdefault(rule.text.says, set()).add(rule.id)
    assert [found for found in numbers.values() if len(found) > 1] == []
