"""Narratives of rows, each under its row's title in one text: a whole report typed in a single Word file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from imprimatur.core.blocks import Block, Blocks, Heading, plain
from imprimatur.core.dossier import Cell
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.assembly.cells import shown
from imprimatur.documents.assembly.material import RawRow
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import NUMBERED
from imprimatur.language.parsing import fold

Titled = tuple[RawRow, str]
"""A row and the path of its narrative."""


def titles(spec: Spec, rows: Sequence[RawRow]) -> Iterator[tuple[str, Titled]]:
    """The rows of a table whose narrative is in no file of its own, by their folded titles in either language."""
    inner = specs(spec.type)
    body = next((one for one in inner if one.named_by), None)
    title = next((one.path for one in inner if one.is_text and not one.rich), "")
    for row in rows if body else ():
        named = row.get((body.named_by, "")) if body else None
        if body and not (named and named.cell.value):
            found = (found for (path, _), found in row.items() if path == title)
            yield from ((fold(_said(one.cell)), (row, body.path)) for one in found if _said(one.cell))


def _said(cell: Cell) -> str:
    return shown(cell) or " ".join(plain_blocks(cell.blocks))


def parted(blocks: Blocks, known: Mapping[str, Titled]) -> tuple[list[tuple[Heading, Titled, Blocks]], Blocks]:
    """The narratives of a text, each with the heading that is its row's title, and what stands under none of them.

    A narrative goes on to the next heading of its own level, and its headings begin at level 1 as in a file of its own.
    """
    found: list[tuple[Heading, Titled, list[Block]]] = []
    others: list[Block] = []
    is_open = False
    for block in blocks:
        if isinstance(block, Heading):
            row = known.get(_title(block))
            if row and not (is_open and block.level > found[-1][0].level):
                found.append((block, row, []))
                is_open = True
                continue
            is_open = is_open and block.level > found[-1][0].level
            if is_open:
                block = replace(block, level=block.level - found[-1][0].level)
        (found[-1][2] if is_open else others).append(block)
    return [(heading, row, tuple(part)) for heading, row, part in found], tuple(others)


def _title(heading: Heading) -> str:
    """The folded text of a heading, without the number that its author typed."""
    text = plain(heading.text)
    return fold(NUMBERED.sub("", text, count=1).rstrip(" :\u00a0\u202f"))
