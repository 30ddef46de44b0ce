"""What the last digests told, kept in `.imprimatur/night/`: replaced whole or not at all, and never a reason to fail.

`memory.json` holds the digest of the last morning and the one before it: a second digest of the same morning is
compared with the same one as the first. What the documents said stands beside it, by its hash.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flows.digest.model import Digest, Memory, Told
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.opening import content_of
from imprimatur.core.writing import write_file
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from imprimatur.publishing.sets import told

FORMAT = 1
"""The form of `memory.json`; another one is read as no memory."""
_LARGEST = 64_000_000
"""Bytes of a file of ours that are read: a memory of a hundred thousand points has a tenth of it."""


def folder(project: Project) -> Path:
    """Where the memory stands."""
    return project.private / "night"


def last(project: Project, today: date) -> tuple[Memory | None, Mapping[str, str]]:
    """What was told before today, and the letters that left today; nothing where nothing can be read."""
    kept = _kept(project)
    before = [one for one in kept if one.on != today]
    sent = next((one.letters for one in kept if one.on == today), {})
    return (_before(before[-1], today) if before else None), sent


def _before(one: Memory, today: date) -> Memory:
    """What was told, by a clock that may have been wrong: it was told before today, whatever day it then was.

    Its dates stay, for it may be today's clock that is wrong. Only those that were to come already when it was told are
    believed no longer: two mornings agree on that.
    """
    if one.on > today:
        return replace(one, on=today - timedelta(days=1))
    return replace(one, told={name: _come(about, one.on, today) for name, about in one.told.items()})


def _come(about: Told, on: date, today: date) -> Told:
    """What was told, its days to come replaced by the one on which it was told."""
    fault, points = (
        {what: since if since <= today else min(since, on) for what, since in dated.items()}
        for dated in (about.fault, about.points)
    )
    return replace(about, fault=fault, points=points)


def edition(project: Project, sha256: str) -> bytes | None:
    """What a document said, by its hash; None where it is not there, or no longer what it was."""
    content = _read(folder(project) / f"{sha256}.json") if sha256.isalnum() else None
    return content if content is not None and hashlib.sha256(content).hexdigest() == sha256 else None


def keep(project: Project, digest: Digest, letters: Mapping[str, str]) -> None:
    """Remember a digest and the letters that left with it, in the place of what was remembered. Raises NotWritten.

    The editions are written first, `memory.json` last, in one rename; then what nobody refers to is swept away.
    """
    now = Memory(digest.memory.on, digest.memory.told, {**digest.letters, **letters})
    with told(folder(project)):
        project.private.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep(folder(project), digest, [one for one in (digest.former, now) if one])


def _keep(home: Path, digest: Digest, kept: list[Memory]) -> None:
    home.mkdir(exist_ok=True)
    for sha256, content in digest.editions.items():
        write_file(home / f"{sha256}.json", content)
    days = {"format": FORMAT, "days": [_day(one) for one in kept]}
    write_file(home / "memory.json", (json.dumps(days, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
    wanted = {f"{about.edition}.json" for one in kept for about in one.told.values()} | {"memory.json"}
    for path in home.iterdir():
        if path.name not in wanted and (path.is_symlink() or not path.is_dir()):  # a folder is none of ours
            path.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    try:
        content = content_of(path, _LARGEST)
    except OSError:
        return None
    return content if len(content) <= _LARGEST else None


def _kept(project: Project) -> list[Memory]:
    try:
        content = json.loads(_read(folder(project) / "memory.json") or b"")
        json.dumps(content, ensure_ascii=False).encode()  # what no file can say is told to nobody
        return list(_days(content)) if content["format"] == FORMAT else []
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def _days(content: Any) -> Iterator[Memory]:
    for one in content["days"]:
        told = {name: about for name, about in one["told"].items() if name.partition("/")[0] in KINDS}
        became = {name: _told(about) for name, about in told.items()}
        letters = {str(sha256): str(to) for sha256, to in one["letters"].items()}
        yield Memory(date.fromisoformat(one["on"]), became, letters)


def _told(about: Any) -> Told:
    title = Bilingual(str(about["title"]["fr"]), str(about["title"]["nl"]))
    return Told(title, str(about["edition"]), str(about["final"]), _dated(about["fault"]), _dated(about["points"]))


def _dated(content: Any) -> dict[str, date]:
    return {str(what): date.fromisoformat(since) for what, since in content.items()}


def _day(one: Memory) -> dict[str, Any]:
    documents = {
        name: {
            "title": {"fr": about.title.fr, "nl": about.title.nl},
            "edition": about.edition,
            "final": about.final,
            **{
                name: {what: since.isoformat() for what, since in dated.items()}
                for name, dated in (("fault", about.fault), ("points", about.points))
            },
        }
        for name, about in one.told.items()
    }
    return {"on": one.on.isoformat(), "told": documents, "letters": dict(one.letters)}
