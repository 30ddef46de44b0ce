"""The page of approvals: what is approved, by whom, what lapsed; a language, a part or a text signed."""

from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.account import Right
from flows.access.acts import Did
from flows.access.doors import Doors
from flows.access.settings import Accounts
from flows.approving import Approved, Refused
from flows.messages import Words
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.language.folding import fold
from web.acting import acting, text_of
from web.approving import working
from web.approving.messages import say
from web.approving.told import bars, seen, shows_of, texts_of, told
from web.approving.working import Asked
from web.dossier.routes import address, context
from web.forms.routes import asked, failed
from web.forms.working import Failed
from web.found import dossier_of
from web.house import account_of, house_of
from web.recording import record
from web.showing import FRAGMENT, lang_of, see, show
from web.standings import Standing
from web.translating.chosen import chosen
from web.translating.stating import View
from web.translating.views import views_of


def first(request: Request) -> Response:
    """The page of the first language in which something is to be signed."""
    standing = dossier_of(request, Right.APPROVE)
    view = views_of(request).of(request, standing.kind, standing.slug)
    if isinstance(view, Failed):
        return failed(request, standing, view)
    found = next((lang for lang in view.languages if _waits(view, lang)), view.languages[0])
    return see(f"{quote(address(standing))}/approve/{found}")


def _waits(view: View, lang: Lang) -> bool:
    """Whether something is to be signed in a language."""
    return any(lang not in one.signed for one in texts_of(view, lang))


def page(request: Request) -> Response:
    """The approvals of a language."""
    standing, lang = _asked_for(request)
    view = views_of(request).of(request, standing.kind, standing.slug)
    if isinstance(view, Failed):
        return failed(request, standing, view)
    done = request.query_params.get("approved", "")
    count = int(done) if done.isascii() and done.isdecimal() and len(done) < 5 else None
    return _shown(request, standing, view, lang, count)


def sign(request: Request, given: FormData) -> Response:
    """Sign what is asked for, or say why it cannot be."""
    standing, lang = _asked_for(request)
    wanted = _wanted(request, given, lang)
    done = asked(request, working.sign, standing.kind, standing.slug, wanted)
    if isinstance(done, Failed):
        return failed(request, standing, done, given=given)
    outcome: Approved | Refused = done.outcome
    if isinstance(outcome, Approved):
        _record(request, standing, wanted, outcome)
    if isinstance(done.view, Failed):
        return failed(request, standing, done.view, given=given)
    refused = outcome.said(Words(lang_of(request))) if isinstance(outcome, Refused) else ""
    if wanted.unit and FRAGMENT in request.headers:
        return _one(request, standing, done.view, lang, wanted.unit, refused)
    if refused:
        return _shown(request, standing, done.view, lang, None, refused)
    assert isinstance(outcome, Approved)
    kept = {name: value for name in ("show", "section", "page") if (value := text_of(given, name))}
    return see(f"{quote(address(standing))}/approve/{lang}?{urlencode({**kept, 'approved': outcome.fresh})}")


def _wanted(request: Request, given: FormData, lang: Lang) -> Asked:
    """What is asked for. By whom: whoever came in; on a machine of one person, whom they choose of the register."""
    by = text_of(given, "by") if is_personal(request) else account_of(request).name
    revised = text_of(given, "revised") == "1"
    unit = text_of(given, "unit")
    if unit:
        return Asked(lang, by, text_of(given, f"seen.{unit}"), unit=unit)
    section = text_of(given, "part")
    name = f"{'all' if revised else 'seen'}.{section}"
    return Asked(lang, by, text_of(given, name), section, revised=revised)


def is_personal(request: Request) -> bool:
    """Whether this is the machine of one person, who signs for whom they say."""
    doors = house_of(request).doors
    return isinstance(doors, Doors) and doors.settings.accounts is Accounts.PERSONAL


def _record(request: Request, standing: Standing, wanted: Asked, done: Approved) -> None:
    account = account_of(request)
    what = wanted.unit or wanted.section
    detail = " ".join(filter(None, (wanted.lang, what, f"({done.by})" if done.by != account.name else "")))
    record(request, Did.APPROVED, standing.name, done.version, detail)


def _asked_for(request: Request) -> tuple[Standing, Lang]:
    standing = dossier_of(request, Right.APPROVE)
    lang = next((one for one in LANGS if one == request.path_params["lang"]), None)
    if lang is None:
        raise HTTPException(404)
    return standing, lang


def _one(request: Request, standing: Standing, view: View, lang: Lang, id_: str, refused: str) -> Response:
    """One text, in the place of itself."""
    unit = next((one for one in view.units if one.id == id_), None)
    about = {"unit": unit, "address": address(standing), "refused": refused, **_about(request, view, lang)}
    return show(request, say, "approving/unit.html" if unit else "approving/gone.html", **about)


def _about(request: Request, view: View, lang: Lang) -> dict[str, Any]:
    names = {fold(one) for one in view.persons}
    return {
        "lang_of_page": lang,
        "bars": lambda unit: bars(unit, lang),
        "seen": lambda unit: seen(unit, lang),
        "is_personal": is_personal(request),
        "is_known": fold(account_of(request).name) in names,
    }


def _shown(
    request: Request, standing: Standing, view: View, lang: Lang, approved: int | None = None, refused: str = ""
) -> Response:
    mine = texts_of(view, lang)
    found = chosen(request, view, mine, shows_of(lang))
    home = f"{address(standing)}/approve"
    parts = {key: [one for one in mine if one.section == key] for key in view.sections}
    about = {
        "view": view,
        "home": home,
        "chosen": found,
        "shows": tuple(shows_of(lang)),
        "link": partial(found.link, f"{home}/{lang}"),
        "whole": told(mine, lang),
        "parts": {key: told(units, lang) for key, units in parts.items() if units},
        "gone": [one for one in view.gone if lang in one.signed],
        "elsewhere": next((one for one in view.languages if one != lang and _waits(view, one)), None),
        "approved": approved,
        "refused": refused,
        **_about(request, view, lang),
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return show(request, say, "approving/texts.html", status, **about, **context(request, standing))


_HERE = "/dossiers/{kind}/{slug}/approve"
ROUTES = [
    Route(_HERE, first, methods=["GET"], name="approve_first"),
    Route(f"{_HERE}/{{lang}}", page, methods=["GET"], name="approve"),
    Route(f"{_HERE}/{{lang}}", acting(sign), methods=["POST"], name="approve_sign"),
]
