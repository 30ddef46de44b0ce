"""The page of a personal machine: a link that `imprimatur up` prints opens it once, and nothing is asked.

Others who work on the same computer reach the same port: without the link they are strangers.
"""

import getpass
from datetime import datetime, timedelta

from flows.access import single_use
from flows.access.account import Account, Role
from flows.access.accounts import Person, add, at_address, numbered
from flows.access.faults import AccessFault, NotLetIn
from flows.access.messages import say
from flows.access.moments import now as this_moment
from flows.access.settings import Accounts, WebSettings
from flows.access.single_use import Purpose
from flows.access.store import Store
from flows.who_asks import at_keyboard
from imprimatur.core.bilingual import Lang

LASTS = timedelta(minutes=15)
PATH = "/enter/open/"
"""Where on the page a link leads, its secret behind it."""
_ADDRESS = "personal@localhost"
"""The address of the one account of a personal machine; nobody can be invited at it."""


def one_time_link(store: Store, settings: WebSettings, lang: Lang, now: datetime | None = None) -> str:
    """A link that opens the page once, within a quarter of an hour; the former one is worth nothing from now on.

    Raises AccessFault where people sign in.
    """
    if settings.accounts is not Accounts.PERSONAL:
        raise AccessFault(say("not_personal"))
    now = now or this_moment()
    with store.writing() as connection:
        account = at_address(connection, _ADDRESS) or add(connection, _person(lang), now=now)
        payload = {"account": account.id}
        secret = single_use.give(connection, Purpose.ONE_TIME, str(account.id), payload, LASTS, now)
    return f"{settings.base}{PATH}{secret}"


def opened(store: Store, settings: WebSettings, secret: str, now: datetime | None = None) -> Account:
    """The account that a link opens, and the end of the link. Raises NotLetIn."""
    if settings.accounts is Accounts.PERSONAL:
        with store.writing() as connection:
            found = single_use.take(connection, Purpose.ONE_TIME, secret, now or this_moment())
            account = numbered(connection, found["account"]) if found else None
        if account:
            return account
    raise NotLetIn(say("one_time_over"))


def _person(lang: Lang) -> Person:
    return Person(_ADDRESS, at_keyboard().by or getpass.getuser(), lang, frozenset(Role))
