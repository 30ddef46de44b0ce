"""The characters of a cell: as its author sees them, in pieces where there are several, in short for a message."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from imprimatur.core.blocks import List, Paragraph, plain
from imprimatur.core.dossier import Cell
from imprimatur.documents.schema.fields import Spec
from imprimatur.language.parsing.names import LONGEST_VALUE


def shown(cell: Cell) -> str:
    """What the author sees in a cell. Never the text of a program's own value: `30:24`, `15/01/2027`, `0,57`."""
    return cell.shown.strip() or _written(cell.value)


def excerpt(text: str) -> str:
    """The beginning of a text, for a message."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_VALUE:
        return words
    return words[:LONGEST_VALUE].rpartition(" ")[0].rstrip(" ,;:.") + " …"


def pieces(cell: Cell) -> Iterator[Cell]:
    """The several values of one cell: list items, lines, or pieces between semicolons."""
    lists = [block for block in cell.blocks if isinstance(block, List)]
    if lists:
        for item in (item for block in lists for item in block.items):
            yield Cell(plain(item.text), item.location if item.location.file else cell.location)
    elif isinstance(cell.value, str):
        for line in cell.value.replace("\n", ";").split(";"):
            if line.strip():
                yield Cell(line.strip(), cell.location)
    else:
        yield cell


def behind(spec: Spec, cell: Cell) -> Cell:
    """The cell as an address is read: where its words are none, the link that stands behind them."""
    if spec.reads is None or spec.reads.sort not in ("url", "email") or "." in shown(cell):
        return cell
    links = (run.link for block in cell.blocks if isinstance(block, Paragraph) for run in block.text if run.link)
    link = next(links, "")
    if link.startswith("mailto:"):
        link = link.removeprefix("mailto:").partition("?")[0]
    return Cell(link, cell.location) if link else cell


def _written(value: object) -> str:
    """A value as a Belgian would write it, in either language."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case float() | Decimal():
            number = Decimal(format(value, ".15g")) if isinstance(value, float) else value
            return (f"{number.normalize():f}" if number.is_finite() else str(value)).replace(".", ",")
        case datetime():
            clock = f" {value:%H:%M}" if value.time() != time() else ""
            return f"{value.day:02}/{value.month:02}/{value.year}{clock}"
        case date():
            return f"{value.day:02}/{value.month:02}/{value.year}"
        case time():
            return f"{value.hour:02}:{value.minute:02}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
    return str(value).strip()
