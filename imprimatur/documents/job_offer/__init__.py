"""Job and mission offers: the model and its composition."""

from imprimatur.documents.job_offer.composition import compose
from imprimatur.documents.job_offer.model import JobOffer

MODEL = JobOffer

__all__ = ["MODEL", "JobOffer", "compose"]
