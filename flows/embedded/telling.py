"""What is said of workers, for modules that say other things too."""

from flows.embedded.messages import say
from imprimatur.core.bilingual import Bilingual


def ready(name: str, url: str, count: int) -> Bilingual:
    """That a worker takes runs, so many at a time."""
    return say("worker_ready", name=name, url=url, count=count)


def gone(name: str) -> Bilingual:
    """That a run was cut short with its worker."""
    return say("worker_gone", name=name)
