"""Finds the figures in a text that say something about the world.

What only dates, names, numbers or orders things (30 June 2025, 2023/24, 1.30pm, HC 254, a postcode,
a list's numbers, what a sector numbers) is blanked first. A percentage, a sum of money, a decimal
or a number with a thousands comma is never blanked.
"""

import re
from functools import lru_cache

from msgspec import Struct

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
_CLOCK = r"\d{1,2}(?:[:.][0-5]\d)?"
_NAMED = (
    r"HC|HL(?:\sPaper)?|SI|S\.I\.|UIN|Cm|CP|Cmnd|Bill|EDM|[Vv]olume|[Vv]ol\.?|[Cc]ols?\.?|Issue|[Ss]ection|s\.|ss\.|[Cc]lause|[Ss]chedule"
    r"|[Pp]aragraph|para\.?|[Pp]age|pp?\.|[Tt]able|Figure|Fig\.|[Nn]ote|[Cc]olumn|[Aa]rticle"
    r"|No\.|Number|[Aa]sk|[Cc]hapter|[Pp]art|[Aa]nnex|[Aa]ppendix|[Rr]ecommendation|[Qq]uestion"
    r"|Step|Room|[Pp]hase|Channel|Radio|BBC|Progress|Attainment|[Vv]ersion|CC\sBY(?:-[A-Z]+)*"
    r"|[Ll]icence|Q|[Mm]essage|[Bb]us|[Pp]latform|[Jj]unction|[Ee]xtension|[Ee]xt\.?|Court|Flat|Route"
)
_NAMED_MANY = r"[Ss]ections|[Cc]lauses|[Pp]aragraphs|[Pp]ages|[Cc]olumns|[Aa]rticles|Tables|Asks"
_STREET = (
    r"Street|Road|Avenue|Lane|Place|Square|Gardens|Terrace|Close|Way|Drive|Court|Hill|House"
    r"|Embankment|Row|Crescent|Walk|Mews|Gate|Park|Quay|Wharf|Yard"
)
_FILES = (
    "docx?|dotx?|odt|rtf|pdf|xlsx?|ods|csv|tsv|pptx?|txt|md|html?|ya?ml|toml|json|xml|zip|png|jpe?g"
    "|gif|svg|webp|tiff?|heic|eps|mp[34]|mov|wav"
)
"""Endings of names of files."""
_UNREAD = Pattern(
    r"\[\^?\d{1,3}\]|<!--(?:(?!<!--).)*?-->|\{\{(?:(?!\{\{).)*?\}\}"
    rf"|\]\((?:<[^<>\n]*>|[^()\s\]][^()\n\]]*\.(?:{_FILES})|[^)\s\]]*)\)"
    rf"|(?<![\w.%+-])(?=[\w.%+-]{{1,120}}\.(?:{_FILES})\b)[\w.%+-]++|(?<![\w#&])#[A-Za-z]\w*"
    r"|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|(?!frac)[A-Za-z]{2,8}\d{1,2});"
    r"|\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.]+",
    re.DOTALL,
)
_KINDS = (
    # dates, years, times
    r"\b\d{4}-\d\d-\d\d\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:,|and|to|or|–|-)\s?\d{{1,2}}(?:st|nd|rd|th)?){{0,30}}"
    rf"\s+(?:of\s+)?{_MONTH}(?:\s+{_YEAR})?",
    rf"\b{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d\d)\b",
    rf"\b{_CLOCK}\s?(?:(?:–|-|to)\s?{_CLOCK}\s?)?(?:am|pm|a\.m\.|p\.m\.)(?!\w)",
    r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b",
    r"\b12\s(?:noon|midday|midnight)\b|\b\d{1,2}\so[’']clock\b",
    r"\b\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b",
    # spans of time that order something, and nothing at all
    r"\b24\shours\sa\sday\b|\b7\sdays\sa\sweek\b",
    r"\b[Ww]ithin\s(?:the\snext\s)?\d{1,3}\s(?:working\s)?(?:minutes|hours|days|weeks|months)\b",
    r"\b(?:[Ff]irst|[Nn]ext)\s\d{1,3}\s(?:minutes|days|weeks)\b",
    r"\b[Oo]ver\s(?:the\s(?:next|first)\s)?\d{1,2}\sweeks\b",
    r"£0(?!\d|\s?(?:million|billion|bn|m|k)\b)",
    # stages, grades and ages, which name a group
    r"\b(?:[Aa]ges?|[Aa]ged)\s(?:of\s)?\d{1,2}\b(?:\s?(?:and|or|to|–|-)\s?\d{1,2}\b)?",
    r"\b\d{1,2}(?:\s?(?:to|–|-)\s?\d{1,2})?-year-olds?\b|\b\d{1,2}[–-]19\b",
    r"\b(?:11|14|16)\sto\s(?:16|18|19)(?=\s(?:tuition|education|fund|funding|bursary|study|provision"
    r"|phase|year)\b)",
    r"\b(?:Level|Stage|Tier)\s\d\b",
    r"\b1(?:-to-|:)1\b|\b24/7\b|\b11-plus\b",
    # references, identifiers, addresses
    rf"\b(?:{_NAMED})\s?\d+[A-Za-z]{{0,2}}(?:\(\w{{1,4}}\))*(?:[.:/–-]\d+)*(?!\w)",
    rf"\b(?:{_NAMED_MANY})\s\d+[A-Z]?(?:(?:,\s\d+)*\s?(?:and|to|or|–|-)\s?\d+)?\b",
    r"\b[Nn]o\s10\b",
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b",
    r"\b[A-Za-z]+\d\w*(?:[./–-]\w+)*",
    r"\b[A-Za-z]{2,}-\d{1,4}s?\b|\b[A-Z]{2,9}(?:/\d{1,6}){1,4}\b",
    r"(?:\+44\s?|\(?\b0)\d[\d\s()]{7,12}\d\b",
    r"\b(?:[Cc]harity|[Cc]ompany)(?:\s(?:[Nn]o\.?|[Nn]umber))?\s\(?\d{5,8}\b",
    rf"\b\d{{1,4}}[A-Za-z]?\s(?:[A-Z][\w’'-]+\s){{1,3}}(?:{_STREET})\b",
    # numbers of lists and rows
    r"^[>#*_|\- \t]*\d{1,3}[.)](?:\s|$)",
    r"^\|\s*\d{1,2}\s*\|",
)
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
        kinds = "|".join(f"(?:{kind})" for kind in (*_KINDS, *sectors))
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
        rest = _UNREAD.compiled.sub(_blank, text)
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
