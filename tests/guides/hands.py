"""The hands of a reader: each does what a step says, with the names and the values that the step shows."""

import json
import shutil
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from flows.drop_folder import rebuilder, stale
from flows.messages import Words
from imprimatur.core.bilingual import Lang
from imprimatur.kinds import KINDS
from imprimatur.kit.ready_kits import renew_kits
from imprimatur.project import Project
from tests.guides.reading import ROOT, Step
from tests.guides.screen import plain, words_of

_BREAK = "<br>"


def begin(folder: Path) -> Project:
    """A project with the registers of the samples and with the empty kits, as `imprimatur up` leaves them."""
    for part in ("inputs/_shared", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    for kind in KINDS:
        (folder / "inputs" / kind).mkdir()
    project = Project(folder)
    assert renew_kits(project) == ()
    return project


class Hands:
    """A reader at a project of their own, going from one step to the next."""

    def __init__(self, project: Project, lang: Lang) -> None:
        """Start with a project as `begin` makes it."""
        self.project, self.lang = project, lang
        self.rebuild = rebuilder(self.project, Words(lang))
        self.here = self.project.inputs
        self.open: Path | None = None

    def do(self, step: Step) -> None:
        """Do a step, then look whether all that it says is seen is there."""
        getattr(self, step.verb.replace("-", "_"))(step)
        self.opens(step)
        if step.verb != "gone":
            self.look(step)

    def look(self, step: Step) -> None:
        """Every name, every word in bold and every message of a step is where the reader looks."""
        for name in step.names:
            assert self.places(name), (step.page, step.number, f"no file {name}")
        if step.bold or step.quotes:
            seen = self.seen()
            for words in (*step.bold, *step.quotes):
                assert any(plain(words) in one for one in seen), (step.page, step.number, words)

    def places(self, name: str) -> list[Path]:
        """The files and folders of a name, or of the end of a path, in the folder of the project."""
        root = self.project.root
        return [one for one in (root / name, *root.rglob(Path(name).name)) if one.exists() and _ends(one, name)]

    def seen(self) -> list[str]:
        """What the files show that the reader may have open: those of the dossier, made of it, and of the registers."""
        outputs = self.project.outputs / self.here.relative_to(self.project.inputs)
        files = [one for folder in (self.here, outputs) for one in sorted(folder.rglob("*")) if one.is_file()]
        return [words_of(one) for one in files if "manifest" not in one.name]

    # What a step can ask for

    def see(self, step: Step) -> None:
        """Only look."""

    def copy(self, step: Step) -> None:
        """Copy a folder, the first named, into another, the second."""
        source, target = step.names[:2]
        (found,) = self.places(source)
        self.here = self.project.root / target / found.name
        shutil.copytree(found, self.here, dirs_exist_ok=True)

    def rename(self, step: Step) -> None:
        """Give the copy the first name of the step."""
        self.here = self.here.rename(self.here.with_name(step.names[0]))

    def fill(self, step: Step) -> None:
        """Type values beside the names of fields; the head of each column of values is that of the sheet."""
        path, book = self.book(step)
        sheet = book[step.bold[0]]
        head = next(row for row in sheet.iter_rows() if _said(row[0]) == step.table[0][0])
        columns = {_said(cell): cell.column for cell in head}
        rows = {_said(row[0]): row[0].row for row in sheet.iter_rows(min_row=head[0].row + 1)}
        for name, *values in step.table[1:]:
            for column, value in zip(step.table[0][1:], values, strict=True):
                _cell(sheet, rows[name], columns[column]).value = value or None
        book.save(path)

    def rows(self, step: Step) -> None:
        """Write the rows of a table under its example; a sheet that is not there is added."""
        path, book = self.book(step)
        name, (heads, *rows) = step.bold[0], step.table
        if name not in book.sheetnames:
            sheet = book.create_sheet(name)
            for place, words in enumerate(heads, start=1):
                sheet.cell(1, place).value = words
        sheet = book[name]
        head = next(row for row in sheet.iter_rows() if heads[0] in [_said(cell) for cell in row])
        columns = {_said(cell): cell.column for cell in head}
        at = next(row for row in range(head[0].row + 1, 99) if _is_free(sheet, row))
        for row in rows:
            for words, value in zip(heads, row, strict=True):
                sheet.cell(at, columns[words]).value = value or None
            at += 1
        book.save(path)

    def write(self, step: Step) -> None:
        """Type texts in Word under their headings, in the place of the questions where one is still there."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        for heading, text in step.table[1:]:
            _type(document, heading, text.split(_BREAK))
        document.save(str(path))

    def wait(self, step: Step) -> None:
        """Leave the drop folder the time to see what changed."""
        waiting = stale(self.project)
        assert waiting, (step.page, step.number, "nothing to wait for")
        for dossier in waiting:
            self.rebuild(dossier)

    def gone(self, step: Step) -> None:
        """What the step quotes is not to be seen any more in the page of findings."""
        self.look(Step(step.page, step.number, step.verb, tuple(f"`{one}`" for one in step.names)))
        pages = [words_of(one) for one in self.project.outputs.rglob(f"findings.{self.lang}.html")]
        assert pages
        for words in step.quotes:
            assert not any(plain(words) in page for page in pages), (step.page, step.number, words)

    def left(self, step: Step) -> None:
        """What the step quotes is all that stops the final version."""
        drafts = self.project.outputs / self.here.relative_to(self.project.inputs) / "draft"
        found = json.loads((drafts / "findings.json").read_bytes())["findings"]
        stopping = {plain(one["message"][self.lang]) for one in found if one["severity"] in ("error", "fatal")}
        assert stopping == set(map(plain, step.quotes)), (step.page, step.number)

    # What it is done with

    def opens(self, step: Step) -> None:
        """The first file of the dossier that a step names stays open for the next ones."""
        named = [one for name in step.names if name.endswith((".xlsx", ".docx")) for one in self.places(name)]
        self.open = next((one for one in named if one.is_relative_to(self.here)), self.open)

    def file(self, step: Step, ending: str) -> Path:
        """The file of that ending that a step names, else the one opened before, in the inputs."""
        self.opens(step)
        assert self.open is not None and self.open.suffix == ending, (step.page, step.number)
        return self.open

    def book(self, step: Step) -> tuple[Path, Any]:
        """The workbook of a step, its help as it is."""
        path = self.file(step, ".xlsx")
        return path, load_workbook(path, rich_text=True)


def _ends(path: Path, name: str) -> bool:
    parts = Path(name).parts
    return path.parts[-len(parts) :] == parts


def _said(cell: Any) -> str:
    return plain(str(cell.value if cell.value is not None else ""))


def _cell(sheet: Worksheet, row: int, column: int) -> Any:
    """The cell that one types in there: where several are one, their first."""
    place = sheet.cell(row, column).coordinate
    merged = next((one for one in sheet.merged_cells.ranges if place in one), None)
    return sheet.cell(merged.min_row, merged.min_col) if merged else sheet[place]


def _is_free(sheet: Worksheet, row: int) -> bool:
    return all(cell.value is None for cell in sheet[row])


def _type(document: Any, heading: str, lines: list[str]) -> None:
    """Put paragraphs under a heading: in the place of its question, or after what stands there."""
    body = list(document.element.body.iterchildren())
    at = next(place for place, one in enumerate(body) if one.tag == qn("w:p") and plain(_text(one)) == heading)
    place, following = body[at], body[at + 1]
    if following.tag == qn("w:sdt"):
        following.getparent().remove(following)
    for line in lines:
        is_point = line.startswith("• ")
        made = document.add_paragraph(line.removeprefix("• "), style="List Bullet" if is_point else "Normal")._p
        place.addnext(made)
        place = made


def _text(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))
