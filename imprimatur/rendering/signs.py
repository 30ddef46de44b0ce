"""Which signs the fonts of the project can print."""

from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = "_shared/fonts"
WIDE = "wide"
"""The folder below it of fonts of wide cover, which draw what a text font lacks."""


def signs_of(templates: Path) -> frozenset[str]:
    """The characters that are drawn wherever they stand: by every text font of the project, or by one of wide cover.

    None where there is no text font.
    """
    folder = templates / FOLDER
    text, wide = (_drawn(tuple(sorted(one.glob("*.ttf")))) for one in (folder, folder / WIDE))
    return frozenset.intersection(*text).union(*wide) if text else frozenset()


def _drawn(fonts: tuple[Path, ...]) -> list[frozenset[str]]:
    return [_signs(font, font.stat().st_mtime_ns) for font in fonts]


@lru_cache(maxsize=32)
def _signs(font: Path, _changed: int) -> frozenset[str]:
    """The characters that a font draws; read again once its file has changed."""
    return frozenset(map(chr, TTFont(font, lazy=True).getBestCmap()))
