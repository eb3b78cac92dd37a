"""What a rival is: something that makes the bytes of one brief in both formats."""

from dataclasses import dataclass
from typing import Protocol

Made = tuple[bytes, bytes]
"""The Word file and the Markdown file of one brief."""


class Rival(Protocol):
    """Makes briefs by their number; whatever can be made once for all is made in `__init__`."""

    def make(self, number: int) -> Made:
        """Return both files of the brief `number`."""


@dataclass(frozen=True)
class Entrant:
    """A rival with its name, and whether it is so slow that it makes fewer briefs a round."""

    name: str
    rival: Rival
    is_slow: bool = False
