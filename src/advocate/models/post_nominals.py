"""Letters after a name, such as KCB and DL, in the order of the list beside this module."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

AFTER_FELLOWSHIPS = (5, 99)
"""Place of letters that nobody knows."""


@cache
def known_letters() -> Mapping[str, tuple[int, int]]:
    """Return the place of each: its band, and where it stands in the band."""
    text = Path(__file__).with_name("post_nominals.txt").read_text(encoding="utf-8")
    bands = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {letters: (band, n) for band, row in enumerate(bands) for n, letters in enumerate(row)}


@cache
def folded_letters() -> frozenset[str]:
    """Return them all in small letters."""
    return frozenset(map(str.lower, known_letters()))
