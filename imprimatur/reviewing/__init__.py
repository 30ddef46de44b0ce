"""Produced Word files that come back: what somebody proposes in them, against the inputs it comes from (ADR 34)."""

from imprimatur.reviewing.messages import NotOurs, NotReviewed
from imprimatur.reviewing.reading import published, reviewed

__all__ = ["NotOurs", "NotReviewed", "published", "reviewed"]
