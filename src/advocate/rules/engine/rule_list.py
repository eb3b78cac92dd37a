"""The rule book: every rule there is, in the order of its number. One module a family."""

from functools import cache
from importlib import import_module
from typing import Any

from advocate.errors import RecordNotFound
from advocate.rules.engine.rule import Rule
from advocate.rules.engine.scopes import Scope

_FAMILIES = (
    *("asks", "comparisons", "small_numbers", "change_wording", "election_periods"),
    *("evidence_register", "document_form", "figure_age", "local_figures", "offices_held"),
    *("privacy", "quotations", "superlatives", "recoverable_counts", "safeguarding"),
    *("figure_wording", "titles", "letter_form", "visits", "dates_and_references"),
    *("political_leanings", "members_in_prose", "machinery", "sample_left_overs"),
)
"""Modules that hold rules, by name: each is read only when the book is opened."""


@cache
def rule_book() -> tuple[Rule, ...]:
    """Return all rules, sorted by family and number."""
    found = [
        item
        for family in _FAMILIES
        for value in vars(import_module(f"advocate.rules.book.{family}")).values()
        for item in (value if isinstance(value, tuple) else (value,))
        if isinstance(item, Rule)
    ]
    return tuple(sorted(found, key=lambda item: (item.id[0], int(item.id[1:]))))


@cache
def rules_on(scope: Scope[Any]) -> tuple[Rule, ...]:
    """Return the rules of one scope."""
    return tuple(item for item in rule_book() if item.scope == scope)


def find_rules(identity: str) -> tuple[Rule, ...]:
    """Return the rules with that number, in small letters or large; some test two scopes.

    Raises:
        RecordNotFound: there is none.
    """
    found = tuple(item for item in rule_book() if item.id == identity.strip().upper())
    if not found:
        known = ", ".join(dict.fromkeys(item.id for item in rule_book()))
        raise RecordNotFound(f'There is no rule "{identity}".', hint=f"Rules: {known}.")
    return found
