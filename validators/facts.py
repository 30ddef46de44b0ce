"""What a kind says of its facts, in `facts.yaml` of its folder, and the values of a document that they concern.

`years`: the dates whose years a day without year may be of. `said`: the words by which texts tell of a date that a
field holds (validators/prose/said.py). `orders`, `future`, `parts`, `late`, `closed`: what must hold between fields
(validators/plausible.py). `measures.yaml`, beside it, has the nouns of what tables count: validators/prose/measures.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML

from imprimatur.core.values import FlexDate, Precision
from imprimatur.documents.schema.fields import specs, value_at
from validators.examination import Examination

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Facts:
    """A document's facts: the days that its fields name, the years it is about, and the rules of its kind."""

    days: frozenset[date]
    years: frozenset[int]
    rules: Mapping[str, Any]


@cache
def data_of(kind: str, name: str) -> Any:
    """A file of facts of a kind, empty where it has none."""
    path = _HERE / kind / name
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) if path.exists() else {}


def facts_of(examined: Examination) -> Facts:
    """The facts of the document under examination."""
    rules: Mapping[str, Any] = data_of(examined.job.dossier.kind, "facts.yaml") or {}
    days = frozenset(
        value.value
        for _, value in dates_of(examined.document)
        if value.value is not None and value.precision is Precision.DAY
    )
    told = [value for path in rules.get("years", ()) for _, value in found_at(examined.document, path)]
    years = {one.value.year if isinstance(one, FlexDate) and one.value else one for one in told}
    return Facts(days, frozenset(year for year in years if isinstance(year, int)), rules)


def dates_of(model: BaseModel, prefix: str = "") -> Iterator[tuple[str, FlexDate]]:
    """Every date of a model with its path, those of its rows included."""
    for spec in specs(type(model)):
        value = value_at(model, spec.path)
        if spec.is_table:
            for position, row in enumerate(value):
                yield from dates_of(row, f"{prefix}{spec.path}.{position}.")
        elif isinstance(value, FlexDate):
            yield prefix + spec.path, value
        elif isinstance(value, tuple):
            yield from ((f"{prefix}{spec.path}", one) for one in value if isinstance(one, FlexDate))


def found_at(document: BaseModel, path: str, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The values that a path without positions leads to, each with its own path: one a row, none where it is empty."""
    name, _, rest = path.partition(".")
    value = getattr(document, name, None)
    here = f"{prefix}{name}"
    if isinstance(value, tuple):
        for position, one in enumerate(value):
            if rest and isinstance(one, BaseModel):
                yield from found_at(one, rest, f"{here}.{position}.")
            elif not rest and one is not None:
                yield here, one
    elif rest:
        if isinstance(value, BaseModel):
            yield from found_at(value, rest, f"{here}.")
    elif value is not None:
        yield here, value
