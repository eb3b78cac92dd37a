"""Finds in running text what may not be said of groups: small counts, the only one, all of them.

Which nouns are of those whom we help, the sectors say (`people` and `words` in sectors/NAME.yaml).
"""

import re
from collections.abc import Iterator

from advocate.models.people_words import ANYBODY, nouns_for
from advocate.models.sector import Sector
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.people_names import either

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_WORDS = {"one": 1} | {word: value for value, word in enumerate(_NUMBERS, 2)}
_SHARE = Pattern(r"\b(?:\d+|\w+) (?:of|out of) (?:the |our )?(?P<whole>\d{1,9})\b")
_FAR = 600
"""Characters of a text read on either side for the rest of a sentence."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


class PeopleCounts:
    """How texts count those whom we help; patterns are made when they are needed."""

    def __init__(self, sector: Sector) -> None:
        one = [noun for noun in nouns_for(sector, many=False) if noun not in ANYBODY]
        many = [noun for noun in nouns_for(sector, many=True) if noun not in ANYBODY]
        self._look = PatternFile(
            __file__,
            ONE=(of_one := either((*one, "refugee"))),
            MANY=either((*many, "young people")),
            ANYBODY=either(ANYBODY),
            NUMBERS="|".join(_WORDS),
            LONGEST=str(4 + max(noun.count(" ") for noun in of_one.split("|"))),
            SETTINGS=either((*sector.word_list("settings"), "group", "programme", "year")),
            SITES=either(sector.word_list("sites")),
            STAFF=either(sector.word_list("staff")),
            HELPED=either((*sector.word_list("helped"), "helped", "took part")),
            DONE=sector.terms["help"].one,
        )
        signs = (*one, *many, *ANYBODY, "young pe", "participant")
        self._signs = tuple(dict.fromkeys(noun.lower() for noun in signs))

    def only_ones(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield phrases that point at one person, as "the only girl", and where they stand."""
        return ((match.start(), match[0]) for match in self._look["only_one"].finditer(text))

    def small(self, text: str, small_number: int) -> Iterator[tuple[int, str]]:
        """Yield counts of people below the limit, as "seven patients", and where they stand.

        Sizes of groups, limits and shares are no counts, nor are numbers in words unless it is
        about what we do; people of no kind count where it says that they were helped.
        """
        small = text.lower()
        if not any(word in small for word in self._signs):
            return
        for match in self._look["count"].finditer(text):
            word = match["count"].lower()
            value = int(word) if word.isdigit() else _WORDS[word]
            if value >= small_number or not self._is_count(match, text):
                continue
            if value < 2 or not self._look["one_only"].search(match["what"]):  # no two child limit
                yield match.start(), " ".join(f"{match['count']}{match['what']}".split())

    def all_or_none(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield sentences that tell one result of all, or of none, and where they say so."""
        attained, whole = self._look["attained"], self._look["all_or_none"]
        for match in whole.finditer(text) if attained.search(text) else ():
            if attained.search(match["rest"]):
                before = text[max(0, match.start() - 1000) : match.start()]
                yield match.start(), _SENTENCE.split(before)[-1] + match[0]

    def _is_count(self, match: re.Match[str], text: str) -> bool:
        """Say if a number before a noun counts people, and is no size, limit or example."""
        before = text[max(0, match.start() - _FAR) : match.start()]
        after = text[match.end() : match.end() + _FAR]
        said_after = match["after"] + " "
        opening = _SENTENCE.split(before)[-1]
        sentence = opening + match[0] + _SENTENCE.split(after)[0]
        if match["anybody"]:
            if not (self._look["helped"].search(sentence) and self._look["we"].search(sentence)):
                return False
        elif not (match["count"].isdigit() or self._counts_in_words(match, opening, sentence)):
            return False
        if self._look["no_count"].search(before[-30:]) or self._look["group_size"].search(
            said_after
        ):
            return False
        is_of_children = match["what"].lower().endswith("children")
        return not (is_of_children and self._look["of_a_parent"].search(said_after))

    def _counts_in_words(self, match: re.Match[str], opening: str, sentence: str) -> bool:
        """Say if a number in words counts; “two people with the same need” is a manner of speech.

        “One of our patients said” is but an example.
        """
        is_ours = self._look["of_ours"].search(sentence) is not None
        if not is_ours and (match["count"].lower() == "one" or not match["whose"]):
            return False
        has_result = self._look["result"].search(match["after"]) is not None
        if match["count"].lower() != "one":
            return is_ours or has_result
        if self._look["stands_apart"].search(opening):
            return has_result or opening.lower().rstrip().endswith("all but")
        return has_result and not match["whose"] and not self._look["supposed"].search(opening)


def shares_of_small_groups(text: str, small_number: int) -> Iterator[tuple[int, str]]:
    """Yield "6 of 7" where the whole is below the limit, and where it stands."""
    for match in _SHARE.finditer(text):
        if int(match["whole"]) < small_number:
            yield match.start(), match[0]
