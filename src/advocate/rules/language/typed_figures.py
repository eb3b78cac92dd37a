"""Finds the figures in a text that say something about the world.

What only dates, names, numbers or orders things (30 June 2025, 2023/24, 1.30pm, HC 254, a postcode,
a list's numbers, what a sector numbers) is blanked first. A percentage, a sum of money, a decimal
or a number with a thousands comma is never blanked. How that is written stands in
`typed_figures.toml`.
"""

import re
from functools import cache, lru_cache, partial

from msgspec import Struct

from advocate.models.packaged_table import packaged_table
from advocate.models.people_words import ANYBODY, nouns_for
from advocate.models.sector import Sector
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.people_names import either, either_case

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_ADDED = r"(?:more\s|other\s|disadvantaged\s|eligible\s|primary\s|secondary\s|young\s|partner\s)*"
_ANYTHING = (
    r"people|children|volunteers?|hours?|sessions?|places|pounds|families|constituencies|councils"
    r"|per\s?cent|months|million|billion"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_HARD_AFTER = Pattern(r"\s?(?:%|per\s?cent\b|percentage\b)|[,.]\d")
_COMMON = (
    r"(?<![\d£$€,.])(?:"
    rf"(?:(?:\d{{1,2}} )?{_MONTH} {_YEAR}|\bHC \d{{1,4}}|\bQ\d{{1,4}}(?:[–-]\d{{1,4}})?"
    r"|\b[Aa](?:ge|sk) \d{1,2}|\b(?:{NUMBERED}) (?:1[0-3]|\d))\b"
    r"(?![,.]?\d|\s?(?:%|per))"
    rf"|{_YEAR}(?:[/–-]\d\d)?(?=\s*(?:[.;:)\]]{{1,2}}(?:$|\s)|,\s|\s\||$)|\s(?:(?:an?|and|as|at|but|by|for|had|has|in|is|it|its|of|on|or|our|so|the|to|was|we)\s|[A-Z]))"
    r"|v3\.0|BY 4\.0)"
)
"""What most texts have and nothing else, so that the long list need not be compiled for them;
`{NUMBERED}` stands for what the sectors number."""
_DIGIT = re.compile(r"[\d½⅓⅔¼¾]")
_FIGURE = re.compile(
    r"[£$€]?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per\s?cent\b|percentage\spoints?\b|million\b|billion\b"
    r"|bn\b|m\b|k\b))?|[½⅓⅔¼¾]"
)
_BIG = (
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
    r"|hundreds?|thousands?|millions?|billions?|dozens?"
)
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_WHOLE = r"(?:three|four|five|six|seven|eight|nine|ten|twenty|a\s+hundred)"
_PART = (
    r"half\s+(?:of|the|our|all|these|those)|(?:a|one)\s+(?:third|quarter|fifth|tenth)\s+of"
    r"|(?:two|three|four)[-\s](?:thirds|quarters|fifths)\s+of"
    rf"|{_SMALL}\s+(?:out\s+of|in)\s+(?:every\s+)?{_WHOLE}"
)
_CHANGE = (
    r"doubled|trebled|tripled|quadrupled|halved|twice\s+as|(?:two|three|four|five|ten)-?fold"
    r"|(?:three|four)\s+times\s+as"
)


@cache
def explained() -> tuple[Pattern, tuple[str, ...]]:
    """Return what of a text is not read at all, and the expressions for what is no figure."""
    table = packaged_table(__file__)
    parts = {**table["parts"], "MONTH": _MONTH, "YEAR": _YEAR}
    whole = partial(re.sub, r"\{([A-Z_]+)\}", lambda match: parts[match[1]])
    return Pattern(whole(table["unread"]), re.DOTALL), tuple(map(whole, table["kinds"]))


class Figure(Struct, frozen=True):
    """A figure typed by hand, and where it begins in its text."""

    text: str
    start: int
    in_words: bool = False

    @property
    def count(self) -> int | None:
        """The figure as a plain count; None for percentages, money, decimals, words and codes."""
        return int(self.text) if self.text.isdecimal() and len(self.text) < 16 else None


class TypedFigures:
    """Finds figures, in the words that the sectors count and number things with."""

    def __init__(self, sector: Sector) -> None:
        """Take the words; patterns are compiled when they are needed."""
        words = sector.word_list
        counted = rf"{_ADDED}(?:{either(words('counted'))}|{_ANYTHING})\b"
        number = r"(?:1[0-3]|\d)\b"
        sectors = (
            # before what is counted, 2000 is the round number and not the year
            rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|during|spring|summer|autumn|winter|{_MONTH})\s+"
            rf"(?!2000\s+{counted}){_YEAR}(?:\s?[/–-]\s?\d\d)?\b",
            rf"\b{_YEAR}s?\b(?!\s+{counted})",
            # what is numbered
            rf"\b(?:{either_case(words('numbered'))})s?\s{number}(?:(?:,\s{number})*"
            rf"\s?(?:and|or|to|&|/|–|-)\s?{number})?",
            # what a count too small to print is printed as
            r"(?:<|\b[Ff]ewer\sthan\s|\b[Uu]nder\s|\b[Ll]ess\sthan\s)(?:10|[1-9])\s"
            rf"(?:{either((*ANYBODY, *nouns_for(sector, many=True)))})\b",
        )
        self._common = re.compile(_COMMON.replace("{NUMBERED}", either_case(words("numbered"))))
        kinds = "|".join(f"(?:{kind})" for kind in (*explained()[1], *sectors))
        self._harmless = Pattern(kinds, re.MULTILINE)
        self._words = _figures_in_words(f"{either(words('counted'))}|{_ANYTHING}|young\\speople")
        self.typed = lru_cache(maxsize=256)(self._typed)
        """Every figure in digits that no date, name or reference explains."""
        self.in_words = lru_cache(maxsize=256)(self._in_words)
        """Numbers above ten, fractions and multiples in words that count something."""
        self.without_explained = lru_cache(maxsize=256)(self._without_explained)
        """Text with dates, names and references blanked, so that only figures are left."""

    def _typed(self, text: str) -> tuple[Figure, ...]:
        found = _FIGURE.finditer(self.without_explained(text))
        return tuple(Figure(match[0].rstrip(","), match.start()) for match in found)

    def _without_explained(self, text: str) -> str:
        if not _DIGIT.search(text):
            return text
        rest = explained()[0].compiled.sub(_blank, text)
        common = self._common.sub(_blank, rest)
        return self._harmless.compiled.sub(_blanked, rest) if _DIGIT.search(common) else common

    def _in_words(self, text: str) -> tuple[Figure, ...]:
        found = self._words.finditer(text)
        return tuple(Figure(" ".join(m[0].split()), m.start(), in_words=True) for m in found)


