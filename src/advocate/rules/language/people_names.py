"""Finds in running text those whom we help, named by surname or with a special status.

Which nouns, ages and statuses are theirs, the sectors say (`people` in sectors/NAME.yaml).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from advocate.models.people_words import ANYBODY, nouns_of
from advocate.models.sector import PeopleGroup, Sector
from advocate.rules.language.pattern import Pattern

IsKnownName = Callable[[str, bool], bool]
"""Says if a name is known to be of somebody else, a site or a place; the second argument, if the
text leaves open whether it speaks of that name (“a patient, Alex Norris …”)."""

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}[a-zà-öø-ÿ]"
_PARTICLE = r"(?:(?:de|da|dos|di|van|von|der|den|el|al|bin|bint|ben|le|la) )"
_FULL = rf"{_NAME} (?:{_NAME} )?{_PARTICLE}{{0,2}}(?:{_NAME}|[A-HJ-Z]\b)"
_AGE_OF_CHILDREN = (
    r"(?:[4-9]|1[0-8]|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh)teen)"
)
_ANY_AGE = r"(?:1?\d?\d)"
_YEARS = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven"
_YEAR = rf"[Yy]ear[- ](?:{_YEARS})\b"
_NO_YEAR = r"(?!)"
_NOT_OF_A_CHILD = frozenset({"former", "ex", "university", "as", "to", "when", "like"})
"""Words before the noun: “As a child, Alex Norris …” speaks of somebody grown up."""
_PRONOUNS = frozenset(
    {"Everyone", "Everybody", "Nobody", "Anyone", "Anybody", "Someone", "Somebody", "Each", "Who"}
    | {"He", "She", "It", "This", "That", "One", "Half", "There", "Here", "What", "Which", "If"}
    | {"Nothing", "None", "England", "Wales", "Scotland", "Britain", "Ireland"}
)
_BEFORE_A_NAME = frozenset(
    {"When", "If", "As", "Because", "Although", "While", "And", "But", "So", "Our", "Since"}
)
"""Capitalised words before a first name; any other makes it a surname, so of unknown age."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_SERVICES = "services?|support|units?|provision|charity|funding|money"
_FAMILY = "parent|carer|mother|father|governor"
_HAS = "(?:is|was|has|had|gets|got|receives|uses|lives) "
_HEAD_ENDS = Pattern(
    r"(?:(?<!\s)\s+)?[,;:(/–]"
    r"| (?:who|whose|in|at|of|for|from|since|with|aged|on|that|to|taking|attending)\b",
    re.IGNORECASE,
)
_GROWN_UP = Pattern(
    r"\b(?:(?<!sixth )(?<!sixth-)former|ex|formerly|alumn\w+|adult|mature|undergraduate|"
    r"postgraduate)\b|\bstudents?\b.{0,80}universit|universit.{0,80}\bstudents?\b",
    re.IGNORECASE,
)
_YEAR_APART = Pattern(r",\s*year (?:\d{1,2}|six|ten|eleven)\s*$", re.IGNORECASE)
_OF_A_CHILD = r"|^year (?:\d{1,2}|\w+)$|^(?:an? )?1?\d[- ]years?[- ]old$"


