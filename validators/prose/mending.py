"""What to write instead of a typed number: the expression that takes it from the data, where one is carried out."""

from collections.abc import Mapping
from typing import Any

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.writing.expressions import NAMES
from imprimatur.language.folding import fold_words
from validators.examination import Examination
from validators.messages import say
from validators.prose.measures import Measure, Row
from validators.prose.passages import Passage


def mended(examined: Examination, passage: Passage, measure: Measure, row: Row | None) -> Bilingual:
    """How to mend a number: by the expression to write, in a text where expressions are carried out."""
    entry = measure.entry
    carried_out = passage.path in examined.manuscript(passage.lang).evaluated
    if not carried_out or (row is None and measure.cells) or not {"table", "field"} & set(entry):
        return say["mend_typed"]
    if "field" in entry:
        return say("mend_by_expression", expression=_written(examined, "field", entry))
    if "sum" in entry and row:
        return say("mend_by_expression", expression=_written(examined, "value", entry, row.said))
    return say("mend_by_expression", expression=_written(examined, "total" if "sum" in entry else "count", entry))


def _written(examined: Examination, function: str, entry: Mapping[str, Any], row: Bilingual | None = None) -> Bilingual:
    labels = examined.labels

    def written(place: int, lang: Lang) -> str:
        arguments = [labels.field(entry.get("table") or entry["field"]).of(lang)]
        arguments += [row.of(lang)] if row else []
        arguments += [labels.field(f"{entry['table']}.{entry['sum']}").of(lang)] if "sum" in entry else []
        filters = []
        for column, value in entry.get("where", {}).items():
            keyword = fold_words(labels.field(f"{entry['table']}.{column}").of(lang)).replace(" ", "_")
            filters.append(f'{keyword}="{labels.choice(_type(examined, entry["table"], column), value, lang)}"')
        quoted = ", ".join([*(f'"{one}"' for one in arguments), *filters])
        return f"{{{{ {NAMES[function][place]}({quoted}) }}}}"

    return Bilingual(written(0, "fr"), written(1, "nl"))


def _type(examined: Examination, table: str, column: str) -> str:
    """The name of the choices that a column of a table takes."""
    rows = next(one for one in specs(type(examined.document)) if one.path == table)
    return str(next(one for one in specs(rows.type) if one.path == column).type.__name__)
