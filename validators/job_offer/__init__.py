"""The checks of job and mission offers."""

from validators.job_offer.checks import EXPECTATIONS, check

__all__ = ["EXPECTATIONS", "check"]
