"""The entities of a feasibility report, year by year and subject by subject; who must be told of: suites.yaml."""

from collections.abc import Iterator

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.findings.catalogue import Values
from validators.feasibility_report.study import Study, spellings
from validators.values import counted, named

YEARS = 3
"""Financial years that each entity gives (schemas.md, section 3, finances)."""


def check(study: Study) -> Iterator[Finding]:
    """Entities that are too few, or whose years and subjects are not all told."""
    report = study.report
    if len(report.entities) == 1 and not study.examined.is_known("entities"):
        yield study.finding("F34", "entities", {"entity": report.entities[0].brief})
    # An entity that could not be read is reported at its cell: who is missing is not yet sure.
    if report.finances and all(row.entity for row in report.finances):
        yield from _years(study)
    if report.operations and all(row.entity for row in report.operations):
        yield from _subjects(study)


def _years(study: Study) -> Iterator[Finding]:
    """The same years for each entity, three at least."""
    rows = study.report.finances
    if any(row.year is None for row in rows):
        return
    years = {row.year for row in rows if row.year}
    if len(years) < YEARS:
        about: Values = {"years": _list(years), "wanted": counted(YEARS)}
        yield study.finding("F35", "finances", about)
    seen: dict[str, set[int]] = {}
    for place, row in enumerate(rows):
        if row.entity and row.year:
            if row.year in seen.setdefault(row.entity.code, set()):
                yield study.twice("finances", f"finances.{place}.year", f"{row.entity.brief}, {row.year}")
            seen[row.entity.code].add(row.year)
    for entity in study.report.entities:
        missing = years - seen.get(entity.code, years)
        if missing:
            last = max(place for place, row in enumerate(rows) if row.entity and row.entity.code == entity.code)
            yield study.finding("F12", f"finances.{last}", {"entity": entity.brief, "years": _list(missing)})


def _list(years: set[int]) -> str:
    return ", ".join(map(str, sorted(years)))


def _subjects(study: Study) -> Iterator[Finding]:
    """Each subject of the comparison told for each entity, once."""
    rows = study.report.operations
    subjects: dict[frozenset[str], tuple[int, Bilingual, set[str]]] = {}
    for place, row in enumerate(rows):
        names = spellings(row.subject)
        if not names or not row.entity:
            continue
        key = next((key for key in subjects if key & names), names)
        _, said, told = subjects.setdefault(key, (place, named(row.subject), set()))
        if row.entity.code in told:
            yield study.twice("operations", f"operations.{place}.subject", f"{row.entity.brief}, {said.fr}")
        told.add(row.entity.code)
    for place, said, told in subjects.values():
        for entity in study.report.entities:
            if entity.code not in told and any(row.entity == entity for row in rows):
                about: Values = {"entity": entity.brief, "subject": said}
                yield study.finding("F13", f"operations.{place}.subject", about)
