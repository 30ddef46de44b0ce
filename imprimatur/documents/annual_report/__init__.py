"""Annual reports: the model, and how one is written."""

from imprimatur.documents.annual_report.composition import write
from imprimatur.documents.annual_report.model import AnnualReport, neighbours, publisher
from imprimatur.documents.annual_report.sharing import from_neighbours
from imprimatur.documents.kind import Kind

KIND = Kind(
    "annual_report",
    AnnualReport,
    write,
    publisher,
    neighbours=neighbours,
    from_neighbours=from_neighbours,
    deadlines=("colophon.board_approval", "colophon.assembly_approval"),
)

__all__ = ["KIND", "AnnualReport", "write"]
