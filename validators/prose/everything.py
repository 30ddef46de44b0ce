"""Everything that a document says, addresses and codes included, for the checks that look for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel
from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.values import Phone
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.documents.schema.records import Person
from imprimatur.findings.catalogue import Values
from validators.examination import Examination, texts
from validators.prose.pieces import inlines

_WORDS = Path(__file__).with_name("contacts.yaml")


@cache
def lists() -> Mapping[str, str]:
    """The patterns and words that people write around addresses and numbers (contacts.yaml)."""
    return dict(YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Said:
    """A text or a typed value: its field, its language (none for a value), where it stands, where its links lead.

    `sort` is the sort of value of the field, nothing for a text.
    """

    path: str
    lang: Lang | None
    text: str
    location: Location
    links: tuple[str, ...] = ()
    sort: str = ""

    def finding(self, examined: Examination, code: str, values: Values) -> Finding:
        """A finding about it, at its place."""
        return examined.finding(code, self.path, values, lang=self.lang, place=self.location)


def everything(examined: Examination) -> tuple[Said, ...]:
    """Every text of a document in both languages, and every value that is kept as it was typed."""
    return (*_written(examined), *_typed(examined, examined.document))


def _written(examined: Examination) -> Iterator[Said]:
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            wording = text.wording(lang)
            for inline, place in inlines(wording.blocks, wording.location) if wording else ():
                links = tuple(run.link for run in inline if run.link and run.link != run.text)
                yield Said(path, lang, "".join(run.text for run in inline), place, links)


def _typed(examined: Examination, model: BaseModel, prefix: str = "") -> Iterator[Said]:
    for spec in specs(type(model)):
        value, path = value_at(model, spec.path), prefix + spec.path
        if spec.is_table:
            for position, row in enumerate(value):
                yield from _typed(examined, row, f"{path}.{position}.")
            continue
        sort = spec.reads.sort if spec.reads else ""
        for one in value if isinstance(value, tuple) else (value,):
            place = examined.provenance.place(path)
            if isinstance(one, Phone):
                yield Said(path, None, one.digits, place, sort=sort)
            elif type(one) is str:
                yield Said(path, None, one, place, sort=sort)
            elif isinstance(one, Person):
                reached = {"email": one.email or "", "phone": one.phone.digits if one.phone else ""}
                yield from (Said(path, None, text, place, sort=name) for name, text in reached.items() if text)
