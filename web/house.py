"""What every page needs: the project, who may come in, where it is reached, and who works for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from starlette.requests import Request

from flows.access.account import Account
from flows.access.acts import Act
from flows.drop_folder.copies import Bounds, Doing, here
from imprimatur.core.composition import Stage
from imprimatur.project import Project
from web.run import Run
from web.standings import Standings


class Doors(Protocol):
    """Who comes in: what the pages ask of `flows.access.store.Store`."""

    def account_of(self, token: str) -> Account | None:
        """The account of a session, by the token that its cookie holds; None where it is none, or has ended."""
        ...

    def record(self, act: Act) -> None:
        """Keep what somebody did."""
        ...

    def acts_of(self, dossier: str, most: int) -> Sequence[Act]:
        """The last acts of a dossier (`kind/slug`), the latest first."""
        ...

    def may_upload(self, account: Account) -> bool:
        """Count a request with files; whether there were not too many."""
        ...

    def begun_by(self, account: Account) -> frozenset[str]:
        """The dossiers (`kind/slug`) that somebody began."""
        ...


class Runs(Protocol):
    """Who makes documents: recorded runs on the server (`web.runs`)."""

    def ask(self, kind: str, slug: str, stage: Stage, by: str) -> str:
        """Ask for a run; its identifier. Raises ServerFault."""
        ...

    def state(self, run: str) -> Run | None:
        """What became of a run so far; None for what is none. Raises ServerFault."""
        ...

    def under_way(self, kind: str, slug: str) -> list[Run]:
        """The runs of a dossier that have not ended. Raises ServerFault."""
        ...


@dataclass(frozen=True, slots=True)
class House:
    """One project on its pages.

    `origins` are the addresses (scheme, host, port) by which a browser may reach it. Files that people gave are read by
    `doing`, in copies of a process. `today` gives the day that what is published is told of.
    """

    project: Project
    doors: Doors
    origins: tuple[str, ...]
    today: Callable[[], date]
    standings: Standings
    runs: Runs | None = None
    doing: Doing = here
    bounds: Bounds = field(default_factory=lambda: Bounds(cpu=60, hang=600, memory=2 << 30))

    @property
    def is_secure(self) -> bool:
        """Whether every address is one of TLS: cookies are then sent by no other."""
        return all(origin.startswith("https://") for origin in self.origins)


def house_of(request: Request) -> House:
    """The house whose page is asked for."""
    house: House = request.app.state.house
    return house


def account_of(request: Request) -> Account:
    """Whoever asks; there is somebody on every page but those by which one comes in."""
    account: Account = request.state.account
    return account
