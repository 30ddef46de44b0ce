"""What a run leaves on Prefect's pages: its findings as a table, its files as a list, in French and Dutch.

Those pages take every text of an artifact for Markdown, each cell of a table too, and their Markdown follows any link
and fetches any picture: what a workbook says, or a file is called, is escaped.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.digest.markdown import escaped
from flows.embedded.environment import OUTPUTS
from flows.messages import both, say
from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.place import said
from imprimatur.findings.catalogue import severity_title
from imprimatur.job import Job
from imprimatur.language.typography import typeset
from imprimatur.project import Project
from validators.tables.suites import judged


def key(*parts: str) -> str:
    """An artifact's key: lower-case letters, digits and single dashes are all that Prefect takes."""
    return re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")


def _row(**cells: object) -> dict[str, object]:
    """A row of a table, its columns named in French and Dutch, since nobody knows who reads it."""
    return {both(say[f"row_{name}"]): _plain(value) for name, value in cells.items()}


def _plain(value: object) -> object:
    """A cell that says what it says, and is no markup."""
    return escaped(value) if isinstance(value, str) else value


def _in_both(name: str, message: Bilingual) -> dict[str, str]:
    """A column in each language."""
    said = say[f"row_{name}"]
    return {typeset(said.of(lang), lang): escaped(message.of(lang)) for lang in LANGS}


def _about(record: str, /, **values: str | int) -> str:
    """What an artifact tells, in both languages. Prefect's page takes it for Markdown, and a name may hold any sign."""
    return escaped(both(say(record, **values)))


def record_findings(job: Job) -> None:
    """Record the findings of a job, in the order in which they are to be mended."""
    rows = [
        {
            **_row(code=one.code, severity=both(severity_title(one.severity)), where=both(said(one.location))),
            **_in_both("found", one.message),
            **_in_both("do", one.remedy),
            **_row(who=one.owner),
        }
        for one in job.reported
    ]
    about = _about("record_findings", name=job.dossier.name, count=len(rows))
    create_table_artifact(table=rows, key=key(job.dossier.kind, job.dossier.slug, "findings"), description=about)


def record_completeness(job: Job) -> None:
    """Record how many points each section, and each person, still has to settle before the final version."""
    sections = Counter(both(one.section) for one in job.blocking)
    owners = Counter(one.owner for one in job.blocking)
    rows = [
        *(_row(section=section, points=count) for section, count in sorted(sections.items())),
        *(_row(who=owner or "?", points=count) for owner, count in sorted(owners.items())),
    ]
    about = _about("record_completeness", name=job.dossier.name)
    create_table_artifact(table=rows, key=key(job.dossier.kind, job.dossier.slug, "completeness"), description=about)


def record_suites(job: Job) -> None:
    """Record what Great Expectations says of the suites of the job's tables, and whether it confirms the checks."""
    verdicts = judged(job)
    rows = [
        {
            **_row(suite=one.suite, table=both(one.table)),
            **_in_both("rule", one.rule),
            **_row(
                language=one.lang,
                expectation=one.expectation,
                kept=one.success,
                unexpected=one.unexpected,
                confirmed=one.confirmed,
            ),
            "Great Expectations": one.version,
        }
        for one in verdicts
    ]
    broken = sum(not one.success for one in verdicts)
    about = _about("record_suites", name=job.dossier.name, broken=broken, count=len(rows))
    create_table_artifact(table=rows, key=key(job.dossier.kind, job.dossier.slug, "suites"), description=about)


def linked(project: Project, file: Path) -> str:
    """A file of the outputs in Markdown: a link where the server shows it, else its place, to be copied."""
    place, shown = file.relative_to(project.outputs).as_posix(), os.environ.get(OUTPUTS)
    if shown:  # neither is `code`: Prefect's page would show its signs, and a name may hold some that end it
        return f"[{escaped(place)}]({shown}{quote(place)})"
    return escaped(file.relative_to(project.root).as_posix())


def record_files(project: Project, job: Job, folder: Path, artefacts: Iterable[Artefact]) -> None:
    """Record the files of a set: where each stands, as a link where the server shows it, and its size in bytes."""
    lines = [f"| {linked(project, folder / one.name)} | {len(one.content)} |" for one in artefacts]
    head = f"| {both(say['row_file'])} | {both(say['row_bytes'])} |\n|---|---:|"
    text = "\n".join([_about("record_files", name=job.dossier.name), "", head, *lines])
    create_markdown_artifact(markdown=text, key=key(job.dossier.kind, job.dossier.slug, "files"))
