"""What happens to documents, as events of Prefect's: an operator's automations can act on them (docs/operations.md)."""

from prefect.events import emit_event

from flows.runner import End

_EVENTS = {
    End.COMPLETE: ("draft.made",),
    End.UNFINISHED: ("draft.made",),
    End.REFUSED: ("final.refused", "draft.made"),
    End.FINAL: ("final.made",),
}


def told_of(end: End, kind: str, slug: str, points: int) -> None:
    """Tell of a dossier whose run ended so, with the number of points to settle. What made nothing is no event."""
    resource = {"prefect.resource.id": f"imprimatur.dossier.{kind}.{slug}", "prefect.resource.name": f"{kind}/{slug}"}
    for name in _EVENTS.get(end, ()):
        emit_event(f"imprimatur.{name}", resource=resource, payload={"kind": kind, "slug": slug, "points": points})


def night_failed(dossiers: list[str]) -> None:
    """Tell of a night in which these could not be made."""
    emit_event(
        "imprimatur.night.failed", resource={"prefect.resource.id": "imprimatur.night"}, payload={"dossiers": dossiers}
    )
