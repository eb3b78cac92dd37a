"""Finds in running text what may not be said of children: surnames, status, small groups."""

import re
from collections.abc import Iterable, Iterator

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-öø-ÿ]"
_YEAR = r"(?:Year \d{1,2} |[Yy]ear[- ](?:five|six|ten|eleven) )?"
_NOT_A_CHILD = r"(?! ?(?:premium|volunteer|tutor|teacher|union|poverty|loan|finance|support|voice))"
_CHILD = re.compile(
    r"\b(?:pupils?|students?|child|children|schoolchild|learners?|Year \d{1,2})\b", re.IGNORECASE
)
_ADULT_ROLE = re.compile(
    r"teacher|tutor|volunteer|officer|mentor|lead|head|staff|former|commissioner|minister|director|"
    r"manager|coordinator|parent|carer|governor|worker|chair|services|union|assistant",
    re.IGNORECASE,
)
_SURNAME = re.compile(
    rf"(?P<before>\w+ )?\b(?:[Pp]upils?|[Ss]tudents?|[Cc]hild|[Cc]hildren|Year \d{{1,2}})"
    rf"(?: named| called)? (?P<after>{_NAME} {_NAME})"
    rf"|(?P<first>{_NAME} {_NAME})(?:, | \(|,? (?:who )?is )(?:an? |the |our )?"
    rf"{_YEAR}(?:pupil|student|schoolchild)\b{_NOT_A_CHILD}"
)
_CHILD_NAMED = re.compile(
    rf"\b(?:[Pp]upil|[Ss]tudent|[Cc]hild|[Ll]earner|[Gg]irl|[Bb]oy)(?: named| called)? "
    rf"(?P<after>{_NAME})"
    rf"|\b(?P<first>{_NAME})(?:, | \()(?:(?:aged )?\d{{1,2}}\b|in Year \d|an? {_YEAR}"
    rf"(?:pupil|student|schoolchild)\b{_NOT_A_CHILD})"
)
_STATUS = re.compile(
    r"\b(?:SEND?|EHCPs?|FSM|EAL|ADHD|special educational needs?|free school meals?|pupil premium|"
    r"looked[- ]after|in care|foster\w*|dyslexi\w+|autis\w+|disab\w+|refugee|asylum|"
    r"child protection|English as an additional language|ethnic\w*|religio\w*)\b"
)
_ONLY_ONE = re.compile(
    r"\bthe only (?:[\w-]+ ){0,3}(?:pupil|child|girl|boy|student)\b"
    r"(?= (?:in|at|of|from|on|with|who)\b)"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_NEVER_A_SURNAME = frozenset(
    {"Premium", "Poverty", "Referral", "Unit", "Trust", "School", "Academy", "Primary"}
    | {"Secondary", "High", "Junior", "Infant", "College", "Commissioner", "Minister", "Voice"}
    | {"Benefit", "Finance", "Loans", "Action", "Group", "Support", "Services", "Parliament"}
    | {"Council", "Act", "Programme", "Year", "Tutoring", "English", "Maths", "Monday", "Tuesday"}
    | {"Wednesday", "Thursday", "Friday", "Grant", "Member", "Members", "Classroom", "Union"}
)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_WORDS = {word: value for value, word in enumerate(_NUMBERS, 2)}
_COUNT = re.compile(
    rf"(?<![\w.,£/])(?P<count>\d{{1,4}}|{'|'.join(_WORDS)})"
    r"(?P<what>\s(?:(?:of (?:our|the|its|their)|other|more|disadvantaged|eligible|primary|secondary"
    r"|Year \d{1,2})\s){0,2}"
    r"(?:pupils?|children|child|students?|learners?|schoolchildren))\b(?P<after>(?: [\w-]+){0,3})",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"(?:\b(?:groups of|up to|(?:tutor|one|adult|volunteer)s? to|or|in|at most|(?:fewer|less) than|"
    r"under|below|every|each|per|between \w+ and|years?|stage|page|grade)|<|[\d–-])\s*$",
    re.IGNORECASE,
)
"""Before a number that is a limit, a share, a year group or the size of tutoring groups."""
_GROUP_SIZE = re.compile(r"^ (?:at a time|a |per |each|to a|in a group|in every)")
_OF_OURS = re.compile(
    r"\b(?:we|our|us|here|programmes?|sessions?|classroom|school|academy|took part|tutored)\b",
    re.IGNORECASE,
)
"""Makes a number in words a count; “two children with the same need” is a manner of speaking."""
_SHARE = re.compile(r"\b(?:\d+|\w+) (?:of|out of) (?:the |our )?(?P<whole>\d+)\b")


def is_child(role: str) -> bool:
    """Say if a role is that of a pupil."""
    return bool(_CHILD.search(role)) and not _ADULT_ROLE.search(role)


def is_full_name(name: str) -> bool:
    """Say if a name holds a surname or its initial: "Amira K."; "Year 6 pupil" holds none."""
    words = [word for word in name.replace(",", " ").split() if word[:1].isupper()]
    return len([w for w in words if w not in _NEVER_A_SURNAME and not _CHILD.fullmatch(w)]) > 1


def surnames_of_children(text: str, not_people: Iterable[str] = ()) -> Iterator[int]:
    """Yield where full names stand as those of pupils; `not_people` are names of schools."""
    if not _CHILD.search(text):
        return
    for match in _SURNAME.finditer(text):
        name = match["after"] or match["first"]
        is_grown_up = (match["before"] or "").strip().lower() in {"former", "ex"}
        if is_grown_up or set(name.split()) & _NEVER_A_SURNAME:
            continue
        if not any(name in known for known in not_people):
            yield match.start()


def status_of_named_children(text: str) -> Iterator[str]:
    """Yield each status that a sentence ties to a child it names."""
    if not _STATUS.search(text):
        return
    for sentence in _SENTENCE.split(text):
        status, named = _STATUS.search(sentence), _CHILD_NAMED.search(sentence)
        if status and named and (named["after"] or named["first"]) not in _NEVER_A_SURNAME:
            yield status[0]


def status_in(text: str) -> str | None:
    """Return the first special status that a text speaks of."""
    found = _STATUS.search(text)
    return found[0] if found else None


def only_ones(text: str) -> Iterator[tuple[int, str]]:
    """Yield phrases that point at a single child, as "the only girl", and where they stand."""
    return ((match.start(), match[0]) for match in _ONLY_ONE.finditer(text))


def small_counts(text: str, small_number: int) -> Iterator[tuple[int, str]]:
    """Yield counts of pupils below the limit, as "seven pupils", and where they stand.

    Sizes of tutoring groups, limits and shares ("one in five children") are no counts, nor are
    numbers in words unless the sentence is about a programme or school.
    """
    if not _CHILD.search(text):
        return
    for match in _COUNT.finditer(text):
        word = match["count"].lower()
        value = int(word) if word.isdigit() else _WORDS[word]
        if value < small_number and _is_count(match, text):
            yield match.start(), " ".join(f"{match['count']}{match['what']}".split())


def _is_count(match: re.Match[str], text: str) -> bool:
    """Say if a number before “pupils” counts children, and is no size, limit or example."""
    before, after = text[: match.start()], text[match.end() :]
    if _NO_COUNT.search(before[-30:]) or _GROUP_SIZE.match(match["after"] + " "):
        return False
    around = _SENTENCE.split(before)[-1] + match[0] + _SENTENCE.split(after)[0]
    return match["count"].isdigit() or _OF_OURS.search(around) is not None


def shares_of_small_groups(text: str, small_number: int) -> Iterator[tuple[int, str]]:
    """Yield "6 of 7" where the whole is below the limit, and where it stands."""
    for match in _SHARE.finditer(text):
        if int(match["whole"]) < small_number:
            yield match.start(), match[0]
