"""What people really type, in French and Dutch, read into neutral values: the one door to all parsers.

Each parser takes whatever a file held (text, number, boolean, date) and returns the value or raises `Unreadable`;
none guesses.
"""

from imprimatur.language.folding import fold, near
from imprimatur.language.parsing.base import Unreadable
from imprimatur.language.parsing.dates import parse_date
from imprimatur.language.parsing.identifiers import (
    parse_cited,
    parse_email,
    parse_enterprise_number,
    parse_iban,
    parse_joint_committee,
    parse_phone,
    parse_postcode,
    parse_url,
)
from imprimatur.language.parsing.numbers import (
    parse_bool,
    parse_decimal,
    parse_fraction,
    parse_fractions,
    parse_hours,
    parse_integer,
    parse_money,
    parse_range,
)

__all__ = [
    "Unreadable",
    "fold",
    "near",
    "parse_bool",
    "parse_cited",
    "parse_date",
    "parse_decimal",
    "parse_email",
    "parse_enterprise_number",
    "parse_fraction",
    "parse_fractions",
    "parse_hours",
    "parse_iban",
    "parse_integer",
    "parse_joint_committee",
    "parse_money",
    "parse_phone",
    "parse_postcode",
    "parse_range",
    "parse_url",
]
