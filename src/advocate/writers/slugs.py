"""The file name of a document: one that works on every system."""

import re
import unicodedata
from hashlib import sha256

_LONGEST_SLUG = 60
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
)
_APOSTROPHES = re.compile("['’‘ʼ`]")
_NOT_SLUG = re.compile("[^a-z0-9]+")
_RESERVED = re.compile("(?:con|prn|aux|nul|conin|conout|(?:com|lpt)[0-9])")
"""Names Windows gives to devices, with any extension."""


def slugify(text: str) -> str:
    """Return `text` as a file name without extension: lower-case ASCII words joined by hyphens.

    Text without any such letter gets a name from its hash, so that two differ.
    """
    spelled = text.casefold().replace("&", " and ").translate(_SPELLED)
    folded = unicodedata.normalize("NFKD", spelled)
    plain = _APOSTROPHES.sub("", folded).encode("ascii", "ignore").decode()
    slug = _NOT_SLUG.sub("-", plain).strip("-")
    if len(slug) > _LONGEST_SLUG:
        whole_words = slug[: _LONGEST_SLUG + 1].rpartition("-")[0]
        slug = whole_words or slug[:_LONGEST_SLUG]
    if not slug:
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return f"document-{digest[:8]}"
    return f"{slug}-document" if _RESERVED.fullmatch(slug) else slug
