"""A paragraph that documents share is looked at once a run, and by each context for itself."""

from collections.abc import Iterator
from datetime import date

from tests.units.kinds.builders import workspace

from advocate.rules.engine.rule_context import RuleContext

ON = date(2026, 11, 20)


def test_what_a_look_finds_in_a_shared_paragraph_is_remembered_by_its_context_alone() -> None:
    seen: list[str] = []

    def look(part: str, context: RuleContext) -> Iterator[str]:
        seen.append(part)
        yield from (f"{word} {context.on:%Y}" for word in part.split())

    one = RuleContext(workspace(), ON)
    other = RuleContext(workspace(), date(2021, 1, 1))

    assert list(one.in_paragraphs(look, "a b\n\nc")) == ["a 2026", "b 2026", "c 2026"]
    assert list(one.in_paragraphs(look, "d\n\na b\n\na b")) == ["d 2026", *["a 2026", "b 2026"] * 2]
    assert seen == ["a b", "c", "d"]
    assert list(other.in_paragraphs(look, "c")) == ["c 2021"]
    assert seen == ["a b", "c", "d", "c"]


def test_two_looks_at_one_text_keep_apart_what_they_find() -> None:
    context = RuleContext(workspace(), ON)

    assert list(context.in_paragraphs(lambda part, _: [len(part)], "ab")) == [2]
    assert list(context.in_paragraphs(lambda part, _: [part.upper()], "ab")) == ["AB"]
