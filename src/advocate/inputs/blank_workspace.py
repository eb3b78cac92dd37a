"""Makes a workspace of a charity's own: nothing of the sample's, and TODO where its words go.

The files stand in `blank/`; where `<name>` stands in one of them, an answer goes.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

BLANK = Path(__file__).with_name("blank")
_GAP = re.compile(r"<(\w+)>")
_UNANSWERED = {"sector": "", "seat": "", "nation": "[]"}
"""What stands for an answer that nobody gave, where that is not TODO."""


def filled_in(text: str, answers: Mapping[str, str]) -> str:
    """Return the text of a file with each gap closed, by what was answered or else by TODO."""
    return _GAP.sub(lambda gap: answers.get(gap[1], _UNANSWERED.get(gap[1], "TODO")), text)
