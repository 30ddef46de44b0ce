"""What a run leaves on Prefect's pages: its findings as a table, its files as a list, in French and Dutch."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from imprimatur.core.artefact import Artefact
from imprimatur.findings.catalogue import severity_title
from imprimatur.job import Job
from imprimatur.project import Project
from validators.tables.suites import judged


def key(*parts: str) -> str:
    """An artifact's key: lower-case letters, digits and single dashes are all that Prefect takes."""
    return re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")


def record_findings(job: Job) -> None:
    """Record the findings of a job, in the order in which they are to be mended."""
    rows = [
        {
            "code": finding.code,
            "gravité / ernst": severity_title(finding.severity).fr,
            "où / waar": str(finding.location),
            "constat": finding.message.fr,
            "à faire": finding.remedy.fr,
            "vaststelling": finding.message.nl,
            "te doen": finding.remedy.nl,
            "qui / wie": finding.owner,
        }
        for finding in job.reported
    ]
    name = job.dossier.name
    create_table_artifact(
        table=rows,
        key=key(job.dossier.kind, job.dossier.slug, "findings"),
        description=f"Constats de {name} / Vaststellingen voor {name} ({len(rows)})",
    )


def record_completeness(job: Job) -> None:
    """Record how many points each section, and each person, still has to settle before the final version."""
    sections = Counter((finding.section.fr, finding.section.nl) for finding in job.blocking)
    owners = Counter(finding.owner for finding in job.blocking)
    rows = [
        *({"section": f"{fr} / {nl}", "points / punten": count} for (fr, nl), count in sorted(sections.items())),
        *({"qui / wie": owner or "?", "points / punten": count} for owner, count in sorted(owners.items())),
    ]
    name = job.dossier.name
    create_table_artifact(
        table=rows,
        key=key(job.dossier.kind, job.dossier.slug, "completeness"),
        description=f"Ce qui reste, par section et par personne : {name} / Wat rest, per deel en per persoon: {name}",
    )


def record_suites(job: Job) -> None:
    """Record what Great Expectations says of the suites of the job's tables, and whether it confirms the checks."""
    verdicts = judged(job)
    rows = [
        {
            "suite": one.suite,
            "tableau / tabel": f"{one.table.fr} / {one.table.nl}",
            "règle": one.rule.fr,
            "regel": one.rule.nl,
            "langue / taal": one.lang,
            "attente / verwachting": one.expectation,
            "tenue / voldaan": one.success,
            "inattendus / onverwacht": one.unexpected,
            "confirmé / bevestigd": one.confirmed,
            "Great Expectations": one.version,
        }
        for one in verdicts
    ]
    name, broken = job.dossier.name, sum(not one.success for one in verdicts)
    create_table_artifact(
        table=rows,
        key=key(job.dossier.kind, job.dossier.slug, "suites"),
        description=f"Règles des tableaux de {name} / Regels voor de tabellen van {name} ({broken} / {len(rows)})",
    )


def record_files(project: Project, job: Job, folder: Path, artefacts: Iterable[Artefact]) -> None:
    """Record the files of a set: where each stands below the project, and its size."""
    dossier = job.dossier
    place = folder.relative_to(project.root)
    lines = [
        f"| [`{place / file.name}`]({(folder / file.name).resolve().as_uri()}) | {len(file.content):,} |".replace(
            ",", " "
        )
        for file in artefacts
    ]
    text = "\n".join(
        [
            f"Fichiers produits pour {dossier.name} / Bestanden gemaakt voor {dossier.name}",
            "",
            "| Fichier / Bestand | Octets / Bytes |",
            "|---|---:|",
            *lines,
        ]
    )
    create_markdown_artifact(markdown=text, key=key(dossier.kind, dossier.slug, "files"))
