"""The words of the forms: in French, then in Dutch, since nobody knows who reads them."""

from flows.messages import both
from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)


def shown(key: str) -> str:
    """What a form shows, in both languages."""
    return both(say[key])
