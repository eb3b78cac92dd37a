"""Rules on asks: complete, costed, possible for the role of the reader, and not yet due."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from advocate.errors import Severity
from advocate.models.campaign import Ask, AskStatus, Manifesto
from advocate.models.dates import is_within, plainly
from advocate.models.packaged_table import packaged_table
from advocate.models.prose import sentences
from advocate.models.workspace import Workspace
from advocate.rules.engine.document_choice import (
    about_one_member,
    about_visits,
    letters,
    letters_to_members,
    public_kinds,
)
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, counted, empty_fields, rule, run_rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import ASK, DOCUMENT, MANIFESTO, WORKSPACE
from advocate.rules.language.name_spelling import EACH_PERSON
from advocate.rules.language.passages import one_line
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.similar_sentences import SimilarSentences, plain_words

_GOOD_COUNTS = (1, 3, 5)
_FRESH = timedelta(days=90)
_FIRST_WORDS = 60
_FEWEST_WORDS = 7
"""Of a sentence that can be told from any other."""
_NAMED_AT_MOST = 3
"""Asks with nearly the same words that one sentence is held against."""
_BOOK = PatternFile(__file__)


def _is_live(ask: Ask) -> bool:
    return ask.status in (AskStatus.OPEN, AskStatus.PARTLY_ADOPTED)


@rule("A01", Severity.ERROR, ASK)
def complete(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks that leave out who, how or when."""
    missing = empty_fields(owner=ask.owner, mechanism=ask.mechanism, by_when=ask.by_when)
    if _is_live(ask) and missing:
        yield Finding(f'The ask "{ask.id}" has no {" and no ".join(missing)}.')


