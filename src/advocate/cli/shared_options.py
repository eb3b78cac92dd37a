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

        def declared(by: Callable[..., object]) -> dict[str, Parameter]:
            found: dict[str, Parameter] = {}
            for name, each in signature(by).parameters.items():
                found |= declared(makers[name]) if name in makers else {name: each}
            return found

        named = declared(command).values()
        typed.__doc__ = command.__doc__
        cast("Any", typed).__signature__ = Signature(
            [each.replace(kind=Parameter.KEYWORD_ONLY) for each in named]
        )
        return typed

    return shared
