"""What stands beside the text in the PDF: where its words are, and that nothing is printed over anything."""

from collections.abc import Iterator

import pypdfium2
import pytest

from imprimatur.core.blocks import Blocks, Paragraph, Placing, Quotation, Run, Table, runs
from tests.rendering.docx_reading import with_parts
from tests.rendering.pdf_reading import printed, structure

Box = tuple[float, float, float, float]
NOTE = Paragraph((*runs("texte " * 60), Run("ici", note=runs("note " * 300))))
TEXT = Paragraph(runs("texte " * 150))


def quotation(place: Placing = "beside") -> Quotation:
    return Quotation(runs("citation " * 12), runs("voix"), place=place)


def words(blocks: Blocks) -> Iterator[dict[str, list[Box]]]:
    """The boxes of each word (left, bottom, right, top; points) of every page."""
    for page in pypdfium2.PdfDocument(printed(with_parts(opening=blocks)).content):
        text, found = page.get_textpage(), dict[str, list[Box]]()
        content = text.get_text_range()
        for word in ("texte", "citation", "note", "cellule"):
            at = content.find(word)
            while at >= 0:
                boxes = [text.get_charbox(at + n) for n in range(len(word))]
                left, bottom, _, _ = map(min, zip(*boxes, strict=True))
                _, _, right, top = map(max, zip(*boxes, strict=True))
                found.setdefault(word, []).append((left, bottom, right, top))
                at = content.find(word, at + 1)
        yield found


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_the_text_runs_around_what_stands_beside_it() -> None:
    (page, *_) = words((quotation(), TEXT))
    lowest, highest = min(box[1] for box in page["citation"]), max(box[3] for box in page["citation"])
    start = min(box[0] for box in page["citation"])
    beside = [box for box in page["texte"] if box[3] > lowest and box[1] < highest]
    below = [box for box in page["texte"] if box[3] < lowest - 20]
    assert len(beside) > 20
    assert max(box[2] for box in beside) < start
    assert max(box[2] for box in below) > start + 100
    # 65 mm wide, as far as the right edge of the text, 15 mm from that of the page.
    assert start == pytest.approx((210 - 15 - 65) * 72 / 25.4, abs=1.5)


@pytest.mark.parametrize("lines", range(20, 44, 4))
def test_nothing_is_printed_over_a_note_a_table_or_the_foot_of_the_page(lines: int) -> None:
    table = Table((runs("cellule"),), ((runs("cellule"),),))
    before = tuple(Paragraph(runs("texte " * 14)) for _ in range(lines))
    for page in words((*before, quotation(), NOTE, TEXT, quotation(), table, quotation("margin"), TEXT)):
        boxes = [box for word in page for box in page[word]]
        assert not [one for rank, one in enumerate(boxes) for other in boxes[:rank] if overlap(one, other)]
        # A quotation of twelve words is on one page, whole.
        assert len(page.get("citation", ())) % 12 == 0
        assert min((box[1] for box in boxes), default=100) > 16 * 72 / 25.4


def test_reading_order_is_that_of_the_blocks() -> None:
    tree = structure(printed(with_parts(context=(Paragraph(runs("avant")), quotation(), TEXT))).content)
    (quote,) = tree.all("BlockQuote")
    assert quote.text.startswith("citation")
    assert tree.text.index("avant") < tree.text.index("citation") < tree.text.index("texte texte")
