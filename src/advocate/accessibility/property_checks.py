"""Checks of a file's properties: title, author and language."""

from collections.abc import Iterator

from advocate.accessibility.finding import Finding, finding
from advocate.accessibility.word_file import WordFile
from advocate.storage.word_package import value_of

_DC = "{http://purl.org/dc/elements/1.1/}"
_NOBODY = frozenset({"python-docx", "author", "user", "unknown", "microsoft office user", "admin"})
"""Authors that programs fill in by themselves."""


def check_title(file: WordFile) -> Iterator[Finding]:
    """Find a file without a title: it is what a screen reader says first."""
    if not _property(file, "title"):
        yield finding("title")


def check_author(file: WordFile) -> Iterator[Finding]:
    """Find a file without an author, or with the one that a program puts in."""
    author = _property(file, "creator")
    if not author or author.casefold() in _NOBODY:
        yield finding("author-of-program" if author else "author", author=author)


def check_language(file: WordFile) -> Iterator[Finding]:
    """Find a language that is missing or differs within the file: screen readers speak by it."""
    declared = _property(file, "language")
    styles = file.styles
    text = styles.look(styles.default).over(styles.defaults).language or ""
    if not declared or not text:
        yield finding("no-language", missing="styles" if declared else "properties")
    wanted = declared or "en-GB"
    said = {"text": text, "theme": value_of(file.part("settings"), "themeFontLang")}
    for what, language in said.items():
        if language and language.casefold() != wanted.casefold():
            yield finding("other-language", what=what, language=language, wanted=wanted)


def _property(file: WordFile, name: str) -> str:
    return (file.part("core-properties").findtext(f"{_DC}{name}") or "").strip()
