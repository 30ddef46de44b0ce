"""Who approved what of a version: the approvals that hold, by language, person and day."""

from collections.abc import Iterator
from datetime import date

from imprimatur.core.bilingual import Lang
from imprimatur.job import Job
from imprimatur.publishing.versions.version import Approval


def approvals_of(job: Job) -> Iterator[Approval]:
    """The approvals of a job's texts in its languages, in the order of the languages and of the document."""
    for lang in job.languages:
        found: dict[tuple[str, date], list[str]] = {}
        for one in job.standing.units:
            if lang in one.signed:
                found.setdefault(one.signed[lang].name, []).append(one.unit.path.partition(".")[0])
        for (by, on), fields in found.items():
            yield _approval(lang, by, on, fields)


def _approval(lang: Lang, by: str, on: date, fields: list[str]) -> Approval:
    return Approval(lang=lang, by=by, on=on, texts=len(fields), sections=tuple(dict.fromkeys(fields)))
