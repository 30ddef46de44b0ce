"""The forms that people give fields: a row of a workbook, a key of a YAML file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from openpyxl import Workbook

from bench.fidelity.forms import Files, saved, typed
from bench.fidelity.names import Names
from bench.fidelity.units import Unit
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.schema.document import ADDED

Given = Mapping[Lang, list[Unit]]


def in_fields(units: list[Unit]) -> list[Unit]:
    """What cells can hold of a text: no footnotes, no quotations; and a heading without a text is no field."""
    kept = [
        replace(
            unit,
            sort="paragraph" if unit.sort == "quote" else unit.sort,
            pieces=[piece for piece in unit.pieces if not piece.note],
        )
        for unit in units
    ]
    after = [*kept[1:], Unit("heading")]
    return [one for one, following in zip(kept, after, strict=True) if not one.sort == following.sort == "heading"]


@dataclass(slots=True)
class _Sorted:
    """The texts of known fields by path, and the author's own sections, in each language."""

    fields: dict[str, dict[Lang, str]] = field(default_factory=dict)
    own: list[tuple[dict[Lang, str], dict[Lang, str]]] = field(default_factory=list)


def _sorted(given: Given, names: Names) -> _Sorted:
    made = _Sorted()
    for lang, units in given.items():
        own = 0
        for title, text in _passages(units):
            if path := names.field(title):
                made.fields.setdefault(path, {})[lang] = text
                continue
            if own == len(made.own):
                made.own.append(({}, {}))
            made.own[own][0][lang], made.own[own][1][lang] = title, text
            own += 1
    return made


def _passages(units: list[Unit]) -> Iterator[tuple[str, str]]:
    """The words of each heading, and what stands below as it is typed into a cell."""
    starts = [place for place, unit in enumerate(units) if unit.sort == "heading"]
    if units[: starts[0]]:
        yield "", _in_cell(units[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(units)], strict=True):
        yield units[start].text, _in_cell(units[start + 1 : end])


def _in_cell(units: list[Unit]) -> str:
    return typed(units).replace("\n\n", "\n").strip()


def workbook(given: Given, names: Names) -> Files:
    """A workbook: a sheet of fields, and one of the author's own sections."""
    book, found = Workbook(), _sorted(given, names)
    fields, added = book.active, book.create_sheet("Autres rubriques")
    fields.title = "Champs"
    fields.append(["Champ", "FR", "NL"])
    for path, texts in found.fields.items():
        fields.append([names.labels.field(path).of("fr"), *(texts.get(lang) for lang in LANGS)])
    added.append(["Titre FR", "Titre NL", "Texte FR", "Texte NL"])
    for row in found.own:
        added.append([one.get(lang) for one in row for lang in LANGS])
    return {"champs.xlsx": saved(book)}


def yaml(given: Given, names: Names) -> Files:
    """The same in YAML, whose scalars JSON writes as well."""
    found = _sorted(given, names)
    made: dict[str, object] = dict(found.fields)
    if found.own:
        made[ADDED] = [{"title": title, "body": body} for title, body in found.own]
    lines = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in made.items())
    return {"champs.yaml": "".join(lines)}
