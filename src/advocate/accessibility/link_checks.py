"""Checks that links make sense alone: screen readers list them without the text around them."""

import re
from collections.abc import Iterator

from advocate.accessibility.finding import Finding, finding
from advocate.accessibility.story_text import run_text
from advocate.accessibility.word_file import WordFile
from advocate.models.packaged_table import packaged_table
from advocate.storage.word_package import W, value_of

_LONGEST_ADDRESS = 60
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+\Z", re.IGNORECASE)
_DRESS = re.compile(r"[\W_]+")
_CONTENTS = "toc "
"""Styles of a table of contents: two of its entries may have the same words."""


def check_links(file: WordFile) -> Iterator[Finding]:
    """Find links whose words say nothing, are a long address, or lead to different places."""
    targets: dict[str, str] = {}
    for text, target in _links(file):
        words = " ".join(_DRESS.sub(" ", text.casefold()).split())
        if not words:
            yield finding("link-without-words", target)
        elif words in packaged_table(__file__)["say_nothing"]:
            yield finding("link-says-nothing", target, words=text, target=target)
        elif len(text) > _LONGEST_ADDRESS and _ADDRESS.match(text):
            yield finding("link-of-address", text, target=target)
        elif targets.setdefault(words, target) != target:
            first = targets[words]
            yield finding("links-of-same-words", text, first=first, target=target)


def _links(file: WordFile) -> Iterator[tuple[str, str]]:
    """Yield the words and the target of each link; a picture's words are its alternative text."""
    for part, root in file.text_parts.items():
        for paragraph in root.iter(f"{W}p"):
            style = value_of(paragraph, f"pPr/{W}pStyle")
            if file.styles.name(style).casefold().startswith(_CONTENTS):
                continue
            for link in paragraph.iter(f"{W}hyperlink"):
                text = "".join(run_text(run) for run in link.iter(f"{W}r"))
                pictures = (item.get("descr", "") for item in link.iter() if "descr" in item.attrib)
                yield " ".join((text or " ".join(pictures)).split()), file.target(link, part)
