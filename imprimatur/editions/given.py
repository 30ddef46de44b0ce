"""What a dossier and the registers give, with its place, under what it is printed as: where passages come from."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Inline, plain
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.walking import inlines, with_notes
from imprimatur.documents.schema.fields import Spec, specs, value_at
from imprimatur.documents.schema.records import MODELS
from imprimatur.documents.schema.texts import column
from imprimatur.documents.writing.calls import NoCall, braced, parsed
from imprimatur.documents.writing.tables import Tables
from imprimatur.editions.figures import Figure, figures
from imprimatur.editions.sums import sheets_of
from imprimatur.job import Job
from imprimatur.language.folding import fold_words


@dataclass(frozen=True, slots=True)
class Given:
    """A value or a piece of a text: its path, its place, its words as they are printed, without case or accents.

    `label` are the words of its field, which may stand before it. `named` are the sheets and cells that its expressions
    take figures from.
    """

    path: str
    place: Location
    words: tuple[str, ...]
    label: tuple[str, ...] = ()
    figures: frozenset[Figure] = frozenset()
    named: tuple[Location, ...] = ()

    @property
    def row(self) -> str:
        """The row or group that it stands in."""
        return self.path.rpartition(".")[0]

    @property
    def table(self) -> str:
        """The first name of its path: the table, the group or the field."""
        return self.path.partition(".")[0]


Leaf = tuple[str, Spec, Any]


def given_in(job: Job, lang: Lang, printed: str) -> Iterator[Given]:
    """Everything that the dossier gives, as a language prints it, then what the registers give of those `printed`."""
    tables = Tables(job.document, job.labels, lang, lambda text, _: text.inline(lang))
    places = job.provenance.places
    yield from _given(leaves(job.document), {**sheets_of(places), **places}, tables)
    words = f" {fold_words(printed)} "
    for register in MODELS:
        for at, record in enumerate(job.registers.of(MODELS[register])):
            if any(f" {fold_words(name)} " in words for name in (record.short, *record.names)):
                yield from _given(leaves(record, f"{register}.{at}."), job.registers.places, tables)


def leaves(model: BaseModel, prefix: str = "") -> Iterator[Leaf]:
    """Every field of a model that says something, those of its rows included, with its path."""
    for spec in specs(type(model)):
        value = value_at(model, spec.path)
        path = prefix + spec.path
        if spec.is_table:
            for position, row in enumerate(value):
                yield from leaves(row, f"{path}.{position}.")
        elif value not in (None, (), ""):
            yield path, spec, value


def _given(found: Iterable[Leaf], places: Mapping[str, Location], tables: Tables) -> Iterator[Given]:
    for path, spec, value in found:
        if isinstance(value, Text):
            yield from _text(path, value, places, tables)
        elif place := _place(path, places):
            label = tables.labels.field(column(path)).of(tables.lang)
            yield _one(path, place, plain(tables.say(value, path, spec)), label)


def _place(path: str, places: Mapping[str, Location]) -> Location | None:
    return next((places[key] for key in (path, *(f"{path}:{lang}" for lang in LANGS)) if key in places), None)


def _text(path: str, text: Text, places: Mapping[str, Location], tables: Tables) -> Iterator[Given]:
    wording = text.wording(tables.lang) or next(filter(None, map(text.wording, LANGS)), None)
    for inline, place in inlines(wording.blocks, wording.location) if wording else ():
        for one in with_notes(inline):
            named = tuple(_named(one, places, tables))
            made = _one(path, place, plain(one))
            yield replace(made, named=named) if named else made


def _named(inline: Inline, places: Mapping[str, Location], tables: Tables) -> Iterator[Location]:
    """The sheets of the tables, and the cells of the fields, that the expressions of a text name."""
    for one in braced(inline):
        with suppress(NoCall):
            for value in parsed(one.text).values:
                path = tables.names.resolve(str(value))
                if path and path in places:
                    yield places[path]


def _one(path: str, place: Location, said: str, label: str = "") -> Given:
    words, before = (tuple(fold_words(text).split()) for text in (said, label))
    return Given(path, place, words, before, frozenset(_with_parts(figures(said))))


def _with_parts(found: Iterable[Figure]) -> Iterator[Figure]:
    """Figures, a day also as it is printed where its year goes without saying, and its year alone."""
    for figure in found:
        yield figure
        if isinstance(figure, tuple) and figure[0]:
            yield (0, *figure[1:])
            yield Decimal(figure[0])
