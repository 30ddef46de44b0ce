"""A dossier of texts as an office would have it: the narratives in Word, the fields and the tables in workbooks."""

import csv
import io

from openpyxl import Workbook

from bench.faults.forms import spots_of
from bench.faults.forms.xlsx import saved
from bench.faults.spots import Files, Spot
from bench.fidelity.cases import labels
from bench.fidelity.forms import word
from bench.fidelity.units import units_of
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs


def in_office(kind: str, files: Files) -> Files:
    """The same dossier: `recit.fr.md` becomes Word, every CSV a sheet, every YAML a workbook of fields."""
    made: Files = {}
    tables = Workbook()
    tables.remove(tables.active)
    for name, content in files.items():
        stem, _, suffix = name.rpartition(".")
        if suffix == "md":
            lang = stem.rpartition(".")[2]
            made[f"{stem}.docx"] = _bytes(word(units_of(content.decode()), lang)[f"texte.{lang}.docx"])
        elif suffix == "csv":
            sheet = tables.create_sheet(stem[:31])
            for row in csv.reader(io.StringIO(content.decode()), delimiter=_mark(content)):
                sheet.append([_value(one) for one in row])
        elif suffix == "yaml":
            made[f"{stem}.xlsx"] = _workbook(kind, name, content)
        else:
            made[name] = content
    if tables.sheetnames:
        made["tableaux.xlsx"] = saved(tables)
    return made


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _mark(content: bytes) -> str:
    first = content.decode().partition("\n")[0]
    return ";" if first.count(";") >= first.count(",") else ","


def _value(typed: str) -> str | int | None:
    return int(typed) if typed.isdigit() and not typed.startswith("0") else typed or None


def _workbook(kind: str, name: str, content: bytes) -> bytes:
    """The values of a YAML file: a sheet of fields, and one a table."""
    book = Workbook()
    fields = book.active
    fields.title = "Champs"
    fields.append(["Champ", "Français", "Nederlands"])
    rows: dict[str, dict[str, list[str]]] = {}
    tables: dict[str, list[dict[str, list[str]]]] = {}
    for spot in spots_of(name, content):
        if spot.row < 0:
            rows.setdefault(spot.name, {}).setdefault(spot.lang or "fr", []).append(spot.text)
            continue
        table = tables.setdefault(spot.table, [])
        while len(table) <= spot.row:
            table.append({})
        table[spot.row].setdefault(_column(spot), []).append(spot.text)
    for field, texts in rows.items():
        fields.append([_label(kind, field), *(_listed(texts.get(lang, [])) for lang in ("fr", "nl"))])
    for title, lines in tables.items():
        sheet = book.create_sheet(title[:31])
        columns = list(dict.fromkeys(column for line in lines for column in line))
        sheet.append(columns)
        for line in lines:
            sheet.append([_listed(line.get(column, [])) for column in columns])
    return saved(book)


def _column(spot: Spot) -> str:
    return f"{spot.name} {spot.lang.upper()}".strip()


def _listed(texts: list[str]) -> str | int | None:
    """One value as it is, several one below the other."""
    if len(texts) < 2:
        return _value(texts[0]) if texts else None
    return "\n".join(f"- {one}" for one in texts)


def _label(kind: str, key: str) -> str:
    """The name under which a key is known on its own, outside its group."""
    known = labels(kind)
    for spec in specs(load_kind(kind).model):
        label = known.field(spec.path)
        if key.casefold() in (one.casefold() for one in label.spellings):
            return label.fr
    return key
