"""The pages of a dossier as pictures, what is told of a passage, and the pictures themselves."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.account import Right
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.composition import Stage
from imprimatur.core.dossier import Dossier
from imprimatur.core.place import FORM
from imprimatur.publishing.changes import recorded
from imprimatur.publishing.sets import CHECK
from imprimatur.rendering.findings.copies import copy_name
from web.dossier.found import is_of_now
from web.dossier.routes import address, context
from web.found import dossier_of, may
from web.house import house_of
from web.sheets.areas import Link, links_of, style
from web.sheets.drawing import Asked, Drawings, Shown, drawings_of, picture_of, place_of
from web.sheets.messages import say
from web.sheets.panel import Addresses, Hrefs, gap_told, passage_told
from web.showing import FRAGMENT, lead, nothing_new, show
from web.standings import Standing

STAGES = (Stage.DRAFT, Stage.FINAL)
_KEPT = {"Cache-Control": "private, max-age=86400, immutable"}
"""A picture and its areas never change under the name of their set."""


def first(request: Request) -> Response:
    """The pages of the draft; of the final, where there is no draft."""
    standing = dossier_of(request)
    drawings = _drawings(request)
    for stage in STAGES:
        if drawings.asked(standing.kind, standing.slug, stage):
            return lead(request, f"{address(standing)}/pages/{stage}")
    if FRAGMENT in request.headers:
        return nothing_new()
    return show(request, say, "sheets/nothing.html", **context(request, standing))


def page(request: Request) -> Response:
    """All pages of a set, side by side; or that they are being drawn."""
    standing, asked = _asked(request)
    drawings = _drawings(request)
    shown = drawings.shown(asked.mark)
    fault = "" if shown else drawings.draw(asked, anew=FRAGMENT not in request.headers)
    told: dict[str, Any] = {
        "stages": [one for one in STAGES if drawings.asked(standing.kind, standing.slug, one)],
        "stage": asked.stage,
        "home": f"{address(standing)}/pages/{asked.stage}",
        "mark_of_set": asked.mark,
        "langs_shown": asked.langs,
        "chosen": _language(request, asked),
        "is_behind": asked.stage == Stage.DRAFT and _is_behind(request, standing),
        "fault": fault,
        "links": {lang: _links(shown, lang) for lang in asked.langs} if shown else {},
        "sizes": {lang: shown.book.sheets[lang].sizes for lang in asked.langs} if shown else {},
    }
    return show(request, say, "sheets/sheets.html", **context(request, standing), **told)


def _is_behind(request: Request, standing: Standing) -> bool:
    """Whether the files of a dossier, or its texts, have changed since its draft: it is then being made anew."""
    project = house_of(request).project
    draft = recorded(project, standing.kind, standing.slug, Stage.DRAFT)
    return draft is not None and not is_of_now(project, standing, draft)


def newer(request: Request) -> Response:
    """That the set was made anew since its pages were shown; nothing while it was not."""
    standing, asked = _asked(request)
    if request.path_params["mark"] == asked.mark:
        return nothing_new()
    home = f"{address(standing)}/pages/{asked.stage}"
    return show(request, say, "sheets/newer.html", home=home)


def passage(request: Request) -> Response:
    """What is told of a passage: in its place beside the pages, or on a page of its own."""
    return _panel(request, _passage, "sheets/passage.html")


def blank(request: Request) -> Response:
    """What is told of a mark of a draft."""
    return _panel(request, _blank, "sheets/blank.html")


def _panel(request: Request, telling: Any, part: str) -> Response:
    standing, shown = _kept(request)
    home = f"{address(standing)}/pages/{request.path_params['stage']}"
    lang, number = request.path_params["lang"], request.path_params["number"]
    if shown is None:  # its numbers say nothing of the set that took its place
        return lead(request, home)
    if lang not in shown.editions:
        raise HTTPException(404)
    try:
        told = telling(request, shown, lang, number, _hrefs(request, standing))
    except LookupError:
        raise HTTPException(404) from None
    told |= {"home": home, "mark_of_set": request.path_params["mark"], "part": part}
    if FRAGMENT in request.headers:
        return show(request, say, part, **context(request, standing), told=told)
    return show(request, say, "sheets/alone.html", **context(request, standing), told=told)


def _passage(request: Request, shown: Shown, lang: Lang, number: int, hrefs: Hrefs) -> dict[str, Any]:
    chosen = request.query_params.get("number", "")
    return passage_told(shown, lang, number, hrefs, int(chosen) if chosen.isascii() and chosen.isdigit() else None)


def _blank(_request: Request, shown: Shown, lang: Lang, number: int, _hrefs: Hrefs) -> dict[str, Any]:
    return gap_told(shown, lang, number)


def _hrefs(request: Request, standing: Standing) -> Hrefs:
    """The addresses of the files of a dossier; a register, which others share, has none here."""
    outputs = (recorded(house_of(request).project, standing.kind, standing.slug, CHECK) or {}).get("outputs", {})
    home, dossier = quote(address(standing)), Dossier(standing.kind, standing.slug)

    def hrefs(name: str) -> Addresses:
        if not name.startswith((f"{standing.name}/", f"{standing.name}.")):
            return Addresses()
        if name.rpartition("/")[2] in (FORM.fr, FORM.nl) and may(request, Right.WRITE, standing):
            return Addresses(form=f"{home}/form")
        inside = quote(name.removeprefix(f"{standing.kind}/"))
        marked = copy_name(name, dossier, request.state.lang)
        return Addresses(f"{home}/files/{inside}", f"{home}/made/{CHECK}/{quote(marked)}" if marked in outputs else "")

    return hrefs


def picture(request: Request) -> Response:
    """The picture of a page."""
    (_, shown), lang = _kept(request), request.path_params["lang"]
    content = picture_of(shown, lang, request.path_params["number"] - 1) if shown and lang in shown.editions else None
    if content is None:
        raise HTTPException(404)
    return Response(content, media_type="image/png", headers=_KEPT)


def areas(request: Request) -> Response:
    """Where the links lie over the pages of a language."""
    (_, shown), lang = _kept(request), request.path_params["lang"]
    if shown is None or lang not in shown.book.sheets:
        raise HTTPException(404)
    return Response(style(_links(shown, lang)), media_type="text/css", headers=_KEPT)


def _links(shown: Shown, lang: Lang) -> Mapping[int, Sequence[Link]]:
    return links_of(shown.editions[lang], shown.book.sheets[lang])


def _kept(request: Request) -> tuple[Standing, Shown | None]:
    """What is kept of the set whose mark an address names, the one that stands there or one that stood there when its
    page was opened, of a dossier that whoever asks may see. Raises HTTPException."""
    standing, asked = dossier_of(request), request.path_params
    if asked["stage"] not in STAGES:
        raise HTTPException(404)
    is_own = asked["mark"].startswith(place_of(standing.kind, standing.slug, asked["stage"]))
    return standing, _drawings(request).shown(asked["mark"]) if is_own else None


def _asked(request: Request) -> tuple[Standing, Asked]:
    """The set that an address names, of a dossier that whoever asks may see. Raises HTTPException."""
    standing, stage = dossier_of(request), request.path_params["stage"]
    asked = _drawings(request).asked(standing.kind, standing.slug, stage) if stage in STAGES else None
    if asked is None:
        raise HTTPException(404)
    return standing, asked


def _language(request: Request, asked: Asked) -> Lang:
    """The language that a narrow screen shows: the one asked for, else that of the reader, else the first."""
    wanted = (request.query_params.get("show"), request.state.lang)
    return next((lang for one in wanted for lang in LANGS if lang == one and lang in asked.langs), asked.langs[0])


def _drawings(request: Request) -> Drawings:
    house = house_of(request)
    return drawings_of(request.app.state, house.project, house.doing)


_PAGES = "/dossiers/{kind}/{slug}/pages"
_SET = f"{_PAGES}/{{stage}}/{{mark}}/{{lang}}"

ROUTES = [
    Route(_PAGES, first, name="sheets_first"),
    Route(f"{_PAGES}/{{stage}}", page, name="sheets"),
    Route(f"{_PAGES}/{{stage}}/{{mark}}/newer", newer, name="sheets_newer"),
    Route(f"{_SET}/passage/{{number:int}}", passage, name="sheets_passage"),
    Route(f"{_SET}/blank/{{number:int}}", blank, name="sheets_blank"),
    Route(f"{_SET}/areas.css", areas, name="sheets_areas"),
    Route(f"{_SET}/{{number:int}}.png", picture, name="sheets_picture"),
]
