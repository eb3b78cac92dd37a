"""What a rule is: its number, its weight, its reason, and the test that finds breaches of it."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from advocate.errors import Severity
from advocate.rules.engine.document_choice import KindChoice, every_kind
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import RUN, Scope
from advocate.rules.language.passages import Passage, Sentence, letters_only

Subject = TypeVar("Subject")
Kept = TypeVar("Kept")


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
    source = sentence if sentence.passage else context.sources.get(letters_only(sentence.text))
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


@cache
def _rule_texts() -> dict[str, RuleText]:
    """Return the texts in `rule_texts.md` by number, and by number and name of a test."""
    found: dict[str, RuleText] = {}
    whole = (Path(__file__).parents[1] / "book" / "rule_texts.md").read_text("utf-8")
    for entry in whole.split("\n## ")[1:]:
        head, *parts = entry.strip().split("\n\n")
        identity, *tests = head.split()
        text = RuleText(*(" ".join(part.split()) for part in parts))
        found |= {f"{identity} {test}": text for test in tests} or {identity: text}
    return found


class Rule(Struct, frozen=True):
    """One line of the rule book, with its test."""

    id: str
    severity: Severity
    scope: Scope[Any]
    test: RuleTest[Any]
    """Of the scope's subject; `rule` accepts no other."""
    name: str
    """That of the function which tells what is wrong."""
    kinds: KindChoice = every_kind
    """Documents that the rule concerns."""
    keep: Callable[[PrintedDocument, RuleContext], object] | None = None
    """Of a rule on a run: returns what it needs of each document, which is not kept itself."""

    @property
    def text(self) -> RuleText:
        """What the rule book says of it; that is read when it is first needed."""
        texts = _rule_texts()
        return texts.get(f"{self.id} {self.name}") or texts[self.id]


def rule(
    identity: str,
    severity: Severity,
    scope: Scope[Subject],
    *,
    kinds: KindChoice = every_kind,
    name: str = "",
) -> Callable[[RuleTest[Subject]], Rule]:
    """Make a rule of the function below; its text stands in `rules/book/rule_texts.md`.

    `name` is that under which the text stands, where it is not the name of the function.
    """
    return lambda test: Rule(identity, severity, scope, test, name or test.__name__, kinds)


def run_rule(
    identity: str,
    severity: Severity,
    *,
    keep: Callable[[PrintedDocument, RuleContext], Kept],
    kinds: KindChoice = every_kind,
) -> Callable[[RuleTest[Sequence[Kept]]], Rule]:
    """Make a rule on all documents of a run; its test gets what `keep` returned of each.

    That is small and can be pickled, since another process may have made the document.
    """
    return lambda test: replace(rule(identity, severity, RUN, kinds=kinds)(test), keep=keep)


def empty_fields(**fields: object) -> list[str]:
    """Return the names of the fields that a record leaves empty."""
    return [name for name, value in fields.items() if not value]


def counted(count: int, one: str, more: str) -> str:
    """Return a count with the words that go with it: "1 figure is", "3 figures are"."""
    return f"{count} {one if count == 1 else more}"
