"""A file that somebody names, read without waiting for it and without end: it may be a pipe, a device, or growing."""

import errno
import os
import stat
from pathlib import Path


def content_of(path: Path, most: int) -> bytes:
    """The bytes of a file, `most` and one more at most. Raises OSError, also for what is no file."""
    # A pipe that nobody writes to would be waited for.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        return stream.read(most + 1)
