"""Pages of accounts: one's own; for operators, those of everybody, and the record of every act."""

from http import HTTPStatus
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access import invitations, letters
from flows.access.account import Account, Right, Role
from flows.access.accounts import Person, account_by_id, accounts, speak
from flows.access.accounts import change as change_account
from flows.access.accounts import remove as remove_account
from flows.access.acts import acts
from flows.access.entering import new_password
from flows.access.faults import AccessFault
from flows.access.passwords import SHORTEST
from flows.access.rates import Rate
from flows.access.settings import Accounts
from flows.access.telling import refuse_personal, role_words
from imprimatur.core.bilingual import LANGS
from imprimatur.core.errors import ImprimaturError
from web.accounts.messages import say
from web.accounts.typed import Form, person_in
from web.acting import acting, text_of
from web.entering.routes import client_of, doors_of, status_of, within
from web.house import account_of, house_of
from web.showing import see, show, words_of

PAGE = 100
"""Acts shown at once."""
HERE = "/accounts"


def _operator(request: Request) -> Account:
    """Whoever asks, where they look after accounts. Raises HTTPException (403)."""
    account = account_of(request)
    if not account.has(Right.OPERATE) or account.scope:
        raise HTTPException(403)
    return account


def _one(request: Request) -> Account:
    """The account that an address names. Raises HTTPException (403, 404)."""
    _operator(request)
    number = request.path_params["number"]
    found = account_by_id(doors_of(request).store, number) if number < 2**53 else None
    if found is None:
        raise HTTPException(404)
    return found


def everybody(request: Request) -> Response:
    """Who has an account, who is invited, and the form to invite somebody."""
    _operator(request)
    return _everybody(request)


def _everybody(
    request: Request, fault: ImprimaturError | None = None, form: Form | None = None, **more: Any
) -> Response:
    store, words = doors_of(request).store, words_of(request, say)
    standings = house_of(request).standings
    context: dict[str, Any] = {
        "said": fault.message if fault else None,
        "everybody": accounts(store),
        "waiting": invitations.waiting(store),
        "form": form or Form(lang=words.lang),
        "link": "",
        "invitee": None,
        "is_sent": False,
        "done": "",
        "is_personal": doors_of(request).settings.accounts is Accounts.PERSONAL,
        "known": sorted({one.publisher for one in standings.all()} - {""}),
        **_said(request),
        **more,
    }
    return show(request, say, "accounts/everybody.html", status_of(fault), **context)


def _said(request: Request) -> dict[str, Any]:
    words = words_of(request, say)
    return {"roles": [(role.value, words.of(role_words(role)), say_of(role)) for role in Role]}


def say_of(role: Role) -> str:
    """The name of what is said of a role's rights."""
    return f"about_{role.value}"


def invite(request: Request, given: FormData) -> Response:
    """Invite somebody: a letter, and the link on this page, where it is seen once."""
    operator, doors, form = _operator(request), doors_of(request), Form.given(given)
    try:
        refuse_personal(doors.settings)
        person = person_in(request, form)
        doors.rates.count(Rate.INVITATION, str(operator.id))
        if doors.settings.accounts is Accounts.OPENID:
            invitations.admit(doors.store, person, operator)
            return see(HERE)
        secret = invitations.invite(doors.store, person, operator)
    except ImprimaturError as fault:
        return _everybody(request, fault, form)
    return _linked(request, person, secret, anew=False)


def _linked(request: Request, person: Person, secret: str, *, anew: bool) -> Response:
    doors = doors_of(request)
    link = f"{doors.settings.base}{invitations.PATH}{secret}"
    fault: ImprimaturError | None = None
    is_sent = False
    try:
        is_sent = letters.send(doors.store.project, doors.settings, person, link, anew=anew)
    except ImprimaturError as problem:
        fault = problem  # the link is there all the same
    return _everybody(request, fault, link=link, invitee=person, is_sent=is_sent)


def withdraw(request: Request, given: FormData) -> Response:
    """Take an invitation back."""
    operator = _operator(request)
    invitations.withdraw(doors_of(request).store, text_of(given, "address"), operator)
    return see(HERE)


def one(request: Request) -> Response:
    """Somebody's account."""
    return _shown(request, _one(request))


