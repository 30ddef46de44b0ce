"""The day by which a document must be finished, as its set records it (`deadlines` of the manifest)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from flows.digest.model import Deadline
from imprimatur.language.labels import Labels

PAST = timedelta(days=30)
"""For how long a deadline that has passed is still told: an offer of last year waits for nobody."""


def deadline_of(manifest: Mapping[str, Any], labels: Labels | None, today: date) -> Deadline | None:
    """The next deadline of a document, else the one that has just passed; None where none of them is near."""
    found = sorted(_days(manifest.get("deadlines")))
    ahead = [one for one in found if one[0] >= today]
    near = [one for one in found if today - PAST <= one[0]]
    chosen = next(iter(ahead), None) or (near[-1] if near else None)
    if chosen is None:
        return None
    day, path = chosen
    return Deadline(day, labels.field(path).both) if labels and path in labels.fields else Deadline(day)


def _days(content: Any) -> Iterator[tuple[date, str]]:
    for path, day in content.items() if isinstance(content, dict) else ():
        try:
            yield date.fromisoformat(day), str(path)
        except (TypeError, ValueError):
            continue
