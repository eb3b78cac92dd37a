"""Rules of neutrality: for and against nobody. The word lists are short and plain on purpose.

A sentence counts only if it names a party, or a politician whom the workspace or Parliament knows.
"""

import re
from collections.abc import Iterator

from advocate.errors import Severity
from advocate.models.document import DocumentKind
from advocate.rules.desk import Desk
from advocate.rules.pattern import Pattern
from advocate.rules.said import PERSON, Breach, Said, on_texts

_POLITICAL = frozenset({DocumentKind.MANIFESTO, DocumentKind.LETTER, DocumentKind.BRIEF})
_MANIFESTO = frozenset({DocumentKind.MANIFESTO})
_PARTY_NAME = (
    r"(?:Labour(?! (?:market|force|Force|supply|costs?)\b)|Conservatives?(?! estimate)|Tory|Tories"
    r"|Liberal Democrats?|Lib Dems?|Reform UK|Green Party|the Greens|Scottish National Party|SNP"
    r"|Plaid Cymru|Sinn Féin|Democratic Unionist(?:s| Party)?|DUP|SDLP|Ulster Unionists?|UKIP"
    r"|Alliance Party|Brexit Party|Workers Party|Co-operative Party)"
)
_PARTY = Pattern(rf"\b{_PARTY_NAME}(?!\w)")
_VOTE = Pattern(
    rf"\b[Vv]ot(?:e|ing) (?:for|against) (?!(?:the |this |that |a |an )?(?:motion|amendment|[Bb]ill"
    rf"|clause|new clause|reading)\b)|\b[Vv]ote (?:for )?(?:the )?{_PARTY_NAME}"
)
_BACK = Pattern(
    rf"\b(?:[Ss]upport|[Bb]ack|[Ee]ndorse|[Oo]ppose|[Ee]lect|[Rr]e-?elect|[Dd]efeat|[Kk]eep out)"
    rf"(?:s|es|ed|ing)? (?:the |your |our |local |a )*(?P<whom>{_PARTY_NAME}|{PERSON})"
    r"(?P<as>,? (?:candidates?|MPs?|party|government|for re-election|as (?:your|the) MP))?"
)
_PRAISE = (
    r"brilliant|wonderful|superb|visionary|heroic|magnificent|praiseworthy|exemplary"
    r"|the best (?:party|candidate|choice|hope|MP|minister)|the only party"
    r"|(?:great|true|tireless|passionate) (?:champion|advocate|friend)"
    r"|outstanding (?:MP|minister|leader|member|candidate|record)"
    r"|deserves? (?:your|our|every) (?:vote|support|thanks)|(?:we|We) (?:applaud|praise|salute)"
)
_BLAME = (
    r"disgrace\w*|shameful\w*|betray\w*|incompeten\w+|hypocri\w+|dishonest\w*|liars?|lied|lying"
    r"|cowardly|callous\w*|heartless\w*|broken? (?:its|their|his|her) promises?|broken promises"
    r"|(?:has|have|had) failed (?:pupils|children|schools|families|a generation|to)"
    r"|fail(?:s|ing|ed) (?:pupils|children|schools|families|a generation)"
    r"|let(?:s|ting)? (?:\w+ )?(?:pupils|children|schools|families) down"
)
_CRITICAL = (
    r"slam(?:s|med|ming)?|attack(?:s|ed|ing)?|blam(?:e|es|ed|ing)|ignor(?:e|es|ed|ing)"
    r"|refus(?:e|es|ed|ing) to|dodg(?:e|es|ed|ing)|botch(?:es|ed|ing)?|bungl(?:e|es|ed|ing)"
    r"|clueless|careless\w*|reckless\w*|out of touch|U-turn(?:s|ed)?|humiliat\w+|fiasco|shambl\w+"
    r"|chaotic|arrogan\w+|complacen\w+|turned (?:his|her|their) backs?|washed (?:his|her) hands"
)
_FOR_OR_AGAINST = Pattern(rf"\b(?:{_PRAISE}|{_BLAME})\b")
_PERSONAL = Pattern(rf"\b(?:{_CRITICAL}|{_BLAME})\b")
_NEGATED = Pattern(r"\b(?:not|never|nor|no|without|neither|n[’']t)\b[^.;:]{0,40}$", re.IGNORECASE)
_NAME = Pattern(rf"(?={PERSON})({PERSON})")
_COMPARED = Pattern(
    r"\b(?:unlike|compared (?:with|to)|goes? (?:further|less far)|falls? short|fell short"
    r"|match(?:es)?|mirrors?|echo(?:es)?|in line with|at odds with|better than|worse than"
    r"|more than|less than|agrees? with|disagrees? with|adopted our|rejected our"
    r"|our (?:own )?(?:policy|asks?|plan))\b",
    re.IGNORECASE,
)
_OURS = Pattern(r"\b(?:we|our|ours|us|these asks|this ask|Action)\b", re.IGNORECASE)
_SCORED = Pattern(
    r"\bscore(?:s|d|card|cards)?\b|\brat(?:es|ed|ing|ings)\b|\btraffic[ -]light"
    r"|\bout of (?:10|ten|5|five)\b|\b\d/(?:5|10)\b|\b(?:red|amber|green) for\b"
    r"|\branks? (?:first|last|\d)|[✓✔✗✘🟢🔴🟠🟡]"
    r"|\|\s*(?:red|amber|green|yes|no)\s*\|",
    re.IGNORECASE,
)


