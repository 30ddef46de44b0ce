"""What the drop folder says, to whoever keeps it running: the messages of `messages.yaml`."""

from flows.messages import TONGUES, Words, locale_language
from imprimatur.core.catalogues import Messages

__all__ = ["TONGUES", "Words", "locale_language", "say"]

say = Messages.beside(__file__)
