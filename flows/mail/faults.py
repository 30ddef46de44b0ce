"""What keeps every letter back: settings, server, certificate, login."""

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError


class MailFault(ImprimaturError):
    """No letter can leave. `passes` says whether it may mend by itself: a server that is down, a line that is cut."""

    exit_code = 12

    def __init__(self, message: Bilingual, *, passes: bool = False) -> None:
        """Keep the message, and whether waiting may help."""
        super().__init__(message)
        self.passes = passes