@on_texts(
    "X02",
    Severity.ERROR,
    kinds=_POLITICAL,
    says="No text is for or against a party, a candidate or a politician.",
    remedy="Say what happened and what we ask, without praise or blame; keep to the policy.",
    why="A charity may campaign for a policy and must not support or oppose a party or a candidate "
    "(Charity Commission, CC9); a word of praise reads as support in an election.",
)
def for_and_against_nobody(said: Said, desk: Desk) -> Iterator[Breach]:
    """Find praise, blame and calls to vote beside a party or a politician."""
    for start, sentence in _political_sentences(said, _FOR_OR_AGAINST, _VOTE, _BACK):
        for found in (*_VOTE.finditer(sentence), *_BACK.finditer(sentence)):
            if not _is_negated(sentence, found) and _asks_for_votes(found, sentence, said, desk):
                yield start + found.start(), f"“{_shown(sentence)}” takes a side."
                break
        else:
            found_word = _FOR_OR_AGAINST.search(sentence)
            if not found_word or _is_negated(sentence, found_word):
                continue
            if whom := _whom(sentence, said, desk):
                text = f"“{found_word[0]}” is said with {whom}: “{_shown(sentence)}”"
                yield start + found_word.start(), f"{text}."


@on_texts(
    "X03",
    Severity.WARNING,
    kinds=_MANIFESTO,
    says="Our policy is not set beside a party's, and no party gets marks.",
    remedy="State our asks alone; leave comparing to the reader.",
    why="The Charity Commission advises charities against comparing their own policy with those of "
    "parties; a scorecard tells people how to vote, and is an error.",
)
def no_comparisons(said: Said, _desk: Desk) -> Iterator[Breach]:
    """Find sentences that set us beside a party, or give parties marks."""
    for start, sentence in said.sentences():
        party = _PARTY.search(sentence)
        if party is None:
            continue
        if scored := _SCORED.search(sentence):
            text = f"“{_shown(sentence)}” gives {party[0]} marks."
            yield start + scored.start(), text, Severity.ERROR
        elif (found := _COMPARED.search(sentence)) and _OURS.search(sentence):
            yield start + found.start(), f"“{_shown(sentence)}” compares us with {party[0]}."


@on_texts(
    "X12",
    Severity.WARNING,
    says="No politician is criticised in person.",
    remedy="Say what was decided, and by which department; leave the person out.",
    why="A charity's blog of 2020 had Gavin Williamson “slamming the door”; a person remembers it "
    "longer than the policy does, and it reads as opposition.",
)
def nothing_personal(said: Said, desk: Desk) -> Iterator[Breach]:
    """Find hard words about a named politician."""
    for start, sentence in _political_sentences(said, _PERSONAL):
        found = _PERSONAL.search(sentence)
        if found and not _is_negated(sentence, found) and (whom := _politician(sentence, desk)):
            yield start + found.start(), f"“{found[0]}” is said of {whom}: “{_shown(sentence)}”."


def _political_sentences(said: Said, *patterns: Pattern) -> Iterator[tuple[int, str]]:
    """Yield the sentences in which one of the patterns stands; most texts have none."""
    if any(pattern.search(said.text) for pattern in patterns):
        for start, sentence in said.sentences():
            if any(pattern.search(sentence) for pattern in patterns):
                yield start, sentence


def _is_negated(sentence: str, found: re.Match[str]) -> bool:
    return bool(_NEGATED.search(sentence[: found.start()]))


def _asks_for_votes(found: re.Match[str], sentence: str, said: Said, desk: Desk) -> bool:
    """Say if a verb of voting or backing is about a party or a candidate."""
    groups = found.groupdict()
    if "whom" not in groups:
        return "candidate" in sentence or _whom(sentence, said, desk) is not None
    if _PARTY.compiled.fullmatch(groups["whom"]):
        return True
    return groups["as"] is not None and _is_politician(groups["whom"], desk)


def _whom(sentence: str, said: Said, desk: Desk) -> str | None:
    """Return the party or the politician that a sentence names."""
    party = _PARTY.search(sentence)
    if party and not (said.profile and _names_a_table_row(sentence)):
        return party[0]
    return _politician(sentence, desk)


def _names_a_table_row(sentence: str) -> bool:
    return sentence.lstrip().startswith("|")


def _politician(sentence: str, desk: Desk) -> str | None:
    """Return the first politician whom a sentence names."""
    known = next((name for name in desk.people if name in sentence), None)
    if known:
        return known
    names = (found[1] for found in _NAME.finditer(sentence))
    return next((name for name in names if _is_politician(name, desk)), None)


def _is_politician(name: str, desk: Desk) -> bool:
    return name in desk.people or desk.is_politician(name)


def _shown(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:14]).rstrip(".") + (" …" if len(words) > 14 else "")
