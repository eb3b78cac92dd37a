"""Rules on asks: complete, costed, possible for the role of the reader, and not yet due."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

from advocate.errors import Severity
from advocate.models.campaign import Ask, AskStatus, Manifesto
from advocate.models.dates import plainly
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
from advocate.rules.engine.rule import Finding, Findings, counted, rule, run_rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import ASK, DOCUMENT, MANIFESTO, WORKSPACE
from advocate.rules.language.name_spelling import EACH_PERSON
from advocate.rules.language.passages import one_line
from advocate.rules.language.role_limits import ROLE_LIMITS, first_impossible_request
from advocate.rules.language.similar_sentences import SimilarSentences, plain_words

_GOOD_COUNTS = (1, 3, 5)
_FRESH = timedelta(days=90)
_FIRST_WORDS = 60
_FEWEST_WORDS = 7
"""Of a sentence that can be told from any other."""
_NAMED_AT_MOST = 3
"""Asks with nearly the same words that one sentence is held against."""
_TITLED = re.compile(r"\b(?:MP|Rt Hon|Sir|Dame|Mr|Mrs|Ms|Lord|Baroness) ?(?=[A-Z]|\b)")
_OFFICE = re.compile(r"Department|Minister|Secretary|Cabinet|Treasury|Office|Parliament")
_UNSUITED_PARTIES = {
    "Speaker": "The Speaker is impartial and puts nothing to ministers",
    "Sinn Féin": "Members of Sinn Féin do not take their seats",
}
_ASKED_AGAIN = re.compile(r"\bask(?:s|ing|ed)?\b", re.IGNORECASE)


def _is_live(ask: Ask) -> bool:
    return ask.status in (AskStatus.OPEN, AskStatus.PARTLY_ADOPTED)


@rule("A01", Severity.ERROR, ASK).says(
    "An open ask says who is to act, by what means, and by when.",
    remedy="Add owner, mechanism and by_when; or set the status if the ask is no longer put.",
    why="A reader who is asked for something needs to know whose it is to give, with which "
    "instrument, and when the time is up; without that nobody can say yes.",
)
def complete(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks that leave out who, how or when."""
    wanted = (("owner", ask.owner), ("mechanism", ask.mechanism), ("by_when", ask.by_when))
    missing = [name for name, value in wanted if value is None]
    if _is_live(ask) and missing:
        *most, last = missing
        listed = f"{', '.join(most)} and no {last}" if most else last
        yield Finding(f'The ask "{ask.id}" has no {listed}.')


