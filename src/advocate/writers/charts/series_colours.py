"""The colours of series: readers can tell them apart in black and white too."""

from msgspec import Struct

from advocate.models.brand import Palette
from advocate.models.colour import BLACK, mixed

_CLOSE = 0.18
"""Colours that differ by less look the same without colour."""
_PALE, _DEEPER = 0.45, 0.65
"""Lighter colours are hard to see on white and get a darker edge."""


class Paint(Struct, frozen=True, kw_only=True):
    """How one series is drawn, so that it differs from the others without colour too."""

    fill: str
    """Six hexadecimal digits."""
    edge: str
    dash: str
    """Of a line, as DrawingML names it: "solid", "dash", "sysDot" or "lgDash"."""
    marker: str
    """"circle", "square", "diamond" or "triangle"."""


def paints(palette: Palette) -> tuple[Paint, ...]:
    """Return the paint of each series in turn: dark, middle, outlined, and between."""
    is_told_apart = abs(_light(palette.main) - _light(palette.second)) > _CLOSE
    second = palette.second if is_told_apart else palette.soft
    edge = mixed(second, BLACK, _DEEPER) if _light(second) > _PALE else second
    return (
        Paint(fill=palette.main, edge=palette.main, dash="solid", marker="circle"),
        Paint(fill=second, edge=edge, dash="dash", marker="square"),
        Paint(fill=palette.tint, edge=palette.main, dash="sysDot", marker="diamond"),
        Paint(fill=palette.muted, edge=palette.muted, dash="lgDash", marker="triangle"),
    )


def _light(colour: str) -> float:
    """Return how light a colour is on a black-and-white printer, 0 to 1."""
    red, green, blue = (value / 255 for value in bytes.fromhex(colour))
    return 0.299 * red + 0.587 * green + 0.114 * blue
