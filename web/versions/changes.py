"""What changed since the last version, or from one version to the next: by section, each passage before and after."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from flows.digest.changed import Section, sections
from flows.digest.messages import Words
from flows.digest.model import Wording
from flows.digest.wordings import wordings
from imprimatur.core.bilingual import LANGS, TAGS, Lang
from imprimatur.core.composition import Stage
from imprimatur.publishing.redline import Kept, approved, kept_in
from imprimatur.publishing.versions.shelf import FOLDER as VERSIONS
from imprimatur.publishing.versions.shelf import Shelf
from web.dossier.routes import context
from web.found import dossier_of
from web.house import house_of
from web.showing import show
from web.standings import Standing
from web.versions.messages import say

MOST = 1000
"""Passages that are shown of a language."""


def since_last(request: Request) -> Response:
    """What the draft says otherwise than the last version."""
    standing = dossier_of(request)
    home = _home(request, standing)
    place = approved(home)
    before, after = kept_in(place) if place else None, kept_in(home / Stage.DRAFT.value)
    number = int(place.name) if place and place.parent.name == VERSIONS else None
    return _shown(request, standing, before, after, (number, None))


def of_version(request: Request) -> Response:
    """What a version says otherwise than the one before it."""
    standing, number = dossier_of(request), request.path_params["number"]
    shelf = Shelf(_home(request, standing))
    version = shelf.version(number)
    if version is None or version.previous is None:
        raise HTTPException(404)
    before, after = (kept_in(shelf.place(one)) for one in (version.previous, number))
    return _shown(request, standing, before, after, (version.previous, number))


def _home(request: Request, standing: Standing) -> Path:
    return house_of(request).project.outputs / standing.kind / standing.slug


def _shown(
    request: Request,
    standing: Standing,
    before: Kept | None,
    after: Kept | None,
    numbers: tuple[int | None, int | None],
) -> Response:
    """The page; `numbers` are those of the two versions, none of a draft, or of a final without one."""
    found = _compared(before, after)
    langs = [one for one in LANGS if one in standing.languages or one in found]
    chosen = _chosen(request, langs, found)
    words = Words(request.state.lang)
    told: tuple[Section, ...] = sections(found[chosen].differences, words, MOST) if chosen in found else ()
    state = {
        "is_compared": before is not None and after is not None,
        "numbers": numbers,
        "counts": {lang: len(found[lang].differences) if lang in found else 0 for lang in langs},
        "chosen": chosen,
        "text_tag": TAGS[chosen],
        "sections": told,
    }
    return show(request, say, "versions/changes.html", **context(request, standing), **state)


def _chosen(request: Request, langs: list[Lang], found: Mapping[str, Wording]) -> Lang:
    """The language that is asked for; else the first that says something otherwise, the reader's own before others."""
    asked = request.query_params.get("show")
    in_order = sorted(langs, key=lambda lang: (lang != asked, lang not in found, lang != request.state.lang))
    return in_order[0]


def _compared(before: Kept | None, after: Kept | None) -> dict[str, Wording]:
    if before is None or after is None:
        return {}
    marks = (sha256(one.manifest).hexdigest() for one in (before, after))
    return {one.lang: one for one in _wordings(before.folder, after.folder, *marks)}


@lru_cache(maxsize=50)
def _wordings(before: Path, after: Path, _former: str, _present: str) -> tuple[Wording, ...]:
    """The same for two sets that have not changed: a long report takes a second."""
    one, two = kept_in(before), kept_in(after)
    return wordings(one.editions().values(), two.editions().values()) if one and two else ()
