"""Errors that stop one dossier. Each owns its exit code; faults in inputs are findings, not errors."""

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.messages import say


class ImprimaturError(Exception):
    """Anything that stops a build, with a message for the person."""

    exit_code = 1

    def __init__(self, message: Bilingual) -> None:
        """Keep the message in its languages."""
        self.message = message
        super().__init__(message)

    def __str__(self) -> str:
        """The message in French, for logs."""
        return self.message.fr


class UnknownDossier(ImprimaturError):
    """No dossier of that name stands in the inputs folder."""

    exit_code = 4


class EmptyDossier(UnknownDossier):
    """Its folder stands there, and nothing in it yet."""


class UnknownLanguage(ImprimaturError):
    """A language is asked for in which the dossier does not appear."""

    exit_code = 4


class GateRefused(ImprimaturError):
    """The gate found blocking findings at the stage asked for."""

    exit_code = 3


class TemplateFault(ImprimaturError):
    """A template cannot be used: unknown variable, forbidden access, broken file."""

    exit_code = 5


class UnsafeInput(ImprimaturError):
    """A file is refused for what it is: too large, a macro, an entity expansion, a link out of the project."""

    exit_code = 6

    def __init__(self, file: str, reason: Bilingual, code: str = "R02") -> None:
        """Keep the file's name, the reason, as the end of a sentence, and the code under which it is reported."""
        super().__init__(say("unsafe", file=file, reason=reason))
        self.args = (file, reason, code)  # what makes it again in another process
        self.file = file
        self.reason = reason
        self.code = code


class UnsafeOutput(ImprimaturError):
    """A set is not written: a link would lead it out of its place."""

    exit_code = 6


class NotWritten(ImprimaturError):
    """The system does not let us write: the disk is full, or the folder closed to us. What stood there stands there."""

    exit_code = 9


class Busy(ImprimaturError):
    """Another build of the same dossier is under way."""

    exit_code = 7