def _shown(
    request: Request, account: Account, fault: ImprimaturError | None = None, form: Form | None = None
) -> Response:
    is_own = account.id == account_of(request).id
    return show(
        request,
        say,
        "accounts/one.html",
        status_of(fault),
        one=account,
        is_own=is_own,
        said=fault.message if fault else None,
        form=form or Form.of(Person.of(account)),
        **_said(request),
    )


def change(request: Request, given: FormData) -> Response:
    """Change an account; nobody takes the accounts out of their own hands."""
    account, form = _one(request), Form.given(given)
    try:
        person = person_in(request, form, Person.of(account))
        if account.id == account_of(request).id and (Role.OPERATOR not in person.roles or person.scope):
            raise AccessFault(say("own_operator"))
        change_account(doors_of(request).store, account, person, account_of(request))
    except ImprimaturError as fault:
        return _shown(request, account, fault, form)
    return see(HERE)


def remove(request: Request, given: FormData) -> Response:
    """Remove an account, but one's own."""
    account = _one(request)
    try:
        if account.id == account_of(request).id:
            raise AccessFault(say("own_removed"))
        remove_account(doors_of(request).store, account, account_of(request))
    except ImprimaturError as fault:
        return _shown(request, account, fault)
    return see(HERE)


def reset(request: Request, given: FormData) -> Response:
    """Let somebody choose a new password."""
    account, doors = _one(request), doors_of(request)
    try:
        refuse_personal(doors.settings)
        doors.rates.count(Rate.INVITATION, str(account_of(request).id))
        secret = invitations.reset(doors.store, account, account_of(request))
    except ImprimaturError as fault:
        return _shown(request, account, fault)
    if doors.settings.accounts is Accounts.OPENID:
        return see(HERE)
    return _linked(request, Person.of(account), secret, anew=True)


def record(request: Request) -> Response:
    """The record of every act, the latest first."""
    _operator(request)
    asked = request.query_params.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else None
    found = acts(doors_of(request).store, before=before, most=PAGE + 1)
    words = words_of(request, say)
    return show(
        request,
        say,
        "accounts/record.html",
        acts=[
            (act, words.of(act.did.words), f"{words.day(act.moment.date())}, {act.moment:%H:%M}")
            for act in found[:PAGE]
        ],
        more=found[PAGE - 1].number if len(found) > PAGE else None,
    )


def own(request: Request) -> Response:
    """One's own account."""
    return _own(request)


def _own(request: Request, fault: ImprimaturError | None = None) -> Response:
    return show(
        request,
        say,
        "accounts/own.html",
        status_of(fault),
        said=fault.message if fault else None,
        has_password=doors_of(request).settings.accounts is Accounts.LOCAL,
        shortest=SHORTEST,
        **_said(request),
    )


def own_password(request: Request, given: FormData) -> Response:
    """Change one's own password: every session ends, and one begins anew here."""
    doors, account = doors_of(request), account_of(request)
    former, new = (value if isinstance(value, str) else "" for value in map(given.get, ("former", "password")))
    try:
        if doors.settings.accounts is not Accounts.LOCAL:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        if new != given.get("again"):
            raise AccessFault(say("not_twice"))
        new_password(doors.store, doors.rates, account, former, new, client_of(request))
    except ImprimaturError as fault:
        return _own(request, fault)
    return within(request, account)


def own_language(request: Request, given: FormData) -> Response:
    """Choose the language of one's letters and of the pages."""
    lang = next((lang for lang in LANGS if lang == text_of(given, "language")), None)
    if lang is None:
        return see("/account")
    speak(doors_of(request).store, account_of(request), lang)
    return see(f"/account?language={lang}")


ROUTES = [
    Route("/account", own),
    Route("/account/password", acting(own_password), methods=["POST"]),
    Route("/account/language", acting(own_language), methods=["POST"]),
    Route(HERE, everybody),
    Route(HERE, acting(invite), methods=["POST"]),
    Route(f"{HERE}/withdraw", acting(withdraw), methods=["POST"]),
    Route(f"{HERE}/acts", record),
    Route(HERE + "/{number:int}", one),
    Route(HERE + "/{number:int}", acting(change), methods=["POST"]),
    Route(HERE + "/{number:int}/remove", acting(remove), methods=["POST"]),
    Route(HERE + "/{number:int}/reset", acting(reset), methods=["POST"]),
]
