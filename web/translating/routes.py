"""The page of translation: the texts of a language, source and target side by side, typed in and saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
from flows.typed_translations import Met, Refused, Saved
from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.translation.unit import UnitState
from web.acting import acting, text_of
from web.dossier.routes import address, context
from web.forms.routes import asked, failed
from web.forms.working import Failed
from web.found import dossier_of
from web.recording import record as recorded
from web.showing import FRAGMENT, see, show, words_of
from web.standings import Standing
from web.translating import working
from web.translating.chosen import SHOWS, Chosen, chosen
from web.translating.exchanging import KINDS
from web.translating.given import typed_of
from web.translating.messages import say
from web.translating.stating import View
from web.translating.views import views_of


@dataclass(frozen=True, slots=True)
class Pending:
    """What was typed and not taken, by the text that stands there now, with why; `lost` are those that nothing stands
    for any more."""

    refused: Mapping[str, Refused] = field(default_factory=dict)
    lost: tuple[Refused, ...] = ()

    @property
    def count(self) -> int:
        """How many texts were not taken."""
        return len(self.refused) + len(self.lost)


def first(request: Request) -> Response:
    """The page of the language that something waits in."""
    standing = dossier_of(request, Right.TRANSLATE)
    view = views_of(request).of(request, standing.kind, standing.slug)
    if isinstance(view, Failed):
        return failed(request, standing, view)
    waiting = [lang for lang in view.targets if any(one.to == lang and one.waits for one in view.units)]
    found = next(iter((*waiting, *view.targets)), None)
    if found is None:
        return show(request, say, "translating/nothing.html", **context(request, standing))
    return see(f"{quote(address(standing))}/translate/{found}")


def page(request: Request) -> Response:
    """The texts of a language."""
    standing, to = asked_for(request)
    view = views_of(request).of(request, standing.kind, standing.slug)
    if isinstance(view, Failed):
        return failed(request, standing, view)
    saved = request.query_params.get("saved", "")
    count = int(saved) if saved.isascii() and saved.isdecimal() and len(saved) < 5 else None
    return shown(request, standing, view, to, saved=count)


def save(request: Request, given: FormData) -> Response:
    """Take what was typed: of one text, or of all on the page."""
    standing, to = asked_for(request)
    alone = text_of(given, "one")
    done = asked(request, working.save, standing.kind, standing.slug, to, typed_of(given, alone))
    if isinstance(done, Failed):
        return failed(request, standing, done, given=given)
    saved: Saved = done.saved
    record(request, Did.TRANSLATED, standing, saved.taken, saved.version)
    if alone and FRAGMENT in request.headers:
        return _one(request, standing, done.view, to, alone, saved)
    pending = pending_of(saved.refused)
    if pending.count:
        return shown(request, standing, done.view, to, pending, len(saved.taken))
    kept = {name: value for name in ("show", "section", "page") if (value := text_of(given, name))}
    return see(f"{quote(address(standing))}/translate/{to}?{urlencode({**kept, 'saved': len(saved.taken)})}")


def pending_of(refused: Sequence[Refused]) -> Pending:
    """What was not taken."""
    return Pending({one.now: one for one in refused if one.now}, tuple(one for one in refused if not one.now))


def _one(request: Request, standing: Standing, view: View, to: Lang, id_: str, saved: Saved) -> Response:
    """One text, in the place of itself."""
    pending = pending_of(saved.refused)
    now = next(iter(pending.refused), id_)
    unit = next((one for one in view.units if one.id == now), None)
    if unit is None:
        return show(request, say, "translating/lost.html", lost=pending.lost)
    about = {"unit": unit, "to": to, "pending": pending, "is_saved": not pending.count, "address": address(standing)}
    return show(request, say, "translating/unit.html", **about, **_about(request, standing))


def _about(request: Request, standing: Standing) -> dict[str, Any]:
    return {"why": lambda refused: _why(request, refused), "Met": Met}


def _why(request: Request, refused: Refused) -> str:
    """Why a text was not taken, in words."""
    words = words_of(request, say)
    return words.of(refused.why) if refused.why else words(f"met_{refused.met}")


def asked_for(request: Request) -> tuple[Standing, Lang]:
    """The dossier and the language that an address names. Raises HTTPException (403, 404)."""
    standing = dossier_of(request, Right.TRANSLATE)
    to = next((lang for lang in LANGS if lang == request.path_params["lang"]), None)
    if to is None:
        raise HTTPException(404)
    return standing, to


def shown(
    request: Request,
    standing: Standing,
    view: View,
    to: Lang,
    pending: Pending | None = None,
    saved: int | None = None,
    said: Bilingual | None = None,
    said_of: str = "",
) -> Response:
    """The page of the texts of a language."""
    pending = pending or Pending()
    mine = [one for one in view.units if one.to == to and one.state is not UnitState.MISSING]
    found = _with_pending(chosen(request, view, mine, SHOWS), view, pending)
    home = f"{address(standing)}/translate"
    status = HTTPStatus.CONFLICT if pending.count or said else HTTPStatus.OK
    about = {
        "view": view,
        "to": to,
        "home": home,
        "chosen": found,
        "shows": tuple(SHOWS),
        "pending": pending,
        "saved": saved,
        "is_saved": False,
        "link": partial(found.link, f"{home}/{to}"),
        "said": said,
        "said_of": said_of,
        "kinds": KINDS,
        **_about(request, standing),
    }
    return show(request, say, "translating/texts.html", status, **about, **context(request, standing))


def texts_with(request: Request, standing: Standing, to: Lang, why: Bilingual, name: str = "") -> Response:
    """The page of the texts of a language, with why something about a file was not done."""
    view = views_of(request).of(request, standing.kind, standing.slug)
    if isinstance(view, Failed):
        return failed(request, standing, view)
    return shown(request, standing, view, to, said=why, said_of=name)


def _with_pending(found: Chosen, view: View, pending: Pending) -> Chosen:
    """What is shown, with every text in it that was not taken."""
    there = {one.id for one in found.units}
    more = tuple(one for one in view.units if one.id in pending.refused and one.id not in there)
    return Chosen(
        found.show, found.section, found.page, found.last, (*more, *found.units), found.counts, found.sections
    )


def record(request: Request, did: Did, standing: Standing, what: Sequence[str], version: str) -> None:
    """Keep what somebody did, and to which texts."""
    if what:
        recorded(request, did, standing.name, version, ", ".join(what))


_HERE = "/dossiers/{kind}/{slug}/translate"
ROUTES = [
    Route(_HERE, first, methods=["GET"], name="translate_first"),
    Route(f"{_HERE}/{{lang}}", page, methods=["GET"], name="translate"),
    Route(f"{_HERE}/{{lang}}", acting(save), methods=["POST"], name="translate_save"),
]
