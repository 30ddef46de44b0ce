"""The workbooks of the registers: one row a record, no code asked, every column read back."""

from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.assembly import assemble_registers
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.records import MODELS
from imprimatur.documents.schema.registers import Registers
from imprimatur.kit.registers import REGISTERS, register_workbook
from imprimatur.language.labels import load_labels
from imprimatur.sources import read_any
from tests.dossiers import ROOT, labels, source
from tests.kit import filling

TEMPLATES = ROOT / "templates"
LEFT_OUT = {"code", "theme", "dark", "tint", "accent"}
EVERY = [(register, lang) for register in REGISTERS for lang in LANGS]


def registers(register: str, content: bytes) -> tuple[Registers, list[str]]:
    """What the workbook gives, and the codes of what is found in it."""
    one = source(f"_shared/{register}.xlsx", content)
    found, findings = assemble_registers([read_any(one)], labels(), {one.name: one})
    return found, [finding.code for finding in findings]


@pytest.mark.parametrize(("register", "lang"), EVERY)
def test_untouched_it_gives_no_record_and_nothing_is_said(register: str, lang: Lang) -> None:
    content = register_workbook(TEMPLATES, register, lang)
    found, codes = registers(register, content)
    assert (found.organisations, found.persons, codes) == ((), (), [])
    assert content == register_workbook(TEMPLATES, register, lang)


@pytest.mark.parametrize(("register", "lang"), EVERY)
def test_filled_in_everything_comes_back(register: str, lang: Lang) -> None:
    known = load_labels(TEMPLATES, "_shared")
    made = filling.opened(register_workbook(TEMPLATES, register, lang))
    guide, sheet = made.worksheets
    assert (guide.title, sheet.title) == (
        {"fr": "Mode d’emploi", "nl": "Handleiding"}[lang],
        known.field(register).of(lang),
    )
    examples = [str(cell.value) for cell in sheet[5]]
    assert all(one.startswith(("ex. → ", "bv. → ")) for one in examples), examples
    for cell, example in zip(sheet[6], examples, strict=True):
        cell.value = example.partition("→ ")[2]
    found, codes = registers(register, filling.bytes_of(made))
    assert codes == []
    record: Any
    (record,) = found.of(MODELS[register])
    assert record.code == {"organisations": "tis", "persons": "marie-dupont"}[register]
    for spec in specs(MODELS[register]):
        if spec.path not in LEFT_OUT:
            value: Any = record
            for part in spec.path.split("."):
                value = getattr(value, part)
            assert value not in (None, ()), spec.path
            assert not spec.is_text or (value.plain("fr") and value.plain("nl")), spec.path


def test_names_come_first_and_alone_are_required() -> None:
    sheet = filling.opened(register_workbook(TEMPLATES, "persons", "fr")).worksheets[1]
    assert [cell.value for cell in sheet[4]][:3] == ["Nom", "Prénom", "Fonction FR"]
    assert ["obligatoire" in str(cell.value) for cell in sheet[3]] == [True, True, *[False] * (sheet.max_column - 2)]


@pytest.mark.parametrize(("register", "across", "repeated"), [("organisations", 3, "$A:$B"), ("persons", 1, None)])
def test_more_columns_than_are_read_on_a_page_take_several_with_the_name_on_each(
    register: str, across: int, repeated: str | None
) -> None:
    for lang in LANGS:
        sheet = filling.opened(register_workbook(TEMPLATES, register, lang)).worksheets[1]
        assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (across, repeated)
        assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$4:$4")
        # What the sheet is for is said within the first page.
        (lead,) = [one for one in sheet.merged_cells.ranges if one.min_row == 2]
        assert sum(sheet.column_dimensions[get_column_letter(at)].width for at in range(1, lead.max_col + 1)) <= 190
