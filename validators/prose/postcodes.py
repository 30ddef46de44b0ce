"""Postcodes of other communes, wherever an address stands: in a text, a value, the register's record (K06)."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS
from imprimatur.core.finding import Finding
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.documents.schema.records import Organisation
from imprimatur.findings.catalogue import Values
from validators.communes import codes_of, expected, fits, misfits
from validators.examination import Examination
from validators.prose.everything import Said


def check(examined: Examination, every: Sequence[Said]) -> Iterator[Finding]:
    """Every postcode beside a commune that bears another."""
    communes = examined.registers.communes
    codes = codes_of(communes)
    for said in every if communes else ():
        for postcode, commune in dict.fromkeys(misfits(said.text, communes, codes)):
            about: Values = {"postcode": postcode, "commune": commune, **expected(postcode, commune, communes, codes)}
            yield said.finding(examined, "K06", about)
    told: set[str] = set()
    for path, one in _organisations(examined.document):
        code = one.address.postcode or ""
        written = [one.address.commune.plain(lang) for lang in LANGS]
        wrong = [name for name in written if name and code and communes and not fits(code, name, communes)]
        if wrong and one.code not in told:
            told.add(one.code)
            about = {"postcode": code, "commune": wrong[0], **expected(code, wrong[0], communes, codes)}
            yield examined.finding("K06", path, about, place=examined.registers.place(one, "address.postcode"))


def _organisations(model: BaseModel, prefix: str = "") -> Iterator[tuple[str, Organisation]]:
    """The organisations that a document refers to, with their paths."""
    for spec in specs(type(model)):
        value, path = value_at(model, spec.path), prefix + spec.path
        if spec.is_table:
            for position, row in enumerate(value):
                yield from _organisations(row, f"{path}.{position}.")
        elif isinstance(value, Organisation):
            yield path, value
