"""Characters that nobody sees, or that pass for others: named, and taken out where that is safe.

Which, and what is said of them, stands in `odd_characters.toml`, read where a file may hold any.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from advocate.errors import Severity
from advocate.inputs.yaml_file import YamlFile
from advocate.models.packaged_table import packaged_table

QUOTES = "“”„‟«»″＂‘’‚‛‹›′´"
"""What looks like a quotation mark, and is none in YAML."""
_PLAIN = re.compile("[\t\n -~\xa1-\xac\xae-\u024f\u2010-\u2027€]*+")
"""What need not be looked at."""
_ESCAPE = re.compile(r"\\[0abefvxuUNLP]")
_LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")
_MOST_LINES = 5
_Found = dict[tuple[str, str], tuple[dict[str, str], list[int]]]
"""By a character and what is said of it: its kind, and the lines where it stands."""


def table() -> Mapping[str, Any]:
    """Return what stands in `odd_characters.toml`."""
    return packaged_table(__file__)


def names_in(text: str) -> str:
    """Return the names of what cannot be seen, and of odd quotation marks, in a text."""
    odd = dict.fromkeys(char for char in text if char in QUOTES or not char.isprintable())
    return ", ".join(map(_named, odd))


def without_odd(text: str, file: YamlFile) -> str:
    """Return the text of a file as it is to be read.

    What was found is noted, once for each character, with the lines where it stands.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    file.is_odd = "\\" in text and _ESCAPE.search(text) is not None
    if _PLAIN.fullmatch(text):
        return text
    found: _Found = {}
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not _PLAIN.fullmatch(line):
            lines[number - 1] = _without_odd(line, number, found)
    for (char, message), (kind, places) in found.items():
        said = f"{_named(char)} {message}{elsewhere(places)}."
        file.complain_of_line(places[0], said, kind["hint"], kind["severity"], kind.get("rule"))
    text = "\n".join(lines)
    file.is_odd = file.is_odd or not _PLAIN.fullmatch(text)
    return text


def spoofed(text: str, *, is_name: bool) -> tuple[str, str, Severity] | None:
    """Return what is wrong with the letters of a value, the remedy and how much it matters.

    Only a name may not have a word of look-alikes beside one in Latin letters.
    """
    if _PLAIN.fullmatch(text):
        return None
    known, found = table(), _Found()
    _without_odd(text, 0, found)
    for (char, _), (kind, _) in found.items():
        if "becomes" in kind:
            said = f"{_named(char)} was typed as an escape, and nobody sees it."
            return said, "Take it out.", Severity.ERROR
    beside_latin = is_name and _LATIN.search(text)
    for word in re.findall(r"\w+", text) if re.search(known["foreign"], text) else ():
        odd = re.search(known["foreign"], word)
        is_twin = beside_latin and re.fullmatch(known["twins"], word)
        if odd and (is_twin or _LATIN.search(word) or re.match(known["styled"], odd[0])):
            said = f"“{odd[0]}” in “{word:.40}” is {_named(odd[0])}, no plain letter."
            severity = Severity.ERROR if is_name else Severity.WARNING
            return said, "Type the word again.", severity
    return None


def _without_odd(line: str, number: int, found: _Found) -> str:
    def replaced(pattern: str, kind: dict[str, str], text: str) -> str:
        for char in "".join(re.findall(pattern, text)):
            _, places = found.setdefault((char, kind["message"]), (kind, []))
            if places[-1:] != [number]:
                places.append(number)
        return re.sub(pattern, kind["becomes"], text) if "becomes" in kind else text

    known = table()
    for kind in known["kind"]:
        if re.search(kind.get("where", ""), line):
            line = replaced(kind["pattern"], kind, line)
    end = re.match(known["leading"], line).end()  # type: ignore[union-attr]  # it may be empty
    return replaced(known["spaces"], known["indents"], line[:end]) + line[end:]


def _named(char: str) -> str:
    is_private = unicodedata.category(char) == "Co"
    name = "a private character" if is_private else "a control character"
    name = unicodedata.name(char, "") or table()["unnamed"].get(char, name)
    return f"{name} (U+{ord(char):04X})"


def elsewhere(places: list[int]) -> str:
    """Return in words on which lines something stands, besides the first."""
    listed = ", ".join(map(str, places[1 : _MOST_LINES + 1]))
    more = f" and {len(places) - _MOST_LINES - 1} more" if len(places) > _MOST_LINES + 1 else ""
    return f"; also on line{'s' if len(places) > 2 else ''} {listed}{more}" if listed else ""
