"""The files of a folder as people and their programs leave them: what is somebody's input, and what is not taken.

Names come from Windows, a Mac, a download or a synchronised folder. What is refused is named, whatever it is; what a
program left behind is passed over. Links to files inside the inputs are read; links to folders are not followed.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import UnsafeInput
from imprimatur.core.messages import say
from imprimatur.core.opening import content_of
from imprimatur.core.source import Source

MAX_BYTES = 50 * 1024 * 1024
"""The largest input file taken: a chapter full of photographs stays well below."""
MAX_DEPTH = 12
"""Folders within folders that are looked into."""
MAX_FILES = 5_000
"""Files of one folder that are looked at: the largest report has some fifty."""
MAX_NAME = 120
"""Characters of the name of a dossier: every file made of it begins with its name."""
OWN = "findings"
"""The name that the pages of findings have beside the documents: no dossier can take it."""

_LEFTOVER = re.compile(
    r"~\$.*|~WR[A-Z]\d*\.tmp|\..*|.*~|thumbs\.db|ehthumbs.*\.db|desktop\.ini|icon\r?|__macosx|\$recycle\.bin|@eadir"
    r"|.*\.(?:tmp|temp|lnk|crdownload|part|partial|filepart|download|opdownload)",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = 65_536
"""Names that are remembered: those of the dossiers of a federation are looked at once for each of them."""
_UNFINISHED = (".crdownload", ".part", ".partial", ".filepart", ".download", ".opdownload")
_CONFLICT = re.compile(
    # Dropbox, Nextcloud, ownCloud, Seafile, in the languages that they are used in here: words of theirs alone, or a
    # day. « (conflit d’intérêts) » is somebody's subject.
    r"(?P<stem>.+?)(?: ?[(\[][^()\[\]]*(?i:conflicted copy|copie en conflit|conflicterende? (?:kopie|exemplaar|versie)"
    r"|sf[ _-]?conflict|case clash from|(?:case|sync|encoding) conflict|conflit de (?:casse|synchronisation)"
    r"|(?:conflit|conflict)[^()\[\]]*\d{4}-\d{2}-\d{2})[^()\[\]]*[)\]]"
    # Syncthing, former ownCloud, Synology.
    r"|(?i:\.sync-conflict-\d{8}-\d{6}-\w+|_conflict-\d{8}-\d{6}|_[^_]+_[A-Z]{3}-\d{2}-\d{4,6}-\d{4}_Conflict)"
    # OneDrive: the name of the computer, as Windows and people call it. « PC 329 » is a joint committee in Dutch.
    r"|-(?:DESKTOP|LAPTOP|WIN)-[\w-]{2,30}|-PC-(?:(?:de|van)-[A-Z]\w{1,30}|(?!\d+(?:-|$))[A-Z0-9]{4,15})"
    r"|-(?:MacBook(?:-Pro|-Air)?|MACBOOK(?:-PRO|-AIR)?|iMac|IMAC)-(?!\d+$)[\w-]{2,30}"
    r"|-[A-Z][A-Z0-9_]{2,29}-(?:PC|LAPTOP|MACBOOK))(?:-\d{1,2})?"
)
_COPY = re.compile(
    r"(?P<stem>.+?)(?: - (?:copie|kopie|copy)(?: ?\(\d{1,3}\))?| ?\(\d{1,3}\)|[ _-]+(?:copie|kopie|copy))",
    re.IGNORECASE,
)


@lru_cache(_NAMES)
def is_leftover(name: str) -> bool:
    """Whether a file or folder of that name was left behind by a program, and is nobody's input."""
    return _LEFTOVER.fullmatch(name) is not None


@lru_cache(_NAMES)
def key(name: str) -> str:
    """A name as Windows and a Mac compare it: whatever its capitals and however its accents are composed."""
    return unicodedata.normalize("NFC", name).casefold()


def is_readable_name(name: str) -> bool:
    """Whether a name can be shown: it is text, without control or directional characters."""
    return not any(unicodedata.category(char) in ("Cc", "Cs", "Cn", "Zl", "Zp") or char in _BIDI for char in name)


_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def shown(name: str) -> str:
    """A name that can be shown, each odd character as its code; of what is longer than any name, the beginning."""
    if len(name) > _LONGEST_SHOWN:
        return f"{shown(name[:_LONGEST_SHOWN])}…"
    return "".join(char if is_readable_name(char) else f"\\u{ord(char):04x}" for char in name)


_LONGEST_SHOWN = 255
"""Characters: no file system has longer names (NAME_MAX)."""


def is_unfinished(name: str) -> bool:
    """Whether a file of that name is still being brought by a browser or a program that transfers files."""
    return name.lower().endswith(_UNFINISHED)


