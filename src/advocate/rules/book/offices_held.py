"""Rules on who holds what, and when: offices, committee places, peers' titles, our own staff."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from advocate.errors import Severity
from advocate.models.dates import is_within, plainly
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Quotation
from advocate.models.member import MemberProfile, Standing
from advocate.models.settings import Signatory
from advocate.models.workspace import KnownPost, MemberKnowledge
from advocate.rules.book.titles import without_letters
from advocate.rules.engine.document_choice import about_one_member
from advocate.rules.engine.printed_document import PrintedDocument
from advocate.rules.engine.rule import Finding, Findings, rule
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.scopes import DOCUMENT, ENGAGEMENT, MEMBER, PASSAGE, QUOTATION, VISIT
from advocate.rules.engine.text_rules import Breach, DatedText, dated_text, on_texts
from advocate.rules.language.passages import Passage
from advocate.rules.language.pattern_file import PatternFile

_LOG = "data/engagements.yaml"
_FRESH_DAYS = 30
_BOOK = PatternFile(__file__)


@rule("P05", Severity.ERROR, MEMBER)
def offices_fit(member: MemberKnowledge, _context: RuleContext) -> Findings:
    """Find offices that end before they begin, and those that exclude each other."""
    for post, message in _misfits(member.posts):
        yield Finding(f"{member.name}: {message}", about=member.name, subject=post)


@on_texts("P05", Severity.ERROR)
def office_of_the_day(dated: DatedText, context: RuleContext) -> Iterator[Breach]:
    """Find offices told of somebody who does not hold them on the day."""
    for member in context.workspace.members:
        for post in member.posts:
            place = dated.text.find(post.name) if len(post.name) > 10 else -1
            same = (held for held in member.posts if post.name in held.name)
            if place < 0 or any(is_within(held.start, held.end, dated.on) for held in same):
                continue
            end = place + len(post.name)
            around = dated.text[max(0, place - 120) : place]
            following = dated.text[end : end + len(member.name) + 20]
            following = _BOOK["before_name"].compiled.sub("", following)
            is_named = member.name in around or following.startswith(member.name)
            if is_named and not dated.is_past(place, end):
                yield place, f"{member.name} is not {post.name} on {plainly(dated.on)}."


@rule("P05", Severity.ERROR, DOCUMENT, kinds=about_one_member)
def minister_or_committee(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find ministers with a place on a select committee on the document's date."""
    profile = document.context.profile
    if profile is None or profile.standing is not Standing.SITTING:
        return
    office, is_ours = _ministerial(profile, context)
    for place in profile.committees or ():
        if office and not _BOOK["of_ministers_too"].search(place.committee):
            name = profile.member.name_display_as
            message = f"{document.stem}: {name} is {office} and on the {place.committee}."
            yield Finding(message, severity=None if is_ours else Severity.WARNING)


@rule("P06", Severity.WARNING, MEMBER)
def checked_lately(member: MemberKnowledge, context: RuleContext) -> Findings:
    """Find offices held on the date that were last looked at long before."""
    for post in member.posts:
        days = (context.on - post.checked_on).days
        if is_within(post.start, post.end, context.on) and days > _FRESH_DAYS:
            message = f"{member.name}, {post.name}: last checked {days} days ago."
            yield Finding(message, about=member.name, subject=post, field="checked_on")


@rule("P06", Severity.WARNING, DOCUMENT, kinds=about_one_member)
def checked_for_this(document: PrintedDocument, context: RuleContext) -> Findings:
    """Find old notes of an office of the member whom a document is for."""
    profile = document.context.profile
    if profile is not None and profile.posts is None:
        for member in context.workspace.members:
            if member.member == profile.member.id:
                yield from checked_lately.test(member, context)


@rule("P08", Severity.ERROR, DOCUMENT)
def territory_kept(document: PrintedDocument, _context: RuleContext) -> Findings:
    """Find documents on a peer whose first mention drops the place in the title."""
    profile = document.context.profile
    if profile is None or profile.standing is not Standing.PEER:
        return
    short, of, place = profile.member.name_display_as.partition(" of ")
    at = document.text.find(short) if of else -1
    if at >= 0 and not document.text[at + len(short) :].startswith(f" of {place}"):
        yield Finding(f"{document.stem} first names {short} of {place} without “of {place}”.")


