"""What people type and paste where Markdown has a sign of its own, read as they mean it.

Bullets from other programs, spaces in the path of a picture, `*` between digits. Only what can
mean nothing else is read so; rule F12 names the rest.
"""

import re

_BULLETS = "•●▪‣⁃∙■➢➤❖◦\uf0b7\uf0a7\uf0d8"
_PASTED = re.compile(
    rf"^((?:> ?)*)([ \t]*)(?:[{_BULLETS}][ \t\xa0]*|·[ \t\xa0]+|o\t+)(?=[^\s{_BULLETS}])"
    rf"(?![^\n]*[{_BULLETS}])",
    re.MULTILINE,
)
_SIGNS = re.compile(rf"[{_BULLETS}·]|o\t|!\[|\d\*\d")
_PICTURE = re.compile(
    r"(!\[[^\[\]\n]{0,300}\]\()((?:[^()<>\n\"]|\([^()<>\n\"]{0,40}\)){1,300})\)", re.IGNORECASE
)
_FILES = (".png", ".jpg", ".jpeg")
_TIMES = re.compile(r"(?<=\d)\*(?=\d)")


def as_meant(markdown: str) -> str:
    """Return Markdown with ordinary typing put into Markdown's own signs."""
    if not _SIGNS.search(markdown):
        return markdown
    markdown = _PASTED.sub(lambda m: f"{m[1]}{'  ' if m[2] else ''}- ", markdown)
    return _PICTURE.sub(_with_path, _TIMES.sub(r"\\*", markdown))


def _with_path(picture: re.Match[str]) -> str:
    path = picture[2].strip()
    needs_marks = " " in path and path.lower().endswith(_FILES)
    return f"{picture[1]}<{path}>)" if needs_marks else picture[0]
