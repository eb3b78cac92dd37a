"""From the charity's two colours to all colours of a document, and how strong each has to be."""

from pathlib import Path

from advocate.models.brand import Brand, Look, Palette
from advocate.models.colour import WHITE, contrast_ratio, darker_shades, mixed, parse_colour

TEXT_CONTRAST = 4.5
"""Least contrast of text with what is behind it (WCAG 2.2, 1.4.3)."""
MARK_CONTRAST = 3.0
"""Least contrast of bars and marks with what is beside them (WCAG 2.2, 1.4.11)."""
_TINT, _SOFT, _HAIRLINE = 0.09, 0.43, 0.23
"""Shares of the main colour in white."""


def palette_of(brand: Brand) -> Palette:
    """Return the colours that `brand` makes; those it says nothing of stay as they come.

    Ink and muted text are the same for everybody: grey enough to go with any colour.
    """
    usual = Palette()
    second = parse_colour(brand.second_colour or "") or usual.second
    main = parse_colour(brand.main_colour or "")
    if main is None:
        return Palette(second=second)
    return Palette(
        main=main,
        second=second,
        tint=mixed(main, WHITE, _TINT),
        soft=mixed(main, WHITE, _SOFT),
        hairline=mixed(main, WHITE, _HAIRLINE),
    )


def look_of(brand: Brand, reference: Path, folder: Path, shipped: Path | None = None) -> Look:
    """Return the look of documents; relative paths of `brand` start at `folder`."""
    palette = palette_of(brand)
    return Look(reference=reference, folder=folder, brand=brand, palette=palette, shipped=shipped)


def main_contrast(colour: str) -> float:
    """Return the least contrast that `colour` has as text: on white, or on its own tint.

    White text on it has the first of the two.
    """
    return min(contrast_ratio(colour, WHITE), contrast_ratio(colour, mixed(colour, WHITE, _TINT)))


def readable_shade(colour: str) -> str:
    """Return the lightest shade of `colour` that can be text."""
    shades = darker_shades(colour)
    return next(shade for shade in shades if main_contrast(shade) >= TEXT_CONTRAST)


def visible_shade(colour: str) -> str:
    """Return the lightest shade of `colour` that can be a bar or a mark on white."""
    shades = darker_shades(colour)
    return next(shade for shade in shades if contrast_ratio(shade, WHITE) >= MARK_CONTRAST)
