"""The final and the draft asked for on a page, and the run that makes them followed until it is over."""

import hashlib
import re
import threading
from collections import defaultdict
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from flows.access.account import Right
from flows.access.acts import Did
from flows.embedded.faults import ServerFault
from flows.messages import one_of_both
from flows.runner import End
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage
from imprimatur.language.labels import load_labels
from imprimatur.publishing.changes import recorded
from imprimatur.publishing.sets import CHECK
from imprimatur.publishing.versions.shelf import Shelf
from imprimatur.rendering.findings.lines import Line
from web.acting import text_of
from web.approving.routes import is_personal
from web.dossier import files, found
from web.dossier.routes import address, context
from web.found import dossier_of
from web.house import account_of, house_of
from web.recording import record
from web.run import Phase, Run
from web.showing import FRAGMENT, is_seen, nothing_new, see, seen_as, show
from web.standings import Standing
from web.translating.stating import View
from web.translating.views import views_of
from web.versions.messages import say
from web.versions.open_points import open_points

_ASKED = {Stage.DRAFT: Did.ASKED_DRAFT, Stage.FINAL: Did.ASKED_FINAL}
_asking: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
"""One asks for runs of a dossier at a time: of two who press at once, the second follows the run of the first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would happen if somebody asked for the final now.

    `points` hold it back; `is_read` says that they are those of the files as they stand, `seen` tells these files from
    others; `number` is what the version would be called.
    """

    points: list[Line]
    is_read: bool
    seen: str
    number: int

    @property
    def count(self) -> int:
        """How many points hold it back, as they are counted everywhere (imprimatur/findings/blocking.py)."""
        return sum(len(line.places) for line in self.points)

    @property
    def mark(self) -> str:
        """What tells this plan from another, to a page that waits for points to be settled."""
        return seen_as([self.seen, self.is_read, self.number, *self.points])

    @property
    def is_refused(self) -> bool:
        """Whether the final would be refused, as far as is known."""
        return self.is_read and bool(self.points)


def plan_of(request: Request, standing: Standing) -> Plan:
    """What is known before anything is asked for."""
    project, kind, slug = house_of(request).project, standing.kind, standing.slug
    manifest = recorded(project, kind, slug, CHECK)
    own = files.hashes(project, kind, slug)
    labels = load_labels(project.templates, kind)
    points = open_points(manifest, labels, request.state.lang) if manifest else []
    texts = project.read_record(kind, slug) or b""
    told = "\n".join(f"{name}={sha256}" for name, sha256 in sorted(own.items())).encode() + texts
    seen = hashlib.sha256(told).hexdigest()[:16]
    is_read = manifest is not None and found.is_of_now(project, standing, manifest)
    return Plan(points, is_read, seen, Shelf(project.outputs / kind / slug).next())


def final(request: Request) -> Response:
    """What will happen if the final is made, and the button that makes it; or why it cannot be."""
    standing = dossier_of(request, Right.FINAL)
    plan = plan_of(request, standing)
    if FRAGMENT in request.headers and is_seen(request, plan.mark):
        return nothing_new()
    return _confirm(request, standing, plan)


def _confirm(
    request: Request, standing: Standing, plan: Plan, changed: bool = False, status: int = HTTPStatus.OK
) -> Response:
    state = {
        "plan": plan,
        "points": plan.points,
        "changed": changed,
        "is_served": house_of(request).runs is not None,
        "persons": () if plan.is_refused else _persons(request, standing),
    }
    return show(request, say, "versions/final.html", status, **context(request, standing), **state)


def _persons(request: Request, standing: Standing) -> tuple[str, ...]:
    """In whose names a final may be asked for besides one's own: on a machine of one person, all of the register."""
    view = views_of(request).of(request, standing.kind, standing.slug) if is_personal(request) else None
    return view.persons if isinstance(view, View) else ()


def make_final(request: Request, given: FormData) -> Response:
    """Ask for the final of the files that somebody saw; refused where a point is open, or others stand there now."""
    standing = dossier_of(request, Right.FINAL)
    plan = plan_of(request, standing)
    changed = text_of(given, "seen") != plan.seen
    if plan.is_refused or changed:
        return _confirm(request, standing, plan, changed, HTTPStatus.CONFLICT)
    by = text_of(given, "by")
    return _ask(request, standing, Stage.FINAL, plan.seen, by if by in _persons(request, standing) else "")


