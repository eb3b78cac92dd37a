"""What a rule is: its number, its weight, its reason, and the test that finds breaches of it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from advocate.errors import Severity
from advocate.rules.engine.document_choice import KindChoice, every_kind
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import RUN, Scope
from advocate.rules.language.passages import Passage, Sentence

Subject = TypeVar("Subject")
Kept = TypeVar("Kept")
Test = TypeVar("Test")
Product = TypeVar("Product")


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


Findings = Iterator[Finding]
RuleTest = Callable[[Subject, RuleContext], Findings]
"""Looks at one subject of the scope, and yields what is wrong with it."""


def finding_at(sentence: Sentence, context: RuleContext, message: str) -> Finding:
    """Return a finding at the place of a sentence, where it stands in a file of the workspace.

    A sentence of a document is looked up in the texts and templates that it may come from.
    """
    source = sentence if sentence.passage else context.source_of(sentence.text)
    if source is None or source.passage is None:
        return Finding(message)
    return Finding(message, passage=source.passage, start=source.start)


class RuleText(Struct, frozen=True):
    """What the rule book says of a rule, or of several with one number."""

    says: str
    """What must hold, in one sentence."""
    remedy: str
    """What to change, in one line."""
    why: str
    """The reason, and where it comes from."""


class Rule(RuleText, frozen=True, kw_only=True):
    """One line of the rule book, with its test."""

    id: str
    severity: Severity
    scope: Scope[Any]
    test: RuleTest[Any]
    """Of the scope's subject; `rule` accepts no other."""
    kinds: KindChoice = every_kind
    """Documents that the rule concerns."""
    keep: Callable[[PrintedDocument, RuleContext], object] | None = None
    """Of a rule on a run: returns what it needs of each document, which is not kept itself."""

    @property
    def concerns(self) -> str:
        """The documents that the rule concerns, in words: "letters to members"."""
        named = (self.kinds.__doc__ or "").rstrip(".")
        return named[:1].lower() + named[1:]


class RuleWithoutText(Struct, Generic[Test, Product], frozen=True):
    """A rule that has its number and its scope; its text comes next, then its test."""

    make: Callable[[RuleText, Test], Product]

    def says(self, says: str, *, remedy: str, why: str) -> Callable[[Test], Product]:
        """Give it a text of its own, and make the function below its test."""
        return self.with_text(RuleText(says, remedy, why))

    def with_text(self, text: RuleText) -> Callable[[Test], Product]:
        """Give it a text that it shares with others, and make the function below its test."""
        return partial(self.make, text)


def rule(
    identity: str, severity: Severity, scope: Scope[Subject], *, kinds: KindChoice = every_kind
) -> RuleWithoutText[RuleTest[Subject], Rule]:
    """Begin a rule: `@rule(…).says(…)` makes it of the function below, whose name it takes."""

    def make(text: RuleText, test: RuleTest[Subject]) -> Rule:
        return Rule(
            *(text.says, text.remedy, text.why),
            id=identity,
            severity=severity,
            scope=scope,
            test=test,
            kinds=kinds,
        )

    return RuleWithoutText(make)


def run_rule(
    identity: str,
    severity: Severity,
    *,
    keep: Callable[[PrintedDocument, RuleContext], Kept],
    kinds: KindChoice = every_kind,
) -> RuleWithoutText[RuleTest[Sequence[Kept]], Rule]:
    """Begin a rule on all documents of a run; its test gets what `keep` returned of each.

    That is small and can be pickled, since another process may have made the document.
    """

    def make(text: RuleText, test: RuleTest[Sequence[Kept]]) -> Rule:
        return replace(rule(identity, severity, RUN, kinds=kinds).with_text(text)(test), keep=keep)

    return RuleWithoutText(make)


def empty_fields(**fields: object) -> list[str]:
    """Return the names of the fields that a record leaves empty."""
    return [name for name, value in fields.items() if not value]


def counted(count: int, one: str, more: str) -> str:
    """Return a count with the words that go with it: "1 figure is", "3 figures are"."""
    return f"{count} {one if count == 1 else more}"
