"""Feasibility reports: the model, and how one is written."""

from imprimatur.documents.feasibility_report.composition import write
from imprimatur.documents.feasibility_report.model import FeasibilityReport, neighbours, publisher
from imprimatur.documents.kind import Kind

KIND = Kind("feasibility_report", FeasibilityReport, write, publisher, neighbours=neighbours, deadlines=("date",))

__all__ = ["KIND", "FeasibilityReport", "write"]