@rule("A01", Severity.WARNING, DOCUMENT, kinds=public_kinds).says(
    "Asks kept for the record may lack an owner, a means or a date, but the reader is told.",
    remedy="Nothing, if the document is a record; otherwise complete the asks.",
    why="A past manifesto is printed as it was; whoever sends it should know what it leaves open.",
)
def record_is_incomplete(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Count the past asks of a manifesto that leave out who, how or when."""
    past = [ask for ask in document.context.asks_put if not _is_live(ask)]
    bare = [ask for ask in past if not (ask.owner and ask.mechanism and ask.by_when)]
    if bare:
        some = counted(len(bare), "past ask gives", "past asks give")
        yield Finding(f"{some} no owner, means or date; they are printed as a record.")


@rule("A02", Severity.ERROR, DOCUMENT, kinds=letters).says(
    "A letter puts one ask, within its first sixty words, and comes back to it once.",
    remedy="Keep the ask in the template's first paragraph, and mention it again at the end.",
    why="An office that reads hundreds of letters a day looks at the first lines for what is "
    "wanted; a second ask halves the chance of the first. That it is not taken up again is only "
    "a warning, since the offer may do so in other words.",
)
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
    elif not _ASKED_AGAIN.search(after):
        yield Finding(
            f"{document.stem} does not come back to its ask.",
            severity=Severity.WARNING,
            hint="Mention the ask again in the offer under letter in advocate.yaml.",
        )


@rule("A03", Severity.ERROR, ASK, kinds=about_one_member).says(
    "What somebody is asked to do is possible for the role they have.",
    remedy="Choose an action that the role allows.",
    why="Ministers do not table questions, and only members of a committee bring things before "
    "it; an impossible ask tells the reader that we do not know their work.",
)
def possible(ask: Ask, _context: RuleContext) -> Findings:
    """Find actions that the role they are meant for cannot take."""
    for role, impossible, hint in ROLE_LIMITS:
        text = getattr(ask.actions, role, None) if ask.actions else None
        if text and (found := first_impossible_request(impossible, text)):
            who = "every member" if role == "any_member" else f"a {role}"
            message = f'The ask "{ask.id}" wants of {who}: "{found[0].strip()}".'
            yield Finding(message, field="actions", hint=hint)


def _unsuited_reader(document: PrintedDocument, _context: RuleContext) -> tuple[str, str] | None:
    """Return why a letter does not suit the member it is for, and the member's name."""
    profile = document.profile
    if profile is None:
        return None
    reason = _UNSUITED_PARTIES.get(profile.party.name if profile.party else "")
    if profile.constituency is not None and profile.constituency.nation != "England":
        reason = reason or "Education is devolved, and the ask concerns England's schools"
    return (reason, profile.member.name_display_as) if reason else None


@run_rule("A03", Severity.WARNING, kinds=letters_to_members, keep=_unsuited_reader).says(
    "A letter's ask suits the seat and the office of whoever gets it.",
    remedy="Leave them out, or say in letter.offer_other why you write to them.",
    why="The Speaker takes no part in debate, members of Sinn Féin do not take their seats, and "
    "schools outside England answer to another government.",
)
def suits_its_readers(readers: Sequence[tuple[str, str] | None], _context: RuleContext) -> Findings:
    """Find letters to the Speaker, to members of Sinn Féin, and to seats outside England."""
    told: dict[str, list[str]] = {}
    for reason, name in filter(None, readers):
        told.setdefault(reason, []).append(name)
    for reason, names in told.items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        yield Finding(f"{reason}: {names[0]}{more}.", about="letters")


@rule("A04", Severity.WARNING, MANIFESTO).says(
    "A manifesto has three asks, or five; never more.",
    remedy="Leave out or join the weakest.",
    why="Those who have run such campaigns advise a short, odd number: readers remember few asks.",
)
def few_enough(manifesto: Manifesto, _context: RuleContext) -> Findings:
    """Find manifestos with too many asks, or an even number of them."""
    live = [ask for ask in manifesto.asks if _is_live(ask)]
    count, year = len(live or manifesto.asks), str(manifesto.election)
    if count not in _GOOD_COUNTS and (live or count > max(_GOOD_COUNTS)):
        yield Finding(f"The manifesto of {year} has {count} asks.", "asks", about=year)


@rule("A05", Severity.ERROR, ASK, kinds=public_kinds).says(
    "An open ask states its cost with its basis, or that it needs no new money and why.",
    remedy="Give cost: amount, period and basis; or cost: no_new_spending: true and the basis.",
    why="Whoever decides asks first what it costs; a figure without its basis cannot be checked.",
)
def costed(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks without a cost, and costs without a basis."""
    if not _is_live(ask):
        return
    cost = ask.cost
    if cost is None or (cost.amount is None and not cost.no_new_spending):
        yield Finding(f'The ask "{ask.id}" has no cost.', field="cost" if cost else None)
    elif not cost.basis:
        yield Finding(f'The cost of the ask "{ask.id}" has no basis.', field="cost")


@rule("A06", Severity.WARNING, ASK).says(
    "Whether an open ask is still open was checked within ninety days of the document.",
    remedy="Look whether it has become policy or lost its object, and set checked_on.",
    why="Asking for what was granted, or for more of a scheme that has closed, shows that nobody "
    "looked: the National Tutoring Programme ended on 31 August 2024.",
)
def still_open(ask: Ask, context: RuleContext) -> Findings:
    """Find open asks whose standing was not looked at lately."""
    if not _is_live(ask):
        return
    if ask.checked_on is None:
        yield Finding(f'Nobody has noted when the ask "{ask.id}" was last checked.')
    elif context.on - ask.checked_on > _FRESH:
        days = (context.on - ask.checked_on).days
        yield Finding(f'The ask "{ask.id}" was last checked {days} days ago.', field="checked_on")


@rule("A07", Severity.WARNING, WORKSPACE).says(
    "An ask has the same words wherever it is put.",
    remedy="Use the words of the ask, or change them there.",
    why="An office that gets two papers of ours should find one ask in them; whoever spots two "
    "wordings asks which one is meant.",
)
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


@rule("A08", Severity.WARNING, ASK, kinds=public_kinds).says(
    "An open ask says how it serves the charity's own purposes.",
    remedy="Add purpose: one sentence that links the ask to your charitable purposes.",
    why="Charities may campaign only to support their purposes (Charity Commission guidance CC9).",
)
def serves_the_purposes(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks without a link to the charity's purposes."""
    if _is_live(ask) and not ask.purpose:
        yield Finding(f'The ask "{ask.id}" does not say which purpose it serves.')


@rule("A09", Severity.ERROR, ASK, kinds=public_kinds).says(
    "The owner of an ask is a department or an office, never a named person.",
    remedy="Name the office, for example: Department for Education (Secretary of State).",
    why="People move on at reshuffles and elections, and an ask to an office takes no side.",
)
def owned_by_an_office(ask: Ask, context: RuleContext) -> Findings:
    """Find asks that name somebody as their owner."""
    owner = ask.owner or ""
    names = (found[1] for found in EACH_PERSON.finditer(owner) if not _OFFICE.search(found[1]))
    is_named = any(name in owner for name in context.people) or _TITLED.search(owner)
    if is_named or any(map(context.is_politician, names)):
        yield Finding(f'The ask "{ask.id}" is addressed to a person: {owner}.', field="owner")


@rule("A10", Severity.WARNING, ASK, kinds=about_visits).says(
    "A brief has a smaller ask at hand for when the answer is no.",
    remedy="Add fallback to the ask, or to its actions.",
    why="The first answer is often no; whoever is in the room then needs the next best thing.",
)
def has_a_fallback(ask: Ask, _context: RuleContext) -> Findings:
    """Find open asks without a fallback."""
    has_one = ask.fallback or (ask.actions and ask.actions.fallback)
    if _is_live(ask) and ask.actions and not has_one:
        yield Finding(f'The ask "{ask.id}" has no fallback.')


@rule("A11", Severity.ERROR, ASK).says(
    "The date by which an open ask is to be met lies after the document's date.",
    remedy="Give it a new date, or set its status.",
    why="A deadline that has passed cannot be met; the reader stops there.",
)
def still_to_come(ask: Ask, context: RuleContext) -> Findings:
    """Find open asks whose date has passed."""
    if _is_live(ask) and ask.by_when and ask.by_when <= context.on:
        day = plainly(ask.by_when)
        yield Finding(f'The date of the ask "{ask.id}" ({day}) has passed.', field="by_when")


@rule("A11", Severity.ERROR, MANIFESTO).says(
    "The date by which an open ask is to be met lies after the poll of its manifesto.",
    remedy="Give it a date in the Parliament that the election brings, or set its status.",
    why="Asks are put to those who are elected; nobody can meet one before the poll.",
)
def met_after_the_poll(manifesto: Manifesto, context: RuleContext) -> Findings:
    """Find open asks that are due before the election to which they are put."""
    election = context.workspace.calendar.election_of(manifesto.election)
    for ask in filter(_is_live, manifesto.asks):
        if election and ask.by_when and ask.by_when <= election.poll:
            yield Finding(
                f'The ask "{ask.id}" is due on {plainly(ask.by_when)}, and the poll was, or is, '
                f"on {plainly(election.poll)}.",
                field="by_when",
                subject=ask,
            )
