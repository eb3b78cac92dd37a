"""What each role in Parliament cannot be asked to do, in the words of an ask."""

import re

from advocate.rules.language.pattern import Pattern

_QUESTION = (
    r"\b(?:table[ds]?|tabling|put(?:ting)? down|written|oral|parliamentary)\b[^.;]{0,300}"
    r"\bquestions?\b"
)
_MOTION = r"\bearly day motions?\b|\bEDMs?\b"
_PRIME_MINISTERS = r"\bPrime Minister[’']s Questions\b|\bPMQs?\b"
_IN_THE_HOUSE = (
    r"\bput(?:ting)?\b[^.;]{0,300}\bquestions?\b[^.;]{0,300}\bin the House\b(?! of Lords)"
)
_NOT_FOR_MINISTERS = (
    f"{_QUESTION}|{_MOTION}|{_PRIME_MINISTERS}|{_IN_THE_HOUSE}"
    "|\\b(?:apply for|secure|lead)\\b[^.;]{0,300}\\bdebate\\b"
    "|\\bintroduc\\w+ [^.;]{0,300}\\bprivate members?[’']s? bill"
)
_OF_A_COMMITTEE = (
    r"\bthe (?:\w+ ){0,4}Committee (?:take|hear|hold|launch|open)\b|\btake evidence\b"
    r"|\bpropose that the (?:\w+ ){0,4}Committee\b"
    r"|\bbring\b[^.;]{0,300}\b(?:before|to) the (?:\w+ ){0,4}Committee\b"
    r"|\b(?:launch|open|hold|start)\b[^.;]{0,40}\bCommittee inquiry\b"
)
_BY_LETTER = Pattern(r"\bwrit\w+ to\b[^.;]{0,300}\b(?:committee|chair)", re.IGNORECASE)
_ANSWERED = Pattern(r"\b(?:answer|repl|respon|read)\w*\b[^.;]{0,300}\Z", re.IGNORECASE)
"""What stands before a question that somebody else has asked."""
_TO_MINISTERS = (
    "Ministers table no questions or motions and apply for no debates; ask for a letter to a "
    "colleague, or for what is in the power of their own department."
)
_TO_COMMITTEES = (
    "Only the members of a committee can bring something before it; ask others to write to "
    "the minister."
)
_TO_PEERS = (
    "A peer has no constituency and takes no part in the Commons; ask for a question or a "
    "debate in the Lords."
)
_MINISTERS_CANNOT = Pattern(
    _NOT_FOR_MINISTERS,
    re.IGNORECASE,
    only_with=("question", "motion", "edm", "pmq", "debate", "private member"),
)
_PEERS_CANNOT = Pattern(
    f"{_MOTION}|{_PRIME_MINISTERS}"
    r"|\bput(?:ting)?\b[^.;]{0,300}\bSecretary of State[^.;]{0,300}\bin the House\b(?! of Lords)"
    "|\\bWestminster Hall\\b|\\bin the House of Commons\\b|\\byour constituen",
    re.IGNORECASE,
    only_with=("motion", "edm", "question", "pmq", "in the house", "westminster", "constituen"),
)
_OTHERS_CANNOT = Pattern(_OF_A_COMMITTEE, re.IGNORECASE, only_with=("committee", "take evidence"))
ROLE_LIMITS = (
    *(
        (role, _MINISTERS_CANNOT, _TO_MINISTERS)
        for role in ("decision_maker", "minister", "speaker", "any_member")
    ),
    *((role, _PEERS_CANNOT, _TO_PEERS) for role in ("peer", "bishop")),
    *(
        (role, _OTHERS_CANNOT, _TO_COMMITTEES)
        for role in ("any_member", "minister", "shadow_minister", "peer")
    ),
)
"""Role, what it cannot do, and what to ask for instead; any_member is asked of ministers too."""


def first_impossible_request(impossible: Pattern, text: str) -> re.Match[str] | None:
    """Return the first request this role cannot fulfil, letters to committees and replies aside."""
    for found in impossible.finditer(text):
        before = text[: found.start()]
        if not _BY_LETTER.search(before) and not _ANSWERED.search(before):
            return found
    return None
