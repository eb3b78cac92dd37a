"""Sentences end where they always did, however the search for their ends is written."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from advocate.models.prose import sentences

PLAINLY = re.compile(
    r"[.!?…][\"”’)*_]*(?P<space>\s+)(?=[\"“‘(\[{*_]*[A-Z0-9£{])"
    r"|(?P<line>\n)(?=[ \t]*(?:[-*+>#|]|\d+[.)]\s))|(?P<gap>\n[ \t]*\n)"
)
"""The three ways in which a sentence ends, each on its own."""
TEXTS = st.text(alphabet='.!?…\n \t"”)*_A0£{a-+>#|1', max_size=40)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("One.  Two\n- three\n\nfour")
def test_ends_of_sentences(text: str) -> None:
    starts = [0, *(match.end() for match in PLAINLY.finditer(text))]
    ends = [*(match.start(match.lastgroup or 0) for match in PLAINLY.finditer(text)), len(text)]
    parts = [(at, text[at:end]) for at, end in zip(starts, ends, strict=True)]

    assert list(sentences(text)) == [(at, part) for at, part in parts if part.strip()]