def uncopied(name: str) -> str:
    """The name of the file that a copy was made of: `infos.xlsx` for `infos - Copie.xlsx`; else the name itself."""
    stem, dot, ending = name.rpartition(".")
    found = _CONFLICT.fullmatch(stem) or _COPY.fullmatch(stem)
    return f"{found['stem']}{dot}{ending}" if found else name


def is_conflict(name: str) -> bool:
    """Whether a program that shares files gave that name to what one person wrote while another changed the file."""
    return _CONFLICT.fullmatch(name.rpartition(".")[0]) is not None


def files_of(folder: Path, inputs: Path, depth: int = 1) -> Iterator[Path | UnsafeInput]:
    """The files below a folder in the order of their names, and in their place what cannot be taken."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield unreadable(folder, inputs, error)
        return
    for place, entry in enumerate(entries):
        if place >= MAX_FILES:
            yield UnsafeInput(named(folder, inputs), say("too_many_files", count=MAX_FILES))
            return
        if is_leftover(entry.name):
            if is_unfinished(entry.name):
                yield UnsafeInput(named(entry, inputs), say("unfinished"), "R44")
        elif (fault := fault_of(entry, inputs)) is not None:
            yield fault
        elif not entry.is_dir():
            yield entry
        elif depth < MAX_DEPTH:
            yield from files_of(entry, inputs, depth + 1)
        else:
            yield UnsafeInput(named(entry, inputs), say("too_deep", count=MAX_DEPTH))


def fault_of(entry: Path, inputs: Path) -> UnsafeInput | None:
    """Why a file or folder is not taken for what it is, whatever it holds; None where it is."""
    name = named(entry, inputs)
    if not is_readable_name(entry.name):
        return UnsafeInput(name, say("odd_name"))
    try:
        if entry.is_symlink():
            target = entry.resolve(strict=True)
            if not target.is_relative_to(inputs.resolve()):
                return UnsafeInput(name, say("link_out"))
            if target.is_dir():
                return UnsafeInput(name, say("link_folder"))
        return None if entry.is_dir() or entry.is_file() else UnsafeInput(name, say("no_file"))
    except (OSError, RuntimeError) as error:  # A loop of links is a RuntimeError to Python 3.11.
        return unreadable(entry, inputs, error)


def unreadable(path: Path, inputs: Path, error: Exception) -> UnsafeInput:
    """The refusal of what the system does not let us read."""
    if isinstance(error, PermissionError):
        return UnsafeInput(named(path, inputs), say("not_allowed"), "R01")
    broken = path.is_symlink()
    return UnsafeInput(named(path, inputs), say("link_broken" if broken else "vanished"), "R01")


def named(path: Path, inputs: Path) -> str:
    """The name of a file below the inputs, as it can be shown."""
    return "/".join(map(shown, path.relative_to(inputs).parts))


def name_fault(slug: str) -> Bilingual | None:
    """Why a name cannot be that of a dossier."""
    if not is_readable_name(slug):
        return say("odd_name")
    if key(slug) == OWN:
        return say("own_name")
    return say("long_name", count=MAX_NAME) if len(slug) > MAX_NAME else None


def without_copies(sources: list[Source]) -> tuple[list[Source], list[UnsafeInput]]:
    """The sources without those that are a copy, by name and to the last bit, of another; each of them is told.

    One that a program made because two people changed the same file is a second version of it, and no second source:
    it waits aside until somebody has compared the two. Where the file itself has gone, it is all there is, and read.
    """
    originals = {key(one.name): one for one in sources}
    kept: list[Source] = []
    told: list[UnsafeInput] = []
    for one in sources:
        folder, slash, name = one.name.rpartition("/")
        original = originals.get(key(f"{folder}{slash}{uncopied(name)}"))
        about = original.name.rpartition("/")[2] if original else ""
        if original is None or original is one:
            kept.append(one)
        elif original.sha256 == one.sha256:
            told.append(UnsafeInput(one.name, say("same_copy", name=about), "R44"))
        elif is_conflict(name):
            told.append(UnsafeInput(one.name, say("conflict_copy", name=about), "R48"))
        else:
            kept.append(one)
    return kept, told


def read_source(path: Path, inputs: Path) -> Source:
    """Read one file below `inputs`.

    Raises UnsafeInput for a file that is too large, that cannot be read or that a link leads out of the inputs.
    """
    fault = fault_of(path, inputs)
    if fault is not None:
        raise fault
    try:
        content = content_of(path, MAX_BYTES)
    except OSError as error:
        raise unreadable(path, inputs, error) from error
    if len(content) > MAX_BYTES:
        raise UnsafeInput(named(path, inputs), say("too_large", size=MAX_BYTES // 1024 // 1024))
    return Source(named(path, inputs), content, hashlib.sha256(content).hexdigest())
