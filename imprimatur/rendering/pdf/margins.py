"""What stands in the margins of the pages: which part of them a box is, and the numbers that they print.

Running heads and feet are artifacts of pagination (ISO 32000-1, 14.8.2.2.2), each said to be a head or a foot. The
labels of the pages (12.4.2) are what a reader shows beside a page and asks for: the number that the page prints.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from imprimatur.core.bilingual import Lang
from imprimatur.rendering.messages import say

FOLIO = "page"
"""The class of the element whose text is the number of the page (templates/_shared/page.html)."""


def edges(page: Page) -> dict[Any, str]:
    """The boxes in the margins of a page, each with what it belongs to: the Header or the Footer."""
    found: dict[Any, str] = {}
    for margin in _margins(page):
        edge = "Footer" if "bottom" in margin.at_keyword else "Header"
        found |= dict.fromkeys(_below(margin), edge)
    return found


def folio(page: Page) -> int | None:
    """The number that a page prints in its margin; None where it prints none."""
    said = [
        box.text
        for margin in _margins(page)
        for box in _below(margin)
        if isinstance(box, boxes.TextBox) and FOLIO in _classes(box)
    ]
    text = "".join(said).strip()
    return int(text) if text.isdecimal() else None


def page_labels(folios: Sequence[int | None], lang: Lang) -> pydyf.Dictionary | None:
    """The labels of pages by the numbers that they print; None where none prints any.

    Pages before the first number are the cover, those after the last its back; a page between that prints none counts.
    """
    numbered = [place for place, number in enumerate(folios) if number is not None]
    if not numbered:
        return None
    first, last = numbered[0], numbered[-1]
    labels = [*_named(range(first), say["cover"].of(lang))]
    expected: int | None = None
    for place in range(first, last + 1):
        number = folios[place]
        if number is not None and number != expected:
            labels.append((place, {"S": "/D", "St": number}))
        expected = (expected if number is None else number) + 1  # type: ignore[operator]
    labels += _named(range(last + 1, len(folios)), say["back_cover"].of(lang))
    numbers = [part for place, label in labels for part in (place, pydyf.Dictionary(label).data)]
    return pydyf.Dictionary({"Nums": pydyf.Array(numbers)})


def _named(places: range, word: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for count, place in enumerate(places, 1):
        yield place, {"P": pydyf.String(word if count == 1 else f"{word} {count}")}


def _margins(page: Page) -> list[boxes.MarginBox]:
    box: Any = page._page_box
    return [child for child in box.children if isinstance(child, boxes.MarginBox)]


def _below(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _below(child)


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []
