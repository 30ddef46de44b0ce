"""The hands of a reader: each does what a step says, with the names and the values that the step shows."""

import json
import os
import shlex
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from copy import deepcopy
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from flows.cli.main import run
from flows.drop_folder import rebuilder, stale
from flows.messages import Words
from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import GateRefused
from imprimatur.kinds import KINDS
from imprimatur.kit.ready_kits import renew_kits
from imprimatur.project import Project
from tests.guides.reading import ROOT, Step
from tests.guides.screen import plain, words_of

_BREAK = "<br>"
_STYLES = {
    **dict.fromkeys(("Normal", "Standaard"), "Normal"),
    **dict.fromkeys(("Titre 1", "Kop 1"), "Heading 1"),
    **dict.fromkeys(("Liste à puces", "Opsomming"), "List Bullet"),
    **dict.fromkeys(("Citation", "Citaat"), "Quote"),
}
"""The styles as Word names them in French and in Dutch, and as the file does."""
_LOOKED = ("gone", "put-away", "up", "settings")
"""What looks by itself whether what the step says is seen."""


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
        self.typed = ""
        self.said = ""

    def do(self, step: Step) -> None:
        """Do a step, then look whether all that it says is seen is there."""
        getattr(self, step.verb.replace("-", "_"))(step)
        self.opens(step)
        if step.verb not in _LOOKED:
            self.look(step)

    def look(self, step: Step) -> None:
        """Every name, every word in bold and every message of a step is where the reader looks."""
        for name in step.names:
            if name.startswith("imprimatur "):
                continue
            assert self.places(name), (step.page, step.number, f"no file {name}")
        if step.bold or step.quotes:
            seen = self.seen()
            for words in (*step.bold, *step.quotes):
                assert any(plain(words) in one for one in seen), (step.page, step.number, words)

    def places(self, name: str) -> list[Path]:
        """The files and folders of a name, or of the end of a path, in the folder of the project."""
        root = self.project.root
        return [one for one in root.rglob(Path(name).name) if _ends(one, name)]

    def seen(self) -> list[str]:
        """What the files show that the reader may have open: those of the dossier, made of it, and of the registers."""
        outputs = self.project.outputs / self.here.relative_to(self.project.inputs)
        files = [one for folder in (self.here, outputs) for one in sorted(folder.rglob("*")) if one.is_file()]
        return [plain(self.said), *(words_of(one) for one in files if "manifest" not in one.name)]

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
        sheet = _sheet(book, step)
        head = next(row for row in sheet.iter_rows() if _said(row[0]) == step.table[0][0])
        columns = {_said(cell): cell.column for cell in head}
        rows = {_said(row[0]): row[0].row for row in sheet.iter_rows(min_row=head[0].row + 1)}
        for name, *values in step.table[1:]:
            for column, value in zip(step.table[0][1:], values, strict=True):
                _cell(sheet, rows[name], columns[column]).value = value or None
        book.save(path)

    def rows(self, step: Step) -> None:
        """Write the rows of a table under what it holds; one that begins as a row which is there fills it in."""
        path, book = self.book(step)
        sheet = _sheet(book, step)
        heads, *rows = step.table
        for row in rows:
            columns, at = _columns(sheet, heads[0])
            known = [_said(sheet.cell(place, columns[heads[0]])) for place in range(1, at)]
            at = known.index(row[0]) + 1 if row[0] in known else at
            for words, value in zip(heads, row, strict=True):
                sheet.cell(at, columns[words]).value = value or None
        book.save(path)

    def write(self, step: Step) -> None:
        """Type texts in Word under their headings, in the place of the questions where one is still there."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        for heading, text in step.table[1:]:
            _type(document, heading, text.split(_BREAK))
            self.typed = plain(text.split(_BREAK)[-1])
        document.save(str(path))

    def row(self, step: Step) -> None:
        """Write one row of a table, whose columns the step names one under the other."""
        path, book = self.book(step)
        sheet = _sheet(book, step)
        names = [name for name, _ in step.table[1:]]
        columns, at = _columns(sheet, names[0])
        for name, value in step.table[1:]:
            sheet.cell(at, columns[name]).value = value
        book.save(path)

    def compose(self, step: Step) -> None:
        """Write a new Word text, each line in its style, and keep it in the folder of the dossier."""
        self.open = self.here / step.names[-1]
        Document().save(str(self.open))
        self.append(step)

    def append(self, step: Step) -> None:
        """Add lines at the end of a Word text, each in its style."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        for style, text in step.table[1:]:
            document.add_paragraph(text, style=_STYLES[style])
        document.save(str(path))

    def table(self, step: Step) -> None:
        """Insert a table under what was written last."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        made = document.add_table(rows=len(step.table), cols=len(step.table[0]), style="Table Grid")
        for cells, row in zip(made.rows, step.table, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
        self.last(document).addnext(made._tbl)
        document.save(str(path))

    def under(self, step: Step) -> None:
        """Write a line under the table that was inserted last."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        ((style, text),) = step.table[1:]
        made = document.add_paragraph(text, style=_STYLES[style])._p
        document.tables[-1]._tbl.addnext(made)
        document.save(str(path))

    def picture(self, step: Step) -> None:
        """Insert a picture at the end, as Word does: without a word of what it shows."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        content = BytesIO()
        Image.new("RGB", (800, 500), "#B5CBC2").save(content, "PNG")
        document.add_picture(content, width=Cm(12))
        for one in document.element.body.iter(qn("wp:docPr")):
            one.attrib.pop("descr", None)
            one.set("name", {"fr": "Image 1", "nl": "Afbeelding 1"}[self.lang])
        document.save(str(path))

    def describe(self, step: Step) -> None:
        """Say what the picture shows."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        (one,) = document.element.body.iter(qn("wp:docPr"))
        one.set("descr", step.table[1][0])
        document.save(str(path))

    def comment(self, step: Step) -> None:
        """Comment the first sentence."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        document.add_comment(document.paragraphs[0].runs, text=step.table[1][0], author="Salomé", initials="S")
        document.save(str(path))

    def uncomment(self, step: Step) -> None:
        """Delete every comment."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for one in list(document.element.body.iter(qn(f"w:{name}"))):
                one.getparent().remove(one)
        part = document.part._comments_part.element
        for one in list(part):
            part.remove(one)
        document.save(str(path))

    def copy_file(self, step: Step) -> None:
        """Copy a file, the first named, into a folder, the second, under the third name."""
        source, target, name = step.names[:3]
        (found,) = self.places(source)
        self.here = self.project.root / target
        shutil.copyfile(found, self.here / name)
        self.open = self.here / name

    def put_away(self, step: Step) -> None:
        """Give a folder, the first named, another name, the second."""
        source, name = step.names[:2]
        (found,) = self.places(source)
        found.rename(found.with_name(name))
        assert self.places(name)

    def accept(self, step: Step) -> None:
        """Write a row of accepted findings, its reference that of the finding which the step quotes."""
        found = [one for one in self.findings() if plain(one["message"][self.lang]) == plain(step.quotes[0])]
        path, book = self.book(step)
        sheet = _sheet(book, step)
        (heads, row) = step.table
        columns, at = _columns(sheet, heads[0])
        for name, value in zip(heads, [found[0]["reference"], *row[1:]], strict=True):
            sheet.cell(at, columns[name]).value = value
        book.save(path)

    def terminal(self, step: Step) -> None:
        """Type the command that the step shows, and read what it says."""
        self.command(step, 0)

    def refused(self, step: Step) -> None:
        """Type the command that the step shows, and read why something is refused."""
        self.command(step, GateRefused.exit_code)

    def reword(self, step: Step) -> None:
        """Change lines of a Word text: what is read becomes what is written, which may be several lines."""
        path = self.file(step, ".docx")
        document: Any = Document(str(path))
        for read, written in step.table[1:]:
            (line,) = (one for one in document.paragraphs if plain(one.text) == read)
            place = line._p
            for _ in written.split(_BREAK)[1:]:
                place.addnext(deepcopy(place))
            for one, text in zip((place, *place.itersiblings()), written.split(_BREAK), strict=False):
                Paragraph(one, line._parent).text = text
        document.save(str(path))

    def translate(self, step: Step) -> None:
        """Write into the right column of the file for translators, beside what stands in the left one."""
        (path,) = self.places(step.names[0])
        document: Any = Document(str(path))
        rows = {
            plain(_text(cells[1])): cells[2]
            for row in document.element.body.iter(qn("w:tr"))
            if len(cells := list(row.iter(qn("w:tc")))) > 2
        }
        for original, translation in step.table[1:]:
            place = next(rows[original].iter(qn("w:sdtContent")), None)
            place = next(rows[original].iter(qn("w:p"))) if place is None else place
            for one in place.findall(qn("w:r")):
                place.remove(one)
            made = OxmlElement("w:r")
            made.append(OxmlElement("w:t"))
            made[0].text = translation
            place.append(made)
        document.save(str(path))

    def board(self, step: Step) -> None:
        """Change lines of a produced Word file, the first named, as Word tracks it; save it under the second name."""
        source, name = step.names[:2]
        (found,) = self.places(source)
        document: Any = Document(str(found))
        for read, written in step.table[1:]:
            (line,) = (one for one in document.paragraphs if plain(one.text) == read)
            _track(line, written)
        document.save(str(self.project.root / name))

    def up(self, step: Step) -> None:
        """Read what `imprimatur up` says once it runs; that it runs is held elsewhere (tests/flows)."""
        places = dict.fromkeys(("page", "kits", "inputs", "outputs", "url", "secret"), "…")
        said = plain(Words(self.lang)("up_ready", **places))
        for words in step.bold:
            assert plain(words) in said, (step.page, step.number, words)

    def settings(self, step: Step) -> None:
        """Put the lines that the step shows into the file that it names first, beside the inputs."""
        lines = step.lines[step.lines.index("```ini") + 1 :]
        with (self.project.root / step.names[0]).open("a", encoding="utf-8") as file:
            file.write("\n".join((*lines[: lines.index("```")], "")))

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
        found = self.findings()
        stopping = {plain(one["message"][self.lang]) for one in found if one["severity"] in ("error", "fatal")}
        assert stopping == set(map(plain, step.quotes)), (step.page, step.number)

    # What it is done with

    def command(self, step: Step, expected: int) -> None:
        """Run the command of a step in the folder of the project, and keep what it says."""
        (command,) = [name for name in step.names if name.startswith("imprimatur ")]
        said = StringIO()
        wide = patch.dict(os.environ, COLUMNS="200")  # no line of a table goes on in the next
        with wide, chdir(self.project.root), redirect_stdout(said), redirect_stderr(said):
            code = run(Words(self.lang), shlex.split(command)[1:])
        self.said = said.getvalue()
        assert code == expected, (step.page, step.number, command, self.said)

    def findings(self) -> list[dict[str, Any]]:
        """The findings of the dossier's draft."""
        draft = self.project.outputs / self.here.relative_to(self.project.inputs) / "draft"
        found: list[dict[str, Any]] = json.loads((draft / "findings.json").read_bytes())["findings"]
        return found

    def last(self, document: Any) -> Any:
        """The paragraph that was typed last in a Word text."""
        body = document.element.body
        return next(one for one in body.iter(qn("w:p")) if plain(_text(one)) == self.typed)

    def opens(self, step: Step) -> None:
        """A dossier that a step names is the one at hand; its first file named stays open for the next steps."""
        for name in step.names:
            if name.startswith("inputs/") and len(Path(name).parts) > 2:
                folder = self.project.root.joinpath(*Path(name).parts[:3])
                self.here = folder if folder.is_dir() and folder.parent.name in KINDS else self.here
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


def _sheet(book: Any, step: Step) -> Worksheet:
    """The first sheet that a step names."""
    found: Worksheet = next(book[name] for name in step.bold if name in book.sheetnames)
    return found


def _columns(sheet: Worksheet, name: str) -> tuple[dict[str, int], int]:
    """The columns of a table by their heads, found by one of them, and its first free row."""
    head = next(row for row in sheet.iter_rows() if name in [_said(cell) for cell in row])
    at = next(row for row in range(head[0].row + 1, sheet.max_row + 2) if _is_free(sheet, row))
    return {_said(cell): cell.column for cell in head}, at


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


def _track(line: Any, written: str) -> None:
    """Put other words in the place of a line, both kept as a tracked change of a member of the board."""
    by = {qn("w:id"): "1", qn("w:author"): "Nadia El Amrani", qn("w:date"): "2026-11-26T10:00:00Z"}
    gone, come = OxmlElement("w:del", attrs=by), OxmlElement("w:ins", attrs=by)
    for one in list(line._p.iter(qn("w:t"))):
        one.tag = qn("w:delText")
    gone.extend([one._r for one in line.runs])
    line._p.extend([gone, come])
    line.add_run(written)
    come.append(line.runs[-1]._r)


def _text(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))
