"""Empty dossiers: a workbook with a row for every field of a kind and a sheet for every table, ready to be filled in.

It is derived from the model and its labels alone, so that it suits any kind and cannot fall behind. Read back, every
name in it is understood, in whichever language it was written.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.own_marks import CONDITIONAL_FILL, REQUIRED_FILL
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import ACCEPTED, ADDED
from imprimatur.documents.schema.fields import Need, Spec, is_record, specs
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.kit.messages import say
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset

_ROWS = 50
"""The rows of a table that are prepared: bordered, with their lists of choices. More may be added below."""
_EXCEL_LIST = 255
"""The longest list of choices that Excel takes inside a cell's validation."""
_EXCEL_SHEET = 31
"""The longest name of a sheet."""

_WIDTHS = {"name": 34, "fr": 48, "nl": 48, "state": 14, "owner": 20, "need": 16, "help": 60}
"""The columns of the sheet of fields, with their widths."""

_HEAD = PatternFill("solid", fgColor="1F3A4D")
_FILLS = {
    Need.REQUIRED: PatternFill("solid", fgColor=REQUIRED_FILL),
    Need.CONDITIONAL: PatternFill("solid", fgColor=CONDITIONAL_FILL),
}
_LINE = Side(style="thin", color="BFBFBF")
_GROUP = Side(style="medium", color="1F3A4D")


def skeleton(kind: str, labels: Labels, lang: Lang, languages: Sequence[Lang] = LANGS) -> bytes:
    """The empty workbook of a kind, its names and help in `lang`. Raises UnknownDossier for an unknown kind.

    For a document that appears in one of the `languages` alone, it has no place for the other, and says so.
    """
    model = load_kind(kind).model
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    # Approvals come last in the work, and so in the sheet; what people add themselves is the last of the tables.
    left_out = tuple(f"approvals.{side}." for side in LANGS if side not in languages)
    asked = [spec for spec in specs(model) if not spec.path.startswith(left_out or ("\0",))]
    fields = sorted(asked, key=lambda spec: (_is_approval(spec), spec.path == ADDED, spec.path == ACCEPTED))
    names = vocabulary(model, labels)
    _entries(sheet, [spec for spec in fields if not spec.is_table], names, labels, lang, languages)
    for spec in fields:
        if spec.is_table:
            _table(book.create_sheet(_sheet_name(spec.path, names, labels, lang)), spec, labels, lang, languages)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _entries(
    sheet: Worksheet, fields: list[Spec], names: Vocabulary, labels: Labels, lang: Lang, languages: Sequence[Lang]
) -> None:
    sheet.title = say["sheet"].of(lang)
    parts = [part for part in _WIDTHS if part not in LANGS or part in languages]
    state, need_at, help_at = (parts.index(part) + 1 for part in ("state", "need", "help"))
    _head(sheet, [say[f"column_{part}"].of(lang) for part in parts], [_WIDTHS[part] for part in parts])
    group = ""
    for row, spec in enumerate(fields, start=2):
        name = _name(spec.path, names, labels, lang)
        help_ = _help(spec, spec.path, labels, lang)
        # How much an approval is needed: never to begin with, always in the end.
        need = say[f"need_{'final' if _is_approval(spec) else spec.need}"]
        for column, text in zip((1, need_at, help_at), (name, need.of(lang), help_), strict=True):
            sheet.cell(row, column, typeset(text, lang))
        if spec.path == "document_languages" and len(languages) == 1:
            sheet.cell(row, 2, say[f"language_{languages[0]}"].of(lang))
        if not spec.is_text and len(languages) > 1:
            # A fact holds in both languages: one cell across the two columns.
            sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)
        _choices(sheet, spec, f"B{row}", labels, lang)
        states = [label.of(lang) for value, label in labels.choices["State"].items() if value != "missing"]
        _list(sheet, states, f"{get_column_letter(state)}{row}", strict=True)
        here = spec.path.rpartition(".")[0].partition(".")[0]
        _row(sheet, row, len(parts), spec.need, range(2, state), starts=here != group)
        sheet.cell(row, 1).font = Font(bold=spec.need is Need.REQUIRED)
        group = here


def _is_approval(spec: Spec) -> bool:
    return spec.path.startswith("approvals.")


