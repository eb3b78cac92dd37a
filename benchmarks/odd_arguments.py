"""Command lines as nobody means them: odd values for every option there is, in any order."""

import random
from functools import cache
from typing import Any

import typer

from advocate.cli.app import app

_UNASKED = {"--open", "--install-completion", "--show-completion", "--debug", "--all", "--jobs"}
"""What starts other programs, writes into the home folder, shows tracebacks or takes long."""
_FOLDERS = {"--out", "--workspace", "directory", "file"}
"""Of the user's own choice: these may not lead out of the folder of a case."""
_TEXTS = [
    *("", " ", "-", "--", "x", "0", "-1", "²", "１２", "9" * 5000, "1e3", "NaN", "4370", "203"),
    *(
        "Jess Phillips",
        "Phillips, Jess",
        "jess  PHILLIPS",
        "Frаnces",
        "Jess\u202e Phillips",
        "Lord",
    ),
    *("education", "PAC", "Bristol Central", "B14 7RW", "North West", "Green Party", "the PM"),
    *("brief", "gap", "more_tutors", "2024", "2019", "2026-11-20", "2026-02-30", "0001-01-01"),
    *("9999-12-31", "tomorrow", "docx", "md", "html,md", "exe", "page", "full", "mp", "N01", "C11"),
    *("a" * 20_000, "ا" * 3000, "😀", "\u200b", "\ud800", "\x1b[2J", "a\nb", "\r", "%s"),
    *("{0}", "{{ 7 * 7 }}", "$(id)", "`id`", "; id", "*", "[", "(", "\\", "'", '"', "<!--", "@x"),
]
_PLACES = ["", ".", "briefs", "a/b/c", "advocate.yaml", "data", "no/such", "a" * 300, "\u202e", "é"]


def command_line(rng: random.Random) -> list[str]:
    """Return one command with some of its own options, and now and then with one of another."""
    name = rng.choice(sorted(_commands()))
    own = [option for option in _commands()[name] if not _UNASKED & {*option.opts}]
    line = [name]
    for param in rng.choices(own, k=rng.randint(0, 6)):
        line += _typed(rng, param)
    if rng.random() < 0.1:
        line.insert(rng.randint(0, len(line)), rng.choice(_TEXTS))
    if rng.random() < 0.5:
        line += ["--json"]
    return line


@cache
def _commands() -> dict[str, list[Any]]:
    group: Any = typer.main.get_command(app)
    context = typer.Context(group)
    named = ((name, group.get_command(context, name)) for name in group.list_commands(context))
    return {name: list(command.params) for name, command in named if name != "sync"}


def _typed(rng: random.Random, param: Any) -> list[str]:
    option = rng.choice(param.opts)
    value = rng.choice(_PLACES if _FOLDERS & {option, param.name} else _TEXTS)
    if not option.startswith("-"):
        return [value]
    if getattr(param, "is_flag", False):
        return [option]
    return (
        [f"{option}={value}"] if option.startswith("--") and rng.random() < 0.3 else [option, value]
    )