def make_draft(request: Request, _given: FormData) -> Response:
    """Ask for the draft."""
    standing = dossier_of(request, Right.WRITE)
    return _ask(request, standing, Stage.DRAFT)


def _ask(request: Request, standing: Standing, stage: Stage, version: str = "", by: str = "") -> Response:
    """Ask for a run and follow it; where the same is already under way, follow that one. `by` is in whose name."""
    house, account = house_of(request), account_of(request)
    if house.runs is None:
        return _unserved(request, standing)
    try:
        with _asking[standing.name]:
            under_way = [one.id for one in house.runs.under_way(standing.kind, standing.slug) if one.stage is stage]
            if under_way:
                return see(f"{quote(address(standing))}/runs/{under_way[0]}")
            run = house.runs.ask(standing.kind, standing.slug, stage, by or account.name)
    except ServerFault as fault:
        return _unserved(request, standing, fault)
    record(request, _ASKED[stage], standing.name, version, f"({by})" if by and by != account.name else "")
    return see(f"{quote(address(standing))}/runs/{run}")


def _unserved(request: Request, standing: Standing, fault: ServerFault | None = None) -> Response:
    """Nothing can be made now: said, with what the server said of it."""
    told = fault.message if fault else None
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return show(request, say, "versions/unserved.html", status, **context(request, standing), fault=told)


def under_way(request: Request) -> Response:
    """The runs that were asked for and have not ended, as a part of the page of versions: it waits for no server."""
    standing, runs = dossier_of(request), house_of(request).runs
    try:
        asked = runs.under_way(standing.kind, standing.slug) if runs else []
    except ServerFault:
        asked = []  # nothing is known of them; whoever asks for one is told
    return show(request, say, "versions/under_way.html", runs=asked, address=address(standing))


def followed(request: Request) -> Response:
    """How far a run of this dossier is: a page that looks again by itself until it is over."""
    standing, house = dossier_of(request), house_of(request)
    if house.runs is None:
        raise HTTPException(404)
    try:
        run = house.runs.state(request.path_params["run"])
    except ServerFault as fault:
        if FRAGMENT in request.headers:
            return nothing_new()  # it looks again
        return _unserved(request, standing, fault)
    if run is None or run.dossier != standing.name:
        raise HTTPException(404)
    template = "versions/run_part.html" if FRAGMENT in request.headers else "versions/run.html"
    return show(request, say, template, **context(request, standing), **_told(request, standing, run))


def _told(request: Request, standing: Standing, run: Run) -> dict[str, Any]:
    """What a page tells of a run: how far it is, how it ended, what came of it."""
    project = house_of(request).project
    points: list[Line] = []
    newest = None
    if run.end is End.REFUSED:
        points = plan_of(request, standing).points
    if run.end is End.FINAL:
        newest = next(Shelf(project.outputs / standing.kind / standing.slug).versions(), None)
    return {
        "run": run,
        "is_over": run.phase is Phase.OVER,
        "ending": str(run.end) if run.end else "cancelled",
        "said": _in_words(one_of_both(run.said, request.state.lang), standing, request.state.lang),
        "points": points,
        "newest": newest,
    }


def _in_words(said: str, standing: Standing, lang: Lang) -> str:
    """What a run said of itself, as a sentence for people: the server names the dossier, first of all, by its folders.

    At the beginning the name is left out, which the page has at its head; elsewhere it is the title. The files of the
    dossier are called by their own names.
    """
    rest = re.sub(rf"^{re.escape(standing.name)}[ \u00a0]*:[ \u00a0]*", "", said)
    if rest != said:
        rest = rest[:1].upper() + rest[1:]
    name = rf"(?<![\w/-])(?:(?:inputs|outputs)/)?{re.escape(standing.name)}"
    title = say("titled", title=standing.title).of(lang)
    rest = re.sub(f"{name}/", "", rest)
    return re.sub(rf"{name}(?![\w-])", lambda _: title, rest)
