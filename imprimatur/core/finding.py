"""Findings: what is missing, wrong or doubtful, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from imprimatur.core.bilingual import NOTHING, Bilingual, Lang
from imprimatur.core.location import Location
from imprimatur.core.values import FlexDate

LIST_SHEET = "ImprimaturFindings"
"""The inner name of the sheet that lists findings in a marked workbook: it is not read when the copy comes back."""


class Severity(StrEnum):
    """What a finding stops. A fatal one stops even a draft, an error stops the final, the others stop nothing."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_QUOTING = ("value", "excerpt", "what", "now", "before", "target", "fr", "nl")
"""The values of a finding that are words of the input."""


def quoted(values: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the input among the values of a finding, the most exact first."""
    return tuple(values[name].rstrip("…") for name in _QUOTING if name in values)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding accepted on purpose: its reference, why, by whom and on what day, and where that stands.

    `path` is that of its row in the document.
    """

    reference: str
    reason: str
    by: str
    on: FlexDate | None
    location: Location
    path: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    `path` is the field concerned (`contract.end`, `tasks`), `lang` the language it concerns when only one.
    `section` names the part of the document, `owner` the person or function who can mend it, `due` the day by which,
    where the dossier says so. One accepted on purpose has its `waiver`: it is told and stops nothing.
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
    due: FlexDate | None = field(default=None, compare=False)
    waiver: Waiver | None = field(default=None, compare=False)

    @property
    def quoted(self) -> tuple[str, ...]:
        """Words of the input that the message repeats as they stand there, the most exact first."""
        return quoted(self.values)

    @property
    def order(self) -> tuple[Any, ...]:
        """Where the finding stands in a list: the gravest first, then by place."""
        return (list(Severity).index(self.severity), self.location.order, self.path, self.lang or "", self.code)
