"""What keeps somebody out, or a wish of an operator from being carried out, each with its words."""

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError


class AccessFault(ImprimaturError):
    """Something about accounts that is not done, and why."""

    exit_code = 2


class NotLetIn(AccessFault):
    """Who asks is not let in. The words are the same whatever the reason, for they would tell who has an account."""


class TooOften(AccessFault):
    """The same thing was asked too often; `seconds` until it may be asked again."""

    def __init__(self, message: Bilingual, seconds: int) -> None:
        """Keep the message, and how long to wait."""
        super().__init__(message)
        self.seconds = seconds