@rule("P17", Severity.ERROR, VISIT)
def staff_on_a_visit(visit: Visit, context: RuleContext) -> Findings:
    """Find people of a visit who sign for us, in a role they do not have that day."""
    for person in visit.people:
        if wrong := _wrong_role(person.name, person.role, visit.date, context, verb="is"):
            yield Finding(f"{visit.id}: {wrong}", field="people")


@rule("P17", Severity.ERROR, QUOTATION)
def staff_quoted(quotation: Quotation, context: RuleContext) -> Findings:
    """Find quotations of our staff in a role they did not have that day."""
    if wrong := _wrong_role(quotation.speaker, quotation.role, quotation.said_on, context):
        yield Finding(f"{quotation.id}: {wrong}", field="role")


@rule("P17", Severity.ERROR, ENGAGEMENT)
def staff_in_the_log(entry: Engagement, context: RuleContext) -> Findings:
    """Find summaries that give our staff a role they did not have that day."""
    for _, message in _staff_in(entry.summary, entry.date, context):
        yield Finding(f"{entry.id}: {message}", field="summary")


@rule("P17", Severity.ERROR, PASSAGE)
def staff_in_texts(passage: Passage, context: RuleContext) -> Findings:
    """Find texts, but for the log, that give our staff a role they do not have."""
    if passage.file != _LOG and any(s.name in passage.text for s in _staff(context)):
        dated = dated_text(passage, context)
        for start, message in _staff_in(dated.text, dated.on, context):
            if not dated.is_past(start, start):
                yield Finding(message, start=start)


def _staff(context: RuleContext) -> tuple[Signatory, ...]:
    return context.workspace.settings.signatories


def _staff_in(text: str, day: date, context: RuleContext) -> Iterator[tuple[int, str]]:
    """Yield where a text gives somebody who signs for us a role of another day."""
    roles = sorted({signatory.role for signatory in _staff(context)}, key=lambda r: (-len(r), r))
    before = "|".join(re.escape(role) for role in roles)
    for name in dict.fromkeys(signatory.name for signatory in _staff(context)):
        whom = re.escape(name)
        after = rf"{whom}(?: \(|,? )(?:then |our |the )*(?P<role>[\w -]+)"
        for pattern in (after, rf"\b(?P<role>{before}),? {whom}"):
            for found in re.finditer(pattern, text):
                if wrong := _wrong_role(name, found["role"].strip(), day, context):
                    yield found.start("role"), wrong


def _misfits(posts: tuple[KnownPost, ...]) -> Iterator[tuple[KnownPost, str]]:
    """Yield which of somebody's posts cannot be, and why."""
    for place, post in enumerate(posts):
        if post.start and post.end and post.end < post.start:
            yield post, f"{post.name} ends before it begins."
        for other in posts[:place]:
            starts = max(post.start or date.min, other.start or date.min)
            is_at_once = starts <= min(post.end or date.max, other.end or date.max)
            if is_at_once and {post.kind, other.kind} == {"government", "opposition"}:
                yield post, f"{post.name} and {other.name} overlap."


def _ministerial(profile: MemberProfile, context: RuleContext) -> tuple[str | None, bool]:
    """Return the ministerial office on the date, and whether we know it from our own notes."""
    if profile.posts is not None:
        theirs = (post.name for post in profile.posts if post.kind == "government")
        return next(theirs, None), False
    held = (
        post.name
        for member in context.workspace.members
        if member.member == profile.member.id
        for post in member.posts
        if post.kind == "government" and is_within(post.start, post.end, profile.on)
    )
    return next(held, None), True


def _wrong_role(
    name: str, role: str, on: date, context: RuleContext, *, verb: str = "was"
) -> str | None:
    """Return that `name` has another role than `role` that day; None where it is so.

    Roles that no signatory of that name ever has are not ours to judge.
    """
    theirs = [s for s in _staff(context) if s.name in (name, without_letters(name))]
    now = _roles(s for s in theirs if is_within(s.start, s.end, on))
    known = _roles(_staff(context) if now else theirs)
    plain_role = _plain_role(role)
    if plain_role.startswith(tuple(now)) or not plain_role.startswith(tuple(known)):
        return None
    instead = f"but {' and '.join(sorted(now))}" if now else "by the dates in advocate.yaml"
    return f"{name} {verb} not {role} on {plainly(on)}, {instead}."


def _roles(signatories: Iterable[Signatory]) -> set[str]:
    return {_plain_role(signatory.role) for signatory in signatories}


def _plain_role(role: str) -> str:
    return _BOOK["chief_executive"].compiled.sub("chief executive", role.casefold())
