"""Filling in a kit as a person would: every cell of its workbook, every question of its Word texts."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell

from imprimatur.core.bilingual import Lang
from imprimatur.core.own_marks import EXAMPLES, OWN_LINE, PROPOSED, is_own_question
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Spec, is_record, specs
from imprimatur.documents.schema.vocabulary import split_language, vocabulary
from imprimatur.language.labels import Labels

TEXTS = {"fr": "Texte français", "nl": "Nederlandse tekst"}
HEAD, FIRST = 4, 6
"""The rows of a table's names and of its first row to fill in."""


def opened(content: bytes) -> Workbook:
    """A workbook, its help with the example in it kept."""
    return load_workbook(BytesIO(content), rich_text=True)


def bytes_of(book: Any) -> bytes:
    """A workbook or a Word text as a file."""
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def answer(spec: Spec, labels: Labels, lang: Lang, side: Lang = "fr") -> str:
    """Something a person could type for a field."""
    if spec.is_text:
        return TEXTS[side]
    if is_record(spec.type):
        return "crebis" if "rganisation" in spec.type.__name__ else "Nicolas De Kuyssche"
    if spec.type.__name__ in labels.choices:
        return next(iter(labels.choices[spec.type.__name__].values())).of(lang)
    if spec.type is bool:
        return {"fr": "oui", "nl": "ja"}[lang]
    if spec.path == "document_languages":
        return {"fr": "français et néerlandais", "nl": "Frans en Nederlands"}[lang]
    return labels.expected[spec.reads.sort if spec.reads else "text"]["example"].of(lang).split(", ")[0]


def rows(sheet: Any) -> Iterator[tuple[int, str]]:
    """The rows of fields of a sheet with the names in them; what only guides has none."""
    for row in range(1, sheet.max_row + 1):
        name = str(sheet.cell(row, 1).value or "")
        if name and not name.startswith(OWN_LINE) and not str(sheet.cell(row, 1).fill.fgColor.rgb).endswith("1F3A4D"):
            yield row, name


def column_of(sheet: Any, name: str) -> int:
    """The column of the sheet of fields that bears a name."""
    return next(cell.column for cell in sheet[3] if cell.value == name)


def fill_fields(sheet: Any, kind: str, labels: Labels, lang: Lang) -> set[str]:
    """Fill in every field of the first of the sheets; returns their paths."""
    names, known = vocabulary(load_kind(kind).model, labels), {one.path: one for one in specs(load_kind(kind).model)}
    value = column_of(sheet, {"fr": "Français", "nl": "Frans"}[lang])
    filled = set()
    for row, name in rows(sheet):
        spec = known[str(names.resolve(name))]
        filled.add(spec.path)
        sheet.cell(row, value, answer(spec, labels, lang))
        if spec.is_text and not isinstance(sheet.cell(row, value + 1), MergedCell):
            sheet.cell(row, value + 1, answer(spec, labels, lang, "nl"))
    return filled


def fill_table(sheet: Any, spec: Spec, labels: Labels, lang: Lang, row: int = FIRST) -> set[str]:
    """Fill in one row of a table; returns the paths of its columns."""
    inner = vocabulary(spec.type, labels, f"{spec.path}.")
    columns = {one.path: one for one in specs(spec.type)}
    filled = set()
    for cell in filter(lambda one: one.value, sheet[HEAD]):
        name, side = split_language(str(cell.value))
        found = columns[str(inner.resolve(name))]
        filled.add(found.path)
        sheet.cell(row, cell.column, answer(found, labels, lang, side or "fr"))
    return filled


def filled_in(kind: str, lang: Lang, content: Mapping[str, bytes], labels: Labels) -> dict[str, bytes]:
    """The files of a kit with every cell and every question filled in."""
    made = dict(content)
    (data,) = (name for name in content if name.endswith(".xlsx"))
    book = opened(content[data])
    names = vocabulary(load_kind(kind).model, labels)
    fill_fields(book.worksheets[1], kind, labels, lang)
    known = {one.path: one for one in specs(load_kind(kind).model)}
    for sheet in book.worksheets[2:]:
        # The sheets of the registers are none of the kind's tables.
        if spec := known.get(str(names.resolve(sheet.title))):
            fill_table(sheet, spec, labels, lang)
    made[data] = bytes_of(book)
    for name in (one for one in content if one.endswith(".docx")):
        made[name], _ = fill_texts(content[name], TEXTS["fr" if ".fr." in name else "nl"])
    return made


def fill_texts(content: bytes, text: str) -> tuple[bytes, int]:
    """Type a text in the place of every question, those aside that explain and ask nothing; returns how many."""
    document: Any = Document(BytesIO(content))
    _, *others = document.element.body.iter(qn("w:sdt"))
    fields = [one for one in others if PROPOSED in "".join(one.itertext())]
    for field in fields:
        properties = field.find(qn("w:sdtPr"))
        properties.remove(properties.find(qn("w:showingPlcHdr")))
        (run,) = field.iter(qn("w:t"))
        assert is_own_question(run.text)
        run.text = text
    return bytes_of(document), len(fields)


def examples(book: Workbook) -> int:
    """How many cells of the tables hold an example."""
    cells = (cell for sheet in book.worksheets[2:] for row in sheet.iter_rows() for cell in row)
    return sum(str(cell.value).startswith(EXAMPLES) for cell in cells)
