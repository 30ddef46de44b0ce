"""Findings: what is missing, wrong or doubtful, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from imprimatur.core.bilingual import NOTHING, Bilingual, Lang
from imprimatur.core.location import Location

LIST_SHEET = "ImprimaturFindings"
"""The inner name of the sheet that lists findings in a marked workbook: it is not read when the copy comes back."""


class Severity(StrEnum):
    """What a finding stops. A fatal one stops even a draft, an error stops the final, the others stop nothing."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    `path` is the field concerned (`contract.end`, `tasks`), `lang` the language it concerns when only one.
    `section` names the part of the document, `owner` the person or function who can mend it.
    """

    code: str
    severity: Severity
    location: Location
    message: Bilingual
    remedy: Bilingual
    path: str = ""
    lang: Lang | None = None
    section: Bilingual = NOTHING
    owner: str = ""
    values: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def order(self) -> tuple[Any, ...]:
        """Where the finding stands in a list: the gravest first, then by place."""
        return (list(Severity).index(self.severity), self.location.order, self.path, self.lang or "", self.code)
