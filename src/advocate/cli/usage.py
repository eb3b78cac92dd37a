"""What is wrong with a command line, and what its writer may have meant; words in `usage.toml`."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from advocate.cli.completion import committees_beginning
from advocate.errors import WrongUsage
from advocate.inputs.parliament.names.short_names import possible_names
from advocate.inputs.parliament.snapshot.snapshot import open_snapshot
from advocate.models.name_folding import name_key
from advocate.models.packaged_table import packaged_table

_NAMING = frozenset({"--mp", "--constituency", "--committee", "--appg", "--office", "--party"})
_QUOTES = "“”„‘’'\""


def wrong_usage(error: Any, command: Any, typed: Sequence[str]) -> WrongUsage:
    """Return what Typer says is wrong with what was typed behind a command, in our words."""
    ours = ("advocate", command.name)
    said = error.format_message()
    for each in packaged_table(__file__)["said"]:
        said = re.sub(each["pattern"], each["message"], said)
    flags = {flag: param for param in command.params for flag in param.opts} | {"--help": None}
    argument = next((f" {each.metavar}" for flag, each in flags.items() if flag[0] != "-"), "")
    wanted, param = getattr(error, "option_name", ""), getattr(error, "param", None)
    if (alone := re.match("“(.*)” stands behind", said)) is not None:
        hint = _meant_alone(alone[1], typed, flags, f"advocate {command.name}")
    elif wanted and wanted not in flags:
        meant = next((word for word in typed if word.startswith(wanted)), wanted)
        hint = _nearest(meant, "options", flags)
        hint = hint or (f"Write: advocate {command.name}{argument}." if argument else "")
    elif unknown := re.match("There is no command “(.*)”", said):
        hint = _nearest(unknown[1], "commands", packaged_table(__file__)["commands"])
    else:
        hint = getattr(param or flags.get(wanted), "help", None) or ""
    return WrongUsage(said, hint=hint or f"See: {' '.join(filter(None, ours))} --help")


def _nearest(typed: str, table: str, known: Collection[str]) -> str:
    """Ask if one was meant that is called like what was typed, or is written nearly so."""
    bare, sign = typed.strip("-–—−").partition("=")[0], "--" if table == "options" else ""
    names = packaged_table(__file__)[table].items()
    called = [name for name, words in names if {bare, bare.lower()} & {*words.split()}]
    near = get_close_matches(bare.lower(), [name.lstrip("-") for name in known], n=1, cutoff=0.7)
    meant = (f"{sign}{name}" for name in (bare, *called, *near))
    return next((f"Did you mean {each}?" for each in meant if each.split(" ")[0] in known), "")


def _meant_alone(words: str, typed: Sequence[str], flags: Mapping[str, Any], command: str) -> str:
    """Return what to do with words that stand behind no option."""
    place = next((i for i, word in enumerate(typed) if words.startswith(word)), 0)
    option, before = ("", "", *typed)[place : place + 2]
    if words.startswith(("–", "—", "−")):
        return _nearest(words.split()[0], "options", flags)
    is_part = words and " " not in typed[place] and before and not before.isdigit()
    if is_part and before[0] != "-" and option in ("", *_NAMING):
        whole = f"{before} {words}".strip(_QUOTES)
        return f'Put what belongs together in quotation marks: {option or command} "{whole}"'
    flag = next((flag for flag in _kinds_of(words) if flag in flags), "")
    value = "" if getattr(flags.get(flag), "is_flag", True) else f' "{words.strip(_QUOTES)}"'
    return f"Did you mean {flag}? Write: {command} {flag}{value}" if flag else ""


def _kinds_of(words: str) -> Iterator[str]:
    """Yield the options that take such a name, likeliest first."""
    forms = packaged_table(__file__)["alone"].items()
    yield from (flag for flag, form in forms if re.fullmatch(form, words, re.IGNORECASE))
    names, key = open_snapshot().names, name_key(words)
    for flag, short, known in (
        ("--party", "parties", names.party_names()),
        ("--constituency", "seats", names.constituency_names()),
        ("--region", "regions", names.regions()),
    ):
        yield from (flag,) if key in map(name_key, known) or possible_names(short, words) else ()
    committees = map(name_key, committees_beginning(""))
    yield from ("--committee",) if f"{key} committee" in committees else ()
    yield "--mp"
