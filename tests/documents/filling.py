"""Documents in which every field holds a value of its own that can be found again in what is printed.

A value is told by its `Mark`: the path of its field, and for each language the pattern to find in the folded text.
Values that cannot be recognised (yes or no) have no pattern: there one has to look at what they change.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import count
from typing import Any

from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS, Lang, State
from imprimatur.core.blocks import Chart, ChartSort, List, plain, runs
from imprimatur.core.composition import Composition
from imprimatur.core.location import Location
from imprimatur.core.text import Text, short
from imprimatur.core.theme import Theme
from imprimatur.core.values import FlexDate, Money, Phone, Quantity, Range, WorkingTime
from imprimatur.core.walking import inlines, walk, with_notes
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.language.formatting import format_date, format_decimal, format_iban, format_language, format_phone
from imprimatur.language.labels import Labels

LANGUAGES = ("wo", "rw", "sw", "ti", "so")
"""Languages that nothing else in a document names."""
ROWS = 2
"""Rows of each table, entries of each list."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a field's value looks like in print, by language; nothing for a value that only changes other words."""

    path: str
    check_only: bool
    patterns: dict[Lang, str] = field(hash=False)
    is_choice: bool = False


LINKS: Mapping[str, str] = {
    r"(people|finances|operations)\.(\d)\.entity": r"entities.\2",
    r"scores\.(\d)\.scenario": r"scenarios.\1.code",
    r"scores\.(\d)\.criterion": r"criteria.\1.criterion",
    r"references\.(\d)\.key": r"concepts.\1.source",
    r"acronyms\.(\d)\.acronym": r"meetings.\1.facilitator",
}
"""Fields that must hold what another one holds, which is filled before: entities, scenarios, references, acronyms."""
INDIRECT = r"concepts\.\d\.source"
"""A value that calls something else: the key of a reference stands in print as `(Author, year)`."""


@dataclass(slots=True)
class Filler:
    """Makes values, and keeps the marks by which they are found again. `variant` chooses among the values of a list."""

    labels: Labels
    variant: int = 0
    marks: list[Mark] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def model(self, model: type[BaseModel], prefix: str = "", hidden: bool = False) -> Any:
        """A model with all its fields filled; those of a `hidden` one are not expected in print."""
        made: dict[str, Any] = {}
        for spec in specs(model):
            path = f"{prefix}{spec.path}"
            made[spec.path] = self._field(spec, path, hidden or spec.check_only)
        return _nested(model, made)

    def _field(self, spec: Spec, path: str, hidden: bool) -> Any:
        if spec.is_table:
            return tuple(self.model(spec.type, f"{path}.{place}.", hidden) for place in range(ROWS))
        if spec.many:
            return tuple(self._one(spec, f"{path}.{place}", hidden) for place in range(ROWS))
        return self._one(spec, path, hidden)

    def _one(self, spec: Spec, path: str, hidden: bool) -> Any:
        value, patterns = self._value(spec)
        for linked, target in LINKS.items():
            if found := re.fullmatch(linked, path):
                value = self.values[found.expand(target)]
                patterns = next(mark.patterns for mark in self.marks if mark.path == found.expand(target))
        self.values[path] = value
        said_so = {} if re.fullmatch(INDIRECT, path) else patterns
        self.marks.append(Mark(path, hidden, said_so, isinstance(value, StrEnum)))
        return value

    def _value(self, spec: Spec) -> tuple[Any, dict[Lang, str]]:
        """A value that no other field has, and how it is recognised."""
        number = next(self.numbers)
        sort = spec.reads.sort if spec.reads else ""
        if isinstance(spec.type, type) and issubclass(spec.type, StrEnum):
            members = list(spec.type)
            value = (
                members[(self.variant + number) % len(members)] if spec.many else members[self.variant % len(members)]
            )
            return value, {lang: said(self.labels.choice(spec.type.__name__, str(value), lang)) for lang in LANGS}
        if spec.type is Text:
            return bilingual(word(number)), {lang: f"{word(number)}{lang}" for lang in LANGS}
        if spec.type is Organisation:
            return organisation(number)
        if spec.type is Person:
            return person(number)
        if spec.type is Theme or spec.type is bool:
            return (None if spec.type is Theme else True), {}
        return _neutral(sort, number)


def word(number: int) -> str:
    """A word of its own for a number, which no spelling rule touches."""
    letters = "bcdfghjklm"
    return "zq" + "".join(letters[int(digit)] for digit in f"{number:04}") + "qz"


def bilingual(token: str) -> Text:
    """A short text in both languages, each with its own ending."""
    fr, nl = (short(runs(f"{token}{lang}"), State.APPROVED, Location("test")) for lang in LANGS)
    return Text(fr, nl)


def organisation(number: int) -> tuple[Organisation, dict[Lang, str]]:
    """An organisation, recognised by its name or acronym."""
    token = word(number)
    made = Organisation(code=f"code-{token}", name=bilingual(token), acronym=f"{token}ac")
    return made, dict.fromkeys(LANGS, token)


def person(number: int) -> tuple[Person, dict[Lang, str]]:
    """A person whose name may be printed, recognised by the family name."""
    token = word(number)
    made = Person(code=f"code-{token}", given_name=f"Anna{token}", family_name=f"{token}fam", public=True)
    return made, dict.fromkeys(LANGS, f"{token}fam")


