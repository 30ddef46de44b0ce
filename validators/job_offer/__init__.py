"""The checks of job and mission offers."""

from validators.job_offer.checks import check

__all__ = ["check"]