def _figures_in_words(counted: str) -> Pattern:
    return Pattern(
        rf"\b(?:{_BIG}|{_PART})\b(?=(?:\s+[\w’'-]+){{0,4}}?\s+(?:{counted})\b)|\b(?:{_CHANGE})\b",
        re.IGNORECASE,
        only_with=(
            *("eleven", "twelve", "teen", "twent", "thirt", "fort", "fift", "sixt", "sevent"),
            *("eight", "ninet", "hundred", "thousand", "illion", "dozen", "half", "third"),
            *("quarter", "tenth"),
            *("doubled", "trebled", "tripled", "quadrupled", "halved", "twice", "times as"),
            *("three", "four", "five", " six", "seven", " ten"),
            "fold",
        ),
        only_like=r"eleven|twelve|teen|twent|thirt|fort|fift|sixt|sevent|eight|ninet|hundred|thousand"
        r"|illion|dozen|half|third|quarter|tenth|doubled|tripled|upled|trebled|halved|twice|fold"
        r"|times\s+as|\b(?:of|in|every)\s+(?:three|four|five|six|seven|nine|ten)\b",
    )


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blanked(match: re.Match[str]) -> str:
    """Blank a match, unless the number in it turns out to be a figure after all."""
    before = match.string[match.start() - 1 : match.start()]
    if before in {"£", "$", "€"} or _HARD_AFTER.match(match.string, match.end()):
        return match[0]
    if before in {",", "."} and match.string[match.start() - 2 : match.start() - 1].isdigit():
        return match[0]
    return _blank(match)