def _neutral(sort: str, number: int) -> tuple[Any, dict[Lang, str]]:
    """A value without language: numbers from 6001 on, days of 2031 and after."""
    amount = Decimal(6000 + number)
    plain_number: dict[Lang, str] = {lang: said(format_decimal(amount, lang)) for lang in LANGS}
    match sort:
        case "date" | "open-date" | "deadline" | "term" | "day":
            day = FlexDate(date(2031, 1, 2) + timedelta(days=31 * number))
            return day, {lang: _day(day, lang) for lang in LANGS}
        case "year":
            return int(amount), dict.fromkeys(LANGS, str(amount))
        case "grade":
            grade = 1 + number % 5
            return grade, dict.fromkeys(LANGS, str(grade))
        case "integer":
            return int(amount), {lang: f"(?:{text}|{amount})" for lang, text in plain_number.items()}
        case "count" | "figure":
            return Quantity(amount), plain_number
        case "number" | "hours" | "share":
            return amount, plain_number
        case "money":
            return Money(amount), plain_number
        case "range":
            return Range(amount, amount + 1), plain_number
        case "working-time":
            return WorkingTime((Fraction(number, 9973),)), dict.fromkeys(LANGS, f"{number}/9973")
        case "phone":
            digits = f"02{5550000 + number}"
            return Phone(digits), dict.fromkeys(LANGS, said(format_phone(Phone(digits))))
        case "iban":
            account = f"BE68{number:012}"
            return account, dict.fromkeys(LANGS, said(format_iban(account)))
        case "enterprise-number":
            return f"0{number:09}", dict.fromkeys(LANGS, re.escape(f"0{number:09}"[:4] + "."))
        case "legal-deposit":
            return f"D/2031/{6000 + number}/1", dict.fromkeys(LANGS, f"d/2031/{6000 + number}/1")
        case "isbn":
            return f"978-{number:04}", dict.fromkeys(LANGS, f"978-{number:04}")
        case "postcode":
            return f"{6000 + number}", dict.fromkeys(LANGS, f"{6000 + number}")
        case "joint-committee":
            return f"{number:03}.99", dict.fromkeys(LANGS, re.escape(f"{number:03}.99"))
        case "email":
            return f"{word(number)}@example.be", dict.fromkeys(LANGS, f"{word(number)}@example.be")
        case "url":
            return f"https://{word(number)}.example", dict.fromkeys(LANGS, f"{word(number)}.example")
        case "colour":
            return f"#{number:06}", dict.fromkeys(LANGS, f"#{number:06}")
        case "document-languages":
            return LANGS, dict.fromkeys(LANGS, "zqlangueszq")
        case "source-language":
            return "fr", dict.fromkeys(LANGS, "zqlanguezq")
        case "language":
            code = LANGUAGES[number % len(LANGUAGES)]
            return code, {lang: said(format_language(code, lang)) for lang in LANGS}
        case _:
            assert sort in ("", "cited", "coded", "name", "rank", "stated"), sort
            return word(number), dict.fromkeys(LANGS, word(number))


def _day(day: FlexDate, lang: Lang) -> str:
    """Day and month as printed, alone or as one end of a period of days of one month (`14-15 août`)."""
    number, month, _ = format_date(day, lang).split(" ")
    return rf"(?<!\d){number}(?:-\d+)? {month}|-{number} {month}"


def _nested(model: type[BaseModel], values: dict[str, Any]) -> Any:
    """A model from values by dotted path. Not validated: the values only have to be recognised."""
    made: dict[str, Any] = {}
    for name in model.model_fields:
        inner = {path.removeprefix(f"{name}."): value for path, value in values.items() if path.startswith(f"{name}.")}
        if inner:
            made[name] = _nested(_type_of(model, name), inner)
        elif name in values:
            made[name] = values[name]
    return model.model_construct(**made)


def _type_of(model: type[BaseModel], name: str) -> type[BaseModel]:
    annotation = model.model_fields[name].annotation
    assert isinstance(annotation, type)
    return annotation


def said(text: str) -> str:
    """A pattern for a text in print: any space is one space, capitals are ignored by `printed`."""
    return re.escape(folded(text))


def folded(text: str) -> str:
    """A text as it is searched: small letters, single plain spaces."""
    return re.sub(r"\s+", " ", text).casefold()


def printed(composition: Composition) -> str:
    """Everything that the lines and parts of a composition say, folded."""
    found = [*composition.lines.values(), *(one for part in composition.parts.values() for one, _ in inlines(part))]
    pieces = [plain(inline) for one in found for inline in with_notes(one)]
    return folded(" | ".join([*pieces, *_numbers(composition), *_drawn(composition)]))


def _drawn(composition: Composition) -> Iterator[str]:
    """The words that stand in the boxes of a drawing and nowhere else."""
    for part in composition.parts.values():
        for block in walk(part):
            if isinstance(block, Chart) and block.sort is ChartSort.ORGANISATION:
                yield from (*block.categories, *block.labels)


def _numbers(composition: Composition) -> Iterator[str]:
    """The numbers that lists print before their items."""
    for part in composition.parts.values():
        for block in walk(part):
            if isinstance(block, List) and block.ordered:
                yield from map(str, range(block.start, block.start + len(block.items)))


def missing(marks: Iterable[Mark], text: str, lang: Lang) -> set[str]:
    """The paths of the marks that should show in a text and do not."""
    wanted = (mark for mark in marks if mark.patterns and not mark.check_only)
    return {mark.path for mark in wanted if not re.search(mark.patterns[lang], text)}


def without(model: Any, path: str) -> Any:
    """A model without the value at a path; entries of tables are counted from 0."""
    name, _, rest = path.partition(".")
    value = getattr(model, name)
    if isinstance(value, tuple):
        place, _, inner = rest.partition(".")
        made: Any = tuple(without(row, inner) if i == int(place) else row for i, row in enumerate(value))
    else:
        made = without(value, rest) if rest else None
    return model.model_copy(update={name: made})
