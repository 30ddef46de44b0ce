"""Job and mission offers: the model, and how one is written."""

from imprimatur.documents.job_offer.composition import write
from imprimatur.documents.job_offer.house import from_registers, publisher
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.kind import Kind

KIND = Kind(
    "job_offer",
    JobOffer,
    write,
    publisher,
    from_registers=from_registers,
    deadlines=("publication_date", "application.deadline"),
)

__all__ = ["KIND", "JobOffer", "write"]
