"""The size of the running text of a Word document, where the composition chooses it."""

from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from imprimatur.rendering.docx.xml import RUN_ORDER, name, w

USUAL = 10.0
"""The size in points that the styles of a template are made for."""
RUNNING = (
    "body text",
    "lead",
    *(f"heading {level}" for level in range(1, 7)),
    *(f"list {kind}{depth}" for kind in ("bullet", "number", "continue") for depth in ("", " 2", " 3")),
)
"""The styles that go with the size of the text: bands, boxes and fine print keep theirs."""
CLOSER = 0.962
"""By how much lines and distances shrink beyond the size, where it is below the usual one."""

BEFORE_SIZE = RUN_ORDER.partition(" sz ")[0].split()
"""What the schema puts before the size in the properties of a run."""


def resize(styles: Any, size: float) -> None:
    """Set the running text in type of that size, and its lines and distances in proportion."""
    scale = size / USUAL
    distance = scale * CLOSER if size < USUAL else scale
    for style in styles.findall(name("style")):
        if style.find(name("name")).get(name("val")).lower() not in RUNNING:
            continue
        _own_size(style)
        for tag in ("sz", "szCs"):
            _scale(style.iter(name(tag)), ("val",), scale)
        _scale(style.iter(name("spacing")), ("before", "after", "line"), distance)


def _scale(elements: Iterable[Any], attributes: Sequence[str], by: float) -> None:
    for element in elements:
        for attribute in attributes:
            value = element.get(name(attribute))
            if value is not None:
                element.set(name(attribute), str(round(int(value) * by)))


def _own_size(style: Any) -> None:
    """Give a style that takes its size from the document's one of its own."""
    properties = style.find(name("rPr"))
    if properties is None:
        properties = style.makeelement(name("rPr"))
        style.append(properties)
    if properties.find(name("sz")) is None:
        place = sum(etree.QName(child).localname in BEFORE_SIZE for child in properties)
        for tag in ("szCs", "sz"):
            properties.insert(place, w(tag, val=round(2 * USUAL)))
