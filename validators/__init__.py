"""The checks: what is missing, what contradicts itself, what the law or the other language forbids.

General checks hold for every kind; a kind's own stand in its folder (`validators.job_offer`), the rules over its tables
in `suites.yaml` there. All of them yield findings; none raises, prints or stops at the first.
"""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from imprimatur.core.finding import Finding
from imprimatur.job import Job
from validators import authors, cascades, completeness, in_step, languages, plausible, printing, sharing, standing
from validators.examination import Examination
from validators.prose import checks, expressions
from validators.tables.checks import check as check_tables
from validators.tables.own import check as check_own
from validators.tables.rules import suites_of
from validators.tables.sheets import sheets_of

__all__ = ["check"]


def check(job: Job) -> Iterator[Finding]:
    """Every finding about a job, those met while reading it with whose they are (an `imprimatur.pipeline.Check`).

    A fault gives one finding: a value that could not be read, or that a check of the kind already asks for, is not
    reported a second time as missing. An empty dossier gives that single finding.
    """
    examined = Examination(job, job.findings)
    if completeness.is_empty(job.document):
        yield from completeness.empty(examined)
        return
    kind = import_module(f"validators.{job.dossier.kind}")
    if hasattr(kind, "parts"):
        examined = replace(examined, parts=kind.parts(examined))
    # What is known of the words that are not finished is known with their fields, which nothing then tells again.
    examined = replace(examined, findings=tuple(authors.named(examined)))
    yield from examined.findings
    folder = Path(kind.__path__[0])
    suites, sheets = suites_of(folder), sheets_of(job.document)
    own = list(check_own(examined, sheets, suites, folder / "findings.yaml"))
    own += kind.check(examined.knowing(own))
    own = cascades.explained(own)
    own += check_tables(examined.knowing(own), sheets, suites)
    own += plausible.check(examined.knowing(own))
    yield from own
    yield from cascades.told_once(examined, completeness.check(examined.knowing(own)))
    yield from standing.check(examined)
    yield from languages.check(examined)
    yield from in_step.check(examined)
    yield from sharing.check(examined)
    yield from printing.check(examined)
    yield from checks.check(examined)
    yield from expressions.unread(examined)
