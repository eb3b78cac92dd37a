"""Says what a mistake in YAML means, and what to do: by the character that the value begins with.

The parser names the line where it gave up; the mistake is often in a line before.
"""

import re
from contextlib import suppress
from typing import Any

from advocate.errors import AdvocateError
from advocate.inputs.odd_characters import elsewhere, names_in, table

_CONFLICT = re.compile(r"(?:(?:<{7}|\|{7}|>{7})(?: .*)?|={7})\r?")


def wrong_syntax(error: Any, text: str) -> tuple[int | None, str, str]:
    """Return the line of an error of the parser, its cause, and what to do."""
    lines = text.split("\n")
    if marks := [number for number, line in enumerate(lines, 1) if _CONFLICT.fullmatch(line)]:
        said = f"Two merged versions stand here, parted by {lines[marks[0] - 1][:7]}"
        hint = "Keep the right one, and delete the lines with these marks."
        return marks[0], f"{said}{elsewhere(marks)}.", hint
    cause = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "no reason")
    first, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if first and (not mark or re.search("scanning a (quoted|simple)", error.context)):
        mark = first  # the other may be the end of the file
    line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1
    begun = first.line if first and "block" not in error.context else line - 2
    hint = _hint_for(lines[max(0, begun, line - 3) : line], cause)
    return line, f"This is not valid YAML: {cause}.", hint


def _hint_for(lines: list[str], cause: str) -> str:
    """Return what to do about the last of some lines, or about those before it."""
    odd = next(filter(None, map(names_in, reversed(lines))), "")
    odd = f"It holds {odd}. " if odd else ""
    for line in reversed(lines):
        for mistake in table()["mistake"]:
            found = mistake.get("cause", "") in cause and re.search(mistake["pattern"], line)
            if found and (line is lines[-1] or not mistake.get("is_own")):
                sign = found[found.lastindex or 0]
                return f"{odd}{mistake['hint'].format(sign, table()['begins'].get(sign))}"
    if odd:
        return f"{odd}Type spaces and straight quotation marks in their place."
    return "Check the indentation and the quotation marks on that line and the one before."


def number_of(name: str) -> str:
    """Return how to write the number of the member of a name."""
    from advocate.inputs.parliament.snapshot.snapshot import open_snapshot

    snapshot = open_snapshot()
    with suppress(AdvocateError):
        found = snapshot.parliament().members.find_member(name[:500], on=snapshot.as_of)
        return f"Write {found.id}, the number of {found.name_display_as}."
    return "Write the number that this shows elsewhere: advocate members --all"
