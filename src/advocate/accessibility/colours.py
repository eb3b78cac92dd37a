"""Colours as six hexadecimal digits: how they mix, and how well one reads on another.

Contrast is that of WCAG 2.2, success criterion 1.4.3.
"""

import colorsys
from functools import lru_cache

BLACK, WHITE = "000000", "FFFFFF"


@lru_cache(maxsize=512)
def contrast(one: str, other: str) -> float:
    """Return the ratio of the two colours' luminance, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightened(colour: str, share: float) -> str:
    """Return `colour` as Word's tint leaves it; `share` is what stays of its darkness."""
    hue, light, saturation = _hls(colour)
    return _hex(colorsys.hls_to_rgb(hue, light * share + (1 - share), saturation))


def darkened(colour: str, share: float) -> str:
    """Return `colour` as Word's shade leaves it; `share` is what stays of its lightness."""
    hue, light, saturation = _hls(colour)
    return _hex(colorsys.hls_to_rgb(hue, light * share, saturation))


def mixed(ground: str, ink: str, share: float) -> str:
    """Return `ground` with `share` of it covered by `ink`."""
    pairs = zip(_channels(ground), _channels(ink), strict=True)
    return _hex(tuple(low + (high - low) * share for low, high in pairs))


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = _channels(colour)
    return colorsys.rgb_to_hls(red, green, blue)


def _hex(channels: tuple[float, ...]) -> str:
    return "".join(f"{round(min(max(c, 0), 1) * 255):02X}" for c in channels)
