"""The pages of a PDF: their pictures and their signs."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2

from imprimatur.sheets.letters import Letters, TooMuch, read_page

WIDTH = 1000
"""Pixels of a picture's width: text of nine points is read in it."""
TALLEST = 3000
"""Pixels of a picture's height at most."""
MOST_PAGES = 600
MOST_PICTURES = 512 << 20
"""Bytes of all pictures of a document at most; those of the longest of the samples have ten millions."""
LARGEST = 64 << 20
"""Bytes of a PDF at most."""


class Damaged(ValueError):
    """What was given is no PDF of a document, or one larger than any that is printed."""


@dataclass(slots=True)
class Pages:
    """The pages of a PDF, open."""

    document: Any

    def __len__(self) -> int:
        """How many pages."""
        return len(self.document)

    def pictures(self) -> Iterator[tuple[tuple[int, int], bytes]]:
        """The size and the PNG of each page. Raises Damaged."""
        left = MOST_PICTURES
        for number in range(len(self.document)):
            page = self._page(number)
            scale = WIDTH / page.get_width()
            if page.get_height() * scale > TALLEST:
                raise Damaged("height")
            image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            page.close()
            out = io.BytesIO()
            image.save(out, "PNG")
            left -= out.tell()
            if left < 0:
                raise Damaged("pictures")
            yield image.size, out.getvalue()

    def letters(self) -> Letters:
        """All signs in the order of reading, what is printed around the pages last. Raises Damaged."""
        found, around = Letters(), Letters()
        for number in range(len(self.document)):
            page = self._page(number)
            try:
                read_page(page, number, found, around)
            except TooMuch as fault:
                raise Damaged(str(fault)) from fault
            finally:
                page.close()
        found.add(around)
        return found

    def _page(self, number: int) -> Any:
        try:
            page = self.document[number]
        except pypdfium2.PdfiumError as fault:
            raise Damaged("page") from fault
        if min(page.get_size()) < 1:
            raise Damaged("size")
        return page


def opened(pdf: bytes) -> Pages:
    """A PDF opened. Raises Damaged."""
    if len(pdf) > LARGEST:
        raise Damaged("bytes")
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise Damaged("no PDF") from fault
    if not 0 < len(document) <= MOST_PAGES:
        raise Damaged("pages")
    return Pages(document)
