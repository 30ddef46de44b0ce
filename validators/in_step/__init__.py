"""What one language says and the other does not, unit by unit: a module a subject.

Each finding names its unit by its field and its place, and quotes both languages side by side. What another check says
already of a text (other figures, the wrong language) is not told again.
"""

from collections.abc import Iterator

from imprimatur.core.finding import Finding
from imprimatur.documents.schema.document import languages_of
from validators.examination import Examination
from validators.in_step import assets, lacking, replaced, sentences
from validators.in_step.pairs import pairs_of

__all__ = ["check"]


def check(examined: Examination) -> Iterator[Finding]:
    """What parts the two languages of a document that exists in both."""
    if len(languages_of(examined.document)) == 1:
        return
    yield from lacking.check(examined)
    yield from assets.check(examined)
    read = tuple(pairs_of(examined))
    yield from sentences.check(examined, read)
    yield from replaced.check(examined, read)
