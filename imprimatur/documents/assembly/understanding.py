"""One cell as the value of its field, and what is said beside a value as the value of the field that takes it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from imprimatur.core.bilingual import LANGS, State
from imprimatur.core.blocks import runs
from imprimatur.core.dossier import Cell
from imprimatur.core.location import Location
from imprimatur.core.text import Text, short
from imprimatur.core.values import Hedge, Money, Quantity, Range
from imprimatur.documents.schema.fields import Spec
from imprimatur.language.formatting import format_index, format_range
from imprimatur.language.parsing import Told, Unreadable, fold, indexed

_INDEX = "index"
"""What the field that says at which index an amount is given is told as."""
_DATES = ("date", "open-date", "deadline", "term", "day")
_MEANT = re.compile(r"(?<![0-9](?=E[+-]))[^\W\d_]+|[%$£€]")
"""The words and signs that a number format puts around a number; the E of `2,8E+4` is none."""
_EURO = frozenset(("€", "eur", "euro", "euros"))
_UNIT = re.compile(
    r"-?[0-9][0-9 .,]* ?(?!(?:mille|mio|mln|mld|million|miljoen|miljard|duizend))[^\W\d_]{2,}\.?", re.IGNORECASE
)
"""A number with a word that says what is counted: `28 pers.`; a word that multiplies it is none."""
_BOUNDS = (Hedge.AT_LEAST, Hedge.AT_MOST)


def understood(spec: Spec, cell: Cell) -> Any:
    """The value of a cell, told with what it says beside it. Raises Unreadable.

    A number is read as its author sees it where it cannot be read as it is stored: 2693,856 shown as `2.693,86 €`.
    """
    assert spec.reads is not None
    if _INDEX in dict(spec.beside):
        amount, when = indexed(cell.value)
        if when:
            found = understood(spec, replace(cell, value=amount, shown=""))
            told = found if isinstance(found, Told) else Told(found, {})
            return Told(told.value, {**told.beside, _INDEX: when})
    if isinstance(cell.value, date) and spec.reads.sort not in _DATES:
        raise Unreadable("turned", cell.value)
    if spec.type in (Quantity, Decimal, int) and "€" in cell.shown:
        raise Unreadable("more", cell.shown)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        seen = _as_shown(spec, cell)
        if seen is not None:
            return _told(spec, seen) if isinstance(seen, Money) else seen
    try:
        value = spec.reads.parser(cell.value)
    except Unreadable as fault:
        if not cell.shown.strip():
            raise
        try:
            value = spec.reads.parser(cell.shown)
        except Unreadable:
            raise fault from None
    return _told(spec, value) if isinstance(value, Money) else value


def _as_shown(spec: Spec, cell: Cell) -> Any:
    """A number whose format says more than a number (`57 %`, `env. 300`, `6 mois`), as its author sees it; None where
    the format says nothing more. Raises Unreadable where what it says is not understood: `28 k€`, `$ 28`.
    """
    assert spec.reads is not None
    words = {word.casefold() for word in _MEANT.findall(cell.shown)}
    if not words or (spec.type is Money and words <= _EURO):
        return None
    try:
        return spec.reads.parser(cell.shown)
    except Unreadable:
        if spec.type in (Quantity, Decimal, int) and _UNIT.fullmatch(cell.shown.strip()):
            return None
        raise


def retyped(spec: Spec, value: object) -> str:
    """What was typed before a spreadsheet made it a date: `4/5`; nothing for another value."""
    if not isinstance(value, date):
        return ""
    sign = "-" if spec.reads and spec.reads.sort == "range" else "/"
    return f"{value.day}{sign}{value.month}"


def _told(spec: Spec, money: Money) -> Money | Told:
    """An amount without what its field says already or other fields take. Raises Unreadable("more") for the rest."""
    takers = dict(spec.beside)
    beside: dict[str, Any] = {note: True for note in money.notes if note in takers}
    kept = tuple(note for note in money.notes if note not in takers and note not in spec.says)
    amount = replace(money, notes=kept)
    if amount.high is not None and "high" in takers:
        beside["high"] = Money(amount.high, notes=kept)
        amount = replace(amount, high=None)
    if amount.high is not None and "low" in takers:
        beside["low"] = replace(amount, high=None)
        amount = replace(amount, amount=amount.high, high=None)
    if amount.hedge in spec.says:
        amount = replace(amount, hedge=Hedge.EXACT)
    if spec.says and (kept or amount.high is not None or (amount.hedge in _BOUNDS and amount.hedge not in takers)):
        raise Unreadable("more", amount.amount)
    if amount.hedge in takers:
        return Told(None, {**beside, amount.hedge: replace(amount, hedge=Hedge.EXACT)})
    return Told(amount, beside) if beside else amount


def told_value(target: Spec, what: str, said: Any, place: Location) -> Any:
    """What is said beside a value, as a value of the field that takes it."""
    if target.is_text:
        words = format_range if isinstance(said, Range) else format_index
        fr, nl = (replace(short(runs(words(said, lang)), State.GIVEN, place), derived=True) for lang in LANGS)
        return Text(fr, nl)
    if isinstance(target.type, type) and issubclass(target.type, StrEnum):
        return target.type(what.removeprefix("vat_"))
    return said


def same(given: Any, told: Any) -> bool:
    """Whether a field says what another cell says of it."""
    if isinstance(given, Text):
        sides = [(fold(given.plain(lang)), fold(told.plain(lang))) for lang in ("fr", "nl")]
        return any(one == other for one, other in sides if one)
    return bool(given == told)
