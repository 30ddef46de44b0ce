"""`imprimatur account`: whoever operates the machine lets people in, changes what they may, and reads what they did."""

import json
from collections.abc import Mapping
from typing import Any

import click

from flows.access import invitations, letters
from flows.access.account import Account, Role
from flows.access.accounts import Person, accounts, address_of, the_account
from flows.access.accounts import change as change_account
from flows.access.accounts import remove as remove_account
from flows.access.acts import acts
from flows.access.registered import name_at, name_of, registers, scope_of
from flows.access.settings import Accounts, WebSettings, web_settings
from flows.access.store import Store
from flows.access.telling import refuse_personal, role_words
from flows.cli.output import console, table
from flows.messages import Words
from flows.project_lookup import resolve
from flows.who_asks import at_keyboard
from imprimatur.core.bilingual import Lang
from imprimatur.project import Project


def _operator(words: Words) -> Account:
    """Whoever sits at the keyboard: the machine itself says what they may."""
    return Account(0, "", at_keyboard().by, words.lang, frozenset({Role.OPERATOR}))


def invite(project: Project, words: Words, address: str, said: Mapping[str, Any]) -> int:
    """Invite somebody: a link, and a letter where there is e-mail. Raises AccessFault, BadSettings."""
    settings = web_settings(project)
    refuse_personal(settings)
    known, spelt = registers(project), address_of(address)
    lang: Lang = said["language"] or words.lang
    roles = frozenset(map(Role, said["role"]))
    named = name_at(known, spelt, said["name"], new=said["new"])
    person = Person(spelt, named, lang, roles, scope_of(project, known, said["scope"]))
    store = Store(project)
    if settings.accounts is Accounts.OPENID:
        invitations.admit(store, person, _operator(words))
        console().print(words("account_admitted", name=named, page=settings.base), soft_wrap=True)
        return 0
    secret = invitations.invite(store, person, _operator(words))
    return _tell(project, words, settings, person, secret, anew=False)


def reset(project: Project, words: Words, address: str) -> int:
    """Let somebody choose a new password. Raises AccessFault, BadSettings."""
    settings, store = web_settings(project), Store(project)
    account = the_account(store, address)
    secret = invitations.reset(store, account, _operator(words))
    if settings.accounts is Accounts.OPENID:
        console().print(words("account_unbound", name=account.name), soft_wrap=True)
        return 0
    return _tell(project, words, settings, Person.of(account), secret, anew=True)


def _tell(project: Project, words: Words, settings: WebSettings, person: Person, secret: str, *, anew: bool) -> int:
    link = f"{settings.base}{invitations.PATH}{secret}"
    console().print(words("account_link", name=person.name, address=person.address), soft_wrap=True)
    click.echo(link)
    if letters.send(project, settings, person, link, anew=anew):
        console().print(words("account_letter", command="imprimatur mail deliver"), soft_wrap=True)
    elif settings.public is None:
        console().print(words("account_here", key="public"), soft_wrap=True)
    return 0


def show(project: Project, words: Words) -> int:
    """Show who has an account, and who is invited."""
    store = Store(project)
    rows = [_row(words, Person.of(one), words("account_open")) for one in accounts(store)]
    rows += [_row(words, one.person, words("account_waits")) for one in invitations.waiting(store)]
    if rows:
        heads = ("name", "address", "language", "roles", "scope", "state")
        table(console(), [words(f"account_head_{head}") for head in heads], rows)
    else:
        console().print(words("account_nobody"), soft_wrap=True)
    return 0


def _row(words: Words, person: Person, state: str) -> tuple[str, ...]:
    roles = ", ".join(words.of(role_words(role)) for role in Role if role in person.roles)
    scope = ", ".join(sorted(person.scope)) or words("account_all")
    return person.name, person.address, person.lang.upper(), roles, scope, state


def change(project: Project, words: Words, address: str, said: Mapping[str, Any]) -> int:
    """Change what is said of somebody; what no option says stays. Raises AccessFault."""
    store = Store(project)
    account = the_account(store, address)
    known = registers(project)
    name = name_of(known, said["name"], new=said["new"]) if said["name"] else account.name
    roles = frozenset(map(Role, said["role"])) or account.roles
    scope = scope_of(project, known, said["scope"]) or (frozenset() if said["everything"] else account.scope)
    to = Person(account.address, name, said["language"] or account.lang, roles, scope)
    changed = change_account(store, account, to, _operator(words))
    table(console(), [], [_row(words, Person.of(changed), "")[:5]])
    return 0


def remove(project: Project, words: Words, address: str) -> int:
    """Remove an account, or take an invitation back. Raises AccessFault."""
    store, spelt = Store(project), address_of(address)
    if not invitations.withdraw(store, spelt, _operator(words)):
        remove_account(store, the_account(store, spelt), _operator(words))
    console().print(words("account_removed", address=spelt), soft_wrap=True)
    return 0


def show_acts(project: Project, words: Words, dossier: str | None, most: int, *, as_json: bool) -> int:
    """Show the last acts, of everything or of one dossier. Raises UnknownDossier."""
    named = ["/".join(resolve(project, dossier))] if dossier else []
    found = acts(Store(project), dossiers=named, most=most)
    if as_json:
        told = [
            {
                "at": one.moment.isoformat(),
                "name": one.who,
                "act": one.did.value,
                "dossier": one.dossier,
                "version": one.version,
                "detail": one.detail,
            }
            for one in found
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    heads = [words(f"account_head_{head}") for head in ("when", "name", "act", "dossier", "version", "detail")]
    rows = [
        (f"{one.moment:%Y-%m-%d %H:%M}", one.who, words.of(one.did.words), one.dossier, one.version, one.detail)
        for one in found
    ]
    table(console(), heads, rows)
    return 0
