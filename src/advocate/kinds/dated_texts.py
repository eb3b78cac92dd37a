"""What a workspace said on a day: its texts, messages and local knowledge, as they then were."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from msgspec.structs import asdict, replace

from advocate.models.dates import is_within
from advocate.models.field_types import DatedRecord
from advocate.models.settings import BriefSettings, LetterSettings
from advocate.models.workspace import Workspace

D = TypeVar("D", bound=DatedRecord)
T = TypeVar("T", BriefSettings, LetterSettings)


def as_of(workspace: Workspace, on: date) -> Workspace:
    """Return a workspace with what held on a day alone.

    Of a time of which nothing is known it has today's texts, which begin later (`start`).
    """
    settings = workspace.settings
    brief = _then(settings.brief, on)
    messages, questions = in_force(brief.key_messages, on), in_force(brief.questions, on)
    brief = replace(brief, key_messages=messages, questions=questions)
    letter = _completed(_then(settings.letter, on), workspace)
    dated = replace(settings, brief=brief, letter=letter)
    known = in_force(workspace.constituencies, on)
    return replace(workspace, settings=dated, constituencies=known)


def in_force(items: Iterable[D], on: date) -> tuple[D, ...]:
    """Return what holds on a day."""
    return tuple(item for item in items if is_within(item.start, item.end, on))


def _completed(letter: LetterSettings, workspace: Workspace) -> LetterSettings:
    """Let the ask, and who we are, say what the texts of letters leave out."""
    ask, described = workspace.ask(letter.manifesto, letter.ask), workspace.settings.organisation
    if ask is None:
        return letter
    texts = {"subject": ask.title, "problem": ask.why, "works": described.description}
    given = {name: getattr(letter, name) or text for name, text in texts.items()}
    return replace(letter, **given)


def _then(texts: T, on: date) -> T:
    is_todays = texts.start is not None and is_within(texts.start, texts.end, on)
    earlier = () if is_todays else in_force(texts.dated, on)
    if not earlier:
        return texts
    said = {name: value for name, value in asdict(earlier[0]).items() if value is not None}
    return replace(texts, **(said | {"start": None, "end": None, "at": texts.at}))
