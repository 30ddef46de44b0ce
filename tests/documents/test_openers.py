"""How long a chapter is taken to be, what opens it, and how deep its list of contents goes."""

from decimal import Decimal

import pytest

from imprimatur.core.blocks import (
    Block,
    Chart,
    ChartSort,
    Contents,
    ContentsEntry,
    Facts,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quotation,
    Series,
    Table,
    runs,
)
from imprimatur.documents.annual_report.openers import opened, shortened

HEAD = Heading(1, runs("Un"))
PICTURE = Figure(b"", "image/png", "une porte")


def look(*blocks: Block) -> str:
    """The look of the heading of a second chapter of those blocks."""
    head = opened((HEAD, Paragraph(()), HEAD, *blocks), first=True)[2]
    assert isinstance(head, Heading)
    return head.look


def text(characters: int) -> Paragraph:
    return Paragraph(runs("a" * characters))


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Heading(2, runs("Un titre")), 2.5),
        (text(88), 1.4),
        (text(89), 2.4),
        (Quotation(runs("a" * 44)), 3.5),
        (Quotation(runs("a" * 45)), 5),
        (List((Item(runs("a" * 88)), Item(runs("a" * 89)))), 3.4),
        # Each cell has its share of a line.
        (Table((runs("a"), runs("b")), ((runs("a" * 43), runs("b")), (runs("a" * 44), runs("b")))), 6),
        (Facts(((runs("a"), runs("b")),) * 2), 2.8),
        (Chart(ChartSort.BARS, ("a", "b"), (Series("n", (Decimal(1), Decimal(2))),), "n"), 7),
        (Contents((ContentsEntry(1, "1", runs("a"), "a"),) * 3), 3),
    ],
)
def test_a_chapter_of_forty_lines_is_short(block: Block, lines: float) -> None:
    # Headings of 2.5 lines, paragraphs of 1.4 and lines of contents fill up to forty lines, by tenths.
    rest = round(10 * (40 - lines))
    heads = next(one for one in range(20) if (rest - 25 * one) % 14 in (0, 10) and rest >= 25 * one)
    left = rest - 25 * heads
    fill: list[Block] = [Heading(2, runs("t"))] * heads + [text(1)] * (left // 14)
    fill += [Contents((ContentsEntry(1, "1", runs("a"), "a"),) * (left % 14 // 10))]
    assert look(block, *fill) == "compact"
    assert look(block, *fill, Contents((ContentsEntry(1, "1", runs("a"), "a"),))) == ""


def test_forty_lines_are_short_and_a_line_more_is_not() -> None:
    line = Contents((ContentsEntry(1, "1", runs("a"), "a"),))
    for blocks in ([line] * 40, [Heading(2, runs("Un titre"))] * 16):
        assert (look(*blocks), look(*blocks, line)) == ("compact", "")


def test_a_picture_takes_seventeen_lines_and_opens_where_it_comes_first() -> None:
    line = Contents((ContentsEntry(1, "1", runs("a"), "a"),))
    assert look(Heading(2, ()), PICTURE, *[line] * 20) == "compact"
    assert look(Heading(2, ()), PICTURE, *[line] * 21) == ""
    contact = Paragraph(runs("Personne de contact"), role="contact")
    for before in ((), (contact,)):
        head, *rest = opened((HEAD, *before, PICTURE, text(1)), first=False)
        assert isinstance(head, Heading) and head.look == "pictured"
        assert [one.place for one in rest if isinstance(one, Figure)] == ["opener"]
    # Not after a paragraph of the text.
    assert look(text(1), PICTURE) == "compact"


def test_the_first_chapter_opens_a_page_however_short_and_a_text_before_it_is_none() -> None:
    for blocks in ((HEAD, text(1)), (text(1), HEAD, text(1))):
        made = opened(blocks, first=True)
        assert [one.look for one in made if isinstance(one, Heading)] == [""]
    assert [one.look for one in opened((HEAD, text(1)), first=False) if isinstance(one, Heading)] == ["compact"]


def entries(**counts: int) -> Contents:
    levels = (int(name[1]) for name, count in counts.items() for _ in range(count))
    return Contents(tuple(ContentsEntry(level, "", runs("a"), "a") for level in levels))


@pytest.mark.parametrize(
    ("counts", "deepest"),
    [
        # 20.5, 13.5 and 12.5 points a line, 610 a page.
        ({"l1": 10, "l2": 10, "l3": 22}, 2),
        ({"l1": 10, "l2": 10, "l3": 21}, 3),
        ({"l1": 10, "l2": 8, "l3": 23}, 3),
        ({"l1": 10, "l2": 8, "l3": 24}, 2),
        ({"l1": 20, "l3": 16}, 3),
        ({"l1": 20, "l2": 1, "l3": 15}, 2),
        ({"l1": 10, "l2": 30}, 2),
        ({"l1": 10, "l2": 31}, 1),
        ({"l1": 29, "l2": 1}, 2),
        ({"l1": 30, "l2": 1}, 1),
    ],
)
def test_contents_go_as_deep_as_a_page_holds(counts: dict[str, int], deepest: int) -> None:
    (made,) = shortened((entries(**counts),))
    assert isinstance(made, Contents) and max(entry.level for entry in made.entries) == deepest


@pytest.mark.parametrize(("level", "room"), [(1, 64), (2, 88), (3, 88)])
def test_a_long_entry_takes_two_lines(level: int, room: int) -> None:
    points = {1: 20.5, 2: 13.5, 3: 12.5}[level]
    others = int((610 - points) // 12.5)
    for characters, kept in ((room, True), (room + 1, False)):
        entry = ContentsEntry(level, "", runs("a" * characters), "a")
        deep = ContentsEntry(3, "", runs("a"), "a")
        (made,) = shortened((Contents((entry, *[deep] * others)),))
        assert isinstance(made, Contents) and (len(made.entries) == others + 1) is kept
