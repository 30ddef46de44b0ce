"""Values as findings say them, in both languages, and their order in time."""

from collections.abc import Iterable
from decimal import Decimal

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.text import Text
from imprimatur.core.values import FlexDate, Money
from imprimatur.language.formatting import format_date, format_decimal, format_money


def dated(value: FlexDate) -> Bilingual:
    """A date: `1er mars 2027`, `1 maart 2027`."""
    return Bilingual(format_date(value, "fr"), format_date(value, "nl"))


def counted(value: Decimal | int) -> Bilingual:
    """A number: `1 200`, `1.200`."""
    return Bilingual(format_decimal(Decimal(value), "fr"), format_decimal(Decimal(value), "nl"))


def priced(amount: Decimal) -> Bilingual:
    """An amount: `1 200 €`, `€ 1.200`."""
    return Bilingual(format_money(Money(amount), "fr"), format_money(Money(amount), "nl"))


def named(text: Text) -> Bilingual:
    """A short text; a language that is missing borrows the other."""
    french, dutch = text.plain("fr"), text.plain("nl")
    return Bilingual(french or dutch, dutch or french)


def listed(names: Iterable[Bilingual]) -> Bilingual:
    """Several names, commas between them."""
    found = list(names)
    return Bilingual(", ".join(one.fr for one in found), ", ".join(one.nl for one in found))


def precedes(first: FlexDate | None, second: FlexDate | None) -> bool:
    """Whether a date surely comes before another: a part of a date leaves the doubt."""
    last = first.last_day() if first else None
    first_of_second = second.first_day() if second else None
    return bool(last and first_of_second and last < first_of_second)
