"""The charts of a Markdown file: each a picture in the text, its SVG at the end of the file."""

import re
from base64 import b64encode
from collections.abc import Iterable

from advocate.models.brand import Palette
from advocate.models.chart import alternative_text, chart_of, figures_in
from advocate.models.document import Block
from advocate.writers.charts.chart_svg import chart_svg

_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<>&!~|]")
"""Characters that Markdown might read as its own."""


class Pictures:
    """The pictures of one document, in the order of its figures."""

    def __init__(self, blocks: Iterable[Block], palette: Palette) -> None:
        self._figures = figures_in(blocks)
        self._palette = palette
        self._drawn: list[str] = []

    def next_image(self) -> str:
        """Return the picture of the next figure; empty if it has no values to draw."""
        figure = next(self._figures, None)
        drawn = chart_svg(figure, self._palette) if figure else ""
        if figure is None or not drawn:
            return ""
        self._drawn.append(drawn)
        said = _MEANS_SOMETHING.sub(r"\\\g<0>", alternative_text(chart_of(figure)))
        return f"![{said}][chart-{len(self._drawn)}]"

    @property
    def definitions(self) -> str:
        """The SVG of the pictures returned so far: a line each, with a blank line above."""
        lines = (
            f"[chart-{number}]: data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}\n"
            for number, drawn in enumerate(self._drawn, 1)
        )
        return "".join(f"\n{line}" for line in lines)
