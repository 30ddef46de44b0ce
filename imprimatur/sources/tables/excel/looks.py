"""The looks of cells that say something: number format, bold, strike-through, ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX

from imprimatur.core.own_marks import CONDITIONAL_FILL, REQUIRED_FILL
from imprimatur.sources.tables.excel.formats import GENERAL, code_of
from imprimatur.sources.tables.excel.package import Package, is_on, local

_OWN_GROUNDS = {REQUIRED_FILL, CONDITIONAL_FILL}
_NEUTRAL_THEME = 4
"""The colours of a theme before this one are its two texts and two backgrounds."""
_GREY = 12
"""How far the channels of a colour may differ for it to be a shade of grey."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says: `code` is the number format, `ground` the colour behind the text where it is a mark."""

    code: str = GENERAL
    bold: bool = False
    struck: bool = False
    ground: str = ""


def looks_of(package: Package) -> Sequence[Look]:
    """The looks of a workbook by the number of their style; a single plain one where it has no styles."""
    formats: dict[int, str] = {}
    fonts: list[tuple[bool, bool]] = []
    fills: list[str] = []
    styles: list[Any] = []
    for part in package.tree(package.shared("styles")):
        match local(part):
            case "numFmts":
                formats = {int(node.get("numFmtId", 0)): node.get("formatCode", "") for node in part}
            case "fonts":
                fonts = [(flag(node, "b"), flag(node, "strike")) for node in part]
            case "fills":
                fills = [_ground(node) for node in part]
            case "cellXfs":
                styles = list(part)
    found = []
    for node in styles:
        number, font, fill = (int(node.get(name, 0)) for name in ("numFmtId", "fontId", "fillId"))
        bold, struck = fonts[font] if font < len(fonts) else (False, False)
        ground = fills[fill] if fill < len(fills) else ""
        found.append(Look(code_of(number, formats.get(number)), bold, struck, ground))
    return found or [Look()]


def flag(properties: Any, name: str) -> bool:
    """Whether a font has a property: `<strike/>` has, `<strike val="0"/>` has not."""
    return any(local(node) == name and is_on(node, "val", default=True) for node in properties)


def _ground(fill: Any) -> str:
    """The colour of a fill; empty for none, a shade of grey, a background of the theme, a ground of our templates."""
    for pattern in fill:
        if local(pattern) != "patternFill" or pattern.get("patternType", "none") == "none":
            continue
        colour = next((node for node in pattern if local(node) == "fgColor"), None)
        if colour is None:
            return ""
        if theme := colour.get("theme"):
            return f"theme {theme}" if int(theme) >= _NEUTRAL_THEME else ""
        index = colour.get("indexed")
        rgb = colour.get("rgb") or (COLOR_INDEX[int(index)] if index and int(index) < len(COLOR_INDEX) else "")
        channels = [int(rgb[-6:][at : at + 2], 16) for at in (0, 2, 4)] if len(rgb) >= 6 else []
        neutral = not channels or max(channels) - min(channels) <= _GREY or rgb[-6:].upper() in _OWN_GROUNDS
        return "" if neutral else rgb[-6:].upper()
    return ""
