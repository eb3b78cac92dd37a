"""Lets commands share options: each is declared once, by what makes something of it."""

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Any, cast

Command = Callable[..., None]


def made_with(**makers: Callable[..., object]) -> Callable[[Command], Command]:
    """Give a command, in place of the arguments named here, the options of what makes them.

    A maker may take what one before it has made.
    """

    def shared(command: Command) -> Command:
        def typed(**given: Any) -> None:
            for name, maker in makers.items():
                given[name] = maker(**{each: given[each] for each in signature(maker).parameters})
            command(**{each: given[each] for each in signature(command).parameters})

        named = [
            inner.replace(kind=Parameter.KEYWORD_ONLY)
            for name, each in signature(command).parameters.items()
            for inner in (
                signature(makers[name]).parameters.values() if name in makers else (each,)
            )
            if inner.name not in makers
        ]
        typed.__doc__ = command.__doc__
        cast("Any", typed).__signature__ = Signature(named)
        return typed

    return shared
