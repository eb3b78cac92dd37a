"""Checks of a file's properties: title, author and language."""

from collections.abc import Iterator
from functools import partial

from advocate.accessibility.finding import Finding, finding, known_finding
from advocate.accessibility.word_file import WordFile
from advocate.errors import Severity
from advocate.storage.word_package import value_of

_DC = "{http://purl.org/dc/elements/1.1/}"
_USUAL = "en-GB"
_NOBODY = frozenset({"python-docx", "author", "user", "unknown", "microsoft office user", "admin"})
"""Authors that programs fill in by themselves."""
_language = partial(
    finding,
    "language",
    remedy=f"Set the language of reference.docx to {_USUAL}: in Word, Review, Language.",
    severity=Severity.ERROR,
)


def check_title(file: WordFile) -> Iterator[Finding]:
    """Find a file without a title: it is what a screen reader says first."""
    if not _property(file, "title"):
        yield known_finding("title")


def check_author(file: WordFile) -> Iterator[Finding]:
    """Find a file without an author, or with the one that a program puts in."""
    author = _property(file, "creator")
    if not author or author.casefold() in _NOBODY:
        yield known_finding("author-of-program" if author else "author", author=author)


def check_language(file: WordFile) -> Iterator[Finding]:
    """Find a language that is missing or differs within the file: screen readers speak by it."""
    declared = _property(file, "language")
    styles = file.styles
    text = styles.look(styles.default).over(styles.defaults).language or ""
    if not declared or not text:
        missing = "properties" if not declared else "styles"
        yield _language(f"The {missing} of the file name no language.")
    wanted = declared or _USUAL
    said = {"text": text, "theme": value_of(file.part("settings"), "themeFontLang")}
    for what, language in said.items():
        if language and language.casefold() != wanted.casefold():
            yield _language(f"The language of its {what} is {language}, not {wanted}.")


def _property(file: WordFile, name: str) -> str:
    return (file.part("core-properties").findtext(f"{_DC}{name}") or "").strip()
