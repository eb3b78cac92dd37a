"""Finds in running text the children it names, whether by surname or with a special status."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from advocate.rules.language.pattern import Pattern

IsKnownName = Callable[[str, bool], bool]
"""Says if a name is known to be of somebody grown up, a school or a place; the second argument, if
the text leaves open whether it speaks of that name (“a pupil, Alex Norris …”)."""

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}[a-zà-öø-ÿ]"
_PARTICLE = r"(?:(?:de|da|dos|di|van|von|der|den|el|al|bin|bint|ben|le|la) )"
_FULL = rf"{_NAME} (?:{_NAME} )?{_PARTICLE}{{0,2}}(?:{_NAME}|[A-HJ-Z]\b)"
_AGE = (
    r"(?:[4-9]|1[0-8]|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh)teen)"
)
_YEAR = r"[Yy]ear[- ](?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)\b"
_OF_YEAR = rf"(?:(?:{_YEAR}|{_AGE}[- ]year[- ]old) )?"
_CHILD = (
    r"(?:pupil|student(?! [^.;]{0,30}[Uu]niversit)|school(?:child|girl|boy)|tutee|girl|boy)\b"
    r"(?! ?(?:premium|volunteer|tutor|teacher|union|poverty|loan|finance|support|voice|nurse|"
    r"doctor|band|group))"
)
_ADULT = (
    r"(?! (?:[\w-]+ )?(?:teacher|tutor|lead|leader|head|coordinator|volunteer|assistant|staff))"
)
_IS_CHILD = (
    rf"(?:,| \() ?(?:in )?{_YEAR}{_ADULT}|(?:,| \() ?aged {_AGE}\b(?! ?%)|, {_AGE},"
    rf"|(?:, | \(|,? (?:who )?(?:is|was) )(?:(?:an? |the |our )?{_OF_YEAR}{_CHILD}"
    rf"|one of (?:our|the|its|their) {_OF_YEAR}(?:pupils|students|tutees|girls|boys)\b)"
)
"""What follows the name of a child: its age, its year, or that it is a pupil."""
_MAY_NAME = (
    r"(?:upils?|udents?|hild|hildren|utee|earner|irl|oy|ear[- ](?:old|\d+|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven))(?: named| called| is)?,? [A-ZÀ-ÖØ-Þ]"
    r"|[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}(?:(?:,| \(| in) ?(?:in )?(?:[Yy]ear[- ]|aged )"
    r"|, (?:\d|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif)"
    r"|(?:,| \(| is| was| who) ?(?:(?:who|is|was|an?|the|our|one|of|its|their|\d+-year-old"
    r"|[\w-]+[- ]year[- ]old|[Yy]ear[- ]\w+) )*(?:pupil|student|school|tutee|girl|boy))"
)
"""What stands wherever a child is named, whether before the name or after it."""
_SURNAME = Pattern(
    r"(?P<before>\b[\w’'-]{1,40},? )?\b(?:"
    r"(?:[Pp]upils?|[Ss]tudents?|[Cc]hild|[Cc]hildren|[Tt]utee|"
    rf"[Ll]earner|[Gg]irl|[Bb]oy|{_YEAR}|{_AGE}[- ]year[- ]old)(?: named| called| is)?"
    rf"|(?P<comma>[Pp]upil|[Ss]tudent|[Gg]irl|[Bb]oy|[Tt]utee),) (?P<after>{_FULL})"
    rf"|(?P<first>{_FULL})(?:{_IS_CHILD}| in {_YEAR}{_ADULT})",
    only_with=(
        *("pupil", "student", "child", "tutee", "learner", "girl", "boy", "year", "aged"),
        *(", 4,", ", 5,", ", 6,", ", 7,", ", 8,", ", 9,", ", 1"),
    ),
    only_like=_MAY_NAME,
)
_NOT_OF_A_CHILD = frozenset({"former", "ex", "university", "as", "to", "when", "like"})
"""Words before “pupil”: “As a pupil, Alex Norris …” speaks of somebody grown up."""
_STATUS_WORDS = (
    r"(?:SEND?|EHCPs?|FSM|EAL|ADHD|(?:an? )?special educational needs?|free school meals?|"
    r"(?:the )?pupil premium|looked[- ]after|in care|foster\w*|dyslexi\w+|autis\w+|disab\w+|"
    r"refugees?|asylum|child protection|English as an additional language|ethnic\w*|religio\w*|"
    r"wheelchairs?|deaf(?:ness)?|registered blind|stammer(?:s|ing)?|stutter(?:s|ing)?|epilep\w+|"
    r"cerebral palsy|Down[’']?s syndrome|hearing aids?|Muslim|Jewish|Sikh|Hindu)\b"
)
_STATUS_SIGNS = (
    *("sen", "educational", "ehcp", "fsm", "eal", "adhd", "meal", "premium", "looked", "care"),
    *("dyslexi", "autis", "disab", "refugee", "asylum", "protection", "additional", "ethnic"),
    *("religio", "wheelchair", "deaf", "blind", "stammer", "stutter", "epilep", "palsy", "down"),
    *("foster", "hearing", "muslim", "jewish", "sikh", "hindu"),
)
_STATUS = Pattern(rf"\b{_STATUS_WORDS}", only_with=_STATUS_SIGNS)
_CHILD_NAMED = Pattern(
    rf"\b(?:[Pp]upil|[Ss]tudent|[Cc]hild|[Ll]earner|[Tt]utee|[Gg]irl|[Bb]oy)(?: named| called)? "
    rf"(?P<after>{_NAME})"
    rf"|\b(?:[Pp]upil|[Ss]tudent|[Cc]hild|[Tt]utee) is (?P<full>{_FULL})"
    rf"|\b(?P<first>{_NAME})(?:{_IS_CHILD})",
    only_like=_MAY_NAME,
)
_HAS_STATUS = Pattern(
    rf"(?P<before>\b[\w’'-]{{1,40}} )?\b(?P<first>{_NAME})(?:,? who)? "
    r"(?:is|was|has|had|gets|got|receives|uses|lives) "
    rf"(?:(?:on|in|an?|the|eligible for|entitled to|her|his|severely|profoundly) ){{0,2}}"
    rf"{_STATUS_WORDS}(?! (?:\w+ )?(?:lead|coordinator|co-ordinator|teacher|tutor|officer|adviser|"
    r"specialist|carer|worker|manager|governor|services?|support|units?|provision|schools?|pupils|"
    r"children|charity|funding|money))",
    only_with=_STATUS_SIGNS,
    only_like=r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}(?:,? who)? "
    r"(?:is|was|has|had|gets|got|receives|uses|lives) ",
)
"""A bare first name, and what is said of it; a SEND lead is no child."""
_PRONOUNS = frozenset(
    {"Everyone", "Everybody", "Nobody", "Anyone", "Anybody", "Someone", "Somebody", "Each", "Who"}
    | {"He", "She", "It", "This", "That", "One", "Half", "There", "Here", "What", "Which", "If"}
    | {"Nothing", "England", "Wales", "Scotland", "Britain", "Ireland", "Parliament", "Labour"}
    | {"Government", "None", "Tutoring", "Funding", "Money", "Access", "Reading", "Ofsted"}
)
_BEFORE_A_NAME = frozenset(
    {"When", "If", "As", "Because", "Although", "While", "And", "But", "So", "Our", "Since"}
)
"""Capitalised words before a first name; any other makes it a surname, so of unknown age."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
NEVER_A_SURNAME = frozenset(
    {"Premium", "Poverty", "Referral", "Unit", "Trust", "School", "Academy", "Primary"}
    | {"Secondary", "High", "Junior", "Infant", "College", "Commissioner", "Minister", "Voice"}
    | {"Benefit", "Finance", "Loans", "Action", "Group", "Support", "Services", "Parliament"}
    | {"Council", "Act", "Programme", "Year", "Tutoring", "English", "Maths", "Monday", "Tuesday"}
    | {"Wednesday", "Thursday", "Friday", "Grant", "Member", "Members", "Classroom", "Union"}
    | {"Key", "Stage", "Maintenance", "Protection", "Safeguarding", "Welfare", "Health", "Service"}
    | {"Company", "England", "Mental", "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady"}
    | {"Baroness", "House", "Committee", "Department", "University", "Pupil", "Pupils", "Reading"}
)
_PEOPLE = r"pupil|student|child|schoolchild|schoolgirl|schoolboy|girl|boy|tutee|learner|youngster"
_CHILD_ROLE = Pattern(
    rf"(?:^|[\s-])(?:{_PEOPLE}|children|young (?:person|people)|sixth[- ]former|teenager|"
    r"prefect)s?$"
    r"|^year (?:\d{1,2}|\w+)$|^(?:an? )?1?\d[- ]years?[- ]old$|^school council\w*$",
    re.IGNORECASE,
)
_CHILD_SIGNS = (
    *("pupil", "student", "child", "girl", "boy", "tutee", "learner", "youngster"),
    *("young p", "sixth", "teenager", "prefect", "year", "school council"),
)
"""One of them is in every role that may be a child's."""
_LEADING = Pattern(
    r"^(?:an? |the |our |year \d{1,2} )*(?:pupil|tutee|schoolchild)\b(?!['’-]| (?:premium|support|"
    r"progress|services?|welfare|wellbeing|referral|voice|and|inclusion|engagement|tutor|teacher|"
    r"worker|mentor|officer|volunteer|assistant|union|lead\b|manager|coordinator|parliament))",
    re.IGNORECASE,
)
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
_ADULT_ROLE = Pattern(
    r"\b(?:teacher|headteacher|tutor|volunteer|officer|mentor|lead|leader|head|staff|director|"
    r"manager|coordinator|parent|carer|mother|father|governor|worker|assistant|senco)\b",
    re.IGNORECASE,
)


