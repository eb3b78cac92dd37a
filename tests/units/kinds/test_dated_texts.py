"""A document says what was asked and known on its day, and nothing of before or after."""

from datetime import date
from typing import Any

import pytest
from tests.units.kinds.builders import ON, settings, workspace

from advocate.kinds.dated_texts import as_of, in_force
from advocate.models.settings import (
    BriefSettings,
    DatedBrief,
    DatedLetter,
    KeyMessage,
    LetterSettings,
    Question,
)
from advocate.models.workspace import LocalKnowledge, Workspace

THEN = DatedBrief(
    start=date(2020, 4, 2), end=date(2020, 6, 18), ask="then", manifesto=2019, objective="Then"
)


def brief_on(on: date, **more: Any) -> BriefSettings:
    values: dict[str, Any] = {"ask": "now", "manifesto": 2024, "objective": "Now", "committee": 203}
    space = workspace(settings=settings(brief=BriefSettings(**(values | more))))
    return as_of(space, on).settings.brief


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2020, 4, 1), False),
        (date(2020, 4, 2), True),
        (date(2020, 6, 18), True),
        (date(2020, 6, 19), False),
    ],
)
def test_what_is_dated_holds_from_its_first_to_its_last_day(on: date, holds: bool) -> None:
    assert in_force((THEN,), on) == ((THEN,) if holds else ())


@pytest.mark.parametrize(
    ("start", "on", "ask"),
    [
        (date(2026, 11, 16), ON, "now"),
        (date(2026, 11, 16), date(2020, 5, 1), "then"),
        (date(2026, 11, 16), date(2023, 1, 1), "now"),
        (date(2020, 5, 1), date(2020, 5, 1), "now"),
        (date(2020, 5, 1), date(2020, 4, 30), "then"),
        (None, date(2020, 5, 1), "then"),
        (None, ON, "now"),
    ],
)
def test_a_brief_asks_what_was_asked_on_its_day(start: date | None, on: date, ask: str) -> None:
    found = brief_on(on, start=start, dated=(THEN,))

    assert (found.ask, found.objective) == (ask, ask.capitalize())
    assert found.manifesto == {"now": 2024, "then": 2019}[ask]
    assert found.committee == 203, "what an entry leaves out is as it is today"


def test_messages_questions_and_local_knowledge_are_those_of_the_day() -> None:
    first, last = date(2020, 4, 2), date(2020, 6, 18)
    messages = (
        KeyMessage(claim="then", fact="F", start=first, end=last),
        KeyMessage(claim="later", fact="F", start=date(2021, 1, 1)),
        KeyMessage(claim="always", fact="F"),
    )
    questions = (
        Question(question="then", answer="A", end=last),
        Question(question="later", answer="A", start=date(2021, 1, 1)),
    )
    places = (
        LocalKnowledge(constituency="Seat", context="then", start=first, end=last),
        LocalKnowledge(constituency="Seat", context="later", start=date(2021, 1, 1)),
    )
    brief = BriefSettings(
        ask="now", manifesto=2024, objective="Now", key_messages=messages, questions=questions
    )
    space = workspace(settings=settings(brief=brief), constituencies=places)

    assert said(as_of(space, date(2020, 5, 1))) == (["then", "always"], ["then"], ["then"])
    assert said(as_of(space, date(2020, 9, 1))) == (["always"], [], [])
    assert said(as_of(space, ON)) == (["later", "always"], ["later"], ["later"])


def said(space: Workspace) -> tuple[list[str], list[str], list[str | None]]:
    brief = space.settings.brief
    return (
        [message.claim for message in brief.key_messages],
        [question.question for question in brief.questions],
        [place.context for place in space.constituencies],
    )


def test_a_letter_of_the_past_has_its_own_words_and_todays_where_it_has_none() -> None:
    then = DatedLetter(start=date(2020, 4, 2), end=date(2020, 6, 18), subject="Then", ask="then")
    letter = LetterSettings(
        subject="Now",
        problem="P",
        works="W",
        ask="now",
        manifesto=2024,
        offer="O",
        start=date(2026, 11, 16),
        dated=(then,),
    )
    space = workspace(settings=settings(letter=letter))

    past, present = (as_of(space, on).settings.letter for on in (date(2020, 5, 1), ON))

    assert (past.subject, past.ask, past.problem, past.start) == ("Then", "then", "P", None)
    assert present == letter
    assert as_of(space, date(2023, 1, 1)).settings.letter == letter, "which then begins later"
