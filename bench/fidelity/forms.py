"""The forms that people give a narrative: Markdown or Word, with headings of many makes or none."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bench.fidelity.units import Piece, Unit

Files = dict[str, str | bytes]
"""The files of a dossier, by name."""
Headings = Callable[[list[Unit]], list[Unit]]
AS_WRITTEN: Headings = list
_NUMBER = re.compile(r"^(\d+)([.)])")
"""What Markdown would take for the number of an item."""
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def numbered(units: list[Unit]) -> list[Unit]:
    """Headings with their numbers typed: `2.1 Démarche`."""
    counts: list[int] = []
    made = []
    for unit in units:
        if unit.sort == "heading":
            counts = [*counts, *[0] * unit.level][: unit.level]
            counts[-1] += 1
            number = ".".join(map(str, counts)) + (". " if unit.level == 1 else " ")
            unit = replace(unit, pieces=[Piece(number), *unit.pieces])
        made.append(unit)
    return made


def capitals(units: list[Unit]) -> list[Unit]:
    """Headings in capitals, with a colon."""

    def loud(unit: Unit) -> Unit:
        pieces = [replace(piece, text=piece.text.upper()) for piece in unit.pieces]
        return replace(unit, pieces=[*pieces, Piece("" if unit.text.endswith("?") else " :")])

    return [loud(unit) if unit.sort == "heading" else unit for unit in units]


def flat(units: list[Unit]) -> list[Unit]:
    """Headings of one level, each with a text: all that a heading made by hand can say."""
    after = [*units[1:], Unit("heading")]
    kept = (one for one, following in zip(units, after, strict=True) if not one.sort == following.sort == "heading")
    return [replace(one, level=1) if one.sort == "heading" else one for one in kept]


def by_hand(units: list[Unit]) -> list[Unit]:
    """Headings made by hand: paragraphs in bold."""

    def bold(unit: Unit) -> Unit:
        return Unit("paragraph", [replace(piece, bold=True) for piece in unit.pieces])

    return [bold(unit) if unit.sort == "heading" else unit for unit in flat(units)]


def bare(units: list[Unit]) -> list[Unit]:
    """No headings at all."""
    return [unit for unit in units if unit.sort != "heading"]


def markdown(units: list[Unit], lang: str) -> Files:
    """A Markdown text."""
    return {f"texte.{lang}.md": typed(units)}


def typed(units: list[Unit]) -> str:
    """Units as Markdown."""
    lines: list[str] = []
    said: list[str] = []
    counts: dict[int, int] = {}
    for before, unit in zip([None, *units], units, strict=False):
        text = _NUMBER.sub(r"\1\\\2", "".join(_marked(piece, said) for piece in unit.pieces))
        if unit.sort != "item":
            counts = {}
            marks = {"heading": "#" * unit.level + " ", "quote": "> "}
            lines.append("\n" + marks.get(unit.sort, "") + text)
            continue
        if before is None or before.sort != "item":
            lines.append("")
        counts = {depth: count for depth, count in counts.items() if depth <= unit.level}
        counts[unit.level] = counts.get(unit.level, 0) + 1
        lines.append("   " * unit.level + (f"{counts[unit.level]}. " if unit.ordered else "-  ") + text)
    lines += [f"\n[^{i}]: {note}" for i, note in enumerate(said, 1)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _marked(piece: Piece, said: list[str] | None) -> str:
    if piece.note:
        if said is None:
            return ""
        said.append("".join(_marked(one, None) for one in piece.note))
        return f"[^{len(said)}]"
    text = f"*{piece.text}*" if piece.italic else piece.text
    text = f"**{text}**" if piece.bold else text
    return f"[{text}]({piece.link})" if piece.link else text


def word(units: list[Unit], lang: str) -> Files:
    """A Word document, with the styles, lists, links and footnotes of Word."""
    document = Document()
    said: list[tuple[Piece, ...]] = []
    for sort, together in _together(units):
        number = _list(document, together) if sort == "item" else 0
        for unit in together:
            style = {"heading": f"Heading {unit.level}", "quote": "Quote", "item": "List Paragraph"}.get(sort, "Normal")
            paragraph = document.add_paragraph(style=style)
            for piece in unit.pieces:
                _run(paragraph, piece, said, document.part)
            if sort == "item":
                place = f'<w:ilvl w:val="{unit.level}"/><w:numId w:val="{number}"/>'
                paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))
    _footnotes(document, said)
    return {f"texte.{lang}.docx": saved(document)}


def _together(units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """Units of one sort that stand together; a list ends where its items are numbered otherwise."""
    groups: list[tuple[str, list[Unit]]] = []
    for unit in units:
        last = groups[-1][1] if groups and groups[-1][0] == unit.sort else []
        peer = next((one for one in reversed(last) if one.level <= unit.level), None)
        if not last or (peer and peer.level == unit.level and peer.ordered != unit.ordered):
            groups.append((unit.sort, [unit]))
        else:
            last.append(unit)
    yield from groups


def _list(document: Any, units: list[Unit]) -> int:
    """A list of Word of its own, whose levels are numbered as the units are."""
    numbering = document.part.numbering_part.element
    number = 800 + len(numbering)
    ordered = {unit.level: unit.ordered for unit in units}
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="{"decimal" if ordered.get(i) else "bullet"}"/></w:lvl>' for i in range(9)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'))
    made = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    numbering.append(parse_xml(made))
    return number


def _run(paragraph: Any, piece: Piece, said: list[tuple[Piece, ...]], part: Any) -> None:
    run = paragraph.add_run(piece.text)
    run.bold, run.italic = piece.bold or None, piece.italic or None
    if piece.note:
        said.append(piece.note)
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(said)}"/>'))
    if piece.link:
        relation = part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"/>')
        run._r.addprevious(link)
        link.append(run._r)


def _footnotes(document: Any, said: list[tuple[Piece, ...]]) -> None:
    if not said:
        return
    root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
    part = XmlPart(PackURI("/word/footnotes.xml"), _NOTES, root, document.part.package)
    for number, note in enumerate(said, 1):
        paragraph = Document().add_paragraph()
        for piece in note:
            _run(paragraph, piece, [], part)
        holder = parse_xml(f'<w:footnote {nsdecls("w")} w:id="{number}"/>')
        holder.append(paragraph._p)
        root.append(holder)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def saved(file: Any) -> bytes:
    """The bytes of a workbook or a document."""
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()