def is_child(role: str) -> bool:
    """Say if a role is that of a pupil: by its head noun, so that a student nurse is none."""
    small = role.lower()
    if not any(sign in small for sign in _CHILD_SIGNS) or _GROWN_UP.search(role):
        return False
    end = _HEAD_ENDS.search(role, 1)
    head = (role[: end.start()] if end else role).strip(" .")
    if _LEADING.search(head) or _CHILD_ROLE.search(head):
        return True
    return bool(_YEAR_APART.search(role)) and not _ADULT_ROLE.search(head)


def is_full_name(name: str) -> bool:
    """Say if a name holds a surname or its initial: "Amira K."; "Year 6 pupil" holds none."""
    words = [word for word in name.replace(",", " ").split() if word[:1].isupper()]
    names = [w for w in words if w not in NEVER_A_SURNAME and not _CHILD_ROLE.search(w)]
    return len(names) > 1


def surnames_of_children(text: str, is_other: IsKnownName) -> Iterator[int]:
    """Yield where full names stand as those of pupils."""
    for match in _SURNAME.finditer(text):
        name = match["after"] or match["first"]
        sentence = _SENTENCE.split(text[max(0, match.start() - 1000) : match.start()])[-1]
        before = {*sentence.split()[-2:], *(match["before"] or "").split()}
        is_grown_up = bool(match["after"]) and _NOT_OF_A_CHILD & {w.lower() for w in before}
        if is_grown_up or set(name.split()) & NEVER_A_SURNAME:
            continue
        if not is_other(name, bool(match["comma"])):
            yield match.start()


def status_of_named_children(text: str, is_other: IsKnownName) -> Iterator[str]:
    """Yield each status that a sentence ties to a child it names."""
    if not _STATUS.may_match(text):
        return
    for sentence in _SENTENCE.split(text):
        status = status_in(sentence)
        if status and (
            any(_names_child(match, is_other) for match in _CHILD_NAMED.finditer(sentence))
            or any(_names_child(match, is_other) for match in _HAS_STATUS.finditer(sentence))
        ):
            yield status


def _names_child(match: re.Match[str], is_other: IsKnownName) -> bool:
    groups = match.groupdict()
    before = (groups.pop("before", None) or "").strip()
    if before[:1].isupper() and before not in _BEFORE_A_NAME:
        return False
    name = next(word for word in groups.values() if word)
    return not (set(name.split()) & (NEVER_A_SURNAME | _PRONOUNS) or is_other(name, False))


@lru_cache(maxsize=512)
def status_in(text: str) -> str | None:
    """Return the first special status that a text speaks of."""
    found = _STATUS.search(text)
    return found[0] if found else None
