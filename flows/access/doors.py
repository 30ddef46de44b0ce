"""The doors of a project's pages: whose session a cookie is, who comes in, and what is kept of what they do."""

import threading

from flows.access import acts, entering, invitations, one_time, openid, sessions
from flows.access.account import Account
from flows.access.acts import Act
from flows.access.faults import NotLetIn, TooOften
from flows.access.rates import Rate, Rates, network_of
from flows.access.settings import Accounts, WebSettings, web_settings
from flows.access.store import Store
from imprimatur.project import Project


class Doors:
    """How people come in to one project, in one process: several threads use it at once."""

    def __init__(self, project: Project, settings: WebSettings | None = None) -> None:
        """Have the store. Raises BadSettings, AccessFault, ServerFault, NotWritten."""
        self.settings = settings or web_settings(project)
        self.store = Store(project)
        self.rates = Rates()
        self._lock = threading.Lock()
        self._provider: openid.Provider | None = None
        sessions.prune(self.store, self.settings)

    @property
    def provider(self) -> openid.Provider:
        """The accounts of the office. Raises AccessFault where their secret cannot be read."""
        with self._lock:
            if self._provider is None:
                self._provider = openid.Provider(self.store.project, self.settings)
            return self._provider

    def account_of(self, token: str) -> Account | None:
        """The account of a session, by the token that its cookie holds; None where it is none, or has ended."""
        return sessions.account_of(self.store, self.settings, token)

    def begun_by(self, account: Account) -> frozenset[str]:
        """The dossiers (`kind/slug`) that somebody began."""
        return acts.begun_by(self.store, account)

    def acts_of(self, dossier: str, most: int) -> tuple[Act, ...]:
        """The last acts of a dossier (`kind/slug`), the latest first."""
        return acts.acts(self.store, dossiers=(dossier,), most=most)

    def record(self, act: Act) -> None:
        """Keep what somebody did."""
        acts.keep(self.store, act)

    def begin(self, account: Account) -> str:
        """Begin a session: the token for its cookie."""
        return sessions.begin(self.store, account, self.settings.accounts)

    def by_password(self, address: str, password: str, client: str) -> Account:
        """Who comes in with a password. Raises NotLetIn, TooOften."""
        if self.settings.accounts is not Accounts.LOCAL:
            raise entering.refusal()
        return entering.let_in(self.store, self.rates, address, password, client)

    def by_link(self, secret: str, client: str) -> Account:
        """Who comes in by the one-time link of a personal machine. Raises NotLetIn, TooOften."""
        self.rates.ask(Rate.STRANGER, network_of(client))
        try:
            return one_time.opened(self.store, self.settings, secret)
        except NotLetIn:
            self.rates.count(Rate.STRANGER, network_of(client))
            raise

    def invited(self, secret: str, client: str) -> invitations.Invitation | None:
        """Whom an invitation is for. Raises TooOften where a stranger tries many."""
        self.rates.ask(Rate.STRANGER, network_of(client))
        found = invitations.invited(self.store, secret) if self.settings.accounts is Accounts.LOCAL else None
        if found is None:
            self.rates.count(Rate.STRANGER, network_of(client))
        return found

    def may_upload(self, account: Account) -> bool:
        """Count a request with files; whether there were not too many in an hour."""
        try:
            self.rates.count(Rate.UPLOAD, str(account.id))
        except TooOften:
            return False
        return True
