"""The dossier that an address names: one that is there, and that whoever asks may see."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from flows.access.account import Right
from web.house import account_of, house_of
from web.standings import Standing


def dossier_of(request: Request, right: Right = Right.SEE) -> Standing:
    """How the dossier stands that an address names.

    One that somebody may not see is absent to them, as one that there is not. Raises HTTPException (404, 403).
    """
    kind, slug = request.path_params["kind"], request.path_params["slug"]
    standing = house_of(request).standings.of(kind, slug)
    if standing is None or not may(request, Right.SEE, standing):
        raise HTTPException(404)
    if not may(request, right, standing):
        raise HTTPException(403)
    return standing


def may(request: Request, right: Right, standing: Standing) -> bool:
    """Whether whoever asks may do something with a dossier."""
    account = account_of(request)
    if account.scope and standing.name in _begun(request):
        return account.has(right)
    return account.may(right, standing.name, {standing.publisher} - {""})


def _begun(request: Request) -> frozenset[str]:
    """What whoever asks began, whose publisher nobody may have said yet; looked up once for a request."""
    if not hasattr(request.state, "begun"):
        request.state.begun = house_of(request).doors.begun_by(account_of(request))
    begun: frozenset[str] = request.state.begun
    return begun
