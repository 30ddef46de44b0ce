"""What can be pointed at on the pages: passages, their figures, the marks of a draft; each a link with a place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import plain
from imprimatur.core.edition import Edition
from imprimatur.sheets.sheet import Area, Areas, Sheets

LONGEST = 90
"""Characters of a passage by which its link is called."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link over a page.

    `target` is what it opens, below the address of its language; `sort` that of its passage, `blank` or `number`;
    `words` the beginning of what it lies over. What is said once by another link of the same passage is `quiet`.
    """

    id: str
    target: str
    sort: str
    words: str
    area: Area
    is_quiet: bool = False


def links_of(edition: Edition, sheets: Sheets) -> Mapping[int, Sequence[Link]]:
    """The links of a language by their pages, in the order of reading."""
    pages: defaultdict[int, list[Link]] = defaultdict(list)
    for link in _links(edition, sheets):
        pages[link.area.page].append(link)
    return pages


def _links(edition: Edition, sheets: Sheets) -> Iterator[Link]:
    marks: defaultdict[int, list[int]] = defaultdict(list)
    for number, blank in enumerate(edition.blanks):
        marks[blank.passage].append(number)
    lang = edition.lang
    for number, (passage, standing) in enumerate(zip(edition.passages, sheets.passages, strict=True)):
        target = f"passage/{number}"
        yield from _row(f"{lang}-{number}", target, passage.sort.value, shortened(passage.text), standing.areas)
        for at, one in enumerate(standing.numbers):
            words = plain(passage.cells[one.cell])[one.start : one.end]
            for piece, area in enumerate(one.areas):
                name = f"{lang}-{number}-n{at}-{piece}"
                yield Link(name, f"{target}?number={at}", "number", words, area, is_quiet=True)
        yield from _marks(lang, marks.pop(number, ()), edition, sheets.blanks)
    for left in marks.values():
        yield from _marks(lang, left, edition, sheets.blanks)


def _marks(lang: Lang, numbers: Sequence[int], edition: Edition, blanks: Sequence[Areas]) -> Iterator[Link]:
    for number in numbers:
        label = shortened(edition.blanks[number].label)
        yield from _row(f"{lang}-b{number}", f"blank/{number}", "blank", label, blanks[number])


def _row(name: str, target: str, sort: str, words: str, areas: Areas) -> Iterator[Link]:
    for at, area in enumerate(areas):
        yield Link(f"{name}-{at}" if at else name, target, sort, words, area, is_quiet=at > 0)


def shortened(words: str) -> str:
    """The beginning of a text, to a word."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]}…"


def style(links: Mapping[int, Sequence[Link]]) -> str:
    """Where the links lie, as a style sheet: our pages have no style within a sentence."""
    return "\n".join(_rule(link.id, link.area) for page in links.values() for link in page)


def _rule(name: str, area: Area) -> str:
    edges = (area.left, area.top, area.right - area.left, area.bottom - area.top)
    left, top, width, height = (f"{100 * one:.3f}%" for one in edges)
    return f"#{name}{{left:{left};top:{top};width:{width};height:{height}}}"
