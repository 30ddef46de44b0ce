"""The organisations and persons that the registers do not know yet, asked for in the kit itself.

Their columns are those of the registers' own workbooks, of which a kind is asked for what it prints or checks alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from imprimatur.documents.schema.fields import Need
from imprimatur.documents.schema.records import MODELS
from imprimatur.kit.asking import Asking
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.table_sheet import Column, columns_of

SHARED = "_shared"
"""The folder of the guidance that every kind shares."""
_LEFT_OUT = ("code", "theme", "dark", "tint", "accent")
"""What a register is not asked for: a code is made of the name, the other colours of the first."""
_NAMES = ("name", "given_name", "family_name")
"""What a record cannot do without. Of the rest it lacks only what the documents that use it print."""


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """One such sheet of a kit: its name, its columns, what it is for, and the words in which its columns are asked."""

    name: str
    asking: Asking
    columns: tuple[Column, ...]
    purpose: str
    lead: str


def record_columns(register: str, asking: Asking) -> list[Column]:
    """Every column that is asked for of a register, the names first: they alone are required."""
    columns = [
        replace(one, spec=replace(one.spec, need=Need.REQUIRED if one.spec.path in _NAMES else Need.OPTIONAL))
        for one in columns_of(MODELS[register], register, asking, _LEFT_OUT)
    ]
    return sorted(columns, key=lambda one: one.spec.need is not Need.REQUIRED)


def record_sheets(templates: Path, asking: Asking) -> Iterator[RecordSheet]:
    """The sheets of the registers in the kit of the kind that `asking` is for. Raises TemplateFault."""
    shared = load_guidance(templates, SHARED)
    known = Asking(asking.labels, shared, asking.lang, asking.languages)
    kept = {*shared.records, *asking.guidance.records}
    for register in MODELS:
        columns = tuple(one for one in record_columns(register, known) if one.path in kept)
        purpose = asking.say(f"purpose_{register}")
        lead = f"{purpose}. {asking.say(f'register_{register}')} {asking.say('table_lead')}"
        yield RecordSheet(asking.labels.field(register).of(asking.lang), known, columns, purpose, lead)
