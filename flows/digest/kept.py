"""The digests of past mornings as data, beside their pages: so that each reader is shown what concerns them of it.

`outputs/_digest/<date>.json` holds what was told of each document. Anybody may have written there: what has not the
form that was written is no digest.
"""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from flows.digest.model import Digest, Dossier, Memory
from imprimatur.core.artefact import Artefact
from imprimatur.core.opening import content_of
from imprimatur.kinds import KINDS

FORMAT = 1
"""The form of such a file; one of another form is read as none."""
LARGEST = 64_000_000
"""Bytes of one that is read: that of a night in which a thousand reports change has a half of it."""
_OF_A_DAY = re.compile(r"(\d{4}-\d\d-\d\d)\.json")


@cache
def _dossiers() -> TypeAdapter[tuple[Dossier, ...]]:
    return TypeAdapter(tuple[Dossier, ...])


def dumped(digest: Digest) -> Artefact:
    """A digest as it is kept: what it told of each document."""
    about = {"format": FORMAT, "today": digest.today.isoformat()}
    about["since"] = digest.since.isoformat() if digest.since else None
    told = _dossiers().dump_python(digest.dossiers, mode="json")
    content = json.dumps({**about, "dossiers": told}, ensure_ascii=False, separators=(",", ":"))
    return Artefact(f"{digest.today.isoformat()}.json", content.encode() + b"\n", "application/json")


def loaded(content: bytes) -> Digest | None:
    """A digest that was kept; None for anything else."""
    try:
        about: Any = json.loads(content)
        if about["format"] != FORMAT:
            return None
        today = date.fromisoformat(about["today"])
        since = date.fromisoformat(about["since"]) if about["since"] else None
        found = _dossiers().validate_python(about["dossiers"])
        json.dumps(about, ensure_ascii=False).encode()  # half of a sign, which no page could show
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    known = tuple(one for one in found if one.kind in KINDS)
    return Digest(today, since, known, Memory(today))


def days(home: Path) -> list[date]:
    """The days of the digests that are kept in a folder, the latest first."""
    found = []
    for path in home.iterdir() if home.is_dir() else ():
        named = _OF_A_DAY.fullmatch(path.name)
        if named and not path.is_symlink():
            try:
                found.append(date.fromisoformat(named[1]))
            except ValueError:
                continue
    return sorted(found, reverse=True)


def of_day(home: Path, day: date) -> Digest | None:
    """The digest of a day; None where there is none that can be read."""
    try:
        content = content_of(home / f"{day.isoformat()}.json", LARGEST)
    except OSError:
        return None
    found = loaded(content) if len(content) <= LARGEST else None
    return found if found and found.today == day else None


def shown_to(digest: Digest, may_see: Callable[[str], bool]) -> Digest:
    """The same, of the documents (`kind/slug`) alone that somebody may see."""
    return replace(digest, dossiers=tuple(one for one in digest.dossiers if may_see(one.name)))
