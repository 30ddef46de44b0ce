"""Registers to fill in: a workbook of organisations and one of persons, one row each, guided like the kit."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.schema.records import MODELS
from imprimatur.kit import looks
from imprimatur.kit.asking import Asking
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.guide_sheet import guide_sheet
from imprimatur.kit.record_sheets import SHARED, record_columns
from imprimatur.kit.saved import saved
from imprimatur.kit.table_sheet import table_sheet
from imprimatur.language.labels import load_labels

REGISTERS = tuple(MODELS)


def register_workbook(templates: Path, register: str, lang: Lang) -> bytes:
    """The workbook of a register, its names and help in `lang`. Raises KeyError for a register that is none."""
    labels, guidance = load_labels(templates, SHARED), load_guidance(templates, SHARED)
    asking = Asking(labels, guidance, lang, LANGS)
    columns = record_columns(register, asking)
    book = Workbook()
    front = book.active
    assert isinstance(front, Worksheet)
    name = labels.field(register).of(lang)
    table_sheet(book.create_sheet(name), columns, asking, name, asking.say("table_lead"))
    looks.tab(book[name], looks.AMBER)
    lines = [asking.say(key) for key in ("register_rows", f"register_{register}", "line_examples", "register_known")]
    guide_sheet(front, asking, name, lines, ())
    return saved(book)