def _table(sheet: Worksheet, spec: Spec, labels: Labels, lang: Lang, languages: Sequence[Lang]) -> None:
    names = vocabulary(spec.type, labels, f"{spec.path}.")
    columns: list[tuple[str, Spec]] = []
    for column in specs(spec.type):
        name = _name(column.path, names, labels, lang, f"{spec.path}.")
        sides = [side for side in (lang, other(lang)) if side in languages]
        suffixes = [f" {side.upper()}" for side in sides] if column.is_text and len(sides) > 1 else [""]
        columns.extend((name + suffix, column) for suffix in suffixes)
    _head(sheet, [name for name, _ in columns], [42 if column.is_text else 24 for _, column in columns])
    for row in range(2, _ROWS + 2):
        _row(sheet, row, len(columns), Need.OPTIONAL, range(0))
    for position, (_, column) in enumerate(columns, start=1):
        letter = get_column_letter(position)
        area = f"{letter}2:{letter}{_ROWS + 1}"
        _choices(sheet, column, area, labels, lang)
        _prompt(sheet, area, typeset(_help(column, f"{spec.path}.{column.path}", labels, lang), lang))
        if column.need in _FILLS:
            for row in range(2, _ROWS + 2):
                sheet.cell(row, position).fill = _FILLS[column.need]


def _head(sheet: Worksheet, names: list[str], widths: list[int]) -> None:
    for column, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = sheet.cell(1, column, name)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"


def _row(sheet: Worksheet, row: int, width: int, need: Need, marked: range, *, starts: bool = False) -> None:
    for column in range(1, width + 1):
        cell = sheet.cell(row, column)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = Border(top=_GROUP if starts else _LINE, bottom=_LINE, left=_LINE, right=_LINE)
        if column in marked and need in _FILLS:
            cell.fill = _FILLS[need]


def _name(path: str, names: Vocabulary, labels: Labels, lang: Lang, prefix: str = "") -> str:
    """The label of a field, or its path where the label alone would be taken for another field."""
    label = labels.field(prefix + path).of(lang)
    return label if names.resolve(label) == path else path


def _sheet_name(path: str, names: Vocabulary, labels: Labels, lang: Lang) -> str:
    label = labels.field(path)
    spellings: Iterator[str] = (
        text
        for text in (label.of(lang), *label.spellings, path)
        if len(text) <= _EXCEL_SHEET and not set(text) & set("[]:*?/\\") and names.resolve(text) == path
    )
    return next(spellings, path[-_EXCEL_SHEET:])


def _help(spec: Spec, path: str, labels: Labels, lang: Lang) -> str:
    if spec.is_text:
        return say["help_rich" if spec.rich else "help_text"].of(lang)
    words = _words(spec, labels, lang)
    if words:
        text = say("help_choice", choices=", ".join(words))
    elif is_record(spec.type):
        text = say["help_record"]
    elif spec.reads is None:
        # Of free words no example says more than their name.
        text = labels.expected["text"]["what"].both
    else:
        expected = labels.expected[spec.reads.sort]
        text = say("help_value", what=expected["what"].both, example=expected["example"].both)
    return (say("help_several", help=text) if spec.many else text).of(lang)


def _words(spec: Spec, labels: Labels, lang: Lang) -> list[str]:
    """The possible answers of a field that has a closed list of them."""
    type_: Any = spec.type
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return [label.of(lang) for label in labels.choices[type_.__name__].values()]
    if type_ is bool:
        return [labels.word("yes", lang), labels.word("no", lang)]
    return []


def _choices(sheet: Worksheet, spec: Spec, area: str, labels: Labels, lang: Lang) -> None:
    words = _words(spec, labels, lang)
    if words:
        # Where several answers may stand in one cell, or other spellings are understood, the list only helps.
        _list(sheet, words, area, strict=False)


def _list(sheet: Worksheet, words: list[str], area: str, *, strict: bool) -> None:
    text = ",".join(words)
    if len(text) > _EXCEL_LIST or any("," in word for word in words):
        return
    validation = DataValidation("list", formula1=f'"{text}"', allow_blank=True, showErrorMessage=strict)
    sheet.add_data_validation(validation)
    validation.add(area)


def _prompt(sheet: Worksheet, area: str, text: str) -> None:
    """Show the help of a column while one of its cells is chosen."""
    for validation in sheet.data_validations.dataValidation:
        if area in str(validation.sqref):
            break
    else:
        validation = DataValidation()
        sheet.add_data_validation(validation)
        validation.add(area)
    validation.prompt, validation.showInputMessage = text[:_EXCEL_LIST], True
