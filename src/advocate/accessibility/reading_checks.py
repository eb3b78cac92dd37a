"""Checks how hard the prose is: the Flesch-Kincaid grade from words, sentences and syllables."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from advocate.accessibility.finding import Finding, finding
from advocate.accessibility.structure_checks import heading_level
from advocate.accessibility.word_file import WordFile
from advocate.models.prose import sentences

HARDEST = 12.0
"""Grade: easy to read for people who learnt until the age of eighteen.

WCAG 2.2, 3.1.5 (level AAA) asks for lower secondary education, about grade 9. Documents that name
departments, offices and committees reach that seldom: the sample's lie between 7.8 and 10.8.
"""
LONGEST_SENTENCE = 43
"""Words: readers understand less than a tenth of longer ones (Inside GOV.UK, 4 August 2014)."""
MOST_ON_AVERAGE = 25
"""Average words of a sentence; more is difficult to read (same source)."""
_FEWEST_WORDS = 100
"""In shorter texts a single name can change the grade."""
_ENDS = re.compile(r"[.!?…][\"”’)\]]*\s*\Z")
_QUOTATION = re.compile(r"\s*[“\"‘][^“”\"]*[”\"’]\s*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[£€$]?\d[\d.,:/%–-]*")
_VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")
_HIATUS = re.compile(
    r"[^cgst]ia(?:l|n|t|$)|[^cgst]io(?![nu])|eo|uo|[^q]ua[^r]|[^g]iu|ie(?:n[c]e|t)|eate"
)
_SILENT = re.compile(r"(?:[^aeiouyl]e|[aeiouy]le|[^aeioutdy]ed|[^aeiouscxzhgy]es)\Z")


class _Sentence(Struct, frozen=True):
    text: str
    words: int
    syllables: int


def check_reading(file: WordFile) -> Iterator[Finding]:
    """Find prose that is too hard, and sentences that are too long."""
    prose = _prose(file)
    grade = _grade(prose)
    if grade is not None and grade > HARDEST:
        yield finding("reading-grade", grade=grade, most=HARDEST)
    average = sum(sentence.words for sentence in prose) / max(len(prose), 1)
    if grade is not None and average > MOST_ON_AVERAGE:
        yield finding("long-on-average", average=average, most=MOST_ON_AVERAGE)
    for sentence in prose:
        if sentence.words > LONGEST_SENTENCE:
            yield finding(
                "long-sentence", sentence.text, words=sentence.words, most=LONGEST_SENTENCE
            )


def grade_of(file: WordFile) -> float | None:
    """Return the grade of a file's running text, to one decimal; None for less than 100 words."""
    return _grade(_prose(file))


def _grade(prose: Sequence[_Sentence]) -> float | None:
    words = sum(sentence.words for sentence in prose)
    if words < _FEWEST_WORDS:
        return None
    syllables = sum(sentence.syllables for sentence in prose)
    return round(0.39 * words / len(prose) + 11.8 * syllables / words - 15.59, 1)


def _prose(file: WordFile) -> list[_Sentence]:
    """Return the sentences of the running text: no tables, headings, addresses, notes or lists.

    Quotations are left out too: nobody may shorten them.
    """
    found = []
    for paragraph in file.body.paragraphs:
        text = paragraph.text
        is_prose = paragraph.cell is None and _ENDS.search(text) and not _QUOTATION.fullmatch(text)
        if is_prose and heading_level(file, paragraph) is None:
            found += [_counted(sentence) for _, sentence in sentences(text)]
    return [sentence for sentence in found if sentence.words]


@lru_cache(maxsize=4096)
def _counted(text: str) -> _Sentence:
    words = _WORD.findall(text)
    return _Sentence(text, len(words), sum(map(syllables_of, words)))


@lru_cache(maxsize=8192)
def syllables_of(word: str) -> int:
    """Return about how many syllables an English word has; a figure counts as one."""
    if word[0] in "£€$0123456789":
        return 1
    return sum(map(_syllables_of_part, word.casefold().split("-")))


def _syllables_of_part(part: str) -> int:
    letters = re.sub(r"['’]s?\Z|['’]", "", part)
    count = len(_VOWELS.findall(letters)) + len(_HIATUS.findall(letters))
    if _SILENT.search(letters):
        count -= 1
    return max(count, 1)
