"""What a set says of the day it was made, which another day makes untrue.

Only the past is asked for (ADR 19): what lies ahead is never held against today. So a day that passes can make no new
finding; it makes one untrue that said that something was still to come. Two do, and each carries what shows it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from imprimatur.core.bilingual import LANGS
from imprimatur.core.values import FlexDate
from imprimatur.language.formatting import format_date


def speaks_of_another_day(findings: Any, today: date) -> bool:
    """Whether the findings of a manifest, which may hold anything, say something of a day that is not today."""
    told = findings if isinstance(findings, list) else []
    return any(_is_untrue(one, today) for one in told if isinstance(one, dict))


def _is_untrue(record: Mapping[str, Any], today: date) -> bool:
    untrue, values = PRESENT.get(str(record.get("code"))), record.get("values")
    return untrue is not None and isinstance(values, dict) and untrue(values, today)


def _another_day(values: Mapping[str, Any], today: date) -> bool:
    """A date that is still to come says which day it is, until it is no more to come."""
    return values.get("today") not in {format_date(FlexDate(today), lang) for lang in LANGS}


def _has_begun(values: Mapping[str, Any], today: date) -> bool:
    """A year that is still to come says nothing of the day, until it begins."""
    return str(values.get("value")) <= f"{today.year:04}"


PRESENT: Mapping[str, Callable[[Mapping[str, Any], date], bool]] = {"D14": _another_day, "D19": _has_begun}
"""The findings about the present, by their codes, and when each has become untrue."""
