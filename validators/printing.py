"""What paper cannot show well: signs that the fonts lack, tables wider than a page, pictures of few dots."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

from PIL import Image

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Figure, Table
from imprimatur.core.finding import Finding
from imprimatur.core.text import Text
from imprimatur.core.walking import walk
from imprimatur.rendering.fitting import fit
from validators.examination import Examination, texts
from validators.prose.pieces import pieces

SHOWN = 5
"""How many signs a finding names."""
FEWEST, THINNEST = 300, 40
"""Dots of the longer and of the shorter side of a picture that is fit for print. Beside a text, 65 mm wide, 300 are
117 an inch: below that each of them is seen. A side of less than 40 shows a line, not a picture.
"""


def check(examined: Examination) -> Iterator[Finding]:
    """The signs that would be printed as empty boxes, and the tables that would be cut or broken inside words."""
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            yield from _signs(examined, path, text, lang)
            yield from _tables(examined, path, text, lang)
            yield from _pictures(examined, path, text, lang)


def _signs(examined: Examination, path: str, text: Text, lang: Lang) -> Iterator[Finding]:
    known = examined.job.signs
    for piece in pieces(text, lang) if known else ():
        lacking = dict.fromkeys(sign for sign in piece.text if sign not in known and _is_drawn(sign))
        if lacking:
            shown = " ".join(list(lacking)[:SHOWN])
            yield examined.finding("P01", path, {"value": shown}, lang=lang, place=piece.location)


def _is_drawn(sign: str) -> bool:
    """Whether a sign has a drawing of its own; spaces, line ends and marks of direction have none.

    What Unicode leaves to each font, and what it does not know yet, is one that ours have not.
    """
    category = unicodedata.category(sign)
    return category in ("Co", "Cn") or category[0] not in "ZC"


def _tables(examined: Examination, path: str, text: Text, lang: Lang) -> Iterator[Finding]:
    for block in walk(text.blocks(lang)):
        if isinstance(block, Table) and fit(block) is None:
            about = {"count": str(len(block.header))}
            yield examined.finding("P02", path, about, lang=lang, place=block.location)


def _pictures(examined: Examination, path: str, text: Text, lang: Lang) -> Iterator[Finding]:
    for block in walk(text.blocks(lang)):
        if isinstance(block, Figure):
            width, height = _size(block.image)
            if max(width, height) < FEWEST or min(width, height) < THINNEST:
                about = {"width": str(width), "height": str(height)}
                yield examined.finding("P30", path, about, lang=lang, place=block.location)


@lru_cache(maxsize=256)
def _size(picture: bytes) -> tuple[int, int]:
    """Width and height in dots of a picture; the fewest that do, where it cannot be opened: its reader tells that."""
    try:
        with Image.open(BytesIO(picture)) as image:
            return image.size
    except OSError:
        return FEWEST, FEWEST
