"""Where something can be planted: a text of a file, with the place that a person would look for it."""

from dataclasses import dataclass, field

from imprimatur.core.location import Location

Files = dict[str, bytes]
"""The files of a dossier, by name."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a finding may stand: every part that is given must agree; `lines` are the first and the last.

    `cells` are addresses, or their beginnings when they end with a star (`C*` a column of a sheet, `T1*` a table of a
    text). `path` is the field of the model: it holds whatever the location.
    """

    file: str = ""
    sheet: str = ""
    cells: tuple[str, ...] = ()
    lines: tuple[int, int] = (0, 0)
    paragraph: int = 0
    path: str = ""

    def holds(self, location: Location, path: str) -> bool:
        """Whether a finding stands here. `location.file` ends with the file's name."""
        if self.path:
            return path == self.path or path.startswith(f"{self.path}.")
        if location.file.rpartition("/")[2] != self.file or (self.sheet and location.sheet != self.sheet):
            return False
        if self.cells and not any(_is(location.cell, cell) for cell in self.cells):
            return False
        if self.lines[0] and not self.lines[0] <= location.line <= self.lines[1]:
            return False
        return not self.paragraph or location.paragraph == self.paragraph

    def __str__(self) -> str:
        """As a location is written."""
        if self.path:
            return f"({self.path})"
        line = f":{self.lines[0]}" if self.lines[0] else ""
        line += f"-{self.lines[1]}" if self.lines[1] > self.lines[0] else ""
        cells = "".join(f"!{one}" for one in (self.sheet, "|".join(self.cells)) if one)
        return f"{self.file}{cells}{line}" + (f" ¶{self.paragraph}" if self.paragraph else "")


def _is(cell: str, wanted: str) -> bool:
    return cell.startswith(wanted[:-1]) if wanted.endswith("*") else cell == wanted


@dataclass(frozen=True, slots=True)
class Spot:
    """A text of a file that can be changed.

    `form` is `md`, `docx`, `xlsx`, `csv` or `yaml`; `sort` is `heading`, `paragraph`, `item`, `quote`, `note`, `cell`,
    `header` (the name of a column) or `aside` (what is typed beside a field). `name` is the field or the column of a
    cell, in the words of the file, without the language; `row` the row of a table, from 0 (-1: none), `table` its
    name; `heading` what a block stands under; `called` where a note is called. `at` is what its
    form needs to find it again.
    """

    file: str
    form: str
    sort: str
    lang: str
    text: str
    place: Place
    at: tuple[int | str, ...]
    name: str = ""
    table: str = ""
    row: int = -1
    heading: str = ""
    called: Place | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a file: `how` is the name of a change that its form knows (`forms.CHANGES`)."""

    file: str
    how: str
    at: tuple[int | str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault: the changes that plant it, where it may be found, by which codes, and what else may truly follow.

    `shift` says by how many lines, paragraphs or rows what stands below a place of a file has moved. `shown` is what
    was changed, for who reads the list of what was missed.
    """

    edits: tuple[Edit, ...]
    places: tuple[Place, ...]
    shown: str
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    shift: tuple[str, str, int, int] | None = None
    form: str = ""
    lang: str = ""
    tags: dict[str, str] = field(default_factory=dict)
