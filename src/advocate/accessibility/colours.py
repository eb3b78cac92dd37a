"""Word's tints and shades of a colour, as six hexadecimal digits."""

import colorsys


def lightened(colour: str, share: float) -> str:
    """Return `colour` as Word's tint leaves it; `share` is what stays of its darkness."""
    hue, light, saturation = _hls(colour)
    return _hex(colorsys.hls_to_rgb(hue, light * share + (1 - share), saturation))


def darkened(colour: str, share: float) -> str:
    """Return `colour` as Word's shade leaves it; `share` is what stays of its lightness."""
    hue, light, saturation = _hls(colour)
    return _hex(colorsys.hls_to_rgb(hue, light * share, saturation))


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (channel / 255 for channel in bytes.fromhex(colour))
    return colorsys.rgb_to_hls(red, green, blue)


def _hex(channels: tuple[float, ...]) -> str:
    return "".join(f"{round(min(max(c, 0), 1) * 255):02X}" for c in channels)
