"""Rules on "the widest", "a record" and the like: true as of a day, until the next figure."""

import re
from collections.abc import Iterator

from advocate.errors import Severity
from advocate.models.evidence import Evidence
from advocate.models.periods import is_later
from advocate.models.prose import CALL, ids_in, sentences
from advocate.models.workspace import Workspace
from advocate.rules.desk import Desk
from advocate.rules.numbers import date_text, same_subject
from advocate.rules.rule import Finding, Scope, rule
from advocate.rules.sheet import Sheet

_RANK = "largest|biggest|smallest|greatest|worst|best|most|fewest"
_SINCE = r"(?:since|ever|on record|in (?:\w+|…) (?:years|decades)|in a (?:decade|generation))"
_ALWAYS = re.compile(
    rf"\b(?:widest|narrowest|highest|lowest|{_RANK})\b(?: [\w’'-]+){{0,4}}? {_SINCE}\b"
    r"|\brecord (?:high|low|level|number|gap|figure)s?\b|\bfor the first time (?:since|in)\b",
    re.IGNORECASE,
)
_BESIDE_A_FIGURE = re.compile(
    r"\b(?:widest|narrowest|highest|lowest|ever recorded|on record|for the first time)\b",
    re.IGNORECASE,
)


@rule(
    "N09",
    Severity.WARNING,
    Scope.CITED_CLAIM,
    says="A claim that something is the widest or a record says since when that has been so.",
    remedy="Give the claim as_of, or say it without the superlative.",
    why="“The widest gap in twelve years” was true of 2023 and was still being repeated in 2024 "
    "and 2025, after the index had fallen.",
)
def superlative_claim(claim: Evidence, desk: Desk) -> Iterator[Finding]:
    """Find claims worded as a superlative that has no date, or no longer holds."""
    found = _ALWAYS.search(claim.statement) or _BESIDE_A_FIGURE.search(claim.statement)
    if found:
        for message in _doubts(claim, found[0], desk):
            yield Finding(message, field="statement")


@rule(
    "N09",
    Severity.WARNING,
    Scope.WORKSPACE,
    says="“The widest”, “a record” and the like rest on a claim that says as of when.",
    remedy="Cite in that sentence a claim that has as_of, or leave the superlative out.",
    why="A superlative is a claim about every other year as well. It ages with each new figure, "
    "so it needs its own source and the day on which it was true.",
)
def superlative_in_prose(workspace: Workspace, desk: Desk) -> Iterator[Finding]:
    """Find sentences of the YAML that speak of a record without a claim to bear it out."""
    for passage in desk.passages:
        if not (_ALWAYS.search(passage.text) or _BESIDE_A_FIGURE.search(passage.text)):
            continue
        line = passage.line_at(0, workspace)
        for message in _in_sentences(passage.text, desk):
            yield Finding(message, about=passage.about, file=passage.file, line=line)


@rule(
    "N09",
    Severity.WARNING,
    Scope.DOCUMENT,
    says="A superlative in a document is not older than the newest figure of its series.",
    remedy="Cite the newer figure, and say what is true of it.",
    why="“The widest gap in twelve years” stops being news with the next figure, even where the "
    "claim does say as of when it was true.",
)
def superlative_outlived(sheet: Sheet, desk: Desk) -> Iterator[Finding]:
    """Find superlatives of a document whose claim has a successor on the document's date."""
    if not any(claim.as_of for claim in sheet.claims):
        return
    for sentence in sheet.sentences:
        found = _ALWAYS.search(sentence.text) or _BESIDE_A_FIGURE.search(sentence.text)
        for claim in sentence.claims if found else ():
            if claim.as_of and found:
                yield from map(Finding, _doubts(claim, found[0], desk))


def _in_sentences(text: str, desk: Desk) -> Iterator[str]:
    for sentence in sentences(text):
        cited = [
            desk.claims[name]
            for call in CALL.finditer(sentence)
            for name in ids_in(call)
            if name in desk.claims
        ]
        words = CALL.sub("…", sentence)
        found = _ALWAYS.search(words) or (cited and _BESIDE_A_FIGURE.search(words))
        if not found:
            continue
        dated = [claim for claim in cited if claim.as_of]
        if not dated:
            yield f"“{found[0]}” rests on no claim that says as of when."
        for claim in dated:
            yield from _doubts(claim, found[0], desk)


def _doubts(claim: Evidence, said: str, desk: Desk) -> Iterator[str]:
    if claim.as_of is None:
        yield f"“{said}” in {claim.id} does not say as of when."
        return
    newer = [other for other in same_subject(claim, desk) if is_later(other, claim)]
    if newer:
        yield (
            f"“{said}” was true of {claim.id} ({claim.period}) as of {date_text(claim.as_of)}; "
            f"{newer[0].id} ({newer[0].period}) has come since."
        )
