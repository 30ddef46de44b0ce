"""A dossier as it was when it was first approved, and as it stands after something changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from imprimatur import pipeline
from imprimatur.core.finding import Finding
from imprimatur.job import Job
from imprimatur.translation.record import Record
from tests.dossiers import assembled
from tests.validators.dossiers import JOB
from validators import check

Files = Mapping[str, str | bytes]
TODAY = date(2026, 11, 26)


def stood(files: Files = JOB, record: Record | None = None, kind: str = "job_offer") -> Job:
    """The job of some files, its texts held against a record."""
    job = assembled(kind, files)
    parameters = job.parameters.model_copy(update={"today": TODAY})
    return pipeline.write(replace(job, record=record or Record(), parameters=parameters))


def changed(files: Files, *changes: tuple[str, str]) -> dict[str, str | bytes]:
    """The files with words in the place of others, which stand there once."""
    made = dict(files)
    for old, new in changes:
        (name,) = [name for name, content in made.items() if isinstance(content, str) and old in content]
        content = made[name]
        assert isinstance(content, str) and content.count(old) == 1, old
        made[name] = content.replace(old, new)
    return made


def after(*changes: tuple[str, str], files: Files = JOB) -> list[Finding]:
    """What is found about approvals once words of an approved dossier have changed."""
    record = stood(files).standing.record
    return approvals(stood(changed(files, *changes), record))


def approvals(job: Job) -> list[Finding]:
    """The findings about approvals."""
    return [one for one in pipeline.examine(job, check).findings if "C11" <= one.code <= "C18"]


def told(found: list[Finding]) -> list[tuple[str, str, str | None]]:
    """Code, place and language of each finding."""
    return [(one.code, str(one.location).partition("/test/")[2], one.lang) for one in found]
