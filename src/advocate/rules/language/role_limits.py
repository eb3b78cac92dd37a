"""What each role in Parliament cannot be asked to do, in the words of an ask."""

import re

from advocate.rules.language.pattern_file import PatternFile

_BOOK = PatternFile(__file__)
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
ROLE_LIMITS = (
    *(
        (role, "ministers_cannot", _TO_MINISTERS)
        for role in ("decision_maker", "minister", "speaker", "any_member")
    ),
    *((role, "peers_cannot", _TO_PEERS) for role in ("peer", "bishop")),
    *(
        (role, "others_cannot", _TO_COMMITTEES)
        for role in ("any_member", "minister", "shadow_minister", "peer")
    ),
)
"""Role, what it cannot do, and what to ask for instead; any_member is asked of ministers too."""


def first_impossible_request(impossible: str, text: str) -> re.Match[str] | None:
    """Return the first request this role cannot fulfil, letters to committees and replies aside."""
    for found in _BOOK[impossible].finditer(text):
        before = text[: found.start()]
        if not _BOOK["by_letter"].search(before) and not _BOOK["answered"].search(before):
            return found
    return None
