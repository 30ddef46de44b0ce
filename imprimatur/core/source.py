"""A file as found: its path, its bytes, its hash. Sizes are bounded and links are not followed out of the inputs."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from imprimatur.core.errors import UnsafeInput
from imprimatur.core.messages import say

MAX_BYTES = 50 * 1024 * 1024
"""The largest input file taken: a chapter full of photographs stays well below."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input file. `name` is relative to the inputs folder, with forward slashes."""

    name: str
    content: bytes = field(repr=False)
    sha256: str

    @property
    def suffix(self) -> str:
        """The file's ending, in lower case, with its dot."""
        return Path(self.name).suffix.lower()


def read_source(path: Path, inputs: Path) -> Source:
    """Read one file below `inputs`.

    Raises UnsafeInput for a file that is too large or that a link leads out of the inputs folder.
    """
    name = path.relative_to(inputs).as_posix()
    if not path.resolve().is_relative_to(inputs.resolve()):
        raise UnsafeInput(name, say("link_out"))
    if path.stat().st_size > MAX_BYTES:
        raise UnsafeInput(name, say("too_large", size=MAX_BYTES // 1024 // 1024))
    content = path.read_bytes()
    return Source(name, content, hashlib.sha256(content).hexdigest())
