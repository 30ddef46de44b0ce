"""The sheet of single fields: one a row under headings, how much it is needed, its values, and the help beside."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.bilingual import LANGS
from imprimatur.core.own_marks import example
from imprimatur.documents.schema.fields import Need, Spec
from imprimatur.documents.schema.vocabulary import Vocabulary
from imprimatur.kit import looks, printing
from imprimatur.kit.asking import Asking
from imprimatur.kit.outline import Part
from imprimatur.kit.validation import listed, validate
from imprimatur.language.typography.inclusive import InclusiveStyle

HEAD = 3
"""The row of the names of columns."""
_WIDTHS = {"name": 27, "need": 22, "fr": 36, "nl": 36, "help": 37, "state": 12, "owner": 18}
"""The columns, with their widths in characters: together they print at three quarters of their size across A4."""


@dataclass(frozen=True, slots=True)
class Span:
    """The rows of one part on the sheet."""

    part: Part
    first: int
    last: int

    @property
    def required(self) -> int:
        """How many of its fields are required."""
        return sum(spec.need is Need.REQUIRED for spec in self.part.fields)


class FieldsSheet:
    """Writes the sheet of fields."""

    def __init__(self, sheet: Worksheet, asking: Asking, names: Vocabulary) -> None:
        """Write into `sheet`, which is empty, in the words of `asking`."""
        self.sheet, self.asking, self.names = sheet, asking, names
        columns = [one for one in _WIDTHS if one not in LANGS or one in asking.languages]
        self.at = {name: place for place, name in enumerate(columns, start=1)}
        self.first = min(self.at[side] for side in asking.languages)
        """The column of values; the second language stands in the one after it."""

    def write(self, parts: tuple[Part, ...], given: dict[str, str]) -> list[Span]:
        """Write every part; `given` are the values that are known already. Returns where each of them stands."""
        sheet, asking = self.sheet, self.asking
        sheet.title = asking.say("sheet")
        looks.title(sheet, asking.say("sheet"), len(self.at), asking.say("fields_lead"), asking.say("guide"))
        looks.head(sheet, HEAD, [asking.say(f"column_{one}") for one in self.at], [_WIDTHS[one] for one in self.at])
        sheet.freeze_panes = f"B{HEAD + 1}"
        row, spans = HEAD + 1, []
        for part in parts:
            heading = f"{part.heading} – {asking.say('only')} {part.case}" if part.case else part.heading
            looks.heading(sheet, row, heading, len(self.at))
            for at, spec in enumerate(part.fields, start=row + 1):
                self._field(at, spec, given.get(spec.path, ""))
            spans.append(Span(part, row + 1, row + len(part.fields)))
            row += len(part.fields) + 1
        looks.tab(sheet, looks.AMBER)
        printing.pages(sheet)
        printing.whole(sheet, [one.first - 1 for one in spans], HEAD + 1, row - 1)
        return spans

    def _field(self, row: int, spec: Spec, value: str) -> None:
        sheet, asking, at = self.sheet, self.asking, self.at
        looks.box(sheet, row, len(at))
        name, need, help_ = asking.name(spec.path, self.names), asking.need(spec), asking.help(spec)
        # Every help ends in an example, so that what is typed over it is seen: of a value that is given, itself.
        shown = example(value, asking.lang) if value else asking.example(spec, spec.path)
        sheet.cell(row, at["name"], name).font = looks.letters(bold=spec.need is Need.REQUIRED)
        sheet.cell(row, at["need"], need).font = looks.muted()
        looks.helped(sheet.cell(row, at["help"]), help_, shown)
        if value:
            sheet.cell(row, self.first, value)
        last = self.first + len(asking.languages) - 1
        if not spec.is_text and last > self.first:
            # A fact holds in both languages: one cell across the two columns. The style of the French is the French's
            # alone: who writes the Dutch does not answer "geen" for it.
            if spec.type is not InclusiveStyle:
                sheet.merge_cells(start_row=row, start_column=self.first, end_row=row, end_column=last)
            last = self.first
        self._wanted(row, spec, last)
        validate(sheet, spec, f"{get_column_letter(self.first)}{row}", asking.labels, asking.lang)
        states = [label.of(asking.lang) for key, label in asking.labels.choices["State"].items() if key != "missing"]
        rule = listed(states, strict=True)
        sheet.add_data_validation(rule)
        rule.add(f"{get_column_letter(at['state'])}{row}")
        texts = {"name": name, "need": need, "help": f"{help_}\n{shown}" if shown else help_}
        looks.height(sheet, row, max(looks.lines_of(text, _WIDTHS[one]) for one, text in texts.items()))
        for one in ("need", "help"):
            sheet.cell(row, at[one]).alignment = looks.WRAPPED

    def _wanted(self, row: int, spec: Spec, last: int) -> None:
        if spec.need not in (Need.REQUIRED, Need.CONDITIONAL):
            return
        for column in range(self.first, last + 1):
            cell = f"{get_column_letter(column)}{row}"
            looks.wanted(self.sheet, cell, f"LEN({cell})=0", required=spec.need is Need.REQUIRED)

    def left(self, span: Span) -> str:
        """The formula of how many required fields of a part are still empty, in Excel's words without `=`."""

        def cells(column: int) -> str:
            letter = get_column_letter(column)
            return f"'{self.sheet.title}'!${letter}${span.first}:${letter}${span.last}"

        need, first = cells(self.at["need"]), f'({cells(self.first)}="")'
        alone, both = self.asking.say("need_required"), self.asking.say("need_both")
        formula = f'SUMPRODUCT(({need}="{alone}")*{first})'
        if len(self.asking.languages) > 1:
            second = f'({cells(self.first + 1)}="")'
            formula += f'+SUMPRODUCT(({need}="{both}")*(({first}+{second})>0))'
        return formula
