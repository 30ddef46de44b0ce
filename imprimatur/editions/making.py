"""The editions of a set: what its documents say, read from the compositions that they are printed from."""

from collections.abc import Iterable

from imprimatur.core.artefact import Artefact
from imprimatur.core.composition import Composition
from imprimatur.core.edition import Edition
from imprimatur.editions.given import given_in
from imprimatur.editions.origins import Origins
from imprimatur.editions.printed import printed_of
from imprimatur.editions.stored import dumped
from imprimatur.editions.sums import sums_of
from imprimatur.job import Job
from imprimatur.rendering.html.order import order_of
from imprimatur.rendering.interface import Templates

EDITION = "edition.json"
MEDIA = "application/json"


def editions_of(job: Job, compositions: Iterable[Composition], templates: Templates) -> tuple[Edition, ...]:
    """What each language says, in the order in which the template of its kind places it. Raises TemplateFault."""
    return tuple(_edition(job, one, templates) for one in compositions)


def _edition(job: Job, said: Composition, templates: Templates) -> Edition:
    passages, blanks = printed_of(said, order_of(said, templates))
    printed = "\n".join(one.text for one in passages)
    origins = Origins(tuple(given_in(job, said.lang, printed)), sums_of(job, said.lang))
    return Edition(said.kind, said.slug, said.lang, said.properties.title, origins.traced(passages), blanks)


def edition_of_set(job: Job, compositions: Iterable[Composition], templates: Templates) -> Artefact:
    """The file in which a set keeps what its documents say. Raises TemplateFault."""
    return Artefact(EDITION, dumped(editions_of(job, compositions, templates)), MEDIA)
