"""Colours as six hexadecimal digits: how well two can be told apart, and shades made from one."""

import re
from collections.abc import Iterable

BLACK, WHITE = "000000", "FFFFFF"
_SIX_DIGITS = re.compile(r"#?([0-9A-Fa-f]{6})")
_STEP = 0.01
"""How much darker each shade is that `darker_shades` gives, as a share of the first."""


def parse_colour(text: str) -> str | None:
    """Return six hexadecimal digits in capitals, or None where `text` is no colour."""
    found = _SIX_DIGITS.fullmatch(text.strip())
    return found[1].upper() if found else None


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2: from 1, the same, to 21, black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return `share` of `colour`, from 0 to 1, in `other`."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return _digits(share * mine + (1 - share) * theirs for mine, theirs in pairs)


def darker_shades(colour: str) -> list[str]:
    """Return `colour` and ever darker shades of it down to black."""
    return [mixed(colour, BLACK, 1 - step * _STEP) for step in range(round(1 / _STEP) + 1)]


def as_word_shades(colour: str, *, tint: float = 1, shade: float = 1) -> str:
    """Return `colour` as Word's tint and shade leave it.

    `tint` is what stays of its darkness, `shade` of its lightness; 1 is all.
    """
    from colorsys import hls_to_rgb, rgb_to_hls  # late: only a brand of one's own is shaded

    hue, light, strength = rgb_to_hls(*(value / 255 for value in _channels(colour)))
    light = (light * tint + 1 - tint) * shade
    channels = hls_to_rgb(hue, light, strength)
    return _digits(255 * min(max(value, 0), 1) for value in channels)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


def _digits(channels: Iterable[float]) -> str:
    return bytes(round(value) for value in channels).hex().upper()


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
