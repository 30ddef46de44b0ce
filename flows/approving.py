"""A person signs texts of a language as they stand: what the command line and the page do alike."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from flows.clock import on_this_day
from flows.messages import Words
from flows.project_lookup import resolve
from imprimatur import pipeline
from imprimatur.core.bilingual import Lang
from imprimatur.core.parameters import Parameters
from imprimatur.core.values import FlexDate
from imprimatur.documents.schema.document import languages_of
from imprimatur.documents.schema.records import Person
from imprimatur.documents.schema.registers import find, nearest
from imprimatur.job import Job
from imprimatur.language.folding import fold
from imprimatur.language.formatting import format_date
from imprimatur.language.parsing import Unreadable, parse_day
from imprimatur.project import Project
from imprimatur.remembering import standing_of_job, stood
from imprimatur.translation import keeping
from imprimatur.translation.dossier import names_of
from imprimatur.translation.record import Record
from imprimatur.translation.record import Unreadable as Damaged
from imprimatur.translation.standing import Refusal, approved, fault_of
from imprimatur.translation.unit import Unit

_SHOWN = 12
"""Hexadecimal digits of a hash that tell one record, or one state of texts, from another."""
Choice = Callable[[Job, Unit], bool]
"""Which units are meant."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was signed: a key of `flows/messages.yaml`, and what fills it (a day as a date)."""

    key: str
    values: Mapping[str, str | date] = field(default_factory=dict)

    def said(self, words: Words) -> str:
        """The same as a sentence."""
        return words(self.key, **{name: day_said(value, words) for name, value in self.values.items()})

    @property
    def is_for_the_day(self) -> bool:
        """Whether another day would do: the texts and the person are known."""
        return self.key in ("approve_future", "approve_before_source")


@dataclass(frozen=True, slots=True)
class Approved:
    """How many texts were signed, of which `fresh` had no approval that held, by whom and on what day. `version` is the
    hash of the record they were signed from, empty where there was none."""

    count: int
    fresh: int
    by: str
    on: date
    version: str


@dataclass(frozen=True, slots=True)
class Signing:
    """What somebody wants to sign: the units of a language that are `chosen`, as they stand, on a day as it is typed
    (today without one).

    `called` names them in a refusal. `seen` is the mark (`mark_of`) of the texts that were read: others are not signed.
    """

    lang: Lang
    by: str
    chosen: Choice
    on: str | None = None
    called: str = ""
    seen: str | None = None


def approve(project: Project, name: str, wanted: Signing) -> Approved | Refused:
    """Sign what is wanted, or say why it is not. Raises UnknownDossier, Busy, NotWritten."""
    kind, slug = resolve(project, name)
    parameters = on_this_day(Parameters(kind=kind, slug=slug))
    assert parameters.today is not None
    day = _day(wanted.on, parameters.today)
    if day is None:
        return Refused("approve_bad_day", {"value": wanted.on or ""})
    try:
        # Held throughout: what is signed is what stands there.
        with keeping.held(project, kind, slug):
            return _signed(project, parameters, wanted, day)
    except Damaged:
        return Refused("approve_damaged", {"file": project.record(kind, slug).name})


def _signed(project: Project, parameters: Parameters, wanted: Signing, day: date) -> Approved | Refused:
    kind, slug, lang = parameters.kind, parameters.slug, wanted.lang
    version = version_of(project, kind, slug)
    job = stood(pipeline.read(project, parameters))
    if lang not in languages_of(job.document):
        return Refused("approve_no_language", {"name": slug})
    person = find(job.registers.persons, wanted.by)
    if not isinstance(person, Person):
        known = nearest(job.registers.persons, wanted.by)
        return Refused("approve_near" if known else "approve_nobody", {"name": wanted.by, "known": known or ""})
    units = [one for one in job.units if one.side(lang) and wanted.chosen(job, one)]
    signer = (person.full_name, day)
    refused = _fault(job, units, wanted, signer, parameters.today)
    if refused:
        return refused

    def made(record: Record) -> Record:
        return approved(standing_of_job(job, record), lang, signer, units).record

    keeping.keep(project, kind, slug, made)
    before = {one.unit.id for one in job.standing.units if lang in one.signed}
    return Approved(len(units), sum(one.id not in before for one in units), *signer, version)


def _fault(
    job: Job, units: Sequence[Unit], wanted: Signing, signer: tuple[str, date], today: date | None
) -> Refused | None:
    """Why these units are not signed; None where they are."""
    if not units:
        return Refused("approve_nothing", {"sections": wanted.called})
    if wanted.seen is not None and wanted.seen != mark_of(sealed(one, wanted.lang) for one in units):
        return Refused("approve_changed")
    fault = fault_of(job.standing, wanted.lang, signer, units, today)
    if fault is None:
        return None
    reason, other = fault
    key = "approve_future" if reason is Refusal.FUTURE else "approve_before_source"
    return Refused(key, {"on": signer[1], "other": other})


def in_sections(sections: Sequence[str]) -> Choice:
    """The units of some parts, by the names of their fields or their headings; all of them where none is named."""
    asked = {fold(one) for one in sections}
    return lambda job, unit: not asked or bool(asked & set(names_of(job.document, job.labels, unit.path)))


def version_of(project: Project, kind: str, slug: str) -> str:
    """The hash of what is recorded of the texts of a dossier; empty where nothing is."""
    content = project.read_record(kind, slug)
    return hashlib.sha256(content).hexdigest()[:_SHOWN] if content is not None else ""


def sealed(unit: Unit, lang: Lang) -> str:
    """What an approval of a language signs in a unit: its text and its source."""
    texts = (side.digest if (side := one) else "" for one in (unit.side(lang), unit.origin))
    return " ".join((unit.path, unit.place, *texts))


def mark_of(texts: Iterable[str]) -> str:
    """What tells texts that are signed together (`sealed`) from any others."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:_SHOWN]


def day_said(value: str | date, words: Words) -> str:
    """A day as it is read; any other value as it is."""
    return format_date(FlexDate(value), words.lang) if isinstance(value, date) else value


def _day(on: str | None, today: date) -> date | None:
    """The day typed, today without one; None for what is no day."""
    if on is None:
        return today
    try:
        return parse_day(on).value
    except Unreadable:
        return None
