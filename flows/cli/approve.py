"""`imprimatur approve`: a person signs the texts of a language as they stand."""

from collections.abc import Sequence
from datetime import date

from flows.cli.exit_codes import USAGE
from flows.cli.output import console
from flows.clock import on_this_day
from flows.messages import Words
from flows.project_lookup import resolve
from imprimatur import pipeline
from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import GateRefused
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
from imprimatur.remembering import standing_of_job
from imprimatur.translation import keeping
from imprimatur.translation.dossier import names_of
from imprimatur.translation.record import Record
from imprimatur.translation.record import Unreadable as Damaged
from imprimatur.translation.standing import Refusal, approved, fault_of
from imprimatur.translation.unit import Unit


def approve(
    project: Project, words: Words, name: str, lang: Lang, by: str, on: str | None, sections: Sequence[str]
) -> int:
    """Sign the texts of a language, all or those of some sections, as they stand; what refuses it is said."""
    kind, slug = resolve(project, name)
    today = on_this_day(Parameters(kind=kind, slug=slug)).today
    assert today is not None
    day = _day(on, today)
    if day is None:
        return _refuse(words, "approve_bad_day", value=on or "")
    job = pipeline.write(pipeline.read(project, on_this_day(Parameters(kind=kind, slug=slug))))
    if lang not in languages_of(job.document):
        return _refuse(words, "approve_no_language", name=slug)
    person = find(job.registers.persons, by)
    if not isinstance(person, Person):
        known = nearest(job.registers.persons, by)
        return _refuse(words, "approve_near" if known else "approve_nobody", name=by, known=known or "")
    units = [one for one in job.units if one.side(lang) and _is_in(job, one, sections)]
    if not units:
        return _refuse(words, "approve_nothing", sections=", ".join(sections))
    fault = fault_of(job.standing, lang, (person.full_name, day), units, today)
    if fault:
        reason, other = fault
        shown = {"on": _said(day, words), "other": _said(other, words)}
        return _refuse(words, "approve_future" if reason is Refusal.FUTURE else "approve_before_source", **shown)

    def made(record: Record) -> Record:
        now = standing_of_job(job, record)
        return approved(now, lang, (person.full_name, day), units).record

    try:
        keeping.keep(project, kind, slug, made)
    except Damaged:
        return _refuse(words, "approve_damaged", file=project.record(kind, slug).name)
    said = {"count": len(units), "by": person.full_name, "on": _said(day, words)}
    console().print(words("approved_one" if len(units) == 1 else "approved", **said), soft_wrap=True)
    return 0


def _day(on: str | None, today: date) -> date | None:
    """The day typed, today without one; None for what is no day."""
    if on is None:
        return today
    try:
        return parse_day(on).value
    except Unreadable:
        return None


def _is_in(job: Job, unit: Unit, sections: Sequence[str]) -> bool:
    names = set(names_of(job.document, job.labels, unit.path)) if sections else set()
    return not sections or any(fold(one) in names for one in sections)


def _said(day: date, words: Words) -> str:
    return format_date(FlexDate(day), words.lang)


def _refuse(words: Words, key: str, **values: str) -> int:
    console(error=True).print(words(key, **values), soft_wrap=True)
    return GateRefused.exit_code if key in ("approve_future", "approve_before_source") else USAGE