@rule("A01", Severity.WARNING, DOCUMENT, kinds=public_kinds)
def record_is_incomplete(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Count the past asks of a manifesto that leave out who, how or when."""
    past = [ask for ask in document.context.asks_put if not _is_live(ask)]
    bare = [ask for ask in past if not (ask.owner and ask.mechanism and ask.by_when)]
    if bare:
        some = counted(len(bare), "past ask gives", "past asks give")
        yield Finding(f"{some} no owner, means or date; they are printed as a record.")


@rule("A02", Severity.ERROR, DOCUMENT, kinds=letters)
def asked_early(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find letters whose ask comes late, twice, or is never taken up again."""
    action = document.context.action
    body = document.letter_body
    if action is None or not body:
        return
    before, found, after = one_line(body).partition(one_line(action)[:60])
    subject = re.match(r"\s*\*\*.*?\*\*", before)
    words_before = len(before[subject.end() if subject else 0 :].split())
    if not found:
        yield Finding(f"{document.stem} never puts its ask.")
    elif words_before > _FIRST_WORDS:
        yield Finding(f"{document.stem} puts its ask after {words_before} words.")
    elif not _BOOK["asked_again"].search(after):
        message = f"{document.stem} does not come back to its ask."
        hint = "Mention the ask again in the offer under letter in advocate.yaml."
        yield Finding(message, hint=hint, severity=Severity.WARNING)


@rule("A03", Severity.ERROR, ASK, kinds=about_one_member)
def possible(ask: Ask, _context: RuleContext) -> Findings:
    """Find actions that the role they are meant for cannot take."""
    limits = packaged_table(__file__)["limits"] if ask.actions else ()
    for limit, role in ((each, role) for each in limits for role in each["roles"]):
        text = getattr(ask.actions, role) or ""
        if found := next(_requests(limit["impossible"], text), None):
            who = "every member" if role == "any_member" else f"a {role}"
            message = f'The ask "{ask.id}" wants of {who}: "{found}".'
            yield Finding(message, field="actions", hint=limit["instead"])


def _requests(impossible: str, text: str) -> Iterator[str]:
    """Yield what a role cannot fulfil of a text, letters to committees and replies aside."""
    for found in _BOOK[impossible].finditer(text):
        before = text[: found.start()]
        if not _BOOK["by_letter"].search(before) and not _BOOK["answered"].search(before):
            yield found[0].strip()


def _unsuited_reader(document: PrintedDocument, _context: RuleContext) -> tuple[str, str] | None:
    """Return why a letter does not suit the member it is for, and the member's name."""
    profile = document.context.profile
    if profile is None:
        return None
    actions = document.context.ask.actions if document.context.ask else None
    is_for_speaker = actions is not None and document.context.action == actions.speaker
    party = "" if profile.party is None or is_for_speaker else profile.party.name
    reason = packaged_table(__file__)["unsuited"].get(party)
    decided, has_offer = document.context.decided, document.context.letter
    if decided and not (has_offer and has_offer.offer_other):
        reason = reason or decided.removesuffix(".")
    return (reason, profile.member.name_display_as) if reason else None


@run_rule("A03", Severity.WARNING, kinds=letters_to_members, keep=_unsuited_reader)
def suits_its_readers(readers: Sequence[tuple[str, str] | None], _context: RuleContext) -> Findings:
    """Find letters to the Speaker, to Sinn Féin, and to seats for which others decide."""
    told: dict[str, list[str]] = {}
    for reason, name in filter(None, readers):
        told.setdefault(reason, []).append(name)
    for reason, names in told.items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        yield Finding(f"{reason}: {names[0]}{more}.", about="letters")


@rule("A04", Severity.WARNING, MANIFESTO)
def few_enough(manifesto: Manifesto, context: RuleContext) -> Findings:
    """Find manifestos with too many asks, or an even number of them."""
    asks = [ask for ask in manifesto.asks if is_within(ask.start, ask.end, context.on)]
    live = [ask for ask in asks if _is_live(ask)]
    count, year = len(live or asks), str(manifesto.election)
    if count not in _GOOD_COUNTS and (live or count > max(_GOOD_COUNTS)):
        yield Finding(f"The manifesto of {year} has {count} asks.", "asks", about=year)


@rule("A05", Severity.ERROR, ASK, kinds=public_kinds)
def costed(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks without a cost, and costs without a basis."""
    if not _is_live(ask):
        return
    cost = ask.cost
    if cost is None or (cost.amount is None and not cost.no_new_spending):
        yield Finding(f'The ask "{ask.id}" has no cost.', field="cost" if cost else None)
    elif not cost.basis:
        yield Finding(f'The cost of the ask "{ask.id}" has no basis.', field="cost")


@rule("A06", Severity.WARNING, ASK)
def still_open(ask: Ask, context: RuleContext) -> Findings:
    """Find open asks whose standing was not looked at lately."""
    if not _is_live(ask):
        return
    if ask.checked_on is None:
        yield Finding(f'Nobody has noted when the ask "{ask.id}" was last checked.')
    elif context.on - ask.checked_on > _FRESH:
        days = (context.on - ask.checked_on).days
        yield Finding(f'The ask "{ask.id}" was last checked {days} days ago.', field="checked_on")


@rule("A12", Severity.NOTE, ASK)
def says_what_it_is_about(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks of which nobody can tell who decides them where."""
    if _is_live(ask) and not ask.subject and not ask.decided_by:
        yield Finding(f'The ask "{ask.id}" has no subject, so nothing says who decides it where.')


@rule("A12", Severity.ERROR, DOCUMENT, kinds=about_visits)
def put_once_and_whole(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find briefs that put their ask twice or never, or leave out a part that the ask has."""
    ask, action = document.context.ask, document.context.action
    if ask is None or action is None:
        return
    text = one_line(document.text).casefold()
    if not (times := text.count(one_line(action).casefold()[:60])):
        yield Finding(f"{document.stem} never puts its ask.", severity=Severity.WARNING)
        return
    if times > 1:
        yield Finding(f"{document.stem} puts its ask {times} times.")
    fallback = ask.actions.fallback if ask.actions else None
    owner = (ask.owner or "").partition(" (")[0].partition(",")[0]
    parts = {"cost": "cost" if ask.cost else "", "decider": owner, "fallback": fallback or ""}
    if left_out := [n for n, words in parts.items() if one_line(words).casefold() not in text]:
        yield Finding(f"{document.stem} puts its ask without its {' and its '.join(left_out)}.")


@rule("A07", Severity.WARNING, WORKSPACE)
def one_wording(_workspace: Workspace, context: RuleContext) -> Findings:
    """Find sentences that nearly, but not quite, repeat what an open ask says."""
    standing: dict[str, list[str]] = {}
    for ask in filter(_is_live, context.asks):
        for _, sentence in (*sentences(ask.title), *sentences(ask.what)):
            standing.setdefault(plain_words(sentence), []).append(ask.id)
    wordings = SimilarSentences(words for words in standing if words.count(" ") >= _FEWEST_WORDS)
    for passage in context.passages:
        for start, sentence in sentences(passage.text):
            similar = wordings.similar_to(plain_words(sentence))
            names = (name for text in similar for name in standing[text])
            for name in islice(names, _NAMED_AT_MOST):
                message = f"“{one_line(sentence)[:90]}” is not quite the words of {name}."
                yield Finding(message, about=name, passage=passage, start=start)


@rule("A08", Severity.WARNING, ASK, kinds=public_kinds)
def serves_the_purposes(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks without a link to the charity's purposes."""
    if _is_live(ask) and not ask.purpose:
        yield Finding(f'The ask "{ask.id}" does not say which purpose it serves.')


@rule("A09", Severity.ERROR, ASK, kinds=public_kinds)
def owned_by_an_office(ask: Ask, context: RuleContext) -> Findings:
    """Find asks that name somebody as their owner."""
    owner = ask.owner or ""
    names = (
        found[1] for found in EACH_PERSON.finditer(owner) if not _BOOK["office"].search(found[1])
    )
    is_named = any(name in owner for name in context.people) or _BOOK["titled"].search(owner)
    if is_named or any(map(context.is_politician, names)):
        yield Finding(f'The ask "{ask.id}" is addressed to a person: {owner}.', field="owner")


@rule("A10", Severity.WARNING, ASK, kinds=about_visits)
def has_a_fallback(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks without a fallback."""
    has_one = ask.fallback or (ask.actions and ask.actions.fallback)
    if _is_live(ask) and ask.actions and not has_one:
        yield Finding(f'The ask "{ask.id}" has no fallback.')


@rule("A11", Severity.ERROR, ASK)
def still_to_come(ask: Ask, context: RuleContext) -> Findings:
    """Find open asks whose date has passed."""
    if _is_live(ask) and ask.by_when and ask.by_when <= context.on:
        day = plainly(ask.by_when)
        yield Finding(f'The date of the ask "{ask.id}" ({day}) has passed.', field="by_when")


@rule("A11", Severity.ERROR, MANIFESTO)
def met_after_the_poll(manifesto: Manifesto, context: RuleContext) -> Findings:
    """Find open asks that are due before the election to which they are put."""
    election = context.workspace.calendar.election_of(manifesto.election)
    for ask in filter(_is_live, manifesto.asks):
        if election and ask.by_when and ask.by_when <= election.poll:
            due = f'The ask "{ask.id}" is due on {plainly(ask.by_when)}'
            message = f"{due}, and the poll was, or is, on {plainly(election.poll)}."
            yield Finding(message, "by_when", subject=ask)
