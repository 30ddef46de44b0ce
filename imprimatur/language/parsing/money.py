"""Amounts in euro as people type them: exact, about, between two, and what is said beside them."""

import re
from collections.abc import Mapping
from decimal import Decimal

from imprimatur.core.values import FlexDate, Money, MoneyNote
from imprimatur.language.parsing.base import Unreadable, number_of, typed
from imprimatur.language.parsing.dates import parse_calendar_date
from imprimatur.language.parsing.hedges import line_of, unhedged
from imprimatur.language.parsing.numbers import decimal_of

_CURRENCY = r"(?:€|euros?|eur)"
_FIGURES = r"-?[0-9](?:[0-9 .,]*[0-9])?"
_ONE = rf"(?:(?P<minus>-?) ?{_CURRENCY} ?(?P<prefixed>{_FIGURES})|(?P<figures>{_FIGURES}) ?{_CURRENCY}?)"
_AMOUNT = re.compile(_ONE)
_PIECE = rf"(?:{_CURRENCY} ?)?[0-9][0-9 .,]*?(?: ?{_CURRENCY})?"
_BETWEEN = re.compile(rf"(?:(?:entre|tussen|de|van) )?(?P<low>{_PIECE}) ?(?:a|et|en|tot|-) ?(?P<high>{_PIECE})")
_NOTES: Mapping[str, MoneyNote] = {
    **dict.fromkeys(("brut", "bruts", "brute", "bruto"), MoneyNote.GROSS),
    **dict.fromkeys(("net", "nets", "netto"), MoneyNote.NET),
    **dict.fromkeys(
        ("/ h", "/ heure", "/ u", "/ uur", "par heure", "de l heure", "l heure", "per uur"), MoneyNote.HOUR
    ),
    **dict.fromkeys(("/ j", "/ jour", "/ dag", "par jour", "per dag"), MoneyNote.DAY),
    **dict.fromkeys(
        ("/ mois", "/ m", "/ maand", "par mois", "mensuel", "mensuels", "per maand", "p m", "maandelijks"),
        MoneyNote.MONTH,
    ),
    **dict.fromkeys(("/ an", "/ jaar", "par an", "annuel", "annuels", "per jaar", "jaarlijks"), MoneyNote.YEAR),
    **dict.fromkeys(("forfaitaire", "forfaitaires", "forfait", "forfaitair", "vast"), MoneyNote.FLAT),
    **dict.fromkeys(
        (
            "tvac", "ttc", "tva comprise", "tva incluse", "btw inbegrepen", "inclusief btw", "incl btw", "incl . btw",
            "btwi", "btw incl",
        ),
        MoneyNote.VAT_INCLUDED,
    ),
    **dict.fromkeys(
        (
            "htva", "hors tva", "+ tva", "plus tva", "+ btw", "plus btw", "tva non comprise", "exclusief btw",
            "excl btw", "btw excl", "zonder btw", "hors taxes",
        ),
        MoneyNote.VAT_EXCLUDED,
    ),
}  # fmt: skip
_INDEXED = re.compile(
    r"(?P<pay>.*?[\w€)])[ ,;]*\(?\b(?:\w l['’] ?|sur (?:la )?base de l['’] ?|tegen (?:de )?|aan (?:de )?)?"
    r"ind(?:ex|ice) (?:(?:de|du|van) |d['’] ?)?(?P<when>[^()]+)\)?",
    re.IGNORECASE,
)
_OF_TIME = (MoneyNote.HOUR, MoneyNote.DAY, MoneyNote.MONTH, MoneyNote.YEAR)
_CONTRADICTIONS = (_OF_TIME, (MoneyNote.GROSS, MoneyNote.NET), (MoneyNote.VAT_INCLUDED, MoneyNote.VAT_EXCLUDED))


def parse_money(value: object) -> Money:
    """An amount in euro, to the cent: `20.000€`, `€ 55.000`, `1.234,56 €`, `environ 5 000 €`, `2.500 à 3.000 €`,
    `max. 20 000 EUR`, `2640,00€ brut/mois`, `12,50 €/h`, `20.000 € TVAC`.

    Raises Unreadable("money"), also for `1,500`: three decimals are no cents, and a comma parts no thousands here.
    """
    amount = number_of(value, "money")
    if amount is not None:
        return Money(_to_the_cent(amount, value))
    text = re.sub(r",[-–—]+", "", typed(value, "money"))
    if re.search(r"\([-\u2212]?[0-9 .,€]+\)", text):  # less than nothing, in the books of accountants
        raise Unreadable("money", value)
    line, notes = _noted(re.sub(r"^- (?=[0-9€])", "-", line_of(text)), value)
    if found := _between(line, value):
        return Money(found[0], found[1], notes=notes)
    hedged = unhedged(line)
    if hedged is None:
        raise Unreadable("money", value)
    return Money(_amount(hedged.text, value), None, hedged.hedge, notes)


def indexed(value: object) -> tuple[object, FlexDate | None]:
    """An amount without the date of its index, and that: `2 900 €, index de mars 2026`, `€ 2.900 (index maart 2026)`.

    The value as it is and None where no index is named, or by something else than a date.
    """
    found = _INDEXED.fullmatch(typed(value, "money")) if isinstance(value, str) and value.strip() else None
    if not found:
        return value, None
    try:
        return found["pay"], parse_calendar_date(found["when"])
    except Unreadable:
        return value, None


def _noted(line: str, value: object) -> tuple[str, tuple[MoneyNote, ...]]:
    """The line without what is said beside the amount, and that, each once."""
    found: list[MoneyNote] = []
    line = re.sub(r" ?(?<![+])/(?!-) ?", " / ", line)
    longest_first = sorted(_NOTES, key=len, reverse=True)
    while words := next((words for words in longest_first if line.endswith(" " + words)), ""):
        line = line.removesuffix(words).rstrip(" ,")
        found.append(_NOTES[words])
    for group in _CONTRADICTIONS:
        if len({note for note in found if note in group}) > 1:
            raise Unreadable("money", value)
    return line, tuple(note for note in MoneyNote if note in found)


def _between(line: str, value: object) -> tuple[Decimal, Decimal] | None:
    """The two ends of `entre 2.500 et 3.000 €`, `2500-3000 euros`."""
    match = _BETWEEN.fullmatch(line)
    if not match:
        return None
    low, high = _amount(match["low"].strip(), value), _amount(match["high"].strip(), value)
    if low >= high:
        raise Unreadable("money", value)
    return low, high


def _amount(text: str, value: object) -> Decimal:
    match = _AMOUNT.fullmatch(text)
    if not match or (match["minus"] and match["prefixed"].startswith("-")):
        raise Unreadable("money", value)
    digits = match["figures"] if match["figures"] is not None else match["minus"] + match["prefixed"]
    amount = decimal_of(digits.strip(), "money", value)
    if re.search(r"[.,][0-9]{3,}$", f"{amount:f}"):
        raise Unreadable("money", value)
    return _to_the_cent(amount, value)


def _to_the_cent(amount: Decimal, value: object) -> Decimal:
    if amount != round(amount, 2):
        raise Unreadable("money", value)
    return amount
