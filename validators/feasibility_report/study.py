"""A feasibility report as its checks read it."""

from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.text import Text
from imprimatur.documents.feasibility_report.choices import Result
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.feasibility_report.plans import Vote
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from validators.examination import Examination

CATALOGUE = Path(__file__).with_name("findings.yaml")
ADOPTED = (Result.ADOPTED, Result.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Study:
    """A report under examination."""

    examined: Examination
    report: FeasibilityReport

    def finding(self, code: str, path: str, values: Values | None = None, *, lang: Lang | None = None) -> Finding:
        """A finding of the report's own catalogue, at the place of a path."""
        return self.examined.finding(code, path, values, lang=lang, source=CATALOGUE)

    def twice(self, table: str, path: str, value: str) -> Finding:
        """The second of two rows that tell the same of the same (T04)."""
        return self.examined.finding("T04", path, {"value": value, "field": self.examined.label(table)})

    def adopted(self) -> list[Vote]:
        """The votes that adopted something, with or without conditions."""
        return [vote for vote in self.report.votes if vote.result in ADOPTED]


def spellings(text: Text) -> frozenset[str]:
    """A short text folded, in each of its languages: what two rows have in common when they mean the same."""
    return frozenset(fold(text.plain(lang)) for lang in LANGS) - {""}
