"""The cells of a stored sheet, written one by one: text, rich text, new cells in their order."""

from copy import deepcopy
from typing import Any

from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import escape

from imprimatur.core.blocks import Inline, Run
from imprimatur.sources.tables.excel.package import Package, local
from imprimatur.sources.tables.excel.sheet import Place, place_of

_ORDER = "rFont charset family b i strike outline shadow condense extend color sz u vertAlign scheme".split()
"""The properties of a run in the order of the schema (ECMA-376 part 1, 18.4.7)."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def cell_at(root: Any, place: Place, *, make: bool = False) -> Any:
    """The element of a cell; None where there is none and none is to be made."""
    data = next(node for node in root if local(node) == "sheetData")
    row = next((one for one in data if local(one) == "row" and int(one.get("r", 0)) == place[0] + 1), None)
    if row is None:
        if not make:
            return None
        row = etree.Element(_named(data, "row"), r=str(place[0] + 1))
        later = next((at for at, one in enumerate(data) if int(one.get("r", 0)) > place[0] + 1), len(data))
        data.insert(later, row)
    places = {place_of(one.get("r", "")): one for one in row if local(one) == "c"}
    if place in places or not make:
        return places.get(place)
    cell = etree.Element(_named(row, "c"), r=f"{get_column_letter(place[1] + 1)}{place[0] + 1}")
    later = next((at for at, one in enumerate(row) if (place_of(one.get("r", "")) or place)[1] > place[1]), len(row))
    row.insert(later, cell)
    row.attrib.pop("spans", "")
    return cell


def has_formula(cell: Any) -> bool:
    """Whether a cell is computed."""
    return any(local(one) == "f" for one in cell)


def write_text(cell: Any, text: str) -> None:
    """A plain text into a cell, in its look."""
    node = etree.SubElement(_emptied(cell), _named(cell, "t"))
    _say(node, text)


def write_runs(cell: Any, text: Inline, base: Any) -> None:
    """A text of several looks into a cell; `base` are the properties of its plain runs."""
    inside = _emptied(cell)
    for run in text:
        one = etree.SubElement(inside, _named(cell, "r"))
        one.append(_look(cell, run, base))
        _say(etree.SubElement(one, _named(cell, "t")), run.text)


def base_look(package: Package, cell: Any, rich: Any | None) -> Any:
    """The properties of the plain runs of a cell: those of its first run, else the font of its style."""
    if rich is not None:
        found = deepcopy(rich)
    else:
        parts = {local(one): one for one in package.tree(package.shared("styles"))}
        styles, fonts = list(parts.get("cellXfs", ())), list(parts.get("fonts", ()))
        style = int(cell.get("s", 0))
        number = int(styles[style].get("fontId", 0)) if style < len(styles) else 0
        found = deepcopy(fonts[number]) if number < len(fonts) else etree.Element("font")
    for one in list(found):
        if local(one) in ("b", "i", "vertAlign"):
            found.remove(one)
    return found


def _look(cell: Any, run: Run, base: Any) -> Any:
    properties = etree.Element(_named(cell, "rPr"))
    held: dict[str, Any] = {}
    for one in base:
        name = "rFont" if local(one) == "name" else local(one)
        held[name] = etree.Element(_named(cell, name), dict(one.attrib))
    for name, on in (("b", run.bold), ("i", run.italic)):
        if on:
            held[name] = etree.Element(_named(cell, name))
    if run.raised:
        held["vertAlign"] = etree.Element(_named(cell, "vertAlign"), val=f"{run.raised}script")
    properties.extend(held[name] for name in _ORDER if name in held)
    return properties


def _emptied(cell: Any) -> Any:
    for one in list(cell):
        cell.remove(one)
    cell.set("t", "inlineStr")
    return etree.SubElement(cell, _named(cell, "is"))


def _say(node: Any, text: str) -> None:
    # A passage to the next line stands as it is, as Excel writes it: escaped, some programs show its code.
    node.text = "\n".join(map(escape, text.split("\n")))
    if text != text.strip() or "\n" in text:
        node.set(_SPACE, "preserve")


def _named(near: Any, name: str) -> str:
    """The whole name of an element in the dialect of one that stands there."""
    return f"{near.tag[: near.tag.rindex('}') + 1]}{name}" if "}" in near.tag else name
