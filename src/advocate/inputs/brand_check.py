"""Checks the look that `advocate.yaml` asks for: contrast of colours, and the files it names."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from advocate.errors import Problem
from advocate.inputs.yaml_file import YamlFile
from advocate.models.brand import Brand
from advocate.models.colour import WHITE, contrast_ratio, parse_colour
from advocate.models.palette import (
    MARK_CONTRAST,
    TEXT_CONTRAST,
    main_contrast,
    readable_shade,
    visible_shade,
)
from advocate.models.picture_size import why_unfit
from advocate.storage.word_package import UNREADABLE, WordPackage
from advocate.storage.workspace_files import read_inside

_FONT = re.compile(r"[^\W_][\w .&'+\-]{0,30}")
"""What Word takes as the name of a font: at most 31 letters."""
_LARGEST_LOGO = 5_000_000
"""Bytes; every document carries it."""
_Found = tuple[tuple[str, ...], str, str]
"""Path below `brand`, message, hint."""
_WhyWrong = Callable[[str, bytes], tuple[str, str] | None]
"""Returns what is wrong with a file of that name and content, and what to do."""


def check_brand(brand: Brand, folder: Path, file: YamlFile) -> Iterator[Problem]:
    """Yield what is wrong with the look; `folder` is where its relative paths start."""
    logo = brand.logo.file if brand.logo else None
    for path, message, hint in (
        *_unquoted(file),
        *_check_colour("main_colour", brand.main_colour, _too_light_for_text, readable_shade),
        *_check_colour("second_colour", brand.second_colour, _too_light_for_marks, visible_shade),
        *_check_font("heading_font", brand.heading_font),
        *_check_font("body_font", brand.body_font),
        *_check_file(("logo", "file"), logo, folder, _wrong_logo),
        *_check_file(("letterhead",), brand.letterhead, folder, _wrong_letterhead),
    ):
        yield file.problem(("brand", *path), message, hint)


def _unquoted(file: YamlFile) -> Iterator[_Found]:
    """Find colours that YAML took for a comment, since they begin with "#" outside quotes."""
    root = file.value if isinstance(file.value, dict) else {}
    brand = root.get("brand")
    for name in ("main_colour", "second_colour"):
        is_told = any("for a comment" in problem.message for problem in file.problems)
        if isinstance(brand, dict) and name in brand and brand[name] is None and not is_told:
            hint = f'Put it in quotation marks, {name}: "#1D4650", or leave the field out.'
            yield (name,), f'"{name}" is empty: what follows # is a comment.', hint


def _check_colour(
    name: str,
    given: str | None,
    too_light: Callable[[str], str | None],
    darker: Callable[[str], str],
) -> Iterator[_Found]:
    colour = parse_colour(given) if given is not None else None
    if given is not None and colour is None:
        hint = 'Write six hexadecimal digits in quotation marks, as in "#1D4650".'
        yield (name,), f'"{name}" cannot be "{given:.40}".', hint
    elif colour and (why := too_light(colour)):
        hint = f'Use "#{darker(colour)}", the nearest shade that is dark enough.'
        yield (name,), f'"{name}" #{colour} is too light for {why}', hint


def _too_light_for_text(colour: str) -> str | None:
    on_white, on_tint = contrast_ratio(colour, WHITE), main_contrast(colour)
    both = f"{_shown(on_white)}:1 with white and {_shown(on_tint)}:1 with its own tint"
    told = f"text: its contrast is {both}; text needs {TEXT_CONTRAST}:1."
    return told if on_tint < TEXT_CONTRAST else None


def _too_light_for_marks(colour: str) -> str | None:
    ratio = contrast_ratio(colour, WHITE)
    needed = f"{_shown(ratio)}:1, and they need {MARK_CONTRAST:.0f}:1."
    return f"bars and marks: its contrast with white is {needed}" if ratio < MARK_CONTRAST else None


def _shown(ratio: float) -> str:
    """Return a ratio with two decimals, never rounded up to what it falls short of."""
    return f"{int(ratio * 100) / 100:.2f}"


def _check_font(name: str, given: str | None) -> Iterator[_Found]:
    for font in (given or "").split(",") if given else ():
        if not _FONT.fullmatch(font.strip()):
            message = f'"{name}" holds "{font.strip():.40}", which is no name of a font.'
            hint = "Write the name that Word shows, and after a comma what may stand in"
            yield (name,), message, f'{hint}: "Georgia, Cambria".'


def _check_file(
    path: tuple[str, ...], name: str | None, folder: Path, why_wrong: _WhyWrong
) -> Iterator[_Found]:
    if name is None:
        return
    try:
        wrong = why_wrong(name, read_inside(folder, name))
    except OSError as error:
        hint = getattr(error, "hint", f"Put the file in {folder}, or correct the path.")
        wrong = f"cannot be read: {error.strerror}", hint
    if wrong:
        yield path, f'The {path[0]} "{name:.80}" {wrong[0]}.', wrong[1]


def _wrong_logo(_name: str, data: bytes) -> tuple[str, str] | None:
    said = f"has {len(data) / 1_000_000:.0f} MB; every document carries it"
    too_large = said, "Make it smaller: 5 MB at most, 600 pixels wide is enough."
    return why_unfit(data) or (too_large if len(data) > _LARGEST_LOGO else None)


def _wrong_letterhead(name: str, data: bytes) -> tuple[str, str] | None:
    with suppress(*UNREADABLE):  # damaged, or locked by a password
        WordPackage(data)
        if name.lower().endswith(".docx"):
            return None
    hint = "Save it in Word as “Word Document (.docx)”, without a password."
    return "is not a Word document", hint
