"""Errors that stop one dossier. Each owns its exit code; faults in inputs are findings, not errors."""


class ImprimaturError(Exception):
    """Anything that stops a build, with a message for the person in French and Dutch."""

    exit_code = 1

    def __init__(self, fr: str, nl: str) -> None:
        """Keep both wordings of the message."""
        super().__init__(fr)
        self.messages = {"fr": fr, "nl": nl}


class UnknownDossier(ImprimaturError):
    """No dossier of that name stands in the inputs folder."""

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

    def __init__(self, file: str, fr: str, nl: str) -> None:
        """Keep the file's name and the reason in both languages, as the end of a sentence."""
        super().__init__(f"{file} : {fr}", f"{file}: {nl}")
        self.file = file
        self.reason = {"fr": fr, "nl": nl}


class Busy(ImprimaturError):
    """Another build of the same dossier is under way."""

    exit_code = 7
