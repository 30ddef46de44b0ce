"""Where a value was found, to the cell, the line or the paragraph."""

import re
from dataclasses import dataclass, field

_CELL = re.compile(r"([A-Z]*)([0-9]*)")


@dataclass(frozen=True, slots=True)
class Location:
    """A place in an input file, as a person would look for it.

    `file` is relative to the inputs folder, with forward slashes. Lines and paragraphs count from 1; 0 means none.
    `key` names a field of a structured file, or the field that is asked for where no place exists yet. `under` is the
    heading above the place, or the name of its record, where it is known: it helps to find the place, no part of it.
    """

    file: str
    sheet: str = ""
    cell: str = ""
    line: int = 0
    paragraph: int = 0
    key: str = ""
    under: str = field(default="", compare=False)

    @property
    def order(self) -> tuple[str, str, int, int, str, str, int, int, str]:
        """Where the place stands in a list: cells row by row, as one reads a sheet (B4 before B10, Z2 before AA2)."""
        found = _CELL.fullmatch(self.cell)
        column, row = (found[1], int(found[2] or 0)) if found else ("", 0)
        return (self.file, self.sheet, row, len(column), column, self.cell, self.line, self.paragraph, self.key)

    def __str__(self) -> str:
        """`team.xlsx!Equipe!C7`, `context.fr.md:12`, `chapitre-3.docx ¶14`, `offre.yaml:4`."""
        text = self.file
        if self.sheet:
            text += f"!{self.sheet}"
        if self.cell:
            text += f"!{self.cell}"
        if self.line:
            text += f":{self.line}"
        if self.paragraph:
            text += f" ¶{self.paragraph}"
        if self.key and not (self.cell or self.line or self.paragraph):
            text += f" ({self.key})"
        return text
