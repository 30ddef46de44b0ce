"""Charts: the numbers of a `Chart` drawn as SVG in the colours of a theme, and as a picture for Word.

Read in grey as in colour: values are printed at their bars or told by the marks of an axis, and the series differ in
luminance and stand in the order of their legend.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart, ChartSort
from imprimatur.core.theme import Theme
from imprimatur.rendering.charts.canvas import Canvas
from imprimatur.rendering.charts.horizontal import horizontal
from imprimatur.rendering.charts.layout import WIDTH
from imprimatur.rendering.charts.organisation import organisation
from imprimatur.rendering.charts.panels import panels
from imprimatur.rendering.charts.risks import risks
from imprimatur.rendering.charts.timeline import timeline
from imprimatur.rendering.charts.vertical import vertical

SORTS: Mapping[ChartSort, Callable[[Canvas, Chart, Theme, Lang], float]] = {
    ChartSort.BARS: horizontal,
    ChartSort.COLUMNS: vertical,
    ChartSort.STACKED: horizontal,
    ChartSort.STACKED_COLUMNS: vertical,
    ChartSort.TIMELINE: timeline,
    ChartSort.RISKS: risks,
    ChartSort.ORGANISATION: organisation,
    ChartSort.PANELS: panels,
}
"""Who draws each sort, and says how high the drawing is."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart drawn: the SVG file, and what it was made from."""

    canvas: Canvas
    svg: bytes

    def png(self, fonts: Path) -> bytes:
        """The drawing as a PNG of 300 dpi, its texts in the fonts of that folder."""
        return self.canvas.png(fonts)


def draw(chart: Chart, theme: Theme, lang: Lang) -> Drawing:
    """Draw a chart; `lang` is the language of the numbers and months that the chart does not bring itself."""
    canvas = Canvas(WIDTH)
    canvas.height = SORTS[chart.sort](canvas, chart, theme, lang) if chart.categories and chart.series else 1.0
    return Drawing(canvas, canvas.svg())
