"""The values of cells as a person of a language types them."""

from datetime import date, datetime
from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.language.formatting import format_decimal
from imprimatur.language.formatting.dates import format_date
from imprimatur.language.parsing import parse_date


def as_typed(value: object, lang: Lang) -> str:
    """A cell's value as a person of that language writes it."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return format_decimal(Decimal(str(value)), lang)
    if isinstance(value, (date, datetime)):
        return format_date(parse_date(value), lang)
    return str(value)
