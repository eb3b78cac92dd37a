"""Finds in running text those whom we help, named by surname or with a special status.

Which nouns, ages and statuses are theirs, the sectors say (`people` in sectors/NAME.yaml).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from advocate.models.packaged_table import packaged_table
from advocate.models.people_words import ANYBODY, nouns_of
from advocate.models.sector import PeopleGroup, Sector
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.pattern_file import PatternFile

IsKnownName = Callable[[str, bool], bool]
"""Says if a name is known to be of somebody else, a site or a place; the second argument, if the
text leaves open whether it speaks of that name (“a patient, Alex Norris …”)."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


class PeopleNames:
    """One group of those whom we help, as texts name them."""

    def __init__(self, group: PeopleGroup, sector: Sector) -> None:
        """Take the group, and its sectors; patterns are made when they are needed."""
        self.group, self._sector = group, sector
        self.one = "child" if group.are_children else "person whom we help"
        """What messages call one of them."""
        self._one = nouns_of(group, many=False)
        self._all = (*self._one, *nouns_of(group, many=True))
        self._never = frozenset(sector.word_list("never_a_name"))
        self._signs = (*(noun.lower() for noun in self._one), "aged", "year")
        self.status_in = lru_cache(maxsize=512)(self._first_status)
        """The first special status that a text speaks of, if any."""

    def is_role(self, role: str) -> bool:
        """Say if a role is theirs: by its head noun, so that a student nurse is no student."""
        small = role.lower()
        if not any(sign in small for sign in self._signs):
            return False
        if self.group.are_children and self._look["grown_up"].search(role):
            return False
        end = self._look["head_ends"].search(role, 1)
        head = (role[: end.start()] if end else role).strip(" .")
        if self._look["leading"].search(head) or self._look["role"].search(head):
            return True
        is_apart = self.group.are_children and self._look["year_apart"].search(role)
        return bool(is_apart) and not self._look["of_others"].search(head)

    def is_full_name(self, name: str) -> bool:
        """Say if a name holds a surname or its initial: "Amira K."; "Year 6 girl" holds none."""
        words = [word for word in name.replace(",", " ").split() if word[:1].isupper()]
        names = [w for w in words if w not in self._never and not self._look["role"].search(w)]
        return len(names) > 1

    def surnames(self, text: str, is_other: IsKnownName) -> Iterator[int]:
        """Yield where full names stand as theirs."""
        not_young = self._look.words["not_of_a_child"]
        for match in self._surname.finditer(text):
            name = match["after"] or match["first"]
            sentence = _SENTENCE.split(text[max(0, match.start() - 1000) : match.start()])[-1]
            before = {*sentence.split()[-2:], *(match["before"] or "").split()}
            is_grown_up = self.group.are_children and not_young & {w.lower() for w in before}
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
                for pattern in (self._look["named"], self._look["has_status"])
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
        if before[:1].isupper() and before not in self._look.words["before_a_name"]:
            return False
        name = next(word for word in groups.values() if word)
        is_noun = name.casefold() in {*self._all, *ANYBODY}
        no_name = self._never | self._look.words["pronouns"]
        return not (is_noun or set(name.split()) & no_name or is_other(name, False))

    @cached_property
    def _surname(self) -> Pattern:
        parts, ages = self._look.parts, tuple(f", {digit}" for digit in range(1, 10))
        signs = (*self._signs, *ages)
        return Pattern(parts["SURNAME"], only_with=signs, only_like=parts["MAY_NAME"])

    @cached_property
    def _look(self) -> PatternFile:
        """The patterns, in the words of the group and of the sectors."""
        group, words = self.group, self._sector.word_list
        return PatternFile(
            __file__,
            **packaged_table(__file__)["children" if group.are_children else "anybody"],
            ONE=either(self._one),
            MANY=either(self._all[len(self._one) :]),
            ALL=either(self._all),
            FIRST=either_case(self._one),
            ANY=either_case(self._all),
            ENDS=either(noun[1:] for noun in self._all),
            STAFF=either(words("staff")),
            SITES=either(words("sites")),
            STATUSES=either_case(group.statuses),
            ROLE_NOUNS=either(group.role_nouns),
            COMPOUNDS=either((*group.not_people, "volunteer", "nurse", "doctor")),
            OTHERS=either((*group.not_people, "and", "parliament")),
        )


def either(words: Iterable[str]) -> str:
    """Return what matches any of some plain words; nothing, where there are none."""
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) or r"(?!)"


def either_case(words: Iterable[str]) -> str:
    """Return the same, each small first letter in small or capital letters."""
    found = (either([word]) for word in words)
    each = (f"[{w[0].upper()}{w[0]}]{w[1:]}" if w[0].islower() else w for w in found)
    return "|".join(each) or r"(?!)"
