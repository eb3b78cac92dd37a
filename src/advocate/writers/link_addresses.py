"""The addresses that a link in a document may lead to: the web, mail and telephone."""

import re

SAFE_SCHEME = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_IN_WORD = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>\\]+", re.IGNORECASE)


def may_word_lead_to(address: str) -> bool:
    """Say if a Word file may link to `address`.

    Of a relative one Word makes a path beside the file, or on the network, which it opens and runs.
    """
    return _IN_WORD.fullmatch(address) is not None
