"""Which signs the fonts of the project can print."""

from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = "_shared/fonts"


def signs_of(templates: Path) -> frozenset[str]:
    """The characters that every text font of the project has a drawing for; none where there is no font."""
    fonts = sorted((templates / FOLDER).glob("*.ttf"))
    return _common(tuple((font, font.stat().st_mtime_ns) for font in fonts))


@lru_cache(maxsize=4)
def _common(fonts: tuple[tuple[Path, int], ...]) -> frozenset[str]:
    drawn = [frozenset(map(chr, TTFont(font, lazy=True).getBestCmap())) for font, _ in fonts]
    return frozenset.intersection(*drawn) if drawn else frozenset()
