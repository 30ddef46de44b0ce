"""What somebody does on a page, taken down as it is done."""

from datetime import datetime

from starlette.requests import Request

from flows.access.acts import Act, Did
from flows.clock import ZONE
from web.house import account_of, house_of


def record(request: Request, did: Did, dossier: str, version: str = "", detail: str = "") -> None:
    """Keep that whoever asks did something to a dossier (`kind/slug`); `version` says what it was done from.

    Raises AccessFault.
    """
    account = account_of(request)
    act = Act(datetime.now(ZONE), account.name, did, dossier, version, detail, account.id)
    house_of(request).doors.record(act)
