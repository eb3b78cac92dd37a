"""Turns a sentence that breaks a rule into a finding at its place, with its words."""

import re

from advocate.rules.desk import RuleContext
from advocate.rules.prose import Sentence
from advocate.rules.rule import Finding

_LONGEST = 90
_TAG = re.compile(r"\{\{[^{}]*\}\}")


def finding_at(sentence: Sentence, context: RuleContext, message: str) -> Finding:
    """Return a finding at the place of a sentence, where it stands in a file of the workspace.

    A sentence of a document is looked up in the texts and templates that it may come from.
    """
    source = sentence if sentence.passage else context.source_of(sentence.text)
    if source is None or source.passage is None:
        return Finding(message)
    return Finding(message, passage=source.passage, start=source.start)


def quoted(text: str) -> str:
    """Return the beginning of a sentence in quotation marks, on one line."""
    joined = " ".join(_TAG.sub("…", text).split()).strip("|#>*- ")
    if len(joined) > _LONGEST:
        joined = f"{joined[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{joined}”"
