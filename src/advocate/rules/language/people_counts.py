"""Finds in running text what may not be said of groups: small counts, the only one, all of them.

Which nouns are of those whom we help, the sectors say (`people` and `words` in sectors/NAME.yaml).
"""

import re
from collections.abc import Iterator
from functools import cached_property

from advocate.models.people_words import ANYBODY, nouns_for
from advocate.models.sector import Sector
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.people_names import either

_NO_THING = r"(?!(?:an?|the|every|each|that|where|which|when|for|to|our|any|in|of|out|way|thing)\b)"
_OTHERS = "adult|member|MP|minister|speaker|person|politician|man|woman|governor"
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_WORDS = {"one": 1} | {word: value for value, word in enumerate(_NUMBERS, 2)}
_OUTCOME = (
    r"(?:has |have |had )?(?:left|dropped out|failed|missed|passed|did not|withdrew|moved|achieved|"
    r"reached|took part|improved|died)\b"
)
_NO_COUNT = (
    r"(?:\b(?:groups of|up to|(?:one|adult|{})s? to|or|in|at most|(?:fewer|less) than|"
    r"(?:no|not) more than|a maximum of|under|below|every|each|any|no|per|between \w+ and|years?|"
    r"stage|page|grade|chapter|section|part|article|schedule|clause|figure|table|volume|step|level|"
    r"paragraph|annex)|<|[\d–-])\s*$"
)
"""Before a number that is a limit, a share, a year or the size of groups; filled with roles."""
_GROUP_SIZE = (
    r"^ (?:at a time|a |per |each|to a|in every|(?:\w+ )?with (?:each|every|one)\b"
    r"|in (?:a|each|every) (?:group|session|team|pair|{})\b)"
)
_WE = Pattern(r"\b(?:we|our|us)\b", re.IGNORECASE)
_RESULT = Pattern(rf"^ {_OUTCOME}")
_SUPPOSED = Pattern(r"\b(?:if|when|whenever|where|should|unless)\b", re.IGNORECASE)
_STANDS_APART = Pattern(r"\b(?:all but|only|just|except)\s*$", re.IGNORECASE)
_SHARE = Pattern(r"\b(?:\d+|\w+) (?:of|out of) (?:the |our )?(?P<whole>\d{1,9})\b")
_FAR = 600
"""Characters of a text read on either side for the rest of a sentence."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_ATTAINED = Pattern(
    r"\b(?:passed|failed|achieved|reached|missed|improved|made progress|gained|died|recovered|"
    r"met the (?:expected )?standard|got (?:a )?grade)\b",
    re.IGNORECASE,
)


class PeopleCounts:
    """How texts count those whom we help; patterns are made when they are needed."""

    def __init__(self, sector: Sector) -> None:
        """Take the words of the sectors."""
        one = [noun for noun in nouns_for(sector, many=False) if noun not in ANYBODY]
        many = [noun for noun in nouns_for(sector, many=True) if noun not in ANYBODY]
        self._one, self._many = either((*one, "refugee")), either((*many, "young people"))
        self._one_only = Pattern(rf" (?:{self._one}|young person)$", re.IGNORECASE)
        self._nouns = f"{self._many}|{self._one}|young person"
        self._settings = either((*sector.word_list("settings"), "group", "programme", "year"))
        self._sites = either(sector.word_list("sites"))
        self._staff = either(sector.word_list("staff"))
        self._help = rf"\b(?:{either((*sector.word_list('helped'), 'helped', 'took part'))})\b"
        self._no_count = Pattern(_NO_COUNT.format(f"{self._staff}|volunteer"), re.IGNORECASE)
        self._done = sector.terms["help"].one
        self._helped = Pattern(self._help, re.IGNORECASE)
        signs = (*one, *many, *ANYBODY, "young pe", "participant")
        self._signs = tuple(dict.fromkeys(noun.lower() for noun in signs))

    def only_ones(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield phrases that point at one person, as "the only girl", and where they stand."""
        return ((match.start(), match[0]) for match in self._only_one.finditer(text))

    def small(self, text: str, small_number: int) -> Iterator[tuple[int, str]]:
        """Yield counts of people below the limit, as "seven patients", and where they stand.

        Sizes of groups, limits and shares are no counts, nor are numbers in words unless it is
        about what we do; people of no kind count where it says that they were helped.
        """
        small = text.lower()
        if not any(word in small for word in self._signs):
            return
        for match in self._count.finditer(text):
            word = match["count"].lower()
            value = int(word) if word.isdigit() else _WORDS[word]
            if value >= small_number or not self._is_count(match, text):
                continue
            if value < 2 or not self._one_only.search(match["what"]):  # no two child limit
                yield match.start(), " ".join(f"{match['count']}{match['what']}".split())

    def all_or_none(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield sentences that tell one result of all, or of none, and where they say so."""
        for match in self._all_or_none.finditer(text) if _ATTAINED.search(text) else ():
            if _ATTAINED.search(match["rest"]):
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
            if not (self._helped.search(sentence) and _WE.search(sentence)):
                return False
        elif not (match["count"].isdigit() or self._counts_in_words(match, opening, sentence)):
            return False
        if self._no_count.search(before[-30:]) or self._group_size.search(said_after):
            return False
        is_of_children = match["what"].lower().endswith("children")
        return not (is_of_children and self._of_a_parent.search(said_after))

    def _counts_in_words(self, match: re.Match[str], opening: str, sentence: str) -> bool:
        """Say if a number in words counts; “two people with the same need” is a manner of speech.

        “One of our patients said” is but an example.
        """
        is_ours = self._of_ours.search(sentence) is not None
        if not is_ours and (match["count"].lower() == "one" or not match["whose"]):
            return False
        has_result = _RESULT.search(match["after"]) is not None
        if match["count"].lower() != "one":
            return is_ours or has_result
        if _STANDS_APART.search(opening):
            return has_result or opening.lower().rstrip().endswith("all but")
        return has_result and not match["whose"] and not _SUPPOSED.search(opening)

    @cached_property
    def _only_one(self) -> Pattern:
        here = (
            rf"(?= (?:in (?:Year \d|our|the (?:{self._settings}|{self._sites})|"
            r"(?!England|Britain)[A-Z])|at (?:our|the|[A-Z])|on (?:our|the) programme|here\b))"
        )
        longest = 4 + max(noun.count(" ") for noun in self._one.split("|"))
        adult = rf"(?!(?:[\w-]+ )?(?:{self._staff}|{_OTHERS})\b)"
        return Pattern(
            rf"\b[Tt]he (?:only|one) (?:{_NO_THING}[\w-]+ ){{0,3}}(?:{self._one})\b"
            r"(?= (?:in(?! (?:England|the (?:country|world)))|at|of|from|on|with|who)\b)"
            rf"|\b[Oo]nly one (?:of (?:our|the|its|their) (?:{_NO_THING}[\w-]+ )?(?:{self._many})"
            rf"|(?:{_NO_THING}[\w-]+ )?(?:{self._one}))\b{here}"
            rf"|\b(?:[Ss]he|[Hh]e) (?:is|was) the only {adult}(?:[\w-]+ )?[\w-]+"
            rf"(?= in (?:Year \d|(?:the|her|his) (?:{self._settings}|{self._sites})\b))",
            only_with=("only", "the one"),
            only_like=rf"[Tt]he (?:only|one) (?:\S+ ){{1,{longest}}}?"
            r"(?:in|at|of|from|on|with|who)\b|nly one [^\n]*? (?:in|at|on|here)\b"
            r"|(?:is|was) the only ",
        )

    @cached_property
    def _count(self) -> Pattern:
        return Pattern(
            rf"(?<![\w.,£/])(?P<count>\d{{1,4}}|{'|'.join(_WORDS)})"
            r"(?P<what>\s(?:(?:of (?P<whose>our|the|its|their)|other|more|disadvantaged|eligible"
            r"|primary|secondary|Year \d{1,2})\s){0,2}"
            rf"(?:(?:{self._nouns}|participants?(?=\s(?:from|on|in|of)\s(?:our|the|this)\s"
            rf"(?:\w+\s)?(?:programmes?|sessions?|{self._done})))"
            rf"|(?P<anybody>{either(ANYBODY)})))\b"
            r"(?!['’]s? (?:\w+ )?(?:parents?|mothers?|fathers?|families|carers?|homes?"
            rf"|{self._staff}|{self._sites})s?\b)(?!\s(?:{self._sites}|and families act)s?\b)"
            r"(?P<after>(?: [\w-]+){0,4})",
            re.IGNORECASE,
        )

    @cached_property
    def _group_size(self) -> Pattern:
        return Pattern(_GROUP_SIZE.format(self._settings))

    @cached_property
    def _of_a_parent(self) -> Pattern:
        """After “children”: “the four children of our founder”."""
        return Pattern(
            rf"^ of (?:our|the|his|her|their) (?!programmes?\b|academy|(?:{self._settings}"
            rf"|{self._sites})s?\b)"
        )

    @cached_property
    def _of_ours(self) -> Pattern:
        return Pattern(
            r"\b(?:we|our|us|here|programmes?|sessions?|took part|"
            rf"{self._settings}|{self._sites})\b|{self._help}",
            re.IGNORECASE,
        )

    @cached_property
    def _all_or_none(self) -> Pattern:
        return Pattern(
            r"\b(?:none of|all of|all|every one of|not one of|every|each of|no) "
            r"(?:(?:our|the|its|their) )?(?:(?:disadvantaged|eligible|Year \d{1,2}) )?"
            rf"(?:{self._nouns})\b(?P<rest>[^.!?;]*)",
            re.IGNORECASE,
        )


def shares_of_small_groups(text: str, small_number: int) -> Iterator[tuple[int, str]]:
    """Yield "6 of 7" where the whole is below the limit, and where it stands."""
    for match in _SHARE.finditer(text):
        if int(match["whole"]) < small_number:
            yield match.start(), match[0]
