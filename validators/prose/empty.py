"""What announces something and holds nothing: labels without their words, notes that do not exist, bare headings."""

import re
from collections.abc import Iterator

from imprimatur.core.blocks import Heading, plain
from imprimatur.core.finding import Finding
from validators.examination import Examination
from validators.prose.lines import Field, Line, Sort

_LABEL = re.compile(
    r"(?:sources?|bron(?:nen)?|tableau|tabel|figure|figuur|graphique|grafiek|légende|bijschrift|photo|foto|note|noot"
    r"|crédits?|auteur|annexe|bijlage|encadré|kader)(?: n[°o])?(?: \d{1,2})? ?[:–-]",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\[\^[\w-]{1,30}\](?!:)|\((?:voir|zie|cf\.?) (?:la |de )?(?:note|noot|voetnoot) ?(?:n[°o] ?)?\)", re.IGNORECASE
)
_REFERRED = re.compile(
    r"(?:voir|zie|cf\.?) (?:la |le |l'|de |het )?(?:page|pagina|tableau|tabel|figure|figuur|annexe|bijlage|chapitre"
    r"|hoofdstuk|point|punt|section|p\.|blz\.)(?: n[°o])? ?(?=[).,;]|$)",
    re.IGNORECASE,
)


def check(examined: Examination, fields: tuple[Field, ...]) -> Iterator[Finding]:
    """Every label, call and heading behind which nothing stands."""
    for field in fields:
        for position, line in enumerate(field.lines):
            if _bare_label(line) and not _answered(field.lines, position):
                yield examined.finding("W14", field.path, {"value": line.text}, lang=field.lang, place=line.location)
            elif call := _CALL.search(line.text):
                yield examined.finding("W13", field.path, {"value": call[0]}, lang=field.lang, place=line.location)
            elif bare := _REFERRED.search(line.text):
                yield examined.finding("W14", field.path, {"value": bare[0]}, lang=field.lang, place=line.location)
        yield from _headings(examined, field)


def _bare_label(line: Line) -> bool:
    """`Source :` and nothing behind it; as the heading of a column it has its cells."""
    return line.sort is not Sort.HEADING and bool(_LABEL.fullmatch(line.text))


def _answered(lines: tuple[Line, ...], position: int) -> bool:
    """Whether the cell after a label, or the block that it leads to, holds its words."""
    line = lines[position]
    following = lines[position + 1] if position + 1 < len(lines) else None
    return line.leads or (line.sort is Sort.CELL and following is not None and following.sort is Sort.CELL)


def _headings(examined: Examination, field: Field) -> Iterator[Finding]:
    """The headings followed by one of the same level or above, or by nothing."""
    for position, block in enumerate(field.blocks):
        if not isinstance(block, Heading):
            continue
        following = field.blocks[position + 1] if position + 1 < len(field.blocks) else None
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            place = block.location if block.location.file else field.location
            about = {"value": plain(block.text).strip()}
            yield examined.finding("W15", field.path, about, lang=field.lang, place=place)
