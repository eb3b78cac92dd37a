"""What a text says of members of Parliament, held against Parliament's record of the day.

Each saying is judged on the days it may be of: the text's own, the years that its sentence names,
or all of the past. It is wrong only if it is so of nobody of that name on any of them.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct

from advocate.errors import Severity
from advocate.models.calendar import GENERAL_ELECTIONS
from advocate.models.dates import is_within, plainly
from advocate.models.member import KnownMember, Served, Source
from advocate.models.prose import sentences
from advocate.models.workspace import MemberKnowledge
from advocate.rules.book.seat_names import heads
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.engine.text_rules import Breach, DatedText, on_texts
from advocate.rules.language.passages import one_line
from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__)
_HISTORY_BEGINS = GENERAL_ELECTIONS[0].poll
_STYLES = ({"Sir", "Mr"}, {"Dame", "Mrs", "Ms", "Miss"})
_RANKS = {"Secretary", "State", "Minister", "of", "for", "the", "and"}
_UNSURE = ("Independent", "Speaker")
"""What a record has for a party of members who may have another again on any day."""
People = tuple[KnownMember, ...]


@on_texts("P19", Severity.WARNING)
def as_the_record_has_it(dated: DatedText, context: RuleContext) -> Iterator[Breach]:
    """Find what is said of members and is not so: seats, parties, titles, offices."""
    told = set[str]()
    for kind in ("before", "after", "honoured", "office"):
        for found in (each for one in _BOOK.patterns[kind] for each in one.finditer(dated.text)):
            for group in {"who", "whom", "too"} & found.groupdict().keys():
                name, people = _meant(found[group] or "", context, is_end=group == "who")
                saying = Saying(name, people, dated, context, found)
                fault = saying.fault(kind) if people else None
                if fault and fault not in told and not saying.is_of_live_reader:
                    told.add(fault)
                    yield found.start(group), f"“{one_line(found[0])}”: {fault}."
    for found in _BOOK["peer"].finditer(dated.text):
        if Saying("", (), dated, context, found).spans == ((dated.on,) * 2,):
            yield found.start(), f"“{found[0]}”: who sits in the Lords is no MP."


def _meant(run: str, context: RuleContext, *, is_end: bool) -> tuple[str, People]:
    """Return the name in a run of words with capitals, and its bearers; of its end, or all of it.

    "On Monday Ann Example" may end in a name, and "Mary Ann Example" is another's.
    """
    words, names = run.split(), context.read_names()
    for place in range(len(words) - 1 if is_end else min(len(words), 1)):
        name = " ".join(words[place:])
        if names and (people := names.members_called(name)):
            return name, people if not place or _BOOK["lead"].search(words[place - 1]) else ()
    return run, ()


class Saying(Struct, frozen=True, dict=True):
    """One thing that a text says of somebody, and all who may be meant."""

    name: str
    people: People
    dated: DatedText
    context: RuleContext
    found: re.Match[str]

    def fault(self, kind: str) -> str | None:
        """Return what is wrong with it, if the record is sure."""
        if not self.spans:
            return None
        if kind == "office":
            return self._wrong_office()
        if kind == "honoured":
            return self._wrong_title("Rt Hon")
        others = self._no_member() or self._wrong_seat() or self._wrong_party()
        return others or self._wrong_title(self.name)

    @property
    def is_of_live_reader(self) -> bool:
        """Whether the document is for this very member, of whom the services know more."""
        reader = self.dated.profile
        is_newer = reader is not None and reader.provenance.source is not Source.SNAPSHOT
        return is_newer and any(reader and each.id == reader.member.id for each in self.people)

    @cached_property
    def _sentence(self) -> str:
        """The sentence and the one before it; of a table the row."""
        text, end = self.dated.text, self.found.end()
        row = text[text.rfind("\n", 0, self.found.start()) + 1 : end]
        parts = [part for at, part in sentences(text) if at < end][-2:]
        return " ".join((*parts, row if row.startswith(("|", "- ", "* ")) else ""))

    @cached_property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """The days that it may be of: that of the text and years it names, or all before."""
        text, on, (start, end) = self.dated.text, self.dated.on, self.found.span()
        election = self.context.workspace.calendar.dissolution_covering(on)
        on = election.dissolved_from if election else on
        told = {"past": text[max(0, start - 60) : start], "over": text[end : end + 80]}
        told["past_between"] = self.found["between"]
        if any(_BOOK[name].search(words) for name, words in told.items()):
            return ((date.min, on),)
        years = [int(found["year"]) for found in _BOOK["year"].finditer(self._sentence)]
        if min(years, default=on.year) <= _HISTORY_BEGINS.year:
            return ()
        spans = ((date(year, 1, 1), date(year + 1, 8, 31)) for year in years if year < on.year)
        return ((on, on), *spans)

    def is_so(self, *, seats: Collection[str] = (), parties: tuple[str, ...] = ("",)) -> bool:
        """Say if somebody sat, for one of `seats` and `parties`, or may have before the record."""
        return any(
            (
                term.starts <= last
                and first <= (term.ends or date.max)
                and (not seats or term.seat.replace(",", "") in seats)
                and term.party.startswith(parties)
            )
            or first < term.starts == _HISTORY_BEGINS
            for person in self.people
            for term in person.served
            for first, last in self.spans
        )

    @property
    def _term(self) -> Served:
        """The last that had begun by the end of the days in question."""
        begun = [term for term in self.people[0].served if term.starts <= self.spans[0][1]]
        return (begun or self.people[0].served[:1])[-1]

    def _no_member(self) -> str | None:
        if self.is_so():
            return None
        person, term = self.people[0], self._term
        told = f"until {plainly(term.ends)}" if term.ends else f"from {plainly(term.starts)} on"
        peer = f" and is {person.peerage}" if person.peerage else ""
        return f"{person.name} was a member of the Commons {told}{peer}"

    def _parts(self, group: str) -> Iterator[str]:
        """Yield what is said of seat or party; also before the name, or in brackets."""
        said = self.found.groupdict()
        yield said.get(group) or ""
        yield (said.get("who") or "").removesuffix(self.name).strip()
        yield from re.split(r"[,;/–-] ?", said.get("bracket") or "")

    def _wrong_seat(self) -> str | None:
        seats, former = frozenset(self.context.seats), self.context.former_seats
        for written in self._parts("seat"):
            seat = next((head for head in heads(written) if head in seats or head in former), None)
            if seat:
                renamed = {name for name, later in former.items() if seat in later}
                same = {name.replace(",", "") for name in (seat, *former.get(seat, ()), *renamed)}
                if not self.is_so(seats=same):
                    return f"{self.people[0].name} is the member for {self._term.seat}"
        return None

    def _wrong_party(self) -> str | None:
        parties = {name[3:]: name for name in _BOOK.patterns if name.startswith("is ")}
        for written in filter(None, self._parts("party")):
            meant = tuple(party for party, key in parties.items() if _BOOK[key].fullmatch(written))
            if meant and not self.is_so(parties=(*meant, *_UNSURE)):
                return f"the party of {self.people[0].name} is {self._term.party}"
        return None

    def _wrong_title(self, name: str) -> str | None:
        """Judge by those who sit: what they lack today they never had, save in our own records."""
        full = [person.full_title for person in self.people]
        on, as_of = self.dated.on, self.people[0].as_of
        if None in full or any(m.overrides for m in self._own_records):
            return None
        listed = " ".join((*map(str, full), *(person.name for person in self.people)))
        said, has = {*name.split()}, {*listed.split()}
        lacks = said & {"Rt", "Sir", "Dame"} - has
        is_unsure = _BOOK["shown_without"].search(self.name) or (
            "Rt" in lacks and self._other_holder("Secretary of State") is None
        )
        is_now = self.spans == ((on, on),) and on >= as_of and name != "Rt Hon"
        is_wrong = (lacks and not is_unsure) or (is_now and {"Sir", "Dame"} & has - said)
        if is_wrong or any(said & one and has & other for one, other in (_STYLES, _STYLES[::-1])):
            return f"Parliament's list of {plainly(as_of)} has {full[0]}"
        return None

    @property
    def _own_records(self) -> list[MemberKnowledge]:
        ids = {person.id for person in self.people}
        return [each for each in self.context.workspace.members if each.member in ids]

    def _other_holder(self, office: str) -> str | None:
        names, ids = self.context.read_names(), {person.id for person in self.people}
        return names.other_holder(office, ids, on=self.dated.on) if names else None

    def _wrong_office(self) -> str | None:
        said, on = self.found.groupdict(), self.dated.on
        role = "chair" if "hair" in self.found["between"] else "member"
        office = said.get("office") or f"{role} of {said.get('committee')}"
        posts = (p for ours in self._own_records for p in ours.posts)
        current = (post.name for post in posts if is_within(post.start, post.end, on))
        is_ours = any({*office.split()} & {*post.split()} - _RANKS for post in current)
        is_other = is_ours or _BOOK["elsewhere"].search(self._sentence)
        if is_other or self.spans != ((on, on),) or (holder := self._other_holder(office)) is None:
            return None
        return f"on {plainly(on)} {f'that is {holder}' if holder else 'it is not so by the record'}"
