"""The annual report: the model and its composition."""

from imprimatur.documents.annual_report.composition import compose
from imprimatur.documents.annual_report.model import AnnualReport

MODEL = AnnualReport

__all__ = ["MODEL", "AnnualReport", "compose"]
