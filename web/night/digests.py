"""The digests that are kept, each read once for as long as its file stays as it is."""

import os
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request

from flows.access.account import Right
from flows.digest import kept
from flows.digest.model import Digest
from flows.digest.owed import Person
from flows.digest.page import FOLDER
from flows.digest.view import View, view
from imprimatur.core.bilingual import Lang
from imprimatur.language.folding import fold
from web.found import may
from web.house import account_of, house_of


def home_of(request: Request) -> Path:
    """Where the digests stand."""
    return house_of(request).project.outputs / FOLDER


def days(request: Request) -> list[date]:
    """The days that there is a digest of, the latest first."""
    return kept.days(home_of(request))


def digest_of(request: Request, day: date) -> Digest | None:
    """The digest of a day, of the documents that whoever asks may see; None where there is none."""
    home = home_of(request)
    try:
        about = os.stat(home / f"{day.isoformat()}.json")
    except OSError:
        return None
    found = _read(home, day, about.st_ino, about.st_mtime_ns, about.st_size)
    return kept.shown_to(found, _sight(request)) if found else None


@lru_cache(maxsize=8)
def _read(home: Path, day: date, _inode: int, _written: int, _size: int) -> Digest | None:
    return kept.of_day(home, day)


def _sight(request: Request) -> Callable[[str], bool]:
    """Whether whoever asks may see a document by its name; one that has gone, only who may see everything."""
    account = account_of(request)
    if not account.scope:
        return lambda _: account.has(Right.SEE)
    seen = {one.name for one in house_of(request).standings.all() if may(request, Right.SEE, one)}
    return seen.__contains__


def told(digest: Digest, lang: Lang, name: str) -> tuple[View, list[Person], list[Person]]:
    """A digest in a language; of the people in it, the one of that name, then the others."""
    made = view(digest, lang)
    mine = [one for one in made.people if name and fold(one.name) == fold(name)]
    return made, mine, [one for one in made.people if one not in mine]
