"""Every text in every form: its dossier assembled, written and rendered as staff would have it, and measured."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.fidelity.forms import AS_WRITTEN, Files, bare, by_hand, capitals, flat, markdown, numbered, word
from bench.fidelity.forms_of_fields import in_fields, workbook, yaml
from bench.fidelity.measure import Share, Tells, always, compare
from bench.fidelity.names import Names, names_of
from bench.fidelity.reading import in_pdf, in_word
from bench.fidelity.units import Unit, units_of
from imprimatur import pipeline
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.dossier import Dossier
from imprimatur.core.parameters import Parameters
from imprimatur.core.source import Source
from imprimatur.documents.assembly import assemble
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.job import Job
from imprimatur.language.labels import Labels, load_labels
from imprimatur.rendering import renderer
from imprimatur.rendering.interface import Templates
from imprimatur.sources import read_any
from validators import check

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "texts"
READ = {"docx": in_word, "pdf": in_pdf}
KINDS = {
    "animation": "job_offer",
    "mission": "job_offer",
    "permanence": "job_offer",
    "synthese": "research_synthesis",
    "faisabilite": "feasibility_report",
    "rapport": "annual_report",
}
"""The kind of each text."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text given in a form, in some languages."""

    text: str
    form: str
    langs: tuple[Lang, ...]

    @property
    def kind(self) -> str:
        """The kind of document that it is."""
        return KINDS[self.text]


def cases(texts: list[str]) -> Iterator[Case]:
    """Each text as it is written in both languages at once, and in every other form in one language alone."""
    for text in texts:
        for form in NARRATIVES:
            is_whole = form.endswith("as written")
            yield from [Case(text, form, LANGS)] if is_whole else [Case(text, form, (lang,)) for lang in LANGS]
        yield from (Case(text, form, LANGS) for form in FIELDS)


def measured(case: Case) -> dict[tuple[str, Lang], Share]:
    """What each format prints of a case, by format and language."""
    names = names_of(case.kind, labels(case.kind))
    texts = {lang: units_of((TEXTS / f"{case.text}.{lang}.md").read_text("utf-8")) for lang in case.langs}
    given = {lang: _given(case, units) for lang, units in texts.items()}
    job = job_of(case.kind, _files(case, texts, names))
    shares: dict[tuple[str, Lang], Share] = {}
    for lang, units in given.items():
        for suffix, content in rendered(job, lang).items():
            shares[suffix, lang] = compare(units, READ[suffix](content), *_told(case, names))
    return shares


def _given(case: Case, units: list[Unit]) -> list[Unit]:
    """What is given of a text in the form of a case: some forms hold less than others."""
    if case.form in FIELDS:
        return in_fields(units)
    headings = NARRATIVES[case.form][1]
    if headings is by_hand:
        return flat(units)
    return bare(units) if headings is bare else units


def _files(case: Case, texts: dict[Lang, list[Unit]], names: Names) -> Files:
    if case.form in FIELDS:
        return FIELDS[case.form]({lang: in_fields(units) for lang, units in texts.items()}, names)
    make, headings = NARRATIVES[case.form]
    return {name: content for lang, units in texts.items() for name, content in make(headings(units), lang).items()}


def _told(case: Case, names: Names) -> tuple[Tells, Tells]:
    """Which headings the document words itself, and which passages it places itself, in the form of a case."""
    if case.form in FIELDS:
        return names.is_field, always
    return names.is_known, names.is_known


@cache
def labels(kind: str) -> Labels:
    """The labels of a kind, as committed."""
    return load_labels(ROOT / "templates", kind)


def job_of(kind: str, files: Files) -> Job:
    """The job of a dossier of files, written and checked."""
    contents = {name: one.encode() if isinstance(one, str) else one for name, one in sorted(files.items())}
    sources = tuple(Source(f"{kind}/x/{n}", one, hashlib.sha256(one).hexdigest()) for n, one in contents.items())
    dossier = Dossier(kind, "x", sources, tuple(map(read_any, sources)))
    made = assemble(load_kind(kind), dossier, labels(kind), Registers())
    about = (made.document, made.provenance, made.findings)
    job = Job(Parameters(kind=kind, slug="x"), dossier, {}, Registers(), labels(kind), *about)
    return pipeline.examine(pipeline.write(job), check)


def rendered(job: Job, lang: Lang) -> dict[str, bytes]:
    """The draft of one language, by format."""
    write = load_kind(job.dossier.kind).write
    composition = write(job.document, job.provenance, job.labels, lang, Gaps(job.blocking)).composition
    return {suffix: renderer(suffix)(composition, Templates(ROOT / "templates")).content for suffix in READ}


NARRATIVES = {
    "Markdown, as written": (markdown, AS_WRITTEN),
    "Word, as written": (word, AS_WRITTEN),
    "Word, numbered": (word, numbered),
    "Markdown, capitals": (markdown, capitals),
    "Word, by hand": (word, by_hand),
    "Markdown, no headings": (markdown, bare),
    "Word, no headings": (word, bare),
}
"""How a narrative is given: the file, and what is done to its headings."""
FIELDS = {"workbook": workbook, "YAML": yaml}
"""How fields are given."""
