"""The words of versions: the messages of `messages.yaml`."""

from flows.messages import Words
from imprimatur.core.catalogues import Messages

__all__ = ["Words", "say", "worded"]

say = Messages.beside(__file__)


def worded(words: Words) -> Words:
    """The words of versions, in the language of somebody's words."""
    return Words(words.tongue, say)
