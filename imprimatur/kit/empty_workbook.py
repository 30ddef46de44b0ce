"""Empty workbooks: a guide with its progress, a row for every field of a kind, a sheet for every table.

They are derived from the model, its labels and its guidance, so that they suit any kind and cannot fall behind. Read
back, every name in them is understood, in whichever language it was written; what guides is known as ours, and an
example left where it stands is no value.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Need, Spec
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.kit import looks
from imprimatur.kit.asking import Asking
from imprimatur.kit.fields_sheet import FieldsSheet, Span
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.guide_sheet import Content, guide_sheet
from imprimatur.kit.messages import say
from imprimatur.kit.outline import ALL, Outline, Place, Wanted, outline, place_of
from imprimatur.kit.record_sheets import RecordSheet, record_sheets
from imprimatur.kit.saved import saved
from imprimatur.kit.table_sheet import columns_of, empty, table_sheet
from imprimatur.language.labels import load_labels
from imprimatur.language.typography import typeset

_NAMED = 4
"""Fields of a part that the contents name."""
_TABS = {Place.REQUIRED: looks.AMBER, Place.IF_ANY: looks.BLUE, Place.RARE: looks.PALE, Place.FOLLOW_UP: looks.GREY}
"""The colours of the tabs of sheets."""
_TEXT_NEEDS = {"required": "need_required", "conditional": "need_conditional", "other": "need_optional"}


def skeleton(templates: Path, kind: str, lang: Lang, languages: Sequence[Lang] = LANGS, wanted: Wanted = ALL) -> bytes:
    """The empty workbook of a kind, its names and help in `lang`. Raises UnknownDossier for an unknown kind.

    For a document that appears in one of the `languages` alone, it has no place for the other, and says so. What
    belongs to other cases than those `wanted` is left out.
    """
    model = load_kind(kind).model
    labels, guidance = load_labels(templates, kind), load_guidance(templates, kind)
    asking = Asking(labels, guidance, lang, languages)
    asked = outline(model, guidance, labels, lang, languages, wanted)
    names = vocabulary(model, labels)
    given = {"document_languages": say[f"language_{languages[0]}"].of(lang)} if len(languages) == 1 else {}
    if wanted.values and wanted.announced:
        field = next(one for part in asked.parts for one in part.fields if one.path == guidance.chosen)
        given[guidance.chosen] = " ; ".join(labels.choice(field.type.__name__, one, lang) for one in wanted.values)
    book = Workbook()
    front = book.active
    assert isinstance(front, Worksheet)
    fields = FieldsSheet(book.create_sheet(), asking, names)
    spans = fields.write(asked.parts, given)
    contents = [
        (asking.say(heading), [_part(fields, one, asking) for one in spans if one.part.rarely is rarely])
        for heading, rarely in (("contents_fields", False), ("contents_fields_rare", True))
    ]
    texts = [*asked.texts, *([asked.chaptered] if asked.chaptered else [])]
    if texts:
        contents.append((asking.say("contents_texts"), list(_texts(texts, asking, names))))
    for place, tables in asked.sheets():
        lines = [_table(book, spec, asking, asking.sheet_name(spec.path, names), _TABS[place]) for spec in tables]
        if place is Place.IF_ANY:
            lines += [_records(book, one, asking) for one in record_sheets(templates, asking)]
        contents.append((asking.say(f"contents_{place}"), lines))
    title = f"{asking.labels.word('kind', lang)} – {asking.say('guide')}"
    guide_sheet(front, asking, title, _lines(asked, asking), [one for one in contents if one[1]])
    return saved(book)


def _part(fields: FieldsSheet, span: Span, asking: Asking) -> Content:
    """A part of the sheet of fields in the contents: the fields that it opens with say what it is for."""
    names = [asking.name(one.path, fields.names) for one in span.part.fields]
    purpose = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    first = span.part.fields[0]
    usual = "need_final" if first.path.startswith("approvals.") else f"need_{first.need}"
    need = f"{asking.say('only')} {span.part.case}" if span.part.case else asking.say(usual)
    left = fields.left(span) if span.required else "–"
    return Content(span.part.heading, purpose, need, span.required, left, f"'{fields.sheet.title}'!A{span.first - 1}")


def _texts(texts: Sequence[Spec], asking: Asking, names: Vocabulary) -> Iterator[Content]:
    """The long texts in the contents: no formula sees whether they are written."""
    sorts = {Need.REQUIRED: "required", Need.CONDITIONAL: "conditional"}
    by_sort: dict[str, list[str]] = {one: [] for one in (*sorts.values(), "other")}
    for spec in texts:
        by_sort[sorts.get(spec.need, "other")].append(asking.name(spec.path, names))
    for sort, named in by_sort.items():
        if named:
            left = say("texts_wait", count=str(len(named))).of(asking.lang) if sort == "required" else "–"
            yield Content(asking.say(f"texts_{sort}"), ", ".join(named), asking.say(_TEXT_NEEDS[sort]), left=left)


def _table(book: Workbook, spec: Spec, asking: Asking, name: str, colour: str) -> Content:
    """The sheet of a table, and its line in the contents."""
    columns = columns_of(spec.type, spec.path, asking)
    need, known = asking.need(spec), asking.guidance.purposes.get(spec.path)
    if place_of(spec) is Place.FOLLOW_UP:
        purpose = asking.say(f"purpose_{spec.path}")
    else:
        purpose = typeset(known.of(asking.lang), asking.lang) if known else ""
    sheet = book.create_sheet(name)
    chaptered = place_of(spec) is not Place.REQUIRED and spec.need is Need.REQUIRED
    how = asking.say("chapters_sheet") if chaptered else f"{need[0].upper()}{need[1:]}."
    said = [f"{purpose}." if purpose else "", how, asking.say("table_lead")]
    table_sheet(sheet, columns, asking, name, " ".join(filter(None, said)))
    looks.tab(sheet, colour)
    required = place_of(spec) is Place.REQUIRED
    left = f"IF({empty(sheet.title, len(columns))},1,0)" if required else "–"
    place = sheet.title.replace("'", "''")
    shown = asking.say("need_optional" if chaptered else f"need_{spec.need}")
    return Content(name, purpose, shown, int(required), left, f"'{place}'!A1")


def _records(book: Workbook, asked: RecordSheet, asking: Asking) -> Content:
    """The sheet of the records that no register knows yet, and its line in the contents."""
    sheet = book.create_sheet(asked.name)
    table_sheet(sheet, asked.columns, asked.asking, asked.name, asked.lead)
    looks.tab(sheet, _TABS[Place.IF_ANY])
    return Content(asked.name, asked.purpose, asking.say("need_optional"), place=f"'{asked.name}'!A1")


def _lines(asked: Outline, asking: Asking) -> list[str]:
    """What to do, in five lines."""
    keys = [
        "line_fields",
        "line_colours",
        "line_examples",
        "line_texts" if asked.texts or asked.chaptered else "line_no_texts",
        "line_drop",
    ]
    return [asking.say(key) for key in keys]