class PeopleNames:
    """One group of those whom we help, as texts name them."""

    def __init__(self, group: PeopleGroup, sector: Sector) -> None:
        """Take the group, and its sectors; patterns are made when they are needed."""
        self.group = group
        self.one = "child" if group.are_children else "person whom we help"
        """What messages call one of them."""
        self._one = nouns_of(group, many=False)
        self._all = (*self._one, *nouns_of(group, many=True))
        self._staff = either(sector.word_list("staff"))
        self._sites = either(sector.word_list("sites"))
        self._never = frozenset(sector.word_list("never_a_name"))
        self._is_young = group.are_children
        self._age = _AGE_OF_CHILDREN if group.are_children else _ANY_AGE
        self._year = _YEAR if group.are_children else _NO_YEAR
        noun_signs = tuple(noun.lower() for noun in self._one)
        self._signs = (*noun_signs, "aged", "year")
        self.status_in = lru_cache(maxsize=512)(self._first_status)
        """The first special status that a text speaks of, if any."""

    def is_role(self, role: str) -> bool:
        """Say if a role is theirs: by its head noun, so that a student nurse is no student."""
        small = role.lower()
        if not any(sign in small for sign in self._signs):
            return False
        if self._is_young and _GROWN_UP.search(role):
            return False
        end = _HEAD_ENDS.search(role, 1)
        head = (role[: end.start()] if end else role).strip(" .")
        if self._leading.search(head) or self._role.search(head):
            return True
        is_apart = self._is_young and _YEAR_APART.search(role)
        return bool(is_apart) and not re.search(rf"(?i)\b(?:{self._staff}|{_FAMILY})\b", head)

    def is_full_name(self, name: str) -> bool:
        """Say if a name holds a surname or its initial: "Amira K."; "Year 6 girl" holds none."""
        words = [word for word in name.replace(",", " ").split() if word[:1].isupper()]
        names = [w for w in words if w not in self._never and not self._role.search(w)]
        return len(names) > 1

    def surnames(self, text: str, is_other: IsKnownName) -> Iterator[int]:
        """Yield where full names stand as theirs."""
        for match in self._surname.finditer(text):
            name = match["after"] or match["first"]
            sentence = _SENTENCE.split(text[max(0, match.start() - 1000) : match.start()])[-1]
            before = {*sentence.split()[-2:], *(match["before"] or "").split()}
            is_grown_up = self._is_young and _NOT_OF_A_CHILD & {w.lower() for w in before}
            if (match["after"] and is_grown_up) or set(name.split()) & self._never:
                continue
            if not is_other(name, bool(match["comma"])):
                yield match.start()

    def statuses_of_named(self, text: str, is_other: IsKnownName) -> Iterator[str]:
        """Yield each status that a sentence ties to one of them whom it names."""
        if not self._statuses_in(text):
            return
        for sentence in _SENTENCE.split(text):
            status = self.status_in(sentence)
            if status and any(
                self._names_one(match, is_other)
                for pattern in (self._named, self._has_status)
                for match in pattern.finditer(sentence)
            ):
                yield status

    def _first_status(self, text: str) -> str | None:
        statuses = self._statuses_in(text)
        found = re.search(rf"\b(?:{either_case(statuses)})\b", text) if statuses else None
        return found[0] if found else None

    def _statuses_in(self, text: str) -> tuple[str, ...]:
        """Return the statuses that may stand in a text; an expression of all takes long to make."""
        small = text.lower()
        return tuple(s for s in self.group.statuses if s.partition("*")[0].lower() in small)

    def _names_one(self, match: re.Match[str], is_other: IsKnownName) -> bool:
        groups = match.groupdict()
        before = (groups.pop("before", None) or "").strip()
        if before[:1].isupper() and before not in _BEFORE_A_NAME:
            return False
        name = next(word for word in groups.values() if word)
        is_noun = name.casefold() in {*self._all, *ANYBODY}
        return not (
            is_noun or set(name.split()) & (self._never | _PRONOUNS) or is_other(name, False)
        )

    @cached_property
    def _is_one(self) -> str:
        """What follows the name of one of them: its age, its year, or that it is one of them."""
        compounds = either((*self.group.not_people, "volunteer", "nurse", "doctor"))
        no_more = rf"(?! ?(?:{compounds})\b)(?!['’]s)(?! [^.;]{{0,30}}[Uu]niversit)"
        noun = rf"(?:{either(self._one)})\b{no_more}"
        of_year = rf"(?:(?:{self._year}|{self._age}[- ]year[- ]old) )?"
        adult = rf"(?! (?:[\w-]+ )?(?:{self._staff}))"
        many = either(self._all[len(self._one) :])
        return (
            rf"(?:,| \() ?(?:in )?{self._year}{adult}|(?:,| \() ?aged {self._age}\b(?! ?%)"
            rf"|, {self._age},"
            rf"|(?:, | \(|,? (?:who )?(?:is|was) )(?:(?:an? |the |our )?{of_year}{noun}"
            rf"|one of (?:our|the|its|their) {of_year}(?:{many})\b)"
        )

    @cached_property
    def _may_name(self) -> str:
        """What stands wherever one of them is named, whether before the name or after it."""
        ends = either(noun[1:] for noun in self._all)
        return (
            rf"(?:{ends}|ear[- ](?:old|{_YEARS}))(?: named| called| is)?,? [A-ZÀ-ÖØ-Þ]"
            r"|[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}(?:(?:,| \(| in) ?(?:in )?(?:[Yy]ear[- ]|aged )"
            r"|, (?:\d|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif)"
            r"|(?:,| \(| is| was| who) ?(?:(?:who|is|was|an?|the|our|one|of|its|their"
            rf"|\d+-year-old|[\w-]+[- ]year[- ]old|[Yy]ear[- ]\w+) )*(?:{either(self._one)}))"
        )

    @cached_property
    def _surname(self) -> Pattern:
        ages = tuple(f", {digit}" for digit in range(1, 10))
        return Pattern(
            r"(?P<before>\b[\w’'-]{1,40},? )?\b(?:"
            rf"(?:{either_case(self._all)}|{self._year}|{self._age}[- ]year[- ]old)"
            rf"(?: named| called| is)?|(?P<comma>{either_case(self._one)}),) (?P<after>{_FULL})"
            rf"|(?P<first>{_FULL})(?:{self._is_one}| in {self._year}(?! (?:[\w-]+ )?"
            rf"(?:{self._staff})))",
            only_with=(*self._signs, *ages),
            only_like=self._may_name,
        )

    @cached_property
    def _named(self) -> Pattern:
        return Pattern(
            rf"\b(?:{either_case(self._one)})(?: named| called)? (?P<after>{_NAME})"
            rf"|\b(?:{either_case(self._one)}) is (?P<full>{_FULL})"
            rf"|\b(?P<first>{_NAME})(?:{self._is_one})",
            only_like=self._may_name,
        )

    @cached_property
    def _has_status(self) -> Pattern:
        """A bare first name, and what is said of it; whoever leads on a status is no child."""
        roles = f"{self._staff}|{_FAMILY}|{_SERVICES}|{self._sites}|{either(self._all)}"
        return Pattern(
            rf"(?P<before>\b[\w’'-]{{1,40}} )?\b(?P<first>{_NAME})(?:,? who)? {_HAS}"
            r"(?:(?:on|in|an?|the|eligible for|entitled to|her|his|severely|profoundly) ){0,2}"
            rf"(?:{either_case(self.group.statuses)})\b(?! (?:\w+ )?(?:{roles}))",
            only_like=rf"[A-ZÀ-ÖØ-Þ][\w’'-]{{0,40}}(?:,? who)? {_HAS}",
        )

    @cached_property
    def _role(self) -> Pattern:
        young = _OF_A_CHILD if self._is_young else ""
        return Pattern(rf"(?:^|[\s-])(?:{either(self._all)})$" + young, re.IGNORECASE)

    @cached_property
    def _leading(self) -> Pattern:
        others = either((*self.group.not_people, "and", "parliament"))
        return Pattern(
            rf"^(?:an? |the |our |year \d{{1,2}} )*(?:{either(self.group.role_nouns)})\b"
            rf"(?!['’-]| (?:{others})\b)",
            re.IGNORECASE,
        )


def either(words: Iterable[str]) -> str:
    """Return what matches any of some plain words; nothing, where there are none."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) or r"(?!)"


def either_case(words: Iterable[str]) -> str:
    """Return the same, each small first letter in small or capital letters."""
    found = (either([word]) for word in words)
    each = (f"[{w[0].upper()}{w[0]}]{w[1:]}" if w[0].islower() else w for w in found)
    return "|".join(each) or r"(?!)"
