"""How far a run has come."""

from collections.abc import Callable

OnStep = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and how many there are."""


def silent(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""
