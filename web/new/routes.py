"""The pages on which a dossier begins."""

from http import HTTPStatus

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.account import Right
from flows.access.acts import Did
from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.errors import ImprimaturError
from imprimatur.kinds import KINDS
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.next_year import KIND as YEARLY
from imprimatur.language.labels import load_labels
from web.acting import acting, text_of
from web.forms import beginning
from web.forms.routes import asked
from web.forms.saving import Outcome
from web.forms.working import Failed
from web.found import may
from web.house import account_of, house_of
from web.messages import say as common
from web.new import working as new
from web.new.asked import Answer, Way, first_fields, has_title, publisher_of, ways
from web.new.messages import say
from web.recording import record
from web.showing import lang_of, see, show
from web.standings import Standing


def kinds(request: Request) -> Response:
    """Which kind of document to begin."""
    _allowed(request)
    lang, templates = lang_of(request), house_of(request).project.templates
    names = [(kind, load_labels(templates, kind).word("kind", lang)) for kind in KINDS]
    return show(request, say, "new/kinds.html", kinds=names)


def page(request: Request) -> Response:
    """How a document of one kind begins."""
    kind = _kind(request)
    formers = _formers(request, kind)
    return _shown(request, kind, Answer(ways(account_of(request).scope, bool(formers))[0]))


def act(request: Request, given: FormData) -> Response:
    """Begin it, or say why it cannot begin so."""
    kind = _kind(request)
    names = ("way", "title", "organisation", "case", "name", "former", "year")
    answer = Answer(*(text_of(given, name) for name in names))
    begun = _begun(request, kind, answer)
    if isinstance(begun, Bilingual):
        return _shown(request, kind, answer, begun)
    record(request, Did.BEGAN, f"{kind}/{begun}", detail=answer.former or answer.way)
    home = f"/dossiers/{kind}/{begun}"
    # What goes on in files is begun among them: with the kit, and in the workbook and the texts of a former report.
    in_files = answer.way == Way.KIT or (answer.way == Way.FORMER and kind == YEARLY)
    return see(home if in_files else f"{home}/form")


def _begun(request: Request, kind: str, answer: Answer) -> str | Bilingual:
    """The name of the dossier that was begun, or why none was."""
    house, account, lang = house_of(request), account_of(request), lang_of(request)
    formers = _formers(request, kind)
    if answer.way not in ways(account.scope, bool(formers)):
        return say["not_your_way"]
    year = answer.year_told()
    if kind == YEARLY and year is None and answer.way != Way.KIT:
        return say["no_year"]
    cases = beginning.cases(house.project, kind, lang)
    if answer.way != Way.FORMER and answer.case and answer.case not in cases:
        return say["not_your_way"]
    if answer.way == Way.FORMER and answer.former not in {one.slug for one in formers}:
        return say["no_former"]
    if answer.way == Way.FORM and account.scope and answer.organisation not in _own(request):
        return say["no_organisation"]
    slug = answer.name or _proposed(request, kind, answer, year)
    if not slug:
        return say["no_heading"]
    refused = beginning.refusal(house.project, kind, slug)
    if refused is not None:
        return refused
    if answer.way == Way.KIT:
        try:
            beginning.from_kit(house.project, kind, slug, lang, LANGS, answer.case)
        except ImprimaturError as fault:
            return fault.message
        return slug
    chosen = load_guidance(house.project.templates, kind).chosen if cases else ""
    # Who writes in Dutch writes the original in Dutch; French need not be said.
    original = "" if lang == LANGS[0] else common("name_" + lang).of(lang)
    fields = first_fields(kind, answer, chosen, cases.get(answer.case, ""), lang, original)
    if answer.way == Way.FORM:
        done = asked(request, new.begin, kind, slug, fields, lang, bool(account.scope))
    else:
        done = asked(request, new.follow, kind, answer.former, slug, year, bool(account.scope))
    if isinstance(done, Failed):
        return done.why
    if isinstance(done, Outcome) and not (done.is_saved and done.files):
        return say["not_kept"]
    return slug


def _proposed(request: Request, kind: str, answer: Answer, year: int | None) -> str:
    """A name that is free, from what was answered."""
    project = house_of(request).project
    if answer.way == Way.FORMER and not answer.title:
        stem = beginning.proposed(answer.former)
        new_year = beginning.proposed(_in_year(answer.former, year), year) if year else stem
        return beginning.free(project, kind, new_year or stem)
    words = answer.title or (answer.organisation if year else "")
    slug = beginning.proposed(words, year if kind == YEARLY else None)
    return beginning.free(project, kind, slug) if slug else ""


def _in_year(former: str, year: int | None) -> str:
    """The name of a report with another year in the place of its own."""
    parts = [part for part in former.split("-") if not (part.isdecimal() and len(part) == 4)]
    return "-".join((*parts, str(year)))


def _shown(request: Request, kind: str, answer: Answer, fault: Bilingual | None = None) -> Response:
    house, lang = house_of(request), lang_of(request)
    labels, formers = load_labels(house.project.templates, kind), _formers(request, kind)
    publisher = publisher_of(kind)
    chosen = load_guidance(house.project.templates, kind).chosen
    return show(
        request,
        say,
        "new/begin.html",
        HTTPStatus.CONFLICT if fault else HTTPStatus.OK,
        kind=kind,
        kind_name=labels.word("kind", lang),
        answer=answer,
        fault=fault,
        ways=ways(account_of(request).scope, bool(formers)),
        cases=beginning.cases(house.project, kind, lang),
        case_name=labels.field(chosen).both if chosen else None,
        title_name=labels.field("title").both if has_title(kind) else None,
        organisation_name=labels.field(publisher.path).both if publisher else say["organisation"],
        organisations=_organisations(request),
        is_chosen=bool(account_of(request).scope),
        formers=formers,
        is_yearly=kind == YEARLY,
    )


def _organisations(request: Request) -> tuple[str, ...]:
    """The names that may be given: all that the register knows, or those of whoever ends at some associations."""
    names = asked(request, new.organisations, tuple(sorted(account_of(request).scope)))
    return () if isinstance(names, Failed) else tuple(names)


def _own(request: Request) -> frozenset[str]:
    return frozenset(_organisations(request))


def _formers(request: Request, kind: str) -> list[Standing]:
    """The dossiers of a kind that a new one may begin as, the newest name first."""
    standings = (one for one in house_of(request).standings.all() if one.kind == kind)
    return sorted((one for one in standings if may(request, Right.WRITE, one)), key=lambda one: one.slug, reverse=True)


def _allowed(request: Request) -> None:
    if not account_of(request).has(Right.WRITE):
        raise HTTPException(HTTPStatus.FORBIDDEN)


def _kind(request: Request) -> str:
    _allowed(request)
    kind = str(request.path_params["kind"])
    if kind not in KINDS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return kind


ROUTES = [
    Route("/new", kinds, name="new"),
    Route("/new/{kind}", page, methods=["GET"], name="new_kind"),
    Route("/new/{kind}", acting(act), methods=["POST"], name="begun"),
]
