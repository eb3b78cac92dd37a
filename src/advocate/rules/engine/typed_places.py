"""Where the words of a finished document were typed: in a template, or in a text of a record."""

import re
from functools import lru_cache

from msgspec.structs import replace

from advocate.rules.engine.rule import Finding
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.language.passages import Passage

_ESCAPED = re.compile(r"\\.")
_MOST_WORDS = 8


@lru_cache(maxsize=64)
def as_typed(words: str) -> re.Pattern[str]:
    """Return what finds the first words of a text as it was typed: spaced, broken or escaped."""
    typed = (_ESCAPED.sub(r"\\\\?\g<0>", re.escape(word)) for word in words.split()[:_MOST_WORDS])
    return re.compile(r"\s*".join(typed).replace("&", "&(?:amp;)*"), re.IGNORECASE)


def at_origin(finding: Finding, words: str, context: RuleContext) -> Finding:
    """Return a finding about these words with the first place where they stand, if there is one."""
    templates = (Passage(t, name, first_line=1) for name, t in context.read_templates().items())
    for source in (*templates, *context.texts):
        if match := as_typed(words).search(source.text):
            return replace(finding, passage=source, start=match.start())
    return finding
