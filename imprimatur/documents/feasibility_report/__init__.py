"""The feasibility report: the model and its composition."""

from imprimatur.documents.feasibility_report.composition import compose
from imprimatur.documents.feasibility_report.model import FeasibilityReport

MODEL = FeasibilityReport

__all__ = ["MODEL", "FeasibilityReport", "compose"]
