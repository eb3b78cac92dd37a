"""Writes docs/rules.md from the rule book itself, so that the two cannot differ."""

import sys
from collections.abc import Sequence
from pathlib import Path

from advocate.rules.engine.rule import Rule
from advocate.rules.engine.rule_list import rule_book

TARGET = Path(__file__).parents[1] / "docs" / "rules.md"
FAMILIES = {
    "N": "Figures and their sources",
    "C": "Small numbers and children",
    "P": "People, titles, Parliament",
    "A": "Asks",
    "X": "Elections, charity law, neutrality",
    "Q": "Quotations",
    "F": "Form",
    "R": "Privacy, audience, provenance",
}
EVERY = "every document"
HEAD = """# The rule book

What `advocate check` holds a workspace against, and every document before it is written. An error
stops the document; a warning and a note are printed with it. `advocate check --explain N06` prints
one rule. To break a rule on purpose, add an entry to `data/waivers.yaml` with the reason, who
answers for it, and the date: each report then prints the waiver.

This page is made from the rules themselves: `python tools/build_rule_book.py`.
"""


def rule_book_page() -> str:
    """Return the whole page as Markdown."""
    parts = [HEAD]
    for letter, title in FAMILIES.items():
        rules = [rule for rule in rule_book() if rule.id.startswith(letter)]
        entries = dict.fromkeys(rule.id for rule in rules)
        parts.append(f"## {title}\n")
        parts += [_entry([rule for rule in rules if rule.id == name]) for name in entries]
    return "\n".join(parts)


def _entry(rules: Sequence[Rule]) -> str:
    """Return the entry of one number; a rule that looks at several things is told once."""
    weights = " or ".join(dict.fromkeys(rule.severity.value for rule in rules))
    kinds = list(dict.fromkeys(rule.kinds.words for rule in rules))
    named = EVERY if EVERY in kinds else "; ".join(kinds)
    told = dict.fromkeys(f"{rule.text.says} *{rule.text.remedy}* {rule.text.why}" for rule in rules)
    return f"**{rules[0].id}** ({weights}; {named}). " + "\n\n".join(told) + "\n"


if __name__ == "__main__":
    TARGET.write_text(rule_book_page(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(rule_book())} entries\n")
