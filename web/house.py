"""What every page needs: the project, who may come in, where it is reached, and who works for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from starlette.requests import Request

from flows.access.account import Account
from flows.access.acts import Act
from flows.drop_folder.copies import Bounds, Doing, here
from imprimatur.project import Project
from web.standings import Standings


class Doors(Protocol):
    """Who comes in: what the pages ask of `flows.access.store.Store`."""

    def account_of(self, token: str) -> Account | None:
        """The account of a session, by the token that its cookie holds; None where it is none, or has ended."""
        ...

    def record(self, act: Act) -> None:
        """Keep what somebody did."""
        ...


class Runs(Protocol):
    """Who makes documents: recorded runs on the server."""

    def ask(self, kind: str, slug: str, stage: str, by: str) -> str:
        """Ask for a run; its identifier. Raises ServerFault."""
        ...

    def state(self, run: str) -> Any:
        """What became of a run so far. Raises ServerFault."""
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
