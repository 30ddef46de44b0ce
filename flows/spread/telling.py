"""What is said of a batch, for modules that say other things too."""

from flows.spread.messages import say
from imprimatur.core.bilingual import Bilingual


def gone_through(count: int) -> Bilingual:
    """That so many dossiers of a batch were gone through."""
    return say("batch_done", count=count)
