"""Registers to fill in: a workbook of organisations and one of persons, one row each, guided like the kit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.schema.fields import Need
from imprimatur.documents.schema.records import MODELS
from imprimatur.kit import looks
from imprimatur.kit.asking import Asking
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.guide_sheet import guide_sheet
from imprimatur.kit.saved import saved
from imprimatur.kit.table_sheet import Column, columns_of, table_sheet
from imprimatur.language.labels import load_labels

REGISTERS = tuple(MODELS)
_SHARED = "_shared"
_LEFT_OUT = ("code", "theme", "dark", "tint", "accent")
"""What a register is not asked for: a code is made of the name, the other colours of the first."""
_NAMES = ("name", "given_name", "family_name")
"""What a record cannot do without. Of the rest it lacks only what the documents that use it print."""


def register_workbook(templates: Path, register: str, lang: Lang) -> bytes:
    """The workbook of a register, its names and help in `lang`. Raises KeyError for a register that is none."""
    labels, guidance = load_labels(templates, _SHARED), load_guidance(templates, _SHARED)
    asking = Asking(labels, guidance, lang, LANGS)
    columns = sorted(_columns(register, asking), key=lambda one: one.spec.need is not Need.REQUIRED)
    book = Workbook()
    front = book.active
    assert isinstance(front, Worksheet)
    name = labels.field(register).of(lang)
    table_sheet(book.create_sheet(name), columns, asking, name, asking.say("table_lead"))
    looks.tab(book[name], looks.AMBER)
    lines = [asking.say(key) for key in ("register_rows", f"register_{register}", "line_examples", "register_known")]
    guide_sheet(front, asking, name, lines, ())
    return saved(book)


def _columns(register: str, asking: Asking) -> Iterator[Column]:
    for column in columns_of(MODELS[register], register, asking, _LEFT_OUT):
        need = Need.REQUIRED if column.spec.path in _NAMES else Need.OPTIONAL
        yield replace(column, spec=replace(column.spec, need=need))
