"""What people really type, in French and Dutch, read into neutral values: the one door to all parsers.

Each parser takes whatever a file held (text, number, boolean, date) and returns the value or raises `Unreadable`;
none guesses.
"""

from imprimatur.language.folding import fold, near
from imprimatur.language.parsing.base import Told, Unreadable
from imprimatur.language.parsing.colours import parse_colour
from imprimatur.language.parsing.contracts import parse_contract_terms
from imprimatur.language.parsing.dates import parse_calendar_date, parse_date, parse_day
from imprimatur.language.parsing.delays import parse_deadline, parse_term, together
from imprimatur.language.parsing.events import core_of, is_known_event
from imprimatur.language.parsing.grades import parse_grade
from imprimatur.language.parsing.hedges import hedge_of
from imprimatur.language.parsing.identifiers import (
    parse_cited,
    parse_coded,
    parse_email,
    parse_enterprise_number,
    parse_iban,
    parse_isbn,
    parse_joint_committee,
    parse_legal_deposit,
    parse_phone,
    parse_postcode,
    parse_stated,
    parse_url,
)
from imprimatur.language.parsing.languages import parse_document_languages, parse_language, parse_source_language
from imprimatur.language.parsing.money import indexed, parse_money
from imprimatur.language.parsing.names import is_passage, parse_name, parse_rank
from imprimatur.language.parsing.numbers import (
    parse_bool,
    parse_count,
    parse_decimal,
    parse_hours,
    parse_integer,
    parse_quantity,
    parse_range,
    parse_share,
)
from imprimatur.language.parsing.working_time import parse_fraction, parse_working_time

__all__ = [
    "Told",
    "Unreadable",
    "core_of",
    "fold",
    "hedge_of",
    "indexed",
    "is_known_event",
    "is_passage",
    "near",
    "parse_bool",
    "parse_calendar_date",
    "parse_cited",
    "parse_coded",
    "parse_colour",
    "parse_contract_terms",
    "parse_count",
    "parse_date",
    "parse_day",
    "parse_deadline",
    "parse_decimal",
    "parse_document_languages",
    "parse_email",
    "parse_enterprise_number",
    "parse_fraction",
    "parse_grade",
    "parse_hours",
    "parse_iban",
    "parse_integer",
    "parse_isbn",
    "parse_joint_committee",
    "parse_language",
    "parse_legal_deposit",
    "parse_money",
    "parse_name",
    "parse_phone",
    "parse_postcode",
    "parse_quantity",
    "parse_range",
    "parse_rank",
    "parse_share",
    "parse_source_language",
    "parse_stated",
    "parse_term",
    "parse_url",
    "parse_working_time",
    "together",
]
