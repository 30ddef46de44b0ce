"""Facts that two dossiers tell: a contradiction is a finding in both."""

from collections.abc import Iterator
from typing import Any

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.values import FlexDate, Quantity
from imprimatur.documents.annual_report.sharing import contradictions
from imprimatur.language.formatting import format_date, format_quantity
from validators.examination import Examination


def check(examined: Examination) -> Iterator[Finding]:
    """Whatever this document and a related one tell differently (G04)."""
    for path, here, there, name in contradictions(examined.document, examined.provenance):
        yield examined.finding("G04", path, {"here": _said(here), "there": _said(there), "other": name})


def _said(value: Any) -> Bilingual:
    if isinstance(value, FlexDate):
        return Bilingual(format_date(value, "fr"), format_date(value, "nl"))
    if isinstance(value, Quantity):
        return Bilingual(format_quantity(value, "fr"), format_quantity(value, "nl"))
    return Bilingual(str(value), str(value))
