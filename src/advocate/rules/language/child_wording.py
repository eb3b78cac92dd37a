"""Finds in running text what may not be said of groups of children: small counts, the only one."""

import re
from collections.abc import Iterator

from advocate.rules.language.pattern import Pattern

_ONE = r"(?:pupil|child|girl|boy|student|refugee)"
_MANY = r"(?:pupils|children|girls|boys|students|young people)"
_NO_THING = r"(?!(?:an?|the|every|each|that|where|which|when|for|to|our|any|in|of|out|way|thing)\b)"
_HERE = (
    r"(?= (?:in (?:Year \d|our|the (?:class|group|school|year|programme)|(?!England|Britain)[A-Z])|"
    r"at (?:our|the|[A-Z])|on (?:our|the) programme|here\b))"
)
_ADULT = (
    r"(?!(?:[\w-]+ )?(?:teacher|tutor|volunteer|adult|member|MP|staff|head|headteacher|governor|"
    r"assistant|lead|minister|speaker|person|politician|man|woman)\b)"
)
_ONLY_ONE = Pattern(
    rf"\b[Tt]he (?:only|one) (?:{_NO_THING}[\w-]+ ){{0,3}}{_ONE}\b"
    r"(?= (?:in(?! (?:England|the (?:country|world)))|at|of|from|on|with|who)\b)"
    rf"|\b[Oo]nly one (?:of (?:our|the|its|their) (?:{_NO_THING}[\w-]+ )?{_MANY}"
    rf"|(?:{_NO_THING}[\w-]+ )?{_ONE})\b{_HERE}"
    rf"|\b(?:[Ss]he|[Hh]e) (?:is|was) the only {_ADULT}(?:[\w-]+ )?[\w-]+"
    r"(?= in (?:Year \d|(?:the|her|his) (?:class|group|school|year)\b))",
    only_with=("only", "the one"),
    only_like=r"(?:[Tt]he (?:only|one)|[Oo]nly one) (?:[\w-]+ ){0,3}"
    r"(?:of|in|pupil|child|girl|boy|student|refugee)",
)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_WORDS = {"one": 1} | {word: value for value, word in enumerate(_NUMBERS, 2)}
_OUTCOME = (
    r"(?:has |have |had )?(?:left|dropped out|failed|missed|passed|did not|withdrew|moved|achieved|"
    r"reached|took part|improved)\b"
)
_SESSION = r"(?:programmes?|sessions?|tutoring)"
_COUNT = Pattern(
    rf"(?<![\w.,£/])(?P<count>\d{{1,4}}|{'|'.join(_WORDS)})"
    r"(?P<what>\s(?:(?:of (?P<whose>our|the|its|their)|other|more|disadvantaged|eligible|primary"
    r"|secondary|Year \d{1,2})\s){0,2}"
    r"(?:pupils?|children|child|students?|learners?|schoolchildren|boys?|girls?|tutees?"
    r"|young (?:people|person)"
    rf"|participants?(?=\s(?:from|on|in|of)\s(?:our|the|this)\s(?:\w+\s)?{_SESSION})))\b"
    r"(?!['’]s? (?:\w+ )?(?:parents?|mothers?|fathers?|families|carers?|teachers?|tutors?|homes?"
    r"|schools?)\b)(?!\s(?:schools?|and families act)\b)(?P<after>(?: [\w-]+){0,4})",
    re.IGNORECASE,
)
_CHILDREN = (
    *("pupil", "child", "student", "learner", "boy", "girl", "tutee", "young pe", "participant"),
)
_NO_COUNT = Pattern(
    r"(?:\b(?:groups of|up to|(?:tutor|one|adult|volunteer)s? to|or|in|at most|(?:fewer|less) than|"
    r"(?:no|not) more than|a maximum of|under|below|every|each|any|no|per|between \w+ and|years?|"
    r"stage|page|grade|chapter|section|part|article|schedule|clause|figure|table|volume|step|level|"
    r"paragraph|annex)|<|[\d–-])\s*$",
    re.IGNORECASE,
)
"""Before a number that is a limit, a share, a year group or the size of tutoring groups."""
_GROUP_SIZE = Pattern(
    r"^ (?:at a time|a |per |each|to a|in (?:a|each|every) (?:group|session|class|team|pair)\b"
    r"|in every|(?:\w+ )?with (?:each|every|one)\b)"
)
_OF_A_PARENT = Pattern(
    r"^ of (?:our|the|his|her|their) (?!programmes?\b|schools?\b|class\b|groups?\b|year\b|academy)"
)
"""After “children”: “the four children of our founder”."""
_OF_OURS = Pattern(
    r"\b(?:we|our|us|here|programmes?|sessions?|classroom|school|academy|took part|tutored)\b",
    re.IGNORECASE,
)
"""Makes a number in words a count; “two children with the same need” is a manner of speaking."""
_RESULT = Pattern(rf"^ {_OUTCOME}")
_SUPPOSED = Pattern(r"\b(?:if|when|whenever|where|should|unless)\b", re.IGNORECASE)
_STANDS_APART = Pattern(r"\b(?:all but|only|just|except)\s*$", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:\d+|\w+) (?:of|out of) (?:the |our )?(?P<whole>\d{1,9})\b")
_FAR = 600
"""Characters of a text read on either side for the rest of a sentence."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_ALL_OR_NONE = Pattern(
    r"\b(?:none of|all of|all|every one of|not one of|every|each of|no) (?:(?:our|the|its|their) )?"
    rf"(?:(?:disadvantaged|eligible|Year \d{{1,2}}) )?(?:pupil|child|{_MANY})\b(?P<rest>[^.!?;]*)",
    re.IGNORECASE,
)
_ATTAINED = Pattern(
    r"\b(?:passed|failed|achieved|reached|missed|improved|made progress|gained|"
    r"met the (?:expected )?standard|got (?:a )?grade)\b",
    re.IGNORECASE,
)


def only_ones(text: str) -> Iterator[tuple[int, str]]:
    """Yield phrases that point at a single child, as "the only girl", and where they stand."""
    return ((match.start(), match[0]) for match in _ONLY_ONE.finditer(text))


def small_counts(text: str, small_number: int) -> Iterator[tuple[int, str]]:
    """Yield counts of pupils below the limit, as "seven pupils", and where they stand.

    Sizes of tutoring groups, limits and shares ("one in five children") are no counts, nor are
    numbers in words unless the sentence is about a programme or school.
    """
    small = text.lower()
    if not any(word in small for word in _CHILDREN):
        return
    for match in _COUNT.finditer(text):
        word = match["count"].lower()
        value = int(word) if word.isdigit() else _WORDS[word]
        if value < small_number and _is_count(match, text):
            yield match.start(), " ".join(f"{match['count']}{match['what']}".split())


def _is_count(match: re.Match[str], text: str) -> bool:
    """Say if a number before “pupils” counts children, and is no size, limit or example."""
    before = text[max(0, match.start() - _FAR) : match.start()]
    after = text[match.end() : match.end() + _FAR]
    said_after = match["after"] + " "
    if _NO_COUNT.search(before[-30:]) or _GROUP_SIZE.search(said_after):
        return False
    if match["what"].lower().endswith("children") and _OF_A_PARENT.search(said_after):
        return False
    if match["count"].isdigit():
        return True
    opening = _SENTENCE.split(before)[-1]
    has_result = _RESULT.search(match["after"]) is not None
    is_ours = _OF_OURS.search(opening + match[0] + _SENTENCE.split(after)[0]) is not None
    if match["count"].lower() == "one":
        return is_ours and _is_only(match, opening, has_result=has_result)
    return is_ours or bool(match["whose"] and has_result)


def _is_only(match: re.Match[str], opening: str, *, has_result: bool) -> bool:
    """Say if “one pupil” counts: “one of our pupils said” is but an example."""
    if _STANDS_APART.search(opening):
        return has_result or opening.lower().rstrip().endswith("all but")
    return has_result and not match["whose"] and not _SUPPOSED.search(opening)


def shares_of_small_groups(text: str, small_number: int) -> Iterator[tuple[int, str]]:
    """Yield "6 of 7" where the whole is below the limit, and where it stands."""
    for match in _SHARE.finditer(text):
        if int(match["whole"]) < small_number:
            yield match.start(), match[0]


def all_or_none_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield sentences that tell one result of all pupils, or of none, and where they say so."""
    for match in _ALL_OR_NONE.finditer(text):
        if _ATTAINED.search(match["rest"]):
            before = text[max(0, match.start() - 1000) : match.start()]
            yield match.start(), _SENTENCE.split(before)[-1] + match[0]
