"""Whether a folder must be looked at time and again: some file systems announce nothing of what others change there."""

import re
from pathlib import Path

POLL_MILLISECONDS = 1000
"""Between two looks at a whole folder that announces nothing: each costs the network a question per file."""

_MOUNTS = Path("/proc/self/mountinfo")
_SILENT = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afs|ceph|ncpfs|coda|9p|virtiofs|vboxsf|vmhgfs|prl_fs|davfs|lustre|gpfs|drvfs"
    r"|fuse(?:\..+)?|osxfs|grpcfuse"
)
"""The types of file systems whose contents other machines change, or the host of a container or a virtual machine."""


def silent_type(folder: Path, mounts: Path = _MOUNTS) -> str:
    """The type of a file system at or below a folder that announces no changes made elsewhere; empty where all do.

    As proc(5) tells it; where it cannot be known, changes are taken to be announced.
    """
    here = folder.resolve()
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    found = [(Path(_unescaped(line.split(" ")[4])), line.partition(" - ")[2].split(" ")[0]) for line in lines if line]
    above = [one for one in found if here.is_relative_to(one[0])]
    below = [one for one in found if one[0].is_relative_to(here) and one[0] != here]
    # Of what is mounted at one place, the last one shows.
    own = [max(enumerate(above), key=lambda one: (len(one[1][0].parts), one[0]))[1]] if above else []
    return next((kind for _, kind in (*own, *below) if _SILENT.fullmatch(kind)), "")


def _unescaped(path: str) -> str:
    """A path as it is: spaces and the like stand there as their number in octal."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), path)
