"""Rules of neutrality: for and against nobody.

A sentence counts only if it names a party, or a politician whom the workspace or Parliament knows.
"""

import re
from collections.abc import Iterator

from advocate.errors import Severity
from advocate.models.prose import sentences
from advocate.rules.engine.document_choice import public_kinds
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.text_rules import Breach, DatedText, on_texts
from advocate.rules.language.name_spelling import EACH_PERSON
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.praise_and_blame import SIDES, NameMention, is_denied, matches_about


@on_texts("X02", Severity.ERROR, with_names=True)
def for_and_against_nobody(dated: DatedText, context: RuleContext) -> Iterator[Breach]:
    """Find praise, blame and calls to vote beside a party or a politician."""
    by_name = (SIDES[name] for name in ("for_or_against", "vote", "back", "our_side", "win"))
    for start, sentence in _sentences_with(dated, *by_name, *SIDES.patterns["of_parties"]):
        if (place := _takes_a_side(sentence, context)) is not None:
            yield start + place, f"“{_shown(sentence)}” takes a side."
            continue
        is_row = sentence.lstrip().startswith("|")
        named = _named(sentence, context, with_parties=not (is_row and dated.profile))
        for found in matches_about(SIDES["for_or_against"], sentence, named):
            text = f"“{found[0]}” is said with {named[0].name}: “{_shown(sentence)}”"
            yield start + found.start(), f"{text}."
            break


@on_texts("X03", Severity.WARNING, kinds=public_kinds)
def no_comparisons(dated: DatedText, _context: RuleContext) -> Iterator[Breach]:
    """Find sentences that set us beside a party, or give parties marks."""
    for start, sentence in sentences(dated.text):
        party = SIDES["party"].search(sentence)
        if party is None:
            continue
        if scored := SIDES["scored"].search(sentence):
            text = f"“{_shown(sentence)}” gives {party[0]} marks."
            yield start + scored.start(), text, Severity.ERROR
        elif (found := SIDES["compared"].search(sentence)) and SIDES["ours"].search(sentence):
            yield start + found.start(), f"“{_shown(sentence)}” compares us with {party[0]}."


@on_texts("X12", Severity.WARNING, with_names=True)
def nothing_personal(dated: DatedText, context: RuleContext) -> Iterator[Breach]:
    """Find hard words about a named politician."""
    for start, sentence in _sentences_with(dated, SIDES["personal"]):
        named = _named(sentence, context, with_parties=False)
        for found in matches_about(SIDES["personal"], sentence, named):
            text = f"“{found[0]}” is said of {named[0].name}: “{_shown(sentence)}”."
            yield start + found.start(), text
            break


def _sentences_with(dated: DatedText, *patterns: Pattern) -> Iterator[tuple[int, str]]:
    """Yield the sentences in which one of the patterns stands; most texts have none."""
    if any(pattern.search(dated.text) for pattern in patterns):
        for start, sentence in sentences(dated.text):
            if any(pattern.search(sentence) for pattern in patterns):
                yield start, sentence


def _takes_a_side(sentence: str, context: RuleContext) -> int | None:
    """Return where a sentence asks for or against a party or a politician, or sides with one."""
    for pattern in (SIDES["never"], SIDES["win"], SIDES["our_side"]):
        for found in pattern.finditer(sentence):
            whom = next(name for name in found.groups() if name)
            if _is_party(whom) or context.has_sat(whom):
                return found.start()
    for found in SIDES.finditer("of_parties", sentence):
        if not is_denied(sentence, found):
            return found.start()
    for found in (*SIDES["vote"].finditer(sentence), *SIDES["back"].finditer(sentence)):
        if not is_denied(sentence, found) and _is_on_the_ballot(found, context):
            return found.start()
    return None


def _is_on_the_ballot(found: re.Match[str], context: RuleContext) -> bool:
    """Say if a verb of voting or backing is about a party or a candidate."""
    whom, backed = found["whom"], found.groupdict()
    if _is_party(whom) or "candidate" in whom:
        return True
    return backed.get("as", "") is not None and context.has_sat(whom)


def _is_party(name: str) -> bool:
    return bool(SIDES["party"].compiled.fullmatch(name))


def _named(sentence: str, context: RuleContext, *, with_parties: bool) -> list[NameMention]:
    """Return the mentions of parties and of politicians in a sentence, in order."""
    names = ((m.start(1), re.sub(r"[’']s?$", "", m[1])) for m in EACH_PERSON.finditer(sentence))
    found = [NameMention(at, at + len(name), name) for at, name in names]
    found = [named for named in found if context.has_sat(named.name)]
    for name in context.people:
        if (at := sentence.find(name)) >= 0:
            found.append(NameMention(at, at + len(name), name))
    if with_parties:
        found += [NameMention(m.start(), m.end(), m[0]) for m in SIDES["party"].finditer(sentence)]
    return sorted(found, key=lambda named: named.start)


def _shown(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:14]).rstrip(".") + (" …" if len(words) > 14 else "")
