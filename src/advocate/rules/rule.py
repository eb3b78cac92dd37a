"""What a rule is: its number, its weight, its reason, and the test that finds breaches of it."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from typing import Any, Generic, TypeVar

from msgspec import Struct

from advocate.errors import Severity
from advocate.models.kinds import AddressedTo, Kind, Need
from advocate.rules.prose import Passage

T = TypeVar("T")
Made = TypeVar("Made")
Kinds = Callable[[Kind], bool]
"""Says by its traits if a rule concerns documents of a kind; the docstring names those it does."""


def every_kind(_kind: Kind) -> bool:
    """Every document."""
    return True


def letters(kind: Kind) -> bool:
    """Letters."""
    return kind.letter


def letters_to_members(kind: Kind) -> bool:
    """Letters to members."""
    return kind.letter and kind.addressed_to is AddressedTo.MEMBER


def about_one_member(kind: Kind) -> bool:
    """Documents on or for one member."""
    return kind.is_about_member


def about_visits(kind: Kind) -> bool:
    """Documents on a visit, and internal ones on one member."""
    is_ours = kind.is_about_member and kind.is_internal
    return is_ours or kind.about == "visits" or Need.VISIT in kind.needs


def public_kinds(kind: Kind) -> bool:
    """Public documents."""
    return kind.is_public


class Scope(StrEnum):
    """What one run of a rule's test looks at.

    Rules on a record run over every record in `advocate check`, and over those a document uses when
    it is built. Rules on the workspace run in `advocate check` only.
    """

    CLAIM = "claim"
    CITED_CLAIM = "cited claim"
    """A claim that some text or document uses; the register may hold others for the record."""
    COMPARISON = "comparison"
    """Two claims set side by side, by a text, a template or the register."""
    QUOTATION = "quotation"
    PROGRAMME = "programme"
    ASK = "ask"
    VISIT = "visit"
    ENGAGEMENT = "engagement"
    SIGNATORY = "signatory"
    WORKSPACE = "workspace"
    DOCUMENT = "document"
    RUN = "run"
    """All documents of one run together."""


class Finding(Struct, frozen=True):
    """One breach of a rule, before it has a severity and a place in a file."""

    message: str
    """What is wrong with what, in one sentence."""
    field: str | None = None
    """Field of the record that is meant."""
    about: str | None = None
    """Id of the record or stem of the document; the runner knows it for rules on one of these."""
    hint: str | None = None
    """Where it can say more than the rule's own remedy."""
    severity: Severity | None = None
    """Where it differs from the rule's."""
    file: str | None = None
    line: int | None = None
    subject: object = None
    """The record that is meant, where it is not the one that the rule looks at."""
    passage: Passage | None = None
    """The text or template that it stands in, at the character `start`."""
    start: int = 0


Test = Callable[[Any, Any], Iterator[Finding]]
"""Takes what the scope names and the context; for a run, what the rule keeps of each document."""
Keeps = Callable[[Any, Any], object]
"""Takes one document and the context; returns something small that another process can read."""


class Rule(Struct, frozen=True, kw_only=True):
    """One line of the rule book, with its test."""

    id: str
    severity: Severity
    scope: Scope
    says: str
    """What must hold, in one sentence."""
    remedy: str
    """What to change, in one line."""
    why: str
    """The reason, and where it comes from."""
    test: Test
    kinds: Kinds = every_kind
    """Documents that the rule concerns."""
    keeps: Keeps | None = None
    """Of a rule on a run: what it remembers of each document, which is not kept itself."""

    @property
    def concerns(self) -> str:
        """The documents that the rule concerns, in words: "letters to members"."""
        said = (self.kinds.__doc__ or "").rstrip(".")
        return said[:1].lower() + said[1:]


def absent(**fields: object) -> list[str]:
    """Return the names of the fields that a record leaves empty."""
    return [name for name, value in fields.items() if not value]


def counted(count: int, one: str, more: str) -> str:
    """Return a count with the words that go with it: "1 figure is", "3 figures are"."""
    return f"{count} {one if count == 1 else more}"


class Words(Struct, frozen=True):
    """What the book says of a rule, or of several with one number."""

    says: str
    remedy: str
    why: str


class Unworded(Struct, Generic[T, Made], frozen=True):
    """A rule that has its number and what it looks at; its words come next, then its test."""

    made: Callable[[Words, T], Made]

    def says(self, says: str, *, remedy: str, why: str) -> Callable[[T], Made]:
        """Give it words of its own, and make the function below its test."""
        return self.in_words(Words(says, remedy, why))

    def in_words(self, words: Words) -> Callable[[T], Made]:
        """Give it words that it shares with others, and make the function below its test."""
        return partial(self.made, words)


def rule(
    identity: str,
    severity: Severity,
    scope: Scope,
    *,
    kinds: Kinds = every_kind,
    keeps: Keeps | None = None,
) -> Unworded[Test, Rule]:
    """Begin a rule: `@rule(…).says(…)` makes it of the function below, whose name it takes."""

    def made(words: Words, test: Test) -> Rule:
        return Rule(
            id=identity,
            severity=severity,
            scope=scope,
            says=words.says,
            remedy=words.remedy,
            why=words.why,
            test=test,
            kinds=kinds,
            keeps=keeps,
        )

    return Unworded(made)
