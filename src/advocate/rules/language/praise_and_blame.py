"""Words of praise, blame and calls to vote, and whether they are about a name in the sentence.

The word lists are short and plain on purpose: a word of praise beside a name is no praise of it.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from advocate.rules.language.name_spelling import PERSON
from advocate.rules.language.pattern import Pattern

PARTY_NAME = (
    r"(?:Labour(?! (?:market|force|Force|supply|costs?)\b)|Conservatives?(?! estimate)|Tory|Tories"
    r"|Liberal Democrats?|Lib Dems?|Reform UK|Green Party|the Greens|Scottish National Party|SNP"
    r"|Plaid Cymru|Sinn Féin|Democratic Unionist(?:s| Party)?|DUP|SDLP|Ulster Unionists?|UKIP"
    r"|Alliance Party|Brexit Party|Workers Party|Co-operative Party)"
)
_THE = r"(?:the |your |our |local |a )*"
VOTE = Pattern(
    rf"\b[Vv]ot(?:e|ing) (?:for |against )?{_THE}"
    rf"(?P<whom>{PARTY_NAME}|{PERSON}|(?:\w+ ){{0,2}}candidates?)\b(?![’'])",
    only_with=("vote ", "voting "),
)
_MAY_BACK = rf"(?:[Ss]upport|[Bb]ack|ndorse|ppose|lect|efeat|eep out)(?:s|es|ed|ing)? {_THE}[A-Z]"
BACK = Pattern(
    rf"\b(?:[Ss]upport|[Bb]ack|[Ee]ndorse|[Oo]ppose|[Ee]lect|[Rr]e-?elect|[Dd]efeat|[Kk]eep out)"
    rf"(?:s|es|ed|ing)? {_THE}(?P<whom>{PARTY_NAME}|{PERSON})"
    r"(?P<as>,? (?:candidates?|MPs?|party|government|for re-election|as (?:your|the) MP))?",
    only_like=_MAY_BACK,
)
OUR_SIDE = Pattern(
    r"(?:\b(?:[Ww]e|I|[Ll]et us|[Pp]lease|you to) (?:\w+ly |all )?(?:back|endorse|support)"
    r"|\b[Rr]e-?elect|\b(?:[Pp]lease|you to) elect|\AElect)"
    rf" (?P<whom>{PERSON})(?=\s*[.!]|\s*\Z| (?:for|as|at the|on \d))",
    only_like=_MAY_BACK,
)
WIN = Pattern(
    rf"\b(?:want|hope|like|need)(?:s|ing)? (?:for |that )?(?:the )?(?P<whom>{PARTY_NAME}|{PERSON})"
    rf" (?:to )?(?:win|lose)s?\b|\b(?:[Kk]eep|[Gg]et) (?:the )?(?P<party>{PARTY_NAME}) out\b",
    only_like=r"(?:want|hope|like|need)[^\n]* (?:win|lose)s?\b"
    r"|(?:[Kk]eep|[Gg]et) (?:the )?[A-Z].{0,40} out\b",
)
NEVER = Pattern(
    r"(?:\A|[.!?:;]\s+|\b(?:[Pp]lease|you) )(?:[Nn]ever|[Dd]o not|[Dd]on[’']t|not to|never to) "
    rf"vote (?:for )?(?:the )?(?P<whom>{PARTY_NAME})",
    only_with=("vote ",),
)
_WHO = r"(?:[a-z]{3,}s|children|people|a generation)"
_BLAMED_ANYHOW = (
    r"disgrace\w*|shameful\w*|betray\w*|incompeten\w+|hypocri\w+|dishonest\w*|liars?|lied|lying"
    r"|cowardly|callous\w*|heartless\w*|broken? (?:its|their|his|her) promises?|broken promises"
    r"|(?:disastrous|catastrophic|appalling|dreadful|hopeless|useless|rotten|failed|failing)"
    r" (?:[A-Z]\w+ ){0,2}(?:government|ministers?|MPs?|politicians?|party)"
)
_CRITICAL_ANYHOW = (
    r"clueless|careless\w*|reckless\w*|out of touch|U-turn(?:s|ed)?|humiliat\w+|fiasco|shambl\w+"
    r"|chaotic|arrogan\w+|complacen\w+|turned (?:his|her|their) backs?|washed (?:his|her) hands"
)
_FAILED = (
    rf"(?:has|have|had) failed to|fail(?:s|ing|ed) (?:[\w-]+ )?{_WHO}"
    rf"|let(?:s|ting)? (?:down (?:[\w-]+ ){{0,2}}{_WHO}|(?:[\w-]+ )?{_WHO} down)"
)
_CRITICAL_OF = (
    r"slam(?:s|med|ming)?|(?<!heart )(?<!panic )(?<!terror )(?<!knife )attack(?:s|ed|ing)?"
    r"|blam(?:e|es|ed|ing)|ignor(?:e|es|ed|ing)|refus(?:e|es|ed|ing) to|dodg(?:e|es|ed|ing)"
    r"|botch(?:es|ed|ing)?|bungl(?:e|es|ed|ing)"
)
_BLAMED_SIGNS = (
    *("disgrace", "shameful", "betray", "incompeten", "hypocri", "dishonest", "liar", "lied"),
    *("lying", "cowardly", "callous", "heartless", "promises", "fail", "let ", "lets ", "letting "),
    *("disastrous", "catastrophic", "appalling", "dreadful", "hopeless", "useless", "rotten"),
)
_OFFICE = r"(?:MPs?|[Mm]inister|politician|candidate|government|party leader)"
_ADJECTIVE = (
    r"brilliant|wonderful|superb|visionary|heroic|magnificent|praiseworthy|exemplary|fantastic"
)
_PRAISED_ANYHOW = (
    r"the best (?:party|candidate|choice|hope|MP|minister)|the only party"
    r"|outstanding (?:MP|minister|leader|member|candidate|record)"
    rf"|(?:{_ADJECTIVE}) (?:local |constituency )?{_OFFICE}"
)
_PRAISE_OF = (
    rf"{_ADJECTIVE}|(?:great|true|tireless|passionate) (?:champion|advocate|friend)"
    r"|deserves? (?:your|our|every) (?:vote|support|thanks)"
)
_APPLAUD = r"(?:we|We) (?:applaud|praise|salute)"
FOR_OR_AGAINST = Pattern(
    rf"\b(?:(?P<anyhow>{_PRAISED_ANYHOW}|{_BLAMED_ANYHOW})|(?P<applaud>{_APPLAUD})"
    rf"|(?P<of>{_PRAISE_OF}|{_FAILED}))\b",
    only_with=(
        *("the best ", "the only party", "outstanding ", *_ADJECTIVE.split("|")),
        *(" champion", " advocate", " friend", "deserve", "we applaud", "we praise", "we salute"),
        *_BLAMED_SIGNS,
    ),
)
PERSONAL = Pattern(
    rf"\b(?:(?P<anyhow>{_CRITICAL_ANYHOW}|{_BLAMED_ANYHOW})|(?P<of>{_CRITICAL_OF}|{_FAILED}))\b",
    only_with=(
        *("clueless", "careless", "reckless", "out of touch", "u-turn", "humiliat", "fiasco"),
        *("shambl", "chaotic", "arrogan", "complacen", "turned ", "washed ", "slam", "attack"),
        *("blam", "ignor", "refus", "dodg", "botch", "bungl"),
        *_BLAMED_SIGNS,
    ),
)
_NEGATED = Pattern(
    r"\b(?:not(?! (?:only|just|merely|simply)\b)|never|nor|no|nobody|without|neither|n[’']t)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_SUBJECT = Pattern(
    r"(?: (?:MPs?|party|government|Government|ministers?|candidates?)"
    r"(?: for [A-Z][\w’-]*(?:,? (?:(?:and|of|upon) )*[A-Z][\w’-]*)*)?)?"
    r"(?:[’']s|[’'])?(?:,? (?:who|which|that))?,?"
    r"(?: (?:is|was|are|were|has|have|had|be|been|being|remains|will|would|could|did|does|do|proved"
    r"|not|only|just|always|also|again|still|once|twice|never|one|of|such|an?|the|our|your|as|to"
    r"|\w+ly))*,? ?"
)
"""What may stand between a name and the word that is said of it."""
_OBJECT = Pattern(
    r"(?: (?:work|record|service|support|leadership|speech|efforts?))?(?: (?:of|by|from|under|on))?"
    r"(?: (?:the|our|your|local|then|former|MP|Member|[Mm]inister|leader|government|party))* "
)
_OTHER_CLAUSE = Pattern(r"[,;:]|\b(?:who|whom|which|that|and|for)\b")
_FAR = 60


class NameMention(Struct, frozen=True):
    """One mention of a party or a politician in a sentence."""

    start: int
    end: int
    name: str


def matches_about(
    pattern: Pattern, sentence: str, named: Sequence[NameMention]
) -> Iterator[re.Match[str]]:
    """Return where a word of `pattern` is about somebody the sentence names, and is not denied."""
    for found in pattern.finditer(sentence) if named else ():
        kind = found.lastgroup
        if is_denied(sentence, found):
            continue
        if kind == "anyhow" or any(_is_of(sentence, found, name, kind) for name in named):
            yield found


def is_denied(sentence: str, found: re.Match[str]) -> bool:
    """Say if a no, not or never stands shortly before the word."""
    return bool(_NEGATED.search(sentence[: found.start()]))


def _is_of(sentence: str, found: re.Match[str], named: NameMention, kind: str | None) -> bool:
    if named.start >= found.end():
        between = sentence[found.end() : named.start]
        if kind == "applaud":
            return len(between) <= _FAR and not _OTHER_CLAUSE.search(between)
        return bool(_OBJECT.fullmatch(between))
    return bool(_SUBJECT.fullmatch(sentence, named.end, max(found.start(), named.end)))
