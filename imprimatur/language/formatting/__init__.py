"""Neutral values as text in French or Dutch."""

from imprimatur.language.formatting.dates import format_date, format_period
from imprimatur.language.formatting.values import (
    format_address,
    format_clock,
    format_decimal,
    format_enterprise_number,
    format_fraction,
    format_fractions,
    format_fte,
    format_hours,
    format_hours_week,
    format_iban,
    format_integer,
    format_joint_committee,
    format_money,
    format_ordinal,
    format_percent,
    format_phone,
    format_years,
)

__all__ = [
    "format_address",
    "format_clock",
    "format_date",
    "format_decimal",
    "format_enterprise_number",
    "format_fraction",
    "format_fractions",
    "format_fte",
    "format_hours",
    "format_hours_week",
    "format_iban",
    "format_integer",
    "format_joint_committee",
    "format_money",
    "format_ordinal",
    "format_percent",
    "format_period",
    "format_phone",
    "format_years",
]
