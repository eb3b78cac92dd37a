"""The page of the rule book is made from the rules."""

from tools.build_data_reference import TARGET as FIELDS
from tools.build_data_reference import data_page
from tools.build_rule_book import TARGET, rule_book_page

from advocate.rules.engine.rule_list import rule_book


def test_the_page_in_docs_is_the_one_that_the_rules_make() -> None:
    assert TARGET.read_text("utf-8") == rule_book_page()


def test_every_rule_is_on_the_page_with_its_reason() -> None:
    page = rule_book_page()

    assert len(rule_book()) > 60
    assert all(rule.text.says in page and rule.text.why in page for rule in rule_book())


def test_the_page_of_fields_is_made_from_the_models() -> None:
    page = data_page()

    assert FIELDS.read_text("utf-8") == page
    assert "**`statement`**" in page
    assert "`photo`" in page
