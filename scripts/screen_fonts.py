"""Make the fonts that the edition for the screen carries: those of the printed page, cut to the signs of our languages.

Run by hand after a font of ``templates/_shared/fonts`` was replaced: ``python scripts/screen_fonts.py``. Every page of
the edition holds them, so they are cut once, here, to some 20 KB each. The licence of Source Sans (SIL OFL 1.1, clause
3) reserves its name for the font as its authors made it: what is cut from it has a name of ours.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "templates" / "_shared" / "fonts"
SCREEN = ROOT / "templates" / "_shared" / "screen"

FACES = {
    "SourceSans3-Regular": "Imprimatur Sans",
    "SourceSans3-Italic": "Imprimatur Sans Italic",
    "SourceSans3-SemiBold": "Imprimatur Sans SemiBold",
    "SourceSerif4-SemiBold": "Imprimatur Serif SemiBold",
    "SourceSerif4-Italic": "Imprimatur Serif Italic",
}
"""The faces that the style sheet names, and what they are called once they are cut."""

RANGES = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x1E80, 0x1E85)),
    *((0x2002, 0x2015), (0x2018, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030), (0x2039, 0x203A), (0x2044, 0x2044)),
    *((0x2070, 0x208E), (0x20AC, 0x20AC), (0x2116, 0x2122), (0x2150, 0x215E), (0x2190, 0x2193), (0x21A9, 0x21A9)),
    *((0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265), (0x2713, 0x2717), (0x25A0, 0x25CF)),
)
"""The signs kept (Unicode, first and last): those of the languages of Western Europe, of numbers and of figures."""

FEATURES = ("kern", "mark", "mkmk", "locl", "lnum", "tnum", "pnum")
"""The features kept. Not `ccmp`, which joins l·l into one letter of Catalan (templates/_shared/print.css)."""

LICENCE_NAMES = (0, 7, 13, 14)
"""The entries of a font's names that say whose it is and under which licence: they stay as they are."""


def cut(source: Path, name: str) -> TTFont:
    """The font with the kept signs and features alone, under another name."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[sign for first, last in RANGES for sign in range(first, last + 1)])
    subsetter.subset(font)
    for entry in list(font["name"].names):
        if entry.nameID in LICENCE_NAMES:
            continue
        text = name.replace(" ", "") if entry.nameID == 6 else name
        font["name"].setName(text, entry.nameID, entry.platformID, entry.platEncID, entry.langID)
    font.flavor = "woff2"
    return font


def main() -> None:
    """Write every face beside the templates of the screen."""
    for stem, name in FACES.items():
        target = SCREEN / f"{name.replace(' ', '')}.woff2"
        cut(FONTS / f"{stem}.ttf", name).save(target)
        print(f"{target.relative_to(ROOT).as_posix()}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
