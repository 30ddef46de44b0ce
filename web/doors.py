"""Who comes in, as the store of the project knows them (flows/access)."""

from flows.access import acts, sessions
from flows.access.account import Account
from flows.access.acts import Act
from flows.access.settings import WebSettings
from flows.access.store import Store


class StoreDoors:
    """The doors of a project."""

    def __init__(self, store: Store, settings: WebSettings) -> None:
        """Keep both."""
        self.store, self.settings = store, settings

    def account_of(self, token: str) -> Account | None:
        """The account of a session, by the token that its cookie holds; None where it is none, or has ended."""
        return sessions.account_of(self.store, self.settings, token)

    def begun_by(self, account: Account) -> frozenset[str]:
        """The dossiers that somebody began."""
        return acts.begun_by(self.store, account)

    def record(self, act: Act) -> None:
        """Keep what somebody did."""
        acts.keep(self.store, act)
