"""One member in full, as text whose lines fit the terminal."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from advocate.kinds.member_roles import RoleFact
from advocate.models.activity import Activity
from advocate.models.all_party_group import GroupOffice
from advocate.models.dates import plainly
from advocate.models.findings import RegisteredInterest
from advocate.models.forms_of_address import FormsOfAddress
from advocate.models.member import CommitteePlace
from advocate.recipients.member_list import MemberCard

_GAP = "  "
_MOST_ITEMS = 20
"""How many items of each list the text shows; `--json` shows all."""
_NARROWEST = 20
"""The narrowest column in which text is folded."""
_POSTS = {"government": "Government", "opposition": "Opposition", "other": "Other posts"}


def card_text(card: MemberCard, width: int | None = None) -> str:
    """Return one member in full, one fact a line; folded at `width`, but addresses stay whole.

    The items of a list stand below each other, each once.
    """
    facts = [(label, list(dict.fromkeys(filter(None, texts)))) for label, texts in _facts(card)]
    column = max(len(label) for label, _ in facts) + len(_GAP)
    lines = [
        line
        for label, texts in facts
        for line in _folded(f"{label:<{column}}", _shortened(texts), width)
    ]
    for heading, items in _sections(card):
        lines += ["", *_wrapped(heading, width, "", "")] if items else []
        for item in _shortened(items):
            for part in item.splitlines():
                lines += _wrapped(part, width, _GAP, _GAP * 2)
    return "\n".join(lines)


def _facts(card: MemberCard) -> Iterator[tuple[str, Sequence[str | None]]]:
    row = card.row
    yield "Name", [row.name]
    yield "Title", [row.full_title]
    yield "House", [row.house + ("" if row.is_current else ", not sitting on this date")]
    yield "Party", [row.party]
    yield "Constituency", [row.constituency]
    yield "GSS code", [row.gss_code]
    yield "Members API id", [str(row.id)]
    yield "Email", [row.email]
    yield "Majority", [f"{row.majority:,}" if row.majority is not None else None]
    yield "First elected", [_day(card.first_elected)]
    if card.service_start != card.first_elected:
        yield "Serving since", [_day(card.service_start)]
    for kind, label in _POSTS.items():
        yield label, [_held(post) for post in card.posts or () if post.kind == kind]
    yield "Committees", [_sits(place) for place in row.committees or ()]
    if career := card.findings.career:
        yield "Earlier posts", [f"{p.name}{_span(p.start, p.end)}" for p in career.posts]
        yield "Formerly on", [f"{p.committee}{_span(p.start, p.end)}" for p in career.committees]
    yield "All-party", [_office(office) for office in card.findings.groups]
    yield "Our programmes", [str(row.programmes) if row.programmes is not None else None]
    yield "Address line", [row.address_line]
    yield "Post to", [", ".join(card.address.postal_lines)]
    yield "Salutation", [f"Dear {row.salutation},"]
    yield "First mention", [row.first_mention]
    yield "Later mention", [row.later_mention]
    yield "Spoken", [row.spoken]
    yield "As minister", list(_capacity(card.as_minister))
    yield "As chair", list(_capacity(card.as_chair))


def _sections(card: MemberCard) -> Iterator[tuple[str, list[str]]]:
    """Yield the sections below the facts; the items of a list that is not known are none."""
    found = card.findings
    yield "Recent activity on our topics", [_activity(item) for item in found.activity or ()]
    focus = [f"{area.category}: {', '.join(area.phrases)}" for area in found.focus or ()]
    yield "Interests listed on Parliament's website (often out of date)", focus
    declared = [_declared(interest) for interest in found.interests or ()]
    yield "Declared interests relevant to our topics", declared


def _shortened(texts: list[str]) -> list[str]:
    more = len(texts) - _MOST_ITEMS
    return texts if more <= 0 else [*texts[:_MOST_ITEMS], f"and {more} more (all with --json)"]


def _folded(label: str, texts: Iterable[str], width: int | None) -> Iterator[str]:
    """Yield the lines of one fact: its label once, its texts in one column."""
    blank = " " * len(label)
    for first, text in enumerate(texts):
        yield from _wrapped(text, width, blank if first else label, blank)


def _wrapped(text: str, width: int | None, first: str, later: str) -> list[str]:
    """Return `text` in lines of at most `width`; a word longer than that is left whole."""
    if width is None:
        return [f"{first}{text}"]
    return textwrap.wrap(
        text,
        max(width, len(later) + _NARROWEST),
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _held(post: RoleFact) -> str:
    start = f", {'in post by' if post.checked_on else 'since'} {_day(post.start)}"
    note = f" ({post.source})" if post.source else ""
    note = f" (our own note, last checked {_day(post.checked_on)})" if post.checked_on else note
    return f"{post.text}{start if post.start else ''}{note}"


def _sits(place: CommitteePlace) -> str:
    since = f", since {_day(place.start)}" if place.start else ""
    return f"{place.committee} ({place.role}){since}"


def _office(office: GroupOffice) -> str:
    return f"{office.group.title} ({office.role}; register of {_day(office.group.as_of)})"


def _capacity(forms: FormsOfAddress | None) -> Iterator[str | None]:
    """Yield how to write to, and speak to, somebody in an office."""
    if forms is None:
        return
    yield ", ".join(filter(None, (forms.address_line, forms.office_line)))
    yield ", ".join(forms.postal_lines)
    yield f"Dear {forms.salutation}, (later: {forms.later_mention}; spoken: {forms.spoken})"


def _activity(item: Activity) -> str:
    said = f"{_day(item.date)}, {item.kind.value}: {item.title}"
    said += f" ({item.reference})" if item.reference else ""
    said += f"; {item.detail}" if item.detail else ""
    return f"{said}\n{item.url}" if item.url else said


def _declared(interest: RegisteredInterest) -> str:
    when = f" (registered {_day(interest.registered)})" if interest.registered else ""
    return f"{interest.category}: {interest.text}{when}\n{interest.url or ''}".rstrip()


def _span(start: date | None, end: date | None) -> str:
    if start and end:
        return f", {_day(start)} to {_day(end)}"
    return f", until {_day(end)}" if end else ""


def _day(day: date | None) -> str:
    return plainly(day) if day else ""
