"""Measure how much of every page below outputs/ is left empty at its foot, in PDF and in Word laid out by LibreOffice.

A page that stops half-way looks broken to a board, and a last page of three lines looks forgotten. Run through ``make
conformance``; ``--all`` prints every page. Exit code 1 where a page of a final document leaves more than `HOLE` of its
height empty at its foot, or its last page fills less than `REMNANT`.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from scripts.word_lines import OUTPUTS, laid_out

HEAD, FOOT = 0.07, 0.10
"""The shares of a page's height that its running head and foot take: nothing there counts."""
HOLE = 0.45
"""The share of the height between head and foot that a page may leave empty at its foot. A chapter of an annual report
begins on a page of its own, and a turned page holds one table: neither can always be filled."""
REMNANT = 0.20
"""The share of that height which a last page fills at least."""
SCALE, WHITE = 0.5, 250
"""Pixels a point, and the lightness from which a pixel is paper."""


def main() -> int:
    """Measure every document and print what is too empty; 1 where a final one is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=[str(OUTPUTS)])
    parser.add_argument("--all", action="store_true", help="print every page")
    given = parser.parse_args()
    bad = 0
    for name, pdf, is_final in _documents([Path(folder) for folder in given.folders]):
        empty = [foot(page) for page in pypdfium2.PdfDocument(pdf)]
        faults = list(too_empty(empty))
        bad += len(faults) * is_final
        shown = range(1, len(empty) + 1) if given.all else faults
        said = ", ".join(f"page {number}: {empty[number - 1]:.0%}" for number in shown) or "no hole"
        print(f"{name} ({'final' if is_final else 'draft'}, {len(empty)} pages): {said}")
    return 1 if bad else 0


def too_empty(empty: list[float]) -> Iterator[int]:
    """The numbers of the pages that leave too much empty at their foot, by the share that each leaves."""
    for number, share in enumerate(empty, 1):
        if share > (1 - REMNANT if number == len(empty) else HOLE):
            yield number


def foot(page: pypdfium2.PdfPage) -> float:
    """The share of the height between head and foot of a page that nothing is printed on, from its foot upwards."""
    picture = page.render(scale=SCALE, grayscale=True).to_pil()
    top, bottom = round(picture.height * HEAD), round(picture.height * (1 - FOOT))
    inked = picture.crop((0, top, picture.width, bottom)).point(lambda lightness: 255 if lightness < WHITE else 0)
    box = inked.getbbox()
    return 1.0 if box is None else 1 - box[3] / inked.height


def _documents(folders: list[Path]) -> Iterator[tuple[str, Path, bool]]:
    """Each document: its name, a PDF of it, and whether it is final."""
    for folder in folders:
        for file in sorted(folder.rglob("*.pdf")):
            yield file.name, file, "final" in file.parts
        if shutil.which("soffice") is None:
            print("Word files not measured: LibreOffice not found.")
            continue
        for file, pdf in laid_out([one for one in sorted(folder.rglob("*.docx")) if "annotated" not in one.parts]):
            yield file.name, pdf, "final" in file.parts


if __name__ == "__main__":
    raise SystemExit(main())
