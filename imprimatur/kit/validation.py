"""What may be typed in a cell of the kit: lists of choices, dates and numbers, held lightly by the spreadsheet.

Our reader understands words too (`environ 120`, `dès que possible`): of a text nothing is asked, and a number that
cannot be right is questioned, never refused.
"""

from enum import StrEnum
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.bilingual import Lang
from imprimatur.documents.schema.fields import Spec
from imprimatur.kit.messages import say
from imprimatur.language.labels import Labels

EXCEL_LIST = 255
"""The longest list of choices, and the longest help, that Excel takes in a cell's validation."""
_DATES = "OR(AND({cell}>=1900,{cell}<=2100),AND({cell}>=32874,{cell}<=73415))"
"""A year, or a day from 1990 to 2100 as spreadsheets count them."""
_WHOLE = "AND({cell}>=0,{cell}=INT({cell}))"
_RIGHT = {
    "date": _DATES,
    "open-date": _DATES,
    "deadline": _DATES,
    "term": _DATES,
    "day": _DATES,
    "integer": _WHOLE,
    "count": _WHOLE,
    "year": "AND({cell}>=1800,{cell}<=2100,{cell}=INT({cell}))",
    "grade": "AND({cell}>=1,{cell}<=5,{cell}=INT({cell}))",
    "hours": "AND({cell}>0,{cell}<=10000)",
    "postcode": "AND({cell}>=1000,{cell}<=9999)",
}
"""By sort of value: what a number in its cell must be. Amounts and shares may be anything."""


def words_of(spec: Spec, labels: Labels, lang: Lang) -> list[str]:
    """The possible answers of a field that has a closed list of them."""
    type_: Any = spec.type
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return [label.of(lang) for label in labels.choices[type_.__name__].values()]
    if type_ is bool:
        return [labels.word("yes", lang), labels.word("no", lang)]
    return []


def validate(sheet: Worksheet, spec: Spec, area: str, labels: Labels, lang: Lang, prompt: str = "") -> None:
    """Hold the cells of an area to what their field takes; `prompt` is shown while one of them is chosen."""
    words = words_of(spec, labels, lang)
    right = "" if spec.many or not spec.reads else _RIGHT.get(spec.reads.sort, "")
    rule = DataValidation()
    if words and fits_list(words):
        # Where several answers may stand in one cell, or other spellings are understood, the list only helps.
        rule = listed(words, strict=False)
    elif right:
        cell = area.partition(":")[0]
        rule = DataValidation("custom", formula1=f"IF(ISNUMBER({cell}),{right.format(cell=cell)},TRUE)")
        rule.errorStyle, rule.showErrorMessage, rule.allow_blank = "warning", True, True
        rule.errorTitle = say["wrong_title"].of(lang)
        rule.error = prompt[:EXCEL_LIST] or say["wrong"].of(lang)
    elif not prompt:
        return
    if prompt:
        rule.prompt, rule.showInputMessage = prompt[:EXCEL_LIST], True
    sheet.add_data_validation(rule)
    rule.add(area)


def fits_list(words: list[str]) -> bool:
    """Whether Excel takes the words as a list inside a cell's validation."""
    return len(",".join(words)) <= EXCEL_LIST and not any("," in word for word in words)


def listed(words: list[str], *, strict: bool) -> DataValidation:
    """A drop-down of words."""
    return DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=strict)
