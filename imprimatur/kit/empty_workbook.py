"""Empty workbooks: a guide with its progress, a row for every field of a kind, a sheet for every table.

They are derived from the model, its labels and its guidance, so that they suit any kind and cannot fall behind. Read
back, every name in them is understood, in whichever language it was written; what guides is known as ours, and an
example left where it stands is no value.
"""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Need, Spec
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.kit.asking import Asking
from imprimatur.kit.fields_sheet import FieldsSheet
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.guide_sheet import Progress, guide_sheet
from imprimatur.kit.messages import say
from imprimatur.kit.outline import Outline, outline
from imprimatur.kit.saved import saved
from imprimatur.kit.table_sheet import columns_of, empty, table_sheet
from imprimatur.language.labels import load_labels


def skeleton(templates: Path, kind: str, lang: Lang, languages: Sequence[Lang] = LANGS, choice: str = "") -> bytes:
    """The empty workbook of a kind, its names and help in `lang`. Raises UnknownDossier for an unknown kind.

    For a document that appears in one of the `languages` alone, it has no place for the other, and says so. `choice` is
    the value of the field that tells its case: what belongs to the others is left out.
    """
    model = load_kind(kind).model
    labels, guidance = load_labels(templates, kind), load_guidance(templates, kind)
    asking = Asking(labels, guidance, lang, languages)
    asked = outline(model, guidance, labels, lang, languages, choice)
    names = vocabulary(model, labels)
    given = {"document_languages": say[f"language_{languages[0]}"].of(lang)} if len(languages) == 1 else {}
    if choice:
        field = next(one for part in asked.parts for one in part.fields if one.path == guidance.chosen)
        given[guidance.chosen] = labels.choice(field.type.__name__, choice, lang)
    book = Workbook()
    front = book.active
    assert isinstance(front, Worksheet)
    fields = FieldsSheet(book.create_sheet(), asking, names)
    spans = fields.write(asked.parts, given)
    progress = [
        Progress(
            one.heading, one.required, fields.left(one) if one.required else "", f"'{fields.sheet.title}'!A{one.first}"
        )
        for one in spans
    ]
    for spec in asked.tables:
        progress.append(_table(book, spec, asking, asking.sheet_name(spec.path, names)))
    title = f"{asking.labels.word('kind', lang)} – {asking.say('guide')}"
    guide_sheet(front, asking, title, _lines(asked, asking), progress)
    return saved(book)


def _table(book: Workbook, spec: Spec, asking: Asking, name: str) -> Progress:
    """The sheet of a table, and its line of progress."""
    columns = columns_of(spec.type, spec.path, asking)
    need = asking.need(spec)
    sheet = book.create_sheet(name)
    table_sheet(sheet, columns, asking, name, f"{need[0].upper()}{need[1:]}. {asking.say('table_lead')}")
    required = spec.need is Need.REQUIRED
    left = f"IF({empty(sheet.title, len(columns))},1,0)" if required else ""
    place = sheet.title.replace("'", "''")
    return Progress(name, int(required), left, f"'{place}'!A1", need)


def _lines(asked: Outline, asking: Asking) -> list[str]:
    """What to do, in five lines."""
    keys = [
        "line_fields",
        "line_colours",
        "line_examples",
        "line_texts" if asked.texts else "line_no_texts",
        "line_drop",
    ]
    return [asking.say(key) for key in keys]
