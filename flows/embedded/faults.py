"""What stops an embedded server."""

from imprimatur.core.errors import ImprimaturError


class ServerFault(ImprimaturError):
    """The embedded server cannot start, or one of its processes stopped by itself."""

    exit_code = 8
